// How one reads: which languages, how large, amendments shown or not, and what changed
// since one last looked.
import { recall, remember } from "./device.js";

const SIZES = ["s", "m", "l", "xl"];
const here = (key) => `drafting:${document.body.dataset.assembly}:${key}`;

export function reading(root) {
  const page = root.querySelector(".reading");
  if (!page) return;
  segments(page);
  sizes(page);
  tracked(page);
  window.addEventListener("pagehide", noteSeen);
  document.addEventListener("visibilitychange", () => document.hidden && noteSeen());
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
      remember(here("show"), link.dataset.showValue);
    });
  }
  const kept = recall(here("show"));
  const asked = new URLSearchParams(location.search).get("show");
  if (!asked && links.some((link) => link.dataset.showValue === kept)) choose(kept);
}

function sizes(page) {
  const box = page.querySelector("[data-sizes]");
  if (!box) return;
  const [smaller, larger] = box.querySelectorAll("button");
  let at = Math.max(0, SIZES.indexOf(recall("drafting:size") ?? "m"));
  const choose = (next) => {
    at = Math.min(SIZES.length - 1, Math.max(0, next));
    page.dataset.size = SIZES[at];
    smaller.setAttribute("aria-disabled", String(at === 0));
    larger.setAttribute("aria-disabled", String(at === SIZES.length - 1));
    remember("drafting:size", SIZES[at]);
  };
  smaller.addEventListener("click", () => choose(at - 1));
  larger.addEventListener("click", () => choose(at + 1));
  choose(at);
  box.hidden = false;
}

function tracked(page) {
  const button = page.querySelector("[data-tracked]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isOpen = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isOpen));
    for (const details of page.querySelectorAll("details.tracked")) details.open = isOpen;
  });
}

// Amendments that arrive while all are shown are shown too.
export function showTracked(container) {
  if (!document.querySelector("[data-tracked][aria-pressed=true]")) return;
  for (const details of container.querySelectorAll(".changed details.tracked")) details.open = true;
}

const revised = (root) => [...root.querySelectorAll("[data-revision]")];
const revisionOf = (piece) => Number(piece.dataset.revision);

function noteSeen() {
  const head = Math.max(0, ...revised(document).map(revisionOf));
  if (head) remember(here("seen"), head);
}

// Clauses changed since the last visit get a mark, and buttons that step through them, one of
// them in reach of the thumb; on these and on such a clause the keys n and p do the same.
export function noteUnseen(container) {
  const isFirst = !stepped.isReading;
  stepped.isReading = true;
  const seen = Number(recall(here("seen")));
  const button = document.querySelector("#unseen");
  if (!seen || !button) return;
  const unseen = revised(container).filter((piece) => revisionOf(piece) > seen);
  for (const piece of unseen) piece.classList.add("unseen");
  // The button stands above the text: once one reads, it must not come and push the text down.
  if (isFirst) button.hidden = unseen.length === 0;
  button.textContent =
    unseen.length === 1 ? button.dataset.one : button.dataset.many.replace("{n}", unseen.length);
  const thumbs = document.querySelector("#thumbs");
  thumbs.hidden = unseen.length === 0;
  const step = (by) => {
    const from = unseen.findIndex((piece) => piece.id === stepped.at);
    const next = from < 0 && by < 0 ? unseen.length - 1 : from + by;
    const at = (next + unseen.length) % unseen.length;
    stepped.at = unseen[at].id;
    thumbs.querySelector("[data-at]").textContent = `${at + 1}/${unseen.length}`;
    unseen[at].tabIndex = -1;
    unseen[at].scrollIntoView({ block: "center" });
    unseen[at].focus({ preventScroll: true });
  };
  thumbs.querySelector("[data-at]").textContent = `${unseen.length}`;
  button.onclick = () => step(1);
  for (const one of thumbs.querySelectorAll("[data-step]")) one.onclick = () => step(Number(one.dataset.step));
  document.onkeydown = (event) => {
    const by = { n: 1, p: -1 }[event.key];
    const isOurs = event.target.closest?.("#unseen, #thumbs, .unseen");
    if (!by || !isOurs || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    step(by);
  };
  if (location.hash === "#changes" && unseen.length && !stepped.at) step(1);
}

const stepped = { at: null, isReading: false }; // the change one is at; whether the page was drawn
