// What is typed is kept on this device until the server has acknowledged it. The kept
// text carries its deed id, so that sending it again after a break makes no second one.
import { freshDeed, send } from "./send.js";

const SAID = {
  fr: {
    recovered: "Texte retrouvé sur cet appareil.",
    discard: "Effacer et recommencer",
    waiting: "Gardé sur cet appareil ; sera envoyé dès que le réseau revient.",
  },
  en: {
    recovered: "Recovered from this device.",
    discard: "Discard and start again",
    waiting: "Kept on this device; it will be sent when the network returns.",
  },
  hy: {
    recovered: "Տեքստը վերականգնվել է այս սարքից։",
    discard: "Ջնջել և սկսել նորից",
    waiting: "Պահված է այս սարքում. կուղարկվի, երբ ցանցը վերականգնվի։",
  },
};
const NOT_KEPT = new Set(["csrf_token"]);
const RETRY = 4_000;

export function keepForms(root) {
  for (const form of root.querySelectorAll("form[data-keep]")) keep(form);
}

function keep(form) {
  const { assembly, seat } = document.body.dataset;
  const key = `drafting:kept:${assembly}:${seat}:${form.dataset.keep}`;
  const said = SAID[document.documentElement.lang] ?? SAID.fr;
  const note = form.insertBefore(document.createElement("p"), form.firstChild);
  note.className = "kept-note";
  note.setAttribute("role", "status");
  note.hidden = true;
  let sending = false;

  const save = (isSent = false) => {
    const fields = [...new FormData(form)].filter(([name, v]) => !NOT_KEPT.has(name) && typeof v === "string");
    localStorage.setItem(key, JSON.stringify({ fields, isSent }));
  };
  const forget = () => localStorage.removeItem(key);

  const submit = async () => {
    if (sending) return;
    sending = true;
    save(true);
    try {
      const answer = await send(form.action, new FormData(form));
      if (answer.ok) {
        forget();
        return leave(answer.location);
      }
      save();
      refuse(form, answer);
    } catch {
      tell(note, said.waiting);
      setTimeout(submit, RETRY);
    } finally {
      sending = false;
    }
  };

  const kept = JSON.parse(localStorage.getItem(key) ?? "null");
  if (kept) {
    restore(form, kept.fields);
    tell(note, said.recovered);
    note.append(" ", discardButton(said.discard, forget));
    if (kept.isSent) submit();
  }
  form.addEventListener("input", () => save());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  window.addEventListener("online", () => JSON.parse(localStorage.getItem(key) ?? "{}").isSent && submit());
}

function restore(form, fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const element of form.elements) {
    if (!element.name || NOT_KEPT.has(element.name) || element.type === "file") continue;
    const given = values.get(element.name);
    if (element.type === "checkbox" || element.type === "radio") {
      element.checked = given?.includes(element.value) ?? false;
    } else if (given) element.value = given.shift() ?? element.value;
    const isFilled = element.tagName === "TEXTAREA" && given && element.value;
    if (isFilled || element.checked) element.closest("details")?.setAttribute("open", "");
  }
}

// A refusal: the sentence on top and at its field; the newer text when there is one.
function refuse(form, answer) {
  const box = document.querySelector("[data-problem]");
  if (box) {
    box.textContent = answer.sentence;
    for (const line of answer.report ?? []) box.append(document.createElement("br"), line);
    box.hidden = false;
    box.scrollIntoView({ block: "center" });
  }
  for (const error of form.querySelectorAll(".error")) error.textContent = "";
  for (const wrong of form.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
  for (const [name, said] of Object.entries(answer.errors ?? {})) {
    const field = form.elements[name];
    field?.setAttribute?.("aria-invalid", "true");
    const place = document.getElementById(`${name}-error`);
    if (place) place.textContent = said;
    field?.focus?.();
  }
  if (answer.base) form.elements.base.value = answer.base;
  for (const [key, texts] of Object.entries(answer.current ?? {})) showCurrent(form, key, texts);
  if (form.elements.deed) form.elements.deed.value = freshDeed();
}

function showCurrent(form, key, texts) {
  for (const [lang, text] of Object.entries(texts)) {
    const field = form.elements[`revise:${key}:${lang}`];
    if (!field) continue;
    const shown = document.createElement("p");
    shown.className = "both words";
    shown.lang = lang;
    shown.textContent = text;
    field.before(shown);
  }
}

function tell(note, said) {
  note.textContent = said;
  note.hidden = false;
}

function discardButton(said, forget) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet small";
  button.textContent = said;
  button.addEventListener("click", () => {
    forget();
    location.reload();
  });
  return button;
}

function leave(location_) {
  const target = new URL(location_, location.href);
  if (target.pathname + target.search === location.pathname + location.search) {
    location.href = target.href;
    location.reload();
  } else location.assign(target);
}
