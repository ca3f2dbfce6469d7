"""Resolving a contested amendment in the room: whose words stand where both changed them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafting.domain.clauses import Draft
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise
from drafting.domain.verdicts import Part, Standing, Verdict
from drafting.text import merge


class Choice(StrEnum):
    """What the chair chooses at each conflict of an amendment."""

    THEIRS = "theirs"  # the amendment's words take the place of the text's
    KEEP = "keep"  # the text's words stay; what the amendment asks elsewhere is taken
    BEFORE = "before"  # of two insertions at one place: the amendment's first
    AFTER = "after"  # ... the amendment's second


@dataclass(frozen=True)
class Stretch:
    """A stretch of the sentence: the same on both sides, or, in a conflict, each side's words."""

    current: str
    proposed: str
    is_conflict: bool = False


def sides(base: str, current: str, proposed: str) -> tuple[Stretch, ...]:
    """Both readings of a sentence, with what they agree on and where they differ.

    The ``current`` of all stretches, joined, is the text as it stands with what the
    proposal changes elsewhere; the ``proposed`` are that text with the proposal's
    words at every conflict.
    """
    mine, theirs = merge(base, current, proposed), merge(base, proposed, current)
    conflicts = [(c.current, c.proposed) for c in mine.conflicts]
    found = _aligned(mine.text, theirs.text, conflicts)
    return tuple(found) if found else (Stretch(mine.text, theirs.text, True),)


def chosen_text(base: str, current: str, proposed: str, choice: Choice) -> str:
    """The sentence with every conflict resolved one way."""
    return "".join(_pick(stretch, choice) for stretch in sides(base, current, proposed))


def resolve(verdict: Verdict, base: Draft, head: Draft, choice: Choice) -> tuple[Operation, ...]:
    """The operations on ``head`` that carry out a contested proposal, its conflicts resolved.

    ``base`` is the draft it was written on. What has lost its object stays out.
    """
    return tuple(_resolved(verdict, base, head, choice))


def can_be_ordered(verdict: Verdict) -> bool:
    """Whether all its conflicts are two insertions at one place, so that both can stand."""
    contested = [part for part in verdict.parts if part.standing is Standing.CONTESTED]
    return bool(contested) and all(
        part.conflicts
        and all(not c.base.strip() and c.current.strip() and c.proposed.strip() for c in found)
        for part in contested
        for found in (part.conflicts.values() or ((),))
    )


def _resolved(verdict: Verdict, base: Draft, head: Draft, choice: Choice) -> Iterator[Operation]:
    for part in verdict.parts:
        if part.fitted:
            yield from part.fitted
        elif part.standing is Standing.CONTESTED and choice is not Choice.KEEP:
            yield _forced(part.operation, base, head, choice)
        elif part.standing is Standing.CONTESTED and part.conflicts:
            yield from _clean(part, base, head)


def _forced(operation: Operation, base: Draft, head: Draft, choice: Choice) -> Operation:
    match operation:
        case Revise():
            return _worded(operation, base, head, choice)
        case Move(key, after):
            while after is not None and after not in head:
                after = base.before(after) if after in base else None
            return Move(key, after)
        case Delete() | Insert():
            return operation


def _worded(operation: Revise, base: Draft, head: Draft, choice: Choice) -> Revise:
    then, now = base.get(operation.key), head.get(operation.key)
    return Revise(
        operation.key,
        {
            lang: chosen_text(
                then.text(lang) if then else "", now.text(lang) if now else "", text, choice
            )
            for lang, text in operation.texts.items()
        },
    )


def _clean(part: Part, base: Draft, head: Draft) -> Iterator[Operation]:
    """What a contested rewording changes where nobody else did."""
    if isinstance(part.operation, Revise):
        kept = _worded(part.operation, base, head, Choice.KEEP)
        now = head.get(kept.key)
        if now and any(text != now.text(lang) for lang, text in kept.texts.items()):
            yield kept


def _pick(stretch: Stretch, choice: Choice) -> str:
    if not stretch.is_conflict or choice is Choice.KEEP:
        return stretch.current
    if choice is Choice.THEIRS:
        return stretch.proposed
    both = (stretch.proposed, stretch.current)
    return _joined(*(both if choice is Choice.BEFORE else both[::-1]))


def _joined(first: str, second: str) -> str:
    """Two insertions one after the other, with one space between them."""
    if not first or not second:
        return first + second
    if first[-1].isspace():
        return first + second.lstrip()
    return first + second if second[0].isspace() else f"{first} {second}"


def _aligned(ours: str, theirs: str, conflicts: list[tuple[str, str]]) -> list[Stretch] | None:
    """The two texts in stretches, given what differs in turn; None when they do not fit."""
    if not conflicts:
        return [Stretch(ours, ours)] if ours == theirs else None
    (now, asked), *later = conflicts
    for at in range(min(len(ours), len(theirs)) + 1):
        if ours.startswith(now, at) and theirs.startswith(asked, at):
            rest = _aligned(ours[at + len(now) :], theirs[at + len(asked) :], later)
            if rest is not None:
                return [Stretch(ours[:at], ours[:at]), Stretch(now, asked, True), *rest]
        if ours[at : at + 1] != theirs[at : at + 1]:
            return None
    return None
