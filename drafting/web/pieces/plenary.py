"""What changes the pages that follow the plenary; these have few viewers and are drawn whole."""

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.pieces.base import ALL, Touched
from drafting.web.sight import Sight

PLENARY = (
    told.DelegationSeated
    | told.RevisionIssued
    | told.AmendmentProposed
    | told.AmendmentWithdrawn
    | told.AmendmentCosigned
    | told.VerdictsGiven
    | told.AmendmentPresented
    | told.DecisionRecorded
    | told.DecisionUndone
    | told.TextAdopted
    | told.RulesSet
    | told.AttendanceTaken
    | told.FindingPosted
    | told.FindingWithdrawn
    | told.FindingsMerged
    | told.MemberSeated
    | told.MemberRevoked
    | told.SittingOpened
    | told.SittingSuspended
    | told.SittingResumed
    | told.AgendaSet
    | told.ItemStarted
    | told.SpeakerListed
    | told.SpeakerCalled
    | told.SpeakerRemoved
    | told.PollOpened
    | told.BallotCast
    | told.PollClosed
    | told.OrderOverridden
    | told.AmendmentDeferred
    | told.AmendmentDivided
    | told.BlocPresented
    | told.CommentMade
    | told.CommentSettled
    | told.VerdictAgreed
    | told.ClauseTranslated
)


def plenary_touched(sight: Sight, fact: Fact) -> Touched:
    return ALL if isinstance(fact, PLENARY) else set()
