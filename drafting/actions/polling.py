"""Recorded votes: a question is put, each delegation casts its ballot, the chair closes it.

In a secret poll how a delegation voted is nowhere: not in its ballot, the journal, the
kept answer of the deed or a log. Only the tally of the poll's row counts it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from drafting.actions import plenary, ruling
from drafting.actions.amendments import open_amendment
from drafting.actions.counting import standing_of, votes_of
from drafting.domain import Outcome, Refused
from drafting.domain.facts import BallotCast, PollClosed, PollOpened
from drafting.domain.polls import (
    Choice,
    Poll,
    Result,
    count,
    decide_tie,
    has_quorum,
    quorum_needed,
    reckoned,
)
from drafting.domain.rules import Rules
from drafting.store import Work
from drafting.store.rows import BallotRow, PollRow


def open_poll(
    work: Work,
    *,
    amendment: int | None = None,
    bloc: bool = False,
    text: bool = False,
    secret: bool | None = None,
) -> dict[str, Any]:
    """Put a question: on an amendment, on those shown together, or on the whole text.

    It counts by the rules as they are now; ``secret`` overrides what they say of secrecy.
    What is voted on comes on the screen. Raises Refused: choose_one (not exactly one
    question), poll_open, poll_suspended, poll_no_delegations, quorum_lacking,
    bloc_empty, bloc_contested, amendment_not_open, poll_contested, no_text.
    """
    if [amendment is not None, bloc, text].count(True) != 1:
        raise Refused("choose_one")
    if work.assembly.poll is not None:
        raise Refused("poll_open", number=work.assembly.poll)
    if work.assembly.suspended_at is not None:
        raise Refused("poll_suspended")
    rules = work.reading.plenary.rules
    rules = rules if secret is None else replace(rules, secret=bool(secret))
    _require_quorum(work, rules)
    numbers = _question(work, amendment, bloc)
    number = work.count_up("polls_count")
    plain = rules.as_plain()
    row = PollRow(
        assembly_id=work.assembly.id, number=number, amendments=numbers, rules=plain,
        opened_at=work.now, cancelled=False, tally={}, result={},
    )  # fmt: skip
    work.db.add(row)
    work.assembly.poll = number
    _show(work, amendment, bloc)
    work.record(PollOpened(number, numbers, plain))
    return {"number": number, "amendments": numbers}


def cast_ballot(work: Work, *, poll: int, choice: str) -> dict[str, Any]:
    """Cast one's delegation's ballot; the first of its members to vote votes for it.

    A delegation that votes is in the room. The answer never holds the choice. Raises
    Refused: no_delegation, choose_one, poll_late, already_voted; NotFound.
    """
    key = work.seat.delegation
    if key is None or key not in work.reading.delegations:
        raise Refused("no_delegation")
    said, asked = _choice(choice), work.reading.plenary.poll(poll)
    if key in asked.cast:
        raise Refused("already_voted", number=poll)
    if not asked.is_open or work.assembly.poll != poll:
        raise Refused("poll_late", number=poll)
    weight = reckoned([work.reading.delegations[key].weight], asked.rules)
    shown = None if asked.rules.secret else said.value
    row = BallotRow(
        assembly_id=work.assembly.id, poll=poll, delegation=key, choice=shown,
        weight=weight, at=work.now,
    )  # fmt: skip
    work.db.add(row)
    kept = work.db.get_one(PollRow, (work.assembly.id, poll))
    kept.tally = {**kept.tally, said.value: kept.tally.get(said.value, 0) + weight}
    ruling.take_attendance(work, present={key: True})
    work.record(BallotCast(poll, key, shown, weight))
    return {"poll": poll, "delegation": key, "secret": asked.rules.secret}


def close_poll(
    work: Work, *, cancelled: bool = False, chair_vote: str | None = None
) -> dict[str, Any]:
    """End the vote: count, and record what it decides on its amendments.

    A tie that the chair decides ends the ballots and waits: close again with
    ``chair_vote``, for or against. Without a quorum any more, or cancelled, nothing is
    decided; the ballots stay in the record. Raises Refused: poll_none, no_ballots,
    chair_must_vote, and what deciding the amendments raises (cannot_adopt).
    """
    poll = work.reading.plenary.open_poll
    if poll is None:
        raise Refused("poll_none")
    row = work.db.get_one(PollRow, (work.assembly.id, poll.number))
    row.closed_at = row.closed_at or work.now
    if cancelled:
        return _cancel(work, row)
    result = _result(work, poll, row.tally, chair_vote)
    row.result = result.as_plain()
    work.assembly.poll = poll.number if result.is_pending else None
    work.record(PollClosed(poll.number, dict(row.tally), row.result))
    if result.decides:
        _decide(work, poll, row.tally, result)
    return {"number": poll.number, "cancelled": False, "result": row.result}


def _require_quorum(work: Work, rules: Rules) -> None:
    members, present = standing_of(work.reading, rules)
    if not members:
        raise Refused("poll_no_delegations")
    if not has_quorum(rules, members, present):
        needed = quorum_needed(rules, members)
        raise Refused("quorum_lacking", present=present, members=members, needed=needed)


def _question(work: Work, amendment: int | None, bloc: bool) -> list[int]:
    """The amendments voted on; none when it is the whole text."""
    numbers = list(work.assembly.bloc) if bloc else [amendment] if amendment is not None else []
    if bloc:  # one that was withdrawn, or decided by itself, is in it no more
        numbers = [n for n in numbers if work.reading.amendment(n).is_open]
        if not numbers:
            raise Refused("bloc_empty")
        plenary.require_uncontested(work, numbers)
    if not numbers and not work.reading.draft().clauses:
        raise Refused("no_text")
    for number in numbers:
        open_amendment(work, number)
    for number, standpoint in work.reading.standpoints(numbers).items():
        if not standpoint.standing.can_be_adopted:
            raise Refused("poll_contested", number=number)
    return numbers


def _show(work: Work, amendment: int | None, bloc: bool) -> None:
    """What is voted on is what the hall sees."""
    if not bloc and (work.assembly.presented != amendment or work.assembly.bloc):
        plenary.present_amendment(work, number=amendment)


def _choice(choice: Any) -> Choice:
    try:
        return Choice(choice)
    except ValueError:
        raise Refused("choose_one", field="choice") from None


def _cancel(work: Work, row: PollRow) -> dict[str, Any]:
    """Nothing is decided. What a secret poll had counted so far is told to nobody."""
    if row.rules["secret"]:
        row.tally = {}
    row.cancelled, row.result = True, {}
    work.assembly.poll = None
    work.record(PollClosed(row.number, dict(row.tally), {}, cancelled=True))
    return {"number": row.number, "cancelled": True, "result": {}}


def _result(work: Work, poll: Poll, tally: Mapping[str, int], chair_vote: str | None) -> Result:
    if poll.result is not None:  # the ballots ended in a tie: what is left is the chair's vote
        if chair_vote not in (Choice.FOR, Choice.AGAINST):
            raise Refused("chair_must_vote", field="chair_vote")
        return decide_tie(poll.result, chair_vote == Choice.FOR)
    if not poll.cast:
        raise Refused("no_ballots")
    return count(tally, poll.rules, *standing_of(work.reading, poll.rules))


def _decide(work: Work, poll: Poll, tally: Mapping[str, int], result: Result) -> None:
    """What the poll decides on amendments, recorded as every decision is."""
    votes = _votes(tally, poll.number, result)
    if result.passed and len(poll.amendments) > 1:
        plenary.decide_bloc(work, numbers=poll.amendments, votes=votes)
        return
    if len(poll.amendments) > 1:
        plenary.rule_together(work, poll.amendments, Outcome.REJECTED, votes_of(work, votes))
        return
    outcome = (Outcome.ADOPTED if result.passed else Outcome.REJECTED).value
    for number in poll.amendments:
        plenary.decide_amendment(work, number=number, outcome=outcome, votes=votes)


def _votes(tally: Mapping[str, int], poll: int, result: Result) -> dict[str, Any]:
    return {
        "votes_for": tally.get(Choice.FOR, 0),
        "votes_against": tally.get(Choice.AGAINST, 0),
        "abstentions": tally.get(Choice.ABSTENTION, 0),
        "poll": poll,
        "reason": result.reason,
    }


ACTIONS = (open_poll, cast_ballot, close_poll)
