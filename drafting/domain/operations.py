"""Operations: the four things one can ask of a text.

Findings, amendments and editorial edits are all a base Revision and a tuple of
operations. Operations name clauses by key; `perform` carries out operations that
are known to fit the draft they are given (see `drafting.domain.verdicts`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from drafting.domain.clauses import Clause, Draft, Kind, moved_keys
from drafting.domain.errors import Refused
from drafting.text import weave


@dataclass(frozen=True)
class Revise:
    """Give clause ``key`` the words ``texts`` (language code -> whole new text)."""

    key: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Insert:
    """Put a new clause after clause ``after`` (None: at the very top).

    ``key`` is the key the new clause will bear, given by whoever proposes it.
    """

    key: str
    after: str | None
    kind: Kind
    texts: Mapping[str, str]
    workshop: str | None = None


@dataclass(frozen=True)
class Delete:
    """Take clause ``key`` out."""

    key: str


@dataclass(frozen=True)
class Move:
    """Put clause ``key`` after clause ``after`` (None: at the very top)."""

    key: str
    after: str | None


Operation = Revise | Insert | Delete | Move
_NAMES: dict[str, type] = {"revise": Revise, "insert": Insert, "delete": Delete, "move": Move}


def perform(draft: Draft, operations: Iterable[Operation], origin: str) -> Draft:
    """The draft with the operations carried out; new words come from ``origin``.

    Raises Refused("clause_gone") when an operation names a clause that is not there.
    """
    for operation in operations:
        clauses = tuple(_perform_one(draft, operation, origin))
        draft = Draft(clauses, draft.numbering)
    return draft


def _perform_one(draft: Draft, operation: Operation, origin: str) -> list[Clause]:
    clauses = list(draft.clauses)
    if isinstance(operation, Insert):
        place = _place_after(clauses, operation.after)
        clauses.insert(place, _inserted(operation, origin))
        return clauses
    place = draft.positions.get(operation.key, -1)
    if place < 0:
        raise Refused("clause_gone", key=operation.key)
    if isinstance(operation, Revise):
        clauses[place] = rewritten(clauses[place], operation.texts, origin)
        return clauses
    clause = clauses.pop(place)
    if isinstance(operation, Move):
        clauses.insert(_place_after(clauses, operation.after), clause)
    return clauses


def _inserted(operation: Insert, origin: str) -> Clause:
    return Clause.new(operation.key, operation.kind, operation.texts, origin, operation.workshop)


def _place_after(clauses: list[Clause], after: str | None) -> int:
    if after is None:
        return 0
    for place, clause in enumerate(clauses):
        if clause.key == after:
            return place + 1
    raise Refused("clause_gone", key=after)


def rewritten(clause: Clause, texts: Mapping[str, str], origin: str) -> Clause:
    """The clause with new words in some languages; kept words keep their origin."""
    strands = dict(clause.strands)
    for lang, text in texts.items():
        strands[lang] = weave(strands.get(lang, ()), text, origin)
    return replace(clause, strands={lang: kept for lang, kept in strands.items() if kept})


def operations_between(before: Draft, after: Draft) -> tuple[Operation, ...]:
    """Operations that lead from one draft to another: perform(before, them) reads as ``after``.

    Used to take a decision back: the way from the text it made to the one before.
    """
    return (
        *(Delete(key) for key in before.keys if key not in after),
        *_placements(before, after),
        *_rewordings(before, after),
    )


def _placements(before: Draft, after: Draft) -> Iterable[Operation]:
    moved = moved_keys(before, after)
    previous = None
    for clause in after.clauses:
        if clause.key not in before:
            yield Insert(clause.key, previous, clause.kind, clause.texts, clause.workshop)
        elif clause.key in moved:
            yield Move(clause.key, previous)
        previous = clause.key


def _rewordings(before: Draft, after: Draft) -> Iterable[Operation]:
    for clause in after.clauses:
        old = before.get(clause.key)
        if old and old.texts != clause.texts:
            languages = {**old.texts, **clause.texts}
            yield Revise(clause.key, {lang: clause.text(lang) for lang in languages})


def touched_keys(operations: Iterable[Operation]) -> frozenset[str]:
    """Existing clauses the operations change; the place of an insertion is not touched."""
    return frozenset(operation.key for operation in operations if not isinstance(operation, Insert))


def as_plain(operations: Iterable[Operation]) -> list[dict[str, Any]]:
    """Operations as JSON-ready dicts, each with its ``do``: revise, insert, delete, move."""
    names = {kind: name for name, kind in _NAMES.items()}
    return [{"do": names[type(operation)], **_fields(operation)} for operation in operations]


def _fields(operation: Operation) -> dict[str, Any]:
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in vars(operation).items()
    }


def from_plain(plain: Iterable[Mapping[str, Any]]) -> tuple[Operation, ...]:
    """The reverse of `as_plain`. Raises KeyError, TypeError or ValueError on other shapes."""
    return tuple(_one_from_plain(dict(item)) for item in plain)


def _one_from_plain(item: dict[str, Any]) -> Operation:
    kind = _NAMES[item.pop("do")]
    if "kind" in item:
        item["kind"] = Kind(item["kind"])
    return kind(**item)
