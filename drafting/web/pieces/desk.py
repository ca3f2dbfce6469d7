"""The chair's desk, live: one viewer, drawn whole."""

from flask import render_template

from drafting.web.chairing import Desk
from drafting.web.pieces.base import View, draw_state
from drafting.web.pieces.plenary import plenary_touched
from drafting.web.sight import Sight


def _desk_ids(sight: Sight) -> list[str]:
    return ["state", "presented", "hall", "room", "queue"]


def _draw_desk(sight: Sight, piece: str) -> str:
    if piece == "state":
        return draw_state(sight)
    desk = vars(sight).setdefault("desk", Desk(sight))  # its pieces share what it works out
    return render_template(f"parts/desk_{piece}.html", sight=sight, desk=desk)


DESK = View("preside", _desk_ids, _draw_desk, plenary_touched)
