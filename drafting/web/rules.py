"""The rules of procedure, what each delegation's vote weighs, and who is in the room."""

from typing import Any

from flask import Blueprint, flash, g, request
from flask_babel import gettext as _

from drafting.actions.counting import standing_of
from drafting.domain import Refused
from drafting.domain.polls import has_quorum
from drafting.web.access import guard
from drafting.web.board import majority_name, quorum_line
from drafting.web.deeds import button, do, done
from drafting.web.showing import form_again, live_page, page, sight

bp = Blueprint("rules", __name__, url_prefix="/a/<slug>")
WEIGHT = "weight:"


@bp.route("/rules", methods=["GET", "POST"])
@guard("set_rules")
def show():
    if request.method == "GET":
        return page("rules/show.html", typed={}, **_context())
    try:
        do("set_rules", rules=_rules(), weights=_weights())
    except Refused as problem:
        return form_again("rules/show.html", problem, **_context())
    flash(_("The rules are set."))  # the page is loaded again, also by the script
    return done(f"/a/{g.slug}/rules")


@bp.get("/attendance")
@guard("take_attendance")
def attendance():
    return live_page("rules/attendance.html", "attendance")


@bp.post("/attendance")
@guard("take_attendance")
def take():
    """One delegation, or all at once."""
    is_here = request.values.get("present") == "1"
    key = request.values.get("delegation")
    keys = list(sight().reading.delegations) if key is None else [key]
    present = dict.fromkeys(keys, is_here)
    return button("take_attendance", f"/a/{g.slug}/attendance", _("Noted."), present=present)


def _context() -> dict[str, Any]:
    return {"rules": sight().reading.plenary.rules, "majority_name": majority_name}


def _rules() -> dict[str, Any]:
    """The rules as typed; a number that is none stays what was typed, and is refused."""
    form = request.form
    given: dict[str, Any] = {
        name: form[name] for name in ("majority", "basis", "tie", "behind") if name in form
    }
    for name in ("quorum", "speaking"):
        if name in form:
            given[name] = _whole(form[name])
    for name in ("secret", "weighted", "alternation"):
        given[name] = form.get(name) == "1"
    given["authentic"] = form.get("authentic") or None
    return given


def _weights() -> dict[str, Any]:
    return {
        name.removeprefix(WEIGHT): _whole(value)
        for name, value in request.form.items()
        if name.startswith(WEIGHT)
    }


def _whole(typed: str) -> int | str:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else typed


def attendance_of(seen: Any) -> dict[str, Any]:
    """Who is here, in numbers and as the rules weigh them, and what that means for the quorum."""
    rules, rows = seen.reading.plenary.rules, list(seen.reading.delegations.values())
    members, present = standing_of(seen.reading, rules)
    return {
        "here": sum(row.present for row in rows),
        "all": len(rows),
        "quorum": quorum_line(rules, members, present),
        "reached": has_quorum(rules, members, present),
    }
