"""What is said to few is read by few: notes, comments to co-signatories, one's own page."""

import re

import pytest

from drafting.web.pieces import VIEWS
from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, insert, revise

NOTE, AMONG, TO_BUREAU = (
    "Négocier avec Lyon en coulisse",
    "Ne cédons pas sur ce point",
    "Une faute de frappe",
)
EVERYONE = ("rapporteur", "colleague", "chair", "secretary", "valence", "idjevan", "lyon")


@pytest.fixture
def app(sqlite_url):
    return make_app(sqlite_url)


@pytest.fixture
def hall(app):
    hall = make_hall(app, "essai")
    hall.propose("valence", delete("o2"))
    hall.do("lyon", "cosign_amendment", number=1)
    hall.do("valence", "keep_note", clause="o1", text=NOTE)
    hall.do("valence", "comment", text=AMONG, audience="cosigners", amendment=1)
    hall.do("idjevan", "comment", text=TO_BUREAU, clause="o3")
    return hall


def pages(app, guest):
    """All that a person can open by address."""
    values = {"number": 1, "key": "o1", "member": 1, "slug": "essai"}
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.arguments <= {"number", "key", "member", "slug"}:
            adapter = app.url_map.bind("localhost")
            path = adapter.build(
                rule.endpoint, {n: values[n] for n in rule.arguments}, force_external=False
            )
            answer = guest.get(path)
            if not answer.mimetype.startswith("application/vnd"):
                yield path, answer.text


def readers(app, hall, words):
    return {
        who
        for who in EVERYONE
        if any(words in text for _path, text in pages(app, Guest(app).take(hall, who)))
    }


def test_a_note_is_read_by_nobody_else(app, hall):
    assert readers(app, hall, NOTE) == {"valence"}


def test_co_signatories_read_each_other_and_nobody_else_does(app, hall):
    assert readers(app, hall, AMONG) == {"valence", "lyon"}


def test_the_bureau_reads_what_is_sent_to_it(app, hall):
    assert readers(app, hall, TO_BUREAU) - {"idjevan"} == {"chair", "secretary"}


def test_no_piece_of_a_live_page_holds_a_note_or_a_word_among_co_signatories(app, hall):
    from flask_babel import force_locale

    from drafting.web.pieces import draw_all
    from drafting.web.sight import Sight

    with app.test_request_context(), force_locale("fr"), hall.reading() as reading:
        for name, view in VIEWS.items():
            for who in EVERYONE:
                seat = hall.seats[who]
                drawn = "".join(draw_all(view, Sight(reading, seat.role, "fr", seat)))
                assert NOTE not in drawn and AMONG not in drawn, (name, who)


def test_a_note_is_written_on_the_clause_s_page_and_found_on_one_s_own(app, hall):
    guest = Guest(app).take(hall, "lyon")
    answer = guest.post("/a/essai/clauses/o3/note", text="À relire")
    assert answer.json["ok"] and "À relire" in guest.get("/a/essai/mine").text
    assert guest.post("/a/essai/clauses/o3/note", text="x" * 3000).status_code == 422
    kept = guest.post("/a/essai/clauses/o3/note", script=False, text="x" * 3000)
    assert kept.status_code == 422 and "x" * 3000 in kept.text, "what was typed comes back"


def test_one_s_own_page_tells_what_became_of_an_amendment_and_why(app, hall):
    mine = hall.propose(
        "valence", revise("o1", "Les villes encouragent le tourisme durable et la marche.")
    )
    hall.decide(
        hall.propose(
            "idjevan", revise("o1", "Les villes encouragent le tourisme vert et la marche.")
        )
    )
    guest = Guest(app).take(hall, "valence")
    page = guest.get("/a/essai/mine").text
    assert (
        "Someone else changed the same words" in page
        or "Quelqu’un d’autre a changé les mêmes mots" in page
    )
    assert "durable" in page and "vert" in page
    assert guest.get("/a/essai/mine/asks").json == {"count": 1}
    assert guest.post(f"/a/essai/amendments/{mine}/agree").json["ok"]
    assert guest.get("/a/essai/mine/asks").json == {"count": 0}
    hall.do(
        "secretary",
        "edit_text",
        base=hall.head(),
        operations=[revise("o1", "Les villes encouragent partout le tourisme vert et la marche.")],
    )
    assert guest.get("/a/essai/mine/asks").json == {"count": 1}, "what it names changed again"


def test_the_author_of_what_a_compromise_absorbs_is_told_by_which(app, hall):
    hall.propose("idjevan", revise("o3", "Elles soutiennent les écoles et les deux langues."))
    compromise = hall.propose(
        "lyon", revise("o3", "Elles soutiennent les écoles et leurs langues."), replaces=[2]
    )
    hall.decide(compromise)
    page = Guest(app).take(hall, "idjevan").get("/a/essai/mine").text
    assert "ask-absorbed" in page and "leurs" in page


def test_rewording_starts_from_one_s_words_on_the_text_as_it_stands(app, hall):
    number = hall.propose(
        "valence",
        revise("o1", "Les villes encouragent le tourisme rural et durable et la marche."),
        insert("o3", "Un nouveau."),
    )
    hall.do(
        "secretary",
        "edit_text",
        base=hall.head(),
        operations=[revise("o1", "Toutes les villes encouragent le tourisme rural et la marche.")],
    )
    guest = Guest(app).take(hall, "valence")
    page = guest.get(f"/a/essai/amendments/new?reword={number}").text
    assert (
        "Toutes les villes encouragent le tourisme rural et durable et la marche." in page
        and "Un nouveau." in page
    )
    assert (
        Guest(app).take(hall, "lyon").get(f"/a/essai/amendments/new?reword={number}").status_code
        == 404
    )
    fields = {
        "base": hall.head(),
        "reword": number,
        "revise:o1:fr": "Toutes les villes encouragent le tourisme rural.",
    }
    answer = guest.post("/a/essai/amendments/new", **fields)
    assert answer.json["ok"], answer.json
    assert hall.look(lambda r: r.amendment(number).outcome.value) == "withdrawn"


def test_a_rewording_sent_twice_is_tabled_once_and_answered_alike(app, hall):
    number = hall.propose("valence", delete("o1"))
    words = {"deed": "reworded-once", "base": 1, "reword": number, "delete:o2": "1"}
    guest = Guest(app).take(hall, "valence")
    first, again = (guest.post("/a/essai/amendments/new", **words).json for _ in range(2))
    assert first["ok"] and again == first
    assert hall.look(lambda r: [a.rewords for a in r.amendments()].count(number)) == 1


def test_a_rewording_of_what_was_decided_meanwhile_is_not_lost(app, hall):
    number = hall.propose("valence", delete("o1"))
    hall.decide(number, "rejected")
    words = {"base": 1, "reword": number, "delete:o2": "1"}
    assert Guest(app).take(hall, "valence").post("/a/essai/amendments/new", **words).json["ok"]
    old, new = hall.look(lambda r: r.amendments()[-2:])
    assert (old.outcome.value, new.is_open, new.rewords) == ("rejected", True, None)


def test_a_sub_amendment_is_written_on_the_proposed_text(app, hall):
    number = hall.propose(
        "valence", revise("o3", "Elles soutiennent les écoles et les deux langues.")
    )
    guest = Guest(app).take(hall, "idjevan")
    page = guest.get(f"/a/essai/amendments/new?parent={number}").text
    assert "les deux langues" in page and "edit-o1" not in page
    fields = {
        "base": 1,
        "parent": number,
        "revise:o3:fr": "Elles soutiennent les écoles et les deux langues anciennes.",
    }
    preview = guest.post("/a/essai/preview", script=False, **fields).text
    assert "<ins>" in preview and re.search(r"anciennes", preview) and "ins> deux" not in preview
    assert guest.post("/a/essai/amendments/new", **fields).json["ok"]
    shown = guest.get("/a/essai/amendments/" + str(number + 1)).text
    assert "anciennes" in shown


def test_the_preview_says_it_in_formal_words(app, hall):
    guest = Guest(app).take(hall, "valence")
    fields = {"base": hall.head(), "revise:o3:fr": "Elles soutiennent les collèges et les langues."}
    said = guest.post("/a/essai/preview", script=False, **fields).text.replace("\xa0", " ")
    assert "remplacer le mot « écoles » par le mot « collèges »" in said


def test_a_form_half_filled_comes_back_with_everything(app, hall):
    guest = Guest(app).take(hall, "valence")
    fields = {
        "base": hall.head(),
        "reason": "Parce que",
        "insert:3:fr": "",
        "revise:o1:fr": "Les villes encouragent le tourisme rural et la marche.",
    }
    answer = guest.post("/a/essai/amendments/new", script=False, **fields)
    assert (
        answer.status_code == 422
        and "Parce que" in answer.text
        and 'name="revise:o1:fr"' in answer.text
    )


@pytest.mark.parametrize(
    "address",
    ["reword=99", "parent=99", "reword=x", "parent=%F0", "clause=%00&after=nowhere", "after=o1"],
)
def test_odd_addresses_of_the_form_are_answered(app, hall, address):
    assert Guest(app).take(hall, "valence").get(
        f"/a/essai/amendments/new?{address}"
    ).status_code in (200, 404)


def test_a_push_tells_each_delegation_of_its_own_amendments_and_only_delegates_pages(app, hall):
    from flask_babel import force_locale

    from drafting.domain.people import Role
    from drafting.store.journal import entries_after
    from drafting.web.attention import concerns
    from drafting.web.sight import Sight

    hall.propose(
        "idjevan", revise("o1", "Les villes encouragent le tourisme durable et la marche.")
    )
    compromise = hall.propose(
        "lyon", revise("o1", "Les villes encouragent le tourisme vert et la marche."), replaces=[2]
    )
    before = hall.look(lambda reading: reading.number)
    hall.decide(compromise)
    with app.test_request_context(), force_locale("fr"), hall.reading() as reading:
        facts = [entry.fact for entry in entries_after(reading.db, reading.assembly.id, before)]
        told = concerns(Sight(reading, Role.DELEGATE, "fr"), facts)
        assert told == {
            "idjevan": ["Votre amendement 2\u00a0: Absorbé"],
            "lyon": ["Votre amendement 3\u00a0: Adopté"],
        }
        assert concerns(Sight(reading, Role.CHAIR, "fr"), facts) == {}
