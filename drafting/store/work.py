"""The unit of work: number the facts, append them, commit, and only then tell the live side.

`Books` holds what all assemblies share: the engine, the lock that keeps one
writer at a time in this process, and those to be told. `Work` is one deed on one
assembly, from the locked row to the commit.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from drafting.domain.errors import NotFound, Refused
from drafting.domain.facts import Fact
from drafting.domain.people import Seat
from drafting.domain.permissions import permit
from drafting.store import journal
from drafting.store.cache import DraftCache
from drafting.store.engine import reading_engine, writing_engine
from drafting.store.reading import Reading
from drafting.store.rows import AssemblyRow, DeedRow, MemberRow
from drafting.store.values import seat_of

Listener = Callable[[int, list[journal.Entry]], None]


def utc_now() -> datetime:
    return datetime.now(UTC)


class Work:
    """One deed on one assembly. ``reading`` shows the text as it was when the deed began."""

    def __init__(
        self, db: Session, assembly: AssemblyRow, seat: Seat, now: datetime, cache: DraftCache
    ) -> None:
        self.db = db
        self.assembly = assembly
        self.seat = seat
        self.now = now
        self.reading = Reading(db, assembly, cache)
        self.answer: dict[str, Any] = {}
        self._facts: list[Fact] = []

    @property
    def actor(self) -> int:
        """The acting member's id. Raises Refused for an observer, who has none."""
        if self.seat.member is None:
            raise Refused("forbidden", deed="")
        return self.seat.member

    def record(self, fact: Fact) -> None:
        """Note what happened; it enters the journal when the work is committed."""
        self._facts.append(fact)

    def count_up(self, counter: str) -> int:
        """The next number of a counter of the assembly's row, e.g. ``findings_count``."""
        number = getattr(self.assembly, counter) + 1
        setattr(self.assembly, counter, number)
        return number

    def write_journal(self) -> list[journal.Entry]:
        return [
            journal.append(self.db, self.assembly, fact, self.seat.member, self.now)
            for fact in self._facts
        ]


class Books:
    """The books of all assemblies in one database."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = utc_now) -> None:
        self.engine = engine
        self.clock = clock
        self.cache = DraftCache()
        self.listeners: list[Listener] = []
        # SQLite admits one writer. Waiting here, in Python, lets other greenlets run;
        # waiting inside SQLite would stop the whole process.
        self._writing = threading.RLock()
        self._reading = reading_engine(engine)
        self._immediate = writing_engine(engine)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read-only look across assemblies, e.g. for signing in."""
        with Session(self._reading) as db:
            yield db

    @contextmanager
    def reading(self, slug_or_id: str | int) -> Iterator[Reading]:
        """A consistent look at one assembly. Raises NotFound."""
        with self.read() as db:
            yield Reading(db, _find_assembly(db, slug_or_id), self.cache)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A bare transaction; for what happens before there is an assembly."""
        with self._writing, Session(self._immediate) as db, db.begin():
            yield db

    @contextmanager
    def work(self, seat: Seat, action: str, deed: str | None = None) -> Iterator[Work]:
        """One deed: yields a `Work`; commits and tells at the end, or leaves no trace.

        A deed sent again yields its kept answer in ``work.answer`` and the caller
        must do nothing. Raises Forbidden, Sealed, or Refused("seat_gone").
        """
        entries: list[journal.Entry] = []
        with self.writing() as db:
            work = Work(
                db, _lock(db, seat.assembly), _still_seated(db, seat), self.clock(), self.cache
            )
            kept = _kept_answer(db, work, action, deed)
            if kept is not None:
                work.answer = kept
                yield work
                return
            permit(work.seat, action, sealed=work.reading.sealed)
            yield work
            entries = work.write_journal()
            if deed:
                _keep_answer(db, work, action, deed)
        for listener in self.listeners:
            listener(seat.assembly, entries)


def _find_assembly(db: Session, slug_or_id: str | int) -> AssemblyRow:
    column = AssemblyRow.id if isinstance(slug_or_id, int) else AssemblyRow.slug
    row = db.scalars(select(AssemblyRow).where(column == slug_or_id)).first()
    if row is None:
        raise NotFound("assembly")
    return row


def _lock(db: Session, assembly_id: int) -> AssemblyRow:
    """The assembly's row, held until the commit: journal numbers follow commit order."""
    query = select(AssemblyRow).where(AssemblyRow.id == assembly_id).with_for_update()
    row = db.scalars(query).first()
    if row is None:
        raise NotFound("assembly")
    return row


def _still_seated(db: Session, seat: Seat) -> Seat:
    """The seat as it is now: a role may have changed, or been revoked, since signing in."""
    if seat.member is None:
        return seat
    row = db.get(MemberRow, seat.member)
    if row is None or row.revoked_at or row.assembly_id != seat.assembly:
        raise Refused("seat_gone")
    return seat_of(row)


def _kept_answer(db: Session, work: Work, action: str, deed: str | None) -> dict[str, Any] | None:
    row = db.get(DeedRow, (work.assembly.id, deed)) if deed else None
    if row is None:
        return None
    if (row.member_id, row.action) != (work.seat.member, action):
        raise Refused("deed_taken")
    return {**row.answer, "again": True}


def _keep_answer(db: Session, work: Work, action: str, deed: str) -> None:
    db.add(
        DeedRow(
            assembly_id=work.assembly.id,
            deed=deed,
            member_id=work.seat.member,
            action=action,
            answer=work.answer,
        )
    )
