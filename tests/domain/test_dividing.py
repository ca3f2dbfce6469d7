"""Taking a part of an amendment alone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafting.domain import (
    Amendment,
    Clause,
    Delete,
    Draft,
    Insert,
    Kind,
    Move,
    Revise,
    Standing,
    clean_and_contested,
    divide,
    perform,
    rebase,
)
from tests.domain.generators import drafts, proposals

BASE = Draft(
    tuple(
        Clause.new(key, Kind.OPERATIVE, {"fr": f"Les villes {verb} les chemins ruraux."}, "frame")
        for key, verb in zip("abcd", ("ouvrent", "tracent", "gardent", "aiment"), strict=True)
    )
)


def revise(key, text):
    return Revise(key, {"fr": text})


def test_of_four_clauses_the_chair_may_take_the_three_that_are_not_contested():
    asked = tuple(
        revise(key, BASE.get(key).text("fr").replace("ruraux", "verts")) for key in "abcd"
    )
    head = perform(BASE, [revise("b", "Les villes tracent les chemins bleus.")], "amendment-1")
    verdict = rebase(Amendment(2, 1, asked), BASE, head)
    clean, contested = clean_and_contested(verdict)
    assert verdict.standing is Standing.CONTESTED
    assert (clean, contested) == ((asked[0], asked[2], asked[3]), (asked[1],))
    assert rebase(Amendment(2, 1, clean), BASE, head).operations == verdict.operations


def test_what_hangs_together_is_not_divided():
    moves = Move("a", "b"), Move("c", None)
    inserted = Insert("p1", "b", Kind.OPERATIVE, {"fr": "Neuf."}), revise("p1", "Dix.")
    behind = Insert("p1-2", "a", Kind.OPERATIVE, {"fr": "Onze."})
    asked = (moves[0], inserted[0], Delete("d"), moves[1], inserted[1], behind)
    assert divide(asked, [3]) == ((*moves, behind), (inserted[0], Delete("d"), inserted[1]))
    assert divide(asked, [4]) == (inserted, (moves[0], Delete("d"), moves[1], behind))
    assert divide(asked, [2, 77, -1]) == ((Delete("d"),), (*asked[:2], *asked[3:]))
    gone = Delete("d"), Insert("p1", "d", Kind.OPERATIVE, {"fr": "Neuf."})
    assert divide(gone, [0]) == (gone, ())
    twice = gone[1], Insert("p1-2", "a", Kind.OPERATIVE, {"fr": "Neuf."})
    assert divide(twice, [1]) == (twice, ())


@st.composite
def cases(draw):
    base = draw(drafts())
    proposal = draw(proposals(base, 3))
    count = max(1, len(proposal.operations))
    return base, proposal, draw(st.sets(st.integers(0, count - 1)))


@given(cases())
def test_the_parts_are_together_the_whole(case):
    base, proposal, picked = case
    parts = divide(proposal.operations, picked)
    assert sorted(map(repr, (*parts[0], *parts[1]))) == sorted(map(repr, proposal.operations))
    whole = perform(base, rebase(proposal, base, base).operations, "")
    text = base
    for operations in filter(None, parts):
        verdict = rebase(replace(proposal, operations=operations), base, text)
        assert verdict.standing.can_be_adopted or verdict.standing is Standing.SATISFIED
        text = perform(text, verdict.operations, "")
    assert [(c.key, c.texts) for c in text.clauses] == [(c.key, c.texts) for c in whole.clauses]
