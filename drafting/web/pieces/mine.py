"""What asks for a delegate's attention, live: a page of one's own.

What is before the assembly and what changed in the text is the same for all and drawn
once; what asks for one's answer, what one tabled, signed or follows is one's own. Private
notes are no piece: the journal does not hear of them.
"""

from collections.abc import Iterable

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.consequences import Consequence, consequences
from drafting.domain.facts import Fact
from drafting.web.attention import asking
from drafting.web.pieces.base import ALL, Touched, View
from drafting.web.pieces.naming import family, names
from drafting.web.pieces.now import draw_now, now_touched, own_touched
from drafting.web.sight import Sight

OWN = ("mine-asks", "mine-tabled", "mine-signed", "now")
# Only a few clauses are listed; the text itself steps through all that changed.
CHANGES_SHOWN = 30

# What is on the screen, and what would fall, may be another with each of these.
_MOVING = (
    told.RevisionIssued
    | told.AmendmentProposed
    | told.AmendmentWithdrawn
    | told.AmendmentCosigned
    | told.VerdictsGiven
    | told.AmendmentPresented
    | told.AmendmentDivided
    | told.DecisionRecorded
    | told.DecisionUndone
)

_OF_AMENDMENTS = _MOVING | told.VerdictAgreed


def _mine_ids(sight: Sight) -> list[str]:
    return ["mine-presented", "mine-asks", "mine-changes", "mine-tabled", "mine-signed", "now"]


def _draw_mine(sight: Sight, piece: str) -> str:
    if piece == "now":
        return draw_now(sight)
    part = piece.removeprefix("mine-")
    return render_template(f"parts/mine_{part}.html", sight=sight, **_context(sight, part))


def _context(sight: Sight, part: str) -> dict:
    delegation = sight.person.delegation if sight.person else None
    amendments = sight.amendments.values()
    match part:
        case "presented":
            return {"falls": falls(sight)}
        case "asks":
            return {"asks": asking(sight, delegation)}
        case "tabled":
            return {"tabled": [a for a in amendments if delegation and a.delegation == delegation]}
        case "signed":
            followed = _followed(sight)
            signed = [a for a in amendments if delegation in a.cosigners]
            others = [a for a in amendments if a.number in followed and a not in signed]
            return {"signed": signed, "followed": others}
        case _:
            return {"changes": _changes(sight)}


def _followed(sight: Sight) -> set[int]:
    member = sight.person.member if sight.person else None
    return sight.reading.plenary.followed(member) if member else set()


def falls(sight: Sight) -> tuple[Consequence, ...]:
    """What adopting the amendment on the screen would change for the others."""
    presented = sight.amendments.get(sight.assembly.presented or 0)
    if not presented or not presented.is_open or presented.parent:
        return ()
    return consequences(presented, sight.opens, sight.reading.draft, sight.draft)


def _changes(sight: Sight) -> list[tuple[int, str]]:
    """The clauses that changed since the frame, the latest first: (Revision, key)."""
    changed = [(n, key) for key, n in sight.reading.last_changed.items() if n > 1]
    places = sight.draft.positions
    return sorted(changed, key=lambda c: (-c[0], places[c[1]]))[:CHANGES_SHOWN]


def _mine_touched(sight: Sight, fact: Fact) -> Touched:
    own = own_touched(sight, fact)
    if own is not None:
        return own
    touched = _pieces_touched(sight, fact)
    return ALL if touched is ALL else touched | now_touched(fact)


def _pieces_touched(sight: Sight, fact: Fact) -> Touched:
    """Of two hundred pages of one's own, only those that a fact concerns are drawn again."""
    if isinstance(fact, told.TextAdopted | told.SittingOpened):
        return ALL
    touched = {"mine-presented"} if isinstance(fact, _MOVING) else set()
    if isinstance(fact, told.RevisionIssued):
        touched.add("mine-changes")
    if isinstance(fact, told.AmendmentFollowed) and _is_mine(sight, fact.member):
        touched.add("mine-signed")
    person = sight.person
    if not person:
        return touched | set(OWN)
    if not isinstance(fact, _OF_AMENDMENTS):
        return touched
    tabled = {n for n, a in sight.amendments.items() if a.delegation == person.delegation}
    signed = {n for n, a in sight.amendments.items() if person.delegation in a.cosigners}
    if _concerns(sight, fact, tabled):
        touched |= {"mine-asks", "mine-tabled"}
    if _concerns(sight, fact, signed | _followed(sight)):
        touched.add("mine-signed")
    return touched


def _concerns(sight: Sight, fact: Fact, numbers: set[int]) -> bool:
    """Whether a fact may change what is shown of one of these amendments."""
    match fact:
        case told.RevisionIssued(changed=changed):
            return any(names(sight, number, set(changed)) for number in numbers)
        case told.VerdictsGiven(standings=standings):
            return not numbers.isdisjoint(_kin(sight, map(int, standings)))
        case told.DecisionRecorded(amendment=number) | told.DecisionUndone(amendment=number):
            return not numbers.isdisjoint(_kin(sight, [number]))
        case (
            told.AmendmentProposed(number=number)
            | told.AmendmentWithdrawn(number=number)
            | told.AmendmentCosigned(number=number)
            | told.AmendmentDivided(number=number)
            | told.VerdictAgreed(number=number)
        ):
            return not numbers.isdisjoint(_kin(sight, [number]))
    return False


def _kin(sight: Sight, numbers: Iterable[int]) -> set[int]:
    """These, what they stand for, and those shown on them."""
    found: set[int] = set()
    for number in numbers:
        found |= {*sight.amendments[number].replaces, *family(sight, number)}
    return found


def _is_mine(sight: Sight, member: int) -> bool:
    return sight.person is not None and sight.person.member == member


MINE = View("read_mine", _mine_ids, _draw_mine, _mine_touched, frozenset(OWN))
