// Typing what was shouted ("paragraphe 12, deuxième phrase") finds its place: the page goes
// there and marks the sentence; where the text is not on the page, its words are shown.

const PAUSE = 200; // ms after the last key
let shown = []; // what is marked, to be marked again when the text moves

export function find(root) {
  const form = root.querySelector("[data-find]");
  if (!form) return;
  const field = form.elements.q;
  const said = form.querySelector("[role=status]");
  let timer = null;
  let asked = 0;

  const look = async () => {
    clearTimeout(timer);
    const mine = ++asked;
    const wanted = field.value.trim();
    unmark();
    if (!wanted) return said.replaceChildren();
    const answer = await ask(form.action, wanted).catch(() => null);
    if (mine !== asked || !answer) return;
    if (!answer.found) said.textContent = form.dataset.none;
    else tell(said, answer);
  };

  // On a phone the place is shown when asked for: the page must not run away from the keyboard.
  const isRoomy = matchMedia("(min-width: 900px)");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isRoomy.matches) field.blur();
    look();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (isRoomy.matches) timer = setTimeout(look, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    look();
    field.blur();
  });
  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const isGo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "g";
    if (!isSlash && !isGo) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  document.addEventListener("moved", () => shown.length && mark(shown[0]));
}

const isTyping = (element) => element.closest?.("input, textarea, select, [contenteditable]") !== null;

async function ask(url, wanted) {
  const answer = await fetch(`${url}?${new URLSearchParams({ q: wanted })}`, {
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  return answer.json();
}

function tell(said, answer) {
  const link = document.createElement("a");
  link.href = answer.location;
  link.textContent = answer.name;
  said.replaceChildren(link, answer.missing ? ` · ${answer.missing}` : "");
  const place = mark(answer);
  if (place) place.scrollIntoView({ block: "center" });
  else for (const [lang, words] of Object.entries(answer.texts)) said.append(quote(lang, part(words, answer.spans[lang])));
}

function quote(lang, words) {
  const shown = document.createElement("q");
  shown.lang = lang;
  shown.textContent = words;
  return shown;
}

// The clause on this page, marked; its sentence too where the browser can without changing
// the text's elements, which pushes compare.
function mark(answer) {
  unmark();
  const place = document.getElementById(answer.anchor);
  if (!place) return null;
  shown = [answer];
  place.classList.add("found");
  if (!globalThis.CSS?.highlights) return place;
  const ranges = Object.entries(answer.spans).map(([lang, span]) => rangeOf(place, lang, answer.texts[lang], span));
  CSS.highlights.set("found", new Highlight(...ranges.filter(Boolean)));
  return place;
}

function unmark() {
  shown = [];
  globalThis.CSS?.highlights?.delete("found");
  for (const old of document.querySelectorAll(".found")) old.classList.remove("found");
}

function rangeOf(place, lang, text, span) {
  const node = place.querySelector(`.words-${lang}`)?.firstChild;
  if (node?.nodeType !== Node.TEXT_NODE || node.data !== text) return null;
  const range = document.createRange();
  range.setStart(node, units(text, span[0]));
  range.setEnd(node, units(text, span[1]));
  return range;
}

// The server counts characters, a browser the two halves of some as two.
const units = (text, count) => [...text].slice(0, count).join("").length;
const part = (text, span) => [...text].slice(...span).join("");
