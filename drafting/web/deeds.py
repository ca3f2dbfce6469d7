"""Doing a deed from a form, and answering it: to a script as JSON, to a plain form as a page."""

from typing import Any

from flask import Response, flash, g, jsonify, redirect, request
from flask_babel import gettext as _

from drafting import actions
from drafting.domain import Refused
from drafting.web.access import books, close_look
from drafting.web.sentences import field_of, sentence

DEED_LIMIT = 80


def deed_id() -> str | None:
    """The id the form carries, so that sending it twice has one effect."""
    given = request.form.get("deed", "")
    return given if 8 <= len(given) <= DEED_LIMIT and given.isprintable() else None


def do(action: str, **params: Any) -> dict[str, Any]:
    """Perform a deed as the person asking. Raises Refused."""
    close_look()
    return actions.perform(books(), action, g.seat, deed_id(), **params)


def done(location: str, said: str = "") -> Any:
    """The deed is done: where to go next, and a word about it."""
    if wants_json():
        return jsonify(ok=True, location=location, sentence=said)
    if said:
        flash(said)
    return redirect(location, 303)


def refused(problem: Refused, **more: Any) -> tuple[Response, int]:
    """The answer to a script; what was typed stays where it is."""
    said = sentence(problem)
    field = field_of(problem)
    answer = {"ok": False, "code": problem.code, "sentence": said, **more}
    return jsonify(answer | {"errors": {field: said} if field else {}}), status_of(problem)


def status_of(problem: Refused) -> int:
    """HTTP's word for a refusal."""
    return {"not_found": 404, "forbidden": 403, "sealed": 409, "edit_contested": 409}.get(
        problem.code, 422
    )


def wants_json() -> bool:
    """Whether a script asks, rather than a person's browser."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == (
        "application/json"
    )


def button(action: str, location: str, said: str = "", **params: Any) -> Any:
    """A deed that is one button: done, or refused with a sentence on the page it came from."""
    try:
        do(action, **params)
    except Refused as problem:
        if wants_json():
            return refused(problem)
        flash(sentence(problem), "error")
        return redirect(location, 303)
    return done(location, said or _("Done."))
