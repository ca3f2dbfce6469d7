"""What is taken when: the chair orders, defers, divides, and tables what the room agrees on."""

from collections.abc import Iterable
from typing import Any

from drafting.actions import entrance
from drafting.actions.amendments import close, open_amendment, require_no_vote, table
from drafting.actions.plenary import show
from drafting.actions.revising import judged
from drafting.domain import Amendment, Operation, Outcome, Refused
from drafting.domain.dividing import clean_and_contested, divide
from drafting.domain.facts import (
    AmendmentCosigned,
    AmendmentDeferred,
    AmendmentDivided,
    OrderOverridden,
)
from drafting.store import Work
from drafting.store.rows import AmendmentRow, CosignatureRow


def override_order(
    work: Work, *, number: int, before: int | None = None, reason: str
) -> dict[str, Any]:
    """Take an amendment before another (None: last of its group); the record keeps the reason.

    Raises Refused: order_same, amendment_not_open, and empty when there is no reason.
    """
    open_amendment(work, number)
    if before is not None:
        open_amendment(work, before)
    if before == number:
        raise Refused("order_same")
    why = entrance.line(reason, "reason")
    kept = [o for o in work.assembly.overrides if o["number"] != number]
    work.assembly.overrides = [*kept, {"number": number, "before": before, "reason": why}]
    work.record(OrderOverridden(number, before, why))
    return {"number": number, "before": before}


def defer_amendment(work: Work, *, number: int, deferred: bool = True) -> dict[str, Any]:
    """Set an open amendment aside to be taken later, or take it up again."""
    open_amendment(work, number)
    row = work.db.get_one(AmendmentRow, (work.assembly.id, number))
    if row.deferred != bool(deferred):
        row.deferred = bool(deferred)
        work.record(AmendmentDeferred(number, row.deferred))
    return {"number": number, "deferred": row.deferred}


def divide_amendment(
    work: Work, *, number: int, first: Iterable[int] | None = None
) -> dict[str, Any]:
    """Take an amendment in two parts: the operations at the indexes ``first``, then the others.

    Without indexes: the part that can be adopted as it stands, then the contested one.
    The parts are amendments of the same delegation with the same co-signatories. Raises
    Refused: cannot_divide when one part would be empty, divide_with_subs while it has
    sub-amendments, amendment_not_open, voted_now.
    """
    amendment = open_amendment(work, number)
    require_no_vote(work, number)
    if any(a.parent == number for a in work.reading.amendments()):
        raise Refused("divide_with_subs", number=number)
    parts = _parts(work, amendment, first)
    if not all(parts):
        raise Refused("cannot_divide", number=number)
    close(work, number, Outcome.DIVIDED)
    numbers = [_table_part(work, amendment, operations) for operations in parts]
    work.record(AmendmentDivided(number, numbers))
    if work.assembly.presented == number:
        show(work, numbers[0])
    elif number in work.assembly.bloc:
        show(work, None, [other for other in work.assembly.bloc if other != number])
    return {"number": number, "parts": numbers}


def table_oral(
    work: Work,
    *,
    base: int,
    operations: Any,
    noted: str = "",
    reason: str = "",
    replaces: Iterable[int] = (),
) -> dict[str, Any]:
    """Table the wording agreed in the room: an amendment of the chair, shown at once.

    ``noted`` is who asked for it; ``replaces`` are the amendments it stands for.
    """
    draft = entrance.base_draft(work, base)
    number = work.assembly.amendments_count + 1
    asked = entrance.operations(work, operations, draft, f"p{number}")
    table(
        work,
        base=base,
        operations=asked,
        reason=entrance.optional_line(reason, "reason", 2_000),
        author=work.actor,
        replaces=[open_amendment(work, other).number for other in sorted(set(replaces))],
        noted=entrance.optional_line(noted, "noted"),
    )
    show(work, number)
    return {"number": number}


def _parts(
    work: Work, amendment: Amendment, first: Iterable[int] | None
) -> tuple[tuple[Operation, ...], ...]:
    if first is not None:
        return divide(amendment.operations, first)
    return clean_and_contested(judged(work, amendment, work.reading.draft()))


def _table_part(work: Work, whole: Amendment, operations: tuple[Operation, ...]) -> int:
    number = table(
        work,
        base=whole.base,
        operations=operations,
        reason=whole.reason,
        author=whole.author or work.actor,
        delegation=whole.delegation,
        workshop=whole.workshop,
        finding=whole.finding,
        replaces=list(whole.replaces),
        parent=whole.parent,
        part_of=whole.number,
        noted=whole.noted,
    )
    for delegation in whole.cosigners:
        row = CosignatureRow(
            assembly_id=work.assembly.id, amendment=number, delegation=delegation, at=work.now
        )
        work.db.add(row)
        work.record(AmendmentCosigned(number, delegation))
    return number


ACTIONS = (override_order, defer_amendment, divide_amendment, table_oral)
