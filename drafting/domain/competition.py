"""Which amendments exclude each other, and the order in which to take them.

Source of the order: Rule 174 of the European Parliament and the practice of the
Parliamentary Assembly of the Council of Europe: compromise texts first, then the
amendment furthest from the text; what an adoption excludes falls.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from drafting.domain.clauses import Draft
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise
from drafting.domain.proposals import Amendment
from drafting.text import distance, merge


@dataclass(frozen=True)
class Place:
    """One amendment's place in the order, with the code of its reason:

    alone, compromise, furthest, earlier (equally far, submitted first), last.
    ``distance`` is the share of the text it touches that it would change, 0 to 1.
    """

    amendment: Amendment
    reason: str
    distance: float


@dataclass(frozen=True)
class Group:
    """Amendments that compete for the same words, in the order to take them."""

    places: tuple[Place, ...]

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        return tuple(place.amendment for place in self.places)


def voting_order(
    amendments: Iterable[Amendment],
    head: Draft,
    fitted: Mapping[int, tuple[Operation, ...]] | None = None,
) -> tuple[Group, ...]:
    """Groups of competing amendments in the order of the text, each in its own order.

    ``fitted`` gives, by amendment number, the operations as they fit ``head``;
    without it the amendments' own operations are taken to be written on ``head``.
    """
    amendments = tuple(amendments)
    fitted = fitted or {}
    asks = {a.number: fitted.get(a.number, a.operations) for a in amendments}
    groups = [_ordered(group, asks, head) for group in _competing(amendments, asks, head)]
    return tuple(sorted(groups, key=lambda group: _standing_place(group, asks, head)))


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


def _competing(
    amendments: tuple[Amendment, ...],
    asks: Mapping[int, tuple[Operation, ...]],
    head: Draft,
) -> list[list[Amendment]]:
    """Connected groups: a compromise with what it replaces, and all that exclude each other."""
    leader = {a.number: a.number for a in amendments}

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = number = leader[leader[number]]
        return number

    for one, other in _candidate_pairs(amendments, asks):
        if find(one.number) != find(other.number) and excludes(
            asks[one.number], asks[other.number], head
        ):
            leader[find(other.number)] = find(one.number)
    for amendment in amendments:
        for replaced in amendment.replaces:
            if replaced in leader:
                leader[find(replaced)] = find(amendment.number)
    groups = defaultdict(list)
    for amendment in amendments:
        groups[find(amendment.number)].append(amendment)
    return list(groups.values())


def _candidate_pairs(
    amendments: tuple[Amendment, ...], asks: Mapping[int, tuple[Operation, ...]]
) -> Iterable[tuple[Amendment, Amendment]]:
    """Pairs that name a common clause; the others cannot compete."""
    by_key = defaultdict(list)
    for amendment in amendments:
        for key in {operation.key for operation in asks[amendment.number]}:
            by_key[key].append(amendment)
    for rivals in by_key.values():
        yield from combinations(rivals, 2)


def _ordered(
    group: list[Amendment], asks: Mapping[int, tuple[Operation, ...]], head: Draft
) -> Group:
    far = {a.number: reach(asks[a.number], head) for a in group}
    ordered = sorted(group, key=lambda a: (not a.replaces, -far[a.number], a.number))
    return Group(
        tuple(
            Place(a, _reason(place, ordered, far), far[a.number]) for place, a in enumerate(ordered)
        )
    )


def _reason(place: int, ordered: list[Amendment], far: Mapping[int, float]) -> str:
    if len(ordered) == 1:
        return "alone"
    if ordered[place].replaces:
        return "compromise"
    if place == len(ordered) - 1:
        return "last"
    equal = far[ordered[place].number] == far[ordered[place + 1].number]
    return "earlier" if equal else "furthest"


def reach(operations: Iterable[Operation], head: Draft) -> float:
    """How far the operations go from the text, 0 to 1: the furthest of them counts."""
    return max((_reach_one(operation, head) for operation in operations), default=0.0)


def _reach_one(operation: Operation, head: Draft) -> float:
    clause = head.get(operation.key)
    if isinstance(operation, Delete):
        return 1.0
    if not isinstance(operation, Revise) or clause is None:
        return 0.0
    return max(
        (distance(clause.text(lang), text) for lang, text in operation.texts.items()),
        default=0.0,
    )


def _standing_place(
    group: Group, asks: Mapping[int, tuple[Operation, ...]], head: Draft
) -> tuple[int, int]:
    """Where in the text the group begins, then its earliest number."""
    places = []
    for amendment in group.amendments:
        for operation in asks[amendment.number]:
            key = operation.after if isinstance(operation, Insert) else operation.key
            places.append(head.positions.get(key or "", -1))
    return min(places, default=-1), min(a.number for a in group.amendments)
