"""The chair's desk, live: one viewer, drawn whole."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.chairing import Desk
from drafting.web.pieces.base import Touched, View, draw_state
from drafting.web.pieces.plenary import plenary_touched
from drafting.web.sight import Sight


def _desk_ids(sight: Sight) -> list[str]:
    return ["state", "presented", "hall", "room", "queue"]


def _draw_desk(sight: Sight, piece: str) -> str:
    if piece == "state":
        return draw_state(sight)
    desk = vars(sight).setdefault("desk", Desk(sight))  # its pieces share what it works out
    return render_template(f"parts/desk_{piece}.html", sight=sight, desk=desk)


def _desk_touched(sight: Sight, fact: Fact) -> Touched:
    if isinstance(fact, told.BallotCast | told.AttendanceTaken):
        return {"presented", "hall"}  # thirty of them in a minute: the list does not change
    return plenary_touched(sight, fact)


DESK = View("preside", _desk_ids, _draw_desk, _desk_touched)
