"""The list of amendments, live."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.pieces.base import ALL, Touched, View, draw_state
from drafting.web.pieces.naming import family, names
from drafting.web.pieces.now import draw_now, now_touched
from drafting.web.sight import Sight


def _amendment_ids(sight: Sight) -> list[str]:
    opens = [a.number for group in sight.groups for a in group.amendments]
    closed = [number for number in sight.amendments if number not in set(opens)]
    return [
        "state",
        "on-screen",
        *(f"amendment-{number}" for number in (*opens, *closed[::-1])),
        "now",
    ]


def _draw_amendment(sight: Sight, piece: str) -> str:
    if piece == "state":
        return draw_state(sight)
    if piece == "now":
        return draw_now(sight)
    if piece == "on-screen":
        return render_template("parts/on_screen.html", sight=sight)
    amendment = sight.amendments[int(piece.removeprefix("amendment-"))]
    return render_template("parts/amendment.html", sight=sight, amendment=amendment)


def _amendments_touched(sight: Sight, fact: Fact) -> Touched:
    touched = _list_touched(sight, fact)
    return ALL if touched is ALL else touched | now_touched(fact)


def _list_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.RevisionIssued():
            return {"state", *_naming(sight, set(fact.changed))}
        case told.AmendmentProposed() | told.AmendmentWithdrawn() | told.AmendmentCosigned():
            return {f"amendment-{n}" for n in family(sight, fact.number)}
        case told.DecisionRecorded():
            return {f"amendment-{n}" for n in family(sight, fact.amendment)}
        case told.DecisionUndone():
            return {"on-screen", *(f"amendment-{n}" for n in family(sight, fact.amendment))}
        case told.AmendmentPresented():
            return {"on-screen"}
        case told.OrderOverridden():
            return {f"amendment-{fact.number}"}
        case told.AmendmentDivided():
            return {f"amendment-{number}" for number in (fact.number, *fact.parts)}
        case told.VerdictsGiven():
            return {f"amendment-{number}" for number in fact.standings}
        case told.SittingOpened() | told.TextAdopted():
            return ALL  # amendments on an older text are told by the numbers of this one
    return set()


def _naming(sight: Sight, keys: set[str]) -> set[str]:
    """The amendments that name one of these clauses: their labels may have changed."""
    return {f"amendment-{n}" for n in sight.amendments if names(sight, n, keys)}


AMENDMENTS = View("read_amendments", _amendment_ids, _draw_amendment, _amendments_touched)
