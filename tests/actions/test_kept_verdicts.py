"""The verdict kept of every open amendment is the one worked out afresh, after any deed."""

from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from drafting.actions.revising import judged
from drafting.domain import Refused
from drafting.store import Books
from drafting.store.audit import audit
from drafting.store.engine import make_engine
from drafting.store.schema import upgrade
from tests.actions.test_undo import near
from tests.live.test_law import BASED, change, deed
from tests.support.hall import Clock, found_in, revise

halls = count(1)
FIRST = revise("o1", "Les villes encouragent le tourisme lent et la marche.")
ON_IT = revise("o1", "Les villes encouragent le tourisme lent et sûr et la marche.")
SUB = ("propose_amendment", "lyon", {"operations": [ON_IT], "parent": 1})
ADOPT = ("decide_amendment", "chair", {"number": 1, "outcome": "adopted"})
UNDO = ("undo_decision", "chair", {"number": None})


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('kept') / 'k.sqlite'}")
    upgrade(engine)
    return Books(engine, Clock())


class Looking:
    """What `judged` needs of a unit of work."""

    def __init__(self, reading):
        self.reading = reading


def told(verdict):
    return verdict.standing, tuple(verdict.reasons), verdict.operations


@given(st.lists(st.one_of(near, change), min_size=3, max_size=6), st.lists(deed, max_size=14))
@example([FIRST], [SUB, ADOPT, UNDO])
@profile(max_examples=25)
def test_kept_verdicts_are_true(books, changes, deeds):
    hall = found_in(books, f"kept-{next(halls)}")
    tabled = [("propose_amendment", "valence", {"operations": [asked]}) for asked in changes]
    for action, who, params in (*tabled, *deeds):
        if action == "adopt_text":
            continue
        try:
            hall.do(who, action, **params, **({"base": hall.head()} if action in BASED else {}))
        except Refused:
            continue
        with hall.reading() as reading:
            work = Looking(reading)
            afresh = {a.number: told(judged(work, a, reading.draft())) for a in reading.amendments(only_open=True)}
            assert {n: told(s) for n, s in reading.standpoints().items()} == afresh
    assert hall.look(audit) is None
