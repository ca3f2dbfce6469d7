// Buttons that are a whole deed (form="deed"): sent by script, the page stays where it is.
import { freshDeed, send, toast } from "./send.js";

export function sendDeeds(root) {
  const form = root.querySelector("#deed");
  if (!form) return;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      const answer = await send(button.formAction, new FormData(form));
      toast(answer.sentence, !answer.ok);
      form.elements.deed.value = freshDeed();
      if (answer.ok && !document.querySelector("[data-live]")) location.assign(answer.location);
    } catch {
      toast(document.querySelector("#live-banner").dataset.behind + " …", true);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}
