"""The hall's screen, live."""

from flask import render_template

from drafting.web.pieces.base import View
from drafting.web.pieces.plenary import plenary_touched
from drafting.web.sight import Sight


def _screen_ids(sight: Sight) -> list[str]:
    return ["screen"]


def _draw_screen(sight: Sight, piece: str) -> str:
    return render_template("parts/screen.html", sight=sight)


SCREEN = View("watch_screen", _screen_ids, _draw_screen, plenary_touched)
