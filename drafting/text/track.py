"""A redline over several steps, each change with the one who made it."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from drafting.text.readable import pieces, readable
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

    What was inserted since the base and is deleted now leaves no mark; base words that
    were struck there and come back are plain again. Rejecting all (what `before` reads)
    is still the base; accepting all (`after`) is ``text``.
    """
    if text == before(marks):
        return track(text)
    left = list(marks)[::-1]
    tracked: list[Mark] = []
    for kept, deleted, inserted in pieces(readable(diff(after(marks), text))):
        tracked += _take(left, len(kept))
        stretch = _take(left, len(deleted))
        if deleted or inserted:
            while left and left[-1].deleted_by is not None:
                stretch.append(left.pop())
        tracked += _rewritten(stretch, inserted, by)
    return tuple(_joined(tracked + left[::-1]))


def _rewritten(stretch: list[Mark], text: str, by: Hashable) -> Iterator[Mark]:
    """A stretch whose words, struck before or only now, give way to ``text``."""
    struck = [
        Mark(m.text, None, by if m.deleted_by is None else m.deleted_by)
        for m in stretch
        if m.inserted_by is None
    ]
    struck.reverse()
    for span in readable(diff("".join(mark.text for mark in struck[::-1]), text)):
        if span.kind == "insert":
            yield Mark(span.text, inserted_by=by)
            continue
        for mark in _cut(struck, len(span.text)):
            yield mark if span.kind == "delete" else Mark(mark.text)


def before(marks: Marks) -> str:
    """What the marks read when every change is rejected: the base."""
    return "".join(mark.text for mark in marks if mark.inserted_by is None)


def after(marks: Marks) -> str:
    """What the marks read when every change is accepted."""
    return "".join(mark.text for mark in marks if mark.deleted_by is None)


def _take(left: list[Mark], size: int) -> list[Mark]:
    """Marks holding the next ``size`` standing characters, with the struck ones among them."""
    taken: list[Mark] = []
    while size > 0:
        if left[-1].deleted_by is not None:
            taken.append(left.pop())
            continue
        [mark] = _cut(left, min(size, len(left[-1].text)))
        size -= len(mark.text)
        taken.append(mark)
    return taken


def _cut(left: list[Mark], size: int) -> Iterator[Mark]:
    """The next ``size`` characters off the end of the reversed marks."""
    while size > 0:
        mark = left.pop()
        if len(mark.text) > size:
            left.append(replace(mark, text=mark.text[size:]))
            mark = replace(mark, text=mark.text[:size])
        size -= len(mark.text)
        yield mark


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The same marks, neighbours of one fate put together."""
    for (inserted_by, deleted_by), run in groupby(
        marks, key=lambda mark: (mark.inserted_by, mark.deleted_by)
    ):
        yield Mark("".join(mark.text for mark in run), inserted_by, deleted_by)
