"""The chair's desk in a real browser: one hand on the keyboard, and what the room sees."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import SLUG, sit
from tests.support.server import Server


@pytest.fixture
def server(tmp_path):
    with_demo = Server(tmp_path).start()
    yield with_demo
    with_demo.kill()


@pytest.fixture
def chair(chromium, server):
    page = sit(chromium, server, "Jeanne Marchand")
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_default_timeout(15_000)
    page.goto(f"{server.base_url}{SLUG}/desk")
    page.locator(".desk-switch").wait_for()
    yield page
    assert said == []
    page.context.close()


def present(page, number, label=None):
    page.locator(f"#queue-{number}").get_by_role("button", name="Présenter").click()
    page.locator("#presented h3", has_text=re.compile(rf"Amendement {label or number}$")).wait_for()


def shown(page, said):
    """Wait until the panel of what is taken now says something."""
    page.locator("#presented .desk-now", has_text=said).wait_for()


def decided(page, number, outcome):
    line = page.locator("#history-list li:not(.undone)", has_text=re.compile(rf"Amendement {number}\b(?!/)"))
    line.filter(has_text=outcome).first.wait_for()


def test_from_presented_to_decided_is_one_key_and_the_next_is_another(chromium, server, chair):
    hall = sit(chromium, server, "Olivier Masson")
    hall.goto(f"{server.base_url}{SLUG}/screen")
    chair.keyboard.press("n")
    shown(chair, "Amendement 3")
    assert "Tombent" in chair.locator(".would").inner_text()
    chair.keyboard.press("a")
    for number, outcome in ((3, "Adopté"), (1, "Sans objet"), (2, "Sans objet")):
        decided(chair, number, outcome)
    hall.get_by_text("Adopté").first.wait_for()
    chair.keyboard.press("ArrowRight")
    shown(chair, "Amendement 5")
    chair.keyboard.press("r")
    decided(chair, 5, "Rejeté")
    chair.keyboard.press("z")
    chair.locator("#history-list .undone", has_text="Amendement 5").wait_for()
    shown(chair, "Amendement 5")
    chair.keyboard.press("t")
    chair.get_by_text("Le texte. Présentez un amendement de la liste.").wait_for()
    hall.context.close()


def test_hands_are_counted_by_the_rules_and_a_contradiction_is_told(chair):
    present(chair, 10)
    for typed in ("h", "12", "Tab", "3", "Tab", "1"):
        chair.keyboard.press(typed) if typed in ("h", "Tab") else chair.keyboard.type(typed)
    chair.get_by_text("Adopté : majorité atteinte").wait_for()
    chair.keyboard.press("Enter")
    shown(chair, "12 pour, 3 contre, 1 abstentions")
    decided(chair, 10, "Adopté")
    present(chair, 11)
    chair.keyboard.press("h")
    chair.keyboard.type("9")
    chair.get_by_role("button", name="Rejeté malgré le compte").click()
    chair.get_by_text("La décision ne correspond pas au compte.").wait_for()
    decided(chair, 11, "Rejeté")


def test_counts_typed_for_one_amendment_are_not_those_of_the_next(chair):
    present(chair, 10)
    chair.keyboard.press("h")
    chair.keyboard.type("12")
    chair.keyboard.press("Escape")
    chair.keyboard.press("n")
    shown(chair, "Amendement 12")
    chair.keyboard.press("h")
    assert chair.evaluate("document.activeElement.value") == ""
    chair.keyboard.press("Enter")
    chair.get_by_text("Indiquez les votes").wait_for()
    chair.keyboard.type("douze")
    chair.keyboard.press("Enter")
    chair.get_by_text("Les votes sont des nombres entiers").wait_for()
    assert chair.evaluate("document.activeElement.value") == "douze"


def test_together_with_one_pulled_out(chromium, server, chair):
    hall = sit(chromium, server, "Olivier Masson")
    hall.goto(f"{server.base_url}{SLUG}/screen")
    chair.keyboard.press("b")
    shown(chair, "5 amendements en bloc")
    hall.get_by_text("5 amendements en bloc").wait_for()
    chair.keyboard.press("ArrowDown")
    chair.keyboard.press("ArrowDown")
    pulled = chair.evaluate("document.activeElement.closest('li').querySelector('strong').textContent")
    chair.keyboard.press("Enter")
    shown(chair, "4 amendements en bloc")
    chair.keyboard.press("a")
    expect(chair.locator("#history-list li")).to_have_count(8)
    assert chair.locator(f"#queue-{pulled}").count() == 1
    expect(hall.locator(".screen-bloc .outcome-adopted")).to_have_count(4)
    chair.keyboard.press("z")
    expect(chair.locator("#history-list .undone")).to_have_count(4)
    hall.context.close()


def test_the_order_is_overridden_by_keyboard_with_a_reason(chair):
    chair.keyboard.press("ArrowDown")
    for _ in range(9):
        if chair.evaluate("document.activeElement.closest('li')?.id") == "queue-1":
            break
        chair.keyboard.press("ArrowDown")
    chair.keyboard.press("Alt+ArrowUp")
    chair.get_by_text("L’amendement 1 est pris avant l’amendement 2.").wait_for()
    chair.keyboard.press("Enter")
    chair.locator("#reason-error", has_text="Écrivez").wait_for()
    chair.keyboard.type("Sa délégation doit partir.")
    chair.keyboard.press("Enter")
    chair.locator("#queue-1", has_text="Ordre de la présidence : Sa délégation doit partir.").wait_for()
    order = chair.locator(".queue-group").first.locator(".queue-item").evaluate_all("items => items.map(i => i.id)")
    assert order == ["queue-3", "queue-1", "queue-2"]
    assert chair.evaluate("document.activeElement.closest('li').id") == "queue-1"


def test_the_order_is_overridden_by_dragging(chair):
    chair.locator("#queue-1").drag_to(chair.locator("#queue-3"), target_position={"x": 60, "y": 4})
    chair.get_by_text("L’amendement 1 est pris avant l’amendement 3.").wait_for()
    chair.get_by_label("Pourquoi").fill("D’abord l’original.")
    chair.get_by_role("button", name="Le prendre à cette place").click()
    chair.locator("#queue-1", has_text="Ordre de la présidence").wait_for()
    assert chair.locator(".queue-item").first.get_attribute("id") == "queue-1"


def contest(page):
    """Amendment 2 is adopted, so that amendment 1 is contested; it is put on the screen."""
    present(page, 2)
    page.keyboard.press("a")
    decided(page, 2, "Adopté")
    page.locator("#queue-1", has_text="Contesté").wait_for()
    present(page, 1)


def test_a_contested_amendment_is_resolved_by_choosing(chair):
    contest(chair)
    sides = chair.locator(".side")
    assert "promeuvent" in sides.nth(0).locator("mark").all_inner_texts()
    assert "s’engagent à financer" in sides.nth(1).locator("mark").all_inner_texts()
    chair.keyboard.press("2")
    decided(chair, 1, "Adopté modifié")
    chair.keyboard.press("z")
    shown(chair, "Contesté")
    chair.keyboard.press("1")
    decided(chair, 1, "Rejeté")
    chair.keyboard.press("z")
    shown(chair, "Contesté")
    chair.keyboard.press("5")
    shown(chair, "Présidence (texte oral, demandé par : Département de la Drôme)")
    chair.keyboard.press("h")
    chair.keyboard.type("7")
    chair.keyboard.press("Enter")
    decided(chair, 1, "Sans objet")


def test_the_words_of_the_room_become_an_oral_amendment(chromium, server, chair):
    contest(chair)
    chair.keyboard.press("m")
    field = chair.locator("#wording-1 textarea").first
    words = "Les collectivités signataires promeuvent et financent un tourisme durable."
    field.fill(words)
    chair.get_by_label("Demandé par").fill("Ville de Lyon")
    chair.get_by_role("button", name="Les montrer comme amendement oral").click()
    shown(chair, "Présidence (texte oral, demandé par : Ville de Lyon)")
    hall = sit(chromium, server, "Olivier Masson")
    hall.goto(f"{server.base_url}{SLUG}/screen")
    hall.get_by_text("demandé par : Ville de Lyon").wait_for()
    chair.locator("#presented h3").click(trial=True)
    chair.keyboard.press("Escape")
    chair.keyboard.press("a")
    decided(chair, 1, "Sans objet")
    hall.goto(f"{server.base_url}{SLUG}/text")
    assert hall.get_by_text(words).first.is_visible()
    hall.context.close()


def test_an_amendment_is_divided_and_its_parts_are_called_by_it(chair):
    present(chair, 12)
    chair.keyboard.press("s")
    chair.get_by_role("button", name="Scinder en deux amendements").click()
    shown(chair, "Amendement 12/1")
    chair.locator(".queue-number", has_text="12/2").wait_for()
    chair.keyboard.press("a")
    decided(chair, "12/1", "Adopté")


def test_setting_aside_and_coming_back(chair):
    present(chair, 10)
    chair.keyboard.press("d")
    later = chair.locator(".queue-later + ol")
    later.locator("#queue-10").wait_for()
    chair.keyboard.press("d")
    chair.locator(".queue-later").wait_for(state="detached")
    shown(chair, "Amendement 10")


def test_an_earlier_decision_is_undone_or_what_stands_in_the_way_is_named(chair):
    contest(chair)
    chair.keyboard.press("2")
    decided(chair, 1, "Adopté modifié")
    line = chair.locator("#history-list li", has_text=re.compile(r"Amendement 2\b"))
    line.get_by_role("button", name="Annuler").click()
    chair.get_by_text("La décision sur l’amendement 1 est venue après et dépend de celle-ci.").wait_for()
    present(chair, 10)
    chair.keyboard.press("r")
    decided(chair, 10, "Rejeté")
    line = chair.locator("#history-list li", has_text=re.compile(r"Amendement 1\b"))
    line.get_by_role("button", name="Annuler").click()
    chair.locator("#history-list .undone", has_text=re.compile(r"Amendement 1\b")).wait_for()
    decided(chair, 10, "Rejeté")


def test_what_fell_is_noted_with_one_key(chair):
    present(chair, 7)
    chair.keyboard.press("a")
    chair.locator("#queue-8", has_text="Sans objet").wait_for()
    chair.keyboard.press("f")
    decided(chair, 8, "Sans objet")
    chair.locator("#queue-8").wait_for(state="detached")


def test_one_key_commands_can_be_switched_off_and_never_press_while_one_types(chair):
    present(chair, 10)
    chair.get_by_text("Note pour le procès-verbal").first.click()
    note = chair.locator("#note-10")
    note.fill("")
    note.press_sequentially("narz")
    chair.wait_for_timeout(300)
    assert note.input_value() == "narz" and chair.locator("#queue-10").count() == 1
    chair.get_by_label("Commandes à une touche").uncheck()
    chair.locator("#presented h2").first.click()
    chair.keyboard.press("a")
    chair.wait_for_timeout(500)
    assert chair.locator("#queue-10").count() == 1 and not chair.locator("#presented kbd").first.is_visible()


def test_without_script_the_desk_decides_and_loses_nothing_typed(chromium, server):
    page = sit(chromium, server, "Jeanne Marchand", java_script_enabled=False)
    page.goto(f"{server.base_url}{SLUG}/desk")
    page.locator("#queue-10").get_by_role("button", name="Présenter").click()
    page.locator("#hands-10 summary").click()
    fields = page.locator("#hands-10 input")
    fields.nth(0).fill("12")
    fields.nth(1).fill("beaucoup")
    page.get_by_role("button", name="Enregistrer le résultat").click()
    expect(page.get_by_text("Les votes sont des nombres entiers")).to_be_visible()
    assert fields.nth(0).input_value() == "12" and fields.nth(1).input_value() == "beaucoup"
    page.locator("#hands-10 summary").click()
    fields.nth(1).fill("4")
    page.get_by_role("button", name="Enregistrer le résultat").click()
    expect(page.locator("#presented", has_text="12 pour, 4 contre")).to_have_count(1)
    page.locator("#queue-2").get_by_role("link", name="Avancer").click()
    page.get_by_label("Pourquoi").fill("Une raison.")
    page.get_by_role("button", name="Le prendre à cette place").click()
    expect(page.locator("#queue-2", has_text="Ordre de la présidence : Une raison.")).to_have_count(1)
    page.context.close()
