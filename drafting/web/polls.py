"""Recorded votes: the chair puts questions, delegations vote, everyone reads the results."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, g, jsonify, redirect, request
from flask import flash as say
from flask_babel import gettext as _

from drafting.domain import NotFound, Refused
from drafting.domain.polls import Poll
from drafting.web.access import guard
from drafting.web.board import Board, full, own_ballot
from drafting.web.deeds import button, do, done, refused, wants_json
from drafting.web.sentences import sentence
from drafting.web.showing import named_number, page, sight, whole

bp = Blueprint("polls", __name__, url_prefix="/a/<slug>/polls")


@bp.get("")
@guard("read_amendments")
def index():
    """All votes with their results: the record."""
    shown = [Board(sight(), poll) for poll in sight().reading.plenary.polls()]
    return page("polls/index.html", boards_shown=shown[::-1])


@bp.post("/open")
@guard("open_poll")
def open_():
    """Put an amendment, those shown together, or the whole text to the vote."""
    secret = {"0": False, "1": True}.get(request.values.get("secret", ""))
    question = {
        "amendment": named_number("amendment"),
        "bloc": request.values.get("bloc") == "1",
        "text": request.values.get("text") == "1",
    }
    said = _("The vote is open.")
    return button("open_poll", f"/a/{g.slug}/desk", said, secret=secret, **question)


@bp.post("/close")
@guard("close_poll")
def close():
    """End the ballots; in a tie that the chair decides, ``chair`` is their vote."""
    chair = request.values.get("chair")
    return button("close_poll", f"/a/{g.slug}/desk", _("The vote is closed."), chair_vote=chair)


@bp.post("/cancel")
@guard("close_poll")
def cancel():
    said = _("The vote is cancelled; nothing is decided.")
    return button("close_poll", f"/a/{g.slug}/desk", said, cancelled=True)


@bp.post("/ballot")
@guard("cast_ballot")
def ballot():
    """A delegation's ballot. The choice comes in the form's body: addresses are logged."""
    number = whole("poll", request.values) or 0
    choice = request.form.get("choice", "")
    try:
        do("cast_ballot", poll=number, choice=choice)
    except Refused as problem:
        if wants_json():
            return refused(problem, mine=_mine(number))
        say(sentence(problem), "error")
        return redirect(_back(), 303)
    mine = _mine(number)
    if wants_json():
        return jsonify(ok=True, location=_back(), sentence=mine["sentence"], mine=mine)
    return done(_back(), full(mine["sentence"]))


@bp.get("/mine")
@guard("cast_ballot")
def mine():
    """What a delegate's phone asks: whether their delegation has voted, and how if it may say."""
    poll = sight().reading.plenary.open_poll
    return jsonify(_mine(poll.number if poll else None))


def _mine(number: int | None) -> dict[str, Any]:
    return dict(own_ballot(sight(), g.seat.delegation, _poll(number)))


def _poll(number: int | None) -> Poll | None:
    try:
        return sight().reading.plenary.poll(number) if number else None
    except NotFound:
        return None


def _back() -> str:
    """The page of this assembly the form was on, or the text."""
    path = urlsplit(request.referrer or "").path
    return path if path.startswith(f"/a/{g.slug}/") else f"/a/{g.slug}/text"
