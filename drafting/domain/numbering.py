"""Numbering frozen when the sitting opens, so that a printed copy stays right all evening.

What had a number keeps it wherever it goes. What comes in between takes the number
before it and a letter: 12a, 12b, ... 12z, 12aa; Ba among recitals, IIa among headings;
0a before the first (the European Parliament's usage for new paragraphs, "12a (new)",
with 0 for its "-1"). Letters are given as clauses come, and no label is ever given to
another clause: neither is that of one that was taken out again, which comes back
under it. What had a number at the opening and is deleted leaves a ghost where it
stood: "12 (supprimé)". An inserted clause leaves none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from string import ascii_lowercase
from typing import Any

from drafting.domain.clauses import LABELLED, Clause, Draft, Kind
from drafting.text.alignment import longest_rising

Plain = dict[str, Any]


@dataclass(frozen=True)
class Ghost:
    """A clause that had a number at the opening and was deleted since."""

    key: str
    label: str
    kind: Kind


@dataclass(frozen=True)
class Numbering:
    """``labels`` as at the opening, ``added`` those given since, both by clause key.

    ``kinds`` has the kind of every labelled clause. ``order`` is every clause there
    was, deleted ones too, each where it stood when it came.
    """

    labels: Mapping[str, str]
    order: tuple[str, ...]
    kinds: Mapping[str, Kind]
    added: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.order)}

    def as_plain(self) -> Plain:
        """JSON-ready, for the fact and the assembly's row."""
        return {
            "labels": dict(self.labels),
            "order": list(self.order),
            "kinds": {key: kind.value for key, kind in self.kinds.items()},
            "added": dict(self.added),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Numbering":
        """The reverse of `as_plain`. Raises KeyError or ValueError on other shapes."""
        kinds = {key: Kind(kind) for key, kind in plain["kinds"].items()}
        return cls(plain["labels"], tuple(plain["order"]), kinds, plain["added"])

    def grown(self, draft: Draft) -> "Numbering":
        """This numbering with a place and a label for every clause of ``draft`` new to it."""
        if all(key in self.places for key in draft.keys):
            return self
        order, kinds, added = list(self.order), dict(self.kinds), dict(self.added)
        place, steady = 0, self.steady(draft)
        for clause in draft.clauses:
            if clause.key in self.places:
                place = order.index(clause.key) + 1 if clause.key in steady else place
                continue
            if clause.kind in LABELLED:
                added[clause.key] = _next_label(clause, order[:place], self.labels, added, kinds)
                kinds[clause.key] = clause.kind
            order.insert(place, clause.key)
            place += 1
        return Numbering(self.labels, tuple(order), kinds, added)

    def labels_of(self, draft: Draft) -> dict[str, str]:
        """The label of every clause of ``draft`` that carries one.

        Clauses this numbering does not know (of a text not yet issued, or of one from
        before the opening) get the letters they would get now.
        """
        known = self
        if not all(key in self.places for key in draft.keys):
            known = self._without_others(draft).grown(draft)
        everyone = {**known.labels, **known.added}
        return {key: everyone[key] for key in draft.keys if key in everyone}

    def _without_others(self, draft: Draft) -> "Numbering":
        """Only what stood at the opening or stands in ``draft``: independent of the rest."""
        added = {key: label for key, label in self.added.items() if key in draft}
        order = (k for k in self.order if k in draft or k in self.labels)
        return Numbering(self.labels, tuple(order), self.kinds, added)

    def steady(self, draft: Draft) -> frozenset[str]:
        """The clauses of ``draft`` that stand among the others as they always did."""
        common = [key for key in draft.keys if key in self.places]
        return frozenset(common[n] for n in longest_rising([self.places[k] for k in common]))

    def ghosts(self, draft: Draft) -> dict[str | None, tuple[Ghost, ...]]:
        """The deleted clauses that keep their number, by the key of the clause they follow."""
        found: dict[str | None, tuple[Ghost, ...]] = {}
        previous, steady = None, self.steady(draft)
        for key in self.order:
            if key in steady:
                previous = key
            elif key in self.labels and key not in draft:
                ghost = Ghost(key, self.labels[key], self.kinds[key])
                found[previous] = (*found.get(previous, ()), ghost)
        return found


def freeze(draft: Draft) -> Numbering:
    """The numbering of ``draft`` as it stands, to be kept."""
    fresh = Draft(draft.clauses)
    kinds = {clause.key: clause.kind for clause in fresh.clauses if clause.key in fresh.labels}
    return Numbering(fresh.labels, fresh.keys, kinds)


def with_ghosts(draft: Draft) -> Iterator[Clause | Ghost]:
    """The text in its order, deleted clauses that keep their number where they stood."""
    yield from draft.ghosts.get(None, ())
    for clause in draft.clauses:
        yield clause
        yield from draft.ghosts.get(clause.key, ())


def _next_label(
    clause: Clause,
    before: list[str],
    labels: Mapping[str, str],
    added: Mapping[str, str],
    kinds: Mapping[str, Kind],
) -> str:
    """The number of the nearest clause of its kind before it, and the next letter."""
    everyone = {**labels, **added}
    alike = (key for key in reversed(before) if kinds.get(key) is clause.kind)
    base = next((_number(everyone[key]) for key in alike), "0")
    taken = sum(
        _number(label) == base and kinds[key] is clause.kind for key, label in added.items()
    )
    return base + small_letters(taken + 1)


def _number(label: str) -> str:
    """12b -> 12: letters given since the opening are small, all else is not."""
    return label.rstrip(ascii_lowercase)


def small_letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, 28 -> ab: never the same twice."""
    said = ""
    while number:
        number, rest = divmod(number - 1, 26)
        said = ascii_lowercase[rest] + said
    return said
