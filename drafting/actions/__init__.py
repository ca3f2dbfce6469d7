"""Deeds: one function each, named as in the permission table.

`perform` is the one way in: it opens the unit of work, which permits the deed by
its name, runs the action, and commits. Sent again with the same ``deed`` id, a
deed has no second effect and gives the same answer.
"""

from collections.abc import Callable
from typing import Any

from drafting.actions.amendments import cosign_amendment, propose_amendment, withdraw_amendment
from drafting.actions.editing import edit_text, lay_frame
from drafting.actions.findings import (
    merge_findings,
    post_finding,
    revise_finding,
    withdraw_finding,
)
from drafting.actions.founding import open_workshop, seat_delegation
from drafting.actions.plenary import (
    adopt_text,
    decide_amendment,
    present_amendment,
    undo_decision,
)
from drafting.actions.seating import (
    issue_codes,
    revoke_member,
    seat_members,
    switch_observer_link,
)
from drafting.domain.people import Seat
from drafting.store import Books

Action = Callable[..., dict[str, Any]]

ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        open_workshop,
        seat_delegation,
        lay_frame,
        edit_text,
        seat_members,
        issue_codes,
        revoke_member,
        switch_observer_link,
        post_finding,
        revise_finding,
        withdraw_finding,
        merge_findings,
        propose_amendment,
        cosign_amendment,
        withdraw_amendment,
        present_amendment,
        decide_amendment,
        undo_decision,
        adopt_text,
    )
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
