"""Rows as domain values, and back."""

from dataclasses import dataclass
from typing import Any

from drafting.domain import (
    Cause,
    Clause,
    Decision,
    Issue,
    Kind,
    Operation,
    Outcome,
    Standing,
    Votes,
)
from drafting.domain.operations import from_plain
from drafting.domain.people import Role, Seat
from drafting.store.rows import ClauseRow, DecisionRow, MemberRow, RevisionRow
from drafting.text import Strand


@dataclass(frozen=True)
class Standpoint:
    """An open amendment's verdict as kept with it: enough for lists and for the order of voting."""

    standing: Standing
    reasons: tuple[str, ...]
    operations: tuple[Operation, ...]


def seat_of(row: MemberRow) -> Seat:
    """The domain's view of a member."""
    return Seat(
        assembly=row.assembly_id,
        member=row.id,
        name=row.name,
        role=Role(row.role),
        workshop=row.workshop,
        delegation=row.delegation,
        language=row.language,
    )


def clause_from_row(row: ClauseRow) -> Clause:
    strands = {
        lang: tuple(Strand(text, origin) for text, origin in pairs)
        for lang, pairs in row.strands.items()
    }
    return Clause(row.key, Kind(row.kind), strands, row.workshop)


def strands_as_plain(clause: Clause) -> dict[str, Any]:
    return {
        lang: [[strand.text, strand.origin] for strand in strands]
        for lang, strands in clause.strands.items()
    }


def issue_from_row(row: RevisionRow) -> Issue:
    cause = Cause(row.cause["kind"], tuple(row.cause["refs"]), row.cause["of"])
    return Issue(row.number, cause, row.at, row.actor_name, tuple(row.changed), row.fingerprint)


def decision_from_row(row: DecisionRow) -> Decision:
    return Decision(
        number=row.number,
        amendment=row.amendment,
        outcome=Outcome(row.outcome),
        votes=Votes(**row.votes),
        at=row.at,
        reason=row.reason,
        operations=from_plain(row.operations),
        revision=row.revision,
        undone=row.undone,
        bloc=row.bloc,
    )


def standpoint_from_plain(plain: dict[str, Any]) -> Standpoint:
    return Standpoint(
        Standing(plain["standing"]), tuple(plain["reasons"]), from_plain(plain["operations"])
    )
