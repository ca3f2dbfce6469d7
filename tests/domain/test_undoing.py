"""Taking a Revision back from the text as it stands."""

from hypothesis import given

from drafting.domain import Clause, Delete, Draft, Insert, Kind, Move, Revise, perform
from drafting.domain.undoing import in_the_way, take_back
from tests.strategies import real, three

BASE = Draft(
    tuple(Clause.new(k, Kind.OPERATIVE, {"fr": f"Le point {k} est dit ici."}, "frame") for k in "abc")
)


def done(draft, *operations, origin="amendment-1"):
    return perform(draft, operations, origin)


def test_each_kind_of_change_is_taken_back_from_a_text_changed_elsewhere():
    later = Revise("c", {"fr": "Le point c est dit là."})
    for asked in (
        Revise("a", {"fr": "Le point a est dit haut."}),
        Insert("p1", "a", Kind.OPERATIVE, {"fr": "Neuf."}),
        Delete("b"),
        Move("a", "b"),
    ):
        after = done(BASE, asked)
        head = done(after, later, origin="amendment-2")
        assert take_back(BASE, after, head) == done(BASE, later, origin="amendment-2")


def test_words_that_come_back_are_by_those_who_wrote_them():
    before = done(BASE, Revise("a", {"fr": "Le point a est écrit ici."}), origin="finding-7")
    after = done(before, Revise("a", {"fr": "Le point a est ici."}))
    head = done(after, Revise("a", {"fr": "Le premier point a est ici."}), origin="amendment-2")
    clause = take_back(before, after, head).get("a")
    assert clause.text("fr") == "Le premier point a est écrit ici."
    said = {strand.text.strip(): strand.origin for strand in clause.strands["fr"]}
    assert (said["écrit"], said["premier"]) == ("finding-7", "amendment-2")


def test_the_last_revision_that_closed_the_way_is_named():
    after = done(BASE, Revise("a", {"fr": "Le point a est dit haut."}))
    drafts = {
        1: after,
        2: done(after, Revise("b", {"fr": "Autre."})),
        3: done(after, Revise("a", {"fr": "Le point a est dit bas."})),
        4: done(after, Revise("a", {"fr": "Le point a est dit bas."}), Delete("c")),
    }
    assert in_the_way(BASE, after, 1, 2, drafts.__getitem__) is None
    assert in_the_way(BASE, after, 1, 4, drafts.__getitem__) == 3
    assert take_back(BASE, after, drafts[4]) is None


@given(real.filter(bool), three())
def test_what_is_taken_back_at_once_was_never_there(first, texts):
    base, mine, _theirs = texts
    before = Draft((Clause.new("a", Kind.OPERATIVE, {"fr": first}, "frame"), Clause.new("b", Kind.OPERATIVE, {"fr": base}, "frame")))
    after = done(before, Revise("b", {"fr": mine or "Rien."}))
    assert take_back(before, after, after) == before
    head = done(after, Move("b", None), origin="amendment-2")
    assert take_back(before, after, head) == done(before, Move("b", None))
