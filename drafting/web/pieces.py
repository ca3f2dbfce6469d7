"""Live pages as ordered pieces.

A piece is one element with an id, drawn by one template, on the page and in a
push alike. The law: an old page with all pushed pieces put in is the page as
freshly loaded. So `touched` must name every piece an entry may change; naming
more is only slower.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.domain.operations import Insert, Move, Operation
from drafting.domain.similarity import similar_groups
from drafting.web.sight import Sight

ALL = None
Touched = set[str] | None


@dataclass(frozen=True)
class View:
    """A live page: who may see it, its pieces in order, how to draw each, what a fact changes."""

    deed: str
    ids: Callable[[Sight], list[str]]
    draw: Callable[[Sight, str], str]
    touched: Callable[[Sight, Fact], Touched]


def draw_all(view: View, sight: Sight) -> list[str]:
    """The whole page's pieces, in order."""
    return [view.draw(sight, piece) for piece in view.ids(sight)]


def changes(view: View, sight: Sight, facts: Iterable[Fact]) -> tuple[dict[str, str], list[str]]:
    """The pieces that some facts may have changed, drawn as they are now, and the page's order."""
    order = view.ids(sight)
    touched: set[str] = set()
    for fact in facts:
        named = view.touched(sight, fact)
        if named is ALL:
            touched = set(order)
            break
        touched |= named
    return {piece: view.draw(sight, piece) for piece in order if piece in touched}, order


# -- the text -------------------------------------------------------------------


def _text_ids(sight: Sight) -> list[str]:
    return ["state", *(f"clause-{key}" for key in sight.draft.keys)]


def _draw_text(sight: Sight, piece: str) -> str:
    if piece == "state":
        return _draw_state(sight)
    clause = sight.clause(piece.removeprefix("clause-"))
    return render_template("parts/clause.html", sight=sight, clause=clause)


def _draw_state(sight: Sight) -> str:
    issue = sight.reading.issue(sight.reading.head) if sight.reading.head else None
    return render_template("parts/state.html", sight=sight, issue=issue)


def _text_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.RevisionIssued():
            return {"state", *(f"clause-{key}" for key in _showing(sight, set(fact.changed)))}
        case told.AmendmentProposed() | told.AmendmentWithdrawn():
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
        if any(_names(sight, amendment.number, changed) for amendment in amendments)
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


# -- amendments -----------------------------------------------------------------


def _amendment_ids(sight: Sight) -> list[str]:
    opens = [a.number for group in sight.groups for a in group.amendments]
    closed = [number for number in sight.amendments if number not in set(opens)]
    return ["state", *(f"amendment-{number}" for number in (*opens, *closed[::-1]))]


def _draw_amendment(sight: Sight, piece: str) -> str:
    if piece == "state":
        return _draw_state(sight)
    amendment = sight.amendments[int(piece.removeprefix("amendment-"))]
    return render_template("parts/amendment.html", sight=sight, amendment=amendment)


def _amendments_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.RevisionIssued():
            return {"state", *_naming(sight, set(fact.changed))}
        case told.AmendmentProposed() | told.AmendmentWithdrawn() | told.AmendmentCosigned():
            return {f"amendment-{fact.number}"}
        case told.DecisionRecorded():
            return {f"amendment-{fact.amendment}"}
        case told.VerdictsGiven():
            return {f"amendment-{number}" for number in fact.standings}
        case told.AmendmentPresented() | told.DecisionUndone() | told.TextAdopted():
            return ALL  # what is on the screen changes, wherever it was
    return set()


def _naming(sight: Sight, keys: set[str]) -> set[str]:
    """The amendments that name one of these clauses: their labels may have changed."""
    return {f"amendment-{n}" for n in sight.amendments if _names(sight, n, keys)}


def _names(sight: Sight, number: int, keys: set[str]) -> bool:
    return any(
        {operation.key, getattr(operation, "after", None)} & keys
        for operation in _all_operations(sight, number)
    )


def _all_operations(sight: Sight, number: int) -> tuple[Operation, ...]:
    standpoint = sight.standpoints.get(number)
    fitted = standpoint.operations if standpoint else ()
    return (*sight.amendments[number].operations, *fitted)


# -- findings, desk, screen: few viewers, drawn whole ---------------------------


def _finding_ids(sight: Sight) -> list[str]:
    return ["findings-list"]


def _draw_findings(sight: Sight, piece: str) -> str:
    findings = sight.reading.findings()
    groups = similar_groups([f for f in findings if f.status == "open"])
    return render_template("parts/findings.html", sight=sight, findings=findings, groups=groups)


def _findings_touched(sight: Sight, fact: Fact) -> Touched:
    kinds = told.FindingPosted | told.FindingWithdrawn | told.FindingsMerged
    return ALL if isinstance(fact, kinds | told.RevisionIssued | told.TextAdopted) else set()


_PLENARY = (
    told.RevisionIssued
    | told.AmendmentProposed
    | told.AmendmentWithdrawn
    | told.AmendmentCosigned
    | told.VerdictsGiven
    | told.AmendmentPresented
    | told.DecisionRecorded
    | told.DecisionUndone
    | told.TextAdopted
)


def _desk_ids(sight: Sight) -> list[str]:
    return ["state", "presented", "queue"]


def _draw_desk(sight: Sight, piece: str) -> str:
    if piece == "state":
        return _draw_state(sight)
    return render_template(f"parts/desk_{piece}.html", sight=sight)


def _screen_ids(sight: Sight) -> list[str]:
    return ["screen"]


def _draw_screen(sight: Sight, piece: str) -> str:
    return render_template("parts/screen.html", sight=sight)


def _plenary_touched(sight: Sight, fact: Fact) -> Touched:
    return ALL if isinstance(fact, _PLENARY) else set()


VIEWS: dict[str, View] = {
    "text": View("read_text", _text_ids, _draw_text, _text_touched),
    "amendments": View("read_amendments", _amendment_ids, _draw_amendment, _amendments_touched),
    "findings": View("read_findings", _finding_ids, _draw_findings, _findings_touched),
    "desk": View("preside", _desk_ids, _draw_desk, _plenary_touched),
    "screen": View("watch_screen", _screen_ids, _draw_screen, _plenary_touched),
}
