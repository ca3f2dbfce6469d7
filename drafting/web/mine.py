"""A delegate's own page: what is being voted, what became of their amendments, their notes."""

from flask import Blueprint, g, jsonify

from drafting.web.access import guard
from drafting.web.attention import asking
from drafting.web.showing import live_page, sight

bp = Blueprint("mine", __name__, url_prefix="/a/<slug>/mine")


@bp.get("")
@guard("read_mine")
def show():
    """Notes are private: drawn for this person alone, and never pushed."""
    notes = sight().reading.plenary.notes(g.seat.member)
    places = sight().draft.positions
    in_order = sorted(notes.items(), key=lambda note: places.get(note[0], len(places)))
    return live_page("mine/show.html", "mine", notes=in_order)


@bp.get("/asks")
@guard("read_mine")
def asks():
    """How many of one's amendments ask for an answer, for the mark in the menu."""
    return jsonify(count=len(asking(sight(), g.seat.delegation)))
