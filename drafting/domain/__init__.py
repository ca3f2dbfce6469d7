"""The rules of drafting, as pure functions on frozen values.

No clock, no randomness, no I/O: time, ids and the person acting come in as arguments.
"""

from drafting.domain.clauses import Clause, Draft, Kind, canonical, fingerprint
from drafting.domain.competition import Group, Place, excludes, voting_order
from drafting.domain.errors import Forbidden, NotFound, Refused, Sealed
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise, perform
from drafting.domain.proposals import (
    Amendment,
    Cause,
    Decision,
    Finding,
    FindingStatus,
    Issue,
    Outcome,
    Votes,
)
from drafting.domain.verdicts import Standing, Verdict, rebase

__all__ = [
    "Amendment",
    "Cause",
    "Clause",
    "Decision",
    "Delete",
    "Draft",
    "Finding",
    "FindingStatus",
    "Forbidden",
    "Group",
    "Insert",
    "Issue",
    "Kind",
    "Move",
    "NotFound",
    "Operation",
    "Outcome",
    "Place",
    "Refused",
    "Revise",
    "Sealed",
    "Standing",
    "Verdict",
    "Votes",
    "canonical",
    "excludes",
    "fingerprint",
    "perform",
    "rebase",
    "voting_order",
]
