// Old page + pushed pieces = the page as freshly loaded. Nothing here knows what a piece means.

// Put pushed pieces into the container and bring its children into `order`.
// Returns the elements that are new or say something else than before.
export function reduce(container, push) {
  const touched = [];
  const focused = document.activeElement;
  for (const [id, html] of Object.entries(push.pieces ?? {})) {
    const old = byId(container, id);
    if (html === null) {
      old?.remove();
      continue;
    }
    const fresh = parse(html);
    if (old && bare(old) === bare(fresh)) continue;
    if (old) replace(old, fresh);
    else container.append(fresh);
    touched.push(fresh);
  }
  if (push.order) arrange(container, push.order);
  // An element that is moved loses its focus.
  if (focused.isConnected && document.activeElement !== focused) focusQuietly(focused);
  return touched;
}

function byId(container, id) {
  return [...container.children].find((child) => child.id === id);
}

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

// A piece as the server drew it, without what this page has marked on it since.
export function bare(piece) {
  const clone = piece.cloneNode(true);
  clone.classList.remove("changed", "unseen", "found");
  if (!clone.className) clone.removeAttribute("class");
  clone.removeAttribute("tabindex");
  for (const note of clone.querySelectorAll(".kept-note")) note.remove();
  for (const deed of clone.querySelectorAll("input[name=deed]")) deed.setAttribute("value", "");
  for (const button of clone.querySelectorAll("form[data-keep] [aria-disabled]")) button.removeAttribute("aria-disabled");
  for (const details of clone.querySelectorAll("details")) details.open = false;
  for (const frame of clone.querySelectorAll("[data-fit]")) frame.removeAttribute("style");
  for (const sign of clone.querySelectorAll(".screen-pages")) sign.remove();
  for (const time of clone.querySelectorAll("[data-ago]")) {
    time.textContent = "";
    time.hidden = false;
  }
  for (const clock of clone.querySelectorAll("[data-clock]")) stopped(clock);
  return clone.outerHTML;
}

// What clock.js writes is no difference.
function stopped(clock) {
  clock.textContent = "";
  clock.hidden = false;
  for (const element of [clock, clock.parentElement]) {
    element.classList.remove("over", "soon");
    if (!element.classList.length) element.removeAttribute("class");
  }
}

function arrange(container, order) {
  const wanted = new Set(order);
  for (const child of [...container.children]) if (!wanted.has(child.id)) child.remove();
  let place = container.firstElementChild;
  for (const id of order) {
    if (place?.id === id) {
      place = place.nextElementSibling;
      continue;
    }
    const child = byId(container, id);
    if (child) container.insertBefore(child, place);
  }
}

// What the reader did to a piece outlives its replacement: opened details, ticked boxes,
// typed words, and where the keyboard is.
function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const selection = focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  for (const form of old.querySelectorAll("form[data-keep]")) keepForm(form, fresh);
  for (const details of old.querySelectorAll("details")) {
    const twin = twinOf(details, old, fresh);
    if (twin) twin.open ||= details.open;
  }
  for (const field of old.querySelectorAll("input, textarea, select")) {
    const twin = twinOf(field, old, fresh);
    if (twin) keepInput(field, twin);
  }
  const next = focused && (fresh.contains(focused) ? focused : twinOf(focused, old, fresh));
  old.replaceWith(fresh);
  if (!focused) return;
  if (!next) fresh.tabIndex = -1; // the button is gone: stay at least in its piece
  focusQuietly(next ?? fresh);
  if (next && selection?.[0] != null) next.setSelectionRange(...selection);
}

// A form that is being written in stays itself: its words belong to the text they were written on.
function keepForm(form, fresh) {
  const twins = [...fresh.querySelectorAll("form[data-keep]")];
  const twin = twins.find((other) => other.dataset.keep === form.dataset.keep);
  if (twin && isWritten(form)) twin.replaceWith(form);
}

// Whether someone has typed in a form.
export function isWritten(form) {
  return [...form.elements].some((field) => field.localName === "textarea" && field.value !== field.defaultValue);
}

function keepInput(field, twin) {
  if (field.type === "checkbox" || field.type === "radio") {
    if (field.checked !== field.defaultChecked) twin.checked = field.checked;
  } else if (field.localName === "select") {
    const isChosen = [...field.options].some((option) => option.selected !== option.defaultSelected);
    if (isChosen) twin.value = field.value;
  } else if (field.value !== field.defaultValue) twin.value = field.value;
}

// The element of the fresh piece that stands for the same thing.
function twinOf(element, old, fresh) {
  if (element === old) return fresh;
  const isTyped = element.matches("textarea, input:not([type=checkbox], [type=radio])");
  const marks = ["id", "name", "href", "formaction", ...(isTyped ? [] : ["value"])];
  const isAlike = (other) => marks.every((mark) => other.getAttribute(mark) === element.getAttribute(mark));
  const alike = (root) => [...root.querySelectorAll(element.localName)].filter(isAlike);
  return alike(fresh)[alike(old).indexOf(element)];
}

function focusQuietly(element) {
  element.focus({ preventScroll: true });
}
