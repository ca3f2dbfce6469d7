// The hall's screen, on the wall and in miniature: words as large as fit; what does not fit on
// the smallest readable size is shown page by page; the text opens where it changed last.

const SIZES = [4.4, 4, 3.6, 3.3, 3, 2.8, 2.6]; // per cent of the frame's width; 2.6 is read from the last row
const TEXT_SIZE = 2.8;
const PAGE_TIME = 9_000;

export function fitAll() {
  document.addEventListener("moved", drawAll);
  window.addEventListener("resize", drawAll);
  document.fonts?.ready.then(drawAll);
  drawAll();
  if (document.body.classList.contains("page-screen")) onTheWall();
}

function drawAll() {
  for (const frame of document.querySelectorAll("[data-fit]")) draw(frame);
}

function draw(frame) {
  const body = frame.querySelector(".screen-body");
  if (!body) return;
  const isText = body.querySelector("[data-revision]") !== null;
  for (const size of isText ? [TEXT_SIZE] : SIZES) {
    frame.style.setProperty("--fit", size);
    if (pagesOf(body) === 1) break;
  }
  turn(frame, body, isText ? pageOfNewest(body) : 0);
}

const stepOf = (body) => body.clientWidth + parseFloat(getComputedStyle(body).columnGap || 0);
const pagesOf = (body) => Math.max(1, Math.round((body.scrollWidth + stepOf(body) - body.clientWidth) / stepOf(body)));

function pageOfNewest(body) {
  const clauses = [...body.querySelectorAll("[data-revision]")];
  const revision = (clause) => Number(clause.dataset.revision);
  const newest = clauses.reduce((a, b) => (revision(b) > revision(a) ? b : a));
  if (revision(newest) <= 1) return 0;
  body.scrollLeft = 0;
  return Math.max(0, Math.floor((newest.getBoundingClientRect().left - body.getBoundingClientRect().left + 1) / stepOf(body)));
}

// Shows a page; a proposal of several pages turns by itself, the text stays where it changed.
function turn(frame, body, page) {
  clearTimeout(frame.turning);
  const pages = pagesOf(body);
  body.scrollLeft = page * stepOf(body);
  sign(frame, page, pages);
  if (pages === 1 || body.querySelector("[data-revision]")) return;
  frame.turning = setTimeout(() => body.isConnected && turn(frame, body, (page + 1) % pages), PAGE_TIME);
}

function sign(frame, page, pages) {
  let shown = frame.querySelector(":scope > .screen-pages");
  if (!shown && pages > 1) {
    shown = frame.appendChild(document.createElement("p"));
    shown.className = "screen-pages";
    shown.setAttribute("aria-hidden", "true");
  }
  if (!shown) return;
  shown.hidden = pages === 1;
  shown.textContent = `${page + 1} / ${pages}`;
}

// Nobody moves a mouse there: after a while neither cursor nor links are seen, and the laptop
// must not fall asleep during the vote (only offered on https).
function onTheWall() {
  let timer = null;
  const idle = () => document.body.classList.add("idle");
  const awake = () => {
    document.body.classList.remove("idle");
    clearTimeout(timer);
    timer = setTimeout(idle, 3_000);
  };
  document.addEventListener("pointermove", awake);
  idle();
  const stay = () => document.hidden || navigator.wakeLock?.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", stay);
  stay();
}
