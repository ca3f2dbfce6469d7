"""Polls: a question put to the delegations, their ballots, and what comes of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from drafting.domain.rules import Rules


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
