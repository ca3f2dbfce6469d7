"""What comes in through the door: texts cleaned, operations checked, before any rule sees them."""

from collections.abc import Iterable, Mapping
from typing import Any

from drafting.domain import (
    Delete,
    Draft,
    Insert,
    Kind,
    Move,
    NotFound,
    Operation,
    Refused,
    Revise,
)
from drafting.domain.operations import from_plain
from drafting.store import Work
from drafting.text import Unclean, clean

TEXT_LIMIT = 8_000
LINE_LIMIT = 300
OPERATIONS_LIMIT = 40
_INSERTABLE = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.HEADING, Kind.CLOSING)


def line(text: Any, field: str, limit: int = LINE_LIMIT) -> str:
    """A required short text. Raises Refused naming the field."""
    if not isinstance(text, str):
        raise Refused("empty", field=field)
    try:
        return clean(text, limit)
    except Unclean as problem:
        raise Refused(problem.code, field=field, **problem.params) from None


def optional_line(text: Any, field: str, limit: int = LINE_LIMIT) -> str:
    """A short text that may be left out."""
    if text is None or (isinstance(text, str) and not text.strip()):
        return ""
    return line(text, field, limit)


def texts(
    given: Mapping[str, Any], languages: Iterable[str], limit: int = TEXT_LIMIT
) -> dict[str, str]:
    """Cleaned texts by language, empty ones left out; languages of the assembly only."""
    return {
        lang: cleaned
        for lang in languages
        if (cleaned := optional_line(given.get(lang), f"text_{lang}", limit))
    }


def names(given: Mapping[str, Any], field: str) -> dict[str, str]:
    """A name in one or more interface languages; at least one is required."""
    kept = {
        lang: name
        for lang in ("fr", "en", "hy")
        if (name := optional_line(given.get(lang), f"{field}_{lang}"))
    }
    if not kept:
        raise Refused("empty", field=f"{field}_fr")
    return kept


def base_draft(work: Work, base: Any) -> Draft:
    """The Revision a proposal was written on. Raises Refused when it is none of ours."""
    if not isinstance(base, int) or isinstance(base, bool) or base < 1:
        raise Refused("base_unknown")
    try:
        return work.reading.draft(base)
    except NotFound:
        raise Refused("base_unknown") from None


def operations(work: Work, plain: Any, base: Draft, new_key: str) -> tuple[Operation, ...]:
    """Operations as they arrive (see `drafting.domain.operations.as_plain`), cleaned and checked.

    Inserted clauses get the keys ``new_key``, ``new_key-2``... Revisions that change
    nothing are dropped. Raises Refused: bad_operations, clause_unknown,
    clause_twice, nothing_changed, too_many.
    """
    try:
        given = from_plain(plain)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("bad_operations") from None
    if len(given) > OPERATIONS_LIMIT:
        raise Refused("too_many", limit=OPERATIONS_LIMIT)
    kept: list[Operation] = []
    for operation in given:
        checked = _check(work, operation, base, _key(new_key, kept))
        if checked:
            kept.append(checked)
    if not kept:
        raise Refused("nothing_changed")
    named = [(type(o), o.key) for o in kept if not isinstance(o, Insert)]
    deleted = {key for kind, key in named if kind is Delete}
    if len(set(named)) < len(named) or any(
        key in deleted and kind is not Delete for kind, key in named
    ):
        raise Refused("clause_twice")
    return tuple(kept)


def _key(new_key: str, kept: list[Operation]) -> str:
    count = sum(isinstance(operation, Insert) for operation in kept)
    return new_key if count == 0 else f"{new_key}-{count + 1}"


def _check(work: Work, operation: Operation, base: Draft, key: str) -> Operation | None:
    match operation:
        case Insert():
            return _check_insert(work, operation, base, key)
        case Revise():
            _known(operation.key, base)
            return _check_revise(work, operation, base)
        case Move():
            _known(operation.key, base)
            _known_place(operation.after, base)
            nowhere = operation.after in (operation.key, base.before(operation.key))
            return None if nowhere else operation
        case Delete():
            _known(operation.key, base)
            return operation


def _check_insert(work: Work, operation: Insert, base: Draft, key: str) -> Insert:
    _known_place(operation.after, base)
    if operation.kind not in _INSERTABLE or not isinstance(operation.texts, Mapping):
        raise Refused("bad_operations")
    cleaned = texts(operation.texts, work.assembly.languages)
    if not cleaned:
        raise Refused("empty", field=f"text_{work.assembly.languages[0]}")
    anchor = base.get(operation.after) if operation.after else None
    workshop = anchor.workshop if anchor else None
    return Insert(key, operation.after, operation.kind, cleaned, workshop)


def _check_revise(work: Work, operation: Revise, base: Draft) -> Revise | None:
    clause = base.get(operation.key)
    if not isinstance(operation.texts, Mapping) or clause is None:
        raise Refused("bad_operations")
    cleaned = {
        lang: optional_line(operation.texts[lang], f"text_{lang}", TEXT_LIMIT)
        for lang in work.assembly.languages
        if lang in operation.texts
    }
    changed = {lang: text for lang, text in cleaned.items() if text != clause.text(lang)}
    if not any({**clause.texts, **changed}.values()):
        raise Refused("empty_clause", field=f"text_{next(iter(changed), '')}")
    return Revise(operation.key, changed) if changed else None


def _known(key: Any, base: Draft) -> None:
    if not isinstance(key, str) or key not in base:
        raise Refused("clause_unknown")


def _known_place(after: Any, base: Draft) -> None:
    if after is not None:
        _known(after, base)
