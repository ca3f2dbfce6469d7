// What is typed is kept on this device until the server has acknowledged it. The kept
// text carries its deed id, so that sending it again after a break makes no second one.
import { forget, keysUnder, recall, remember } from "./device.js";
import { freshDeed, send, toast } from "./send.js";

const SAID = {
  fr: {
    recovered: "Texte retrouvé sur cet appareil.",
    discard: "Effacer et recommencer",
    waiting: "Gardé sur cet appareil ; sera envoyé dès que le réseau revient.",
    notKept: "Pas de réseau, et cet appareil ne peut rien garder : laissez cette page ouverte.",
    edited: "Gardé sur cet appareil, pas encore envoyé.",
    elsewhere: "Ce texte vient d’être envoyé depuis un autre onglet.",
    sent: "Ce que vous aviez écrit est envoyé.",
  },
  en: {
    recovered: "Recovered from this device.",
    discard: "Discard and start again",
    waiting: "Kept on this device; it will be sent when the network returns.",
    notKept: "No network, and this device cannot keep anything: leave this page open.",
    edited: "Kept on this device, not sent yet.",
    elsewhere: "This text has just been sent from another tab.",
    sent: "What you had written is sent.",
  },
  hy: {
    recovered: "Տեքստը վերականգնվել է այս սարքից։",
    discard: "Ջնջել և սկսել նորից",
    waiting: "Պահված է այս սարքում. կուղարկվի, երբ ցանցը վերականգնվի։",
    notKept: "Ցանց չկա, և այս սարքը չի կարող պահել տեքստը. մի՛ փակեք այս էջը։",
    edited: "Պահված է այս սարքում, դեռ ուղարկված չէ։",
    elsewhere: "Այս տեքստը հենց նոր ուղարկվեց մեկ այլ ներդիրից։",
    sent: "Ձեր գրածն ուղարկված է։",
  },
};
const NOT_KEPT = new Set(["csrf_token"]);
const RETRY = { first: 2_000, most: 60_000 };

const held = new WeakSet(); // the forms that are kept already
const said = () => SAID[document.documentElement.lang] ?? SAID.fr;
const ours = () => `drafting:kept:${document.body.dataset.assembly}:${document.body.dataset.seat}:`;

export function keepForms(root) {
  const forms = [...root.querySelectorAll("form[data-keep]")];
  for (const form of forms) keep(form);
  const shown = new Set(forms.map((form) => ours() + form.dataset.keep));
  for (const key of keysUnder(ours())) if (!shown.has(key) && recall(key)?.isSent) sendLeftover(key);
}

// Forms that a push has brought.
export function keepNew(root) {
  for (const form of root.querySelectorAll("form[data-keep]")) if (!held.has(form)) keep(form);
}

function keep(form) {
  held.add(form);
  const key = ours() + form.dataset.keep;
  const note = noteIn(form);
  const again = patience(() => submit());
  let sending = false;
  let unanswered = false; // sent, and nobody knows whether it arrived

  const save = (isSent) => {
    const fields = [...new FormData(form)].filter(([name, v]) => !NOT_KEPT.has(name) && typeof v === "string");
    return remember(key, { fields, isSent, url: form.action, page: location.pathname + location.search });
  };
  const submit = async () => {
    if (sending) return;
    sending = true;
    lock(form, true);
    const isKept = save(true);
    try {
      const answer = await send(form.action, new FormData(form));
      unanswered = !answer.ok && !answer.code; // it broke on our side, perhaps after the commit
      if (answer.ok) {
        forget(key);
        newDeed(form); // this page may come back by the Back button
        return leave(answer.location);
      }
      save(false);
      note.hidden = true;
      refuse(form, answer);
    } catch {
      unanswered = true;
      tell(note, isKept ? said().waiting : said().notKept);
      again.later();
    } finally {
      sending = false;
      lock(form, false);
    }
  };

  newDeed(form);
  const kept = recall(key);
  if (kept?.fields) {
    restore(form, kept.fields);
    tell(note, said().recovered);
    note.append(" ", discardButton(key));
    if (kept.isSent) submit();
  }
  form.addEventListener("input", () => {
    if (unanswered) {
      // Other words are another deed: under the old id the server would answer for the old ones.
      unanswered = false;
      again.stop();
      newDeed(form);
      tell(note, said().edited);
    }
    save(false);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    again.stop();
    submit();
  });
  window.addEventListener("online", () => unanswered && submit());
  window.addEventListener("storage", (event) => {
    if (event.key !== key || event.newValue !== null || sending) return;
    newDeed(form);
    tell(note, said().elsewhere);
  });
}

// Sent from a page that was left before the network came back.
function sendLeftover(key) {
  const { fields, url, page } = recall(key);
  if (!url || new URL(url).origin !== location.origin) return;
  const again = patience(async () => {
    if (recall(key)?.isSent !== true) return; // another tab was quicker
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    try {
      const answer = await send(url, body);
      if (answer.ok) forget(key);
      else remember(key, { fields, isSent: false, url, page });
      toast(answer.ok ? said().sent : answer.sentence, !answer.ok, answer.ok ? answer.location : page);
    } catch {
      again.later();
    }
  });
  again.now();
}

// Trying again, each time after a longer while, and not all devices in the same moment.
function patience(attempt) {
  let delay = RETRY.first;
  let timer = null;
  return {
    now: attempt,
    later() {
      clearTimeout(timer);
      timer = setTimeout(attempt, delay * (0.5 + Math.random()));
      delay = Math.min(delay * 2, RETRY.most);
    },
    stop() {
      clearTimeout(timer);
      delay = RETRY.first;
    },
  };
}

function newDeed(form) {
  if (form.elements.deed) form.elements.deed.value = freshDeed();
}

// While it is being sent nothing can be typed that would not be sent.
function lock(form, isLocked) {
  for (const field of form.elements) if ("readOnly" in field) field.readOnly = isLocked;
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    button.setAttribute("aria-disabled", String(isLocked));
  }
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
  const fields = Object.entries(answer.errors ?? {}).map(([name, why]) => showError(form, name, why));
  fields.find((field) => field?.focus)?.focus();
  if (answer.base) form.elements.base.value = answer.base;
  for (const [key, texts] of Object.entries(answer.current ?? {})) showCurrent(form, key, texts);
  if (answer.code) newDeed(form);
}

function showError(form, name, why) {
  const field = form.elements[name];
  field?.setAttribute?.("aria-invalid", "true");
  const place = document.getElementById(`${name}-error`);
  if (place) place.textContent = why;
  return field;
}

function showCurrent(form, key, texts) {
  for (const old of form.querySelectorAll(".both[data-now]")) if (old.dataset.now === key) old.remove();
  for (const [lang, text] of Object.entries(texts)) {
    const field = form.elements[`revise:${key}:${lang}`];
    if (!field) continue;
    const shown = document.createElement("p");
    shown.className = "both words";
    shown.dataset.now = key;
    shown.lang = lang;
    shown.textContent = text;
    field.before(shown);
  }
}

function noteIn(form) {
  const note = form.insertBefore(document.createElement("p"), form.firstChild);
  note.className = "kept-note";
  note.setAttribute("role", "status");
  note.hidden = true;
  return note;
}

function tell(note, sentence) {
  note.textContent = sentence;
  note.hidden = false;
}

function discardButton(key) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet small";
  button.textContent = said().discard;
  button.addEventListener("click", () => {
    forget(key);
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
