"""What adopting one amendment would mean for the others."""

from dataclasses import replace
from time import perf_counter

from hypothesis import given

from drafting.domain import (
    Amendment,
    Clause,
    Delete,
    Draft,
    Insert,
    Kind,
    Outcome,
    Revise,
    consequences,
    perform,
    rebase,
)
from tests.domain.test_verdict_laws import plenaries

TEXT = "Les villes encouragent le tourisme rural et la marche."
HEAD = Draft(tuple(Clause.new(f"c{n}", Kind.OPERATIVE, {"fr": TEXT}, "frame") for n in range(300)))


def revise(number, key, old, new, **more):
    return Amendment(number, 1, (Revise(key, {"fr": TEXT.replace(old, new)}),), **more)


def told(amendment, others, head=HEAD):
    return [
        (c.number, c.before.value, c.after.value, c.reasons)
        for c in consequences(amendment, others, lambda number: HEAD, head)
    ]


def test_it_names_those_that_would_change_and_no_others():
    adopted = revise(1, "c7", "rural", "lent")
    others = [
        revise(2, "c7", "rural", "vert"),
        revise(3, "c7", "marche", "voile"),
        revise(4, "c7", "rural", "lent"),
        Amendment(5, 1, (Delete("c7"),)),
        revise(6, "c8", "rural", "vert"),
        revise(7, "c7", "rural", "bleu", outcome=Outcome.REJECTED),
    ]
    assert told(adopted, [adopted, *others]) == [
        (2, "applies", "contested", ("same_words",)),
        (3, "applies", "adapted", ("elsewhere",)),
        (4, "applies", "satisfied", ("already_so",)),
        (5, "applies", "contested", ("edited",)),
    ]


def test_those_a_compromise_stands_for_fall_even_if_they_would_still_fit():
    compromise = revise(3, "c1", "rural", "rural et lent", replaces=(1, 2))
    others = [revise(1, "c1", "rural", "lent"), revise(2, "c1", "marche", "voile")]
    assert told(compromise, others) == [
        (1, "applies", "moot", ("replaced",)),
        (2, "applies", "moot", ("replaced",)),
    ]


def test_sub_amendments_are_judged_with_their_parent():
    parent = revise(2, "c1", "rural", "lent et calme")
    sub = revise(3, "c1", "rural", "doux et calme", parent=2)
    rival = revise(1, "c1", "rural", "vert")
    assert told(rival, [parent, sub]) == [
        (2, "applies", "contested", ("same_words",)),
        (3, "applies", "contested", ("same_words",)),
    ]
    assert told(parent, [sub, rival]) == [(1, "applies", "contested", ("same_words",))]


def test_it_is_quick_with_two_hundred_open_amendments():
    others = [revise(n, f"c{n}", "rural", "vert") for n in range(2, 202)]
    insert = Insert("p1", "c0", Kind.OPERATIVE, {"fr": "Neuf."})
    start = perf_counter()
    assert told(Amendment(1, 1, (Revise("c5", {"fr": "Autre."}), insert)), others)
    assert perf_counter() - start < 0.5


@given(plenaries)
def test_it_is_what_the_verdicts_would_say(case):
    base, amendments = case
    first, *others = amendments
    others = [replace(other, replaces=()) for other in others]
    after = perform(base, rebase(first, base, base).operations, first.origin)
    expected = []
    for other in others:
        before, then = rebase(other, base, base), rebase(other, base, after)
        if before.standing != then.standing:
            expected.append((other.number, before.standing, then.standing, then.reasons))
    found = consequences(first, others, lambda number: base, base)
    assert [(c.number, c.before, c.after, c.reasons) for c in found] == expected
