// A live page: it says which journal entry it reflects, and gets what it misses.
import { io } from "../vendor/socket.io.esm.min.js";
import { reduce } from "./pieces.js";
import { ago } from "./ago.js";
import { noteUnseen, showTracked } from "./reading.js";

const PULSE = 30_000; // ask again even when nothing was heard: a push is only a hint
const PATIENCE = 2_000; // a shorter break is not worth a banner
const NO_ANSWER = 15_000; // a phone that slept believes in a connection that is long gone
const SEAT_GONE = new Set(["forbidden", "not_found"]);

export function follow(container) {
  const { assembly, lang } = document.body.dataset;
  const { view } = container.dataset;
  const isCalm = "calm" in container.dataset;
  const banner = bannerOf(document.querySelector("#live-banner"));
  const socket = io({
    transports: ["websocket", "polling"],
    tryAllTransports: true, // a hall's proxy may forbid web sockets
    reconnectionDelayMax: 5_000,
  });

  const number = () => Number(container.dataset.number);
  const ask = () => {
    const wish = { assembly, view, lang, number: number() };
    socket.timeout(NO_ANSWER).emit("follow", wish, (lost, answer) => {
      if (lost) {
        banner.soon();
        socket.disconnect().connect();
      } else if (answer.reload || SEAT_GONE.has(answer.error)) afresh();
      else if (answer.error) banner.behind(answer.sentence);
      else {
        apply(answer);
        banner.back();
      }
    });
  };

  // The wall must never show an error page: it keeps what it has until the new page is here.
  const afresh = isCalm ? () => loadQuietly(container).catch(() => banner.soon()) : () => location.reload();

  const apply = (push) => {
    if (push.number <= number()) return;
    if (push.from > number()) return ask(); // something was missed
    keepPlace(container, () => {
      const touched = reduce(container, push);
      if (!isCalm) mark(touched);
      ago(container);
      showTracked(container);
      noteUnseen(container);
    });
    container.dataset.number = push.number;
    document.dispatchEvent(new CustomEvent("moved", { detail: push }));
  };

  const wake = () => {
    if (document.hidden) return;
    if (socket.connected) ask();
    else socket.connect();
  };
  socket.on("connect", ask);
  socket.on("moved", (push) => push.view === view && apply(push));
  socket.on("disconnect", (reason) => {
    banner.soon();
    // The server ended it: it leaves, or the seat is gone, which it says when asked again.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1_000);
  });
  socket.on("connect_error", () => banner.soon());
  setInterval(() => socket.connected && ask(), PULSE);
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  ago(document);
  setInterval(() => ago(document), 10_000);
  noteUnseen(container);
}

async function loadQuietly(container) {
  const response = await fetch(location.href, { credentials: "same-origin" });
  if (!response.ok) throw new TypeError("no page");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("#pieces[data-live]");
  if (!fresh) throw new TypeError("no live page");
  container.replaceChildren(...fresh.children);
  container.dataset.number = fresh.dataset.number;
  document.dispatchEvent(new CustomEvent("moved"));
}

// Nothing moves under the reader's eyes. What holds still is the first piece in the window
// that the change leaves alone; else the first that is still there, changed or not.
function keepPlace(container, change) {
  const hadFocus = container.contains(document.activeElement);
  const anchors = [...container.children]
    .map((piece) => ({ piece, box: piece.getBoundingClientRect() }))
    .filter(({ piece, box }) => box.bottom > 0 && piece.id !== "now"); // a bar over the page holds nothing
  change();
  const kept =
    anchors.find(({ piece, box }) => piece.isConnected && box.top >= 0 && box.top < innerHeight) ??
    anchors.find(({ piece }) => document.getElementById(piece.id));
  if (kept && window.scrollY > 0) {
    const now = document.getElementById(kept.piece.id).getBoundingClientRect();
    scrollExactly(now.top - kept.box.top);
  }
  if (hadFocus && document.activeElement === document.body) {
    document.querySelector("#main").focus({ preventScroll: true });
  }
}

// A window scrolls by whole pixels: what is left over is made good the next time, unless one has
// scrolled since, so that a text does not creep through many changes.
const owed = { at: -1, by: 0 };

function scrollExactly(by) {
  const from = window.scrollY;
  const wanted = by + (owed.at === from ? owed.by : 0);
  window.scrollBy({ top: wanted, behavior: "instant" });
  owed.at = window.scrollY;
  owed.by = wanted - (window.scrollY - from);
}

function mark(touched) {
  for (const piece of touched) {
    piece.classList.add("changed");
    setTimeout(() => piece.classList.remove("changed"), 4_000);
  }
}

function bannerOf(element) {
  let since = null;
  let waiting = null;
  const show = (said) => {
    element.textContent = said;
    element.classList.toggle("behind", since !== null);
    element.hidden = false;
  };
  return {
    soon() {
      if (since || waiting) return;
      const start = new Date();
      waiting = setTimeout(() => {
        since = start;
        const time = start.toLocaleTimeString(document.documentElement.lang);
        show(`${element.dataset.behind} ${time}.`);
      }, PATIENCE);
    },
    behind(said) {
      since ??= new Date();
      show(said);
    },
    back() {
      clearTimeout(waiting);
      waiting = null;
      if (since === null) return;
      since = null;
      show(element.dataset.back);
      setTimeout(() => (element.hidden = since === null), 4_000);
    },
  };
}
