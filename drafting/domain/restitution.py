"""Where a finding went in the text: what a rapporteur tells the plenary, and can see."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafting.domain.clauses import Draft
from drafting.domain.operations import Delete, Operation
from drafting.domain.proposals import Finding, FindingStatus


class Fate(StrEnum):
    """What became of a finding, or of one of its operations."""

    WAITING = "waiting"  # not merged yet
    VERBATIM = "verbatim"  # word for word
    REWORKED = "reworked"  # its words are there, among others
    OVERTAKEN = "overtaken"  # the clause is there, none of its words are left
    GONE = "gone"  # the clause is no longer in the text
    DELETED = "deleted"  # it asked for a deletion, which was made
    AMENDMENT = "amendment"  # contested: it became an amendment
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"  # by a successor


@dataclass(frozen=True)
class Landing:
    """Where one operation of a finding is now; ``number`` is the amendment's or successor's."""

    fate: Fate
    key: str | None = None
    number: int | None = None


def landings(finding: Finding, draft: Draft) -> tuple[Landing, ...]:
    """What became of a finding, on the text as it stands."""
    match finding.status:
        case FindingStatus.OPEN:
            return (Landing(Fate.WAITING),)
        case FindingStatus.WITHDRAWN:
            return (Landing(Fate.WITHDRAWN),)
        case FindingStatus.SUPERSEDED:
            return (Landing(Fate.REPLACED, number=finding.successor),)
        case FindingStatus.CONTESTED:
            return (Landing(Fate.AMENDMENT, number=finding.amendment),)
    return tuple(_merged(finding, draft))


def _merged(finding: Finding, draft: Draft) -> Iterator[Landing]:
    for operation in finding.operations:
        yield Landing(_fate(operation, finding.origin, draft), operation.key)


def _fate(operation: Operation, origin: str, draft: Draft) -> Fate:
    clause = draft.get(operation.key)
    if clause is None:
        return Fate.DELETED if isinstance(operation, Delete) else Fate.GONE
    texts = getattr(operation, "texts", {})
    if all(clause.text(lang) == text for lang, text in texts.items()):
        return Fate.VERBATIM
    strands = (strand for strands in clause.strands.values() for strand in strands)
    is_there = any(strand.origin == origin for strand in strands)
    return Fate.REWORKED if is_there else Fate.OVERTAKEN
