"""Deeds: one function each, named as in the permission table.

`perform` is the one way in: it opens the unit of work, which permits the deed by
its name, runs the action, and commits. Sent again with the same ``deed`` id, a
deed has no second effect and gives the same answer.
"""

from collections.abc import Callable
from typing import Any

from drafting.actions import (
    amendments,
    answering,
    editing,
    findings,
    founding,
    plenary,
    polling,
    ruling,
    seating,
    sitting,
    translating,
)
from drafting.domain.people import Seat
from drafting.store import Books

Action = Callable[..., dict[str, Any]]

ACTIONS: dict[str, Action] = {
    action.__name__: action
    for module in (
        founding,
        seating,
        editing,
        findings,
        amendments,
        answering,
        ruling,
        sitting,
        translating,
        plenary,
        polling,
    )
    for action in module.ACTIONS
}

# Answers that hold a secret in clear: never kept, so a second sending is a new deed.
_SECRET = frozenset({"issue_codes", "switch_observer_link"})


def perform(
    books: Books, action: str, seat: Seat, deed: str | None = None, **params: Any
) -> dict[str, Any]:
    """Do a deed as ``seat``. Raises Refused when the rules do not allow it."""
    with books.work(seat, action, None if action in _SECRET else deed) as work:
        if not work.answer:
            work.answer = ACTIONS[action](work, **params)
    return work.answer
