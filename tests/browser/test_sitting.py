"""The sitting in a real browser: what the chair does, what everyone sees, what one types to get there."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.browser.test_pages import SLUG, sit
from tests.support.browser import violations
from tests.support.server import Server

PHONE = {"width": 360, "height": 740}
WALL = {"width": 1280, "height": 720}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with_demo = Server(tmp_path_factory.mktemp("sitting")).start()
    yield with_demo
    with_demo.kill()


@pytest.fixture
def fresh(tmp_path):
    with_demo = Server(tmp_path).start()
    yield with_demo
    with_demo.kill()


def at(page, server, path):
    page.goto(f"{server.base_url}{SLUG}/{path}")
    return page


def press(page, name, **which):
    page.get_by_role("button", name=name, **which).first.click()


def is_whole(page, where):
    assert violations(page) == [], where
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


def test_the_last_hour_runs_from_item_to_item(chromium, fresh):
    """The chair sets the times, opens, starts; phones and the wall follow without reload."""
    chair = at(sit(chromium, fresh, "Jeanne Marchand"), fresh, "sitting/agenda")
    now = datetime.now(ZoneInfo("Europe/Paris"))
    late = min(20, now.hour * 60 + now.minute)  # planned today, not last night
    start = now.hour * 60 + now.minute - late
    chair.get_by_label("Début").first.fill(f"{start // 60}h{start % 60:02}")
    chair.get_by_label("Minutes").first.fill("0")
    press(chair, "Arrêter l’ordre du jour")
    chair.wait_for_url("**/sitting")
    phone = at(sit(chromium, fresh, "Isabelle Chambon", viewport=PHONE), fresh, "sitting")
    wall = at(sit(chromium, fresh, "Olivier Masson", viewport=WALL), fresh, "screen")
    for page in (phone, wall):
        page.evaluate("window.stayed = true")
    phone.get_by_text("La séance n’est pas encore ouverte.").wait_for()
    press(chair, "Ouvrir la séance")
    phone.get_by_text("La séance est ouverte.").wait_for()
    press(chair, "Point suivant")
    phone.locator(".item-current", has_text=f"{start // 60:02}:{start % 60:02}").wait_for()
    phone.locator(".item-current", has_text=re.compile(r"depuis \d\d:\d\d")).wait_for()
    if late:
        phone.locator("#sitting-now .late:not([hidden])").wait_for()
        said = phone.locator("#sitting-now .late").inner_text()
        assert int(re.match(r"(\d+) min de retard", said)[1]) in (late, late + 1)
    wall.locator(".screen-workshop", has_text="Le tourisme").wait_for()
    landed = wall.locator(".screen-landed").all_text_contents()
    assert "Paragraphe 4, mot à mot" in landed and "Retiré" in landed
    press(chair, "Point suivant")
    wall.locator(".screen-workshop", has_text="L’enseignement et la culture").wait_for()
    phone.locator(".item-done", has_text=re.compile(r"de \d\d:\d\d à \d\d:\d\d")).wait_for()
    for page, where in ((phone, "phone"), (chair, "chair")):
        page.locator("details.report summary").first.click()
        is_whole(page, where)
    assert phone.evaluate("window.stayed") and wall.evaluate("window.stayed")
    for page in (chair, phone, wall):
        page.context.close()


def test_a_suspension_is_seen_on_the_wall_and_nothing_is_decided_meanwhile(chromium, fresh):
    chair = at(sit(chromium, fresh, "Jeanne Marchand"), fresh, "sitting")
    wall = at(sit(chromium, fresh, "Hayk Grigoryan", viewport=WALL, lang="hy"), fresh, "screen")
    press(chair, "Ouvrir la séance")
    chair.get_by_label("Reprise à").fill("15h30")
    press(chair, "Suspendre")
    wall.get_by_text("Նիստն ընդմիջված է").wait_for()
    assert wall.get_by_text("15:30").is_visible()
    is_whole(chair, "suspended")
    at(chair, fresh, "desk")
    chair.locator("#queue-3").get_by_role("button", name="Présenter").click()
    chair.locator("#presented h3", has_text="Amendement 3").wait_for()
    press(chair, "Adopter par consensus")
    chair.get_by_text("La séance est suspendue. Reprenez-la d’abord.").first.wait_for()
    at(chair, fresh, "sitting")
    press(chair, "Reprendre la séance")
    wall.get_by_text("Նիստն ընդմիջված է").wait_for(state="detached")
    for page in (chair, wall):
        page.context.close()


def test_speakers_take_the_floor_and_their_time_runs(chromium, fresh):
    secretary = at(sit(chromium, fresh, "Paul Girard", viewport=PHONE), fresh, "sitting")
    chair = at(sit(chromium, fresh, "Jeanne Marchand"), fresh, "sitting")
    chair.evaluate("window.stayed = true")
    for name, side in (("Ani Mkrtchyan", "Pour"), ("Thomas Gay", "Contre")):
        secretary.get_by_label("Nom").fill(name)
        secretary.get_by_label(side, exact=True).check()
        press(secretary, "Inscrire")
        chair.locator("#speakers", has_text=name).wait_for()
        secretary.locator("#speakers", has_text=name).wait_for()
    is_whole(secretary, "speakers")
    press(chair, "Donner la parole Ani Mkrtchyan")
    floor = secretary.locator(".floor")
    floor.get_by_text("Ani Mkrtchyan").wait_for()
    shown = floor.locator(".countdown")
    first = shown.inner_text()
    assert re.fullmatch(r"[0-3]:\d\d", first)
    secretary.wait_for_function("old => document.querySelector('.floor .countdown').textContent !== old", arg=first)
    press(chair, "Donner la parole Thomas Gay")
    floor.get_by_text("Thomas Gay").wait_for()
    press(chair, "Fin de l’intervention")
    floor.wait_for(state="detached")
    assert chair.evaluate("window.stayed")
    for page in (secretary, chair):
        page.context.close()


def test_rows_of_the_order_of_business_move_come_and_go(chromium, server):
    page = at(sit(chromium, server, "Paul Girard"), server, "sitting/agenda")
    rows = page.locator("[data-row]")
    assert rows.count() == 7, "no empty rows with script"
    rows.nth(1).get_by_role("button", name="Avancer").click()
    assert page.evaluate("document.activeElement.hasAttribute('data-up')"), "the keyboard stays on it"
    rows.nth(6).get_by_role("button", name="Retirer").click()
    press(page, "Ajouter un point")
    rows.nth(6).get_by_label("Point").select_option("break")
    assert not rows.nth(6).get_by_label("Atelier").is_visible()
    rows.nth(6).get_by_label("Minutes").fill("15")
    is_whole(page, "rows")
    press(page, "Arrêter l’ordre du jour")
    page.wait_for_url("**/sitting")
    names = page.locator(".agenda-name").all_inner_texts()
    assert "culture" in names[0] and "tourisme" in names[1] and names[-1].strip() == "Pause"
    page.context.close()


def test_inserted_is_12a_deleted_stays_and_the_printed_numbers_hold(chromium, fresh):
    reader = at(sit(chromium, fresh, "Isabelle Chambon", viewport=PHONE), fresh, "text")
    chair = at(sit(chromium, fresh, "Jeanne Marchand"), fresh, "sitting")
    press(chair, "Ouvrir la séance")
    printed = labels(reader)
    secretary = at(sit(chromium, fresh, "Paul Girard"), fresh, "edit")
    secretary.locator("textarea[name='insert:1:fr']").fill("Un paragraphe nouveau.")
    secretary.locator("select[name='insert:1:after']").select_option("f1")
    press(secretary, "Enregistrer")
    secretary.wait_for_url("**/text**")
    before = printed["clause-f1"]
    reader.locator(".clause", has_text="Un paragraphe nouveau.").wait_for()
    assert reader.locator(".clause", has_text="Un paragraphe nouveau.").locator(".clause-label").inner_text() == f"{before}a"
    at(secretary, fresh, "edit?clause=f2")
    secretary.locator("[name='delete:f2']").evaluate("box => { box.closest('details')?.setAttribute('open', ''); }")
    secretary.locator("[name='delete:f2']").check()
    press(secretary, "Enregistrer")
    ghost = reader.locator("#ghost-f2")
    ghost.wait_for()
    assert ghost.inner_text().split() == [printed["clause-f2"], "(supprimé)"]
    assert {key: label for key, label in labels(reader).items() if key in printed} == {
        key: label for key, label in printed.items() if key != "clause-f2"
    }
    is_whole(reader, "ghost")
    at(reader, fresh, "amendments")
    for page in (reader, chair, secretary):
        page.context.close()


def labels(page):
    """The number of each clause on the page, by the clause's id."""
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.clause')].map(c => [c.id, c.querySelector('.clause-label').textContent.trim()]).filter(pair => pair[1]))"
    )


MARKED = "[...CSS.highlights.get('found') ?? []].map(range => range.toString()).filter(Boolean)"


def test_what_is_shouted_is_found_by_typing_it(chromium, server):
    page = at(sit(chromium, server, "Isabelle Chambon"), server, "text")
    page.wait_for_timeout(300)
    page.keyboard.press("/")
    page.keyboard.type("paragraphe 9, première phrase")
    place = page.locator(".clause.found")
    place.wait_for()
    assert place.locator(".clause-label").inner_text() == "9"
    box = place.bounding_box()
    assert 0 <= box["y"] <= 800, "it is in sight"
    words = page.evaluate(MARKED)
    assert words and all(w in place.text_content() for w in words)
    page.keyboard.press("Control+a")
    page.keyboard.type("12-րդ կետ")
    page.locator(".clause.found .clause-label", has_text="12").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("paragraphe 999")
    page.get_by_text("Ce passage n’est pas dans le texte").wait_for()
    assert page.locator(".found").count() == 0
    page.keyboard.press("Escape")
    page.keyboard.press("Control+g")
    assert page.evaluate("document.activeElement.id") == "find-q"
    page.get_by_label("Trouver un passage du texte").blur()
    is_whole(page, "find")
    page.context.close()


def test_on_a_phone_the_page_does_not_run_away_while_typing(chromium, server):
    page = at(sit(chromium, server, "Isabelle Chambon", viewport=PHONE), server, "text")
    page.get_by_label("Trouver un passage du texte").fill("paragraphe 9")
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") == 0 and page.locator(".found").count() == 0
    page.keyboard.press("Enter")
    page.locator(".clause.found .clause-label", has_text="9").wait_for()
    assert page.evaluate("scrollY") > 0
    page.context.close()
