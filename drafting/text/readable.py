"""The same difference as an editor would mark it. Presentation only: never merged or judged on."""

from collections.abc import Iterable, Iterator

from drafting.text.spans import Span, joined
from drafting.text.tokens import tokens

_SHORT = 3  # a kept word this short between two replacements is replaced with them


def readable(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans grouped for human eyes: a replaced phrase is one deletion and one insertion.

    Joining equal and delete still gives the old text, equal and insert the new one.
    """
    pieces = list(_pieces(spans))
    grouped: list[tuple[str, str, str]] = []  # equal before, deleted, inserted
    for equal, deleted, inserted in pieces:
        if grouped and _is_bridge(equal, grouped[-1], (deleted, inserted)):
            before, old, new = grouped.pop()
            grouped.append((before, old + equal + deleted, new + equal + inserted))
        else:
            grouped.append((equal, deleted, inserted))
    return tuple(joined(_laid_out(grouped)))


def _pieces(spans: Iterable[Span]) -> Iterator[tuple[str, str, str]]:
    """(equal, deleted, inserted) in turn; the last may have no change."""
    equal = deleted = inserted = ""
    for span in spans:
        if span.kind == "equal":
            if deleted or inserted:
                yield equal, deleted, inserted
                equal = deleted = inserted = ""
            equal += span.text
        elif span.kind == "delete":
            deleted += span.text
        else:
            inserted += span.text
    yield equal, deleted, inserted


def _is_bridge(equal: str, left: tuple[str, str, str], right: tuple[str, str]) -> bool:
    """Whether the kept words between two changes are too few to be worth keeping apart."""
    deleted, inserted = right
    if not equal or not (left[1] or left[2]) or not (deleted or inserted):
        return False
    if not equal.strip():
        return True
    both_replace = left[1] and left[2] and deleted and inserted
    words = [token for token in tokens(equal) if not token.isspace()]
    return bool(both_replace) and len(words) == 1 and len(words[0]) <= _SHORT


def _laid_out(grouped: Iterable[tuple[str, str, str]]) -> Iterator[Span]:
    for equal, deleted, inserted in grouped:
        yield Span("equal", equal)
        yield Span("delete", deleted)
        yield Span("insert", inserted)
