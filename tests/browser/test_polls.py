"""A vote as people live it: a chair at the desk, delegates with phones, the hall before its screen."""


import pytest

from tests.browser.test_pages import SLUG, sit
from tests.support.browser import violations
from tests.support.server import Server

VOTERS = ("Isabelle Chambon", "Bernard Vial", "Karine Blanc")
PHONE = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with_demo = Server(tmp_path_factory.mktemp("polls")).start()
    yield with_demo
    with_demo.kill()


class Room:
    """Everyone at their page."""

    def __init__(self, chromium, server):
        self.server = server
        self.chair = sit(chromium, server, "Jeanne Marchand")
        self.phones = [sit(chromium, server, who, viewport=PHONE) for who in VOTERS]
        self.hall = sit(chromium, server, "Olivier Masson", viewport={"width": 1280, "height": 720})
        self.go(self.hall, "screen")
        for phone in self.phones:
            self.go(phone, "text")
        self.go(self.chair, "desk")
        for page in (*self.phones, self.hall):
            page.evaluate("window.stayed = true")

    def go(self, page, path):
        page.goto(f"{self.server.base_url}{SLUG}/{path}")

    def present(self, number):
        self.chair.locator(f"#queue-{number}").get_by_role("button", name="Présenter").click()
        self.hall.get_by_text(f"Amendement {number}", exact=True).first.wait_for()

    def open(self, secret=False):
        name = "… au scrutin secret" if secret else "Mettre aux voix par scrutin"
        self.chair.get_by_role("button", name=name).click()
        for phone in self.phones:
            phone.locator("#now summary").wait_for()

    def close(self):
        self.chair.get_by_role("button", name="Clore le scrutin").click()

    def rule(self, **picked):
        secretary = self.chair.context.new_page()
        self.go(secretary, "rules")
        for name, value in picked.items():
            if name == "quorum":
                secretary.locator("[name=quorum]").fill(value)
            else:
                secretary.locator(f"[name={name}][value={value}]").check()
        secretary.get_by_role("button", name="Fixer les règles").click()
        secretary.get_by_text("Les règles sont fixées.").wait_for()
        secretary.close()

    def counted(self, page=None):
        return (page or self.hall).locator(".count-bar dd").all_inner_texts()

    def tell(self, path, **fields):
        """The chair's deed, without the desk: what a test leaves behind is put away."""
        self.chair.evaluate(
            """async ([url, fields]) => {
                const body = new FormData();
                for (const [name, value] of Object.entries(fields)) body.append(name, value);
                const token = document.querySelector("meta[name=csrf]").content;
                await fetch(url, {method: "POST", body, headers: {Accept: "application/json", "X-CSRFToken": token}});
            }""",
            [f"{SLUG}/{path}", fields],
        )

    def as_before(self):
        """The room as every test finds it: no vote, amendment 3 open, the first rules."""
        for phone in self.phones:
            phone.context.set_offline(False)
            phone.unroute_all()
        self.tell("polls/cancel")
        self.go(self.chair, "amendments/3")
        if not self.chair.get_by_role("button", name="Présenter").count():
            self.tell("desk/undo")
        self.tell("rules", tie="rejected", quorum="0")
        self.tell("attendance?present=0")
        self.tell("desk/present")
        for phone in self.phones:
            self.go(phone, "text")
        self.go(self.chair, "desk")
        for page in (*self.phones, self.hall):
            page.evaluate("window.stayed = true")

    def leave(self):
        for page in (self.chair, self.hall, *self.phones):
            page.context.close()


@pytest.fixture(scope="module")
def together(chromium, server):
    everyone = Room(chromium, server)
    yield everyone
    everyone.leave()


@pytest.fixture
def room(together):
    yield together
    together.as_before()


def vote(phone, choice):
    """Two taps."""
    phone.locator("#now summary").click()
    phone.locator("#now").get_by_role("button", name=choice).click()


def said(phone, sentence):
    phone.locator("#now").get_by_text(sentence).wait_for()


def test_a_recorded_vote_from_the_key_to_every_page(room):
    room.present(3)
    place = room.phones[0].locator("#clause-suivi-bilan")
    place.scroll_into_view_if_needed()
    before = place.bounding_box()["y"]
    room.chair.keyboard.press("v")
    room.hall.get_by_text("Vote en cours").wait_for()
    for phone in room.phones:
        phone.locator("#now summary").wait_for()
    assert abs(place.bounding_box()["y"] - before) < 1, "the bar moved the text"
    vote(room.phones[0], "Pour")
    said(room.phones[0], "Votre délégation a voté : pour")
    room.hall.locator(".screen-roll .choice-for", has_text="Ville de Valence").wait_for()
    assert room.counted() == ["1", "0", "0"]
    vote(room.phones[1], "Contre")
    vote(room.phones[2], "Pour")
    room.hall.locator(".screen-turnout", has_text="3").wait_for()
    room.hall.locator(".count-bar.choice-for dd", has_text="2").wait_for()
    room.chair.locator(".turnout", has_text="3").wait_for()
    room.chair.get_by_text("27 délégations n’ont pas encore voté").wait_for()
    room.chair.keyboard.press("v")
    room.hall.get_by_text("Résultat du scrutin").wait_for()
    assert room.counted() == ["2", "1", "0"]
    for phone in room.phones:
        phone.locator("#now .now-result", has_text="Adopté").wait_for()
        phone.locator("#state", has_text="Amendement 3 adopté").wait_for(state="attached")
    assert abs(place.bounding_box()["y"] - before) < 2, "the text moved under the reader's eyes"
    for page in (*room.phones, room.hall):
        assert page.evaluate("window.stayed")
    room.phones[0].get_by_role("button", name="Fermer").click()
    assert room.phones[0].locator("#now").is_hidden()
    room.go(room.phones[0], "amendments/3")
    room.phones[0].get_by_text("2 pour, 1 contre, 0 abstentions (scrutin n° ", exact=False).first.wait_for()


def test_a_double_ballot_is_refused_also_from_a_colleagues_phone(chromium, server, room):
    room.present(3)
    room.open()
    colleague = sit(chromium, server, VOTERS[0], viewport=PHONE)
    room.go(colleague, "text")
    colleague.locator("#now summary").click()
    colleague.wait_for_timeout(400)  # its question is answered before the other votes
    vote(room.phones[0], "Pour")
    said(room.phones[0], "Votre délégation a voté : pour")
    colleague.locator("#now").get_by_role("button", name="Contre").click()
    colleague.get_by_text("Votre délégation a déjà voté").wait_for()
    said(colleague, "Votre délégation a voté : pour")
    assert room.counted() == ["1", "0", "0"]
    for phone in (room.phones[0], colleague):
        phone.reload()
        said(phone, "Votre délégation a voté : pour")
        assert phone.locator("#now summary").is_hidden()
    colleague.context.close()


def test_a_ballot_tapped_without_network_is_sent_when_it_returns(room):
    room.present(3)
    room.open()
    phone = room.phones[0]
    phone.context.set_offline(True)
    vote(phone, "Pour")
    said(phone, "Pas encore envoyé")
    assert phone.locator("#now summary").is_hidden()
    assert room.counted() == ["0", "0", "0"]
    phone.context.set_offline(False)
    said(phone, "Votre délégation a voté : pour")
    room.hall.locator(".count-bar.choice-for dd", has_text="1").wait_for()
    kept = phone.evaluate("Object.keys(localStorage).filter((k) => k.includes(':ballot:'))")
    assert kept == []


def test_a_ballot_kept_over_a_closed_page_is_sent_from_the_next(room):
    room.present(3)
    room.open()
    phone = room.phones[0]
    phone.route("**/polls/ballot**", lambda route: route.abort())
    vote(phone, "Contre")
    said(phone, "Pas encore envoyé")
    phone.unroute("**/polls/ballot**")
    room.go(phone, "amendments")
    said(phone, "Votre délégation a voté : contre")
    room.hall.locator(".count-bar.choice-against dd", has_text="1").wait_for()


def test_an_answer_lost_on_the_way_makes_no_second_ballot(room):
    room.present(3)
    room.open()
    phone = room.phones[0]
    lost = []

    def lose(route):
        if not lost:
            lost.append(route.fetch().status)  # it arrives; the answer does not
            return route.abort()
        return route.continue_()

    phone.route("**/polls/ballot**", lose)
    vote(phone, "Pour")
    said(phone, "Votre délégation a voté : pour")
    assert lost == [200]
    assert phone.get_by_text("a déjà voté").count() == 0
    assert room.counted() == ["1", "0", "0"]


def test_a_ballot_that_comes_after_the_close_is_refused_with_a_sentence(room):
    room.present(3)
    room.open()
    late = room.phones[0]
    vote(room.phones[1], "Pour")
    said(room.phones[1], "Votre délégation a voté : pour")
    late.route("**/polls/ballot**", lambda route: route.abort())
    vote(late, "Contre")
    said(late, "Pas encore envoyé")
    room.close()
    room.hall.get_by_text("Résultat du scrutin").wait_for()
    late.unroute("**/polls/ballot**")
    late.get_by_text("est arrivé trop tard").wait_for(timeout=30_000)
    assert room.counted() == ["1", "0", "0"]


def test_a_secret_vote_shows_only_the_turnout_before_it_is_closed(room):
    room.present(3)
    room.open(secret=True)
    for phone, choice in zip(room.phones, ("Pour", "Contre", "Contre"), strict=True):
        vote(phone, choice)
        said(phone, "Votre délégation a voté")
        assert "contre" not in phone.locator("#now").inner_text().lower()
    room.hall.locator(".screen-turnout", has_text="3").wait_for()
    room.chair.locator(".turnout", has_text="3").wait_for()
    for page in (room.hall, room.chair):
        assert room.counted(page) == []
        assert page.locator(".screen-roll .choice-for, .screen-roll .choice-against").count() == 0
    room.close()
    room.hall.get_by_text("Résultat du scrutin").wait_for()
    assert room.counted() == ["1", "2", "0"]
    assert room.hall.locator(".screen-roll .voted").count() == 3
    room.go(room.chair, "polls")
    record = room.chair.locator("article.poll").first
    record.get_by_text("Qui a voté", exact=True).click()
    assert record.locator("dl.roll").count() == 0


@pytest.mark.parametrize(("rule", "announced"), [("rejected", "Égalité : rejeté"), ("chair", "Égalité : la voix de la présidence est prépondérante")])  # fmt: skip
def test_a_tie_goes_by_the_rule_the_screen_announces(room, rule, announced):
    room.rule(tie=rule)
    room.present(3)
    room.open()
    room.hall.get_by_text(announced).wait_for()
    vote(room.phones[0], "Pour")
    vote(room.phones[1], "Contre")
    room.hall.locator(".screen-turnout", has_text="2").wait_for()
    room.close()
    if rule == "chair":
        for phone in room.phones:
            said(phone, announced)
        assert room.hall.get_by_text("Résultat du scrutin").count() == 0
        room.chair.get_by_role("button", name="Voix de la présidence : Pour").click()
    fate = "Rejeté" if rule == "rejected" else "Adopté"
    for phone in room.phones:
        phone.locator("#now .now-result", has_text=fate).wait_for()
    room.hall.locator(".screen-head .screen-result", has_text=fate).wait_for()


def test_without_a_quorum_the_desk_says_so_and_taking_attendance_mends_it(room):
    room.rule(quorum="10")
    room.present(3)
    room.chair.get_by_text("Quorum non atteint : 0 présentes sur 30, 3 requises").wait_for()
    assert room.chair.get_by_role("button", name="Mettre aux voix").count() == 0
    clerk = room.chair.context.new_page()
    room.go(clerk, "attendance")
    for name in ("Ville de Valence", "Ville de Lyon", "Ville de Nice"):
        clerk.get_by_role("button", name=name).click()
        clerk.locator(".is-here", has_text=name).wait_for()
    clerk.get_by_text("Quorum atteint : 3 présentes sur 30").wait_for()
    room.open()
    room.hall.get_by_text("Quorum atteint").wait_for()


def test_the_whole_text_is_voted(room):
    room.chair.get_by_role("button", name="Mettre aux voix l’ensemble du texte").click()
    vote(room.phones[0], "Pour")
    said(room.phones[0], "Votre délégation a voté : pour")
    room.close()
    room.hall.locator(".screen-poll .screen-result", has_text="Adopté").wait_for()
    room.go(room.chair, "desk/adopt")
    room.chair.locator(".message", has_text="sur l’ensemble du texte Adopté · Pour 1").wait_for()
    room.tell("desk/present")
    room.hall.locator(".screen-poll").wait_for(state="detached")
    for phone in room.phones:
        phone.locator("#now").wait_for(state="hidden")


def test_without_script_a_delegate_votes_with_plain_forms(chromium, server, room):
    room.present(3)
    room.open()
    plain = sit(chromium, server, "Karine Blanc", viewport=PHONE, java_script_enabled=False)
    room.go(plain, "text")
    plain.locator("#now summary").click()
    plain.locator("#now").get_by_role("button", name="Abstention").click()
    plain.get_by_text("Votre délégation a voté : abstention.").wait_for()
    room.hall.locator(".count-bar.choice-abstention dd", has_text="1").wait_for()
    plain.context.close()


@pytest.mark.parametrize(("lang", "scheme"), [("fr", "light"), ("hy", "dark")])
def test_voting_breaks_no_rule_of_accessibility_on_the_smallest_phone(chromium, server, room, lang, scheme):
    looks = {"viewport": {"width": 320, "height": 640}, "color_scheme": scheme, "reduced_motion": "reduce"}
    phone = sit(chromium, server, "Thomas Gay", lang=lang, **looks)
    desk = sit(chromium, server, "Jeanne Marchand", lang=lang, **looks)
    room.present(3)

    def check(page, path):
        room.go(page, path)
        page.wait_for_timeout(300)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path

    for path in ("desk", "rules", "attendance", "polls"):
        check(desk, path)
    room.open()
    room.go(phone, "text")
    phone.locator("#now summary").click()
    phone.wait_for_timeout(300)
    assert violations(phone) == []
    for button in phone.locator("#now button, #now summary").all():
        box = button.bounding_box()
        assert box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 320
    phone.locator("#now [data-choice=for]").click()
    phone.locator("#now .now-said:not(:empty)").wait_for()
    check(desk, "desk")
    check(desk, "screen")
    room.close()
    phone.locator("#now .now-result").wait_for()
    assert violations(phone) == []
    for path in ("desk", "polls", "screen"):
        check(desk, path)
    for page in (phone, desk):
        page.context.close()
