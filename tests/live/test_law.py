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
    st.tuples(st.just("undo_decision"), st.just("chair"), st.fixed_dictionaries({"number": st.one_of(st.none(), number)})),
    st.tuples(st.just("present_bloc"), st.just("chair"), st.fixed_dictionaries({"numbers": st.lists(number, max_size=3)})),
    st.tuples(st.just("decide_bloc"), st.just("chair"), st.fixed_dictionaries({"numbers": st.lists(number, min_size=1, max_size=3)})),
    st.tuples(st.just("note_fallen"), st.just("chair"), st.just({})),
    st.tuples(st.just("divide_amendment"), st.just("chair"), st.fixed_dictionaries({"number": number, "first": st.just([0])})),
    st.tuples(st.just("defer_amendment"), st.just("chair"), st.fixed_dictionaries({"number": number, "deferred": st.booleans()})),
    st.tuples(st.just("override_order"), st.just("chair"), st.fixed_dictionaries({"number": number, "before": st.one_of(st.none(), number), "reason": st.just("Une raison.")})),
    st.tuples(st.just("table_oral"), st.just("chair"), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=2), "noted": st.just("Lyon"), "replaces": st.lists(number, max_size=1)})),
    st.tuples(st.just("adopt_text"), st.just("chair"), st.fixed_dictionaries({"despite_open": st.just(True)})),
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
            if action in ("propose_amendment", "table_oral", "edit_text", "post_finding"):
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
        if action in ("propose_amendment", "table_oral", "edit_text"):
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
