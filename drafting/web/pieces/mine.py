"""What asks for a delegate's attention, live: a page of one's own."""

from flask import render_template

from drafting.domain.facts import Fact
from drafting.web.pieces.base import Touched, View
from drafting.web.pieces.now import draw_now, own_touched
from drafting.web.pieces.plenary import plenary_touched
from drafting.web.sight import Sight


def _mine_ids(sight: Sight) -> list[str]:
    return ["mine", "now"]


def _draw_mine(sight: Sight, piece: str) -> str:
    if piece == "now":
        return draw_now(sight)
    return render_template("parts/mine.html", sight=sight)


def _mine_touched(sight: Sight, fact: Fact) -> Touched:
    return own_touched(sight, fact, plenary_touched(sight, fact))


MINE = View("read_mine", _mine_ids, _draw_mine, _mine_touched, frozenset({"mine", "now"}))
