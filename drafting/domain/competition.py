"""Which amendments exclude each other: they compete for the same words or the same place.

Source: Rule 174 of the European Parliament's Rules of Procedure: what an adoption
excludes falls. They are put to the vote one after the other (`drafting.domain.order`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from drafting.domain.clauses import Draft
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise, perform
from drafting.domain.proposals import Amendment
from drafting.domain.verdicts import rebase
from drafting.text import merge

Operations = tuple[Operation, ...]
Asks = Mapping[int, Operations]  # what each amendment asks of the head, by its number


def excludes(one: Iterable[Operation], other: Iterable[Operation], head: Draft) -> bool:
    """Whether carrying out one on ``head`` leaves the other without its object.

    True when both change the same words, one deletes what the other changes, or
    both move one clause to different places; also when they ask the same change.
    """
    by_key = defaultdict(list)
    for operation in one:
        by_key[operation.key].append(operation)
    return any(
        _clash(mine, theirs, head) for theirs in other for mine in by_key.get(theirs.key, ())
    )


def _clash(one: Operation, other: Operation, head: Draft) -> bool:
    if isinstance(one, Insert) or isinstance(other, Insert):
        return False
    if isinstance(one, Delete) or isinstance(other, Delete):
        return True
    if isinstance(one, Revise) and isinstance(other, Revise):
        return _same_words(one, other, head)
    return isinstance(one, Move) and isinstance(other, Move)


def _same_words(one: Revise, other: Revise, head: Draft) -> bool:
    clause = head.get(one.key)
    for lang in one.texts.keys() & other.texts.keys():
        text = clause.text(lang) if clause else ""
        if one.texts[lang] == other.texts[lang] != text:
            return True
        if merge(text, one.texts[lang], other.texts[lang]).conflicts:
            return True
    return False


def competing(amendments: Sequence[Amendment], asks: Asks, head: Draft) -> list[list[Amendment]]:
    """Connected groups: a compromise with what it replaces, and all whose order matters.

    These exclude each other, insert the same clause, or would read otherwise or stand
    elsewhere if adopted in another order. ``asks`` holds what each asks of ``head``.
    """
    groups = _Groups(a.number for a in amendments)
    asks = {number: asks[number] for number in groups.leader}
    for one, other in _near(asks, head):
        if not groups.together(one, other) and _order_matters(asks[one], asks[other], head):
            groups.join(one, other)
    for numbers in (*_same_insertions(asks), *_fused_places(asks, head)):
        groups.join(*numbers)
    for amendment in amendments:
        groups.join(amendment.number, *(n for n in amendment.replaces if n in asks))
    found = defaultdict(list)
    for amendment in amendments:
        found[groups.of(amendment.number)].append(amendment)
    return list(found.values())


class _Groups:
    """Numbers in groups that grow together."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.leader = {number: number for number in numbers}

    def of(self, number: int) -> int:
        while self.leader[number] != number:
            self.leader[number] = number = self.leader[self.leader[number]]
        return number

    def together(self, one: int, other: int) -> bool:
        return self.of(one) == self.of(other)

    def join(self, first: int, *others: int) -> None:
        for other in others:
            self.leader[self.of(other)] = self.of(first)


def _near(asks: Asks, head: Draft) -> Iterator[tuple[int, int]]:
    """Pairs that name a common clause or move clauses past each other; others cannot compete.

    What only inserts at a common place does not compete for it.
    """
    changing, placing = defaultdict(list), defaultdict(list)
    for number, operations in asks.items():
        for key in {o.key for o in operations}:
            changing[key].append(number)
        for after in {o.after for o in operations if isinstance(o, Insert | Move)}:
            placing[after].append(number)
    for key, rivals in changing.items():
        yield from combinations(rivals, 2)
        yield from ((one, other) for one in rivals for other in placing[key] if one != other)
    movers = [n for n, operations in asks.items() if any(isinstance(o, Move) for o in operations)]
    for one in movers:
        for after in {o.after for o in asks[one] if isinstance(o, Move)}:
            yield from ((one, other) for other in placing[after] if one != other)
    spans = {number: _span(asks[number], head) for number in movers}
    for one, other in combinations(movers, 2):
        if spans[one][0] <= spans[other][1] and spans[other][0] <= spans[one][1]:
            yield one, other


def _span(operations: Operations, head: Draft) -> tuple[int, int]:
    """From the first to the last place that the moves concern."""
    keys = [key for o in operations if isinstance(o, Move) for key in (o.key, o.after)]
    places = [head.positions.get(key or "", -1) for key in keys]
    return min(places), max(places)


@dataclass(frozen=True)
class _Asked:
    """Operations written on the head, as a proposal."""

    operations: Operations
    origin: str = ""


def _order_matters(one: Operations, other: Operations, head: Draft) -> bool:
    """Whether the two exclude each other, or the text depends on which is carried out first."""
    if excludes(one, other, head):
        return True
    if not (_is_structural(one) or _is_structural(other)):
        return False
    first, second = _both(one, other, head), _both(other, one, head)
    return first is None or second is None or _reads(first) != _reads(second)


def _is_structural(operations: Operations) -> bool:
    """Whether it moves clauses, or may split or join them."""
    kinds = {type(o) for o in operations}
    return Move in kinds or (Revise in kinds and bool(kinds & {Insert, Delete}))


def _both(one: Operations, other: Operations, head: Draft) -> Draft | None:
    """The text with both carried out in that order, None if the second falls."""
    text = perform(head, rebase(_Asked(one), head, head).operations, "")
    verdict = rebase(_Asked(other), head, text)
    return perform(text, verdict.operations, "") if verdict.standing.can_be_adopted else None


def _reads(draft: Draft) -> list[tuple[str, dict[str, str]]]:
    return [(clause.key, clause.texts) for clause in draft.clauses]


def _same_insertions(asks: Asks) -> Iterable[set[int]]:
    """Those that insert a clause with the very same words: one satisfies the others."""
    saying = defaultdict(set)
    for number, operations in asks.items():
        for o in operations:
            if isinstance(o, Insert):
                saying[o.kind, tuple(sorted(o.texts.items()))].add(number)
    return saying.values()


def _fused_places(asks: Asks, head: Draft) -> Iterator[set[int]]:
    """Those that put clauses at places which become one place when others leave.

    Which of two came from which place cannot be told once the clause between them is
    gone, so their order would depend on what was adopted first.
    """
    leaving: dict[str | None, set[int]] = defaultdict(set)
    placed = defaultdict(list)
    for number, operations in asks.items():
        for o in operations:
            if isinstance(o, Delete | Move):
                leaving[o.key].add(number)
    for number, operations in asks.items():
        for o in operations:
            if isinstance(o, Insert | Move):
                left = set()
                after = o.after
                while after is not None and after in leaving and after in head:
                    left |= leaving[after]
                    after = head.before(after)
                placed[after].append((number, left))
    for here in placed.values():
        numbers = {number for number, _left in here}
        left = set().union(*(left for _number, left in here))
        if left and len(numbers) > 1:
            yield numbers | left
