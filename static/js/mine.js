// What concerns one's own delegation, told at once on any live page; and on one's own page, which
// changes are new to this device.
import { recall } from "./device.js";
import { toast } from "./send.js";

export function mine(root) {
  const { delegation } = document.body.dataset;
  if (delegation) listen(delegation);
  showOwn(root, delegation);
  document.addEventListener("moved", () => showOwn(document, delegation));
}

function listen(delegation) {
  const mark = document.querySelector("[data-asks]");
  document.addEventListener("moved", (event) => {
    const said = event.detail?.concerns?.[delegation];
    if (!said) return;
    if (said.length && mark) toast(said.join(" · "), false, mark.closest("a").href);
    if (mark) count(mark);
  });
}

// The number in the menu is asked for again, by those whom something concerns.
async function count(mark) {
  try {
    const response = await fetch(mark.dataset.asks, { headers: { Accept: "application/json" } });
    if (!response.ok) return;
    const { count: number } = await response.json();
    mark.querySelector("[data-asks-count]").textContent = number;
    mark.hidden = number === 0;
  } catch {
    // The next news brings it.
  }
}

function showOwn(root, delegation) {
  for (const row of root.querySelectorAll("[data-by]")) {
    row.classList.toggle("is-mine", row.dataset.by !== "" && row.dataset.by === delegation);
  }
  const changes = root.querySelector("#mine-changes");
  if (!changes) return;
  const seen = Number(recall(`drafting:${document.body.dataset.assembly}:seen`));
  const rows = [...changes.querySelectorAll("[data-revision]")];
  const fresh = rows.filter((row) => Number(row.dataset.revision) > seen);
  for (const row of rows) row.hidden = !fresh.includes(row);
  changes.hidden = fresh.length === 0 || seen === 0; // nobody has changes since a look they never took
  const number = changes.querySelector("[data-unseen-count]");
  if (!number) return;
  number.textContent = fresh.length;
  number.hidden = false;
}
