"""The tables. Numbers shown to people count within their assembly, from 1."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A point in time: aware, kept in UTC, aware again when read from SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


class Row(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON, datetime: Moment, str: Text}


class AssemblyRow(Row):
    """An assembly, and the locked counters of its books."""

    __tablename__ = "assemblies"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, Any]]
    title: Mapped[dict[str, Any]]
    notice: Mapped[dict[str, Any]]
    place: Mapped[str]
    starts: Mapped[date | None] = mapped_column(Date)
    ends: Mapped[date | None] = mapped_column(Date)
    expires: Mapped[date | None] = mapped_column(Date)
    time_zone: Mapped[str]
    languages: Mapped[list[Any]]
    demo: Mapped[bool] = mapped_column(default=False)
    observer_hash: Mapped[str | None] = mapped_column(unique=True)
    # the counters and the state that every deed goes through
    journal_number: Mapped[int] = mapped_column(default=0)
    journal_head: Mapped[str] = mapped_column(default="")
    head_revision: Mapped[int] = mapped_column(default=0)
    findings_count: Mapped[int] = mapped_column(default=0)
    amendments_count: Mapped[int] = mapped_column(default=0)
    decisions_count: Mapped[int] = mapped_column(default=0)
    presented: Mapped[int | None]
    adopted_at: Mapped[datetime | None]
    fingerprint: Mapped[str | None]


class WorkshopRow(Row):
    __tablename__ = "workshops"
    __table_args__ = (UniqueConstraint("assembly_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), index=True)
    key: Mapped[str]
    name: Mapped[dict[str, Any]]


class DelegationRow(Row):
    __tablename__ = "delegations"
    __table_args__ = (UniqueConstraint("assembly_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), index=True)
    key: Mapped[str]
    name: Mapped[dict[str, Any]]
    country: Mapped[str]


class MemberRow(Row):
    """A seat. Link and code are kept only as hashes; ``stamp`` ends sign-ins when raised."""

    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), index=True)
    name: Mapped[str]
    role: Mapped[str]
    workshop: Mapped[str | None]
    delegation: Mapped[str | None]
    language: Mapped[str]
    link_hash: Mapped[str | None] = mapped_column(unique=True)
    code_hash: Mapped[str | None]
    stamp: Mapped[int] = mapped_column(default=0)
    revoked_at: Mapped[datetime | None]


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
    """``verdict``: standing, reasons and fitted operations on the head, kept while it is open."""

    __tablename__ = "amendments"
    __table_args__ = (Index("amendments_open", "assembly_id", "outcome"),)

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
    at: Mapped[datetime]
    outcome: Mapped[str | None]
    verdict: Mapped[dict[str, Any]]


class StakeRow(Row):
    """What an open amendment has a stake in: a clause's key, or ``ORDER`` for the order of clauses.

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
