"""Undo: the last decision comes back exactly; an earlier one when nothing depends on it."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from drafting.domain import NotFound, Refused
from drafting.store import Books
from drafting.store.audit import audit
from drafting.store.engine import make_engine
from drafting.store.schema import upgrade
from tests.strategies import ARMENIAN, FRENCH
from tests.support.hall import Clock, delete, found_in, insert, move, revise

RURAL = "Les villes encouragent le tourisme rural et la marche."
LENT = revise("o1", RURAL.replace("rural", "lent"))
VOILE = revise("o1", RURAL.replace("marche", "voile"))


def state(hall):
    """Everything that undo must bring back."""
    return hall.look(
        lambda r: (
            r.draft().clauses,
            [(a.number, a.outcome) for a in r.amendments()],
            {n: (s.standing, s.reasons, s.operations) for n, s in r.standpoints().items()},
        )
    )


def undo(hall, number=None):
    return hall.do("chair", "undo_decision", number=number)


def test_an_earlier_decision_is_taken_back_and_the_later_one_stays(hall):
    first, second = hall.propose("valence", LENT), hall.propose("idjevan", VOILE)
    hall.decide(first)
    hall.decide(second)
    undo(hall, 1)
    assert hall.text("o1") == RURAL.replace("marche", "voile")
    assert hall.look(lambda r: [a.is_open for a in r.amendments()]) == [True, False]
    strands = hall.look(lambda r: r.draft().get("o1").strands["fr"])
    assert {s.origin for s in strands} == {"frame", "amendment-2"}
    assert hall.look(audit) is None


def test_undo_names_the_decision_that_stands_in_the_way(hall):
    hall.decide(hall.propose("valence", LENT))
    hall.decide(hall.propose("lyon", revise("o2", "Elles ouvrent des chemins.")))
    hall.decide(hall.propose("idjevan", revise("o1", RURAL.replace("rural", "vert"))))
    with pytest.raises(Refused, match="undo_in_the_way") as refused:
        undo(hall, 1)
    assert refused.value.params == {"number": 3, "other": 3}
    undo(hall, 2)
    assert hall.text("o2") == "Elles ouvrent des sentiers dans les deux pays."
    undo(hall, 3)
    undo(hall, 1)
    assert hall.text("o1") == RURAL


def test_half_a_decision_is_never_taken_back(hall):
    hall.decide(hall.propose("valence", LENT, revise("o2", "Elles ouvrent des chemins.")))
    hall.decide(hall.propose("idjevan", delete("o2")))
    before = state(hall)
    with pytest.raises(Refused, match="undo_in_the_way"):
        undo(hall, 1)
    assert state(hall) == before


def test_an_edit_in_the_way_is_named_by_its_revision(hall):
    hall.decide(hall.propose("valence", LENT))
    edit = revise("o1", RURAL.replace("rural", "culturel"))
    revision = hall.do("secretary", "edit_text", base=hall.head(), operations=[edit])["revision"]
    with pytest.raises(Refused, match="undo_in_the_way_edit") as refused:
        undo(hall)
    assert refused.value.params["revision"] == revision


def test_what_was_noted_as_fallen_is_open_again_when_its_reason_is_gone(hall):
    hall.propose("valence", delete("o2"))
    hall.propose("idjevan", revise("o2", "Elles ouvrent des chemins."))
    hall.propose("lyon", revise("o3", "Elles soutiennent les écoles."))
    before = state(hall)
    hall.decide(1)
    assert hall.do("chair", "note_fallen")["numbers"] == [2]
    hall.decide(3, "rejected")
    assert undo(hall, 1)["numbers"] == [1, 2]
    undo(hall)
    assert state(hall) == before
    assert hall.look(audit) is None


def test_a_compromise_and_what_fell_with_it_come_back_together(hall):
    hall.propose("valence", LENT)
    hall.propose("idjevan", revise("o1", RURAL.replace("rural", "vert")))
    both = revise("o1", RURAL.replace("rural", "lent et vert"))
    hall.propose("lyon", both, replaces=[1, 2])
    before = state(hall)
    assert hall.decide(3)["fallen"] == [1, 2]
    outcomes = hall.look(lambda r: [(d.amendment, d.outcome.value, d.votes.reason, d.falls_with) for d in r.decisions()])
    assert outcomes == [(3, "adopted", "", None), (1, "moot", "replaced", 1), (2, "moot", "replaced", 1)]
    undo(hall)
    assert state(hall) == before


def test_a_bloc_comes_back_as_a_whole_when_it_is_the_last(hall):
    for who, change in (("valence", LENT), ("idjevan", VOILE), ("lyon", delete("o3"))):
        hall.propose(who, change)
    before = state(hall)
    hall.do("chair", "decide_bloc", numbers=[1, 2, 3])
    undo(hall, 2)
    assert state(hall) == before
    assert hall.look(lambda r: r.assembly.bloc) == [1, 2, 3]


def test_one_of_an_earlier_bloc_comes_back_alone(hall):
    for who, change in (("valence", LENT), ("idjevan", VOILE), ("lyon", delete("o3"))):
        hall.propose(who, change)
    hall.do("chair", "decide_bloc", numbers=[1, 2])
    hall.decide(3)
    assert undo(hall, 1)["numbers"] == [1]
    assert hall.text("o1") == RURAL.replace("marche", "voile")


def test_an_adopted_sub_amendment_waits_for_its_parent(hall):
    parent = hall.propose("valence", LENT)
    sub = hall.propose("lyon", revise("o1", RURAL.replace("rural", "lent et sûr")), parent=parent)
    hall.decide(sub)
    hall.decide(parent)
    with pytest.raises(Refused, match="undo_in_the_way") as refused:
        undo(hall, 1)
    assert refused.value.params["number"] == parent


def test_undo_twice_and_undo_of_nothing(hall):
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(hall)
    hall.decide(hall.propose("valence", LENT), "rejected")
    hall.decide(hall.propose("idjevan", VOILE), "rejected")
    undo(hall, 1)
    with pytest.raises(Refused, match="already_undone"):
        undo(hall, 1)
    with pytest.raises(NotFound):
        undo(hall, 9)


def test_an_open_sub_amendment_stands_on_its_parent_again(hall):
    parent = hall.propose("valence", LENT)
    hall.propose("lyon", revise("o1", RURAL.replace("rural", "lent et sûr")), parent=parent)
    before = state(hall)
    hall.decide(parent)
    undo(hall)
    assert state(hall) == before


def test_a_sub_amendment_adopted_after_its_parent_is_taken_back_before_it(hall):
    parent = hall.propose("valence", LENT)
    sub = hall.propose("lyon", revise("o1", RURAL.replace("rural", "lent et sûr")), parent=parent)
    hall.decide(parent)
    before = state(hall)
    hall.decide(sub)
    with pytest.raises(Refused, match="undo_in_the_way") as refused:
        undo(hall, 1)
    assert refused.value.params["number"] == sub
    undo(hall)
    assert state(hall) == before
    undo(hall)
    assert hall.text("o1") == RURAL
    assert hall.look(audit) is None


def test_what_fell_with_a_compromise_is_not_taken_back_alone(hall):
    hall.propose("valence", LENT)
    hall.propose("idjevan", revise("o1", "Tout autre chose."), replaces=[1])
    hall.decide(2)
    hall.decide(hall.propose("lyon", delete("o3")))
    with pytest.raises(Refused, match="undo_in_the_way") as refused:
        undo(hall, 2)
    assert refused.value.params == {"number": 2, "other": 1}


def test_what_was_agreed_with_a_ruling_is_not_agreed_once_it_is_undone(hall):
    number = hall.propose("valence", LENT)
    hall.decide(number, "rejected")
    hall.do("valence", "agree_verdict", number=number)
    undo(hall)
    assert hall.look(lambda r: r.amendment(number).agreed) is None
    assert hall.look(audit) is None


def test_a_bloc_rejected_by_a_vote_comes_back_as_a_whole(hall):
    for who, change in (("valence", LENT), ("idjevan", delete("o3"))):
        hall.propose(who, change)
    hall.do("chair", "present_bloc", numbers=[1, 2])
    before = state(hall)
    hall.do("chair", "open_poll", bloc=True)
    hall.do("lyon", "cast_ballot", poll=1, choice="against")
    hall.do("chair", "close_poll")
    assert undo(hall)["numbers"] == [1, 2]
    assert state(hall) == before
    assert hall.look(audit) is None


# -- the law ----------------------------------------------------------------------

key = st.sampled_from(["r1", "h1", "o1", "o2", "o3", "z", "p1", "p2", "p3"])
words = st.lists(st.sampled_from(FRENCH + ARMENIAN), min_size=1, max_size=5).map(" ".join)
near = st.sampled_from(["lent", "vert", "rural et lent", ""]).map(
    lambda word: revise("o1", RURAL.replace("rural", word))
)
change = st.one_of(
    near,
    near,
    st.builds(revise, key, words, st.sampled_from(["fr", "hy"])),
    st.builds(insert, key, words),
    st.builds(delete, key),
    st.builds(move, key, key),
)
number = st.integers(1, 8)
DECIDING = ("decide_amendment", "decide_bloc", "note_fallen")
deed = st.one_of(
    st.tuples(st.just("propose_amendment"), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=3), "replaces": st.one_of(st.just([]), st.lists(number, max_size=2)), "parent": st.one_of(st.none(), st.none(), number)})),
    st.tuples(st.just("decide_amendment"), st.fixed_dictionaries({"number": number, "outcome": st.sampled_from(["adopted", "adopted", "rejected", "withdrawn"])})),
    st.tuples(st.just("decide_bloc"), st.fixed_dictionaries({"numbers": st.lists(number, min_size=1, max_size=3)})),
    st.tuples(st.just("note_fallen"), st.just({})),
    st.tuples(st.just("divide_amendment"), st.fixed_dictionaries({"number": number, "first": st.one_of(st.none(), st.just([0]))})),
    st.tuples(st.just("defer_amendment"), st.fixed_dictionaries({"number": number})),
    st.tuples(st.just("table_oral"), st.fixed_dictionaries({"operations": st.lists(change, min_size=1, max_size=2), "replaces": st.lists(number, max_size=2), "noted": st.just("Lyon")})),
    st.tuples(st.just("undo_decision"), st.fixed_dictionaries({"number": st.one_of(st.none(), number)})),
)  # fmt: skip
halls = count(1)


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('undo') / 'u.sqlite'}")
    upgrade(engine)
    return Books(engine, Clock())


def attempt(hall, action, params):
    """Do a deed; None when the rules refuse it."""
    who = "valence" if action == "propose_amendment" else "chair"
    if action in ("propose_amendment", "table_oral"):
        params = {**params, "base": hall.head()}
    try:
        return hall.do(who, action, **params)
    except Refused:
        return None


@given(st.lists(change, min_size=3, max_size=6), st.lists(deed, min_size=1, max_size=8))
@profile(max_examples=60)
def test_undoing_the_last_decision_brings_everything_back(books, changes, deeds):
    hall = found_in(books, f"undo-{next(halls)}")
    for asked in changes:
        attempt(hall, "propose_amendment", {"operations": [asked]})
    for action, params in deeds:
        before = state(hall)
        if attempt(hall, action, params) is None:
            assert state(hall) == before
        elif action in DECIDING:
            undo(hall)
            assert state(hall) == before
            attempt(hall, action, params)
    assert hall.look(audit) is None
