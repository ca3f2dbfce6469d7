"""The delegate's phone: told at once, writing in place, following or reading on undisturbed."""

import re
import time

import pytest

from tests.browser.test_pages import SLUG, sit
from tests.support.browser import violations
from tests.support.server import Server

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with_demo = Server(tmp_path_factory.mktemp("phone")).start()
    yield with_demo
    with_demo.kill()


@pytest.fixture
def seat(chromium, server):
    """Take a seat on a phone (or, with ``viewport``, elsewhere), at an address."""
    pages = []

    def take(name, path="mine", **looks):
        page = sit(chromium, server, name, **{**PHONE, **looks})
        page.goto(f"{server.base_url}{SLUG}/{path}")
        pages.append(page)
        return page

    yield take
    for page in pages:
        page.context.close()


def post(page, path, **fields):
    """Do a deed as this page's person, as its script would."""
    return page.evaluate(
        """async ([path, fields]) => {
            const body = new FormData();
            for (const [name, value] of Object.entries(fields)) body.append(name, value);
            const token = document.querySelector("meta[name=csrf]").content;
            const headers = { Accept: "application/json", "X-CSRFToken": token };
            return (await fetch(path, { method: "POST", body, headers })).json();
        }""",
        [f"{SLUG}/{path}", fields],
    )


def table(page, key, change, **more):
    """Table an amendment: ``change`` makes the new French words from the old. Its number."""
    words = page.request.get(f"{page.url.split('/a/')[0]}{SLUG}/amendments/new?clause={key}").text()
    field = (
        re.search(rf'<textarea id="revise:{key}:fr"[^>]*>([^<]*)<', words)[1]
        .replace("&#39;", "'")
        .replace("&#34;", '"')
    )
    base = re.search(r'name="base" value="(\d+)"', words)[1]
    answer = post(
        page, "amendments/new", **{f"revise:{key}:fr": change(field), "base": base, **more}
    )
    assert answer["ok"], answer
    return int(answer["location"].rsplit("/", 1)[1])


def adopt(chair, number):
    answer = post(chair, f"desk/decide/{number}", outcome="adopted", how="consensus")
    assert answer["ok"], answer


def test_an_author_is_told_at_once_why_and_answers_with_one_tap(seat):
    author, other, chair = (
        seat("Isabelle Chambon", "text"),
        seat("Karine Blanc", "mine"),
        seat("Jeanne Marchand", "desk"),
    )
    mine = table(author, "f2", lambda words: words + " Dès 2014.")
    rival = table(other, "f2", lambda words: words + " Dès 2015.")
    author.evaluate("window.stayed = true")
    author.wait_for_timeout(500)
    adopt(chair, rival)
    decided = time.monotonic()
    author.locator("#toast", has_text=f"Votre amendement {mine} : Contesté").wait_for(timeout=5_000)
    assert time.monotonic() - decided < 2.5
    author.locator("[data-asks]", has_text="1").wait_for()
    assert author.evaluate("window.stayed")
    author.locator("#toast a").click()
    card = author.locator(".ask", has_text=f"Amendement {mine}")
    card.get_by_text("Dès 2015.").wait_for()
    card.get_by_text("Dès 2014.").wait_for()
    assert card.get_by_text("Quelqu’un d’autre a changé les mêmes mots.").count() == 1
    card.get_by_role("button", name="D’accord").click()
    author.get_by_text("Rien n’attend votre réponse.").wait_for()
    author.locator("[data-asks]").wait_for(state="hidden")


def test_rewording_is_one_tap_and_starts_from_both_wordings(seat):
    author, other, chair = (
        seat("Isabelle Chambon", "mine"),
        seat("Karine Blanc", "mine"),
        seat("Jeanne Marchand", "desk"),
    )
    mine = table(author, "f1", lambda words: words + " Une fois l’an.")
    rival = table(other, "f1", lambda words: words + " Deux fois l’an.")
    adopt(chair, rival)
    author.locator(".ask", has_text=f"Amendement {mine}").get_by_role(
        "link", name="Reformuler"
    ).click()
    field = author.get_by_role("textbox", name="Français").first
    assert "Deux fois l’an." in field.input_value()
    author.locator(".conflict", has_text="Une fois l’an.").wait_for()
    field.fill(field.input_value() + " Puis une fois.")
    author.locator(".preview .wording", has_text="Puis une fois.").wait_for()
    author.get_by_role("button", name="Déposer l’amendement").click()
    author.wait_for_url(re.compile(r"/amendments/\d+$"))
    author.get_by_text(f"Remplace l’amendement {mine}").wait_for()


def test_nothing_moves_under_the_thumb_through_ten_adoptions_above(seat):
    reader, other, chair = (
        seat("Isabelle Chambon", "text"),
        seat("Karine Blanc", "mine"),
        seat("Jeanne Marchand", "desk"),
    )
    keys = reader.evaluate(
        "[...document.querySelectorAll('.clause-operative')].map((c) => c.id.slice(7))"
    )
    numbers = [
        table(
            other,
            key,
            lambda words: (
                f"{words} Ceci est une phrase de plus, assez longue pour tenir deux lignes sur un téléphone."
            ),
        )
        for key in keys[:10]
    ]
    reader.locator(f"#clause-{keys[-2]}").scroll_into_view_if_needed()
    held = reader.locator(f"#clause-{keys[-2]}")
    before, scrolled = held.bounding_box()["y"], reader.evaluate("scrollY")
    for number in numbers:
        adopt(chair, number)
        post(chair, f"desk/present?number={number}")
        reader.wait_for_timeout(150)
        assert abs(held.bounding_box()["y"] - before) <= 2
    for key in keys[:10]:
        reader.locator(f"#clause-{key}", has_text="assez longue").wait_for(state="attached")
    assert abs(held.bounding_box()["y"] - before) <= 2
    assert reader.evaluate("scrollY") > scrolled + 200, "the text above did grow"


def test_whoever_follows_the_chair_is_brought_there_and_the_device_remembers(seat):
    follower, reader, chair = (
        seat("Isabelle Chambon", "text", reduced_motion="reduce"),
        seat("Hayk Grigoryan", "text"),
        seat("Jeanne Marchand", "desk"),
    )
    follower.get_by_role("button", name="Suivre la tribune").click()
    follower.reload()
    assert (
        follower.get_by_role("button", name="Suivre la tribune").get_attribute("aria-pressed")
        == "true"
    )
    reader.wait_for_timeout(500)
    still = reader.evaluate("scrollY")
    post(chair, "desk/present?number=16")
    follower.locator("#presented[data-presented='16']").wait_for(state="attached")
    post(chair, "desk/present?number=13")
    follower.locator("#presented[data-presented='13']").wait_for(state="attached")
    follower.wait_for_timeout(300)
    boxes = [clause.bounding_box() for clause in follower.locator(".clause.presented").all()]
    assert any(-5 <= box["y"] < 740 for box in boxes), "a clause on the hall's screen is in view"
    reader.locator("#presented[data-presented='13']").wait_for(state="attached")
    assert reader.evaluate("scrollY") == still


def test_an_amendment_is_written_in_the_text_without_numbers_or_syntax(seat):
    page = seat("Isabelle Chambon", "amendments/new")
    first = page.locator(".amend-clause.clause-operative").first
    first.locator(".words").tap()
    field = first.get_by_role("textbox", name="Français")
    assert field.evaluate("(f) => f === document.activeElement")
    field.fill(field.input_value().replace("encouragent", "favorisent"))
    page.locator(
        ".preview .wording",
        has_text=re.compile(
            "remplacer le mot «\\s?encouragent\\s?» par le mot «\\s?favorisent\\s?»"
        ),
    ).wait_for()
    second = page.locator(".amend-clause.clause-operative").nth(1)
    second.locator("xpath=following-sibling::p[1]").get_by_role(
        "link", name="Insérer un paragraphe ici"
    ).tap()
    page.locator(".amend-new").get_by_role("textbox", name="Français").fill("Elles s’écrivent.")
    third = page.locator(".amend-clause.clause-operative").nth(2)
    third.get_by_role("link", name="Amender").tap()
    third.get_by_role("button", name="Déplacer ce paragraphe").tap()
    assert page.locator(".place-here").count() > 5
    page.locator(".place-here").nth(6).tap()
    third.get_by_text("Déplacé.").wait_for()
    page.locator(".preview .wording", has_text="Déplacer le paragraphe").wait_for()
    page.locator(".preview .wording", has_text="insérer un paragraphe ainsi rédigé").wait_for()
    page.reload()
    assert "favorisent" in first.get_by_role("textbox", name="Français").input_value(), (
        "kept, and its paragraph open"
    )
    assert (
        page.locator(".amend-new").get_by_role("textbox", name="Français").input_value()
        == "Elles s’écrivent."
    )
    page.locator("[data-bar] a", has_text="3 modifications").wait_for()
    page.get_by_role("button", name="Déposer l’amendement").tap()
    page.wait_for_url(re.compile(r"/amendments/\d+$"))
    assert page.locator(".formal .wording").first.locator("p").count() >= 3


def test_an_amendment_can_be_written_without_script(chromium, server):
    page = sit(chromium, server, "Karine Blanc")
    state = page.context.storage_state()
    page.context.close()
    context = chromium.new_context(
        storage_state=state, java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{server.base_url}{SLUG}/amendments/new")
    page.locator(".amend-clause.clause-operative").nth(4).get_by_role(
        "link", name="Amender"
    ).click()
    field = page.get_by_role("textbox", name="Français").first
    field.fill(field.input_value() + " Sans script.")
    page.get_by_role("button", name="Déposer l’amendement").click()
    page.wait_for_url(re.compile(r"/amendments/\d+$"))
    assert page.locator(".formal", has_text="Sans script.").count() == 1
    context.close()


def test_a_sub_amendment_is_written_on_the_text_as_the_amendment_would_make_it(seat):
    author, other = seat("Isabelle Chambon", "mine"), seat("Karine Blanc", "mine")
    number = table(author, "f3", lambda words: words + " Chaque année.")
    other.goto(other.url.replace("mine", f"amendments/{number}"))
    other.get_by_role("link", name="Amender cet amendement").click()
    field = other.get_by_role("textbox", name="Français").first
    field.fill(field.input_value().replace("Chaque année.", "Chaque année paire."))
    other.locator(".preview ins", has_text="paire").wait_for()
    other.get_by_role("button", name="Déposer l’amendement").click()
    other.get_by_text(f"Sous-amendement à l’amendement {number}").wait_for()
    assert other.locator("ins", has_text="Chaque").count() == 0, "only its own change is shown"


def test_changes_are_stepped_through_by_thumb_and_by_key(seat):
    reader, secretary = seat("Isabelle Chambon", "text"), seat("Paul Girard", "text")
    reader.goto(reader.url.replace("text", "mine"))
    base = secretary.locator("#pieces").get_attribute("data-number")
    assert base
    for key in ("f1", "f3"):
        words = secretary.locator(f"#clause-{key} .words-fr").inner_text()
        head = re.search(r"revisions/(\d+)", secretary.locator("#state").inner_html())[1]
        answer = post(
            secretary, "edit", **{f"revise:{key}:fr": words + " Relu.", "base": head, "clause": key}
        )
        assert answer["ok"], answer
        secretary.reload()
    reader.locator("#mine-changes [data-unseen-count]", has_text="2").wait_for()
    reader.get_by_role("link", name="Parcourir les changements").click()
    reader.locator("#thumbs", has_text="1/2").wait_for()
    first = reader.evaluate("document.activeElement.id")
    reader.get_by_role("button", name="Changement suivant").tap()
    assert reader.evaluate("document.activeElement.id") not in ("", first)
    box = reader.get_by_role("button", name="Changement suivant").bounding_box()
    assert box["y"] > 740 / 2 and min(box["width"], box["height"]) >= 44, "in reach of the thumb"
    reader.keyboard.press("p")
    assert reader.evaluate("document.activeElement.id") == first


def test_news_of_a_change_does_not_push_the_text_down(seat):
    reader, other, chair = (
        seat("Isabelle Chambon", "mine"),
        seat("Karine Blanc", "mine"),
        seat("Jeanne Marchand", "desk"),
    )
    reader.goto(reader.url.replace("mine", "text"))
    reader.reload()  # the device has noted what was seen
    number = table(other, "suivi-bilan", lambda words: words + " Et voilà.")
    assert not reader.locator("#unseen").is_visible()
    adopt(chair, number)
    reader.locator("#thumbs").wait_for()
    assert not reader.locator("#unseen").is_visible()


def test_notes_and_comments(seat):
    author, chair = seat("Isabelle Chambon", "clauses/f1"), seat("Jeanne Marchand", "comments")
    author.get_by_label("Votre note").fill("À voir avec Lyon")
    with author.expect_navigation():
        author.get_by_role("button", name="Garder la note").click()
    assert author.get_by_label("Votre note").input_value() == "À voir avec Lyon"
    author.goto(author.url.split("/clauses")[0] + "/mine")
    author.locator(".mine-notes", has_text="À voir avec Lyon").wait_for()
    author.goto(author.url.replace("mine", "comments/new?clause=f1"))
    author.get_by_label("Votre commentaire").fill("Il manque un accent.")
    with author.expect_navigation():
        author.get_by_role("button", name="Envoyer").click()
    card = chair.locator(".said-card", has_text="Il manque un accent.")
    card.wait_for()
    card.get_by_role("button", name="Marquer comme réglé").click()
    card.locator(".badge", has_text="Réglé").wait_for()


@pytest.mark.parametrize(("lang", "scheme", "width"), [("fr", "light", 390), ("hy", "dark", 320)])
def test_the_pages_of_the_phone_are_accessible_and_whole(seat, lang, scheme, width):
    looks = {
        "viewport": {"width": width, "height": 800},
        "color_scheme": scheme,
        "lang": lang,
        "reduced_motion": "reduce",
    }
    page = seat("Isabelle Chambon", **looks)
    root = page.url.rsplit("/", 1)[0]
    for path in (
        "mine",
        "amendments/3",
        "amendments/new",
        "amendments/new?clause=f1&after=f2",
        "amendments/new?reword=3",
        "comments/new?amendment=3",
        "clauses/f1",
        "text#changes",
    ):
        page.goto(f"{root}/{path}")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # below the bar that floats
        page.wait_for_timeout(300)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    chair = seat("Jeanne Marchand", "comments", **looks)
    assert violations(chair) == []
