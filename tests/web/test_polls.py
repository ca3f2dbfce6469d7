"""Recorded votes through the pages: with and without script, who sees what, what is told when."""

import re

import pytest

from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, revise

WHO = ("chair", "secretary", "valence", "idjevan", "lyon", "rapporteur")


@pytest.fixture
def place(sqlite_url):
    app = make_app(sqlite_url)
    hall = make_hall(app, "essai")
    return hall, {who: Guest(app).take(hall, who) for who in WHO}


def put(guests, question="text=1", **more):
    query = "&".join([question, *(f"{name}={value}" for name, value in more.items())])
    return guests["chair"].post(f"/a/essai/polls/open?{query}").json


def cast(guest, choice, poll=1, **more):
    return guest.post(f"/a/essai/polls/ballot?poll={poll}", choice=choice, **more)


def seen(guest, path):
    """The words of a page, without its marks."""
    answer = guest.get(f"/a/essai/{path}")
    assert answer.status_code == 200, (path, answer.status_code)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text))


def test_a_vote_from_the_question_to_the_decision(place):
    hall, guests = place
    number = hall.propose("valence", revise("o1", "Tout autre chose."))
    assert put(guests, f"amendment={number}")["ok"]
    for who, choice in (("valence", "for"), ("idjevan", "against"), ("lyon", "for")):
        answer = cast(guests[who], choice).json
        assert answer["ok"] and answer["mine"]["voted"] and answer["mine"]["choice"] == choice
    assert "Scrutin n° 1" in seen(guests["chair"], "desk")
    assert guests["chair"].post("/a/essai/polls/close").json["ok"]
    assert hall.text("o1") == "Tout autre chose."
    line = "2 pour, 1 contre, 0 abstentions (scrutin n° 1 · majorité atteinte)"
    for path in ("amendments", f"amendments/{number}"):
        assert line in seen(guests["valence"], path), path
    record = seen(guests["rapporteur"], "polls")
    for said in ("Scrutin n° 1", "Amendement 1", "Adopté", "Majorité atteinte.", "3 délégations sur 3"):
        assert said in record, said


def test_refusals_are_sentences(place):
    hall, guests = place
    put(guests)
    cast(guests["valence"], "for")
    again = cast(guests["valence"], "against")
    assert again.status_code == 422 and "a déjà voté" in again.json["sentence"]
    assert again.json["mine"]["choice"] == "for"
    guests["chair"].post("/a/essai/polls/close")
    late = cast(guests["lyon"], "against")
    assert late.status_code == 422 and "trop tard" in late.json["sentence"]
    assert cast(guests["lyon"], "for", poll=99).status_code == 404
    for odd in ("", "x", "9" * 40, "-1"):
        assert cast(guests["lyon"], "for", poll=odd).status_code == 404
    hall.do("secretary", "set_rules", rules={"quorum": 100})
    assert "1 présentes sur 3, 3 requises" in put(guests)["sentence"]


def test_without_script_a_ballot_is_a_plain_form(place):
    _hall, guests = place
    put(guests)
    voter = guests["valence"]
    page = voter.get("/a/essai/text").text
    assert 'formaction="/a/essai/polls/ballot?poll=1" name="choice" value="for"' in page
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    sent = {"csrf_token": token, "choice": "for", "deed": "plain-form-1"}
    back = {"Referer": "http://localhost/a/essai/amendments"}
    answer = voter.client.post("/a/essai/polls/ballot?poll=1", data=sent, headers=back)
    assert answer.status_code == 303 and answer.location == "/a/essai/amendments"
    assert "Votre délégation a voté : pour" in seen(voter, "amendments")
    away = {"Referer": "http://elsewhere.example/a/other/text"}
    answer = voter.client.post("/a/essai/polls/ballot?poll=1", data=sent | {"deed": "plain-form-2"}, headers=away)
    assert answer.location == "/a/essai/text"
    assert "a déjà voté" in seen(voter, "text")


def test_only_delegates_are_shown_a_ballot(place):
    _hall, guests = place
    put(guests)
    for who, has_ballot in (("valence", True), ("rapporteur", False), ("chair", False)):
        page = guests[who].get("/a/essai/text").text
        assert "Vote en cours" in page
        assert ("data-choice" in page) is has_ballot, who


def test_a_secret_count_is_told_nowhere_before_the_close(place):
    _hall, guests = place
    put(guests, secret=1)
    cast(guests["valence"], "against")
    answer = cast(guests["lyon"], "against")
    assert answer.json["sentence"] == "Votre délégation a voté"
    assert "against" not in answer.text and "contre" not in answer.text
    mine = guests["valence"].get("/a/essai/polls/mine")
    assert mine.json["voted"] and "against" not in mine.text
    for who, path in (("chair", "desk"), ("rapporteur", "screen"), ("secretary", "polls")):
        page = guests[who].get(f"/a/essai/{path}").text
        assert "count-bar" not in page, path
    guests["chair"].post("/a/essai/polls/close")
    for who, path in (("chair", "desk"), ("rapporteur", "screen"), ("secretary", "polls")):
        page = guests[who].get(f"/a/essai/{path}").text
        assert re.search(r"Contre</dt><dd>2</dd>", page), path
    assert "Qui a voté, et comment" not in seen(guests["secretary"], "polls")


def test_a_choice_never_reaches_the_log(place, caplog, capfd):
    _hall, guests = place
    put(guests, secret=1)
    with caplog.at_level("DEBUG"):
        cast(guests["valence"], "abstention", deed="deed-in-secret")
        cast(guests["valence"], "abstention")
    captured = capfd.readouterr()
    assert "abstention" not in caplog.text + captured.out + captured.err


def test_mine_says_what_a_phone_needs_after_a_reload(place):
    _hall, guests = place
    assert guests["valence"].get("/a/essai/polls/mine").json == {"poll": None, "voted": False, "sentence": ""}
    put(guests)
    assert guests["valence"].get("/a/essai/polls/mine").json["voted"] is False
    cast(guests["valence"], "abstention")
    mine = guests["valence"].get("/a/essai/polls/mine").json
    assert mine == {"poll": 1, "voted": True, "choice": "abstention", "sentence": "Votre délégation a voté : abstention"}
    assert guests["lyon"].get("/a/essai/polls/mine").json["voted"] is False


def test_a_tie_is_the_chairs_with_two_buttons(place):
    hall, guests = place
    hall.do("secretary", "set_rules", rules={"tie": "chair"})
    number = hall.propose("valence", delete("o2"))
    put(guests, f"amendment={number}")
    cast(guests["valence"], "for")
    cast(guests["lyon"], "against")
    guests["chair"].post("/a/essai/polls/close")
    desk = guests["chair"].get("/a/essai/desk").text
    for side in ("for", "against"):
        assert f'formaction="/a/essai/polls/close?chair={side}"' in desk
    assert "la voix de la présidence est prépondérante" in seen(guests["rapporteur"], "screen")
    guests["chair"].post("/a/essai/polls/close?chair=for")
    assert "par la voix prépondérante de la présidence" in seen(guests["valence"], f"amendments/{number}")


def test_the_adoption_page_shows_the_vote_on_the_whole_text(place):
    hall, guests = place
    assert "n’a pas été mis aux voix" in seen(guests["chair"], "desk/adopt")
    put(guests)
    cast(guests["valence"], "for")
    guests["chair"].post("/a/essai/polls/close")
    assert "Scrutin n° 1 sur l’ensemble du texte Adopté · Pour 1" in seen(guests["chair"], "desk/adopt")
    assert "L’ensemble du texte" in seen(guests["rapporteur"], "screen")
    guests["chair"].post("/a/essai/desk/present")
    assert "L’ensemble du texte" not in seen(guests["rapporteur"], "screen")
    assert not hall.look(lambda r: r.sealed)


def test_a_cancelled_vote_is_in_the_record_and_off_the_screen(place):
    _hall, guests = place
    put(guests)
    cast(guests["valence"], "for")
    assert guests["chair"].post("/a/essai/polls/cancel").json["ok"]
    assert "Scrutin annulé" in seen(guests["valence"], "polls")
    assert "Vote en cours" not in seen(guests["rapporteur"], "screen")


def test_rules_are_set_with_their_weights_and_a_wrong_one_keeps_what_was_typed(place):
    hall, guests = place
    form = {
        "majority": "two_thirds", "basis": "members", "tie": "chair", "quorum": "50", "secret": "1",
        "weighted": "1", "weight:valence": "4", "weight:lyon": "1", "speaking": "5",
        "alternation": "1", "authentic": "hy", "behind": "refuse",
    }  # fmt: skip
    assert guests["secretary"].post("/a/essai/rules", **form).json["ok"]
    rules = hall.look(lambda r: r.plenary.rules)
    assert (rules.majority, rules.basis, rules.quorum, rules.authentic) == ("two_thirds", "members", 50, "hy")
    assert (rules.secret, rules.weighted, rules.alternation, rules.speaking) == (True, True, True, 5)
    assert hall.look(lambda r: r.delegations["valence"].weight) == 4
    shown = seen(guests["chair"], "rules")
    assert "Au moins les deux tiers de toutes les délégations." in shown
    for field, value, said in (
        ("quorum", "beaucoup", "de 0 à 100"),
        ("speaking", "0", "de 1 à 60"),
        ("weight:valence", "deux", "Un poids est"),
    ):
        answer = guests["chair"].post("/a/essai/rules", script=False, **{**form, field: value})
        assert answer.status_code == 422 and said in answer.text and f'value="{value}"' in answer.text
    assert guests["chair"].post("/a/essai/rules", majority="simple").json["ok"]
    assert not hall.look(lambda r: r.plenary.rules).secret  # an unticked box says no


def test_attendance_is_one_tap_and_says_whether_there_is_a_quorum(place):
    hall, guests = place
    hall.do("secretary", "set_rules", rules={"quorum": 60})
    page = guests["secretary"].get("/a/essai/attendance").text
    assert "Quorum non atteint : 0 présentes sur 3, 2 requises" in page
    tap = re.search(r'formaction="([^"]*delegation=lyon[^"]*)"', page)[1].replace("&amp;", "&")
    assert guests["secretary"].post(tap).json["ok"]
    assert guests["chair"].post("/a/essai/attendance?delegation=valence&present=1").json["ok"]
    assert "Quorum atteint : 2 présentes sur 3" in seen(guests["secretary"], "attendance")
    assert "present=0" in re.search(r'formaction="([^"]*delegation=lyon[^"]*)"', guests["chair"].get("/a/essai/attendance").text)[1]
    guests["chair"].post("/a/essai/attendance?present=1")
    assert all(hall.look(lambda r: [row.present for row in r.delegations.values()]))
    assert guests["chair"].post("/a/essai/attendance?delegation=nowhere&present=1").status_code == 422
