"""A delegate's own page: what is being voted, what became of their amendments."""

from flask import Blueprint

from drafting.web.access import guard
from drafting.web.showing import live_page

bp = Blueprint("mine", __name__, url_prefix="/a/<slug>/mine")


@bp.get("")
@guard("read_mine")
def show():
    return live_page("mine/show.html", "mine")
