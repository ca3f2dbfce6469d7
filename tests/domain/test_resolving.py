"""Resolving a contested amendment: whose words stand where both changed them."""

import pytest
from hypothesis import given

from drafting.domain import (
    Amendment,
    Clause,
    Delete,
    Draft,
    Insert,
    Kind,
    Move,
    Revise,
    perform,
    rebase,
)
from drafting.domain.resolving import Choice, can_be_ordered, chosen_text, resolve, sides
from drafting.text import merge
from tests.strategies import three

BASE = "Les villes encouragent le tourisme rural et la marche."


@pytest.mark.parametrize(
    ("current", "proposed", "theirs", "keep"),
    [
        ("Les villes encouragent le tourisme vert et la marche.", "Les villes encouragent le tourisme lent et la marche.", "Les villes encouragent le tourisme lent et la marche.", "Les villes encouragent le tourisme vert et la marche."),
        ("Les communes encouragent le tourisme vert et la marche.", "Les villes encouragent le tourisme lent et la voile.", "Les communes encouragent le tourisme lent et la voile.", "Les communes encouragent le tourisme vert et la voile."),
        ("Les villes encouragent le tourisme et la marche.", "Les villes encouragent le tourisme lent et la marche.", "Les villes encouragent le tourisme lent et la marche.", "Les villes encouragent le tourisme et la marche."),
    ],
)  # fmt: skip
def test_choosing_takes_the_words_of_one_side_and_what_nobody_contests(current, proposed, theirs, keep):
    assert chosen_text(BASE, current, proposed, Choice.THEIRS) == theirs
    assert chosen_text(BASE, current, proposed, Choice.KEEP) == keep


def test_two_insertions_at_one_place_are_put_in_order():
    current, proposed = BASE.replace("rural", "rural durable"), BASE.replace("rural", "rural lent")
    for choice, said in ((Choice.BEFORE, "rural lent durable et"), (Choice.AFTER, "rural durable lent et")):
        assert chosen_text(BASE, current, proposed, choice) == BASE.replace("rural et", said)


@given(three())
def test_the_stretches_are_the_sentence_read_both_ways(texts):
    base, current, proposed = texts
    found = sides(base, current, proposed)
    assert "".join(s.current for s in found) == merge(base, current, proposed).text
    assert "".join(s.proposed for s in found) == merge(base, proposed, current).text
    assert all(s.is_conflict or s.current == s.proposed for s in found)


def draft(**texts):
    return Draft(tuple(Clause.new(key, Kind.OPERATIVE, {"fr": text}, "frame") for key, text in texts.items()))


def resolved(base, head, *operations, choice=Choice.THEIRS):
    verdict = rebase(Amendment(1, 1, operations), base, head)
    return verdict, [(c.key, c.text("fr")) for c in perform(head, resolve(verdict, base, head, choice), "x").clauses]


def test_theirs_deletes_and_moves_what_was_changed_meanwhile():
    base = draft(a="Un.", b="Deux.", c="Trois.")
    assert resolved(base, draft(a="Un.", b="Deux bis.", c="Trois."), Delete("b"))[1] == [("a", "Un."), ("c", "Trois.")]
    head = draft(b="Deux.", a="Un.", c="Trois.")
    assert [k for k, _ in resolved(base, head, Move("a", "c"))[1]] == ["b", "c", "a"]
    assert [k for k, _ in resolved(base, head, Move("a", "c"), choice=Choice.KEEP)[1]] == ["b", "a", "c"]


def test_what_has_lost_its_object_stays_out_and_the_clean_part_is_taken():
    base = draft(a=BASE, b="Deux.")
    head = draft(a=BASE.replace("rural", "vert"))
    asked = (Revise("a", {"fr": BASE.replace("rural", "lent").replace("marche", "voile")}), Revise("b", {"fr": "Deux bis."}), Insert("p1", "a", Kind.OPERATIVE, {"fr": "Neuf."}))
    verdict, kept = resolved(base, head, *asked, choice=Choice.KEEP)
    assert kept == [("a", "Les villes encouragent le tourisme vert et la voile."), ("p1", "Neuf.")]
    assert not can_be_ordered(verdict)


def test_only_insertions_at_one_place_can_be_ordered():
    base = draft(a=BASE)
    both = rebase(Amendment(1, 1, (Revise("a", {"fr": BASE.replace("rural", "rural lent")}),)), base, draft(a=BASE.replace("rural", "rural durable")))
    one = rebase(Amendment(1, 1, (Revise("a", {"fr": BASE.replace("rural", "lent")}),)), base, draft(a=BASE.replace("rural", "vert")))
    gone = rebase(Amendment(1, 1, (Delete("a"),)), base, draft(a="Autre."))
    assert [can_be_ordered(v) for v in (both, one, gone)] == [True, False, False]
