"""The law of the live page: an old page with the pushed pieces is the page as freshly loaded."""

import pytest
from flask_babel import force_locale
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from drafting import create_app
from drafting.config import Settings
from drafting.domain import Refused
from drafting.domain.people import observer
from drafting.domain.permissions import may
from drafting.store.journal import entries_after
from drafting.web.pieces import VIEWS, changes
from drafting.web.sight import Sight
from tests.strategies import ARMENIAN, FRENCH
from tests.support.hall import delete, found_in, insert, move, revise

ONE_A_ROLE = ("Paul", "Rita", "Jeanne", "Vera", "observer")
# Deeds written on a Revision: the one that is there.
BASED = ("propose_amendment", "reword_amendment", "table_oral", "edit_text", "post_finding", "translate_clause")
KEYS = ("r1", "h1", "o1", "o2", "o3", "z", "f1", "f2", "p1", "p2", "p3")
WORDS = st.lists(st.sampled_from(FRENCH + ARMENIAN), min_size=1, max_size=6).map(" ".join)
key = st.sampled_from(KEYS)
change = st.one_of(
    st.builds(revise, key, WORDS, st.sampled_from(["fr", "hy"])),
    st.builds(insert, key, WORDS),
    st.builds(delete, key),
    st.builds(move, key, key),
)
number = st.integers(1, 5)
item = st.one_of(
    st.fixed_dictionaries({"kind": st.sampled_from(["debate", "amendments", "break"]), "starts": st.sampled_from(["", "18h"]), "planned": st.just(5)}),
    st.fixed_dictionaries({"kind": st.just("restitution"), "workshop": st.sampled_from(["tourisme", "culture"])}),
)  # fmt: skip
deed = st.one_of(
    st.tuples(st.just("propose_amendment"), st.sampled_from(["valence", "idjevan"]), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=2)}, optional={"parent": number, "replaces": st.lists(number, max_size=2)})),
    st.tuples(st.just("edit_text"), st.just("secretary"), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=1)})),
    st.tuples(st.just("post_finding"), st.just("rapporteur"), st.fixed_dictionaries({"texts": st.fixed_dictionaries({"fr": WORDS}), "revises": st.one_of(st.none(), key)})),
    st.tuples(st.just("merge_findings"), st.just("secretary"), st.fixed_dictionaries({"numbers": st.lists(number, min_size=1, max_size=3)})),
    st.tuples(st.just("decide_amendment"), st.just("chair"), st.fixed_dictionaries({"number": number, "outcome": st.sampled_from(["adopted", "adopted", "rejected", "moot"])})),
    st.tuples(st.just("present_amendment"), st.just("chair"), st.fixed_dictionaries({"number": st.one_of(st.none(), number)})),
    st.tuples(st.just("cosign_amendment"), st.just("lyon"), st.fixed_dictionaries({"number": number})),
    st.tuples(st.just("withdraw_amendment"), st.sampled_from(["valence", "idjevan"]), st.fixed_dictionaries({"number": number})),
    st.tuples(st.just("withdraw_finding"), st.just("rapporteur"), st.fixed_dictionaries({"number": number})),
    st.tuples(st.just("propose_amendment"), st.just("lyon"), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=2), "parent": number})),
    st.tuples(st.just("propose_amendment"), st.just("idjevan"), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=1), "replaces": st.lists(number, max_size=2)})),
    st.tuples(st.just("reword_amendment"), st.just("valence"), st.fixed_dictionaries({"number": number, "operations": st.lists(change, min_size=1, max_size=2)})),
    st.tuples(st.just("agree_verdict"), st.sampled_from(["valence", "idjevan"]), st.fixed_dictionaries({"number": number})),
    st.tuples(st.just("follow_amendment"), st.sampled_from(["valence", "lyon"]), st.fixed_dictionaries({"number": number, "on": st.booleans()})),
    st.tuples(st.just("comment"), st.sampled_from(["valence", "lyon"]), st.fixed_dictionaries({"text": WORDS, "audience": st.sampled_from(["bureau", "cosigners"]), "amendment": st.one_of(st.none(), number), "clause": st.one_of(st.none(), key)})),
    st.tuples(st.just("settle_comment"), st.sampled_from(["chair", "secretary"]), st.fixed_dictionaries({"number": st.integers(1, 2)})),
    st.tuples(st.just("keep_note"), st.sampled_from(["valence", "secretary"]), st.fixed_dictionaries({"clause": key, "text": WORDS})),
    st.tuples(st.just("open_poll"), st.just("chair"), st.one_of(st.fixed_dictionaries({"amendment": number, "secret": st.booleans()}), st.just({"text": True}))),
    st.tuples(st.just("cast_ballot"), st.sampled_from(["valence", "idjevan", "lyon"]), st.fixed_dictionaries({"poll": st.integers(1, 3), "choice": st.sampled_from(["for", "against", "abstention"])})),
    st.tuples(st.just("close_poll"), st.just("chair"), st.fixed_dictionaries({"cancelled": st.booleans(), "chair_vote": st.sampled_from([None, "for", "against"])})),
    st.tuples(st.just("set_rules"), st.sampled_from(["chair", "secretary"]), st.fixed_dictionaries({"rules": st.fixed_dictionaries({"tie": st.sampled_from(["chair", "rejected"]), "quorum": st.sampled_from([0, 40]), "weighted": st.booleans()}), "weights": st.just({"valence": 2})})),
    st.tuples(st.just("take_attendance"), st.just("secretary"), st.fixed_dictionaries({"present": st.dictionaries(st.sampled_from(["valence", "idjevan", "lyon"]), st.booleans(), min_size=1)})),
    st.tuples(st.just("open_sitting"), st.just("chair"), st.just({})),
    st.tuples(st.just("suspend_sitting"), st.just("chair"), st.fixed_dictionaries({"resumes": st.sampled_from(["", "15h30"])})),
    st.tuples(st.just("resume_sitting"), st.just("chair"), st.just({})),
    st.tuples(st.just("set_agenda"), st.just("secretary"), st.fixed_dictionaries({"items": st.lists(item, max_size=4)})),
    st.tuples(st.just("start_item"), st.just("chair"), st.fixed_dictionaries({"number": st.one_of(st.none(), number)})),
    st.tuples(st.just("list_speaker"), st.just("secretary"), st.fixed_dictionaries({"name": st.just("Ani"), "side": st.sampled_from(["", "for", "against"])})),
    st.tuples(st.just("call_speaker"), st.just("chair"), st.fixed_dictionaries({"number": st.one_of(st.none(), number)})),
    st.tuples(st.just("remove_speaker"), st.just("secretary"), st.fixed_dictionaries({"number": number})),
    st.tuples(st.just("translate_clause"), st.just("secretary"), st.fixed_dictionaries({"clause": key, "texts": st.builds(lambda lang, words: {lang: words}, st.sampled_from(["fr", "hy"]), WORDS), "confirmed": st.booleans()})),
    st.tuples(st.just("undo_decision"), st.just("chair"), st.fixed_dictionaries({"number": st.one_of(st.none(), number)})),
    st.tuples(st.just("present_bloc"), st.just("chair"), st.fixed_dictionaries({"numbers": st.lists(number, max_size=3)})),
    st.tuples(st.just("decide_bloc"), st.just("chair"), st.fixed_dictionaries({"numbers": st.lists(number, min_size=1, max_size=3)})),
    st.tuples(st.just("note_fallen"), st.just("chair"), st.just({})),
    st.tuples(st.just("divide_amendment"), st.just("chair"), st.fixed_dictionaries({"number": number, "first": st.just([0])})),
    st.tuples(st.just("defer_amendment"), st.just("chair"), st.fixed_dictionaries({"number": number, "deferred": st.booleans()})),
    st.tuples(st.just("override_order"), st.just("chair"), st.fixed_dictionaries({"number": number, "before": st.one_of(st.none(), number), "reason": st.just("Une raison.")})),
    st.tuples(st.just("table_oral"), st.just("chair"), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=2), "noted": st.just("Lyon"), "replaces": st.lists(number, max_size=1)})),
    st.tuples(st.just("adopt_text"), st.just("chair"), st.fixed_dictionaries({"despite_open": st.just(True), "despite_behind": st.just(True)})),
)  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("law")
    url = f"sqlite:///{folder / 'law.sqlite'}"
    return create_app(Settings(database_url=url, secret_key="x" * 40))


class Page:
    """One audience's page as it was loaded, and as pushes change it."""

    def __init__(self, hall, view, seat, lang):
        self.hall, self.view, self.seat, self.lang = hall, VIEWS[view], seat, lang
        self.number, self.pieces = self.load()

    def sight(self, reading):
        return Sight(reading, self.seat.role, self.lang, self.seat if self.view.personal else None)

    def load(self):
        with force_locale(self.lang), self.hall.reading() as reading:
            seen = self.sight(reading)
            return reading.number, {p: self.view.draw(seen, p) for p in self.view.ids(seen)}

    def catch_up(self):
        with force_locale(self.lang), self.hall.reading() as reading:
            facts = [
                entry.fact for entry in entries_after(reading.db, reading.assembly.id, self.number)
            ]
            pieces, order = changes(self.view, self.sight(reading), facts, {})
            self.pieces |= pieces
            if pieces:
                self.pieces = {piece: self.pieces[piece] for piece in order}
            self.number = reading.number


def pages(hall):
    for view in VIEWS:
        for seat in (*hall.seats.values(), observer(1)):
            alone = VIEWS[view].personal or seat.name in ONE_A_ROLE
            if alone and may(seat, VIEWS[view].deed):
                for lang in ("fr", "hy"):
                    yield Page(hall, view, seat, lang)


count = iter(range(10**9))


@given(st.lists(deed, min_size=1, max_size=14), st.lists(st.booleans(), min_size=14, max_size=14))
@profile(max_examples=25)
def test_an_old_page_with_its_pushes_is_the_fresh_page(app, deeds, looks):
    with app.app_context():
        hall = found_in(app.extensions["books"], f"law-{next(count)}")
        watched = list(pages(hall))
        for (action, who, params), look in zip(deeds, looks, strict=False):
            if action in BASED:
                params = {**params, "base": hall.head()}
            try:
                hall.do(who, action, **params)
            except Refused:
                continue
            if look:  # some pages hear of every deed, some of several at once
                for page in watched:
                    page.catch_up()
        for page in watched:
            page.catch_up()
            number, fresh = page.load()
            assert list(page.pieces.items()) == list(fresh.items())
            assert page.number == number


def replayed(app, deeds):
    """Pages that hear of each deed by itself, and must be right after every one."""
    hall = found_in(app.extensions["books"], f"law-{next(count)}")
    watched = list(pages(hall))
    for who, action, params in deeds:
        if action in BASED:
            params = {**params, "base": hall.head()}
        hall.do(who, action, **params)
        for page in watched:
            page.catch_up()
            assert list(page.pieces.items()) == list(page.load()[1].items())


def test_undoing_changes_what_is_on_the_screen_wherever_it_was(app):
    with app.app_context():
        replayed(app, [
            ("valence", "propose_amendment", {"operations": [revise("o1", "Un.")]}),
            ("valence", "propose_amendment", {"operations": [revise("o2", "Deux.")]}),
            ("chair", "present_amendment", {"number": 1}),
            ("chair", "decide_amendment", {"number": 1, "outcome": "adopted"}),
            ("chair", "present_amendment", {"number": 2}),
            ("chair", "undo_decision", {}),
        ])  # fmt: skip


def test_a_place_named_by_a_move_is_renumbered_where_the_move_is_shown(app):
    with app.app_context():
        replayed(app, [
            ("valence", "propose_amendment", {"operations": [move("o1", "o3")]}),
            ("secretary", "edit_text", {"operations": [insert("o2", "Entre les deux.")]}),
        ])  # fmt: skip


def test_votes_are_shown_the_same_to_who_stayed_and_who_came(app):
    with app.app_context():
        replayed(app, [
            ("valence", "propose_amendment", {"operations": [revise("o1", "Un.")]}),
            ("secretary", "set_rules", {"rules": {"tie": "chair", "quorum": 30}}),
            ("chair", "take_attendance", {"present": {"idjevan": True}}),
            ("chair", "open_poll", {"amendment": 1, "secret": True}),
            ("idjevan", "cast_ballot", {"poll": 1, "choice": "for"}),
            ("lyon", "cast_ballot", {"poll": 1, "choice": "against"}),
            ("chair", "close_poll", {}),
            ("chair", "close_poll", {"chair_vote": "for"}),
            ("chair", "undo_decision", {}),
            ("chair", "open_poll", {"amendment": 1}),
            ("valence", "cast_ballot", {"poll": 2, "choice": "abstention"}),
            ("secretary", "seat_delegation", {"key": "nice", "name": {"fr": "Nice"}, "country": "FR"}),
            ("chair", "close_poll", {"cancelled": True}),
            ("chair", "open_poll", {"text": True}),
            ("valence", "cast_ballot", {"poll": 3, "choice": "for"}),
            ("chair", "close_poll", {}),
            ("chair", "present_amendment", {"number": None}),
            ("chair", "adopt_text", {"despite_open": True, "despite_behind": True}),
        ])  # fmt: skip


def test_numbers_stay_on_every_page_while_the_sitting_lasts_and_are_renewed_at_adoption(app):
    with app.app_context():
        replayed(app, [
            ("valence", "propose_amendment", {"operations": [insert("o1", "Un paragraphe nouveau.")]}),
            ("valence", "propose_amendment", {"operations": [delete("o2")]}),
            ("idjevan", "propose_amendment", {"operations": [revise("o3", "Tout autre chose.")]}),
            ("valence", "propose_amendment", {"operations": [move("o1", "o3")]}),
            ("chair", "open_sitting", {}),
            ("chair", "decide_amendment", {"number": 2, "outcome": "adopted"}),
            ("chair", "decide_amendment", {"number": 1, "outcome": "adopted"}),
            ("chair", "decide_amendment", {"number": 4, "outcome": "adopted"}),
            ("chair", "undo_decision", {}),
            ("secretary", "edit_text", {"operations": [delete("p1"), insert("o3", "Encore un.")]}),
            ("chair", "adopt_text", {"despite_open": True, "despite_behind": True}),
        ])  # fmt: skip


def test_a_restitution_follows_the_text_and_the_people(app):
    with app.app_context():
        replayed(app, [
            ("secretary", "set_agenda", {"items": [{"kind": "restitution", "workshop": "tourisme", "planned": 5}, {"kind": "amendments"}]}),
            ("chair", "open_sitting", {}),
            ("chair", "start_item", {"number": 1}),
            ("rapporteur", "post_finding", {"base": 1, "texts": {"fr": "Un constat."}}),
            ("rapporteur", "post_finding", {"base": 1, "texts": {"fr": "Un autre."}, "revises": "o1"}),
            ("secretary", "merge_findings", {"numbers": [1, 2]}),
            ("secretary", "edit_text", {"operations": [revise("o1", "Repris.")]}),
            ("secretary", "edit_text", {"operations": [delete("f1")]}),
            ("secretary", "seat_members", {"people": [{"name": "Nouvelle", "role": "rapporteur", "workshop": "tourisme"}]}),
            ("chair", "suspend_sitting", {"resumes": "15h30"}),
            ("chair", "resume_sitting", {}),
            ("secretary", "list_speaker", {"name": "Ani", "side": "for"}),
            ("chair", "call_speaker", {"number": 1}),
            ("chair", "start_item", {"number": 2}),
            ("chair", "call_speaker", {"number": None}),
        ])  # fmt: skip


def test_a_translation_reaches_the_clause_and_the_queue(app):
    lent = {"operations": [revise("o1", "Les villes aident la marche.")]}
    stands = {"clause": "o1", "texts": {"hy": "Քաղաքները խրախուսում են գյուղական զբոսաշրջությունը։"}}
    with app.app_context():
        replayed(app, [
            ("valence", "propose_amendment", lent),
            ("chair", "present_amendment", {"number": 1}),
            ("chair", "decide_amendment", {"number": 1, "outcome": "adopted"}),
            ("chair", "present_amendment", {"number": None}),
            ("secretary", "translate_clause", {**stands, "confirmed": True}),
            ("secretary", "translate_clause", {"clause": "o2", "texts": {"hy": "Նրանք բացում են արահետներ։"}}),
            ("chair", "undo_decision", {}),
        ])  # fmt: skip


def test_whatever_the_chair_does_at_the_desk_reaches_the_pages_that_show_it(app):
    slow, green = revise("o1", "Les villes vont à pied."), revise("o1", "Les villes vont au vert.")
    with app.app_context():
        replayed(app, [
            ("valence", "propose_amendment", {"operations": [slow, delete("o2")]}),
            ("idjevan", "propose_amendment", {"operations": [revise("o1", "Les villes vont très à pied.")], "parent": 1}),
            ("idjevan", "propose_amendment", {"operations": [green]}),
            ("chair", "override_order", {"number": 3, "before": 1, "reason": "Le temps presse."}),
            ("chair", "defer_amendment", {"number": 3}),
            ("chair", "decide_amendment", {"number": 2, "outcome": "adopted"}),
            ("chair", "undo_decision", {}),
            ("chair", "decide_amendment", {"number": 2, "outcome": "adopted"}),
            ("chair", "decide_amendment", {"number": 1, "outcome": "adopted"}),
            ("chair", "table_oral", {"operations": [revise("o1", "Les villes vont à pied, au vert.")], "noted": "Lyon", "replaces": [3]}),
            ("chair", "decide_amendment", {"number": 4, "outcome": "adopted"}),
            ("valence", "propose_amendment", {"operations": [delete("o3"), insert("o1", "Neuf.")]}),
            ("chair", "divide_amendment", {"number": 5, "first": [1]}),
            ("chair", "present_bloc", {"numbers": [6, 7]}),
            ("chair", "decide_bloc", {"numbers": [6, 7]}),
            ("chair", "undo_decision", {"number": 4}),
            ("chair", "undo_decision", {}),
        ])  # fmt: skip
