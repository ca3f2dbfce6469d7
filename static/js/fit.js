// The projector's sheet, as large as the wall allows: an amendment is made smaller until it
// fits; the text is shown where it changed last.

const SIZES = ["", "fit-1", "fit-2", "fit-3"];

export function fit(container) {
  const draw = () => {
    for (const size of SIZES) {
      document.body.classList.remove(...SIZES.filter(Boolean));
      if (size) document.body.classList.add(size);
      if (document.documentElement.scrollHeight <= innerHeight) break;
    }
    showNewest(container);
  };
  document.addEventListener("moved", draw);
  window.addEventListener("resize", draw);
  document.fonts?.ready.then(draw);
  draw();
}

function showNewest(container) {
  const clauses = [...container.querySelectorAll("[data-revision]")];
  if (!clauses.length) return window.scrollTo(0, 0);
  const newest = clauses.reduce((a, b) => (Number(b.dataset.revision) > Number(a.dataset.revision) ? b : a));
  if (Number(newest.dataset.revision) > 1) newest.scrollIntoView({ block: "center" });
}
