"""The hall's screen: read from the last row, follows by itself, never shows a half-state."""

import re

import pytest

from tests.browser.test_pages import SLUG, sit
from tests.support.browser import violations
from tests.support.server import Server

LAST_ROW = 0.02  # of the screen's width: 25 px at 1280, 6 px on a picture 320 px wide
WALL = {"width": 1280, "height": 720}


@pytest.fixture
def server(tmp_path):
    with_demo = Server(tmp_path).start()
    yield with_demo
    with_demo.kill()


def wall_of(chromium, server, query=""):
    page = sit(chromium, server, "Olivier Masson", viewport=WALL)
    page.goto(f"{server.base_url}{SLUG}/screen{query}")
    page.wait_for_timeout(500)
    return page


def present(page, server, number):
    """The chair's deed, sent as the desk's button sends it."""
    answer = page.evaluate(
        """async ([url, number]) => {
            const form = new FormData(document.querySelector("#deed"));
            form.set("deed", crypto.randomUUID());
            if (number) form.set("number", number);
            return (await fetch(url, { method: "POST", body: form, headers: { Accept: "application/json" } })).json();
        }""",
        [f"{server.base_url}{SLUG}/desk/present", number],
    )
    assert answer["ok"], answer


def smallest(page):
    """The smallest letters on the screen, as a share of its width."""
    return page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.querySelector("#screen"), NodeFilter.SHOW_TEXT);
            let least = 1;
            while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (walker.currentNode.data.trim() && element.checkVisibility())
                    least = Math.min(least, parseFloat(getComputedStyle(element).fontSize) / innerWidth);
            }
            return least;
        }"""
    )


def test_every_open_amendment_is_read_from_the_last_row_and_cut_by_nothing(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    chair.goto(f"{server.base_url}{SLUG}/desk")
    wall = wall_of(chromium, server)
    for number in (1, 2, 3, 5, 10, 12):
        present(chair, server, number)
        wall.get_by_text(f"Amendement {number}", exact=True).wait_for()
        assert smallest(wall) >= LAST_ROW
        assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
        body = wall.locator(".screen-body").evaluate("b => [b.scrollHeight, b.clientHeight]")
        assert body[0] <= body[1] + 1, "a line is cut"
    present(chair, server, None)
    wall.get_by_text("Déclaration de Valence").first.wait_for()
    assert smallest(wall) >= LAST_ROW
    for page in (chair, wall):
        page.context.close()


def test_a_long_proposal_is_shown_page_by_page(chromium, server):
    author = sit(chromium, server, "Karine Blanc")
    author.goto(f"{server.base_url}{SLUG}/amendments/new?clause=tourisme-durable")
    field = author.get_by_role("textbox", name="Français").first
    field.fill(" ".join(f"Phrase {n} toute nouvelle, avec des mots que personne n’a lus." for n in range(40)))
    author.get_by_role("button", name="Déposer l’amendement").click()
    author.wait_for_url(re.compile(r"/amendments/\d+$"))
    number = int(author.url.rsplit("/", 1)[1])
    chair = sit(chromium, server, "Jeanne Marchand")
    chair.goto(f"{server.base_url}{SLUG}/desk")
    wall = wall_of(chromium, server)
    present(chair, server, number)
    sign = wall.locator(".screen-pages")
    sign.get_by_text(re.compile(r"^1 / \d+$")).wait_for()
    first = wall.screenshot()
    sign.get_by_text(re.compile(r"^2 / \d+$")).wait_for(timeout=15_000)
    assert wall.screenshot() != first
    assert smallest(wall) >= LAST_ROW
    for page in (author, chair, wall):
        page.context.close()


def test_a_second_projector_shows_the_other_language(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    chair.goto(f"{server.base_url}{SLUG}/desk")
    french, armenian = wall_of(chromium, server, "?show=fr"), wall_of(chromium, server, "?show=hy")
    present(chair, server, 5)
    french.get_by_text("Amendement 5", exact=True).wait_for()
    armenian.get_by_text("Փոփոխություն 5", exact=True).wait_for()
    for wall, own, other in ((french, "fr", "hy"), (armenian, "hy", "fr")):
        assert wall.locator(f".screen-words:lang({own})").first.is_visible()
        assert wall.locator(f".screen-words.words-{other}:visible").count() == 0
    # A wall lends the other language's words where an amendment has none of its own.
    present(chair, server, 1)
    armenian.get_by_text("Փոփոխություն 1", exact=True).wait_for()
    assert armenian.locator(".lent ins", has_text="s’engagent à financer").first.is_visible()
    for page in (chair, french, armenian):
        page.context.close()


def test_a_dead_network_leaves_the_last_state_with_a_discreet_sign(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    chair.goto(f"{server.base_url}{SLUG}/desk")
    wall = wall_of(chromium, server)
    present(chair, server, 5)
    wall.get_by_text("Amendement 5", exact=True).wait_for()
    server.kill()
    sign = wall.locator("#live-banner:not([hidden])")
    sign.wait_for(timeout=20_000)
    box = sign.bounding_box()
    assert box["width"] < WALL["width"] / 2 and box["height"] < WALL["height"] / 12
    assert wall.get_by_text("Amendement 5", exact=True).is_visible()
    server.start()
    wall.locator("#live-banner[hidden]").wait_for(state="attached", timeout=40_000)
    chair.reload()
    present(chair, server, 3)
    wall.get_by_text("Amendement 3", exact=True).wait_for()
    for page in (chair, wall):
        page.context.close()


def test_nobody_sees_a_cursor_or_a_link_and_the_page_is_accessible(chromium, server):
    wall = wall_of(chromium, server)
    assert wall.evaluate("getComputedStyle(document.body).cursor") == "none"
    assert wall.locator(".screen-foot").evaluate("f => getComputedStyle(f).opacity") == "0"
    wall.mouse.move(200, 200)
    assert wall.evaluate("getComputedStyle(document.body).cursor") != "none"
    assert wall.locator(".screen-foot").evaluate("f => getComputedStyle(f).opacity") == "1"
    assert violations(wall) == []
    wall.context.close()
