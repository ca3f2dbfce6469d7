"""A redline over several steps, each change with the one who made it."""

from collections.abc import Hashable
from dataclasses import dataclass

from drafting.text.readable import readable
from drafting.text.spans import diff


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the base or of what came after it.

    ``inserted_by`` is None for the base's words, ``deleted_by`` for those that stand.
    """

    text: str
    inserted_by: Hashable | None = None
    deleted_by: Hashable | None = None


Marks = tuple[Mark, ...]


def track(text: str) -> Marks:
    """A base text without any change."""
    return (Mark(text),) if text else ()


def retrack(marks: Marks, text: str, by: Hashable) -> Marks:
    """The marks after one more step, to ``text``, made by ``by``.

    What was inserted since the base and is deleted now leaves no mark. Rejecting
    all (what `before` reads) is still the base; accepting all (`after`) is ``text``.
    """
    tracked: list[Mark] = []
    left = list(marks)[::-1]
    for span in readable(diff(after(marks), text)):
        if span.kind == "insert":
            tracked.append(Mark(span.text, inserted_by=by))
            continue
        for mark in _take(left, len(span.text)):
            if mark.deleted_by is not None or span.kind == "equal":
                tracked.append(mark)
            elif mark.inserted_by is None:
                tracked.append(Mark(mark.text, None, by))
    tracked += left[::-1]
    return tuple(tracked)


def before(marks: Marks) -> str:
    """What the marks read when every change is rejected: the base."""
    return "".join(mark.text for mark in marks if mark.inserted_by is None)


def after(marks: Marks) -> str:
    """What the marks read when every change is accepted."""
    return "".join(mark.text for mark in marks if mark.deleted_by is None)


def _take(left: list[Mark], size: int) -> list[Mark]:
    """Marks holding the next ``size`` standing characters, with the deleted ones among them."""
    taken = []
    while size > 0:
        mark = left.pop()
        if mark.deleted_by is None:
            if len(mark.text) > size:
                left.append(Mark(mark.text[size:], mark.inserted_by))
                mark = Mark(mark.text[:size], mark.inserted_by)
            size -= len(mark.text)
        taken.append(mark)
    return taken
