"""Replaying the journal into what the tables should hold."""

from collections.abc import Callable
from typing import Any

from drafting.domain import facts as told
from drafting.store import replay_plenary as plenary
from drafting.store.journal import Entry

# What a row should hold, by what it is and its number or key, and the entry that last said so.
Expected = dict[tuple[str, Any], tuple[int, dict[str, Any]]]


def replay(entries: list[Entry]) -> Expected:
    """What the tables should hold after these entries, and the entry that last said so."""
    expected: Expected = {}

    def say(entry: Entry, kind: str, key: Any, /, **fields: Any) -> None:
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
        rules={},
        bloc=[],
        opened=False,
        suspended=False,
        numbering=None,
        item=None,
        poll=None,
        speaker=None,
    )


def _workshop(entry: Entry, fact: told.WorkshopOpened, slug: str, say: Say) -> None:
    say(entry, "workshop", fact.key, name=fact.name)


def _delegation(entry: Entry, fact: told.DelegationSeated, slug: str, say: Say) -> None:
    say(entry, "delegation", fact.key, name=fact.name, country=fact.country, weight=fact.weight)


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
        parent=fact.parent,
        part_of=fact.part_of,
        rewords=fact.rewords,
        noted=fact.noted,
        outcome=None,
        at=entry.at.isoformat(),
    )


def _cosigned(entry: Entry, fact: told.AmendmentCosigned, slug: str, say: Say) -> None:
    say(entry, "cosignature", (fact.number, fact.delegation))


def _withdrawn(entry: Entry, fact: told.AmendmentWithdrawn, slug: str, say: Say) -> None:
    say(entry, "amendment", fact.number, outcome="withdrawn", agreed=None)


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
        bloc=fact.bloc,
        undone=False,
        at=entry.at.isoformat(),
    )
    say(entry, "amendment", fact.amendment, outcome=fact.outcome, agreed=None)


def _undone(entry: Entry, fact: told.DecisionUndone, slug: str, say: Say) -> None:
    say(entry, "decision", fact.number, undone=True)
    say(entry, "amendment", fact.amendment, outcome=None, agreed=None)
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
        bloc=[],
        numbering=None,
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
    **plenary.TELLERS,
}
