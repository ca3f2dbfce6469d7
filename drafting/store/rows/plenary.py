"""The tables of the plenary: order of business, speakers, polls, what people answer."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from drafting.store.rows.base import Row


class ItemRow(Row):
    """An item of the order of business: ``planned`` minutes from ``starts``, a time of day.

    ``place`` counts from 1; one with 0 was taken off.
    """

    __tablename__ = "items"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    kind: Mapped[str]
    title: Mapped[dict[str, Any]]
    workshop: Mapped[str | None]
    planned: Mapped[int]
    starts: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class SpeakerRow(Row):
    """Someone on the list of speakers. ``side``: for, against, or empty."""

    __tablename__ = "speakers"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    delegation: Mapped[str | None]
    side: Mapped[str]
    item: Mapped[int | None]
    asked_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    removed: Mapped[bool] = mapped_column(default=False)


class PollRow(Row):
    """A question put. ``rules`` are those in force when it was opened.

    ``tally`` counts by choice: {choice: weight}; ``result`` is empty while it is open.
    """

    __tablename__ = "polls"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    amendments: Mapped[list[Any]]
    rules: Mapped[dict[str, Any]]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    cancelled: Mapped[bool] = mapped_column(default=False)
    tally: Mapped[dict[str, Any]] = mapped_column(default=dict)
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)


class BallotRow(Row):
    """One delegation's ballot; ``choice`` is None in a secret poll, where only the tally knows."""

    __tablename__ = "ballots"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    poll: Mapped[int] = mapped_column(primary_key=True)
    delegation: Mapped[str] = mapped_column(primary_key=True)
    choice: Mapped[str | None]
    weight: Mapped[int]
    at: Mapped[datetime]


class FollowRow(Row):
    """A member follows an amendment."""

    __tablename__ = "follows"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    amendment: Mapped[int] = mapped_column(primary_key=True)


class CommentRow(Row):
    """``audience``: bureau, or cosigners (of ``amendment``)."""

    __tablename__ = "comments"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    audience: Mapped[str]
    amendment: Mapped[int | None]
    clause: Mapped[str | None]
    delegation: Mapped[str | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    text: Mapped[str]
    at: Mapped[datetime]
    settled: Mapped[bool] = mapped_column(default=False)


class NoteRow(Row):
    """A member's private note on a clause; the journal never hears of it."""

    __tablename__ = "notes"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    clause: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    at: Mapped[datetime]


class TranslationRow(Row):
    """The words of ``lang`` stand for the clause as it was at Revision ``revision``."""

    __tablename__ = "translations"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    clause: Mapped[str] = mapped_column(primary_key=True)
    lang: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int]
