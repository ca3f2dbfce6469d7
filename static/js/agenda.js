// The rows of the order of business: moved, added and removed; without script by their numbers.

export function agenda(root) {
  const form = root.querySelector("[data-agenda]");
  if (!form) return;
  const rows = form.querySelector("[data-rows]");
  const all = () => [...rows.querySelectorAll("[data-row]")];
  const pattern = all().at(-1).cloneNode(true); // an empty row
  form.classList.add("scripted");
  for (const row of all()) if (all().length > 1 && isEmpty(row)) row.remove();

  const refresh = () => {
    all().forEach((row, place) => {
      row.querySelector("legend").textContent = place + 1;
      field(row, "place").value = place + 1;
      row.querySelector(".row-deeds").hidden = false;
      row.querySelector(".row-workshop").hidden = field(row, "kind").value !== "restitution";
    });
  };
  const add = () => {
    const row = pattern.cloneNode(true);
    const free = Math.max(0, ...all().map(number)) + 1;
    for (const element of row.querySelectorAll("*")) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/^item:\d+:/, `item:${free}:`));
      }
    }
    rows.append(row);
    field(row, "kind").value = "debate";
    refresh();
    field(row, "kind").focus();
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[type=button]");
    const row = button?.closest("[data-row]");
    if (!button) return;
    if ("add" in button.dataset) return add();
    if ("up" in button.dataset) row.previousElementSibling?.before(row);
    if ("down" in button.dataset) row.nextElementSibling?.after(row);
    if ("remove" in button.dataset) row.remove();
    refresh();
    if (button.isConnected) button.focus();
  });
  form.addEventListener("change", refresh);
  form.querySelector("[data-add]").hidden = false;
  if (!all().length) add();
  refresh();
}

const number = (row) => Number(row.querySelector("[name]").name.split(":")[1]);
const field = (row, name) => row.querySelector(`[name$=":${name}"]`);
const isEmpty = (row) => !field(row, "kind").value && !field(row, "starts").value;
