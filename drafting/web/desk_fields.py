"""What the chair typed at the desk: its fields are named by amendment, so none serves the next."""

from typing import Any

from flask import request

from drafting.domain import Outcome
from drafting.web.chairing import chosen_as_plain
from drafting.web.operations import operations_from_form
from drafting.web.showing import sight, whole

HANDS = ("votes_for", "votes_against", "abstentions")


def votes_typed(whose: str) -> dict[str, Any]:
    """Votes as typed; what is no number is refused by the action."""
    if request.args.get("how") != "hands":
        return {"consensus": True}
    return {name: _whole(request.form.get(f"{name}:{whose}", "")) for name in HANDS}


def _whole(typed: str) -> int:
    typed = typed.strip()
    if typed.isascii() and typed.isdigit() and len(typed) < 9:
        return int(typed)
    return -1 if typed else 0


def wording_typed(number: int) -> dict[str, Any]:
    """The words to adopt instead of an amendment's: chosen at its conflicts, or typed."""
    if request.args.get("outcome") != Outcome.MODIFIED:
        return {}
    choice, base = request.args.get("choice"), whole("base", request.args) or 0
    if choice is None:
        return {"operations": _typed_operations(number), "base": base}
    operations = chosen_as_plain(sight(), number, choice)
    return {"operations": operations, "base": sight().reading.head}


def oral_typed(number: int) -> dict[str, Any]:
    """What the chair tables for the room: an amendment's own words at its conflicts, or typed."""
    choice, seen = request.args.get("choice"), sight()
    if choice is None:
        return {
            "operations": _typed_operations(number),
            "base": whole("base", request.args) or 0,
            "noted": request.form.get(f"noted:{number}", ""),
        }
    return {
        "operations": chosen_as_plain(seen, number, choice),
        "base": seen.reading.head,
        "noted": seen.proposer(seen.reading.amendment(number)),
    }


def _typed_operations(number: int) -> list[dict[str, Any]]:
    prefix = f"{number}:"
    fields = {
        name.removeprefix(prefix): value
        for name, value in request.form.items()
        if name.startswith(prefix)
    }
    return operations_from_form(fields)
