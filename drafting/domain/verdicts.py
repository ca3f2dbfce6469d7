"""Verdicts: what a proposal, written on one draft, means on another.

`rebase` compares three texts: the base the proposal was written on, the head as
it stands, and what was proposed. Nothing here is stepwise: the verdict always
comes from base and head directly, so it is the same by whichever Revisions the
text got there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from drafting.domain.clauses import Draft, may_have_moved
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise, perform
from drafting.domain.places import (
    behind_earlier_ones,
    behind_new_ones,
    surviving_place,
)
from drafting.domain.reshaping import Shape, followed, is_cut_up, reshaped
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

    ``reason`` is a code: unchanged; elsewhere, place_gone, behind, split, joined
    (adapted); already_so (satisfied); same_words, edited, moved (contested); deleted,
    parent_gone (moot). ``fitted`` are the operations that do on the head what it asks,
    none when it cannot or need not be carried out. ``conflicts`` holds, by language,
    the words that others changed too.
    """

    operation: Operation
    standing: Standing
    reason: str
    fitted: tuple[Operation, ...] = ()
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
        return tuple(operation for part in self.parts for operation in part.fitted)

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


@dataclass(frozen=True)
class _Drafts:
    """What an operation is judged on: the base as written on, and, with the proposal's
    earlier operations carried out, the base (``mine``) and the head. ``own`` are the
    clauses that the proposal inserts.
    """

    base: Draft
    mine: Draft
    head: Draft
    own: tuple[Insert, ...] = ()


def rebase(proposal: Proposal, base: Draft, head: Draft) -> Verdict:
    """What ``proposal``, written on ``base``, means on ``head``. Never raises."""
    own = tuple(o for o in proposal.operations if isinstance(o, Insert))
    drafts = _Drafts(base, base, head, own)
    parts: list[Part] = []
    for operation in proposal.operations:
        part = _judge(operation, drafts)
        parts.append(part)
        if len(parts) < len(proposal.operations):
            drafts = _carried_out(part, drafts, proposal.origin)
    return Verdict(_overall(parts), tuple(parts))


def _carried_out(part: Part, drafts: _Drafts, origin: str) -> _Drafts:
    """The drafts as the next operation finds them; one that fell leaves no trace."""
    if part.standing in (Standing.CONTESTED, Standing.MOOT):
        return drafts
    asked = part.fitted
    if drafts.mine is not drafts.head:
        asked = _judge(part.operation, replace(drafts, head=drafts.mine)).fitted
    mine = perform(drafts.mine, asked, origin)
    same = drafts.mine is drafts.head
    head = mine if same else perform(drafts.head, part.fitted, origin)
    return replace(drafts, mine=mine, head=head)


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


def _judge(operation: Operation, drafts: _Drafts) -> Part:
    match operation:
        case Insert():
            return _judge_insert(operation, drafts)
        case Delete():
            return _judge_delete(operation, drafts)
        case Move():
            return _judge_move(operation, drafts)
        case Revise():
            return _judge_revise(operation, drafts)


def _judge_revise(operation: Revise, drafts: _Drafts) -> Part:
    now, then = drafts.head.get(operation.key), drafts.mine.get(operation.key)
    if then is None:
        return Part(operation, Standing.MOOT, "deleted")
    if now and all(text == then.text(lang) for lang, text in operation.texts.items()):
        return Part(operation, Standing.SATISFIED, "already_so")
    if now and all(then.text(lang) == now.text(lang) for lang in operation.texts):
        return Part(operation, Standing.APPLIES, "unchanged", (operation,))
    shape = reshaped(operation.key, drafts.mine, drafts.head, drafts.own)
    if shape:
        return _follow(operation, operation.texts, shape, drafts)
    if now is None:
        return Part(operation, Standing.MOOT, "deleted")
    merges = {
        lang: merge(then.text(lang), now.text(lang), text) for lang, text in operation.texts.items()
    }
    conflicts = {lang: merged.conflicts for lang, merged in merges.items() if merged.conflicts}
    if conflicts:
        return Part(operation, Standing.CONTESTED, "same_words", (), conflicts)
    texts = {lang: merged.text for lang, merged in merges.items()}
    if all(text == now.text(lang) for lang, text in texts.items()):
        return Part(operation, Standing.SATISFIED, "already_so")
    return Part(operation, Standing.ADAPTED, "elsewhere", (Revise(operation.key, texts),))


def _follow(
    operation: Revise | Delete, texts: Mapping[str, str], shape: Shape, drafts: _Drafts
) -> Part:
    """The verdict on a clause whose words stand in other clauses now."""
    found, conflicts = followed(shape, operation.key, texts, drafts.mine, drafts.head)
    if conflicts:
        deletes = isinstance(operation, Delete)
        reason = "edited" if deletes else "same_words"
        return Part(operation, Standing.CONTESTED, reason, (), {} if deletes else conflicts)
    if not found:
        return Part(operation, Standing.SATISFIED, "already_so")
    alone = len(found) == 1 and found[0].key == operation.key
    reason = "elsewhere" if alone and isinstance(operation, Revise) else shape.reason
    return Part(operation, Standing.ADAPTED, reason, found)


def _judge_delete(operation: Delete, drafts: _Drafts) -> Part:
    now, then = drafts.head.get(operation.key), drafts.mine.get(operation.key)
    if now and then and now.texts == then.texts:
        return Part(operation, Standing.APPLIES, "unchanged", (operation,))
    shape = then and reshaped(operation.key, drafts.mine, drafts.head, drafts.own)
    if shape and then:
        if shape.reason == "split" and is_cut_up(shape, drafts.mine, drafts.head):
            pieces = tuple(Delete(key) for key in shape.keys)
            return Part(operation, Standing.ADAPTED, shape.reason, pieces)
        if shape.reason == "joined":
            return _follow(operation, dict.fromkeys(then.texts, ""), shape, drafts)
    if then and (now or shape):
        return Part(operation, Standing.CONTESTED, "edited")
    return Part(operation, Standing.SATISFIED, "already_so")


def _judge_move(operation: Move, drafts: _Drafts) -> Part:
    key, base, head = operation.key, drafts.mine, drafts.head
    if key not in base or key not in head:
        return Part(operation, Standing.MOOT, "deleted")
    after = _moved_place(operation, drafts)
    if head.before(key) == after:
        return Part(operation, Standing.SATISFIED, "already_so")
    if may_have_moved(key, base, head):
        return Part(operation, Standing.CONTESTED, "moved")
    then, now = base.clauses[base.positions[key]], head.clauses[head.positions[key]]
    shape = then.texts != now.texts and reshaped(key, base, head, drafts.own)
    if shape and shape.reason == "split":
        places = (after, *shape.keys)
        moves = tuple(Move(piece, place) for piece, place in zip(shape.keys, places, strict=False))
        return Part(operation, Standing.ADAPTED, "split", moves)
    return _placed(operation, after, _moved_place(operation, replace(drafts, head=base)), head)


def _moved_place(operation: Move, drafts: _Drafts) -> str | None:
    """Behind the clause it names, or what is left above, and what was inserted there."""
    key, base, head = operation.key, drafts.base, drafts.head
    base = base if operation.after in base else drafts.mine
    after = surviving_place(operation.after, base, head, key)
    return behind_new_ones(key, after, drafts.base, head)


def _judge_insert(operation: Insert, drafts: _Drafts) -> Part:
    if operation.key in drafts.head or _says_the_same(operation, drafts.mine, drafts.head):
        return Part(operation, Standing.SATISFIED, "already_so")
    after = _inserted_place(operation, drafts)
    on_base = _inserted_place(operation, replace(drafts, head=drafts.mine))
    return _placed(operation, after, on_base, drafts.head)


def _inserted_place(operation: Insert, drafts: _Drafts) -> str | None:
    base = drafts.base if operation.after in drafts.base else drafts.mine
    after = surviving_place(operation.after, base, drafts.head)
    return behind_earlier_ones(operation.key, after, drafts.base, drafts.head)


def _placed(operation: Insert | Move, after: str | None, on_base: str | None, head: Draft) -> Part:
    """The operation at its place on the head; ``on_base`` is where it goes on its own base."""
    fitted = (replace(operation, after=after),)
    if after == on_base:
        return Part(operation, Standing.APPLIES, "unchanged", fitted)
    stays = operation.after is None or operation.after in head
    return Part(operation, Standing.ADAPTED, "behind" if stays else "place_gone", fitted)


def _says_the_same(operation: Insert, base: Draft, head: Draft) -> bool:
    return any(
        clause.key not in base
        and clause.kind == operation.kind
        and clause.texts == dict(operation.texts)
        for clause in head.clauses
    )
