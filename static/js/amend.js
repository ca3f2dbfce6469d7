// Writing an amendment is editing the text: one touch opens a paragraph, a new one is put in where
// it shall stand, and one is moved by showing the place. Without script the links do the same.
import { recall } from "./device.js";

export function amend(root) {
  const form = root.querySelector("form[data-amend]");
  if (!form) return;
  form.classList.add("is-scripted");
  reopen(form);
  for (const fields of form.querySelectorAll(".amend-fields")) prepare(form, fields);
  form.addEventListener("click", (event) => {
    const target = event.target.closest("a, button, [data-read]");
    if (!target || form.classList.contains("placing")) return;
    if (target.matches("[data-open], [data-read]")) {
      event.preventDefault();
      if (!getSelection().toString()) open(form, target.closest(".amend-clause"))?.focus();
    } else if (target.matches("[data-insert]")) {
      event.preventDefault();
      insert(form, nextNumber(form), target.dataset.insert, target.dataset.kind)?.focus();
    }
  });
  bar(form);
}

// What was kept on this device is put back by keep.js; here its paragraphs are opened for it.
function reopen(form) {
  const { assembly, seat } = document.body.dataset;
  const kept = recall(`drafting:kept:${assembly}:${seat}:${form.dataset.keep}`)?.fields ?? [];
  const insertions = new Map();
  for (const [name, value] of kept) {
    const [kind, key, part] = name.split(":");
    if (kind === "revise" || kind === "delete" || kind === "move") {
      open(form, form.querySelector(`.amend-clause[data-key="${CSS.escape(key)}"]`));
    } else if (kind === "insert" && part === "after") insertions.set(key, value);
  }
  for (const [number, after] of insertions) {
    if (!form.elements[`insert:${number}:after`]) insert(form, number, after, "operative");
  }
}

function open(form, clause) {
  const template = clause?.querySelector("template");
  if (template && !clause.querySelector(".amend-fields")) {
    clause.append(template.content.cloneNode(true));
    clause.querySelector("[data-read]").hidden = true;
    prepare(form, clause.querySelector(".amend-fields"));
    changed(form);
  }
  return clause?.querySelector("textarea");
}

function close(form, clause) {
  const fields = clause.querySelector(".amend-fields");
  if (!clause.querySelector("template")) {
    const template = document.createElement("template");
    for (const area of fields.querySelectorAll("textarea")) area.value = area.defaultValue;
    template.content.append(fields.cloneNode(true));
    clause.append(template);
  }
  fields.remove();
  const read = clause.querySelector("[data-read]");
  read.hidden = false;
  read.querySelector("[data-open]").focus();
  changed(form);
}

const nextNumber = (form) => {
  const used = [...form.querySelectorAll(".amend-new")].map((fields) => Number(fields.dataset.number));
  return String(Math.max(0, ...used) + 1);
};

function insert(form, number, after, kind) {
  const fragment = form.querySelector("[data-insert-template]").content.cloneNode(true);
  const fields = fragment.querySelector(".amend-new");
  fields.dataset.number = number;
  for (const element of fields.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const name of ["name", "id", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll("insert:0:", `insert:${number}:`));
    }
  }
  const clause = form.querySelector(`.amend-clause[data-key="${CSS.escape(after)}"]`);
  const link = form.querySelector(`[data-insert="${CSS.escape(after)}"]`)?.closest("p");
  if (clause) (link ?? clause).before(fragment);
  else form.querySelector(".amend-text").prepend(fragment);
  form.elements[`insert:${number}:after`].value = after;
  form.elements[`insert:${number}:kind`].value = kind;
  prepare(form, fields);
  changed(form);
  return fields.querySelector("textarea");
}

function prepare(form, fields) {
  const place = fields.querySelector(".amend-place");
  const select = place.querySelector("select");
  place.hidden = true;
  const move = fields.querySelector("[data-move]");
  const leave = fields.querySelector("[data-close]");
  const remove = fields.querySelector("[data-remove]");
  for (const button of [move, leave, remove]) if (button) button.hidden = false;
  const say = () => move && placed(form, fields, select);
  move?.addEventListener("click", () => choosePlace(form, fields, select, say));
  leave?.addEventListener("click", () => close(form, fields.closest(".amend-clause")));
  remove?.addEventListener("click", () => {
    fields.remove();
    changed(form);
  });
  say();
  setTimeout(say); // once more when what was kept is back in its fields
}

function placed(form, fields, select) {
  fields.querySelector(".place-said")?.remove();
  if (!select.value) return;
  const said = document.createElement("p");
  said.className = "place-said";
  said.textContent = `${form.dataset.moved} ${select.selectedOptions[0].textContent}`;
  fields.querySelector(".amend-acts").prepend(said);
}

// The text is read to find the place; between its paragraphs stand buttons.
function choosePlace(form, fields, select, done) {
  const buttons = [];
  const end = (value) => {
    form.classList.remove("placing");
    for (const button of buttons) button.remove();
    document.removeEventListener("keydown", onKey);
    if (value !== null) {
      select.value = value;
      done();
      changed(form);
    }
    fields.scrollIntoView({ block: "center" });
    fields.querySelector("[data-move]").focus({ preventScroll: true });
  };
  const onKey = (event) => event.key === "Escape" && end(null);
  const offer = (where, value, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "place-here";
    button.textContent = form.dataset.here;
    const sr = document.createElement("span");
    sr.className = "sr";
    sr.textContent = ` (${name})`;
    button.append(sr);
    button.addEventListener("click", () => end(value));
    where(button);
    buttons.push(button);
  };
  form.classList.add("placing");
  for (const clause of form.querySelectorAll(".amend-clause")) {
    if (clause.contains(fields)) continue;
    offer((button) => clause.after(button), clause.dataset.key, clause.dataset.name);
  }
  document.addEventListener("keydown", onKey);
  buttons[0]?.focus({ preventScroll: true });
  fields.scrollIntoView({ block: "center" });
}

const changed = (form) => form.dispatchEvent(new Event("input", { bubbles: true }));

// How much is changed, and the way to read it: always in reach.
function bar(form) {
  const line = form.querySelector("[data-bar]");
  const link = line.querySelector("a");
  const target = form.querySelector("[data-preview-target]");
  const show = () => {
    const count = target.querySelectorAll(".preview > .shown").length;
    line.hidden = count === 0;
    link.textContent = count === 1 ? link.dataset.one : link.dataset.many.replace("{n}", count);
  };
  new MutationObserver(show).observe(target, { childList: true, subtree: true });
  const review = form.querySelector(".amend-review");
  new IntersectionObserver(([entry]) => line.classList.toggle("sr", entry.isIntersecting)).observe(review);
  show();
}
