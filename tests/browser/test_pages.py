"""Every page in a real browser: accessible, whole on the smallest phone, nothing from elsewhere."""

import pytest
import requests

from tests.support.browser import violations
from tests.support.server import Server

SLUG = "/a/valence-2013"
PAGES = {
    "Claire Fontanel": ["findings", "findings/new", "findings/new?clause=suivi-bilan", "findings/1", "findings/11/revise"],
    "Isabelle Chambon": ["text", "text?show=both", "revisions", "revisions/2", "compare?from=1&to=4", "clauses/f1", "amendments", "amendments/3", "amendments/new", "amendments/new?clause=f1&clause=f3", "sitting"],
    "Jeanne Marchand": ["desk", "desk?move=3&before=5", "desk/adopt", "screen", "amendments/16", "sitting"],
    "Paul Girard": ["findings", "findings/merge?numbers=13&numbers=14&numbers=15", "office", "office/new-assembly", "edit?clause=f1", "paper", "translation", "translation/one?clause=considerant-liens&lang=hy", "sitting/agenda", "sitting/speakers/new"],
}  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with_demo = Server(tmp_path_factory.mktemp("browser")).start()
    yield with_demo
    with_demo.kill()


def sit(browser, server, name, **looks):
    """A page of someone signed in; ``looks`` are Playwright's context options, and ``lang``."""
    lang = looks.pop("lang", "fr")
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **looks})
    page = context.new_page()
    page.goto(f"{server.base_url}/demo")
    page.locator("details.more summary").click()
    page.get_by_role("button", name=name).last.click()
    page.wait_for_url(f"**{SLUG}/**")
    if lang != "fr":
        page.locator(f".languages button[value={lang}]").click()
    return page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("lang", "scheme", "width"), [("fr", "light", 1280), ("hy", "dark", 320), ("en", "dark", 1920)]
)
def test_no_page_breaks_wcag_or_overflows(chromium, server, name, lang, scheme, width):
    looks = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = sit(chromium, server, name, lang=lang, reduced_motion="reduce", **looks)
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES[name]:
        page.goto(f"{server.base_url}{SLUG}/{path}")
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert said == []
    page.context.close()


def test_the_entrance_and_the_errors_are_accessible_too(chromium, server):
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for path in ("/", "/demo", "/nowhere"):
        page.goto(server.base_url + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()


def test_the_first_view_of_the_text_is_light_and_all_ours(chromium, server):
    """Fonts aside, at most 60 KB over the wire, and no request to anybody else."""
    page = sit(chromium, server, "Isabelle Chambon", viewport={"width": 360, "height": 740})
    asked = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(f"{server.base_url}{SLUG}/text")
    page.wait_for_timeout(1000)
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    page.context.close()
    assert len(asked) > 5
    assert all(url.startswith((server.base_url, server.base_url.replace("http", "ws"))) for url in asked)
    files = [url for url in asked if "/fonts/" not in url and "/socket.io/?" not in url]
    assert sum(wire_size(url, cookies) for url in files) <= 60 * 1024


def wire_size(url, cookies):
    """Bytes of an answer's body as they travel to a browser."""
    headers = {"Accept-Encoding": "gzip, deflate, br, zstd"}
    with requests.get(url, cookies=cookies, headers=headers, stream=True, timeout=10) as answer:
        answer.raise_for_status()
        return len(answer.raw.read(decode_content=False))


def test_without_script_the_text_reads_and_chooses_its_language(chromium, server):
    page = sit(chromium, server, "Isabelle Chambon", java_script_enabled=False)
    page.goto(f"{server.base_url}{SLUG}/text?show=hy")
    assert page.get_by_text("Վալանսի հռչակագիր").first.is_visible()
    page.get_by_text("amendements ouverts").first.click()
    assert page.locator(".tracked ins").first.is_visible()
    page.context.close()


def test_the_keyboard_reaches_the_content_first(chromium, server):
    page = sit(chromium, server, "Isabelle Chambon")
    page.goto(f"{server.base_url}{SLUG}/text")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.context.close()
