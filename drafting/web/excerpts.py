"""The part of a redline that matters, for where there is no room for a long paragraph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafting.text import Span

ROOM = 380  # characters of a redline that are always shown whole
REACH = 90  # characters kept on each side of a change


@dataclass(frozen=True)
class Gap:
    """Words left out. ``kind`` lets a template tell it from a `Span`."""

    kind: str = "gap"
    text: str = ""


def excerpt(spans: Iterable[Span]) -> list[Span | Gap]:
    """The spans with long unchanged stretches cut short at word ends; short ones as they are."""
    spans = list(spans)
    if sum(len(span.text) for span in spans) <= ROOM:
        return list(spans)
    last = len(spans) - 1
    return [
        part
        for place, span in enumerate(spans)
        for part in (_cut(span, place == 0, place == last) if span.kind == "equal" else (span,))
    ]


def _cut(span: Span, is_first: bool, is_last: bool) -> Iterator[Span | Gap]:
    """What is kept of an unchanged stretch: its end before a change, its start behind one."""
    head = "" if is_first else _start(span.text)
    tail = "" if is_last else _end(span.text)
    if len(head) + len(tail) + REACH // 2 >= len(span.text):
        yield span
        return
    for part in (Span("equal", head), Gap(), Span("equal", tail)):
        if part.kind == "gap" or part.text:
            yield part


def _start(text: str) -> str:
    kept = text[:REACH]
    return kept[: kept.rfind(" ") + 1] or kept


def _end(text: str) -> str:
    kept = text[-REACH:]
    return kept[kept.find(" ") :] if " " in kept else kept
