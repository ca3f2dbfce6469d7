"""The secretariat's own changes to the text: the frame before the work, edits during it."""

from dataclasses import dataclass
from typing import Any

from drafting.actions import entrance
from drafting.actions.revising import revise
from drafting.domain import (
    Cause,
    Clause,
    Draft,
    Kind,
    Operation,
    Refused,
    Standing,
    perform,
    rebase,
)
from drafting.store import Work

FRAME_LIMIT = 400


@dataclass(frozen=True)
class Edit:
    """An editorial edit: operations and the origin its words will bear."""

    operations: tuple[Operation, ...]
    origin: str


def lay_frame(work: Work, *, clauses: list[dict[str, Any]]) -> dict[str, Any]:
    """Lay the frame text: the first Revision, before anything is merged.

    Each clause has ``kind``, ``texts``, and may have ``workshop`` (its section) and
    ``key``. Raises Refused("frame_laid") when there is a text already.
    """
    if work.reading.draft().clauses:
        raise Refused("frame_laid")
    if not isinstance(clauses, list) or not 0 < len(clauses) <= FRAME_LIMIT:
        raise Refused("too_many" if clauses else "empty", limit=FRAME_LIMIT, field="frame")
    laid = tuple(_frame_clause(work, place, clause) for place, clause in enumerate(clauses, 1))
    if len({clause.key for clause in laid}) < len(laid):
        raise Refused("clause_twice")
    revision = revise(work, Draft(laid), Cause("frame"))
    return {"revision": revision}


def edit_text(work: Work, *, base: int, operations: Any) -> dict[str, Any]:
    """Change the text editorially, on the Revision the edit was written on.

    A stale edit is merged. Raises Refused("edit_contested") with the verdict, which
    holds both wordings, when the same words changed meanwhile, and
    Refused("edit_moot") when what it edits is gone.
    """
    written_on = entrance.base_draft(work, base)
    number = work.assembly.head_revision + 1
    asked = entrance.operations(work, operations, written_on, f"e{number}")
    edit = Edit(asked, f"edit-{number}")
    head = work.reading.draft()
    verdict = rebase(edit, written_on, head)
    if verdict.standing is Standing.SATISFIED:
        return {"revision": work.assembly.head_revision, "standing": verdict.standing.value}
    if not verdict.standing.can_be_adopted:
        code = "edit_moot" if verdict.standing is Standing.MOOT else "edit_contested"
        raise Refused(code, context=verdict)
    draft = perform(head, verdict.operations, edit.origin)
    revision = revise(work, draft, Cause("edit"))
    return {"revision": revision, "standing": verdict.standing.value}


def _frame_clause(work: Work, place: int, given: dict[str, Any]) -> Clause:
    try:
        kind, texts = Kind(given["kind"]), dict(given["texts"])
    except (KeyError, TypeError, ValueError):
        raise Refused("bad_operations", line=place) from None
    workshop = given.get("workshop")
    if workshop is not None and workshop not in work.reading.workshops:
        raise Refused("workshop_unknown", workshop=str(workshop))
    cleaned = entrance.texts(texts, work.assembly.languages)
    if not cleaned:
        raise Refused("empty", field="frame", line=place)
    key = entrance.optional_line(given.get("key"), "key", 40) or f"c{place}"
    return Clause.new(key, kind, cleaned, "frame", workshop)


ACTIONS = (lay_frame, edit_text)
