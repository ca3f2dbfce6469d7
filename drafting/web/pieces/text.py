"""The text, live: its state and its clauses."""

from collections.abc import Iterable

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.domain.operations import Insert, Move, Operation
from drafting.web.pieces.base import ALL, Touched, View, draw_state
from drafting.web.pieces.naming import names
from drafting.web.sight import Sight


def _text_ids(sight: Sight) -> list[str]:
    return ["state", *(f"clause-{key}" for key in sight.draft.keys)]


def _draw_text(sight: Sight, piece: str) -> str:
    if piece == "state":
        return draw_state(sight)
    clause = sight.clause(piece.removeprefix("clause-"))
    return render_template("parts/clause.html", sight=sight, clause=clause)


def _text_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.RevisionIssued():
            return {"state", *(f"clause-{key}" for key in _showing(sight, set(fact.changed)))}
        case told.AmendmentProposed() | told.AmendmentWithdrawn() | told.AmendmentDivided():
            return _clauses_of(sight, [fact.number])
        case told.DecisionRecorded() | told.DecisionUndone():
            return _clauses_of(sight, [fact.amendment])
        case told.VerdictsGiven():
            return _clauses_of(sight, map(int, fact.standings))
        case told.TextAdopted():
            return ALL
    return set()


def _showing(sight: Sight, changed: set[str]) -> set[str]:
    """The changed clauses, and those at which an amendment names one of them as its place."""
    return changed | {
        key
        for key, amendments in sight.by_clause.items()
        if any(names(sight, amendment.number, changed) for amendment in amendments)
    }


def _clauses_of(sight: Sight, numbers: Iterable[int]) -> Touched:
    """Where amendments are shown in the text. What moves has no one place: then all."""
    operations: list[Operation] = []
    for number in numbers:
        amendment = sight.amendments[number]
        standpoint = sight.standpoints.get(number)
        operations += (*amendment.operations, *(standpoint.operations if standpoint else ()))
    if any(isinstance(operation, Insert | Move) for operation in operations):
        return ALL
    return {f"clause-{operation.key}" for operation in operations}


TEXT = View("read_text", _text_ids, _draw_text, _text_touched)
