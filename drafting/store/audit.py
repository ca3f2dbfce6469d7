"""Verifying the record: the journal's chain, then every table against what the journal tells.

`audit` replays the facts into what the tables should say and compares. The
verdict names the first entry that does not hold, or the one whose consequences a
row no longer matches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafting.domain.clauses import digest
from drafting.store.cache import DraftCache
from drafting.store.journal import canonical_json, entry_from_row, first_broken_link
from drafting.store.reading import Reading
from drafting.store.replay import Expected, replay
from drafting.store.rows import (
    AmendmentRow,
    BallotRow,
    CommentRow,
    CosignatureRow,
    DecisionRow,
    DelegationRow,
    FindingRow,
    ItemRow,
    MemberRow,
    PollRow,
    RevisionRow,
    SpeakerRow,
    TranslationRow,
    WorkshopRow,
)


@dataclass(frozen=True)
class Flaw:
    """The first thing wrong: the entry's number and what does not match it."""

    entry: int
    what: str


def audit(reading: Reading) -> Flaw | None:
    """The first flaw of an assembly's record, or None when all of it holds."""
    reading = Reading(reading.db, reading.assembly, DraftCache())  # nothing remembered
    rows = list(reading.journal())
    broken = first_broken_link(rows, reading.assembly)
    if broken is not None:
        return Flaw(broken, "chain")
    try:
        expected = replay([entry_from_row(row) for row in rows])
    except (KeyError, TypeError, ValueError):
        return Flaw(len(rows), "unreadable")
    return min(_differences(expected, reading), key=lambda flaw: flaw.entry, default=None)


def _differences(expected: Expected, reading: Reading) -> Iterator[Flaw]:
    found = dict(_tables(reading))
    for place, (entry, fields) in expected.items():
        row = found.pop(place, None)
        if row is None or any(not _same(row.get(name), v) for name, v in fields.items()):
            yield Flaw(entry, f"{place[0]} {place[1]}")
    for kind, key in found:
        yield Flaw(reading.number, f"{kind} {key}")
    for issue in reading.issues():
        whole = digest(reading.draft(issue.number))
        entry, fields = expected.get(("revision", issue.number), (reading.number, {}))
        if whole != fields.get("digest"):
            yield Flaw(entry, f"clauses of revision {issue.number}")


def _same(one: Any, other: Any) -> bool:
    return canonical_json(one) == canonical_json(other)


def _tables(reading: Reading) -> Iterator[tuple[tuple[str, Any], dict[str, Any]]]:
    """Every row the journal speaks of, by what it is and its number or key."""
    for kind, table, key in (
        ("revision", RevisionRow, "number"),
        ("finding", FindingRow, "number"),
        ("amendment", AmendmentRow, "number"),
        ("decision", DecisionRow, "number"),
        ("workshop", WorkshopRow, "key"),
        ("delegation", DelegationRow, "key"),
        ("member", MemberRow, "id"),
        ("item", ItemRow, "number"),
        ("speaker", SpeakerRow, "number"),
        ("poll", PollRow, "number"),
        ("comment", CommentRow, "number"),
    ):
        for row in reading.db.scalars(reading.mine(table)):
            yield (kind, getattr(row, key)), _as_plain(row)
    for row in reading.db.scalars(reading.mine(CosignatureRow)):
        yield ("cosignature", (row.amendment, row.delegation)), {}
    for row in reading.db.scalars(reading.mine(BallotRow)):
        yield ("ballot", (row.poll, row.delegation)), _as_plain(row)
    for row in reading.db.scalars(reading.mine(TranslationRow)):
        yield ("translation", (row.clause, row.lang)), _as_plain(row)
    assembly = reading.assembly
    yield (
        ("assembly", assembly.slug),
        {
            **_as_plain(assembly),
            "adopted": assembly.adopted_at is not None,
            "opened": assembly.opened_at is not None,
            "suspended": assembly.suspended_at is not None,
            "observed": assembly.observer_hash is not None,
        },
    )


def _as_plain(row: Any) -> dict[str, Any]:
    plain = {column.name: getattr(row, column.name) for column in row.__table__.columns}
    plain = {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in plain.items()
    }
    if isinstance(row, MemberRow):
        plain["revoked"] = row.revoked_at is not None
    return plain
