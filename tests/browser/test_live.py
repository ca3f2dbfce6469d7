"""What people see change, and what they do not lose, in a real browser."""

import re

import pytest

from tests.browser.test_pages import SLUG, sit
from tests.support.server import Server


@pytest.fixture
def server(tmp_path):
    with_demo = Server(tmp_path).start()
    yield with_demo
    with_demo.kill()


def test_an_adopted_amendment_reaches_every_page_without_reload(chromium, server):
    chair = sit(chromium, server, "Jeanne Marchand")
    reader = sit(chromium, server, "Isabelle Chambon", viewport={"width": 360, "height": 700})
    hall = sit(chromium, server, "Olivier Masson", viewport={"width": 1280, "height": 720})
    reader.goto(f"{server.base_url}{SLUG}/text")
    hall.goto(f"{server.base_url}{SLUG}/screen")
    for page in (reader, hall):
        page.evaluate("window.stayed = true")
    chair.goto(f"{server.base_url}{SLUG}/desk")
    chair.locator("#queue-5").get_by_role("button", name="Présenter").click()
    hall.get_by_text("Amendement 5").wait_for()
    place = reader.locator("#clause-suivi-bilan")
    place.scroll_into_view_if_needed()
    before = place.bounding_box()["y"]
    chair.locator("#presented").get_by_text("Amendement 5").wait_for()
    chair.keyboard.press("a")
    reader.locator("#clause-f1", has_text="en quatre langues").wait_for(state="attached")
    hall.get_by_text("Adopté", exact=False).first.wait_for()
    assert abs(place.bounding_box()["y"] - before) < 2, "the text moved under the reader's eyes"
    assert reader.evaluate("window.stayed") and hall.evaluate("window.stayed")
    chair.get_by_role("button", name="Annuler :").click()
    reader.locator("#clause-f1", has_text="en trois langues").wait_for(state="attached")
    for page in (chair, reader, hall):
        page.context.close()


def test_what_is_typed_survives_reload_sign_out_and_a_dead_network(chromium, server):
    page = sit(chromium, server, "Claire Fontanel")
    page.goto(f"{server.base_url}{SLUG}/findings/new")
    page.get_by_role("textbox", name="Français").fill("Une phrase qui ne doit pas se perdre.")
    page.reload()
    assert page.get_by_role("textbox", name="Français").input_value() == "Une phrase qui ne doit pas se perdre."
    page.get_by_role("button", name="Quitter").click()
    page.goto(f"{server.base_url}/demo")
    page.get_by_role("button", name="Claire Fontanel").first.click()
    page.goto(f"{server.base_url}{SLUG}/findings/new")
    assert page.get_by_role("textbox", name="Français").input_value() == "Une phrase qui ne doit pas se perdre."
    server.kill()
    page.get_by_role("button", name="Publier").click()
    page.get_by_text("Gardé sur cet appareil").wait_for()
    server.start()
    page.wait_for_url(re.compile(r"/findings/\d+$"), timeout=30_000)
    page.goto(f"{server.base_url}{SLUG}/findings")
    assert page.get_by_text("Une phrase qui ne doit pas se perdre.").count() == 1
    page.goto(f"{server.base_url}{SLUG}/findings/new")
    assert page.get_by_role("textbox", name="Français").input_value() == ""
    page.context.close()


def test_the_redline_appears_while_typing_with_the_amendments_on_the_same_words(chromium, server):
    page = sit(chromium, server, "Karine Blanc")
    page.goto(f"{server.base_url}{SLUG}/amendments/new?clause=tourisme-durable")
    field = page.get_by_role("textbox", name="Français").first
    field.fill(field.input_value().replace("encouragent", "favorisent"))
    page.locator(".preview ins", has_text="favorisent").wait_for()
    page.get_by_text("Cosigner plutôt ?").wait_for()
    page.get_by_role("button", name="Déposer l’amendement").click()
    page.wait_for_url(re.compile(r"/amendments/\d+$"))
    assert page.locator("ins", has_text="favorisent").count() >= 1
    page.context.close()


def test_a_refused_form_says_why_and_keeps_the_words(chromium, server):
    page = sit(chromium, server, "Claire Fontanel")
    page.goto(f"{server.base_url}{SLUG}/findings/new")
    page.get_by_label("Pourquoi").fill("Une raison sans constat")
    page.get_by_role("button", name="Publier").click()
    page.locator("[data-problem]", has_text="Écrivez quelque chose ici.").wait_for()
    assert page.get_by_label("Pourquoi").input_value() == "Une raison sans constat"
    page.context.close()


def test_a_banner_says_when_the_page_may_be_behind(chromium, server):
    page = sit(chromium, server, "Isabelle Chambon")
    page.goto(f"{server.base_url}{SLUG}/text")
    page.wait_for_timeout(800)
    server.kill()
    page.get_by_text("La connexion est perdue").wait_for(timeout=15_000)
    server.start()
    page.get_by_text("La connexion est revenue").wait_for(timeout=30_000)
    page.context.close()


def test_changes_since_the_last_visit_are_marked(chromium, server):
    reader = sit(chromium, server, "Isabelle Chambon")
    reader.goto(f"{server.base_url}{SLUG}/text")
    reader.goto(f"{server.base_url}{SLUG}/amendments")
    secretary = sit(chromium, server, "Paul Girard")
    secretary.goto(f"{server.base_url}{SLUG}/edit?clause=f2")
    field = secretary.get_by_role("textbox", name="Français").first
    field.fill(field.input_value() + " Encore.")
    secretary.get_by_role("button", name="Enregistrer").click()
    secretary.wait_for_url("**/text**")
    reader.goto(f"{server.base_url}{SLUG}/text")
    reader.get_by_text("1 changement depuis votre dernière lecture").wait_for()
    assert "unseen" in reader.locator("#clause-f2").get_attribute("class")
    for page in (reader, secretary):
        page.context.close()
