"""What delegates answer: they agree, follow, comment; and the notes people keep for themselves."""

from typing import Any

from drafting.actions import entrance
from drafting.domain import Amendment, NotFound, Refused, Standing
from drafting.domain.facts import (
    AmendmentFollowed,
    CommentMade,
    CommentSettled,
    VerdictAgreed,
)
from drafting.store import Work
from drafting.store.rows import AmendmentRow, CommentRow, FollowRow, NoteRow

COMMENT_LIMIT = 2_000
COMMENTS_MOST = 200  # of one person: the bureau's page shows them all
BUREAU, COSIGNERS = "bureau", "cosigners"


def agree_verdict(work: Work, *, number: int) -> dict[str, Any]:
    """One's delegation agrees with what became of its amendment, open or closed.

    Raises Refused: not_your_delegation, nothing_to_answer while it applies as written.
    """
    amendment = work.reading.amendment(number)
    if not amendment.delegation or amendment.delegation != work.seat.delegation:
        raise Refused("not_your_delegation")
    standpoint = work.reading.standpoints([number]).get(number)
    if standpoint and standpoint.standing is Standing.APPLIES:
        raise Refused("nothing_to_answer")
    row = work.db.get_one(AmendmentRow, (work.assembly.id, number))
    if row.agreed != work.reading.head:
        row.agreed = work.reading.head
        work.record(VerdictAgreed(number, work.reading.head))
    return {"number": number}


def follow_amendment(work: Work, *, number: int, on: bool = True) -> dict[str, Any]:
    """Be told what becomes of an amendment, or no more."""
    work.reading.amendment(number)
    key = (work.assembly.id, work.actor, number)
    row = work.db.get(FollowRow, key)
    if on and row is None:
        work.db.add(FollowRow(assembly_id=key[0], member_id=key[1], amendment=number))
    elif not on and row is not None:
        work.db.delete(row)
    else:
        return {"number": number, "on": on}
    work.record(AmendmentFollowed(number, work.actor, on))
    return {"number": number, "on": on}


def comment(
    work: Work,
    *,
    text: str,
    audience: str = BUREAU,
    amendment: int | None = None,
    clause: str | None = None,
) -> dict[str, Any]:
    """Say something to the bureau, or to the delegations that sign an amendment.

    Raises Refused: choose_one for another audience, not_a_signatory, clause_unknown,
    too_many.
    """
    words = entrance.line(text, "text", COMMENT_LIMIT)
    if audience not in (BUREAU, COSIGNERS):
        raise Refused("choose_one", field="audience")
    about = work.reading.amendment(amendment) if amendment is not None else None
    if audience == COSIGNERS and (about is None or not signs(about, work.seat.delegation)):
        raise Refused("not_a_signatory")
    if clause is not None and clause not in work.reading.draft():
        raise Refused("clause_unknown")
    if sum(c.author_id == work.actor for c in work.reading.plenary.comments()) >= COMMENTS_MOST:
        raise Refused("too_many", limit=COMMENTS_MOST)
    number = work.count_up("comments_count")
    work.db.add(
        CommentRow(
            assembly_id=work.assembly.id,
            number=number,
            audience=audience,
            amendment=amendment,
            clause=clause,
            delegation=work.seat.delegation,
            author_id=work.actor,
            text=words,
            at=work.now,
        )
    )
    told = words if audience == BUREAU else ""
    work.record(CommentMade(number, audience, amendment, clause, work.seat.delegation, told))
    return {"number": number}


def settle_comment(work: Work, *, number: int) -> dict[str, Any]:
    """The bureau has dealt with a comment made to it."""
    row = work.db.get(CommentRow, (work.assembly.id, number))
    if row is None or row.audience != BUREAU:
        raise NotFound("comment")
    if row.settled:
        raise Refused("comment_settled")
    row.settled = True
    work.record(CommentSettled(number))
    return {"number": number}


def keep_note(work: Work, *, clause: str, text: str = "") -> dict[str, Any]:
    """Keep a private note on a clause; empty words take it away. The journal hears nothing.

    A note outlives its clause: one may still read it when the clause is gone.
    """
    if not isinstance(clause, str) or not work.reading.clause_history(clause):
        raise Refused("clause_unknown")
    words = entrance.optional_line(text, "text", COMMENT_LIMIT)
    row = work.db.get(NoteRow, (work.assembly.id, work.actor, clause))
    if row is not None and not words:
        work.db.delete(row)
    elif row is not None:
        row.text, row.at = words, work.now
    elif words:
        work.db.add(
            NoteRow(
                assembly_id=work.assembly.id,
                member_id=work.actor,
                clause=clause,
                text=words,
                at=work.now,
            )
        )
    return {"clause": clause}


def signs(amendment: Amendment, delegation: str | None) -> bool:
    """Whether a delegation tabled or co-signed an amendment."""
    return bool(delegation) and delegation in (amendment.delegation, *amendment.cosigners)


ACTIONS = (agree_verdict, follow_amendment, comment, settle_comment, keep_note)
