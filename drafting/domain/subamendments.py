"""Sub-amendments: proposals to change an amendment before it is put to the vote.

A sub-amendment's operations are written on a virtual draft: its parent's base with
the parent's operations carried out. It is voted directly before its parent (Rule 34
of the Parliamentary Assembly of the Council of Europe); what is adopted of it is
carried out with the parent, and its words keep their own origin.
"""

from collections.abc import Iterable

from drafting.domain.clauses import Draft
from drafting.domain.operations import Operation, perform
from drafting.domain.proposals import Amendment
from drafting.domain.verdicts import Part, Standing, Verdict, rebase

Step = tuple[str, tuple[Operation, ...]]  # an origin, and what to carry out in its name


def proposed_text(parent: Amendment, base: Draft) -> Draft:
    """The whole text as ``parent``, written on ``base``, would have it."""
    return perform(base, rebase(parent, base, base).operations, parent.origin)


def rebase_sub(
    sub: Amendment,
    parent: Amendment,
    base: Draft,
    head: Draft,
    adopted: Iterable[Amendment] = (),
) -> Verdict:
    """What a sub-amendment means now; ``base`` is its parent's.

    While the parent is open it is judged on the head with the parent carried out,
    and those sub-amendments that were ``adopted`` already. Once the parent is adopted
    it is an ordinary proposal on the head; when the parent fell, so does it
    ("parent_gone").
    """
    written_on = proposed_text(parent, base)
    if parent.is_open:
        for origin, operations in with_subs(parent, adopted, base, head):
            head = perform(head, operations, origin)
    elif not parent.outcome or not parent.outcome.changes_text:
        gone = tuple(Part(o, Standing.MOOT, "parent_gone") for o in sub.operations)
        return Verdict(Standing.MOOT, gone)
    return rebase(sub, written_on, head)


def with_subs(
    parent: Amendment, subs: Iterable[Amendment], base: Draft, head: Draft
) -> tuple[Step, ...]:
    """What to carry out on ``head``, in turn, to adopt an amendment with sub-amendments.

    Each step has its own origin, so that every word is known by who proposed it. ``base``
    is the parent's. Of what does not fit, the part that does is carried out: the
    verdicts (`rebase_sub`) tell beforehand.
    """
    steps = [(parent.origin, rebase(parent, base, head).operations)]
    text = perform(head, steps[0][1], parent.origin)
    written_on = proposed_text(parent, base)
    for sub in subs:
        fitted = rebase(sub, written_on, text).operations
        text = perform(text, fitted, sub.origin)
        steps.append((sub.origin, fitted))
    return tuple(step for step in steps if step[1])
