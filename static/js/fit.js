// The projector's sheet, as large as the wall allows: an amendment is made smaller until it
// fits; the text keeps its size and is shown where it changed last.

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => `fit-${step}`);

export function fit(container) {
  const draw = () => {
    const isText = container.querySelector("[data-revision]") !== null;
    for (const size of isText ? ["fit-text"] : SIZES) {
      document.body.classList.remove(...SIZES, "fit-text");
      document.body.classList.add(size);
      if (document.documentElement.scrollHeight <= innerHeight) break;
    }
    showNewest(container);
  };
  document.addEventListener("moved", draw);
  window.addEventListener("resize", draw);
  document.fonts?.ready.then(draw);
  draw();
  stayAwake();
  document.addEventListener("visibilitychange", stayAwake);
}

function showNewest(container) {
  const clauses = [...container.querySelectorAll("[data-revision]")];
  if (!clauses.length) return window.scrollTo(0, 0);
  const newest = clauses.reduce((a, b) => (Number(b.dataset.revision) > Number(a.dataset.revision) ? b : a));
  if (Number(newest.dataset.revision) > 1) newest.scrollIntoView({ block: "center" });
}

// The projector's laptop must not fall asleep during the vote. Only offered on https.
function stayAwake() {
  if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
}
