"""Amendments: a delegation proposes, co-signs, withdraws."""

from collections.abc import Iterable
from typing import Any

from drafting.actions import entrance
from drafting.actions.revising import drop_stakes, give_verdicts, keep_verdict
from drafting.domain import Amendment, Draft, Outcome, Refused, Votes
from drafting.domain.facts import AmendmentCosigned, AmendmentProposed, AmendmentWithdrawn
from drafting.domain.operations import Operation, as_plain
from drafting.domain.subamendments import proposed_text
from drafting.store import Work
from drafting.store.rows import AmendmentRow, CosignatureRow


def propose_amendment(
    work: Work,
    *,
    base: int,
    operations: Any,
    reason: str = "",
    replaces: Iterable[int] = (),
    parent: int | None = None,
) -> dict[str, Any]:
    """Table an amendment of one's delegation, written on Revision ``base``.

    ``operations`` are plain (see `drafting.domain.operations.as_plain`);
    ``replaces`` names the open amendments for which it is a compromise text. A
    sub-amendment names its ``parent``; it is written on the text that one proposes.
    """
    draft = entrance.base_draft(work, base)
    if parent is not None:
        whole = open_amendment(work, parent)
        require_no_vote(work, parent)
        if whole.parent is not None:
            raise Refused("parent_is_sub", number=parent)
        base, draft = whole.base, proposed_text(whole, work.reading.draft(whole.base))
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
        parent=parent,
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
    open_amendment(work, number)
    _of_own_delegation(work, number)
    require_no_vote(work, number)
    close(work, number, Outcome.WITHDRAWN)
    work.record(AmendmentWithdrawn(number))
    judge_subs(work, number)
    return {"number": number}


def reword_amendment(
    work: Work, *, number: int, base: int, operations: Any, reason: str | None = None
) -> dict[str, Any]:
    """Put one's delegation's amendment in other words.

    An open one is withdrawn and a new one tabled, which says what it ``rewords``: nobody's
    signature is carried over to words they have not read. One that is closed stays as it
    is: it may have been decided while its delegation was typing. Without ``reason`` the
    old one's is kept. Raises Refused as `propose_amendment`, and voted_now.
    """
    old = _of_own_delegation(work, number)
    require_no_vote(work, number)
    draft = entrance.base_draft(work, base)
    if old.parent is not None:
        whole = open_amendment(work, old.parent)
        base, draft = whole.base, proposed_text(whole, work.reading.draft(whole.base))
    asked = entrance.operations(work, operations, draft, f"p{work.assembly.amendments_count + 1}")
    why = old.reason if reason is None else entrance.optional_line(reason, "reason", 2_000)
    opens = {a.number for a in work.reading.amendments(only_open=True)}
    if old.is_open:
        close(work, number, Outcome.WITHDRAWN)
        work.record(AmendmentWithdrawn(number))
    new = table(
        work,
        base=base,
        operations=asked,
        reason=why,
        delegation=old.delegation,
        author=work.actor,
        replaces=[other for other in old.replaces if other in opens],
        parent=old.parent,
        rewords=number if old.is_open else None,
    )
    judge_subs(work, number)
    return {"number": new}


def _of_own_delegation(work: Work, number: int) -> Amendment:
    amendment = work.reading.amendment(number)
    if not amendment.delegation or amendment.delegation != work.seat.delegation:
        raise Refused("not_your_delegation")
    return amendment


def require_no_vote(work: Work, number: int) -> None:
    """Refuse, with voted_now, what would forestall a vote under way on an amendment.

    The parent of what is voted on stays as it is, too.
    """
    poll = work.reading.plenary.open_poll
    for asked in poll.amendments if poll else ():
        if number in (asked, work.reading.amendment(asked).parent):
            raise Refused("voted_now", number=asked)


def require_no_other_vote(
    work: Work, numbers: Iterable[int] = (), votes: Votes | None = None
) -> None:
    """Refuse to decide by hand while a question is put; the result of its own vote may pass.

    One thing is decided at a time: any other decision might change what is voted on.
    Raises Refused: voted_now for one of these ``numbers``, else poll_open.
    """
    poll = work.reading.plenary.open_poll
    if poll is None or (votes is not None and votes.poll == poll.number):
        return
    for number in numbers:
        require_no_vote(work, number)
    raise Refused("poll_open", number=poll.number)


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
    parent: int | None = None,
    part_of: int | None = None,
    rewords: int | None = None,
    noted: str = "",
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
            parent=parent,
            part_of=part_of,
            rewords=rewords,
            noted=noted,
            at=work.now,
            outcome=None,
            verdict={},
        )
    )
    work.record(
        AmendmentProposed(
            number,
            delegation,
            workshop,
            base,
            plain,
            reason,
            replaced,
            finding,
            parent=parent,
            part_of=part_of,
            rewords=rewords,
            noted=noted,
        )
    )
    work.db.flush()
    keep_verdict(work, work.reading.amendment(number), work.reading.draft())
    return number


def open_amendment(work: Work, number: int) -> Amendment:
    """The amendment, refused unless it is open."""
    amendment = work.reading.amendment(number)
    if not amendment.is_open:
        raise Refused("amendment_not_open", number=number)
    return amendment


def close(work: Work, number: int, outcome: Outcome) -> None:
    """Give an amendment its outcome; it takes no further part in verdicts."""
    row = work.db.get_one(AmendmentRow, (work.assembly.id, number))
    row.outcome, row.agreed = outcome.value, None  # what was agreed with was its verdict
    drop_stakes(work, number)


def reopen(work: Work, numbers: Iterable[int], head: Draft) -> None:
    """Undo `close`: these amendments are open again, with their verdicts on ``head``."""
    numbers = sorted(numbers)
    for number in numbers:
        row = work.db.get_one(AmendmentRow, (work.assembly.id, number))
        row.outcome = row.agreed = None  # what was agreed with was the ruling
    work.db.flush()
    for number in numbers:
        keep_verdict(work, work.reading.amendment(number), head)


def judge_subs(work: Work, parent: int) -> None:
    """Give a parent's open sub-amendments their verdicts again: it, or one of them, was decided."""
    give_verdicts(work, work.reading.draft(), [a.number for a in open_subs(work, parent)])


def open_subs(work: Work, parent: int) -> list[Amendment]:
    """The open sub-amendments of an amendment, by number."""
    return [a for a in work.reading.amendments(only_open=True) if a.parent == parent]


ACTIONS = (propose_amendment, cosign_amendment, withdraw_amendment, reword_amendment)
