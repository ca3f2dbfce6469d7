"""The rules of procedure an assembly sets for itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any


class Majority(StrEnum):
    """What a proposal needs: more for than against; more than half; at least two thirds."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"


class Basis(StrEnum):
    """Of what: the votes cast (abstentions are none), or all members, present or not."""

    CAST = "cast"
    MEMBERS = "members"


class Tie(StrEnum):
    """What equal votes mean: rejected, or the chair's vote decides."""

    REJECTED = "rejected"
    CHAIR = "chair"


class Behind(StrEnum):
    """What adoption does while a clause is behind in one language."""

    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Rules:
    """``quorum``: per cent of the delegations (by weight if ``weighted``) that must be present.

    ``secret`` is how ballots are cast unless the chair says otherwise; ``speaking`` is
    a speaker's time in minutes; ``alternation`` takes speakers for and against in turn;
    ``authentic`` is the language that prevails, None when all are equally authentic.
    """

    majority: Majority = Majority.SIMPLE
    basis: Basis = Basis.CAST
    tie: Tie = Tie.REJECTED
    quorum: int = 0
    secret: bool = False
    weighted: bool = False
    speaking: int = 3
    alternation: bool = False
    authentic: str | None = None
    behind: Behind = Behind.WARN

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Rules":
        """The reverse of `as_plain`; what is missing has its default. Raises ValueError."""
        kinds = {"majority": Majority, "basis": Basis, "tie": Tie, "behind": Behind}
        given: dict[str, Any] = {}
        for field in fields(cls):
            if field.name in plain:
                kind = kinds.get(field.name)
                given[field.name] = kind(plain[field.name]) if kind else plain[field.name]
        return cls(**given)
