"""What holds for every text and every set of amendments: the laws of the order and of verdicts."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise, permutations

from hypothesis import assume, event, given
from hypothesis import strategies as st

from drafting.domain import (
    Delete,
    Insert,
    Override,
    Revise,
    Standing,
    excludes,
    perform,
    rebase,
    voting_order,
)
from drafting.domain.operations import operations_between
from drafting.domain.stakes import stakes, touched
from drafting.text import tokens
from tests.domain.generators import drafts, proposals, tabled, wild

LIVE = (Standing.APPLIES, Standing.ADAPTED)


def reads(draft):
    return [(clause.key, clause.kind, clause.texts) for clause in draft.clauses]


def adopt(proposal, base, head):
    return perform(head, rebase(proposal, base, head).operations, proposal.origin)


def history(base, amendments):
    """The drafts of a plenary that adopts, one after the other, what can be adopted."""
    revisions = [base]
    for amendment in amendments:
        verdict = rebase(amendment, base, revisions[-1])
        if verdict.standing in LIVE:
            revisions.append(perform(revisions[-1], verdict.operations, amendment.origin))
    return revisions


plenaries = drafts().flatmap(lambda draft: st.tuples(st.just(draft), tabled(draft, 5)))


@st.composite
def later(draw):
    """A base, the drafts that followed it, and one more proposal written on the base."""
    base, amendments = draw(plenaries)
    order = draw(st.permutations(amendments))
    return base, history(base, order), draw(proposals(base, draw(st.sampled_from([0, 3, 9]))))


@st.composite
def unruly(draw):
    """A proposal that no door would let in, on drafts that need not have to do with it."""
    base = draw(drafts(least=0))
    head = draw(st.one_of(drafts(least=0), later().map(lambda case: case[1][-1])))
    return base, head, draw(wild(draw(st.sampled_from([base, head])), 7))


@given(st.one_of(later().map(lambda case: (case[0], case[1][-1], case[2])), unruly()))
def test_every_part_of_a_proposal_has_a_verdict_and_what_fits_can_be_carried_out(case):
    base, head, proposal = case
    verdict = rebase(proposal, base, head)
    assert [part.operation for part in verdict.parts] == list(proposal.operations)
    for part in verdict.parts:
        assert part.reason
        assert bool(part.fitted) == (part.standing in LIVE)
        assert part.standing is Standing.CONTESTED or not part.conflicts
    after = perform(head, verdict.operations, proposal.origin)
    if verdict.standing in (Standing.SATISFIED, Standing.MOOT):
        assert after == head


@given(later())
def test_what_is_adopted_asks_nothing_more(case):
    base, _revisions, proposal = case
    after = adopt(proposal, base, base)
    assert reads(adopt(proposal, base, after)) == reads(after)


def recasts(amendment):
    """Whether it may split or join clauses."""
    kinds = {type(operation) for operation in amendment.operations}
    return Revise in kinds and bool(kinds & {Insert, Delete})


@st.composite
def undisputed(draw):
    """As `later`, but nothing was adopted on the way that competes with the proposal.

    Nor was any clause split or joined: when such words are rewritten later, it depends
    on how many are left whether they can still be recognised at once.
    """
    base, amendments = draw(plenaries)
    proposal = draw(proposals(base, draw(st.sampled_from([0, 3, 9]))))
    numbered = replace(proposal, number=99)
    groups = voting_order([numbered, *amendments], base)
    [rivals] = [group.amendments for group in groups if numbered in group.amendments]
    adopted = [a for a in draw(st.permutations(amendments)) if a not in rivals and not recasts(a)]
    return base, history(base, adopted), proposal


@given(undisputed())
def test_step_by_step_means_the_same_as_at_once(case):
    base, revisions, proposal = case
    stepped = proposal
    for before, after in pairwise(revisions):
        verdict = rebase(stepped, before, after)
        assume(all(part.standing in LIVE for part in verdict.parts))
        stepped = replace(proposal, operations=verdict.operations)
    event(f"{len(revisions)} revisions")
    at_once = rebase(proposal, base, revisions[-1])
    assert at_once.standing in LIVE or at_once.standing is Standing.SATISFIED
    step_by_step = adopt(stepped, revisions[-1], revisions[-1])
    assert reads(adopt(proposal, base, revisions[-1])) == reads(step_by_step)


@given(later())
def test_only_verdicts_with_a_stake_in_a_change_need_a_second_look(case):
    base, revisions, proposal = case
    for before, after in pairwise(revisions):
        verdict = rebase(proposal, base, before)
        if touched(before, after).isdisjoint(stakes(proposal.operations, verdict)):
            event("untouched")
            assert rebase(proposal, base, after) == verdict


@given(plenaries)
def test_independent_amendments_give_one_text_in_any_order(case):
    base, amendments = case
    independent = [group.amendments[0] for group in voting_order(amendments, base)]
    assume(len(independent) > 1)
    event(f"{len(independent)} independent")
    texts = []
    for order in list(permutations(independent))[:24]:
        text = base
        for amendment in order:
            verdict = rebase(amendment, base, text)
            assert verdict.standing in (*LIVE, Standing.SATISFIED) or not amendment.operations
            text = perform(text, verdict.operations, amendment.origin)
        texts.append(text)
    assert all(reads(text) == reads(texts[0]) for text in texts)


@given(plenaries)
def test_what_excludes_each_other_is_in_one_group(case):
    base, amendments = case
    for group in (groups := voting_order(amendments, base)):
        for other in groups:
            if group is not other:
                for one in group.amendments:
                    for two in other.amendments:
                        assert not excludes(one.operations, two.operations, base)


@given(plenaries, st.data())
def test_the_order_holds_each_amendment_once_whatever_the_order_of_asking(case, data):
    base, amendments = case
    numbers = [a.number for a in amendments]
    amendments = [
        replace(
            a,
            replaces=tuple(data.draw(st.lists(st.sampled_from(numbers), max_size=1))),
            parent=data.draw(st.sampled_from([None, None, *numbers])),
        )
        for a in amendments
    ]
    overrides = data.draw(
        st.lists(
            st.builds(
                Override,
                st.sampled_from([*numbers, 99]),
                st.sampled_from([None, *numbers, 99]),
                st.just("ainsi"),
            ),
            max_size=3,
        )
    )
    order = voting_order(amendments, base, overrides=overrides)
    places = [place for group in order for place in group.places]
    assert sorted(place.amendment.number for place in places) == sorted(numbers)
    shuffled = data.draw(st.permutations(amendments))
    assert voting_order(shuffled, base, overrides=overrides) == order
    at = {place.amendment.number: n for n, place in enumerate(places)}
    for place in places:
        assert bool(place.why) == (place.reason == "override")
        parent = place.amendment.parent
        if parent is not None and parent < place.amendment.number:
            between = places[at[place.amendment.number] + 1 : at[parent]]
            assert at[place.amendment.number] < at[parent]
            assert all(p.amendment.parent is not None for p in between)


@given(later())
def test_taking_back_is_exact(case):
    base, revisions, proposal = case
    for before, after in pairwise(revisions):
        way_back = operations_between(after, before)
        undone = perform(after, way_back, "undo")
        assert reads(undone) == reads(before)
        undoing = replace(proposal, operations=way_back)
        assert reads(adopt(undoing, after, after)) == reads(before)
        verdict, again = rebase(proposal, base, before), rebase(proposal, base, undone)
        assert again == verdict


def words(texts):
    return Counter(word for text in texts for word in tokens(text) if not word.isspace())


@given(plenaries)
def test_every_word_has_one_origin_which_said_it(case):
    base, amendments = case
    said = {"frame": [t for c in base.clauses for t in c.texts.values()]}
    for amendment in amendments:
        said[amendment.origin] = [
            text for o in amendment.operations for text in getattr(o, "texts", {}).values()
        ]
    for draft in history(base, amendments):
        for clause in draft.clauses:
            for lang, strands in clause.strands.items():
                assert "".join(s.text for s in strands) == clause.text(lang)
                for strand in strands:
                    assert strand.text
                    assert not words([strand.text]) - words(said[strand.origin])
