// Old page + pushed pieces = the page as freshly loaded. Nothing here knows what a piece means.

// Put pushed pieces into the container and bring its children into `order`.
// Returns the elements that are new or were replaced.
export function reduce(container, push) {
  const touched = [];
  for (const [id, html] of Object.entries(push.pieces ?? {})) {
    const fresh = parse(html);
    const old = byId(container, id);
    if (old) keepState(old, fresh);
    if (old && old.isEqualNode(fresh)) continue;
    if (old) old.replaceWith(fresh);
    else container.append(fresh);
    touched.push(fresh);
  }
  if (push.order) arrange(container, push.order);
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

// What the reader did to a piece outlives its replacement: opened details, ticked boxes.
function keepState(old, fresh) {
  const opened = [...old.querySelectorAll("details")].map((details) => details.open);
  fresh.querySelectorAll("details").forEach((details, n) => {
    if (opened[n]) details.open = true;
  });
  for (const box of old.querySelectorAll("input[type=checkbox][name]")) {
    const twin = fresh.querySelector(
      `input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`,
    );
    if (twin) twin.checked = box.checked;
  }
}
