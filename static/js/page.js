// The one script a page names; each part looks for what it serves and leaves the rest alone.
import { keepForms } from "./keep.js";
import { sendDeeds } from "./deeds.js";
import { preview } from "./preview.js";
import { reading } from "./reading.js";

keepForms(document);
sendDeeds(document);
preview(document);
reading(document);
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

// On a phone the menu scrolls sideways: begin where one is.
const rooms = document.querySelector(".top nav");
const current = rooms?.querySelector("[aria-current]");
if (current) rooms.scrollLeft = current.offsetLeft - (rooms.clientWidth - current.offsetWidth) / 2;

const live = document.querySelector("[data-live]");
if (live) import("./live.js").then(({ follow }) => follow(live));
const table = document.querySelector("[data-desk]");
if (table) import("./desk.js").then(({ desk }) => desk(table));
const wall = document.querySelector("[data-fit]");
if (wall) import("./fit.js").then(({ fit }) => fit(wall));
