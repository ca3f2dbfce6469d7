"""What asks for a delegate's attention, live: a page of one's own."""

from flask import render_template

from drafting.web.pieces.base import View
from drafting.web.pieces.plenary import plenary_touched
from drafting.web.sight import Sight


def _mine_ids(sight: Sight) -> list[str]:
    return ["mine"]


def _draw_mine(sight: Sight, piece: str) -> str:
    return render_template("parts/mine.html", sight=sight)


MINE = View("read_mine", _mine_ids, _draw_mine, plenary_touched, frozenset({"mine"}))
