"""The plenary: the chair presents, decides, undoes, and declares the text adopted."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from drafting.actions import entrance
from drafting.actions.amendments import close, open_amendment, reopen
from drafting.actions.revising import revise
from drafting.actions.sitting import require_sitting
from drafting.actions.translating import ensure_in_step
from drafting.domain import (
    Amendment,
    Cause,
    Draft,
    Operation,
    Outcome,
    Refused,
    Verdict,
    Votes,
    perform,
    rebase,
)
from drafting.domain.facts import (
    AmendmentPresented,
    DecisionRecorded,
    DecisionUndone,
    TextAdopted,
)
from drafting.domain.operations import as_plain, operations_between
from drafting.store import Work
from drafting.store.rows import DecisionRow
from drafting.store.values import decision_from_row

COUNT_LIMIT = 100_000


def present_amendment(work: Work, *, number: int | None = None) -> dict[str, Any]:
    """Put an amendment on the hall's screen; without a number, go back to the text."""
    if number is not None:
        work.reading.amendment(number)
    work.assembly.presented = number
    work.record(AmendmentPresented(number))
    return {"number": number}


def decide_amendment(
    work: Work,
    *,
    number: int,
    outcome: str,
    votes: dict[str, Any] | None = None,
    reason: str = "",
    operations: Any = None,
    base: int | None = None,
) -> dict[str, Any]:
    """Record the ruling on an open amendment; adopting makes a new Revision at once.

    ``votes`` has votes_for, votes_against, abstentions, or consensus. With the
    outcome "modified", ``operations`` (plain) written on Revision ``base`` are what
    the assembly adopted instead. Raises Refused: cannot_adopt (contested,
    satisfied or moot as it stands), bad_votes, amendment_not_open.
    """
    require_sitting(work)
    amendment = open_amendment(work, number)
    ruling = _outcome(outcome)
    counted = _votes(votes or {"consensus": True})
    why = entrance.optional_line(reason, "reason", 2_000)
    carried: tuple[Operation, ...] = ()
    revision = None
    close(work, number, ruling)
    if ruling.changes_text:
        carried = _carried(work, amendment, ruling, operations, base)
        text = perform(work.reading.draft(), carried, amendment.origin)
        revision = revise(work, text, Cause("decision", (number,)))
    _record(work, amendment, ruling, counted, why, carried, revision)
    return {"number": number, "outcome": ruling.value, "revision": revision}


def undo_decision(work: Work) -> dict[str, Any]:
    """Take the last decision back: text, status and verdicts are as they were before it.

    When the text has changed since, the change is taken back from the text as it
    stands; Raises Refused("undo_in_the_way") when the same words were changed again,
    nothing_to_undo when there is no decision.
    """
    require_sitting(work)
    row = work.db.scalars(
        select(DecisionRow)
        .where(DecisionRow.assembly_id == work.assembly.id, DecisionRow.undone.is_(False))
        .order_by(DecisionRow.number.desc())
    ).first()
    if row is None:
        raise Refused("nothing_to_undo")
    decision = decision_from_row(row)
    row.undone = True
    revision, draft = None, work.reading.draft()
    if decision.revision is not None:
        draft = _without(work, decision.revision)
        revision = revise(work, draft, Cause("undo", (decision.amendment,), decision.revision))
    reopen(work, [decision.amendment], draft)
    work.assembly.presented = decision.amendment
    work.record(DecisionUndone(decision.number, decision.amendment, revision))
    return {"number": decision.amendment, "revision": revision}


def adopt_text(
    work: Work, *, despite_open: bool = False, despite_behind: bool = False
) -> dict[str, Any]:
    """Declare the text adopted: it is sealed, and its fingerprint is fixed.

    Raises Refused("amendments_open") while amendments are open, unless
    ``despite_open`` confirms that they fall; Refused("poll_open") during a vote; and
    while a clause is behind in a language, behind_warn unless ``despite_behind``, or
    behind_refuse.
    """
    require_sitting(work)
    if work.assembly.poll is not None:
        raise Refused("poll_open", number=work.assembly.poll)
    left = len(work.reading.amendments(only_open=True))
    if left and not despite_open:
        raise Refused("amendments_open", count=left)
    if not work.reading.draft().clauses:
        raise Refused("no_text")
    ensure_in_step(work, despite_behind)
    digest = work.reading.issue(work.reading.head).fingerprint
    work.assembly.adopted_at = work.now
    work.assembly.fingerprint = digest
    work.assembly.presented = None
    work.assembly.bloc = []
    work.assembly.numbering = None
    work.record(TextAdopted(work.reading.head, digest))
    return {"fingerprint": digest, "revision": work.reading.head}


def _outcome(outcome: str) -> Outcome:
    try:
        return Outcome(outcome)
    except ValueError:
        raise Refused("choose_one", field="outcome") from None


def _votes(given: dict[str, Any]) -> Votes:
    """Counted votes; whole numbers that a hall can hold."""
    try:
        votes = Votes(**given)
    except TypeError:
        raise Refused("bad_votes") from None
    counts = (votes.votes_for, votes.votes_against, votes.abstentions)
    if votes.consensus:
        return Votes(consensus=True)
    for count in counts:
        if type(count) is not int or not 0 <= count <= COUNT_LIMIT:
            raise Refused("bad_votes", field="votes_for")
    if not any(counts):
        raise Refused("votes_missing", field="votes_for")
    return votes


def _carried(
    work: Work, amendment: Amendment, ruling: Outcome, plain: Any, base: int | None
) -> tuple[Operation, ...]:
    """The operations to carry out on the head: the amendment's, or those adopted instead."""
    if ruling is Outcome.MODIFIED:
        written_on = entrance.base_draft(work, base)
        asked = entrance.operations(work, plain, written_on, f"p{amendment.number}")
        amendment = Amendment(amendment.number, base or 0, asked)
    written_on = work.reading.draft(amendment.base)
    verdict = rebase(amendment, written_on, work.reading.draft())
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
) -> None:
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
            at=work.now,
            undone=False,
        )
    )
    work.record(
        DecisionRecorded(
            number, amendment.number, ruling.value, asdict(votes), reason, plain, revision
        )
    )


def _without(work: Work, revision: int) -> Draft:
    """The head with what a Revision did taken back."""
    before, after = work.reading.draft(revision - 1), work.reading.draft(revision)
    head = work.reading.draft()
    if head == after:
        return before
    way_back = Amendment(0, revision, operations_between(after, before))
    verdict: Verdict = rebase(way_back, after, head)
    if not verdict.standing.can_be_adopted:
        raise Refused("undo_in_the_way", context=verdict)
    return perform(head, verdict.operations, "undo")


ACTIONS = (present_amendment, decide_amendment, undo_decision, adopt_text)
