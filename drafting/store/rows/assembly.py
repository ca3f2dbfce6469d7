"""The tables of an assembly and its people. Numbers shown to people count within their assembly."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from drafting.store.rows.base import Row


class AssemblyRow(Row):
    """An assembly, and the locked counters of its books.

    ``presented`` is the amendment on the hall's screen, ``bloc`` those shown to be
    decided together, ``overrides`` the chair's own order ([{number, before, reason}]);
    ``item``, ``poll`` and ``speaker`` are the numbers of what is under way.
    """

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
    polls_count: Mapped[int] = mapped_column(default=0)
    speakers_count: Mapped[int] = mapped_column(default=0)
    comments_count: Mapped[int] = mapped_column(default=0)
    presented: Mapped[int | None]
    bloc: Mapped[list[Any]] = mapped_column(default=list)
    overrides: Mapped[list[Any]] = mapped_column(default=list)
    rules: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # the sitting: its numbering is frozen while it lasts
    opened_at: Mapped[datetime | None]
    suspended_at: Mapped[datetime | None]
    resumes: Mapped[str] = mapped_column(default="")
    numbering: Mapped[dict[str, Any] | None]
    item: Mapped[int | None]
    poll: Mapped[int | None]
    speaker: Mapped[int | None]
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
    weight: Mapped[int] = mapped_column(default=1)
    present: Mapped[bool] = mapped_column(default=False)


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
