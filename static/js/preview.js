// The redline of what is being typed, drawn by the server with the words' own rules.
import { token } from "./send.js";

const PAUSE = 350;

export function preview(root) {
  for (const form of root.querySelectorAll("form[data-preview]")) watch(form);
}

function watch(form) {
  const target = form.querySelector("[data-preview-target]");
  let timer = null;
  let asked = 0;
  const draw = async () => {
    const mine = ++asked;
    try {
      const response = await fetch(form.dataset.preview, {
        method: "POST",
        body: fieldsOf(form, target.dataset.previewKey),
        headers: { "X-CSRFToken": token() },
      });
      if (!response.ok || mine !== asked) return;
      const template = document.createElement("template");
      template.innerHTML = await response.text(); // escaped by the server, and CSP runs no script
      target.replaceChildren(template.content);
    } catch {
      // Without a network there is no preview; what is typed is kept all the same.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE);
  });
  draw();
}

// A finding's form names its fields text_fr; the preview asks for revise:<key>:fr.
function fieldsOf(form, key) {
  const fields = new FormData(form);
  if (key) {
    for (const [name, value] of [...fields]) {
      if (name.startsWith("text_")) fields.set(`revise:${key}:${name.slice(5)}`, value);
    }
  }
  return fields;
}
