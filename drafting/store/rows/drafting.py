"""The tables of the text: Revisions, clauses, findings, amendments, decisions; the journal."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from drafting.store.rows.base import Row


class RevisionRow(Row):
    """A Revision's heading; its text is the clause rows alive at its number."""

    __tablename__ = "revisions"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    cause: Mapped[dict[str, Any]]
    changed: Mapped[list[Any]]
    fingerprint: Mapped[str]
    digest: Mapped[str]
    actor_name: Mapped[str]
    at: Mapped[datetime]


class ClauseRow(Row):
    """A clause as it stood from Revision ``since`` until before Revision ``until``.

    Only what a Revision changes gets a new row, so storage grows with change.
    ``rank`` orders the clauses alive at one Revision (see `drafting.store.ranks`).
    ``strands`` is {lang: [[text, origin], ...]}.
    """

    __tablename__ = "clauses"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until > since"),
        Index("clauses_alive", "assembly_id", "until", "since"),
        Index("clauses_by_key", "assembly_id", "key", "since", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"))
    key: Mapped[str]
    since: Mapped[int]
    until: Mapped[int | None]
    rank: Mapped[str]
    kind: Mapped[str]
    workshop: Mapped[str | None]
    strands: Mapped[dict[str, Any]]


class FindingRow(Row):
    __tablename__ = "findings"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    workshop: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    base: Mapped[int]
    operations: Mapped[list[Any]]
    rationale: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[str]
    revision: Mapped[int | None]
    amendment: Mapped[int | None]
    successor: Mapped[int | None]
    same_as: Mapped[int | None]


class AmendmentRow(Row):
    """``verdict``: standing, reasons and fitted operations on the head, kept while it is open.

    ``parent``, ``part_of``, ``rewords`` and ``noted`` as in the fact AmendmentProposed;
    ``agreed`` is the Revision whose verdict its delegation agreed with.
    """

    __tablename__ = "amendments"
    __table_args__ = (
        Index("amendments_open", "assembly_id", "outcome"),
        Index("amendments_by_parent", "assembly_id", "parent"),
    )

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    delegation: Mapped[str | None]
    workshop: Mapped[str | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    base: Mapped[int]
    operations: Mapped[list[Any]]
    reason: Mapped[str]
    replaces: Mapped[list[Any]]
    finding: Mapped[int | None]
    parent: Mapped[int | None]
    part_of: Mapped[int | None]
    rewords: Mapped[int | None]
    noted: Mapped[str] = mapped_column(default="")
    deferred: Mapped[bool] = mapped_column(default=False)
    agreed: Mapped[int | None]
    at: Mapped[datetime]
    outcome: Mapped[str | None]
    verdict: Mapped[dict[str, Any]]


class StakeRow(Row):
    """What an open amendment has a stake in (`drafting.domain.stakes`): a clause's key, or more.

    A Revision recomputes the verdicts of those whose stake it touched, and no others.
    """

    __tablename__ = "stakes"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    clause: Mapped[str] = mapped_column(primary_key=True)
    amendment: Mapped[int] = mapped_column(primary_key=True)


class CosignatureRow(Row):
    __tablename__ = "cosignatures"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    amendment: Mapped[int] = mapped_column(primary_key=True)
    delegation: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class DecisionRow(Row):
    __tablename__ = "decisions"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    amendment: Mapped[int]
    outcome: Mapped[str]
    votes: Mapped[dict[str, Any]]
    reason: Mapped[str]
    operations: Mapped[list[Any]]
    revision: Mapped[int | None]
    bloc: Mapped[int | None]
    at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False)


class DeedRow(Row):
    """A deed already done, with its answer: sent again, it gets the same answer."""

    __tablename__ = "deeds"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    deed: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[int | None]
    action: Mapped[str]
    answer: Mapped[dict[str, Any]]


class EntryRow(Row):
    """One journal entry. ``payload`` is canonical JSON text, so that its hash can be redone."""

    __tablename__ = "journal"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    payload: Mapped[str]
    actor_id: Mapped[int | None]
    at: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]
