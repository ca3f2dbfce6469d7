"""What is being voted now: a bar on the pages of phones, that ballots never redraw."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.board import board_now
from drafting.web.sight import Sight

# A vote begins or ends, or the hall goes on from its result (see `board.board_now`).
_TURNS = (
    told.PollOpened
    | told.PollClosed
    | told.AmendmentPresented
    | told.BlocPresented
    | told.ItemStarted
    | told.SittingSuspended
    | told.DecisionUndone
    | told.TextAdopted
)


def draw_now(sight: Sight) -> str:
    return render_template("parts/now.html", sight=sight, board=board_now(sight))


def now_touched(fact: Fact) -> set[str]:
    """For pages that are the same for all of a role: a ballot changes nothing there."""
    return {"now"} if isinstance(fact, _TURNS) else set()


def own_touched(sight: Sight, fact: Fact) -> set[str] | None:
    """For a page of one's own: of ballots, and of who is here, only one's own delegation's.

    None for every other fact.
    """
    if isinstance(fact, told.BallotCast):
        return {"now"} if sight.person and fact.delegation == sight.person.delegation else set()
    return set() if isinstance(fact, told.AttendanceTaken) else None
