"""Carrying out a ruling: the text it makes, the Decision in the record, and what falls with it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from drafting.actions import entrance
from drafting.actions.amendments import close, judge_subs, open_subs
from drafting.actions.revising import judged, revise
from drafting.domain import Amendment, Cause, Operation, Outcome, Refused, Votes, perform, rebase
from drafting.domain.facts import DecisionRecorded
from drafting.domain.operations import as_plain
from drafting.domain.proposals import PARENT_GONE, REPLACED
from drafting.domain.subamendments import Step, with_subs
from drafting.store import Work
from drafting.store.rows import DecisionRow


@dataclass(frozen=True)
class Wording:
    """What the assembly adopted instead: plain operations written on Revision ``base``."""

    operations: Any
    base: int | None


@dataclass(frozen=True)
class Ruled:
    """A Decision's number, and the Revision it made, if any."""

    number: int
    revision: int | None


def rule(
    work: Work,
    amendment: Amendment,
    ruling: Outcome,
    votes: Votes,
    reason: str = "",
    wording: Wording | None = None,
    bloc: int | None = None,
) -> Ruled:
    """Close an open amendment with a ruling, record it, and issue the text it makes.

    An adopted sub-amendment makes no text by itself: its parent carries it.
    """
    steps: tuple[Step, ...] = ()
    revision = None
    if ruling.changes_text:
        steps = _steps(work, amendment, wording)
    close(work, amendment.number, ruling)
    if ruling.changes_text and not _waits_for_parent(work, amendment):
        text = work.reading.draft()
        for origin, operations in steps:
            text = perform(text, operations, origin)
        revision = revise(work, text, Cause("decision", (amendment.number,)))
    carried = tuple(operation for _origin, operations in steps for operation in operations)
    number = _record(work, amendment, ruling, votes, reason, carried, revision, bloc)
    if amendment.parent is not None:
        work.db.flush()
        judge_subs(work, amendment.parent)
    return Ruled(number, revision)


def let_fall(work: Work, amendment: Amendment, ruling: Outcome, leader: int) -> list[int]:
    """Close what falls with a ruling, whose Decision is ``leader``; their numbers."""
    fallen = []
    for other, why in list(_falling(work, amendment, ruling)):
        fall(work, other, why, leader)
        fallen += [other.number, *let_fall(work, other, Outcome.MOOT, leader)]
    return fallen


def fall(work: Work, amendment: Amendment, why: str, leader: int) -> None:
    """Close an amendment that is without its object; ``why`` is a verdict's reason code."""
    close(work, amendment.number, Outcome.MOOT)
    _record(work, amendment, Outcome.MOOT, Votes(reason=why), "", (), None, leader)


def _falling(work: Work, amendment: Amendment, ruling: Outcome) -> Iterator[tuple[Amendment, str]]:
    if not ruling.changes_text:
        yield from ((sub, PARENT_GONE) for sub in open_subs(work, amendment.number))
        return
    replaced = set(amendment.replaces)
    for other in work.reading.amendments() if replaced else ():
        if other.part_of in replaced:  # a part of what is replaced
            replaced.add(other.number)
        if other.number in replaced and other.is_open:
            yield other, REPLACED


def _waits_for_parent(work: Work, amendment: Amendment) -> bool:
    return amendment.parent is not None and work.reading.amendment(amendment.parent).is_open


def _steps(work: Work, amendment: Amendment, wording: Wording | None) -> tuple[Step, ...]:
    """What to carry out on the head, each step in the name of whose words it brings."""
    head = work.reading.draft()
    if wording is not None:
        if _waits_for_parent(work, amendment):
            raise Refused("sub_modified", number=amendment.number)
        return ((amendment.origin, _worded(work, amendment, wording)),)
    verdict = judged(work, amendment, head)
    if not verdict.standing.can_be_adopted:
        raise Refused("cannot_adopt", context=verdict, standing=verdict.standing.value)
    subs = work.reading.adopted_subs(amendment.number)
    if not subs:
        return ((amendment.origin, verdict.operations),)
    return with_subs(amendment, subs, work.reading.draft(amendment.base), head)


def _worded(work: Work, amendment: Amendment, wording: Wording) -> tuple[Operation, ...]:
    """The words adopted instead, as they fit the head."""
    written_on = entrance.base_draft(work, wording.base)
    asked = entrance.operations(work, wording.operations, written_on, f"p{amendment.number}")
    verdict = rebase(
        Amendment(amendment.number, wording.base or 0, asked), written_on, work.reading.draft()
    )
    if not verdict.standing.can_be_adopted:
        raise Refused("cannot_adopt", context=verdict, standing=verdict.standing.value)
    return verdict.operations


def _record(
    work: Work,
    amendment: Amendment,
    ruling: Outcome,
    votes: Votes,
    reason: str,
    carried: tuple[Operation, ...],
    revision: int | None,
    bloc: int | None,
) -> int:
    number, plain = work.count_up("decisions_count"), as_plain(carried)
    work.db.add(
        DecisionRow(
            assembly_id=work.assembly.id,
            number=number,
            amendment=amendment.number,
            outcome=ruling.value,
            votes=asdict(votes),
            reason=reason,
            operations=plain,
            revision=revision,
            bloc=bloc,
            at=work.now,
            undone=False,
        )
    )
    told = asdict(votes)
    work.record(
        DecisionRecorded(
            number, amendment.number, ruling.value, told, reason, plain, revision, bloc
        )
    )
    return number
