"""Live pages by name."""

from drafting.web.pieces.amendments import AMENDMENTS
from drafting.web.pieces.attendance import ATTENDANCE
from drafting.web.pieces.base import Drawn, View, changes, draw_all
from drafting.web.pieces.comments import COMMENTS
from drafting.web.pieces.desk import DESK
from drafting.web.pieces.findings import FINDINGS
from drafting.web.pieces.mine import MINE
from drafting.web.pieces.screen import SCREEN
from drafting.web.pieces.sitting import SITTING
from drafting.web.pieces.text import TEXT
from drafting.web.pieces.translation import TRANSLATION

VIEWS: dict[str, View] = {
    "text": TEXT,
    "amendments": AMENDMENTS,
    "findings": FINDINGS,
    "desk": DESK,
    "screen": SCREEN,
    "mine": MINE,
    "comments": COMMENTS,
    "attendance": ATTENDANCE,
    "sitting": SITTING,
    "translation": TRANSLATION,
}

__all__ = ["VIEWS", "Drawn", "View", "changes", "draw_all"]
