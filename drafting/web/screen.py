"""The projector: a page that follows the chair by itself."""

from flask import Blueprint

from drafting.web.access import guard
from drafting.web.showing import live_page

bp = Blueprint("screen", __name__, url_prefix="/a/<slug>/screen")


@bp.get("")
@guard("watch_screen")
def show():
    return live_page("screen/show.html", "screen")
