"""The journal: append-only, in commit order, each entry chained to the one before.

One table serves as audit trail, as outbox of the live push and as a client's
resume cursor. Numbers come from the assembly's locked row, so they follow the
order of commits and leave no gap.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from drafting.domain.facts import Fact, fact_from_plain
from drafting.store.rows import AssemblyRow, EntryRow

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """A fact in its place in the journal."""

    number: int
    fact: Fact
    actor: int | None
    at: datetime
    hash: str


def canonical_json(value: Any) -> str:
    """JSON whose bytes depend on the value alone."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chain(previous: str, number: int, kind: str, payload: str, actor: int | None, at: str) -> str:
    """The hash of an entry, over its content and the hash of the entry before."""
    content = canonical_json([previous, number, kind, payload, actor, at])
    return hashlib.sha256(content.encode()).hexdigest()


def append(
    db: Session, assembly: AssemblyRow, fact: Fact, actor: int | None, at: datetime
) -> Entry:
    """Write one fact as the next entry. The assembly's row must be locked."""
    number, previous = assembly.journal_number + 1, assembly.journal_head or GENESIS
    kind, payload, moment = type(fact).__name__, canonical_json(fact.as_plain()), at.isoformat()
    digest = chain(previous, number, kind, payload, actor, moment)
    db.add(
        EntryRow(
            assembly_id=assembly.id,
            number=number,
            kind=kind,
            payload=payload,
            actor_id=actor,
            at=moment,
            previous=previous,
            hash=digest,
        )
    )
    assembly.journal_number, assembly.journal_head = number, digest
    return Entry(number, fact, actor, at, digest)


def entries_after(db: Session, assembly_id: int, number: int) -> list[Entry]:
    """Entries later than ``number``, in order."""
    rows = db.scalars(
        select(EntryRow)
        .where(EntryRow.assembly_id == assembly_id, EntryRow.number > number)
        .order_by(EntryRow.number)
    )
    return [entry_from_row(row) for row in rows]


def entry_from_row(row: EntryRow) -> Entry:
    fact = fact_from_plain(row.kind, json.loads(row.payload))
    return Entry(row.number, fact, row.actor_id, datetime.fromisoformat(row.at), row.hash)


def as_lines(rows: Iterable[EntryRow]) -> Iterable[str]:
    """The journal as JSON lines: everything a third party needs to redo the hashes."""
    for row in rows:
        yield (
            canonical_json(
                {
                    "number": row.number,
                    "kind": row.kind,
                    "payload": row.payload,
                    "actor": row.actor_id,
                    "at": row.at,
                    "previous": row.previous,
                    "hash": row.hash,
                }
            )
            + "\n"
        )


def first_broken_link(rows: Iterable[EntryRow], assembly: AssemblyRow) -> int | None:
    """The number of the first entry that does not follow from those before, or None.

    A missing entry is named by the number it should have had; a cut tail by the
    first number cut off, as the assembly's own counter and head remember them.
    """
    previous, expected = GENESIS, 1
    for row in rows:
        digest = chain(previous, expected, row.kind, row.payload, row.actor_id, row.at)
        if (row.number, row.previous, row.hash) != (expected, previous, digest):
            return expected
        previous, expected = row.hash, expected + 1
    if expected != assembly.journal_number + 1:
        return expected
    return None if previous == (assembly.journal_head or GENESIS) else expected - 1
