"""What votes mean: a table of cases, and the laws every count obeys."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain.polls import (
    Choice,
    Result,
    count,
    decide_tie,
    has_quorum,
    quorum_needed,
    threshold,
)
from drafting.domain.rules import Basis, Majority, Rules, Tie

weight = st.integers(0, 400)
tallies = st.builds(
    lambda f, a, n: {"for": f, "against": a, "abstention": n}, weight, weight, weight
)
rules = st.builds(
    Rules,
    majority=st.sampled_from(Majority),
    basis=st.sampled_from(Basis),
    tie=st.sampled_from(Tie),
    quorum=st.integers(0, 100),
)


@st.composite
def votes(draw):
    """A tally, rules, and an assembly that holds at least those who voted."""
    tally = draw(tallies)
    present = sum(tally.values()) + draw(weight)
    return tally, draw(rules), present + draw(weight), present


def with_quorum(given_rules):
    return replace(given_rules, quorum=0)


SIMPLE = Rules()
ABSOLUTE = Rules(majority=Majority.ABSOLUTE)
THIRDS = Rules(majority=Majority.TWO_THIRDS)
OF_MEMBERS = Rules(majority=Majority.ABSOLUTE, basis=Basis.MEMBERS)
THIRDS_OF_MEMBERS = Rules(majority=Majority.TWO_THIRDS, basis=Basis.MEMBERS)
CHAIR = Rules(tie=Tie.CHAIR)


@pytest.mark.parametrize(
    ("rules", "votes_for", "against", "abstentions", "members", "passed", "reason", "needed"),
    [
        (SIMPLE, 2, 1, 27, 30, True, "majority", 2),
        (SIMPLE, 1, 0, 29, 30, True, "majority", 1),
        (SIMPLE, 1, 2, 0, 30, False, "no_majority", 2),
        (SIMPLE, 5, 5, 1, 30, False, "tie_rejected", 6),
        (CHAIR, 5, 5, 1, 30, None, "tie_chair", 6),
        (SIMPLE, 0, 0, 9, 30, False, "no_votes", 1),
        (CHAIR, 0, 0, 9, 30, False, "no_votes", 1),
        # a simple majority has no basis
        (replace(SIMPLE, basis=Basis.MEMBERS), 2, 1, 27, 30, True, "majority", 2),
        (ABSOLUTE, 6, 5, 19, 30, True, "majority", 6),
        (ABSOLUTE, 5, 5, 0, 30, False, "tie_rejected", 6),
        # of members: abstaining and staying away weigh like a vote against
        (OF_MEMBERS, 16, 1, 0, 30, True, "majority", 16),
        (OF_MEMBERS, 15, 1, 14, 30, False, "no_majority", 16),
        (OF_MEMBERS, 15, 15, 0, 30, False, "tie_rejected", 16),
        (OF_MEMBERS, 14, 14, 2, 30, False, "no_majority", 16),
        (OF_MEMBERS, 14, 0, 0, 30, False, "no_majority", 16),
        (OF_MEMBERS, 15, 14, 0, 29, True, "majority", 15),
        (replace(OF_MEMBERS, tie=Tie.CHAIR), 15, 15, 0, 30, None, "tie_chair", 16),
        (THIRDS, 2, 1, 5, 30, True, "majority", 2),
        (THIRDS, 66, 34, 0, 100, False, "no_majority", 67),
        (THIRDS, 67, 33, 0, 100, True, "majority", 67),
        (replace(THIRDS, tie=Tie.CHAIR), 5, 5, 0, 30, False, "no_majority", 7),
        (THIRDS_OF_MEMBERS, 20, 0, 0, 30, True, "majority", 20),
        (THIRDS_OF_MEMBERS, 19, 0, 11, 30, False, "no_majority", 20),
        (THIRDS_OF_MEMBERS, 20, 0, 0, 31, False, "no_majority", 21),
    ],
)  # fmt: skip
def test_the_rules_by_example(
    rules, votes_for, against, abstentions, members, passed, reason, needed
):
    tally = {"for": votes_for, "against": against, "abstention": abstentions}
    assert count(tally, rules, members, members) == Result(passed, reason, needed)


@pytest.mark.parametrize(
    ("quorum", "members", "present", "reached"),
    [(0, 30, 0, True), (50, 30, 15, True), (50, 31, 15, False), (50, 31, 16, True),
     (67, 30, 20, False), (67, 30, 21, True), (100, 30, 29, False), (100, 30, 30, True)],
)  # fmt: skip
def test_the_quorum_is_never_rounded_down(quorum, members, present, reached):
    asked = Rules(quorum=quorum)
    assert has_quorum(asked, members, present) is reached
    result = count({"for": present}, asked, members, present)
    assert (result.reason != "no_quorum") is reached or present == 0
    assert present < quorum_needed(asked, members) or reached


@given(votes(), st.integers(1, 20))
def test_one_more_vote_for_never_loses(voted, more):
    tally, given_rules, members, present = voted
    before = count(tally, given_rules, members, present)
    after = count(
        {**tally, "for": tally["for"] + more}, given_rules, members + more, present + more
    )
    if given_rules.basis is Basis.CAST and before.passed:
        assert after.passed
    converted = {**tally, "for": tally["for"] + tally["against"], "against": 0}
    assert not before.passed or count(converted, given_rules, members, present).passed


@given(votes())
def test_a_proposal_and_its_contrary_never_both_pass(voted):
    tally, given_rules, members, present = voted
    contrary = {**tally, "for": tally["against"], "against": tally["for"]}
    both = (count(t, given_rules, members, present).passed for t in (tally, contrary))
    assert not all(both)


@given(votes())
def test_a_simple_majority_has_a_contrary_but_for_ties_and_silence(voted):
    tally, given_rules, members, present = voted
    asked = with_quorum(replace(given_rules, majority=Majority.SIMPLE))
    contrary = {**tally, "for": tally["against"], "against": tally["for"]}
    one, other = (count(t, asked, members, present) for t in (tally, contrary))
    assert one.passed != other.passed or one.reason == other.reason != "majority"


@given(votes())
def test_the_stricter_rule_passes_less(voted):
    tally, given_rules, members, present = voted

    def passed(majority, basis):
        asked = replace(given_rules, majority=majority, basis=basis)
        return count(tally, asked, members, present).passed

    for basis in Basis:
        assert passed(Majority.ABSOLUTE, basis) or not passed(Majority.TWO_THIRDS, basis)
        assert passed(Majority.SIMPLE, basis) or not passed(Majority.ABSOLUTE, basis)
    for majority in Majority:
        assert passed(majority, Basis.CAST) or not passed(majority, Basis.MEMBERS)


@given(votes(), st.integers(1, 50))
def test_weights_in_another_unit_say_the_same(voted, unit):
    tally, given_rules, members, present = voted
    scaled = {choice: weight * unit for choice, weight in tally.items()}
    one = count(tally, given_rules, members, present)
    other = count(scaled, given_rules, members * unit, present * unit)
    assert (one.passed, one.reason) == (other.passed, other.reason)


@given(votes(), weight)
def test_abstentions_count_only_towards_a_majority_of_members(voted, more):
    tally, given_rules, members, present = voted
    asked = with_quorum(given_rules)
    stayed = count({**tally, "abstention": more}, asked, members, present)
    assert stayed == count(tally, asked, members, present)


@given(votes())
def test_the_threshold_is_the_least_that_carries(voted):
    tally, given_rules, members, present = voted
    asked = with_quorum(given_rules)
    cast = tally["for"] + tally["against"]
    needed = threshold(asked, cast, members)
    for votes_for, carried in ((needed, True), (needed - 1, False)):
        if 0 <= votes_for <= cast and cast:
            asked_of = {"for": votes_for, "against": cast - votes_for}
            assert bool(count(asked_of, asked, members, present).passed) is carried


@given(votes(), st.booleans())
def test_the_chair_decides_what_is_pending_and_nothing_else(voted, chair_for):
    tally, given_rules, members, present = voted
    result = count(tally, given_rules, members, present)
    assert result.is_pending == (result.reason == "tie_chair")
    if result.is_pending:
        assert given_rules.tie is Tie.CHAIR
        decided = decide_tie(result, chair_for)
        assert decided.passed is chair_for and decided.decides
    else:
        assert result.decides == (result.reason != "no_quorum")
        with pytest.raises(ValueError, match="no casting vote"):
            decide_tie(result, chair_for)


def test_a_ballot_says_one_of_three_things():
    assert [choice.value for choice in Choice] == ["for", "against", "abstention"]
