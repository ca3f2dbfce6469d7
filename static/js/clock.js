// What depends on the hour of reading: time elapsed, lateness, a speaker's time left. The page
// holds moments, this script the clock; so the pieces themselves never change by the minute.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
let skew = 0; // the server's clock minus this device's, which may be wrong by minutes

export function clocks(root) {
  const tick = () => {
    const now = Date.now() + skew;
    for (const element of root.querySelectorAll("[data-clock]")) DRAW[element.dataset.clock]?.(element, now);
  };
  document.addEventListener("moved", tick);
  document.addEventListener("visibilitychange", tick);
  setInterval(tick, SECOND);
  tick();
  agree().then(tick, () => {});
}

async function agree() {
  const sent = Date.now();
  const answer = await fetch("/healthz", { cache: "no-store" });
  const told = Date.parse(answer.headers.get("Date"));
  if (told) skew = told + SECOND / 2 - (sent + Date.now()) / 2;
}

const DRAW = {
  elapsed(element, now) {
    const passed = Math.max(0, Math.floor((now - Date.parse(element.dataset.since)) / MINUTE));
    say(element, String(passed));
    element.parentElement.classList.toggle("over", passed >= Number(element.dataset.minutes || Infinity));
  },
  // Late is what comes after it was due, or surely will: begun late, it ends late.
  late(element, now) {
    const { due, earliest, words, wordsHours } = element.dataset;
    const end = Math.max(now, earliest ? Date.parse(earliest) : 0);
    const late = end - Date.parse(due);
    element.hidden = late < MINUTE || late > 12 * HOUR; // beyond, it is another day
    const minutes = Math.floor(late / MINUTE);
    const said = minutes < 60 ? words : wordsHours;
    say(element, said.replace("{h}", Math.floor(minutes / 60)).replace("{n}", minutes < 60 ? minutes : String(minutes % 60).padStart(2, "0")));
  },
  countdown(element, now) {
    const { since, minutes } = element.dataset;
    const left = Math.round((Date.parse(since) + minutes * MINUTE - now) / SECOND);
    const shown = Math.abs(left);
    say(element, `${left < 0 ? "+" : ""}${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`);
    element.classList.toggle("over", left < 0);
    element.classList.toggle("soon", left >= 0 && left <= 30);
  },
};

function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
