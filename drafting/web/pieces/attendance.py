"""Who is in the room, live: several take attendance at once, and ballots take it too."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.pieces.base import ALL, Touched, View
from drafting.web.sight import Sight


def _attendance_ids(sight: Sight) -> list[str]:
    return ["attendance-count", *(f"delegation-{key}" for key in sight.reading.delegations)]


def _draw_attendance(sight: Sight, piece: str) -> str:
    if piece == "attendance-count":
        return render_template("parts/attendance_count.html", sight=sight)
    row = sight.reading.delegations[piece.removeprefix("delegation-")]
    return render_template("parts/attendance_row.html", sight=sight, row=row)


def _attendance_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.AttendanceTaken():
            return {"attendance-count", *(f"delegation-{key}" for key in fact.present)}
        case told.RulesSet() | told.DelegationSeated():
            return ALL
    return set()


ATTENDANCE = View("take_attendance", _attendance_ids, _draw_attendance, _attendance_touched)
