"""A deed whose answer was lost on the way: done once, and nothing typed since is swallowed."""

import re

import pytest

from tests.browser.test_pages import SLUG, sit
from tests.support.server import Server

POSTED = re.compile(r"/findings/\d+$")


@pytest.fixture
def server(tmp_path):
    with_demo = Server(tmp_path).start()
    yield with_demo
    with_demo.kill()


def lose_answers(page, to):
    """The server gets what is sent ``to`` a path and does it; the page never hears."""

    def lose(route):
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    page.route(to, lose)


def lose_requests(page, to):
    """What is sent ``to`` a path never arrives."""
    page.route(
        to, lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )


def write_finding(page, server, words):
    page.goto(f"{server.base_url}{SLUG}/findings/new")
    page.get_by_role("textbox", name="Français").fill(words)
    page.get_by_role("button", name="Publier").click()
    page.get_by_text("Gardé sur cet appareil").wait_for()


def how_often(page, server, words):
    page.goto(f"{server.base_url}{SLUG}/findings")
    return page.locator("article.finding", has_text=words).count()


def test_a_finding_whose_answer_was_lost_is_posted_once(chromium, server):
    page = sit(chromium, server, "Claire Fontanel")
    lose_answers(page, "**/findings/new")
    write_finding(page, server, "Une phrase dite une seule fois.")
    page.unroute("**/findings/new")
    page.wait_for_url(POSTED, timeout=30_000)
    assert how_often(page, server, "Une phrase dite une seule fois.") == 1
    page.context.close()


def test_words_changed_after_a_lost_answer_are_posted_too(chromium, server):
    page = sit(chromium, server, "Claire Fontanel")
    lose_answers(page, "**/findings/new")
    write_finding(page, server, "Premiers mots.")
    page.unroute("**/findings/new")
    page.get_by_role("textbox", name="Français").fill("Seconds mots, plus justes.")
    page.get_by_text("pas encore envoyé").wait_for()
    page.get_by_role("button", name="Publier").click()
    page.wait_for_url(POSTED, timeout=30_000)
    assert how_often(page, server, "Seconds mots, plus justes.") == 1
    page.context.close()


def test_what_could_not_be_sent_goes_out_from_the_next_page(chromium, server):
    page = sit(chromium, server, "Claire Fontanel")
    lose_requests(page, "**/findings/new")
    write_finding(page, server, "Une phrase partie plus tard.")
    page.unroute("**/findings/new")
    page.goto(f"{server.base_url}{SLUG}/amendments")
    page.get_by_role("link", name="Ce que vous aviez écrit est envoyé.").click()
    page.wait_for_url(POSTED)
    assert how_often(page, server, "Une phrase partie plus tard.") == 1
    page.context.close()


def test_what_was_refused_on_the_way_can_still_be_corrected(chromium, server):
    page = sit(chromium, server, "Claire Fontanel")
    lose_requests(page, "**/findings/new")
    page.goto(f"{server.base_url}{SLUG}/findings/new")
    page.get_by_label("Pourquoi").fill("Une raison sans constat")
    page.get_by_role("button", name="Publier").click()
    page.get_by_text("Gardé sur cet appareil").wait_for()
    page.unroute("**/findings/new")
    page.goto(f"{server.base_url}{SLUG}/amendments")
    page.get_by_role("link", name="Écrivez quelque chose ici.").click()
    page.wait_for_url("**/findings/new")
    assert page.get_by_label("Pourquoi").input_value() == "Une raison sans constat"
    page.context.close()


def test_the_next_button_is_not_taken_for_the_one_before(chromium, server):
    page = sit(chromium, server, "Jeanne Marchand")
    page.goto(f"{server.base_url}{SLUG}/desk")
    present = lambda number: page.locator("#queue li", has_text=f"Amendement {number}").get_by_role(  # noqa: E731
        "button"
    )
    lose_answers(page, "**/desk/present?number=5")
    present(5).click()
    page.get_by_text("Rien n’est parti").wait_for()
    present(3).click()
    page.locator("#presented", has_text="Amendement 3").wait_for()
    page.context.close()


def test_a_text_sent_from_one_tab_does_not_swallow_the_other(chromium, server):
    first = sit(chromium, server, "Claire Fontanel")
    second = first.context.new_page()
    first.goto(f"{server.base_url}{SLUG}/findings/new")
    first.get_by_role("textbox", name="Français").fill("Les mots du premier onglet.")
    second.goto(f"{server.base_url}{SLUG}/findings/new")
    first.get_by_role("button", name="Publier").click()
    first.wait_for_url(POSTED)
    second.get_by_text("envoyé depuis un autre onglet").wait_for()
    second.get_by_role("textbox", name="Français").fill("Les mots du second onglet.")
    second.get_by_role("button", name="Publier").click()
    second.wait_for_url(POSTED)
    assert how_often(first, server, "Les mots du premier onglet.") == 1
    assert how_often(first, server, "Les mots du second onglet.") == 1
    first.context.close()
