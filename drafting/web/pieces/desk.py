"""The chair's desk, live."""

from flask import render_template

from drafting.web.pieces.base import View, draw_state
from drafting.web.pieces.plenary import plenary_touched
from drafting.web.sight import Sight


def _desk_ids(sight: Sight) -> list[str]:
    return ["state", "presented", "queue"]


def _draw_desk(sight: Sight, piece: str) -> str:
    if piece == "state":
        return draw_state(sight)
    return render_template(f"parts/desk_{piece}.html", sight=sight)


DESK = View("preside", _desk_ids, _draw_desk, plenary_touched)
