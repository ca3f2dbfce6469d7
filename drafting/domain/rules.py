"""The rules of procedure an assembly sets for itself."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from drafting.domain.errors import Refused

QUORUM_MOST = 100  # per cent
SPEAKING_MOST = 60  # minutes
WEIGHT_MOST = 1_000


class Majority(StrEnum):
    """What a proposal needs: more for than against; more than half; at least two thirds.

    How each is counted, and its sources: `drafting.domain.polls`.
    """

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

    def checked(self, languages: Iterable[str]) -> "Rules":
        """These rules, if an assembly with a text in these languages can have them.

        Raises Refused: quorum_wrong, speaking_wrong, choose_one.
        """
        if not _is_whole(self.quorum, 0, QUORUM_MOST):
            raise Refused("quorum_wrong", field="quorum")
        if not _is_whole(self.speaking, 1, SPEAKING_MOST):
            raise Refused("speaking_wrong", field="speaking", limit=SPEAKING_MOST)
        if self.authentic is not None and self.authentic not in languages:
            raise Refused("choose_one", field="authentic")
        return self


def checked_weight(weight: Any) -> int:
    """A delegation's weight. Raises Refused("weight_wrong")."""
    if not _is_whole(weight, 1, WEIGHT_MOST):
        raise Refused("weight_wrong", field="weights", limit=WEIGHT_MOST)
    return weight


def _is_whole(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most
