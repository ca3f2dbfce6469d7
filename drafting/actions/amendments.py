"""Amendments: a delegation proposes, co-signs, withdraws."""

from collections.abc import Iterable
from typing import Any

from drafting.actions import entrance
from drafting.actions.revising import drop_stakes, hold_stakes, keep_verdict
from drafting.domain import Amendment, Draft, Outcome, Refused
from drafting.domain.facts import AmendmentCosigned, AmendmentProposed, AmendmentWithdrawn
from drafting.domain.operations import Operation, as_plain
from drafting.store import Work
from drafting.store.rows import AmendmentRow, CosignatureRow


def propose_amendment(
    work: Work,
    *,
    base: int,
    operations: Any,
    reason: str = "",
    replaces: Iterable[int] = (),
) -> dict[str, Any]:
    """Table an amendment of one's delegation, written on Revision ``base``.

    ``operations`` are plain (see `drafting.domain.operations.as_plain`);
    ``replaces`` names the open amendments for which it is a compromise text.
    """
    draft = entrance.base_draft(work, base)
    number = work.assembly.amendments_count + 1
    asked = entrance.operations(work, operations, draft, f"p{number}")
    why = entrance.optional_line(reason, "reason", 2_000)
    if not work.seat.delegation:
        raise Refused("no_delegation")
    replaced = [open_amendment(work, other).number for other in sorted(set(replaces))]
    table(
        work,
        base=base,
        operations=asked,
        reason=why,
        delegation=work.seat.delegation,
        author=work.actor,
        replaces=replaced,
    )
    return {"number": number}


def cosign_amendment(work: Work, *, number: int) -> dict[str, Any]:
    """Sign another delegation's open amendment too."""
    amendment = open_amendment(work, number)
    delegation = work.seat.delegation
    if not delegation:
        raise Refused("no_delegation")
    if delegation == amendment.delegation:
        raise Refused("own_amendment")
    if delegation in amendment.cosigners:
        raise Refused("already_cosigned")
    work.db.add(
        CosignatureRow(
            assembly_id=work.assembly.id, amendment=number, delegation=delegation, at=work.now
        )
    )
    work.record(AmendmentCosigned(number, delegation))
    return {"number": number}


def withdraw_amendment(work: Work, *, number: int) -> dict[str, Any]:
    """Take one's delegation's open amendment back."""
    amendment = open_amendment(work, number)
    if not amendment.delegation or amendment.delegation != work.seat.delegation:
        raise Refused("not_your_delegation")
    close(work, number, Outcome.WITHDRAWN)
    work.record(AmendmentWithdrawn(number))
    return {"number": number}


def table(
    work: Work,
    *,
    base: int,
    operations: tuple[Operation, ...],
    reason: str,
    author: int,
    delegation: str | None = None,
    workshop: str | None = None,
    replaces: list[int] | None = None,
    finding: int | None = None,
) -> int:
    """Enter an amendment and its first verdict; returns its number."""
    number, plain, replaced = (
        work.count_up("amendments_count"),
        as_plain(operations),
        replaces or [],
    )
    work.db.add(
        AmendmentRow(
            assembly_id=work.assembly.id,
            number=number,
            delegation=delegation,
            workshop=workshop,
            author_id=author,
            base=base,
            operations=plain,
            reason=reason,
            replaces=replaced,
            finding=finding,
            at=work.now,
            outcome=None,
            verdict={},
        )
    )
    work.record(
        AmendmentProposed(number, delegation, workshop, base, plain, reason, replaced, finding)
    )
    amendment = Amendment(number=number, base=base, operations=operations)
    work.db.flush()
    keep_verdict(work, amendment, work.reading.draft())
    hold_stakes(work, amendment)
    return number


def open_amendment(work: Work, number: int) -> Amendment:
    """The amendment, refused unless it is open."""
    amendment = work.reading.amendment(number)
    if not amendment.is_open:
        raise Refused("amendment_not_open", number=number)
    return amendment


def close(work: Work, number: int, outcome: Outcome) -> None:
    """Give an amendment its outcome; it takes no further part in verdicts."""
    work.db.get_one(AmendmentRow, (work.assembly.id, number)).outcome = outcome.value
    drop_stakes(work, number)


def reopen(work: Work, number: int, head: Draft) -> None:
    """Undo `close`: the amendment is open again, with its verdict on ``head``."""
    work.db.get_one(AmendmentRow, (work.assembly.id, number)).outcome = None
    work.db.flush()
    amendment = work.reading.amendment(number)
    keep_verdict(work, amendment, head)
    hold_stakes(work, amendment)


ACTIONS = (propose_amendment, cosign_amendment, withdraw_amendment)
