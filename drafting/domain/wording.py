"""The formal wording: what a proposal asks, as instructions that a clerk could carry out.

People edit the text; the product writes the instruction, clause by clause, from the
change itself. An `Instruction` is exact: carried out on the text it was written for it
gives the proposed text, code point by code point (a property test does so).
`drafting.domain.phrases` puts it into sentences. Source of the usage: the guides to
drafting of the French Senate, the drafts of the National Assembly of Armenia, and the
amendments of the United Nations' main committees.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate

from drafting.domain.clauses import Clause, Draft, Kind
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise, perform
from drafting.text import Span, diff, readable, tokens

_MOST_CHANGES = 5  # more changes than this in one clause: it is written anew
_FEW = 3  # of so many equal stretches one is told by its place: the second
_TELLING = 5  # letters a stretch needs to be told by its place rather than by its neighbours
_CONTEXT = 6  # neighbouring words that may be quoted too, to tell a stretch from others
_JOINED = tuple(",;.:։՝)")  # follow a word without a space


class Do(StrEnum):
    """What a clerk is told to do."""

    REPLACE = "replace"
    AFTER = "after"  # insert after words
    BEGIN = "begin"  # put words at the beginning
    END = "end"  # add words at the end
    STRIKE = "strike"  # delete words
    REWRITE = "rewrite"  # the whole clause anew
    SUPPLY = "supply"  # words in a language the clause had no words in
    CLEAR = "clear"  # take all words of a language away
    ADD, REMOVE, MOVE = "add", "remove", "move"  # a whole clause


@dataclass(frozen=True)
class Words:
    """A stretch of words as quoted. ``occurrence`` counts from 1; 0 when it stands there once."""

    text: str
    occurrence: int = 0


@dataclass(frozen=True)
class Instruction:
    """One instruction on the clause ``key``, or on its text in ``lang``.

    ``words`` are found in the text as it stands; those struck take their `glue` along, those
    put in bring it. ``place`` is the clause to stand after (None: at the
    top), ``kind`` and ``texts`` are of a clause to be added.
    """

    do: Do
    key: str
    lang: str = ""
    words: Words = Words("")
    new: str = ""
    place: str | None = None
    kind: Kind = Kind.OPERATIVE
    texts: Mapping[str, str] = field(default_factory=dict)


def instructions(operations: Iterable[Operation], draft: Draft) -> tuple[Instruction, ...]:
    """All that operations ask of ``draft``, which they fit, in every language they touch."""
    found: list[Instruction] = []
    for operation in operations:
        found += _of(operation, draft)
        draft = perform(draft, [operation], "wording")
    return tuple(found)


def _of(operation: Operation, draft: Draft) -> Iterator[Instruction]:
    match operation:
        case Insert(key, after, kind, texts):
            yield Instruction(Do.ADD, key, place=after, kind=kind, texts=dict(texts))
        case Delete(key):
            yield Instruction(Do.REMOVE, key)
        case Move(key, after):
            yield Instruction(Do.MOVE, key, place=after)
        case Revise(key, texts):
            clause = draft.get(key) or Clause(key, Kind.OPERATIVE)
            for lang, text in texts.items():
                yield from of_text(key, lang, clause.text(lang), text)


@lru_cache(maxsize=4096)
def of_text(key: str, lang: str, old: str, new: str) -> tuple[Instruction, ...]:
    """How ``old`` becomes ``new``, a clause's words in one language."""
    if old == new:
        return ()
    if not old:
        return (Instruction(Do.SUPPLY, key, lang, new=new),)
    if not new:
        return (Instruction(Do.CLEAR, key, lang),)
    whole = (Instruction(Do.REWRITE, key, lang, new=new),)
    found = [_Stretch(old).told(change, key, lang) for change in _changes(old, new)]
    if not found or len(found) > _MOST_CHANGES or None in found:
        return whole
    told = tuple(instruction for instruction in found if instruction)
    quoted = sum(len(one.words.text) + len(one.new) for one in told)
    return whole if quoted > len(new) and len(tokens(new)) > 1 else told


@dataclass(frozen=True)
class _Change:
    """``start`` to ``end`` become ``text``; from ``low`` to ``high`` nothing else changes."""

    start: int
    end: int
    text: str
    low: int
    high: int


def _changes(old: str, new: str) -> list[_Change]:
    """The changes as the redline shows them, each knowing how far its neighbours are."""
    raw = list(_raw(readable(diff(old, new))))
    lows = [0, *(end for _start, end, _text in raw)]
    highs = [*(start for start, _end, _text in raw[1:]), len(old)]
    return [
        _Change(start, end, text, low, high)
        for (start, end, text), low, high in zip(raw, lows, highs, strict=False)
    ]


def _raw(spans: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    at = start = 0
    text = ""
    for span in (*spans, Span("equal", "")):
        if span.kind == "insert":
            text += span.text
            continue
        if span.kind == "equal" and (text or at > start):
            yield start, at, text
        at += len(span.text)
        if span.kind == "equal":
            start, text = at, ""


class _Stretch:
    """Finds the words to quote in one text, so that they can be found again."""

    def __init__(self, old: str) -> None:
        self.old = old
        self.tokens = tokens(old)
        self.edges = list(accumulate(map(len, self.tokens), initial=0))

    def told(self, change: _Change, key: str, lang: str) -> Instruction | None:
        """The instruction for a change; None when no words can be quoted for it."""
        change = self._seated(change)
        removed = self.old[change.start : change.end]
        if not removed:
            inserted = self._insertion(change, key, lang)
            if inserted:
                return inserted
        if not change.text and _neat(removed, change.start):
            words = removed.strip()
            struck = self._words(change.start + removed.index(words), words)
            if struck.occurrence == 0 or self._is_told_by_place(struck):
                return Instruction(Do.STRIKE, key, lang, struck)
        return self._replacement(change, key, lang)

    def _seated(self, change: _Change) -> _Change:
        """The same change with the space before its words rather than behind."""
        removed, text = self.old[change.start : change.end], change.text
        words = removed or text
        lone = bool(removed) != bool(text)
        if not lone or not words.endswith(" ") or words.startswith(" "):
            return change
        if change.start <= change.low or self.old[change.start - 1] != " ":
            return change
        moved = " " + words[:-1]
        start = change.start - 1
        return _Change(start, start + len(removed), moved if text else "", change.low, change.high)

    def _insertion(self, change: _Change, key: str, lang: str) -> Instruction | None:
        text, at = change.text, change.start
        if not _neat(text, at):
            return None
        words = text.strip()
        if at == 0:
            return Instruction(Do.BEGIN, key, lang, new=words)
        if at == len(self.old):
            return Instruction(Do.END, key, lang, new=words)
        anchor = self._anchor(at, change.low)
        return Instruction(Do.AFTER, key, lang, anchor, words) if anchor else None

    def _anchor(self, at: int, low: int) -> Words | None:
        """The word before a place, with as many before it as tell it from others."""
        if at not in self.edges or self.old[at - 1].isspace():
            return None
        first = None
        for start in self._starts(at, low):
            words = self._words(start, self.old[start:at])
            if not any(c.isalnum() for c in words.text):
                continue
            first = first or words
            if words.occurrence == 0 or self._is_told_by_place(words):
                return words
        return first

    def _starts(self, at: int, low: int) -> Iterator[int]:
        """Where the last word before ``at`` begins, then the one before it, and so on."""
        found = [
            edge
            for edge, token in zip(self.edges, self.tokens, strict=False)
            if low <= edge < at and not token.isspace()
        ]
        yield from found[: -_CONTEXT - 1 : -1]

    def _replacement(self, change: _Change, key: str, lang: str) -> Instruction | None:
        """Replace words, with neighbours where they alone would not do."""
        first = None
        for wider in self._wider(change):
            old = self.old[wider.start : wider.end]
            if not _quotable(old, wider.text):
                continue
            old, new, start = _trimmed(old, wider.text, wider.start)
            if start not in self.edges or start + len(old) not in self.edges:
                continue
            words = self._words(start, old)
            told = Instruction(Do.REPLACE, key, lang, words, new)
            first = first or told
            if words.occurrence == 0 or self._is_told_by_place(words):
                return told
        return first

    def _wider(self, change: _Change) -> Iterator[_Change]:
        """The change as it is, then with one neighbouring word more each time."""
        yield change
        for turn in range(_CONTEXT):
            left, right = self._step_left(change), self._step_right(change)
            change = (left if (turn % 2 == 0 and left) or not right else right) or change
            yield change

    def _step_left(self, change: _Change) -> _Change | None:
        start = next(self._starts(change.start, change.low), None)
        if start is None:
            return None
        text = self.old[start : change.start] + change.text
        return _Change(start, change.end, text, change.low, change.high)

    def _step_right(self, change: _Change) -> _Change | None:
        pairs = zip(self.edges[1:], self.tokens, strict=False)
        ends = (e for e, t in pairs if change.end < e <= change.high and not t.isspace())
        end = next(ends, None)
        if end is None:
            return None
        text = change.text + self.old[change.end : end]
        return _Change(change.start, end, text, change.low, change.high)

    def _words(self, start: int, text: str) -> Words:
        """A stretch with its occurrence among the equal ones."""
        starts = places(self.old, text)
        return Words(text, starts.index(start) + 1 if start in starts and len(starts) > 1 else 0)

    def _is_told_by_place(self, words: Words) -> bool:
        letters = sum(c.isalnum() for c in words.text)
        return letters >= _TELLING and len(places(self.old, words.text)) <= _FEW


def places(text: str, words: str) -> list[int]:
    """Where a stretch of whole words stands in a text, from left to right."""
    cut, wanted = tokens(text), tokens(words)
    edges = list(accumulate(map(len, cut), initial=0))
    size = len(wanted)
    return [edges[i] for i in range(len(cut) - size + 1) if cut[i : i + size] == wanted]


def glue(words: str) -> str:
    """What stands between a word and words put in after it: nothing before a comma."""
    return "" if words[:1] in _JOINED else " "


def _neat(text: str, at: int) -> bool:
    """Words with their `glue` before them, or one plain space behind at the very beginning."""
    words = text.strip()
    return bool(words) and text == (glue(words) + words if at else f"{words} ")


def _quotable(old: str, new: str) -> bool:
    """Whether both can be quoted without the spaces around them."""
    return bool(old.strip() and new.strip()) and _around(old) == _around(new)


def _around(text: str) -> tuple[str, str]:
    words = text.strip()
    at = text.index(words)
    return text[:at], text[at + len(words) :]


def _trimmed(old: str, new: str, start: int) -> tuple[str, str, int]:
    return old.strip(), new.strip(), start + len(_around(old)[0])
