"""Provenance: which finding, amendment or edit each word came from."""

from dataclasses import dataclass

from drafting.text.spans import diff


@dataclass(frozen=True, slots=True)
class Strand:
    """A stretch of text and its one origin."""

    text: str
    origin: str


def weave(strands: tuple[Strand, ...], text: str, origin: str) -> tuple[Strand, ...]:
    """The strands of a new text: kept words keep their origin, new ones get ``origin``.

    Joined, their texts are exactly ``text``; neighbours of one origin are one strand.
    """
    woven: list[Strand] = []
    left = list(strands)[::-1]
    for span in diff("".join(strand.text for strand in strands), text):
        if span.kind == "insert":
            _add(woven, Strand(span.text, origin))
            continue
        for strand in _take(left, len(span.text)):
            if span.kind == "equal":
                _add(woven, strand)
    return tuple(woven)


def _take(left: list[Strand], size: int) -> list[Strand]:
    """The next ``size`` characters off the end of the reversed strands."""
    taken = []
    while size > 0:
        strand = left.pop()
        if len(strand.text) > size:
            left.append(Strand(strand.text[size:], strand.origin))
            strand = Strand(strand.text[:size], strand.origin)
        taken.append(strand)
        size -= len(strand.text)
    return taken


def _add(woven: list[Strand], strand: Strand) -> None:
    if woven and woven[-1].origin == strand.origin:
        strand = Strand(woven.pop().text + strand.text, strand.origin)
    woven.append(strand)
