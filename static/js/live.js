// A live page: it says which journal entry it reflects, and gets what it misses.
import { io } from "../vendor/socket.io.esm.min.js";
import { reduce } from "./pieces.js";
import { ago } from "./ago.js";
import { noteUnseen } from "./reading.js";

const PULSE = 30_000; // ask again even when nothing was heard: a push is only a hint
const PATIENCE = 2_000; // a shorter break is not worth a banner

export function follow(container) {
  const { assembly, lang } = document.body.dataset;
  const { view } = container.dataset;
  const banner = bannerOf(document.querySelector("#live-banner"));
  const socket = io({ transports: ["websocket", "polling"], reconnectionDelayMax: 5_000 });

  const number = () => Number(container.dataset.number);
  const ask = () =>
    socket.emit("follow", { assembly, view, lang, number: number() }, (answer) => {
      if (answer.reload) location.reload();
      else if (answer.error) banner.behind(answer.sentence);
      else {
        apply(answer);
        banner.back();
      }
    });

  const apply = (push) => {
    if (push.number <= number()) return;
    if (push.from > number()) return ask(); // something was missed
    keepPlace(container, () => {
      const touched = reduce(container, push);
      mark(touched);
    });
    container.dataset.number = push.number;
    ago(document);
    noteUnseen(container);
    document.dispatchEvent(new CustomEvent("moved"));
  };

  socket.on("connect", ask);
  socket.on("moved", (push) => push.view === view && apply(push));
  socket.on("disconnect", (reason) => {
    banner.soon();
    if (reason === "io server disconnect") location.reload(); // the seat was taken away
  });
  socket.on("connect_error", () => banner.soon());
  setInterval(() => socket.connected && ask(), PULSE);
  window.addEventListener("online", () => socket.connect());
  ago(document);
  setInterval(() => ago(document), 10_000);
  noteUnseen(container);
}

// Nothing moves under the reader's eyes: what was at the top of the window stays there.
function keepPlace(container, change) {
  const top = [...container.children].find((child) => child.getBoundingClientRect().bottom > 0);
  const before = top?.getBoundingClientRect().top;
  const focused = document.activeElement?.closest?.("[id]")?.id;
  change();
  const same = top && (top.isConnected ? top : document.getElementById(top.id));
  if (same && window.scrollY > 0) window.scrollBy(0, same.getBoundingClientRect().top - before);
  if (focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus?.({ preventScroll: true });
  }
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
