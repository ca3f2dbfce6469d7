"""Differences between two texts, exact to the code point.

The comparison is Myers' O(ND) algorithm as in diff-match-patch, run on tokens
mapped to characters and without its clock, so that the same texts always give
the same spans. Where it would take too long, texts are first cut at the tokens
that occur once in both (patience diff), and what is still too large is given as
replaced whole: giving up coarsens a difference, it never makes it wrong.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

from drafting.text.tokens import tokens

Kind = Literal["equal", "insert", "delete"]
Tokens = Sequence[str]
Run = tuple[int, Tokens]  # -1 delete, 0 equal, 1 insert

_WORK_LIMIT = 1_000_000  # product of the two lengths that may be compared at once
_KINDS: dict[int, Kind] = {-1: "delete", 0: "equal", 1: "insert"}
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that two texts share, or that only one of them has."""

    kind: Kind
    text: str


def diff(a: str, b: str) -> tuple[Span, ...]:
    """What leads from ``a`` to ``b``: joining equal and delete gives a, equal and insert b."""
    return tuple(
        joined(Span(_KINDS[kind], "".join(run)) for kind, run in runs(tokens(a), tokens(b)))
    )


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The same spans without empty ones, neighbours of one kind put together."""
    held: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if held and held.kind == span.kind:
            held = Span(held.kind, held.text + span.text)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def runs(a: Tokens, b: Tokens) -> Iterator[Run]:
    """The difference of two token sequences as runs."""
    head = _common_head(a, b)
    tail = _common_head(a[head:][::-1], b[head:][::-1])
    if head:
        yield 0, a[:head]
    yield from _middle(a[head : len(a) - tail], b[head : len(b) - tail])
    if tail:
        yield 0, a[len(a) - tail :]


def _common_head(a: Tokens, b: Tokens) -> int:
    for place, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return place
    return min(len(a), len(b))


def _middle(a: Tokens, b: Tokens) -> Iterator[Run]:
    if not a or not b:
        yield from _replaced(a, b)
    elif len(a) * len(b) <= _WORK_LIMIT:
        yield from _myers(a, b)
    else:
        yield from _patience(a, b)


def _replaced(a: Tokens, b: Tokens) -> Iterator[Run]:
    if a:
        yield -1, a
    if b:
        yield 1, b


def _myers(a: Tokens, b: Tokens) -> Iterator[Run]:
    letters: dict[str, str] = {}
    one, other = _spell(a, letters), _spell(b, letters)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    at_a = at_b = 0
    for kind, spelled in engine.diff_main(one, other, False):
        size = len(spelled)
        yield kind, (b[at_b : at_b + size] if kind > 0 else a[at_a : at_a + size])
        at_a += size if kind <= 0 else 0
        at_b += size if kind >= 0 else 0


def _spell(sequence: Tokens, letters: dict[str, str]) -> str:
    """One character for each distinct token; never a surrogate, which would not stay single."""
    for token in sequence:
        if token not in letters:
            code = len(letters) + 0x100
            letters[token] = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
    return "".join(letters[token] for token in sequence)


def _patience(a: Tokens, b: Tokens) -> Iterator[Run]:
    """Cut both at tokens that occur once in each and in the same order, and compare between."""
    anchors = _anchors(a, b)
    if not anchors:
        yield from _replaced(a, b)
        return
    at_a = at_b = 0
    for in_a, in_b in (*anchors, (len(a), len(b))):
        yield from runs(a[at_a:in_a], b[at_b:in_b])
        if in_a < len(a):
            yield 0, a[in_a : in_a + 1]
        at_a, at_b = in_a + 1, in_b + 1


def _anchors(a: Tokens, b: Tokens) -> list[tuple[int, int]]:
    once_a = {token for token, count in Counter(a).items() if count == 1}
    once_b = {token for token, count in Counter(b).items() if count == 1}
    places = {token: place for place, token in enumerate(b) if token in once_b}
    pairs = [(i, places[t]) for i, t in enumerate(a) if t in once_a and t in places]
    return [pairs[i] for i in longest_rising([in_b for _, in_b in pairs])]


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Indexes of a longest strictly rising subsequence (patience sorting, O(n log n))."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tails, number)
        previous.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [place]
    rising, place = [], ends[-1] if ends else -1
    while place >= 0:
        rising.append(place)
        place = previous[place]
    return rising[::-1]


def distance(base: str, proposed: str) -> float:
    """How far a proposal goes from the text, 0 to 1.

    The share of the base's words it removes or replaces decides; the share of
    words it adds only tells apart those that remove equally much (the order of
    voting's "furthest from the text").
    """
    kept = removed = added = 0
    for kind, run in runs(tokens(base), tokens(proposed)):
        words = sum(not token.isspace() for token in run)
        kept += words if kind == 0 else 0
        removed += words if kind < 0 else 0
        added += words if kind > 0 else 0
    if not removed and not added:
        return 0.0
    lost = removed / (kept + removed) if removed else 0.0
    return (1000 * lost + added / (kept + added or 1)) / 1001
