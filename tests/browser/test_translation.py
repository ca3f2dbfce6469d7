"""Two languages in a real browser: a decision in one, what it asks of the other, and adoption."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import SLUG, sit
from tests.support.browser import violations
from tests.support.server import Server

DURABLE = "tourisme-durable"


@pytest.fixture
def server(tmp_path):
    with_demo = Server(tmp_path).start()
    yield with_demo
    with_demo.kill()


def decide(chair, server, number):
    """The chair adopts an amendment by consensus."""
    chair.goto(f"{server.base_url}{SLUG}/desk")
    chair.locator(f"#queue-{number}").get_by_role("button", name="Présenter").click()
    chair.locator("#presented h3", has_text=f"Amendement {number}").wait_for()
    chair.locator("#presented").get_by_role("button", name="Adopter par consensus").click()
    chair.locator("#presented .desk-title .outcome-adopted").wait_for()


def card(page, key=DURABLE, lang="hy"):
    return page.locator(f"#behind-{key}-{lang}")


def test_an_amendment_in_french_only_is_followed_in_armenian(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    french = sit(chromium, server, "Isabelle Chambon")
    armenian = sit(chromium, server, "Hayk Grigoryan", lang="hy", viewport={"width": 390, "height": 800})
    translator = sit(chromium, server, "Paul Girard")
    french.goto(f"{server.base_url}{SLUG}/text?show=both")
    armenian.goto(f"{server.base_url}{SLUG}/text?show=hy")
    translator.goto(f"{server.base_url}{SLUG}/translation")
    for page in (french, armenian, translator):
        page.evaluate("window.stayed = true")
    decide(chair, server, 3)

    here = french.locator(f"#clause-{DURABLE} .lag")
    here.get_by_text("Version arménienne en retard de 1 changement").wait_for()
    there = armenian.locator(f"#clause-{DURABLE} .lag")
    there.get_by_text("Հայերեն տեքստը հետ է 1 փոփոխությամբ").wait_for()
    there.locator("summary").click()
    assert there.locator("[lang=fr] ins").first.inner_text().strip() in "encouragent et soutiennent"
    assert violations(armenian) == []

    queue = card(translator)
    queue.locator("ins", has_text="soutiennent").wait_for()
    field = queue.get_by_label("Version arménienne")
    assert "խրախուսում են" in field.input_value()
    field.fill(field.input_value().replace("խրախուսում են", "խրախուսում և աջակցում են"))
    assert translator.evaluate("window.stayed")
    field.press("Control+Enter")
    card(translator).wait_for(state="detached")
    translator.wait_for_url("**/translation#behind-*")
    expect(translator.locator(".behind textarea:focus")).to_have_count(1)
    translator.get_by_text("1 fait").wait_for()

    here.wait_for(state="detached")
    there.wait_for(state="detached")
    armenian.locator(f"#clause-{DURABLE} .words-hy", has_text="աջակցում են").wait_for()
    assert french.evaluate("window.stayed") and armenian.evaluate("window.stayed")
    for page in (chair, french, armenian, translator):
        page.context.close()


def test_nothing_to_change_is_one_key_and_goes_on(chromium, server):
    page = sit(chromium, server, "Paul Girard")
    page.goto(f"{server.base_url}{SLUG}/translation")
    first, second = page.locator(".behind").nth(0), page.locator(".behind").nth(1)
    gone, following = first.get_attribute("id"), second.get_attribute("id")
    first.locator("textarea").press("Control+Shift+Enter")
    page.locator(f"#{gone}").wait_for(state="detached")
    expect(page.locator(f"#{following} textarea")).to_be_focused()
    page.get_by_text("1 fait").wait_for()
    page.context.close()


def test_typed_words_outlive_pushes_reload_and_somebody_quicker(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    decide(chair, server, 3)
    page = sit(chromium, server, "Paul Girard")
    other = sit(chromium, server, "Paul Girard")
    page.goto(f"{server.base_url}{SLUG}/translation")
    field = card(page).locator("textarea")
    before = field.input_value()
    field.click()
    field.press("Control+End")
    field.press_sequentially(" Բառ")
    assert card(page).locator("[data-stands]").get_attribute("aria-disabled") == "true"

    decide(chair, server, 5)  # another card is redrawn, and the order may change
    card(page, "f1", "hy").wait_for(state="detached")
    assert field.input_value() == before + " Բառ"
    assert field.evaluate("field => document.activeElement === field")
    field.press_sequentially("եր")  # the very same field is still being typed in

    page.reload()
    page.get_by_text("Texte retrouvé sur cet appareil").wait_for()
    assert card(page).locator("textarea").input_value() == before + " Բառեր"

    other.goto(f"{server.base_url}{SLUG}/translation")
    theirs = card(other).locator("textarea")
    theirs.fill(before.replace("խրախուսում են", "խրախուսում և աջակցում են"))
    card(other).get_by_role("button", name="Enregistrer").click()
    page.locator("#overtaken").get_by_text("Mis à jour pendant que vous écriviez").wait_for()
    mine = page.locator("#overtaken textarea")
    assert mine.input_value() == before + " Բառեր"
    page.locator("#overtaken").get_by_role("button", name="Enregistrer").click()
    reader = sit(chromium, server, "Isabelle Chambon")
    reader.goto(f"{server.base_url}{SLUG}/text?show=hy")
    words = reader.locator(f"#clause-{DURABLE} .words-hy")
    reader.locator(f"#clause-{DURABLE} .words-hy", has_text="Բառեր").wait_for()
    assert "խրախուսում և աջակցում են" in words.inner_text()  # merged: neither is lost
    for one in (chair, page, other, reader):
        one.context.close()


def test_two_translations_of_the_same_words_are_both_shown(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    decide(chair, server, 3)
    pages = [sit(chromium, server, "Paul Girard") for _ in range(2)]
    for page, word in zip(pages, ("աջակցում", "քաջալերում"), strict=True):
        page.goto(f"{server.base_url}{SLUG}/translation")
        field = card(page).locator("textarea")
        field.fill(field.input_value().replace("խրախուսում են", f"{word} են"))
    first, second = pages
    card(first).get_by_role("button", name="Enregistrer").click()
    second.locator("#overtaken").get_by_role("button", name="Enregistrer").click()
    second.get_by_text("Les deux textes sont").first.wait_for()
    assert "քաջալերում" in second.locator("#overtaken textarea").input_value()
    assert "աջակցում" in second.locator("#overtaken .both").inner_text()
    for page in (chair, *pages):
        page.context.close()


def test_adoption_is_refused_then_confirmed(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    chair.goto(f"{server.base_url}{SLUG}/desk/adopt")
    chair.get_by_label("Les amendements encore ouverts tombent").check()
    link = chair.locator(".adopt-behind").get_by_role("link", name="Considérant B")
    assert link.get_attribute("href").endswith("/text?show=both#clause-considerant-liens")
    chair.get_by_role("button", name="Déclarer le texte adopté").click()
    chair.get_by_role("alert").get_by_text("ne sont pas à jour").wait_for()
    chair.get_by_label("Les amendements encore ouverts tombent").check()
    chair.get_by_label("Adopter bien que").check()
    chair.get_by_role("button", name="Déclarer le texte adopté").click()
    chair.get_by_text("Le texte est adopté.").wait_for()
    translator = sit(chromium, server, "Paul Girard")
    translator.goto(f"{server.base_url}{SLUG}/translation")
    assert translator.locator("textarea").count() == 0
    for page in (chair, translator):
        page.context.close()


def test_the_queue_worked_off_says_so(chromium, server):
    page = sit(chromium, server, "Paul Girard", viewport={"width": 390, "height": 800})
    page.goto(f"{server.base_url}{SLUG}/translation")
    for count in range(page.locator(".behind").count(), 0, -1):
        page.locator(".behind textarea").first.fill("Փոխված տեքստ։")
        with page.expect_event("load"):
            page.locator(".behind .primary").first.click()
        expect(page.locator(".behind")).to_have_count(count - 1)
    page.get_by_text("Chaque paragraphe dit la même chose").wait_for()
    assert violations(page) == []
    page.context.close()


def test_without_a_script_one_clause_has_a_page_of_its_own(chromium, server):
    page = sit(chromium, server, "Paul Girard")
    plain = chromium.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    page.context.close()
    page = plain.new_page()
    page.goto(f"{server.base_url}{SLUG}/translation")
    page.locator("#behind-considerant-liens-hy").get_by_role("link", name="Sur une page à part").click()
    page.get_by_label("Version arménienne").fill("Փոխված տեքստ։")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("Enregistré.").wait_for()
    assert page.locator("#behind-considerant-liens-hy").count() == 0
    plain.close()
