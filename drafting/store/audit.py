"""Verifying the record: the journal's chain, then every table against what the journal tells.

`audit` replays the facts into what the tables should say and compares. The
verdict names the first entry that does not hold, or the one whose consequences a
row no longer matches.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from drafting.domain import facts as told
from drafting.domain.clauses import digest
from drafting.store.journal import Entry, canonical_json, entry_from_row, first_broken_link
from drafting.store.reading import DraftCache, Reading
from drafting.store.rows import (
    AmendmentRow,
    CosignatureRow,
    DecisionRow,
    DelegationRow,
    FindingRow,
    MemberRow,
    RevisionRow,
    WorkshopRow,
)

Expected = dict[tuple[str, Any], tuple[int, dict[str, Any]]]


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
        expected = _replay([entry_from_row(row) for row in rows])
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
    ):
        for row in reading.db.scalars(reading.mine(table)):
            yield (kind, getattr(row, key)), _as_plain(row)
    for row in reading.db.scalars(reading.mine(CosignatureRow)):
        yield ("cosignature", (row.amendment, row.delegation)), {}
    assembly = reading.assembly
    yield (
        ("assembly", assembly.slug),
        {
            **_as_plain(assembly),
            "adopted": assembly.adopted_at is not None,
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


def _replay(entries: list[Entry]) -> Expected:
    """What the tables should hold after these entries, and the entry that last said so."""
    expected: Expected = {}

    def say(entry: Entry, kind: str, key: Any, **fields: Any) -> None:
        _, known = expected.get((kind, key), (0, {}))
        expected[kind, key] = (entry.number, {**known, **fields})

    slug = None
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, told.AssemblyFounded):
            slug = fact.slug
        _TELLERS[type(fact)](entry, fact, slug, say)
    return expected


Say = Callable[..., None]


def _founded(entry: Entry, fact: told.AssemblyFounded, slug: str, say: Say) -> None:
    say(
        entry,
        "assembly",
        slug,
        name=fact.name,
        title=fact.title,
        languages=fact.languages,
        adopted=False,
        observed=False,
        presented=None,
        fingerprint=None,
    )


def _workshop(entry: Entry, fact: told.WorkshopOpened, slug: str, say: Say) -> None:
    say(entry, "workshop", fact.key, name=fact.name)


def _delegation(entry: Entry, fact: told.DelegationSeated, slug: str, say: Say) -> None:
    say(entry, "delegation", fact.key, name=fact.name, country=fact.country)


def _member(entry: Entry, fact: told.MemberSeated, slug: str, say: Say) -> None:
    say(
        entry,
        "member",
        fact.member,
        name=fact.name,
        role=fact.role,
        workshop=fact.workshop,
        delegation=fact.delegation,
        revoked=False,
    )


def _revoked(entry: Entry, fact: told.MemberRevoked, slug: str, say: Say) -> None:
    say(entry, "member", fact.member, revoked=True)


def _nothing(entry: Entry, fact: told.Fact, slug: str, say: Say) -> None:
    """Facts that leave no trace in a table but themselves."""


def _observer(entry: Entry, fact: told.ObserverLinkSwitched, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, observed=fact.on)


def _revision(entry: Entry, fact: told.RevisionIssued, slug: str, say: Say) -> None:
    say(
        entry,
        "revision",
        fact.number,
        cause=fact.cause,
        changed=fact.changed,
        fingerprint=fact.fingerprint,
        digest=fact.digest,
        at=entry.at.isoformat(),
    )


def _finding(entry: Entry, fact: told.FindingPosted, slug: str, say: Say) -> None:
    say(
        entry,
        "finding",
        fact.number,
        workshop=fact.workshop,
        base=fact.base,
        operations=fact.operations,
        rationale=fact.rationale,
        status="open",
        author_id=entry.actor,
        at=entry.at.isoformat(),
    )
    if fact.supersedes:
        say(entry, "finding", fact.supersedes, status="superseded", successor=fact.number)


def _finding_gone(entry: Entry, fact: told.FindingWithdrawn, slug: str, say: Say) -> None:
    say(entry, "finding", fact.number, status="withdrawn")


def _merged(entry: Entry, fact: told.FindingsMerged, slug: str, say: Say) -> None:
    for number in (*fact.merged, *fact.satisfied):
        say(entry, "finding", number, status="merged")
    for disputed, amendment in fact.contested.items():
        say(entry, "finding", int(disputed), status="contested", amendment=amendment)
    for twin, kept in fact.same_as.items():
        status = "contested" if str(kept) in fact.contested else "merged"
        say(entry, "finding", int(twin), status=status, same_as=kept)


def _proposed(entry: Entry, fact: told.AmendmentProposed, slug: str, say: Say) -> None:
    say(
        entry,
        "amendment",
        fact.number,
        delegation=fact.delegation,
        workshop=fact.workshop,
        base=fact.base,
        operations=fact.operations,
        reason=fact.reason,
        replaces=fact.replaces,
        finding=fact.finding,
        outcome=None,
        at=entry.at.isoformat(),
    )


def _cosigned(entry: Entry, fact: told.AmendmentCosigned, slug: str, say: Say) -> None:
    say(entry, "cosignature", (fact.number, fact.delegation))


def _withdrawn(entry: Entry, fact: told.AmendmentWithdrawn, slug: str, say: Say) -> None:
    say(entry, "amendment", fact.number, outcome="withdrawn")


def _presented(entry: Entry, fact: told.AmendmentPresented, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, presented=fact.number)


def _decided(entry: Entry, fact: told.DecisionRecorded, slug: str, say: Say) -> None:
    say(
        entry,
        "decision",
        fact.number,
        amendment=fact.amendment,
        outcome=fact.outcome,
        votes=fact.votes,
        reason=fact.reason,
        operations=fact.operations,
        revision=fact.revision,
        undone=False,
        at=entry.at.isoformat(),
    )
    say(entry, "amendment", fact.amendment, outcome=fact.outcome)


def _undone(entry: Entry, fact: told.DecisionUndone, slug: str, say: Say) -> None:
    say(entry, "decision", fact.number, undone=True)
    say(entry, "amendment", fact.amendment, outcome=None)
    say(entry, "assembly", slug, presented=fact.amendment)


def _adopted(entry: Entry, fact: told.TextAdopted, slug: str, say: Say) -> None:
    say(
        entry,
        "assembly",
        slug,
        adopted=True,
        fingerprint=fact.fingerprint,
        head_revision=fact.revision,
        presented=None,
    )


_TELLERS: dict[type[told.Fact], Callable[..., None]] = {
    told.AssemblyFounded: _founded,
    told.WorkshopOpened: _workshop,
    told.DelegationSeated: _delegation,
    told.MemberSeated: _member,
    told.MemberRevoked: _revoked,
    told.CodesIssued: _nothing,
    told.ObserverLinkSwitched: _observer,
    told.RevisionIssued: _revision,
    told.FindingPosted: _finding,
    told.FindingWithdrawn: _finding_gone,
    told.FindingsMerged: _merged,
    told.AmendmentProposed: _proposed,
    told.AmendmentCosigned: _cosigned,
    told.AmendmentWithdrawn: _withdrawn,
    told.VerdictsGiven: _nothing,
    told.AmendmentPresented: _presented,
    told.DecisionRecorded: _decided,
    told.DecisionUndone: _undone,
    told.TextAdopted: _adopted,
}
