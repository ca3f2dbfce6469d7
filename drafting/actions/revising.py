"""Issuing Revisions. `revise` alone makes them; they are never changed afterwards."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, select, update

from drafting.domain import Amendment, Cause, Clause, Draft, Verdict, fingerprint, rebase
from drafting.domain.clauses import digest, moved_keys
from drafting.domain.facts import NumberingGrown, RevisionIssued, VerdictsGiven
from drafting.domain.operations import as_plain
from drafting.domain.stakes import stakes, touched
from drafting.domain.subamendments import rebase_sub
from drafting.store import Work
from drafting.store.ranks import between, spread
from drafting.store.rows import AmendmentRow, ClauseRow, RevisionRow, StakeRow
from drafting.store.values import strands_as_plain


def revise(work: Work, draft: Draft, cause: Cause) -> int:
    """Issue ``draft`` as the next Revision, and give every open amendment it touches its verdict.

    Returns the Revision's number.
    """
    before = work.reading.draft()
    draft = _numbered(work, draft)
    number = work.count_up("head_revision")
    changes = _Changes(before, draft)
    _write_clauses(work, draft, changes, number)
    of_text, whole = fingerprint(draft, work.assembly.languages), digest(draft)
    plain_cause = {**asdict(cause), "refs": list(cause.refs)}
    work.db.add(
        RevisionRow(
            assembly_id=work.assembly.id,
            number=number,
            cause=plain_cause,
            changed=changes.visible,
            fingerprint=of_text,
            digest=whole,
            actor_name=work.seat.name,
            at=work.now,
        )
    )
    work.record(RevisionIssued(number, plain_cause, changes.visible, of_text, whole))
    give_verdicts(work, draft, _with_stakes(work, touched(before, draft)))
    return number


def _numbered(work: Work, draft: Draft) -> Draft:
    """The draft under the frozen numbering, which takes in what is new."""
    frozen = work.reading.plenary.numbering
    if frozen is None:
        return draft
    grown = frozen.grown(draft)
    if grown is not frozen:
        work.assembly.numbering = grown.as_plain()
        work.record(NumberingGrown(grown.as_plain()))
    return Draft(draft.clauses, grown)


class _Changes:
    """What differs between two drafts: rows to write, clauses to redraw."""

    def __init__(self, before: Draft, after: Draft) -> None:
        self.gone = [key for key in before.keys if key not in after]
        self.new = [key for key in after.keys if key not in before]
        self.moved = moved_keys(before, after)
        kept = [clause for clause in after.clauses if clause.key in before]
        self.rewritten = [c.key for c in kept if c != before.get(c.key)]
        relabelled = [
            key
            for key in after.keys
            if key in before and after.labels.get(key) != before.labels.get(key)
        ]
        changed = {*self.gone, *self.new, *self.moved, *self.rewritten}
        self.visible = sorted(changed | set(relabelled))


def _write_clauses(work: Work, draft: Draft, changes: _Changes, number: int) -> None:
    """End the rows of clauses that changed, and begin new ones."""
    placed = {*changes.new, *changes.moved}
    ended = {*changes.gone, *changes.moved, *changes.rewritten}
    alive = _alive_rows(work)
    for key in ended:
        alive[key].until = number
    work.db.flush()
    ranks = _ranks(draft, {key: row.rank for key, row in alive.items() if key not in placed})
    begun = placed | set(changes.rewritten)
    for clause in draft.clauses:
        if clause.key in begun:
            work.db.add(_clause_row(work, clause, number, ranks[clause.key]))


def _alive_rows(work: Work) -> dict[str, ClauseRow]:
    query = select(ClauseRow).where(
        ClauseRow.assembly_id == work.assembly.id, ClauseRow.until.is_(None)
    )
    return {row.key: row for row in work.db.scalars(query)}


def _ranks(draft: Draft, kept: dict[str, str]) -> dict[str, str]:
    """A rank for every clause: those in place keep theirs, the others go between."""
    ranks: dict[str, str] = {}
    run: list[str] = []
    low = ""
    for key in (*draft.keys, None):
        if key is not None and key not in kept:
            run.append(key)
            continue
        high = kept[key] if key is not None else ""
        ranks |= zip(run, _ranks_between(len(run), low, high), strict=True)
        run = []
        if key is not None:
            ranks[key] = low = high
    return ranks


def _ranks_between(count: int, low: str, high: str) -> list[str]:
    return [between(low, high)] if count == 1 else spread(count, low, high)


def _clause_row(work: Work, clause: Clause, since: int, rank: str) -> ClauseRow:
    return ClauseRow(
        assembly_id=work.assembly.id,
        key=clause.key,
        since=since,
        until=None,
        rank=rank,
        kind=clause.kind.value,
        workshop=clause.workshop,
        strands=strands_as_plain(clause),
    )


def _with_stakes(work: Work, changed: Iterable[str]) -> list[int]:
    """The open amendments with a stake in what changed, by number."""
    query = (
        select(StakeRow.amendment)
        .where(StakeRow.assembly_id == work.assembly.id, StakeRow.clause.in_(tuple(changed)))
        .distinct()
        .order_by(StakeRow.amendment)
    )
    return list(work.db.scalars(query))


def give_verdicts(work: Work, head: Draft, numbers: Iterable[int]) -> None:
    """Judge these open amendments again, and record those whose verdict changed."""
    changed = {}
    for number in numbers:
        old = work.db.get_one(AmendmentRow, (work.assembly.id, number)).verdict
        new = keep_verdict(work, work.reading.amendment(number), head)
        if new != old:
            changed[str(number)] = new["standing"]
    if changed:
        work.record(VerdictsGiven(work.assembly.head_revision, changed))


def keep_verdict(work: Work, amendment: Amendment, head: Draft) -> dict[str, Any]:
    """Judge an open amendment on ``head``, keep its verdict and its stakes; the verdict as kept."""
    verdict = judged(work, amendment, head)
    plain = {
        "standing": verdict.standing.value,
        "reasons": list(verdict.reasons),
        "operations": as_plain(verdict.operations),
    }
    work.db.execute(
        update(AmendmentRow)
        .where(
            AmendmentRow.assembly_id == work.assembly.id, AmendmentRow.number == amendment.number
        )
        .values(verdict=plain)
    )
    _hold_stakes(work, amendment, verdict)
    return plain


def judged(work: Work, amendment: Amendment, head: Draft) -> Verdict:
    """Its verdict on ``head``; a sub-amendment's, on what its parent would make of it."""
    if amendment.parent is None:
        return rebase(amendment, work.reading.draft(amendment.base), head)
    parent = work.reading.amendment(amendment.parent)
    base, adopted = work.reading.draft(parent.base), work.reading.adopted_subs(parent.number)
    return rebase_sub(amendment, parent, base, head, adopted)


def _hold_stakes(work: Work, amendment: Amendment, verdict: Verdict) -> None:
    """Note what an open amendment has a stake in; a sub-amendment also in all its parent has."""
    held = set(stakes(amendment.operations, verdict))
    if amendment.parent is not None:
        parent = work.reading.amendment(amendment.parent)
        its_verdict = judged(work, parent, work.reading.draft()) if parent.is_open else None
        held |= stakes(parent.operations, its_verdict)
    drop_stakes(work, amendment.number)
    for stake in sorted(held):
        work.db.add(
            StakeRow(assembly_id=work.assembly.id, clause=stake, amendment=amendment.number)
        )


def drop_stakes(work: Work, number: int) -> None:
    """An amendment that is closed has no stake any more."""
    work.db.execute(
        delete(StakeRow).where(
            StakeRow.assembly_id == work.assembly.id, StakeRow.amendment == number
        )
    )
