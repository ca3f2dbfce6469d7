// The chair's desk with one hand on the keyboard: a key presses the button that shows it.
import { recall, remember } from "./device.js";
import { freshDeed, send, toast } from "./send.js";

const PAUSE = 150;
const SWITCH = "desk-keys";

export function desk(container) {
  const dialog = orderDialog(document.querySelector("#order"));
  const keysOn = keySwitch(document.querySelector("#keys-on"));
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || dialog.isOpen()) return;
    if (event.ctrlKey || event.metaKey) return event.key === "Enter" ? confirm(event, ".desk-box") : undefined;
    if (event.key === "Escape") return leave(event);
    if (isField(event.target)) {
      if (event.key === "Enter" && event.target.matches("input")) confirm(event);
      return;
    }
    if (!keysOn()) return;
    if (event.altKey) return order(event, container, dialog);
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return choose(event, container);
    if (!event.repeat) press(event);
  });
  container.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-move]");
    if (!link) return;
    event.preventDefault();
    const asked = new URL(link.href).searchParams;
    dialog.ask(asked.get("move"), asked.get("before"));
  });
  container.addEventListener("input", (event) => {
    const counts = event.target.closest("[data-count]");
    if (counts) count(counts);
  });
  dragging(container, dialog);
  keepScroll(container);
}

// A piece that is drawn again begins at its top; its lists stay where they were scrolled to.
function keepScroll(container) {
  const places = new Map();
  container.addEventListener("scroll", ({ target }) => target.id && places.set(target.id, target.scrollTop), true);
  document.addEventListener("moved", () => {
    for (const [id, top] of [...places]) document.getElementById(id)?.scrollTo({ top, behavior: "instant" });
  });
}

// -- keys --------------------------------------------------------------------------

// The letter meant: as the layout says, or, on a keyboard of other letters, by its place.
export function letterOf(event) {
  if (event.key === "ArrowRight") return "n";
  if (/^[a-z0-9?]$/i.test(event.key)) return event.key.toLowerCase();
  return /^(Key|Digit)(.)$/.exec(event.code)?.[2].toLowerCase() ?? "";
}

function press(event) {
  const letter = letterOf(event);
  if (!letter || event.altKey) return;
  if (letter === "?") return document.querySelector("#keys-help").classList.toggle("all");
  const all = document.querySelectorAll(`[data-key="${letter}"]`);
  const target = [...all].find((one) => one.checkVisibility() && !one.disabled);
  if (!target) return;
  event.preventDefault();
  target.click();
  if (target.matches("summary") && target.parentElement.open) {
    const field = target.parentElement.querySelector("input:not([type=hidden]), textarea");
    field?.focus();
    if (field?.matches("input[inputmode]")) field.select();
    target.parentElement.scrollIntoView({ block: "nearest" });
  }
}

function leave(event) {
  const box = event.target.closest?.("details");
  if (!isField(event.target) && !box?.open) return;
  event.preventDefault();
  const opener = box?.querySelector("summary");
  if (box) box.open = false;
  if (opener) opener.focus();
  else event.target.blur();
}

// Enter in a field of the desk is the one main button beside it, and no other; Ctrl+Enter is
// it also where Enter is a new line.
function confirm(event, box = "[data-enter]") {
  if (event.target.form?.id !== "deed") return;
  event.preventDefault();
  event.target.closest(box)?.querySelector("button.primary")?.click();
}

function choose(event, container) {
  if (document.activeElement.matches("ol[tabindex]")) return; // a list one scrolls
  const here = document.activeElement.closest?.("[data-choose]");
  const list = here ?? container.querySelector("[data-choose]");
  const buttons = [...(list?.querySelectorAll("li > button, li > .queue-tools > button:first-child") ?? [])];
  if (!buttons.length) return;
  event.preventDefault();
  const inside = document.activeElement.closest?.("li");
  const at = buttons.findIndex((button) => button.closest("li") === inside);
  const shown = buttons.findIndex((button) => button.closest("li.presented"));
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = at >= 0 ? at + step : Math.max(shown, 0);
  const button = buttons[Math.min(Math.max(next, 0), buttons.length - 1)];
  button.focus({ preventScroll: true });
  button.closest("li").scrollIntoView({ block: "nearest" });
}

function order(event, container, dialog) {
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  const item = document.activeElement.closest?.(".queue-item");
  if (!way || !item || !container.contains(item)) return;
  event.preventDefault();
  const link = item.querySelector(`a[data-move=${way}]`);
  if (link) dialog.ask(...["move", "before"].map((name) => new URL(link.href).searchParams.get(name)));
}

function isField(element) {
  return element.matches?.("input:not([type=checkbox], [type=radio]), textarea, select") ?? false;
}

// One-key commands can be switched off: WCAG 2.1.4, and whoever dictates needs it.
function keySwitch(box) {
  box.checked = recall(SWITCH) ?? true;
  box.closest("[hidden]").hidden = false;
  const show = () => document.body.classList.toggle("keys-off", !box.checked);
  box.addEventListener("change", () => {
    remember(SWITCH, box.checked);
    show();
  });
  show();
  return () => box.checked;
}

// -- the chair's order ----------------------------------------------------------------

function orderDialog(dialog) {
  const form = dialog.querySelector("form");
  const said = dialog.querySelector("[data-order-said]");
  let back = null;
  const label = (number) =>
    document.querySelector(`#queue-${number} .queue-number`)?.lastChild.textContent.trim() ?? number;
  const close = () => {
    dialog.close();
    (back && document.getElementById(back)?.querySelector("button"))?.focus();
  };
  dialog.querySelector("[data-close]").addEventListener("click", (event) => {
    event.preventDefault();
    close();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector(".primary");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      const answer = await send(form.action, new FormData(form));
      form.querySelector("#reason-error").textContent = answer.errors?.reason ?? "";
      if (answer.ok) close();
      if (answer.ok || !answer.errors?.reason) toast(answer.sentence, !answer.ok);
    } catch {
      toast(document.querySelector("#deed").dataset.unsent, true);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
  return {
    isOpen: () => dialog.open,
    ask(number, before) {
      back = `queue-${number}`;
      form.elements.number.value = number;
      form.elements.before.value = before ?? "";
      form.elements.deed.value = freshDeed();
      form.elements.reason.value = "";
      form.querySelector("#reason-error").textContent = "";
      const words = before ? said.dataset.before : said.dataset.last;
      said.textContent = words.replace("{number}", label(number)).replace("{before}", label(before));
      if (!dialog.open) dialog.showModal();
      form.elements.reason.focus();
    },
  };
}

function dragging(container, dialog) {
  let dragged = null;
  const under = (event) => {
    const item = event.target.closest?.(".queue-item[draggable]");
    return item && item.dataset.number !== dragged ? item : null;
  };
  const isBelow = (event, item) => {
    const box = item.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  };
  const clear = () => {
    for (const item of container.querySelectorAll(".drop-before, .drop-after")) {
      item.classList.remove("drop-before", "drop-after");
    }
  };
  container.addEventListener("dragstart", (event) => {
    const item = event.target.closest?.(".queue-item[draggable]");
    dragged = item?.dataset.number ?? null;
    if (dragged) event.dataTransfer.setData("text/plain", dragged);
  });
  container.addEventListener("dragover", (event) => {
    const item = dragged && under(event);
    if (!item) return;
    event.preventDefault();
    clear();
    item.classList.add(isBelow(event, item) ? "drop-after" : "drop-before");
  });
  container.addEventListener("drop", (event) => {
    const item = dragged && under(event);
    clear();
    if (!item) return;
    event.preventDefault();
    const next = isBelow(event, item) ? item.nextElementSibling : item;
    const before = next?.dataset.number === dragged ? next.nextElementSibling : next;
    dialog.ask(dragged, before?.dataset.number ?? followingGroup(item));
  });
  container.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });
  // Below the last of a group of which it is none: before the next group.
  const followingGroup = (item) => {
    const group = item.closest(".queue-group");
    const isOwn = group.querySelector(`[data-number="${dragged}"]`);
    const next = isOwn ? null : group.nextElementSibling?.querySelector(".queue-item[draggable]");
    return next?.dataset.number ?? null;
  };
}

// -- hands ------------------------------------------------------------------------------

// What the counts mean, by the server's rules, while they are being typed.
function count(counts) {
  clearTimeout(count.timer);
  count.timer = setTimeout(async () => {
    const asked = new URLSearchParams();
    for (const field of counts.querySelectorAll("[data-vote]")) asked.set(field.dataset.vote, field.value);
    const says = counts.querySelector("[data-count-says]");
    try {
      const response = await fetch(`${counts.dataset.count}?${asked}`, { headers: { Accept: "application/json" } });
      const answer = response.ok ? await response.json() : { sentence: "", doubts: [] };
      says.textContent = [answer.sentence, ...answer.doubts].filter(Boolean).join(" · ");
      says.classList.toggle("doubtful", answer.doubts.length > 0);
    } catch {
      says.textContent = ""; // without a network nothing is counted, and nothing is recorded either
    }
  }, PAUSE);
}
