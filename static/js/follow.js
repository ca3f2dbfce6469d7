// Follow the chair, or read on undisturbed: whoever follows is brought to the clauses that are
// on the screen when the chair presents another amendment; for the others nothing ever moves.
import { recall, remember } from "./device.js";

const KEY = () => `drafting:${document.body.dataset.assembly}:follow`;

export function followChair(root) {
  const button = root.querySelector("[data-follow]");
  if (!button) return;
  let shown = presentedNow();
  const isOn = () => button.getAttribute("aria-pressed") === "true";
  const choose = (on) => {
    button.setAttribute("aria-pressed", String(on));
    mark(on);
    if (on) bring();
  };
  button.addEventListener("click", () => {
    const on = !isOn();
    remember(KEY(), on);
    choose(on);
  });
  document.addEventListener("moved", () => {
    const now = presentedNow();
    mark(isOn());
    if (now === shown) return;
    shown = now;
    if (isOn()) bring();
  });
  button.hidden = false;
  if (recall(KEY())) choose(true);
}

const presentedNow = () => document.querySelector("#presented")?.dataset.presented ?? "";

function clauses() {
  const places = document.querySelector("#presented")?.dataset.places ?? "";
  return places.split(" ").map((key) => key && document.getElementById(`clause-${key}`)).filter(Boolean);
}

function mark(on) {
  for (const old of document.querySelectorAll(".clause.presented")) old.classList.remove("presented");
  if (on) for (const clause of clauses()) clause.classList.add("presented");
}

function bring() {
  const [first] = clauses();
  if (!first) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const details = first.querySelector("details.tracked");
  if (details) details.open = true;
  first.scrollIntoView({ block: "start", behavior: isCalm ? "instant" : "smooth" });
}
