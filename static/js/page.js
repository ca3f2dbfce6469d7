// The one script a page names; each part is fetched by the pages it serves, and no others.
import { keysUnder } from "./device.js";
import { followChair } from "./follow.js";
import { sendDeeds } from "./deeds.js";
import { mine } from "./mine.js";
import { reading } from "./reading.js";
import { find } from "./find.js";

const has = (mark) => document.querySelector(mark) !== null;

sendDeeds(document);
reading(document);
find(document);
followChair(document);
mine(document);
if (has("[data-amend]")) (await import("./amend.js")).amend(document); // before what was kept is put back
if (has("form[data-keep]") || keysUnder("drafting:kept:").length) {
  import("./keep.js").then(({ keepForms }) => keepForms(document));
}
if (has("[data-preview]")) import("./preview.js").then(({ preview }) => preview(document));
if (has("[data-clock], .sitting-page, .screen-frame")) import("./clock.js").then(({ clocks }) => clocks(document));
if (has("[data-agenda]")) import("./agenda.js").then(({ agenda }) => agenda(document));
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

// On a phone the menu scrolls sideways: begin where one is.
const rooms = document.querySelector(".top nav");
const current = rooms?.querySelector("[aria-current]");
if (current) rooms.scrollLeft = current.offsetLeft - (rooms.clientWidth - current.offsetWidth) / 2;

const live = document.querySelector("[data-live]");
if (live) import("./live.js").then(({ follow }) => follow(live));
if (has("[data-fit]")) import("./fit.js").then(({ fitAll }) => fitAll());
if (has("[data-polls]")) import("./polls.js").then(({ polls }) => polls(document));
const queue = document.querySelector("[data-translation]");
if (queue) import("./translation.js").then(({ translation }) => translation(queue));
const table = document.querySelector("[data-desk]");
if (table) import("./desk.js").then(({ desk }) => desk(table));
