"""The plenary: the chair presents, decides, and declares the text adopted."""

from collections.abc import Iterable
from typing import Any

from drafting.actions import carrying, entrance
from drafting.actions.amendments import open_amendment, open_subs, require_no_other_vote
from drafting.actions.counting import doubts, outcome_of, votes_of
from drafting.actions.sitting import require_sitting
from drafting.actions.translating import ensure_in_step
from drafting.domain import Outcome, Refused, Standing, Votes
from drafting.domain.competition import excludes
from drafting.domain.facts import AmendmentPresented, BlocPresented, TextAdopted
from drafting.domain.proposals import FALLS_WITH
from drafting.store import Work

OVER = (Standing.MOOT, Standing.SATISFIED)


def present_amendment(work: Work, *, number: int | None = None) -> dict[str, Any]:
    """Put an amendment on the hall's screen; without a number, go back to the text."""
    if number is not None:
        work.reading.amendment(number)
    show(work, number)
    return {"number": number}


def present_bloc(work: Work, *, numbers: Iterable[int]) -> dict[str, Any]:
    """Show amendments together, to be decided together; shown again without one, it is out.

    Raises Refused: bloc_contested for one that cannot be adopted as it stands, or that
    excludes another of them; amendment_not_open.
    """
    chosen = sorted(set(numbers))
    require_uncontested(work, chosen)
    show(work, None, chosen)
    return {"numbers": chosen}


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

    ``outcome`` is an `Outcome`, or "counted": what the votes mean under the rules.
    ``votes`` has votes_for, votes_against, abstentions, or consensus. With the
    outcome "modified", ``operations`` (plain) written on Revision ``base`` are what
    the assembly adopted instead. The amendments that a compromise text replaces fall
    with its adoption, sub-amendments with their parent. The answer's ``doubts`` are
    codes of what does not add up (see `counting.doubts`). Raises Refused: cannot_adopt
    (contested, satisfied or moot as it stands), bad_votes, votes_missing, tie_chair,
    amendment_not_open, sub_modified; voted_now, poll_open while a question is put.
    """
    require_sitting(work)
    amendment = open_amendment(work, number)
    counted = votes_of(work, votes)
    require_no_other_vote(work, [number], counted)
    ruling = outcome_of(work, outcome, counted)
    if ruling is Outcome.DIVIDED:
        raise Refused("choose_one", field="outcome")
    why = entrance.optional_line(reason, "reason", 2_000)
    wording = carrying.Wording(operations, base) if ruling is Outcome.MODIFIED else None
    doubtful = doubts(work, ruling, counted)
    decided = carrying.rule(work, amendment, ruling, counted, why, wording)
    fallen = carrying.let_fall(work, amendment, ruling, decided.number)
    return {
        "number": number,
        "outcome": ruling.value,
        "revision": decided.revision,
        "decision": decided.number,
        "fallen": fallen,
        "doubts": doubtful,
    }


def decide_bloc(
    work: Work, *, numbers: Iterable[int], votes: dict[str, Any] | None = None, reason: str = ""
) -> dict[str, Any]:
    """Adopt amendments together: all of them, each with its own Decision and Revision, or none.

    Raises Refused: nothing_chosen, bloc_contested, bad_votes, votes_missing; voted_now,
    poll_open while a question is put.
    """
    require_sitting(work)
    chosen = sorted(set(numbers))
    if not chosen:
        raise Refused("nothing_chosen")
    counted = votes_of(work, votes)
    require_no_other_vote(work, chosen, counted)
    require_uncontested(work, chosen)
    why = entrance.optional_line(reason, "reason", 2_000)
    first, fallen = rule_together(work, chosen, Outcome.ADOPTED, counted, why)
    if list(work.assembly.bloc) != chosen:
        show(work, None, chosen)
    doubtful = doubts(work, Outcome.ADOPTED, counted)
    return {"numbers": chosen, "decision": first, "fallen": fallen, "doubts": doubtful}


def rule_together(
    work: Work, numbers: Iterable[int], ruling: Outcome, votes: Votes, why: str = ""
) -> tuple[int, list[int]]:
    """One ruling on several amendments, to be undone together: its first decision, what fell."""
    first, fallen = work.assembly.decisions_count + 1, []
    for number in numbers:
        amendment = open_amendment(work, number)
        decided = carrying.rule(work, amendment, ruling, votes, why, bloc=first)
        fallen += carrying.let_fall(work, amendment, ruling, decided.number)
    return first, fallen


def note_fallen(work: Work, *, numbers: Iterable[int] | None = None) -> dict[str, Any]:
    """Close the amendments whose object is gone or that the text satisfies: all, or those named.

    Each gets a Decision that says why. Raises Refused: not_fallen, nothing_fallen; poll_open
    while a question is put.
    """
    require_sitting(work)
    require_no_other_vote(work)
    standpoints = work.reading.standpoints()
    fallen = {n for n, s in standpoints.items() if s.standing in OVER}
    chosen = sorted(fallen if numbers is None else set(numbers))
    if not chosen:
        raise Refused("nothing_fallen")
    for number in chosen:
        if number not in fallen:
            raise Refused("not_fallen", number=number)
    first = work.assembly.decisions_count + 1
    for number in chosen:
        why = standpoints[number].reasons[0]
        # Closed by the chair, not by another decision: that decision is no longer its reason.
        why = "deleted" if why in FALLS_WITH else why
        carrying.fall(work, open_amendment(work, number), why, first)
    return {"numbers": chosen, "decision": first}


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


def show(work: Work, number: int | None, bloc: Iterable[int] = ()) -> None:
    """What the hall's screen shows: one amendment, some together, or the text."""
    together = list(bloc)
    work.assembly.presented = number
    work.record(AmendmentPresented(number))
    if together != list(work.assembly.bloc):
        work.assembly.bloc = together
        work.record(BlocPresented(together))


def require_uncontested(work: Work, numbers: list[int]) -> None:
    """Each can be adopted as it stands, and none of them excludes another.

    Raises Refused: amendment_not_open, bloc_contested.
    """
    standpoints, head = work.reading.standpoints(numbers), work.reading.draft()
    taken: list[int] = []
    for number in numbers:
        amendment = open_amendment(work, number)
        asked = standpoints[number]
        has_subs = bool(open_subs(work, number))
        if amendment.parent is not None or has_subs or not asked.standing.can_be_adopted:
            raise Refused("bloc_contested", number=number)
        if set(amendment.replaces) & set(numbers) or any(
            excludes(asked.operations, standpoints[other].operations, head) for other in taken
        ):
            raise Refused("bloc_contested", number=number)
        taken.append(number)


ACTIONS = (
    present_amendment,
    present_bloc,
    decide_amendment,
    decide_bloc,
    note_fallen,
    adopt_text,
)
