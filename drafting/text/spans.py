"""Differences between two texts, exact to the code point.

Texts are compared twice: cut at spaces, which is cheap and finds the stretches that
changed; then those stretches, token by token. Only words and signs are looked for in
the other text. Spaces follow them, so that a rewritten phrase is one change and not as
many as it has words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from drafting.text.alignment import Items, common, gaps, share_of
from drafting.text.tokens import chunks, tokens

Kind = Literal["equal", "insert", "delete"]
_MEMBER = re.compile(r"\s.*\w[,;՝]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that two texts share, or that only one of them has."""

    kind: Kind
    text: str


class Change(NamedTuple):
    """Code points ``start`` to ``end`` of a text (end excluded) become ``text``."""

    start: int
    end: int
    text: str


def diff(a: str, b: str) -> tuple[Span, ...]:
    """What leads from ``a`` to ``b``: joining equal and delete gives a, equal and insert b."""
    spans: list[Span] = []
    at = 0
    for change in changes(a, b):
        spans.append(Span("equal", a[at : change.start]))
        spans.append(Span("delete", a[change.start : change.end]))
        spans.append(Span("insert", change.text))
        at = change.end
    spans.append(Span("equal", a[at:]))
    return tuple(span for span in spans if span.text)


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


def changes(a: str, b: str, cut: Sequence[str] = ()) -> list[Change]:
    """What to replace in ``a`` to read ``b``, in order; at least one token lies between two.

    Where a change could stand in several places, it takes the space before its words
    and leaves the one behind; so with the comma of a list. ``cut`` is ``a`` in chunks,
    for who compares it more than once.
    """
    if a == b:
        return []
    old, new = cut or chunks(a), chunks(b)
    share = share_of(len(a) + len(b))
    found: list[Change] = []
    at = done = 0
    for i, to_i, j, to_j in gaps(old, new):
        at += sum(map(len, old[done:i])) + i - done
        done = i
        one, other = old[i:to_i], new[j:to_j]
        plain = _plain(at, one, other, i == 0)
        if plain:
            found.append(plain)
            continue
        before, behind = [""] if i else [], [""] if to_i < len(old) else []
        old_words, new_words = (" ".join([*before, *run, *behind]) for run in (one, other))
        for change in _within(at - len(before), old_words, new_words, share):
            found.append(_with_its_comma(a, change, found[-1].end if found else 0))
    return found


def _plain(at: int, one: Items, other: Items, first: bool) -> Change | None:
    """The change between words without any sign, which is seen without tokens."""
    old, new = " ".join(one), " ".join(other)
    if one and other:  # even if one is but the nothing between two spaces
        known = "".join(one).isalnum() and "".join(other).isalnum() and set(one).isdisjoint(other)
        return Change(at, at + len(old), new) if known and "" not in (*one, *other) else None
    if first or not "".join(one or other).isalnum():
        return None
    return Change(at - 1, at + len(old), "") if one else Change(at - 1, at - 1, " " + new)


def _within(start: int, old_text: str, new_text: str, share: float) -> Iterator[Change]:
    """The changes between tokens of a stretch that begins at ``start``."""
    old, new = tokens(old_text), tokens(new_text)
    starts = list(accumulate(map(len, old), initial=start))
    at_a = at_b = 0
    for i, j in (*_kept(old, new, share), (len(old), len(new))):
        one, other = old[at_a:i], new[at_b:j]
        if one != other:
            tail = common(reversed(one), reversed(other), min(len(one), len(other)))
            head = common(one, other, min(len(one), len(other)) - tail)
            text = "".join(other[head : len(other) - tail])
            yield Change(starts[at_a + head], starts[i - tail], text)
        at_a, at_b = i + 1, j + 1


def _kept(old: Items, new: Items, share: float) -> Iterator[tuple[int, int]]:
    """The places of words and signs that stay, in both."""
    words_a = [place for place, token in enumerate(old) if not token.isspace()]
    words_b = [place for place, token in enumerate(new) if not token.isspace()]
    at_a = at_b = 0
    for i, to_i, j, to_j in gaps([old[i] for i in words_a], [new[j] for j in words_b], share):
        yield from zip(words_a[at_a:i], words_b[at_b:j], strict=True)
        at_a, at_b = to_i, to_j
    yield from zip(words_a[at_a:], words_b[at_b:], strict=True)


def _with_its_comma(a: str, change: Change, last: int) -> Change:
    """A member that comes or goes takes the comma before it rather than the one behind."""
    start, end, text = change.start, change.end, change.text
    member = text if start == end else a[start:end]
    if (text and start < end) or not _MEMBER.fullmatch(member) or start < last + 2:
        return change
    if a[start - 1] != member[-1] or not a[start - 2].isalnum():
        return change
    return Change(start - 1, end - 1, text and member[-1] + text[:-1])


def distance(base: str, proposed: str) -> float:
    """How far a proposal goes from the text, 0 to 1.

    The share of the base's words it removes or replaces decides; the share of
    words it adds only tells apart those that remove equally much (the order of
    voting's "furthest from the text").
    """
    found = changes(base, proposed)
    if not found:
        return 0.0
    removed = sum(_words(base[change.start : change.end]) for change in found)
    added = sum(_words(change.text) for change in found)
    whole = _words(base)
    lost = removed / whole if whole else 0.0
    return (1000 * lost + added / ((whole - removed + added) or 1)) / 1001


def _words(text: str) -> int:
    return sum(not token.isspace() for token in tokens(text))
