"""The rules of drafting, as pure functions on frozen values.

No clock, no randomness, no I/O: time, ids and the person acting come in as arguments.
"""

from drafting.domain.clauses import Clause, Draft, Kind, canonical, fingerprint
from drafting.domain.competition import excludes
from drafting.domain.consequences import Consequence, consequences
from drafting.domain.dividing import clean_and_contested, divide
from drafting.domain.errors import Forbidden, NotFound, Refused, Sealed
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise, perform
from drafting.domain.order import Group, Override, Place, voting_order
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
from drafting.domain.subamendments import proposed_text, rebase_sub, with_subs
from drafting.domain.verdicts import Standing, Verdict, rebase

__all__ = [
    "Amendment",
    "Cause",
    "Clause",
    "Consequence",
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
    "Override",
    "Place",
    "Refused",
    "Revise",
    "Sealed",
    "Standing",
    "Verdict",
    "Votes",
    "canonical",
    "clean_and_contested",
    "consequences",
    "divide",
    "excludes",
    "fingerprint",
    "perform",
    "proposed_text",
    "rebase",
    "rebase_sub",
    "voting_order",
    "with_subs",
]
