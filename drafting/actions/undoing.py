"""Undo: a decision is taken back, with what fell by it; the journal keeps both."""

from collections.abc import Iterable

from drafting.actions.amendments import judge_subs, reopen, require_no_other_vote
from drafting.actions.plenary import OVER, show
from drafting.actions.revising import judged, revise
from drafting.actions.sitting import require_sitting
from drafting.domain import Cause, Decision, NotFound, Refused
from drafting.domain.facts import DecisionUndone
from drafting.domain.undoing import in_the_way, take_back
from drafting.store import Work
from drafting.store.rows import DecisionRow


def undo_decision(work: Work, *, number: int | None = None) -> dict:
    """Take a decision back (default: the last): text, statuses and verdicts are as without it.

    Those taken together with the last one come back together. An earlier one is taken
    back from the text as it stands, alone, with what fell by it. Raises Refused:
    nothing_to_undo; already_undone; undo_in_the_way when a later decision (``other``,
    on amendment ``number``) depends on it, undo_in_the_way_edit when it is a later
    Revision of the secretariat's; poll_open while a question is put; NotFound.
    """
    require_sitting(work)
    require_no_other_vote(work)
    decisions = work.reading.decisions()
    chosen = _chosen(decisions, number)
    _require_free(work, chosen, [d for d in decisions if not d.undone])
    revisions = {d.number: _take_back(work, d) for d in reversed(chosen) if d.revision is not None}
    freed = _freed(work, chosen, decisions)
    for decision in (*freed, *chosen):
        work.db.get_one(DecisionRow, (work.assembly.id, decision.number)).undone = True
    reopen(work, [d.amendment for d in (*freed, *chosen)], work.reading.draft())
    last = next(d for d in chosen if d.falls_with is None)
    for decision in sorted((*freed, *chosen), key=lambda d: (d is last, d.number)):
        revision = revisions.get(decision.number)
        work.record(DecisionUndone(decision.number, decision.amendment, revision))
    _judge_subs(work, chosen)
    peers = [d.amendment for d in chosen if d.falls_with is None]
    if len(peers) > 1:
        show(work, None, sorted(peers))
    else:
        show(work, last.amendment)
    return {
        "number": last.amendment,
        "numbers": sorted(d.amendment for d in (*freed, *chosen)),
        "revision": revisions.get(last.number),
    }


def _chosen(decisions: list[Decision], number: int | None) -> list[Decision]:
    """The decisions to take back, in the order they fell."""
    standing = [d for d in decisions if not d.undone]
    if not standing:
        raise Refused("nothing_to_undo")
    latest = together(standing)
    if number is None or number in [d.number for d in latest]:
        return latest
    asked = next((d for d in decisions if d.number == number), None)
    if asked is None:
        raise NotFound("decision")
    if asked.undone:
        raise Refused("already_undone", number=asked.amendment)
    return [d for d in standing if d == asked or d.falls_with == asked.number]


def together(standing: list[Decision]) -> list[Decision]:
    """The last of these decisions, with those taken together with it and what fell by them."""
    last = standing[-1]
    root = next((d for d in standing if d.number == last.falls_with), last)
    leader = root.bloc or root.number
    peers = [d for d in standing if leader in (d.number, d.bloc)]
    numbers = {d.number for d in peers}
    return [d for d in standing if d in peers or d.falls_with in numbers]


def _require_free(work: Work, chosen: list[Decision], standing: list[Decision]) -> None:
    """No other decision in force needs one of those to be taken back."""
    for decision in chosen:
        for other in standing:
            if other not in chosen and _holds(work, other, decision):
                raise Refused("undo_in_the_way", number=other.amendment, other=other.number)


def _holds(work: Work, other: Decision, decision: Decision) -> bool:
    """Whether a decision must be taken back before (or, for a fall, with) another one.

    A sub-amendment adopted before its parent went into the parent's text; one adopted
    after it changed that text.
    """
    if other.number <= decision.number:
        return decision.falls_with == other.number
    parent = work.reading.amendment(decision.amendment).parent
    is_its_sub = work.reading.amendment(other.amendment).parent == decision.amendment
    return other.amendment == parent or (is_its_sub and other.revision is not None)


def _take_back(work: Work, decision: Decision) -> int:
    """One more Revision: the text without what a decision did."""
    since, head, draft = decision.revision or 0, work.reading.head, work.reading.draft
    before, after = draft(since - 1), draft(since)
    text = take_back(before, after, draft())
    if text is None:
        raise _refusal(work, decision, in_the_way(before, after, since, head, draft) or head)
    return revise(work, text, Cause("undo", (decision.amendment,), since))


def _refusal(work: Work, decision: Decision, revision: int) -> Refused:
    cause = work.reading.issue(revision).cause
    if cause.kind != "decision":
        return Refused("undo_in_the_way_edit", number=decision.amendment, revision=revision)
    other = next(d for d in work.reading.decisions() if d.revision == revision)
    return Refused("undo_in_the_way", number=cause.refs[0], other=other.number)


def _freed(work: Work, chosen: list[Decision], decisions: list[Decision]) -> list[Decision]:
    """Falls noted since, of amendments that have their object again without these decisions."""
    head, since = work.reading.draft(), chosen[0].number
    later = [d for d in decisions if not d.undone and d.number > since and d not in chosen]
    return [
        d
        for d in later
        if d.is_fall
        and d.falls_with is None
        and judged(work, work.reading.amendment(d.amendment), head).standing not in OVER
    ]


def _judge_subs(work: Work, chosen: Iterable[Decision]) -> None:
    """Sub-amendments stand on another text: those of what is open again, and those beside it."""
    for decision in chosen:
        if decision.outcome.changes_text:
            parent = work.reading.amendment(decision.amendment).parent
            judge_subs(work, decision.amendment if parent is None else parent)


ACTIONS = (undo_decision,)
