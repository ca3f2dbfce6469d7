// How one reads: which languages, amendments shown or not, and what changed since one last looked.

const store = (key) => `drafting:${document.body.dataset.assembly}:${key}`;

export function reading(root) {
  const page = root.querySelector(".reading");
  if (!page) return;
  segments(page);
  tracked(page);
  window.addEventListener("pagehide", remember);
  document.addEventListener("visibilitychange", () => document.hidden && remember());
}

function segments(page) {
  const links = [...page.querySelectorAll("[data-show-value]")];
  const choose = (value) => {
    page.dataset.show = value;
    for (const link of links) {
      if (link.dataset.showValue === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link.dataset.showValue);
      localStorage.setItem(store("show"), link.dataset.showValue);
    });
  }
  const kept = localStorage.getItem(store("show"));
  const asked = new URLSearchParams(location.search).get("show");
  if (!asked && links.some((link) => link.dataset.showValue === kept)) choose(kept);
}

function tracked(page) {
  const button = page.querySelector("[data-tracked]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    for (const details of page.querySelectorAll("details.tracked")) details.open = open;
  });
}

const revisions = (root) =>
  [...root.querySelectorAll("[data-revision]")].map((piece) => Number(piece.dataset.revision));

function remember() {
  const head = Math.max(0, ...revisions(document));
  if (head) localStorage.setItem(store("seen"), head);
}

// Clauses changed since the last visit get a mark, and a button that steps through them.
export function noteUnseen(container) {
  const seen = Number(localStorage.getItem(store("seen")));
  const button = document.querySelector("#unseen");
  if (!seen || !button) return;
  const unseen = [...container.querySelectorAll("[data-revision]")].filter(
    (piece) => Number(piece.dataset.revision) > seen,
  );
  for (const piece of unseen) piece.classList.add("unseen");
  button.hidden = unseen.length === 0;
  button.textContent =
    unseen.length === 1 ? button.dataset.one : button.dataset.many.replace("{n}", unseen.length);
  let at = -1;
  button.onclick = () => {
    at = (at + 1) % unseen.length;
    document.getElementById(unseen[at].id)?.scrollIntoView({ block: "center" });
  };
}
