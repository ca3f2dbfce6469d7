"""If this were adopted: what it would mean for the other open amendments."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from drafting.domain.clauses import Draft
from drafting.domain.operations import perform
from drafting.domain.proposals import Amendment, Outcome
from drafting.domain.stakes import stakes, touched
from drafting.domain.subamendments import rebase_sub
from drafting.domain.verdicts import Standing, Verdict, rebase


@dataclass(frozen=True)
class Consequence:
    """An amendment whose standing would change, and the reason codes of the new one.

    Besides the codes of `drafting.domain.verdicts.Part`: replaced, for what a
    compromise text stands for.
    """

    number: int
    before: Standing
    after: Standing
    reasons: tuple[str, ...]


def consequences(
    amendment: Amendment,
    others: Iterable[Amendment],
    draft_at: Callable[[int], Draft],
    head: Draft,
) -> tuple[Consequence, ...]:
    """What adopting ``amendment`` now would change for ``others``, in order of number.

    ``draft_at(n)`` reads Revision n. Only those with a stake in what it changes are
    judged. Sub-amendments of ``amendment`` are judged as if it were adopted without them.
    """
    fitted = rebase(amendment, draft_at(amendment.base), head).operations
    text = perform(head, fitted, amendment.origin)
    changed = touched(head, text)
    others = sorted((o for o in others if o.number != amendment.number), key=lambda o: o.number)
    known = {other.number: other for other in (*others, amendment)}
    found = (
        _consequence(other, amendment, known, draft_at, head, text)
        for other in others
        if other.is_open and _concerned(other, amendment, known, changed)
    )
    return tuple(one for one in found if one.before != one.after)


def _concerned(
    other: Amendment, amendment: Amendment, known: dict[int, Amendment], changed: frozenset[str]
) -> bool:
    if other.number in amendment.replaces:
        return True
    return any(not changed.isdisjoint(stakes(a.operations)) for a in _line(other, known))


def _line(amendment: Amendment, known: dict[int, Amendment]) -> Iterator[Amendment]:
    """An amendment, and the one it would change if it is a sub-amendment."""
    yield amendment
    if amendment.parent in known:
        yield known[amendment.parent]


def _consequence(
    other: Amendment,
    amendment: Amendment,
    known: dict[int, Amendment],
    draft_at: Callable[[int], Draft],
    head: Draft,
    text: Draft,
) -> Consequence:
    before = _judged(other, known, draft_at, head)
    if other.number in amendment.replaces:
        return Consequence(other.number, before.standing, Standing.MOOT, ("replaced",))
    known = {**known, amendment.number: replace(amendment, outcome=Outcome.ADOPTED)}
    after = _judged(other, known, draft_at, text)
    return Consequence(other.number, before.standing, after.standing, after.reasons)


def _judged(
    amendment: Amendment,
    known: dict[int, Amendment],
    draft_at: Callable[[int], Draft],
    head: Draft,
) -> Verdict:
    parent = known.get(amendment.parent or 0)
    if parent is None:
        return rebase(amendment, draft_at(amendment.base), head)
    return rebase_sub(amendment, parent, draft_at(parent.base), head)
