"""The tables. Numbers shown to people count within their assembly, from 1."""

from drafting.store.rows.assembly import (
    AssemblyRow,
    DelegationRow,
    MemberRow,
    WorkshopRow,
)
from drafting.store.rows.base import Moment, Row
from drafting.store.rows.drafting import (
    AmendmentRow,
    ClauseRow,
    CosignatureRow,
    DecisionRow,
    DeedRow,
    EntryRow,
    FindingRow,
    RevisionRow,
    StakeRow,
)
from drafting.store.rows.plenary import (
    BallotRow,
    CommentRow,
    FollowRow,
    ItemRow,
    NoteRow,
    PollRow,
    SpeakerRow,
    TranslationRow,
)

__all__ = [
    "AmendmentRow",
    "AssemblyRow",
    "BallotRow",
    "ClauseRow",
    "CommentRow",
    "CosignatureRow",
    "DecisionRow",
    "DeedRow",
    "DelegationRow",
    "EntryRow",
    "FindingRow",
    "FollowRow",
    "ItemRow",
    "MemberRow",
    "Moment",
    "NoteRow",
    "PollRow",
    "RevisionRow",
    "Row",
    "SpeakerRow",
    "StakeRow",
    "TranslationRow",
    "WorkshopRow",
]
