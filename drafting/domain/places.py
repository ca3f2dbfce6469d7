"""Places in the order of clauses: where what is inserted or moved goes on another draft."""

import re
from collections.abc import Iterable

from drafting.domain.clauses import Clause, Draft


def surviving_place(
    after: str | None, base: Draft, head: Draft, leaving: str | None = None
) -> str | None:
    """The nearest clause at or above ``after`` in the base that the head still has.

    The clause ``leaving`` does not count: it is about to go elsewhere.
    """
    while after is not None and (after not in head or after == leaving):
        after = base.before(after) if after in base else None
    return after


def behind_earlier_ones(key: str, after: str | None, base: Draft, head: Draft) -> str | None:
    """Behind those inserted at the same place by earlier proposals.

    Clauses inserted at one place stand in the order of their keys, that is of
    their proposals' numbers, in whatever order they are adopted.
    """
    earlier = [c.key for c in new_behind(after, base, head) if sequence(c.key) <= sequence(key)]
    return earlier[-1] if earlier else after


def behind_new_ones(key: str, after: str | None, base: Draft, head: Draft) -> str | None:
    """Behind all that was inserted at that place: what is moved there stands behind it."""
    new = [clause.key for clause in new_behind(after, base, head, key)]
    return new[-1] if new else after


def new_behind(
    after: str | None, base: Draft, head: Draft, leaving: str | None = None
) -> Iterable[Clause]:
    """The clauses behind ``after`` that the base has not, up to the first that it has.

    The clause ``leaving`` is passed over.
    """
    place = 0 if after is None else head.positions[after] + 1
    for clause in head.clauses[place:]:
        if clause.key == leaving:
            continue
        if clause.key in base:
            return
        yield clause


def new_before(key: str, base: Draft, head: Draft) -> list[Clause]:
    """The clauses right before ``key`` that the base has not, in order."""
    end = place = head.positions[key]
    while place and head.clauses[place - 1].key not in base:
        place -= 1
    return list(head.clauses[place:end])


def sequence(key: str) -> tuple[str | int, ...]:
    """Order of clause keys: ``f9`` before ``f10``, findings' before proposals' (``p3``)."""
    return tuple(int(run) if run.isdigit() else run for run in re.findall(r"\d+|\D+", key))
