"""The pictures of the documentation, taken from a throwaway server: `make shots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.test_pages import SLUG, sit
from tests.support.browser import open_chromium
from tests.support.server import Server

PICTURES = Path(__file__).parent / "pictures"
PHONE, LAPTOP, WALL = (390, 800), (1280, 800), (1280, 720)
# name, who, address, size, language
SHOTS = [
    ("text-phone-fr", "Isabelle Chambon", "text", PHONE, "fr"),
    ("text-phone-hy", "Hayk Grigoryan", "text", PHONE, "hy"),
    ("text-both", "Isabelle Chambon", "text?show=both", LAPTOP, "fr"),
    ("amendment-form", "Karine Blanc", "amendments/new?clause=tourisme-durable", LAPTOP, "fr"),
    ("mine-phone-fr", "Isabelle Chambon", "mine", PHONE, "fr"),
    ("mine-phone-hy", "Hayk Grigoryan", "mine", PHONE, "hy"),
    ("amend-phone-fr", "Isabelle Chambon", "amendments/new?clause=f1#edit-f1", PHONE, "fr"),
    ("findings", "Paul Girard", "findings", LAPTOP, "fr"),
    ("desk-fr", "Jeanne Marchand", "desk", LAPTOP, "fr"),
    ("desk-hy", "Jeanne Marchand", "desk", LAPTOP, "hy"),
    ("screen-fr", "Olivier Masson", "screen", WALL, "fr"),
    ("screen-hy", "Hayk Grigoryan", "screen", WALL, "hy"),
]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, open_chromium() as browser:
        server = Server(Path(folder)).start()
        try:
            present(browser, server)
            for name, who, path, (width, height), lang in SHOTS:
                page = sit(
                    browser, server, who, lang=lang, viewport={"width": width, "height": height}
                )
                page.goto(f"{server.base_url}{SLUG}/{path}")
                if name == "amendment-form":
                    field = page.get_by_role("textbox", name="Français").first
                    field.fill(field.input_value().replace("encouragent", "favorisent"))
                page.wait_for_timeout(1200)
                page.screenshot(path=PICTURES / f"{name}.png")
                page.context.close()
        finally:
            server.kill()


def present(browser: Browser, server: Server) -> None:
    """The chair puts an open amendment on the hall's screen."""
    page = sit(browser, server, "Jeanne Marchand")
    page.goto(f"{server.base_url}{SLUG}/desk")
    page.locator(".queue-item").first.get_by_role("button", name="Présenter").click()
    page.locator("#toast:not([hidden])").wait_for()
    page.context.close()


if __name__ == "__main__":
    main()
