"""The live page's reducer in a real browser, on a bare page: no server of ours is needed."""

import functools
import http.server
import threading

import pytest

from tests.support.server import ROOT

PAGE = b'<!doctype html><meta charset="utf-8"><main id="main" tabindex="-1"><div id="pieces"></div></main>'


class Bare(http.server.SimpleHTTPRequestHandler):
    """The files of static/, and an empty page at the top."""

    def do_GET(self):
        if self.path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_said):
        pass


@pytest.fixture(scope="module")
def address():
    handler = functools.partial(Bare, directory=ROOT / "static")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(chromium, address):
    fresh = chromium.new_page()
    fresh.goto(address)
    yield fresh
    fresh.close()


def lay(page, *pieces):
    page.evaluate("html => (document.querySelector('#pieces').innerHTML = html)", "".join(pieces))


def push(page, pieces, order=None):
    """Apply a push; the ids of the pieces that now say something else."""
    return page.evaluate(
        """async push => {
            const { reduce } = await import("/js/pieces.js");
            return reduce(document.querySelector("#pieces"), push).map((piece) => piece.id);
        }""",
        {"pieces": pieces, "order": order},
    )


def shown(page):
    return page.evaluate(
        "[...document.querySelector('#pieces').children].map((p) => p.id + ':' + p.textContent)"
    )


def piece(key, said, inside=""):
    return f'<article id="{key}" class="clause">{said}{inside}</article>'


@pytest.mark.parametrize(
    ("pieces", "order", "result"),
    [
        ({"b": piece("b", "B")}, ["a", "b", "c"], ["a:1", "b:B", "c:3"]),
        ({"d": piece("d", "4")}, ["d", "a", "b", "c"], ["d:4", "a:1", "b:2", "c:3"]),
        ({"d": piece("d", "4")}, None, ["a:1", "b:2", "c:3", "d:4"]),
        ({}, ["c", "a", "b"], ["c:3", "a:1", "b:2"]),
        ({}, ["a", "c"], ["a:1", "c:3"]),
        ({"b": None}, None, ["a:1", "c:3"]),
        ({}, None, ["a:1", "b:2", "c:3"]),
        ({"c": piece("c", "C"), "x": piece("x", "X")}, ["x", "c"], ["x:X", "c:C"]),
    ],
)
def test_pieces_are_replaced_inserted_removed_and_ordered(page, pieces, order, result):
    lay(page, piece("a", "1"), piece("b", "2"), piece("c", "3"))
    push(page, pieces, order)
    assert shown(page) == result


def test_only_what_says_something_else_counts_as_changed(page):
    since = '<span data-ago="2013-10-17T10:00:00Z"></span><details><p>more</p></details>'
    lay(page, piece("a", "1", since), piece("b", "2"))
    page.evaluate(
        """() => {
            const a = document.querySelector("#a");
            a.classList.add("unseen", "changed");
            a.querySelector("span").textContent = "changed 20 s ago";
            a.querySelector("details").open = true;
        }"""
    )
    assert push(page, {"a": piece("a", "1", since), "b": piece("b", "B")}) == ["b"]


def test_opened_details_ticked_boxes_and_typed_words_outlive_a_replacement(page):
    inside = (
        "<details><summary>s</summary></details>"
        '<input type="checkbox" name="numbers" value="1"><input type="checkbox" name="numbers" value="2" checked>'
        '<textarea name="note"></textarea>'
    )
    lay(page, piece("a", "old", inside))
    page.locator("details summary").click()
    page.locator("[value='1']").check()
    page.locator("textarea").fill("half a sentence")
    assert push(page, {"a": piece("a", "new", inside)}) == ["a"]
    assert page.locator("details").evaluate("details => details.open")
    assert page.locator("[value='1']").is_checked() and page.locator("[value='2']").is_checked()
    assert page.locator("textarea").input_value() == "half a sentence"


def test_a_box_nobody_touched_follows_the_server(page):
    lay(page, piece("a", "old", '<input type="checkbox" name="numbers" value="1" checked>'))
    push(page, {"a": piece("a", "new", '<input type="checkbox" name="numbers" value="1">')})
    assert not page.locator("input").is_checked()


BUTTONS = '<button formaction="/present?number=1">P</button><button formaction="/present?number=2">P</button>'


def test_the_keyboard_stays_on_the_same_button(page):
    lay(page, piece("a", "old", BUTTONS))
    page.locator("button").nth(1).focus()
    push(page, {"a": piece("a", "new", f"<button formaction='/undo'>U</button>{BUTTONS}")})
    assert page.evaluate("document.activeElement.getAttribute('formaction')") == "/present?number=2"


def test_the_keyboard_stays_in_the_piece_when_its_button_is_gone(page):
    lay(page, piece("a", "old", BUTTONS))
    page.locator("button").nth(1).focus()
    push(page, {"a": piece("a", "new")})
    assert page.evaluate("document.activeElement.id") == "a"


def test_the_keyboard_follows_a_piece_that_is_moved(page):
    lay(page, piece("a", "1"), piece("b", "2"), piece("c", "3", BUTTONS))
    page.locator("button").first.focus()
    push(page, {}, ["c", "a", "b"])
    assert page.evaluate("document.activeElement.getAttribute('formaction')") == "/present?number=1"


def test_the_caret_stays_where_one_types(page):
    lay(page, piece("a", "old", '<textarea name="note">twelve</textarea>'))
    page.locator("textarea").evaluate("field => { field.focus(); field.setSelectionRange(3, 5); }")
    push(page, {"a": piece("a", "new", '<textarea name="note">twelve</textarea>')})
    caret = "[document.activeElement.selectionStart, document.activeElement.selectionEnd]"
    assert page.evaluate(caret) == [3, 5]
