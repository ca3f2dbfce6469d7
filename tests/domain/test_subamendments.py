"""Sub-amendments: judged on what their parent would make of the text."""

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
    Outcome,
    Revise,
    perform,
    proposed_text,
    rebase_sub,
    with_subs,
)
from tests.domain.generators import drafts, proposals

TEXT = "Les villes encouragent le tourisme rural et la marche."
BASE = Draft((
    Clause.new("a", Kind.OPERATIVE, {"fr": TEXT}, "frame"),
    Clause.new("b", Kind.OPERATIVE, {"fr": "Un bilan est dressé."}, "frame"),
))  # fmt: skip
PARENT = Amendment(
    1,
    1,
    (
        Revise("a", {"fr": TEXT.replace("rural", "lent et calme")}),
        Insert("p1", "a", Kind.OPERATIVE, {"fr": "Un comité les aide."}),
    ),
)
SUB = Amendment(
    2,
    1,
    (
        Revise("a", {"fr": TEXT.replace("rural", "doux et calme")}),
        Revise("p1", {"fr": "Un comité élu les aide."}),
    ),
    parent=1,
)


def judged(sub=SUB, parent=PARENT, head=BASE, adopted=()):
    verdict = rebase_sub(sub, parent, BASE, head, adopted)
    return verdict.standing.value, verdict.reasons


def edited(text):
    return perform(BASE, [Revise("a", {"fr": text})], "edit-2")


def carried_out(steps, head=BASE):
    for origin, operations in steps:
        head = perform(head, operations, origin)
    return head


def test_the_text_a_parent_proposes():
    assert proposed_text(PARENT, BASE).keys == ("a", "p1", "b")
    assert judged() == ("applies", ("unchanged",))


def test_a_sub_amendment_follows_its_parent_through_the_changes_of_the_text():
    assert judged(head=edited(TEXT.replace("marche", "voile"))) == ("adapted", ("elsewhere",))
    # The parent itself is contested: so is what would change its words.
    assert judged(head=edited(TEXT.replace("rural", "vert")))[0] == "contested"


def test_it_falls_with_its_parent():
    for outcome in (Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.MOOT):
        assert judged(parent=replace(PARENT, outcome=outcome)) == ("moot", ("parent_gone",))


def test_once_the_parent_is_adopted_it_is_a_proposal_like_others():
    adopted = replace(PARENT, outcome=Outcome.ADOPTED)
    head = carried_out(with_subs(PARENT, (), BASE, BASE))
    assert judged(parent=adopted, head=head) == ("applies", ("unchanged",))
    without = perform(head, [Delete("p1")], "amendment-9")
    assert judged(parent=adopted, head=without) == ("adapted", ("unchanged", "deleted"))


def test_a_rival_of_an_adopted_sub_amendment_is_contested():
    rival = Amendment(
        3, 1, (Revise("a", {"fr": TEXT.replace("rural", "vert et calme")}),), parent=1
    )
    assert judged(rival) == ("applies", ("unchanged",))
    assert judged(rival, adopted=[SUB]) == ("contested", ("same_words",))
    assert judged(SUB, adopted=[SUB]) == ("satisfied", ("already_so",))


def test_adopted_together_each_word_keeps_its_origin():
    steps = with_subs(PARENT, [SUB], BASE, edited(TEXT.replace("marche", "voile")))
    assert [origin for origin, _ in steps] == ["amendment-1", "amendment-2"]
    text = carried_out(steps, edited(TEXT.replace("marche", "voile")))
    said = [(s.text, s.origin) for s in text.get("a").strands["fr"]]
    assert said == [
        ("Les villes encouragent le tourisme ", "frame"),
        ("doux", "amendment-2"),
        (" et calme", "amendment-1"),
        (" et la ", "frame"),
        ("voile", "edit-2"),
        (".", "frame"),
    ]
    assert text.get("p1").text("fr") == "Un comité élu les aide."


@st.composite
def families(draw):
    """A base, a head, a parent on the base, two sub-amendments on what it proposes."""
    base = draw(drafts())
    parent, other = draw(proposals(base, 1)), draw(proposals(base, 9))
    subs = [replace(draw(proposals(proposed_text(parent, base), n)), parent=1) for n in (2, 3)]
    return base, proposed_text(other, base), parent, subs


@given(families())
def test_with_subs_is_the_parent_and_then_each_sub_amendment(family):
    base, head, parent, subs = family
    text = carried_out(with_subs(parent, subs, base, head), head)
    first = carried_out(with_subs(parent, subs[:1], base, head), head)
    verdict = rebase_sub(subs[1], parent, base, head, subs[:1])
    assert perform(first, verdict.operations, subs[1].origin) == text
    adopted = replace(parent, outcome=Outcome.ADOPTED)
    after = carried_out(with_subs(parent, (), base, head), head)
    assert rebase_sub(subs[0], adopted, base, after) == rebase_sub(subs[0], parent, base, head)
