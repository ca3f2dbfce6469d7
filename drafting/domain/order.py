"""The order in which amendments are taken, with the reason for each place.

Source: Rule 174 of the European Parliament's Rules of Procedure and Rule 34 of the
Parliamentary Assembly of the Council of Europe: compromise texts first, then the
amendment furthest from the text; sub-amendments before the amendment they change;
equally far ones as they were submitted. The chair may order otherwise, saying why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from drafting.domain.clauses import Draft
from drafting.domain.competition import competing
from drafting.domain.operations import Delete, Insert, Operation, Revise
from drafting.domain.proposals import Amendment
from drafting.domain.subamendments import proposed_text
from drafting.text import distance

Asks = Mapping[int, tuple[Operation, ...]]  # what each amendment asks of the head, by number


@dataclass(frozen=True)
class Place:
    """One amendment's place in the order, with the code of its reason:

    alone, compromise, furthest, earlier (equally far, submitted first), last, sub (it
    would change the next amendment), override (the chair's order; ``why`` in the
    chair's words). ``distance`` is the share of the text it touches that it would
    change, 0 to 1; a sub-amendment's text is its parent's.
    """

    amendment: Amendment
    reason: str
    distance: float
    why: str = ""


@dataclass(frozen=True)
class Group:
    """Amendments that compete for the same words, in the order to take them."""

    places: tuple[Place, ...]

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        return tuple(place.amendment for place in self.places)


@dataclass(frozen=True)
class Override:
    """The chair takes amendment ``number`` directly before amendment ``before``.

    None puts it last in its group (a sub-amendment: last before its parent). When the
    two are in different groups, the whole group of ``number`` goes before the other's.
    ``reason`` is kept with the place, in the chair's words.
    """

    number: int
    before: int | None
    reason: str


def voting_order(
    amendments: Iterable[Amendment],
    head: Draft,
    fitted: Mapping[int, tuple[Operation, ...]] | None = None,
    overrides: Iterable[Override] = (),
) -> tuple[Group, ...]:
    """Groups of competing amendments in the order of the text, each in its own order.

    ``fitted`` gives, by amendment number, the operations as they fit ``head`` (a
    sub-amendment's: as they fit ``head`` with its parent's carried out); without it the
    amendments' own operations are taken to be written there. ``overrides`` apply one
    after the other; those that name an amendment not in the list are ignored.
    """
    line = _Line(amendments, head, fitted or {})
    why = {o.number: o.reason for o in overrides if line.override(o)}
    return tuple(Group(tuple(line.places(group, why))) for group in line.groups)


class _Line:
    """Groups of amendments being ordered; each has its sub-amendments before it."""

    def __init__(self, amendments: Iterable[Amendment], head: Draft, fitted: Asks) -> None:
        self.amendments = {a.number: a for a in sorted(amendments, key=lambda a: a.number)}
        self.asks = {n: fitted.get(n, a.operations) for n, a in self.amendments.items()}
        self.parents = {
            n: a.parent
            for n, a in self.amendments.items()
            if a.parent in self.amendments and a.parent < n
        }
        heads = [a for n, a in self.amendments.items() if n not in self.parents]
        self.far = {a.number: reach(self.asks[a.number], head) for a in heads}
        self.subs = self._sub_amendments(head)
        groups = [
            sorted((a.number for a in group), key=self._rank)
            for group in competing(heads, self.asks, head)
        ]
        self.reasons = {
            n: self._reason(group, at) for group in groups for at, n in enumerate(group)
        }
        self.groups = sorted(groups, key=lambda group: self._standing_place(group, head))

    def _sub_amendments(self, head: Draft) -> dict[int, list[int]]:
        """By parent, furthest first; how far from the text that the parent would make."""
        subs = defaultdict(list)
        for number, parent in self.parents.items():
            subs[parent].append(number)
        for parent, children in subs.items():
            asked = replace(self.amendments[parent], operations=self.asks[parent])
            text = proposed_text(asked, head)
            self.far |= {n: reach(self.asks[n], text) for n in children}
            children.sort(key=lambda n: (-self.far[n], n))
        return subs

    def _rank(self, number: int) -> tuple[bool, float, int]:
        return not self.amendments[number].replaces, -self.far[number], number

    def _reason(self, group: list[int], at: int) -> str:
        if len(group) == 1:
            return "alone"
        if self.amendments[group[at]].replaces:
            return "compromise"
        if at == len(group) - 1:
            return "last"
        return "earlier" if self.far[group[at]] == self.far[group[at + 1]] else "furthest"

    def _standing_place(self, group: list[int], head: Draft) -> tuple[int, int]:
        """Where in the text the group begins, then its earliest number."""
        places = []
        for number in group:
            for operation in self.asks[number] or self.amendments[number].operations:
                key = operation.after if isinstance(operation, Insert) else operation.key
                places.append(head.positions.get(key or "", -1))
        return min(places, default=-1), min(group)

    def override(self, order: Override) -> bool:
        """Carry out what the chair ordered; whether there was anything to order."""
        number, before = order.number, order.before
        if number not in self.amendments:
            return False
        if before is None or before == self.parents.get(number):
            self._put(self._beside(number), number, None)
            return True
        if before not in self.amendments or number in self._above(before):
            return False
        for mover in self._above(number):
            beside = self._beside(mover)
            target = next((n for n in self._above(before) if n in beside), None)
            if target is not None:
                self._put(beside, mover, target)
                return True
        self._put(self.groups, self._beside(mover), self._beside(self._above(before)[-1]))
        return True

    def _above(self, number: int) -> list[int]:
        """The amendment, its parent, and so on up."""
        above = [number]
        while above[-1] in self.parents:
            above.append(self.parents[above[-1]])
        return above

    def _beside(self, number: int) -> list[int]:
        """The list it is ordered in: its group, or its parent's sub-amendments."""
        if number in self.parents:
            return self.subs[self.parents[number]]
        return next(group for group in self.groups if number in group)

    @staticmethod
    def _put(items: list[Any], item: Any, before: Any | None) -> None:
        items.remove(item)
        items.insert(len(items) if before is None else items.index(before), item)

    def places(self, numbers: Iterable[int], why: Mapping[int, str]) -> Iterable[Place]:
        """The amendments of one list in order, each after its sub-amendments."""
        for number in numbers:
            yield from self.places(self.subs.get(number, ()), why)
            reason = "sub" if number in self.parents else self.reasons[number]
            if number in why:
                reason = "override"
            yield Place(self.amendments[number], reason, self.far[number], why.get(number, ""))


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
