"""Drawing an assembly's page with its sight."""

from dataclasses import replace
from typing import Any

from flask import abort, g, render_template, request
from flask_babel import get_locale

from drafting.domain import Refused
from drafting.web.access import look
from drafting.web.deeds import refused, status_of, wants_json
from drafting.web.pieces import VIEWS, draw_all
from drafting.web.sentences import sentence
from drafting.web.sight import Sight


def sight() -> Sight:
    """What the person asking sees of this request's assembly."""
    if g.get("sight") is None or g.sight.reading is not look():
        g.sight = Sight(look(), g.seat.role, str(get_locale() or "fr"))
    return g.sight


def own_sight() -> Sight:
    """The same for a page that shows what is this person's own."""
    return replace(sight(), person=g.seat)


def page(template: str, **more: Any) -> str:
    """A page of the assembly."""
    return render_template(template, sight=sight(), **more)


def live_page(template: str, view: str, **more: Any) -> str:
    """A live page: its pieces, and the journal number they reflect."""
    seen = own_sight() if VIEWS[view].personal else sight()
    pieces = draw_all(VIEWS[view], seen)
    return page(template, view=view, pieces=pieces, number=seen.reading.number, **more)


def form_again(template: str, problem: Refused, **more: Any) -> Any:
    """A refused form: a sentence, and everything that was typed."""
    if wants_json():
        return refused(problem)
    said = sentence(problem)
    errors = {problem.field: said} if problem.field else {}
    shown = page(template, problem=said, errors=errors, typed=request.form, **more)
    return shown, status_of(problem)


def as_whole(typed: str) -> int | None:
    """A whole number as typed, of a size that a database can hold, or None."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def whole(name: str, given: Any = None) -> int | None:
    """A whole number from the form (or from what was ``given``), or None."""
    return as_whole((request.form if given is None else given).get(name, ""))


def wholes(name: str, given: Any = None) -> list[int]:
    """Whole numbers from a field that may come several times."""
    typed = (request.form if given is None else given).getlist(name)
    return [number for number in map(as_whole, typed) if number is not None]


def named_number(name: str) -> int | None:
    """The number a button names, or None when it names none; 404 for what is no number."""
    typed = request.values.get(name, "")
    return (as_whole(typed) or abort(404)) if typed else None
