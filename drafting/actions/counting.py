"""Votes as the chair types them: counted, weighed against the room, and what they mean."""

from dataclasses import replace
from typing import Any

from drafting.domain import Outcome, Refused, Votes
from drafting.domain.polls import Choice, Result, count, reckoned
from drafting.domain.rules import Rules
from drafting.store import Reading, Work

COUNT_LIMIT = 100_000
COUNTED = "counted"  # in place of an outcome: whatever the count means under the rules


def votes_of(work: Work, given: dict[str, Any] | None) -> Votes:
    """Votes with the code of what they mean; by consensus when there was no count.

    Those of a poll bring their own. Raises Refused: bad_votes, votes_missing.
    """
    try:
        votes = Votes(**(given or {"consensus": True}))
    except TypeError:
        raise Refused("bad_votes") from None
    if votes.consensus:
        return Votes(consensus=True)
    counts = (votes.votes_for, votes.votes_against, votes.abstentions)
    for number in counts:
        if type(number) is not int or not 0 <= number <= COUNT_LIMIT:
            raise Refused("bad_votes", field="votes_for")
    if not any(counts):
        raise Refused("votes_missing", field="votes_for")
    return votes if votes.reason else replace(votes, reason=meaning(work, votes).reason)


def meaning(work: Any, votes: Votes) -> Result:
    """What counted hands mean under the assembly's rules; ``work`` has a ``reading``."""
    tally = {
        Choice.FOR.value: votes.votes_for,
        Choice.AGAINST.value: votes.votes_against,
        Choice.ABSTENTION.value: votes.abstentions,
    }
    rules = work.reading.plenary.rules
    members, present = standing_of(work.reading, rules)
    return count(tally, rules, members, max(present, sum(tally.values())))


def standing_of(reading: Reading, rules: Rules) -> tuple[int, int]:
    """What all delegations weigh, and those in the room (0 when nobody took attendance)."""
    rows = reading.delegations.values()
    members = reckoned([row.weight for row in rows], rules)
    return members, reckoned([row.weight for row in rows if row.present], rules)


def outcome_of(work: Work, outcome: str, votes: Votes) -> Outcome:
    """The ruling: as the chair says, or as the count means.

    Raises Refused: choose_one, tie_chair.
    """
    if outcome != COUNTED:
        try:
            return Outcome(outcome)
        except ValueError:
            raise Refused("choose_one", field="outcome") from None
    if votes.consensus:
        return Outcome.ADOPTED
    passed = meaning(work, votes).passed
    if passed is None:
        raise Refused("tie_chair", field="outcome")
    return Outcome.ADOPTED if passed else Outcome.REJECTED


def doubts(work: Any, ruling: Outcome, votes: Votes) -> list[str]:
    """Codes of what the chair should look at again; nothing is refused for them.

    more_than_present: more hands than delegations in the room; against_count: the
    ruling is not what the count means.
    """
    if votes.consensus or votes.poll:
        return []
    found = []
    _members, present = standing_of(work.reading, work.reading.plenary.rules)
    if present and votes.votes_for + votes.votes_against + votes.abstentions > present:
        found.append("more_than_present")
    if ruling in (Outcome.ADOPTED, Outcome.MODIFIED, Outcome.REJECTED):
        passed = meaning(work, votes).passed
        if passed is not None and passed != ruling.changes_text:
            found.append("against_count")
    return found
