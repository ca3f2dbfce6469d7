// Ballots in two taps: the first opens the three buttons, the second on one of them casts.
// A ballot that could not be sent is kept on this device and sent again as the same deed;
// the server says when it came too late. Whether one's delegation has voted is a person's
// own: the bar is the same for everybody, so the page asks.
import { forget, recall, remember } from "./device.js";
import { freshDeed, send, toast } from "./send.js";

const RETRY = { first: 1_000, most: 15_000 };
const BROKE = new Set(["stale_form"]); // codes that say nothing about the ballot itself

export function polls(root) {
  if (document.body.dataset.role === "delegate") ballots(root);
  results(root);
}

function ballots(root) {
  const { assembly, seat } = document.body.dataset;
  const place = `drafting:ballot:${assembly}:${seat}`;
  const now = () => root.querySelector("#now[data-stage=open]");
  let known = {}; // what the server said of our delegation's ballot
  let delay = RETRY.first;
  let timer = null;
  let isSending = false;

  const show = () => {
    const bar = now();
    if (!bar) return;
    const kept = recall(place);
    const isWaiting = String(kept?.poll) === bar.dataset.poll;
    const hasVoted = known.voted && String(known.poll) === bar.dataset.poll;
    const said = bar.querySelector("[data-ballot-said]");
    const ballot = bar.querySelector("[data-ballot]");
    if (!ballot) return; // drawn by the server for this person: it knows
    ballot.hidden = isWaiting || hasVoted;
    said.textContent = hasVoted ? known.sentence : isWaiting && !isSending ? bar.dataset.waiting : "";
  };
  const learn = (mine) => {
    if (mine) known = mine;
    show();
  };
  const ask = async () => {
    const bar = now();
    if (!bar || (known.voted && String(known.poll) === bar.dataset.poll)) return;
    const answer = await fetch(bar.dataset.mine, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) learn(await answer.json().catch(() => null));
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(deliver, delay * (0.5 + Math.random()));
    delay = Math.min(delay * 2, RETRY.most);
  };
  const deliver = async () => {
    const kept = recall(place) ?? unkept;
    if (!kept || isSending) return;
    isSending = true;
    clearTimeout(timer);
    show();
    const fields = new FormData();
    for (const name of ["poll", "choice", "deed"]) fields.set(name, kept[name]);
    try {
      const answer = await send(kept.url, fields);
      const isAnswered = answer.ok || (answer.code && !BROKE.has(answer.code));
      if (!isAnswered) throw new TypeError("it broke on the way");
      if (recall(place)?.deed === kept.deed) forget(place);
      if (unkept?.deed === kept.deed) unkept = null;
      delay = RETRY.first;
      if (!answer.ok) toast(answer.sentence, true); // else the bar says it
      isSending = false;
      learn(answer.mine);
      deliver(); // the next vote's, tapped meanwhile
    } catch {
      isSending = false;
      show();
      later();
    }
  };
  let unkept = null; // a ballot this device could not keep: alive as long as the page

  const cast = (button) => {
    const poll = new URL(button.formAction).searchParams.get("poll");
    // One of this vote is under way: nobody knows yet whether it arrived. One of a vote before
    // this is too late by now.
    if ((recall(place) ?? unkept)?.poll === poll) return;
    const ballot = { poll, choice: button.dataset.choice, deed: freshDeed(), url: button.formAction };
    if (!remember(place, ballot)) unkept = ballot;
    button.closest("details")?.removeAttribute("open");
    const said = now()?.querySelector("[data-ballot-said]");
    if (said) said.tabIndex = -1;
    said?.focus({ preventScroll: true }); // the buttons go
    deliver();
  };

  root.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-choice]");
    if (!event.target.closest?.("#now")) now()?.querySelector("details")?.removeAttribute("open");
    if (!button) return;
    event.preventDefault(); // else the button is a plain form's
    cast(button);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") now()?.querySelector("details")?.removeAttribute("open");
  });
  root.addEventListener(
    "toggle",
    (event) => event.target.matches?.("[data-ballot][open]") && ask(), // a colleague may have voted
    true,
  );
  root.addEventListener("moved", show);
  window.addEventListener("online", deliver);
  window.addEventListener("storage", (event) => event.key === place && ask().then(show));
  show();
  ask();
  deliver();
}

// A result stays until the hall goes on, or the reader puts it away.
function results(root) {
  let away = null;
  const show = () => {
    const bar = root.querySelector("#now[data-stage=closed]");
    if (!bar) return;
    bar.hidden = away === bar.dataset.poll;
    if (bar.querySelector(".now-away")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet now-away";
    button.textContent = "×";
    button.setAttribute("aria-label", bar.dataset.close);
    button.addEventListener("click", () => {
      away = bar.dataset.poll;
      bar.hidden = true;
    });
    bar.querySelector(".now-bar").append(button);
  };
  root.addEventListener("moved", show);
  show();
}
