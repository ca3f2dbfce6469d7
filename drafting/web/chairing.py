"""What the chair's desk shows: what is taken now, what comes next, and what each deed would do."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import g, has_request_context

from drafting.actions.counting import standing_of
from drafting.actions.plenary import OVER
from drafting.actions.undoing import together
from drafting.domain import Amendment, Decision, Draft, Group, Operation, Refused, Revise
from drafting.domain.consequences import Consequence, consequences
from drafting.domain.dividing import clean_and_contested
from drafting.domain.operations import as_plain
from drafting.domain.order import Place
from drafting.domain.resolving import Choice, Stretch, can_be_ordered, resolve, sides
from drafting.text import merge
from drafting.web.labels import clause_name
from drafting.web.shown import Shown, show
from drafting.web.sight import Sight


@dataclass(frozen=True)
class Conflict:
    """A sentence that two sides changed, in one language: read both ways."""

    name: str
    lang: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Row:
    """One amendment of the queue: its place, and whom it would go before, up or down."""

    place: Place
    up: int | None
    down: int | None
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True)
class Desk:
    """What the chair sees, on one look at the books."""

    sight: Sight

    # -- what is taken now -------------------------------------------------------

    @cached_property
    def now(self) -> Amendment | None:
        """The amendment on the screen."""
        return self.sight.amendments.get(self.sight.assembly.presented)

    @cached_property
    def bloc(self) -> list[Amendment]:
        """The amendments shown together."""
        return [self.sight.amendments[number] for number in self.sight.assembly.bloc]

    @property
    def open_bloc(self) -> list[Amendment]:
        return [amendment for amendment in self.bloc if amendment.is_open]

    @cached_property
    def shown(self) -> list[Shown]:
        return self.sight.shown(self.now) if self.now else []

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Where the amendment on the screen and the text both changed a sentence."""
        if not self.now:
            return []
        base, verdict = self.sight.written_on(self.now), self.sight.verdict(self.now)
        asked = [p.operation for p in verdict.parts if p.conflicts]
        return [
            Conflict(
                clause_name(self.sight.clause(o.key), self.sight.draft, self.sight.lang),
                lang,
                sides(_text(base, o.key, lang), _text(self.sight.draft, o.key, lang), words),
            )
            for o in asked
            if isinstance(o, Revise)
            for lang, words in o.texts.items()
        ]

    @property
    def can_be_ordered(self) -> bool:
        return bool(self.now) and can_be_ordered(self.sight.verdict(self.now))

    @cached_property
    def clean_part(self) -> list[Shown]:
        """What of a contested amendment nobody contests."""
        return [
            show(operation, self.sight.draft, self.sight.lang)
            for operation in chosen(self.sight, self.now, Choice.KEEP)
        ]

    @cached_property
    def would(self) -> dict[str, list[Consequence]]:
        """If it were adopted: the others whose verdict would change, by the new one."""
        found: dict[str, list[Consequence]] = {}
        if self.now and self.now.is_open:
            for one in _foreseen(self.sight, self.now):
                found.setdefault(one.after.value, []).append(one)
        return found

    @cached_property
    def divisible(self) -> list[tuple[int, Shown, bool]]:
        """Its operations as one may divide it: index, what it does, whether it goes first."""
        if not self.now or len(self.now.operations) < 2 or self._has_subs(self.now):
            return []
        first, _contested = clean_and_contested(self.sight.verdict(self.now))
        if not first or len(first) == len(self.now.operations):
            first = self.now.operations[:1]
        base = self.sight.written_on(self.now)
        return [
            (at, show(o, base, self.sight.lang), o in first)
            for at, o in enumerate(self.now.operations)
        ]

    def _has_subs(self, amendment: Amendment) -> bool:
        return any(a.parent == amendment.number for a in self.sight.amendments.values())

    @property
    def waits_for_parent(self) -> bool:
        """Whether it is a sub-amendment whose amendment is still open: taken as it is or not."""
        parent = self.sight.amendments.get(self.now.parent or 0) if self.now else None
        return parent is not None and parent.is_open

    @cached_property
    def wording(self) -> list[dict[str, Any]]:
        """The clauses it touches, with the words the room may start from."""
        return [self._words(o) for o in self.now.operations] if self.now else []

    def _words(self, operation: Operation) -> dict[str, Any]:
        """For a revision, the head's words with what it changes where nobody else did."""
        clause = self.sight.clause(operation.key)
        texts = dict(getattr(operation, "texts", {}))
        if isinstance(operation, Revise) and clause and self.now:
            base = self.sight.written_on(self.now)
            texts = {
                lang: merge(_text(base, operation.key, lang), clause.text(lang), words).text
                for lang, words in texts.items()
            }
        return {"operation": operation, "clause": clause, "texts": texts}

    @property
    def present(self) -> int:
        """How many may raise a hand; 0 when nobody took attendance."""
        reading = self.sight.reading
        return standing_of(reading, reading.plenary.rules)[1]

    # -- what comes next ---------------------------------------------------------

    @cached_property
    def queue(self) -> list[list[Row]]:
        """The groups to be taken, in order, without what is set aside for later."""
        groups = [
            Group(tuple(p for p in group.places if not p.amendment.deferred))
            for group in self.sight.groups
        ]
        return list(_rows([group for group in groups if group.places]))

    @cached_property
    def deferred(self) -> list[Amendment]:
        return [a for group in self.sight.groups for a in group.amendments if a.deferred]

    @cached_property
    def order(self) -> list[Amendment]:
        """All that is open in the order to take it, what was deferred last."""
        return [row.place.amendment for rows in self.queue for row in rows] + self.deferred

    @cached_property
    def next(self) -> Amendment | None:
        """What to present after what is on the screen; what has fallen is not put to the vote."""
        shown = {self.sight.assembly.presented, *self.sight.assembly.bloc}
        after, before = [], []
        passed = False
        for amendment in self.order:
            if amendment.number in shown:
                passed = True
            elif self.sight.standpoints[amendment.number].standing not in OVER:
                (after if passed else before).append(amendment)
        return next(iter((*after, *before)), None)

    @cached_property
    def uncontested(self) -> list[int]:
        """What can be taken together: each alone in its group, and adoptable as it stands."""
        alone = [rows[0].place.amendment for rows in self.queue if len(rows) == 1]
        return sorted(
            a.number
            for a in alone
            if self.sight.standpoints[a.number].standing.can_be_adopted and a.parent is None
        )

    @cached_property
    def fallen(self) -> list[int]:
        """Open amendments that are without their object, or that the text satisfies."""
        return sorted(n for n, s in self.sight.standpoints.items() if s.standing in OVER)

    # -- what was decided --------------------------------------------------------

    @cached_property
    def history(self) -> list[Decision]:
        """All decisions, the latest first, those undone included."""
        return self.sight.reading.decisions()[::-1]

    @property
    def last(self) -> Decision | None:
        """The latest decision in force."""
        return next((d for d in self.history if not d.undone), None)

    @property
    def last_together(self) -> list[int]:
        """The amendments that undoing the latest decision would put to the vote again."""
        standing = [d for d in self.history[::-1] if not d.undone]
        decided = together(standing) if standing else []
        return sorted(d.amendment for d in decided if d.falls_with is None)

    def typed(self, name: str, otherwise: Any = "") -> str:
        """What was typed in a refused plain form, so that it is not lost."""
        given = g.get("typed") if has_request_context() else None
        return given.get(name, otherwise) if given else otherwise


def chosen(sight: Sight, amendment: Amendment | None, choice: Choice) -> tuple[Operation, ...]:
    """The operations on the head when the conflicts of an amendment are resolved one way."""
    if amendment is None:
        return ()
    return resolve(sight.verdict(amendment), sight.written_on(amendment), sight.draft, choice)


def chosen_as_plain(sight: Sight, number: int, choice: str) -> list[dict[str, Any]]:
    """The same, ready to be decided. Raises Refused("choose_one")."""
    try:
        wanted = Choice(choice)
    except ValueError:
        raise Refused("choose_one") from None
    return as_plain(chosen(sight, sight.reading.amendment(number), wanted))


def _rows(groups: list[Group]) -> Iterator[list[Row]]:
    """Rows that know before which amendment they would go, one place up or down.

    The first of a group goes up, and the only one of a group down, with its whole group.
    """
    for at, group in enumerate(groups):
        numbers = [place.amendment.number for place in group.places]
        above = groups[at - 1].places[0].amendment.number if at else None
        after_next = groups[at + 2].places[0].amendment.number if at + 2 < len(groups) else None
        rows = []
        for position, place in enumerate(group.places):
            up = numbers[position - 1] if position else above
            down = numbers[position + 2] if position + 2 < len(numbers) else None
            if len(numbers) == 1:
                down = after_next
            can_sink = position + 1 < len(numbers) or down is not None
            rows.append(Row(place, up, down, up is not None, can_sink))
        yield rows


def _foreseen(sight: Sight, amendment: Amendment) -> tuple[Consequence, ...]:
    everyone = sight.amendments.values()
    return consequences(amendment, everyone, sight.reading.draft, sight.draft)


def _text(draft: Draft, key: str, lang: str) -> str:
    clause = draft.get(key)
    return clause.text(lang) if clause else ""
