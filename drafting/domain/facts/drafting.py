"""Facts of findings, text and amendments."""

from dataclasses import dataclass, field

from drafting.domain.facts.base import Fact, Plain


@dataclass(frozen=True)
class AssemblyFounded(Fact):
    slug: str
    name: Plain
    title: Plain
    languages: list[str]


@dataclass(frozen=True)
class WorkshopOpened(Fact):
    key: str
    name: Plain


@dataclass(frozen=True)
class DelegationSeated(Fact):
    key: str
    name: Plain
    country: str
    weight: int = 1


@dataclass(frozen=True)
class MemberSeated(Fact):
    member: int
    name: str
    role: str
    workshop: str | None
    delegation: str | None


@dataclass(frozen=True)
class MemberRevoked(Fact):
    member: int


@dataclass(frozen=True)
class CodesIssued(Fact):
    members: list[int]


@dataclass(frozen=True)
class ObserverLinkSwitched(Fact):
    on: bool


@dataclass(frozen=True)
class RevisionIssued(Fact):
    """``changed`` are the keys whose words, place or label differ; ``cause`` is a Cause."""

    number: int
    cause: Plain
    changed: list[str]
    fingerprint: str
    digest: str


@dataclass(frozen=True)
class FindingPosted(Fact):
    number: int
    workshop: str
    base: int
    operations: list[Plain]
    rationale: str
    supersedes: int | None = None


@dataclass(frozen=True)
class FindingWithdrawn(Fact):
    number: int


@dataclass(frozen=True)
class FindingsMerged(Fact):
    """``same_as`` maps the number of a near-identical finding to the one merged in its place."""

    revision: int | None
    merged: list[int]
    satisfied: list[int]
    contested: dict[str, int] = field(default_factory=dict)
    same_as: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class AmendmentProposed(Fact):
    """``parent`` is what a sub-amendment amends, ``part_of`` what was divided into it,
    ``rewords`` the amendment of the same delegation it stands for, ``noted`` who asked for
    an oral one."""

    number: int
    delegation: str | None
    workshop: str | None
    base: int
    operations: list[Plain]
    reason: str
    replaces: list[int]
    finding: int | None = None
    parent: int | None = None
    part_of: int | None = None
    rewords: int | None = None
    noted: str = ""


@dataclass(frozen=True)
class AmendmentCosigned(Fact):
    number: int
    delegation: str


@dataclass(frozen=True)
class AmendmentWithdrawn(Fact):
    number: int


@dataclass(frozen=True)
class VerdictsGiven(Fact):
    """Open amendments whose verdict a Revision changed, by number (as text), and the new one."""

    revision: int
    standings: dict[str, str]


@dataclass(frozen=True)
class AmendmentPresented(Fact):
    """``number`` is None when the screen goes back to the text."""

    number: int | None


@dataclass(frozen=True)
class DecisionRecorded(Fact):
    """``bloc`` is the number of the first decision of those taken together with it."""

    number: int
    amendment: int
    outcome: str
    votes: Plain
    reason: str
    operations: list[Plain]
    revision: int | None
    bloc: int | None = None


@dataclass(frozen=True)
class DecisionUndone(Fact):
    number: int
    amendment: int
    revision: int | None


@dataclass(frozen=True)
class TextAdopted(Fact):
    revision: int
    fingerprint: str
