"""The chair's desk: present, decide, undo, adopt."""

from flask import Blueprint, g, redirect, request
from flask_babel import gettext as _

from drafting.domain import Refused, Revise
from drafting.text import merge
from drafting.web.access import guard
from drafting.web.deeds import button, do, done
from drafting.web.operations import operations_from_form
from drafting.web.showing import form_again, live_page, page, sight, whole

bp = Blueprint("desk", __name__, url_prefix="/a/<slug>/desk")


@bp.get("")
@guard("preside")
def show():
    return live_page("desk/show.html", "desk")


@bp.post("/present")
@guard("present_amendment")
def present():
    """Put an amendment on the screen; without a number, the text."""
    number = whole("number") or request.args.get("number", type=int)
    said = (
        _("Amendment %(number)s is on the screen.", number=number)
        if number
        else _("The text is on the screen.")
    )
    return button("present_amendment", f"/a/{g.slug}/desk", said, number=number)


@bp.route("/decide/<int:number>", methods=["GET", "POST"])
@guard("decide_amendment")
def decide(number: int):
    """The ruling with its votes; the wording too, when adopted as modified."""
    amendment = sight().reading.amendment(number)
    if request.method == "GET":
        if not amendment.is_open:
            return redirect(f"/a/{g.slug}/amendments/{number}")
        return page("desk/decide.html", typed={}, **_context(amendment))
    outcome = request.form.get("outcome", "")
    wording = (
        {"operations": operations_from_form(request.form), "base": whole("base") or 0}
        if outcome == "modified"
        else {}
    )
    try:
        do(
            "decide_amendment",
            number=number,
            outcome=outcome,
            votes=_votes(),
            reason=request.form.get("note", ""),
            **wording,
        )
    except Refused as problem:
        return form_again(
            "desk/decide.html", problem, **_context(sight().reading.amendment(number))
        )
    return done(f"/a/{g.slug}/desk", _("Decision on amendment %(number)s recorded.", number=number))


@bp.post("/undo")
@guard("undo_decision")
def undo():
    return button("undo_decision", f"/a/{g.slug}/desk", _("The last decision is undone."))


@bp.route("/adopt", methods=["GET", "POST"])
@guard("adopt_text")
def adopt():
    """Declare the text adopted, once it has been read what that means."""
    if request.method == "GET":
        return page("desk/adopt.html", typed={})
    try:
        do(
            "adopt_text",
            despite_open=bool(request.form.get("despite_open")),
            despite_behind=bool(request.form.get("despite_behind")),
        )
    except Refused as problem:
        return form_again("desk/adopt.html", problem)
    return done(f"/a/{g.slug}/text", _("The text is adopted."))


def _votes() -> dict:
    """Votes as typed; what is no number is refused by the action."""
    form = request.form
    if form.get("how") != "votes":
        return {"consensus": True}
    return {
        name: int(form[name])
        if form.get(name, "").isdigit() and len(form[name]) < 9
        else (0 if not form.get(name) else -1)
        for name in ("votes_for", "votes_against", "abstentions")
    }


def _context(amendment) -> dict:
    return {
        "amendment": amendment,
        "verdict": sight().verdict(amendment),
        "base": sight().reading.head,
        "wording": [_wording(amendment, operation) for operation in amendment.operations],
    }


def _wording(amendment, operation) -> dict:
    """A clause the amendment touches, and the words the room may start from.

    For a revision these are the head's, with what the amendment changes elsewhere
    than the head: nothing adopted since is undone by adopting it as modified.
    """
    clause = sight().clause(operation.key)
    texts = dict(getattr(operation, "texts", {}))
    if isinstance(operation, Revise) and clause:
        then = sight().reading.draft(amendment.base).get(operation.key)
        texts = {
            lang: merge(then.text(lang), clause.text(lang), text).text
            for lang, text in texts.items()
        }
    return {"operation": operation, "clause": clause, "texts": texts}
