"""Findings and amendments: what people ask of the text, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from drafting.domain.operations import Operation


class FindingStatus(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    MERGED = "merged"
    CONTESTED = "contested"  # it became an amendment
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"  # by a successor of the same author


@dataclass(frozen=True)
class Finding:
    """What a workshop reports; its words never change once posted.

    ``base`` is the number of the Revision its operations were written on.
    """

    number: int
    workshop: str
    author: int
    author_name: str
    base: int
    operations: tuple[Operation, ...]
    rationale: str
    at: datetime
    status: FindingStatus = FindingStatus.OPEN
    revision: int | None = None  # the Revision that took it in
    amendment: int | None = None  # the amendment it became
    successor: int | None = None  # the finding that replaces it
    same_as: int | None = None  # the near-identical finding merged in its place

    @property
    def origin(self) -> str:
        return f"finding-{self.number}"


class Outcome(StrEnum):
    """The chair's ruling on an amendment."""

    ADOPTED = "adopted"
    MODIFIED = "modified"  # adopted as modified
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MOOT = "moot"
    DIVIDED = "divided"  # its parts are taken instead

    @property
    def changes_text(self) -> bool:
        return self in (Outcome.ADOPTED, Outcome.MODIFIED)


@dataclass(frozen=True)
class Amendment:
    """A proposal to revise, insert, delete or move clauses.

    ``base`` is the number of the Revision its operations were written on and
    never changes: what it means on a later draft is its verdict. ``outcome`` is
    None while it is open. ``replaces`` names the amendments a compromise text
    stands for. Its proposer is a delegation, a workshop whose finding was contested, or
    the chair, with the name of whoever asked for it in the room (``noted``).

    ``parent`` is the amendment a sub-amendment amends: its operations are written on
    the text that one proposes (`drafting.domain.subamendments`). ``part_of`` is the
    amendment it was divided from, ``rewords`` its delegation's former amendment. One
    that is ``deferred`` is taken later; ``agreed`` is the Revision whose verdict its
    delegation agreed with.
    """

    number: int
    base: int
    operations: tuple[Operation, ...]
    reason: str = ""
    at: datetime | None = None
    delegation: str | None = None
    workshop: str | None = None
    author: int | None = None
    author_name: str = ""
    cosigners: tuple[str, ...] = ()
    replaces: tuple[int, ...] = ()
    finding: int | None = None
    outcome: Outcome | None = None
    parent: int | None = None
    part_of: int | None = None
    rewords: int | None = None
    noted: str = ""
    deferred: bool = False
    agreed: int | None = None

    @property
    def origin(self) -> str:
        return f"amendment-{self.number}"

    @property
    def is_open(self) -> bool:
        return self.outcome is None


@dataclass(frozen=True)
class Votes:
    """Votes counted on an amendment; by consensus when there was no count.

    ``poll`` is the number of the recorded vote; without one, hands were counted.
    ``reason`` is the code of what they mean under the rules (`domain.polls.Result`).
    """

    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    consensus: bool = False
    poll: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Decision:
    """What the chair ruled on one amendment.

    ``operations`` are those carried out, on the Revision before ``revision``;
    both are empty when the text did not change. ``undone`` tells that it was
    taken back. Decisions taken together share ``bloc``, the number of their first.
    """

    number: int
    amendment: int
    outcome: Outcome
    votes: Votes
    at: datetime
    reason: str = ""
    operations: tuple[Operation, ...] = ()
    revision: int | None = None
    undone: bool = False
    bloc: int | None = None


@dataclass(frozen=True)
class Cause:
    """Why a Revision was issued.

    ``kind`` is one of foundation, frame, findings, edit, translation, decision, undo.
    ``refs`` are the numbers of the findings merged, or of the amendment decided;
    ``of`` is the Revision an undo took back.
    """

    kind: str
    refs: tuple[int, ...] = ()
    of: int | None = None


@dataclass(frozen=True)
class Issue:
    """A Revision's heading: everything but its text.

    ``changed`` names the clauses whose words, place or label differ from the
    Revision before, the deleted ones too.
    """

    number: int
    cause: Cause
    at: datetime
    actor_name: str
    changed: tuple[str, ...] = ()
    fingerprint: str = ""
