"""The sitting, live: what is under way, the order of business, the list of speakers."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.business import Business
from drafting.web.pieces.base import ALL, Touched, View
from drafting.web.sight import Sight

_OF_THE_SITTING = (
    told.SittingOpened
    | told.SittingSuspended
    | told.SittingResumed
    | told.AgendaSet
    | told.ItemStarted
    | told.RulesSet
    | told.TextAdopted
)
_OF_SPEAKERS = told.SpeakerListed | told.SpeakerCalled | told.SpeakerRemoved
# What moves findings, or the words and numbers by which one says where they went.
_OF_THE_TEXT = (
    told.RevisionIssued
    | told.FindingPosted
    | told.FindingWithdrawn
    | told.FindingsMerged
    | told.AmendmentProposed
    | told.AmendmentWithdrawn
    | told.VerdictsGiven
    | told.DecisionRecorded
    | told.DecisionUndone
    | told.AmendmentDivided
    | told.MemberSeated
    | told.MemberRevoked
)


def _sitting_ids(sight: Sight) -> list[str]:
    return ["sitting-now", "agenda", "speakers"]


def _draw_sitting(sight: Sight, piece: str) -> str:
    name = piece.removeprefix("sitting-")
    return render_template(f"sitting/piece_{name}.html", sight=sight, sitting=Business(sight))


def _sitting_touched(sight: Sight, fact: Fact) -> Touched:
    if isinstance(fact, _OF_THE_SITTING):
        return ALL
    if isinstance(fact, _OF_SPEAKERS):
        return {"sitting-now", "speakers"}
    return {"agenda"} if isinstance(fact, _OF_THE_TEXT) else set()


SITTING = View("read_agenda", _sitting_ids, _draw_sitting, _sitting_touched)
