"""Verdicts: what a proposal, written on one draft, means on another.

`rebase` compares three texts: the base the proposal was written on, the head as
it stands, and what was proposed. Nothing here is stepwise: the verdict always
comes from base and head directly, so it is the same by whichever Revisions the
text got there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from drafting.domain.clauses import Draft, may_have_moved
from drafting.domain.operations import (
    Delete,
    Insert,
    Move,
    Operation,
    Revise,
    perform,
)
from drafting.text import Conflict, merge


class Standing(StrEnum):
    """The five verdicts; design: a new Revision gives every open amendment one."""

    APPLIES = "applies"
    ADAPTED = "adapted"
    SATISFIED = "satisfied"
    CONTESTED = "contested"
    MOOT = "moot"

    @property
    def can_be_adopted(self) -> bool:
        return self in (Standing.APPLIES, Standing.ADAPTED)


@dataclass(frozen=True)
class Part:
    """The verdict on one operation of a proposal.

    ``reason`` is a code: unchanged, elsewhere, place_gone, already_so,
    same_words, edited, moved, deleted. ``fitted`` is the operation as it fits the
    head, None when it cannot or need not be carried out. ``conflicts`` holds,
    by language, the words that others changed too.
    """

    operation: Operation
    standing: Standing
    reason: str
    fitted: Operation | None = None
    conflicts: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """The verdict on a whole proposal.

    ``operations`` fit the head and carry out all that can be: everything when the
    standing is applies or adapted, the clean part when it is contested.
    """

    standing: Standing
    parts: tuple[Part, ...]

    @property
    def operations(self) -> tuple[Operation, ...]:
        return tuple(part.fitted for part in self.parts if part.fitted)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reason codes behind the standing, each once, most telling first."""
        telling = [p.reason for p in self.parts if p.standing == self.standing]
        return tuple(dict.fromkeys(telling or [p.reason for p in self.parts]))


class Proposal(Protocol):
    """Anything with operations and an origin: a Finding, an Amendment, an edit."""

    @property
    def operations(self) -> tuple[Operation, ...]: ...

    @property
    def origin(self) -> str: ...


def rebase(proposal: Proposal, base: Draft, head: Draft) -> Verdict:
    """What ``proposal``, written on ``base``, means on ``head``."""
    parts: list[Part] = []
    current = head
    for operation in proposal.operations:
        part = _judge(operation, base, current)
        if part.fitted:
            current = perform(current, [part.fitted], proposal.origin)
        parts.append(part)
    return Verdict(_overall(parts), tuple(parts))


def _overall(parts: Iterable[Part]) -> Standing:
    """One contested part makes the whole contested; a moot part among live ones adapts it."""
    standings = {part.standing for part in parts}
    if Standing.CONTESTED in standings:
        return Standing.CONTESTED
    if standings <= {Standing.SATISFIED}:
        return Standing.SATISFIED
    if standings <= {Standing.SATISFIED, Standing.MOOT}:
        return Standing.MOOT
    return Standing.APPLIES if standings == {Standing.APPLIES} else Standing.ADAPTED


def _judge(operation: Operation, base: Draft, head: Draft) -> Part:
    match operation:
        case Insert():
            return _judge_insert(operation, base, head)
        case Delete():
            return _judge_delete(operation, base, head)
        case Move():
            return _judge_move(operation, base, head)
        case Revise():
            return _judge_revise(operation, base, head)


def _judge_revise(operation: Revise, base: Draft, head: Draft) -> Part:
    now, then = head.get(operation.key), base.get(operation.key)
    if now is None or then is None:
        return Part(operation, Standing.MOOT, "deleted")
    merges = {
        lang: merge(then.text(lang), now.text(lang), text) for lang, text in operation.texts.items()
    }
    conflicts = {lang: merged.conflicts for lang, merged in merges.items() if merged.conflicts}
    if conflicts:
        return Part(operation, Standing.CONTESTED, "same_words", None, conflicts)
    texts = {lang: merged.text for lang, merged in merges.items()}
    if all(text == now.text(lang) for lang, text in texts.items()):
        return Part(operation, Standing.SATISFIED, "already_so")
    if all(then.text(lang) == now.text(lang) for lang in texts):
        return Part(operation, Standing.APPLIES, "unchanged", operation)
    return Part(operation, Standing.ADAPTED, "elsewhere", Revise(operation.key, texts))


def _judge_delete(operation: Delete, base: Draft, head: Draft) -> Part:
    now, then = head.get(operation.key), base.get(operation.key)
    if now is None or then is None:
        return Part(operation, Standing.SATISFIED, "already_so")
    if now.texts != then.texts:
        return Part(operation, Standing.CONTESTED, "edited")
    return Part(operation, Standing.APPLIES, "unchanged", operation)


def _judge_move(operation: Move, base: Draft, head: Draft) -> Part:
    if operation.key not in head or operation.key not in base:
        return Part(operation, Standing.MOOT, "deleted")
    after = _surviving_place(operation.after, base, head)
    if head.before(operation.key) == after:
        return Part(operation, Standing.SATISFIED, "already_so")
    if may_have_moved(operation.key, base, head):
        return Part(operation, Standing.CONTESTED, "moved")
    return _placed(operation, after)


def _judge_insert(operation: Insert, base: Draft, head: Draft) -> Part:
    if operation.key in head or _says_the_same(operation, base, head):
        return Part(operation, Standing.SATISFIED, "already_so")
    after = _surviving_place(operation.after, base, head)
    return _placed(operation, _after_earlier_siblings(operation.key, after, base, head))


def _placed(operation: Insert | Move, after: str | None) -> Part:
    if after == operation.after:
        return Part(operation, Standing.APPLIES, "unchanged", operation)
    reason = "place_gone"
    return Part(operation, Standing.ADAPTED, reason, replace(operation, after=after))


def _surviving_place(after: str | None, base: Draft, head: Draft) -> str | None:
    """The nearest clause at or above ``after`` in the base that the head still has."""
    while after is not None and after not in head:
        after = base.before(after) if after in base else None
    return after


def _after_earlier_siblings(key: str, after: str | None, base: Draft, head: Draft) -> str | None:
    """Behind those inserted at the same place by earlier proposals.

    Clauses inserted at one place stand in the order of their keys, that is of
    their proposals' numbers, in whatever order they are adopted.
    """
    place = 0 if after is None else head.positions[after] + 1
    for sibling in head.clauses[place:]:
        if sibling.key in base or sequence(sibling.key) > sequence(key):
            break
        after = sibling.key
    return after


def sequence(key: str) -> tuple[str | int, ...]:
    """Order of clause keys: ``f9`` before ``f10``, findings' before proposals' (``p3``)."""
    return tuple(int(run) if run.isdigit() else run for run in re.findall(r"\d+|\D+", key))


def _says_the_same(operation: Insert, base: Draft, head: Draft) -> bool:
    return any(
        clause.key not in base
        and clause.kind == operation.kind
        and clause.texts == dict(operation.texts)
        for clause in head.clauses
    )
