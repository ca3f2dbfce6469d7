"""Polls: a question put to the delegations, their ballots, and what comes of it.

How votes are counted, and where the rule comes from:

- Votes cast are those for and those against. An abstention is not a vote cast: it moves
  the threshold of no majority *of votes cast*. So the UN General Assembly ("members
  present and voting": rules 85 and 86), and the municipal councils of France, whose
  majority is of the *suffrages exprimés* (Code général des collectivités territoriales,
  article L2121-20).
- A majority *of members* is reckoned on all delegations, present or not: an abstention, or
  an absence, then weighs like a vote against. So the European Parliament where the
  treaties ask for a majority of its component Members (TFEU, articles 231 and 294).
- A simple majority only compares those for with those against. It has no basis.
- As many votes for as against are a tie where one more would have carried it: then the
  configured rule speaks, that the proposal is rejected (so, at a second vote, the UN's rule
  95) or that the chair's vote decides (L2121-20, which excepts secret votes; an assembly
  that wants that exception sets the first rule). Two thirds know no tie.

All arithmetic is on whole numbers; a threshold is never rounded down.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from drafting.domain.rules import Basis, Majority, Rules, Tie


class Choice(StrEnum):
    """What a ballot can say."""

    FOR = "for"
    AGAINST = "against"
    ABSTENTION = "abstention"


@dataclass(frozen=True)
class Result:
    """What the votes mean under the rules.

    ``reason`` is a code: majority, no_majority, tie_rejected, tie_chair (``passed`` is
    None until the chair has voted), no_quorum, no_votes. ``needed`` is the weight that
    had to vote for it.
    """

    passed: bool | None
    reason: str
    needed: int = 0

    @property
    def is_pending(self) -> bool:
        """Whether it waits for the chair's casting vote."""
        return self.passed is None

    @property
    def decides(self) -> bool:
        """Whether it rules on the question; without a quorum nothing is decided."""
        return self.passed is not None and self.reason != "no_quorum"

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Poll:
    """A question: on these amendments, or on the whole text when there is none.

    ``tally`` is weight by choice; ``cast`` the delegations that have voted, with their
    choice unless the poll is secret.
    """

    number: int
    amendments: tuple[int, ...]
    rules: Rules
    opened_at: datetime
    closed_at: datetime | None = None
    cancelled: bool = False
    tally: Mapping[str, int] = field(default_factory=dict)
    cast: Mapping[str, str | None] = field(default_factory=dict)
    result: Result | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_pending(self) -> bool:
        """Closed, and waiting for the chair's casting vote."""
        return self.result is not None and self.result.is_pending


def count(tally: Mapping[str, int], rules: Rules, members: int, present: int) -> Result:
    """What a tally (weight by `Choice`) means under the rules.

    ``members`` and ``present`` are the weight of all delegations and of those in the
    room: the first is the basis of a majority of members, both are the quorum's. Also
    for hands counted in the room; then ``members`` and ``present`` are people.
    """
    votes_for, cast = tally.get(Choice.FOR, 0), votes_cast(tally)
    needed = threshold(rules, cast, members)
    if not has_quorum(rules, members, present):
        return Result(False, "no_quorum", needed)
    if not cast:
        return Result(False, "no_votes", needed)
    if votes_for >= needed:
        return Result(True, "majority", needed)
    if _is_tie(rules, votes_for, cast, members):
        decided = rules.tie is Tie.REJECTED
        return Result(False if decided else None, f"tie_{rules.tie.value}", needed)
    return Result(False, "no_majority", needed)


def decide_tie(result: Result, chair_for: bool) -> Result:
    """A pending result with the chair's casting vote. Raises ValueError when none is due."""
    if not result.is_pending:
        raise ValueError("no casting vote is due")
    return replace(result, passed=chair_for)


def threshold(rules: Rules, cast: int, members: int) -> int:
    """The least weight for the proposal that carries it, given the votes cast."""
    whole = _whole(rules, cast, members)
    if rules.majority is Majority.TWO_THIRDS:
        return -(-2 * whole // 3)
    return whole // 2 + 1


def votes_cast(tally: Mapping[str, int]) -> int:
    """The weight of votes for and against."""
    return tally.get(Choice.FOR, 0) + tally.get(Choice.AGAINST, 0)


def quorum_needed(rules: Rules, members: int) -> int:
    """The least weight that must be in the room."""
    return -(-rules.quorum * members // 100)


def has_quorum(rules: Rules, members: int, present: int) -> bool:
    return present >= quorum_needed(rules, members)


def reckoned(weights: Iterable[int], rules: Rules) -> int:
    """The weight of delegations together: each counts one unless the rules weigh them."""
    return sum(weights) if rules.weighted else sum(1 for _ in weights)


def _whole(rules: Rules, cast: int, members: int) -> int:
    """What the majority is a part of. A simple majority is always of the votes cast."""
    of_members = rules.basis is Basis.MEMBERS and rules.majority is not Majority.SIMPLE
    return members if of_members else cast


def _is_tie(rules: Rules, votes_for: int, cast: int, members: int) -> bool:
    """As many for as against, where one vote more would have carried it."""
    if rules.majority is Majority.TWO_THIRDS:
        return False
    return 2 * votes_for == cast == _whole(rules, cast, members)
