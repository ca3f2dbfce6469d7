"""The list of amendments, live."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.pieces.base import ALL, Touched, View, draw_state
from drafting.web.pieces.naming import names
from drafting.web.sight import Sight


def _amendment_ids(sight: Sight) -> list[str]:
    opens = [a.number for group in sight.groups for a in group.amendments]
    closed = [number for number in sight.amendments if number not in set(opens)]
    return ["state", *(f"amendment-{number}" for number in (*opens, *closed[::-1]))]


def _draw_amendment(sight: Sight, piece: str) -> str:
    if piece == "state":
        return draw_state(sight)
    amendment = sight.amendments[int(piece.removeprefix("amendment-"))]
    return render_template("parts/amendment.html", sight=sight, amendment=amendment)


def _amendments_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.RevisionIssued():
            return {"state", *_naming(sight, set(fact.changed))}
        case told.AmendmentProposed() | told.AmendmentWithdrawn() | told.AmendmentCosigned():
            return {f"amendment-{fact.number}"}
        case told.DecisionRecorded():
            return _with_parent(sight, fact.amendment)
        case told.OrderOverridden():
            return {f"amendment-{fact.number}"}
        case told.AmendmentDivided():
            return {f"amendment-{number}" for number in (fact.number, *fact.parts)}
        case told.VerdictsGiven():
            return {f"amendment-{number}" for number in fact.standings}
        case told.AmendmentPresented() | told.DecisionUndone() | told.TextAdopted():
            return ALL  # what is on the screen changes, wherever it was
    return set()


def _with_parent(sight: Sight, number: int) -> Touched:
    """An amendment is shown with what was adopted to change it."""
    parent = sight.amendments[number].parent
    return {f"amendment-{n}" for n in (number, parent) if n is not None}


def _naming(sight: Sight, keys: set[str]) -> set[str]:
    """The amendments that name one of these clauses: their labels may have changed."""
    return {f"amendment-{n}" for n in sight.amendments if names(sight, n, keys)}


AMENDMENTS = View("read_amendments", _amendment_ids, _draw_amendment, _amendments_touched)
