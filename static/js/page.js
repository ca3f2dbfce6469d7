// The one script a page names; each part looks for what it serves and leaves the rest alone.
import { amend } from "./amend.js";
import { followChair } from "./follow.js";
import { keepForms } from "./keep.js";
import { sendDeeds } from "./deeds.js";
import { mine } from "./mine.js";
import { preview } from "./preview.js";
import { reading } from "./reading.js";
import { find } from "./find.js";

amend(document); // before what was kept is put back into its fields
keepForms(document);
sendDeeds(document);
preview(document);
reading(document);
find(document);
if (document.querySelector("[data-clock], [data-live]")) import("./clock.js").then(({ clocks }) => clocks(document));
if (document.querySelector("[data-agenda]")) import("./agenda.js").then(({ agenda }) => agenda(document));
followChair(document);
mine(document);
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

// On a phone the menu scrolls sideways: begin where one is.
const rooms = document.querySelector(".top nav");
const current = rooms?.querySelector("[aria-current]");
if (current) rooms.scrollLeft = current.offsetLeft - (rooms.clientWidth - current.offsetWidth) / 2;

const live = document.querySelector("[data-live]");
if (live) import("./live.js").then(({ follow }) => follow(live));
if (document.querySelector("[data-fit]")) import("./fit.js").then(({ fitAll }) => fitAll());
if (document.querySelector("[data-polls]")) import("./polls.js").then(({ polls }) => polls(document));
const queue = document.querySelector("[data-translation]");
if (queue) import("./translation.js").then(({ translation }) => translation(queue));
