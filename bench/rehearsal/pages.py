"""Twelve real pages in Chromium: the chair at the keyboard, and those who watch."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from bench.rehearsal.hall import SLUG

PHONE, LAPTOP, WALL = (390, 800), (1280, 800), (1280, 720)
PATIENCE = 30_000  # ms
SETTLED = 1_000

# When a key went down, and how many did since the count began.
_COUNT_KEYS = """() => {
  window.pressed = { count: 0, last: 0 };
  addEventListener("keydown", () => {
    pressed.count += 1;
    pressed.last = Date.now() / 1000;
  }, { capture: true });
}"""
_MOVED_ON = "before => Number(document.querySelector('#pieces').dataset.number) > before"
# The pieces of a page as the server drew them (see static/js/pieces.js), by id.
_PIECES = """async () => {
  const { bare } = await import("/static/js/pieces.js");
  return [...document.querySelector("#pieces").children].filter((c) => c.id).map((c) => [c.id, bare(c)]);
}"""


@dataclass
class Seat:
    """Someone at a page: who, what it shows, how large."""

    name: str
    page: Page


def open_page(
    browser: Browser, url: str, enter: str, path: str, size: tuple[int, int], lang: str
) -> Page:
    """A page of someone who enters by a link, in their language, at an address of the assembly."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(enter)
    if lang != "fr":
        page.goto(f"{url}/a/{SLUG}/text")
        page.locator(f".languages button[value={lang}]").click()
    page.goto(f"{url}/a/{SLUG}/{path}")
    return page


def differences(page: Page) -> list[str]:
    """The pieces that differ from the same page freshly opened, its scripts having run."""
    page.wait_for_timeout(SETTLED)
    fresh_page = page.context.new_page()
    fresh_page.goto(page.url)
    fresh_page.wait_for_timeout(SETTLED)
    old, fresh = dict(page.evaluate(_PIECES)), dict(fresh_page.evaluate(_PIECES))
    fresh_page.close()
    wrong = [piece for piece in {*old, *fresh} if old.get(piece) != fresh.get(piece)]
    return wrong or ([] if list(old) == list(fresh) else ["order"])


@dataclass
class Chair:
    """The chair at the desk. ``keys`` counts key presses between presenting and deciding."""

    page: Page
    keys: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.evaluate(_COUNT_KEYS)

    @property
    def journal(self) -> int:
        """The journal number the desk reflects."""
        return int(self.page.locator("#pieces").get_attribute("data-number") or 0)

    @property
    def presented(self) -> int | None:
        """The open amendment on the screen."""
        shown = self.page.locator("#queue .presented")
        return int(shown.first.get_attribute("data-number") or 0) if shown.count() else None

    def standing(self) -> str:
        """The verdict on what is presented, as its badge says."""
        badge = self.page.locator("#presented .desk-title .badge").first
        classes = (badge.get_attribute("class") or "").split()
        return next((c.removeprefix("verdict-") for c in classes if c.startswith("verdict-")), "")

    def press(self, key: str) -> tuple[float, int]:
        """Press a key and wait for the desk to move on; when it went down, and the journal number."""
        before = self.journal
        self.page.keyboard.press(key)
        self.page.wait_for_function(
            "before => Number(document.querySelector('#pieces').dataset.number) > before",
            arg=before,
        )
        return self.page.evaluate("pressed.last"), self.journal

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Key presses in here are those that one amendment took."""
        self.page.evaluate("pressed.count = 0")
        yield
        self.keys.append(self.page.evaluate("pressed.count"))

    def settle(self) -> None:
        """The pause of someone who reads."""
        time.sleep(0.15)
