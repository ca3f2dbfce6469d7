// Buttons that are a whole deed (form="deed"): sent by script, the page stays where it is.
import { freshDeed, send, toast } from "./send.js";

export function sendDeeds(root) {
  const form = root.querySelector("#deed");
  if (!form) return;
  // Deed ids whose answer never came, by what was asked: asking the same again is the
  // same deed, asking something else never is.
  const unanswered = new Map();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    const fields = new FormData(form);
    fields.delete("deed");
    const asked = JSON.stringify([button.formAction, ...fields]);
    const deed = unanswered.get(asked) ?? freshDeed();
    unanswered.set(asked, deed);
    fields.set("deed", deed);
    try {
      const answer = await send(button.formAction, fields);
      unanswered.clear();
      toast(answer.sentence, !answer.ok);
      if (answer.ok && !document.querySelector("[data-live]")) location.assign(answer.location);
    } catch {
      toast(form.dataset.unsent, true);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}
