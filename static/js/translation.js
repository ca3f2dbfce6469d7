// The translator's queue: keys, going on to the next one, and words that nothing takes away.
import { isWritten } from "./pieces.js";
import { keepNew } from "./keep.js";

export function translation(list) {
  const overtaken = document.querySelector("#overtaken");
  let following = null; // the card to go to once the one just confirmed has left

  const cards = () => [...list.querySelectorAll(".behind")];
  const forms = new Set(list.querySelectorAll("form[data-keep]"));
  const look = (form) => {
    const stands = form.querySelector("[data-stands]");
    if (isWritten(form)) stands?.setAttribute("aria-disabled", "true"); // save, or put the words back, first
    else stands?.removeAttribute("aria-disabled");
  };
  const goTo = (card) => {
    card?.scrollIntoView({ block: "nearest" });
    card?.querySelector("textarea")?.focus({ preventScroll: true });
  };
  const cardOf = (element) => element.closest?.(".behind");

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form) look(form);
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target.form;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !form?.matches(".behind-form")) return;
    event.preventDefault();
    if (event.shiftKey) form.querySelector("[data-stands]")?.click();
    else form.requestSubmit(form.querySelector(".primary"));
  });
  document.addEventListener("click", (event) => {
    const stands = event.target.closest?.("[data-stands]");
    if (stands && isWritten(stands.closest("form"))) return event.preventDefault();
    if (stands) {
      const all = cards();
      const at = all.indexOf(cardOf(event.target));
      following = { left: all[at], next: (all[at + 1] ?? all[at - 1])?.id };
    }
    const former = event.target.closest?.("[data-former]");
    if (former) take(former);
  });
  document.addEventListener("moved", () => {
    keepNew(list);
    for (const form of forms) if (!form.isConnected && isWritten(form)) keepApart(form);
    for (const form of list.querySelectorAll("form[data-keep]")) {
      forms.add(form);
      look(form);
    }
    if (following && !following.left.isConnected) {
      goTo(document.getElementById(following.next) ?? cards()[0]);
      following = null;
    }
  });

  // Someone else was quicker, or the text went back: the words typed here are shown apart.
  function keepApart(form) {
    if (form.querySelector("textarea").readOnly) return; // being sent: it left because it is done
    const card = form.closest(".behind") ?? form;
    if (!overtaken.contains(card)) overtaken.append(card);
    overtaken.hidden = false;
  }

  function take(button) {
    const field = button.form.querySelector("textarea");
    field.value = button.closest(".former").querySelector("[lang]").textContent;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  for (const form of forms) look(form);
  if (location.hash.startsWith("#behind-")) goTo(document.getElementById(location.hash.slice(1)) ?? cards()[0]);
}
