"""The text, live: its state and its clauses."""

from collections.abc import Iterable

from flask import render_template

from drafting.domain import Clause
from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.domain.numbering import Ghost, with_ghosts
from drafting.domain.operations import Insert, Move, Operation
from drafting.web.pieces.base import ALL, Touched, View, draw_state
from drafting.web.pieces.naming import family, names
from drafting.web.pieces.now import draw_now, now_touched
from drafting.web.sight import Sight


def _text_ids(sight: Sight) -> list[str]:
    return ["state", "languages", "presented", *map(_piece, with_ghosts(sight.draft)), "now"]


def _piece(one: Clause | Ghost) -> str:
    return f"{'ghost' if isinstance(one, Ghost) else 'clause'}-{one.key}"


def _draw_text(sight: Sight, piece: str) -> str:
    if piece == "state":
        return draw_state(sight)
    if piece == "now":
        return draw_now(sight)
    if piece.startswith("ghost-"):
        gone = (one for one in with_ghosts(sight.draft) if _piece(one) == piece)
        return render_template("parts/ghost.html", ghost=next(gone))
    if piece == "languages":
        return render_template("parts/languages.html", sight=sight)
    if piece == "presented":
        return draw_presented(sight)
    clause = sight.clause(piece.removeprefix("clause-"))
    return render_template("parts/clause.html", sight=sight, clause=clause)


def draw_presented(sight: Sight) -> str:
    """Which clauses the chair has on the screen, for those who follow; nothing to be seen."""
    amendment = sight.amendments.get(sight.assembly.presented or 0)
    places = [p for p in sight.places(amendment) if p in sight.draft] if amendment else []
    return render_template("parts/presented.html", sight=sight, amendment=amendment, places=places)


def _text_touched(sight: Sight, fact: Fact) -> Touched:
    touched = _words_touched(sight, fact)
    if touched is ALL:
        return ALL
    presented = {"presented"} if isinstance(fact, _SHOWING) else set()
    return touched | presented | now_touched(fact)


_SHOWING = (
    told.AmendmentPresented
    | told.RevisionIssued
    | told.VerdictsGiven
    | told.DecisionRecorded
    | told.DecisionUndone
)


def _words_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.RevisionIssued():
            shown = _showing(sight, set(fact.changed))
            return {
                "state",
                "languages",
                *(f"{kind}-{key}" for kind in ("clause", "ghost") for key in shown),
            }
        case told.ClauseTranslated():
            return {"languages", f"clause-{fact.clause}"}
        case told.RulesSet():
            return {"languages"}
        case told.AmendmentProposed() | told.AmendmentWithdrawn() | told.AmendmentDivided():
            return _clauses_of(sight, [fact.number])
        case told.DecisionRecorded() | told.DecisionUndone():
            return _clauses_of(sight, family(sight, fact.amendment))
        case told.VerdictsGiven():
            return _clauses_of(sight, map(int, fact.standings))
        case told.SittingOpened() | told.TextAdopted():
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
