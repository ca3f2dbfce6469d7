"""The chair's desk: one page; every deed is a button of it, and most are a key."""

from typing import Any

from flask import Blueprint, g, jsonify, request
from flask_babel import gettext as _
from flask_babel import ngettext

from drafting.actions.counting import doubts, meaning
from drafting.domain import Outcome, Refused, Votes
from drafting.web.access import guard
from drafting.web.deeds import do, done, refused, status_of, wants_json
from drafting.web.desk_fields import HANDS, oral_typed, votes_typed, wording_typed
from drafting.web.labels import DOUBTS, OUTCOMES, VOTE_REASONS
from drafting.web.sentences import sentence
from drafting.web.showing import (
    form_again,
    live_page,
    named_number,
    page,
    sight,
    whole,
    wholes,
)

bp = Blueprint("desk", __name__, url_prefix="/a/<slug>/desk")


@bp.get("")
@guard("preside")
def show():
    return _desk()


@bp.post("/present")
@guard("present_amendment")
def present():
    """Put an amendment on the screen; without a number, the text."""
    number = named_number("number")
    said = _("The text is on the screen.")
    if number in sight().amendments:
        label = sight().label(number)
        said = _("Amendment %(number)s is on the screen.", number=label)
    return _deed("present_amendment", lambda _answer: said, number=number)


@bp.post("/bloc")
@guard("present_bloc")
def bloc():
    """Show amendments (``n``, several times) together on the screen; none: no more."""
    numbers = wholes("n", request.args)
    return _deed("present_bloc", _said_bloc, numbers=numbers)


@bp.post("/decide-bloc")
@guard("decide_bloc")
def decide_bloc():
    numbers = wholes("n", request.args)
    return _deed(
        "decide_bloc",
        lambda answer: _with_doubts(
            ngettext(
                "%(num)d amendment adopted together.",
                "%(num)d amendments adopted together.",
                len(answer["numbers"]),
            ),
            answer,
        ),
        numbers=numbers,
        votes=votes_typed("bloc"),
        reason=request.form.get("note:bloc", ""),
    )


@bp.post("/decide/<int:number>")
@guard("decide_amendment")
def decide(number: int):
    """The ruling. ``outcome`` is one of `Outcome` or "counted"; ``how=hands`` brings typed counts.

    A contested amendment names its ``choice``; the words of the room come as fields.
    """
    try:
        wording = wording_typed(number)
    except Refused as problem:
        return _refused(problem)
    return _deed(
        "decide_amendment",
        lambda answer: _with_doubts(_said_decided(answer), answer),
        number=number,
        outcome=request.args.get("outcome", "adopted"),
        votes=votes_typed(str(number)),
        reason=request.form.get(f"note:{number}", ""),
        **wording,
    )


@bp.post("/fall")
@guard("note_fallen")
def fall():
    """Note that amendments fall: those named (``n``), or all that lost their object."""
    numbers = wholes("n", request.args)
    return _deed("note_fallen", _said_fallen, numbers=numbers or None)


@bp.post("/defer/<int:number>")
@guard("defer_amendment")
def defer(number: int):
    later = request.args.get("later", "1") == "1"
    said = _("Set aside for later.") if later else _("Taken up again.")
    return _deed("defer_amendment", lambda _answer: said, number=number, deferred=later)


@bp.post("/divide/<int:number>")
@guard("divide_amendment")
def divide(number: int):
    """The operations ticked (``first:<number>``) are the first part."""
    first = wholes(f"first:{number}")
    said = _("Amendment %(number)s is divided.", number=_label(number))
    return _deed("divide_amendment", lambda _answer: said, number=number, first=first)


@bp.post("/oral/<int:number>")
@guard("table_oral")
def oral(number: int):
    """Table words in place of an amendment, and show them: typed, or its own (``choice``)."""
    try:
        wording = oral_typed(number)
    except Refused as problem:
        return _refused(problem)
    return _deed(
        "table_oral",
        lambda answer: _("Oral amendment %(number)s is on the screen.", number=answer["number"]),
        **wording,
        reason=request.form.get(f"note:{number}", ""),
        replaces=[number],
    )


@bp.post("/order")
@guard("override_order")
def order():
    """Take an amendment before another one, and say why."""
    number = whole("number")
    if number is None:
        return _refused(Refused("choose_one"))
    return _deed(
        "override_order",
        lambda _answer: _("Amendment %(number)s has its new place.", number=_label(number)),
        number=number,
        before=whole("before"),
        reason=request.form.get("reason", ""),
    )


@bp.get("/count")
@guard("preside")
def count():
    """What counted hands would mean under the rules, while they are being typed."""
    given = [request.args.get(name, "") for name in HANDS]
    if not all(v.isascii() and v.isdigit() and len(v) < 6 for v in given if v) or not any(given):
        return jsonify(sentence="", doubts=[])
    votes = Votes(*(int(v or 0) for v in given))
    result = meaning(sight(), votes)
    said = str(VOTE_REASONS[result.reason])
    if result.passed is not None:
        outcome = Outcome.ADOPTED if result.passed else Outcome.REJECTED
        said = f"{OUTCOMES[outcome.value]} : {said}"
    found = [str(DOUBTS[code]) for code in doubts(sight(), Outcome.MOOT, votes)]
    return jsonify(sentence=said, doubts=found)


@bp.post("/undo")
@guard("undo_decision")
def undo():
    """Take back the decision named by ``number``, or the last one."""
    number = named_number("number")
    return _deed("undo_decision", _said_undone, number=number)


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


# -- doing and saying ----------------------------------------------------------------


def _desk(problem: str = "") -> Any:
    return live_page("desk/show.html", "desk", problem=problem, typed=request.form)


def _deed(action: str, said: Any, **params: Any) -> Any:
    """Do it and say so. Refused, a plain form gets the whole desk back with what was typed."""
    try:
        answer = do(action, **params)
    except Refused as problem:
        return _refused(problem)
    return done(f"/a/{g.slug}/desk", str(said(answer)))


def _refused(problem: Refused) -> Any:
    if "number" in problem.params and problem.code != "too_many":
        problem.params = {**problem.params, "number": _label(problem.params["number"])}
    if wants_json():
        return refused(problem)
    g.typed = request.form
    return _desk(sentence(problem)), status_of(problem)


def _label(number: Any) -> str:
    return sight().label(number) if number in sight().amendments else str(number)


def _labels(numbers: list[int]) -> str:
    return ", ".join(_label(number) for number in numbers)


def _said_bloc(answer: dict[str, Any]) -> str:
    if not answer["numbers"]:
        return _("The text is on the screen.")
    return _("Shown together: %(numbers)s.", numbers=_labels(answer["numbers"]))


def _said_decided(answer: dict[str, Any]) -> str:
    outcome = OUTCOMES[answer["outcome"]]
    said = _("Amendment %(number)s: %(outcome)s.", number=_label(answer["number"]), outcome=outcome)
    if answer["fallen"]:
        said += " " + _("With it fall: %(numbers)s.", numbers=_labels(answer["fallen"]))
    return said


def _said_fallen(answer: dict[str, Any]) -> str:
    return _("Noted that these fall: %(numbers)s.", numbers=_labels(answer["numbers"]))


def _said_undone(answer: dict[str, Any]) -> str:
    return _("Undone; open again: %(numbers)s.", numbers=_labels(answer["numbers"]))


def _with_doubts(said: str, answer: dict[str, Any]) -> str:
    return " ".join([said, *(str(DOUBTS[code]) for code in answer["doubts"])])
