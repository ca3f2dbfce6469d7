"""Three-way merge on words.

Changes of the two sides to different words both apply; the same change twice is one
change; different changes to the same words, or different insertions at one place, are
a conflict, and so is an insertion beside words that the other side takes out. Nothing
is ever pasted into the text as a marker.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, repeat

from drafting.text.spans import Change, changes
from drafting.text.tokens import chunks, tokens

_SPACE = re.compile(r"\s")
_RUN = re.compile(" +|[^ ]+")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Words of the base that both sides changed, differently.

    ``base``, ``current`` and ``proposed`` are the stretch in each of the three;
    ``start`` and ``end`` are its place in the base, in code points.
    """

    base: str
    current: str
    proposed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged text; where there are conflicts it keeps the current words."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class _Meeting:
    """Changes of both sides that cannot be told apart, and the stretch of base they take."""

    start: int
    end: int
    last: Change
    sides: tuple[list[Change], list[Change]]

    def add(self, change: Change, side: int) -> None:
        self.sides[side].append(change)
        self.end = max(self.end, change.end)
        self.last = max(self.last, change, key=lambda c: (c.end, c.start))


def merge(base: str, current: str, proposed: str) -> Merge:
    """Both sides' changes to the base in one text, and the conflicts between them."""
    cut = chunks(base)
    sides = _word_by_word(base, current, cut), _word_by_word(base, proposed, cut)
    out: list[str] = []
    conflicts: list[Conflict] = []
    at = 0
    for meeting in _meetings(base, *sides):
        start, end = meeting.start, meeting.end
        ours, theirs = meeting.sides
        now = _read(base, start, end, ours or theirs)
        if ours and theirs:
            asked = _read(base, start, end, theirs)
            if now != asked:
                conflicts.append(Conflict(base[start:end], now, asked, start, end))
        out += base[at:start], now
        at = end
    return Merge("".join((*out, base[at:])), tuple(conflicts))


def _word_by_word(base: str, text: str, cut: Sequence[str]) -> list[Change]:
    """The changes, those that replace as many words as they bring taken word by word."""
    found: list[Change] = []
    for change in changes(base, text, cut):
        if change.text and change.start < change.end:
            found += _parts(base, change)
        else:
            found.append(_with_its_doubles(base, change, found[-1].end if found else 0))
    return found


def _parts(base: str, change: Change) -> Iterable[Change]:
    start, end, text = change
    old_text = base[start:end]
    if not _SPACE.search(text) or old_text.count(" ") != text.count(" "):
        return (change,)
    old, new = _words(old_text), _words(text)
    if [_gap(word) for word in old] != [_gap(word) for word in new]:
        return (change,)
    places = accumulate(map(len, old), initial=start)
    return [
        Change(at, at + len(word), other)
        for at, word, other in zip(places, old, new, strict=False)
        if word != other
    ]


def _with_its_doubles(base: str, change: Change, last: int) -> Change:
    """Of equal words in a row, nobody can say which one came or went: it takes them all."""
    start, end, text = change
    words = text or base[start:end]
    while base.endswith(words, last, start):
        start -= len(words)
    return Change(start, end, base[start : change.start] + text)


def _words(text: str) -> list[str]:
    """Words with the signs that touch them, and the spaces between."""
    if text.replace(" ", "").isalnum():
        return _RUN.findall(text)
    return ["".join(run) for _, run in groupby(tokens(text), key=str.isspace)]


def _gap(word: str) -> str:
    return word if word.isspace() else ""


def _meetings(base: str, mine: Iterable[Change], theirs: Iterable[Change]) -> Iterator[_Meeting]:
    """The changes in order of place, together where they meet."""
    held: _Meeting | None = None
    for change, side in sorted([*zip(mine, repeat(0)), *zip(theirs, repeat(1))]):
        if held:
            if change.start < held.end:
                change = _aside(base, change, held)
            if _meets(base, change, held):
                held.add(change, side)
                continue
            yield held
        sides = ([], [change]) if side else ([change], [])
        held = _Meeting(change.start, change.end, change, sides)
    if held:
        yield held


def _aside(base: str, change: Change, held: _Meeting) -> Change:
    """Of two deletions that share but a space, the second takes the space behind instead."""
    shared = base[change.start : held.end]
    behind = base[change.end : change.end + len(shared)]
    if change.text or held.last.text or not held.start < change.start < held.end < change.end:
        return change
    if not shared.isspace() or behind != shared:
        return change
    return Change(held.end, change.end + len(shared), "")


def _meets(base: str, change: Change, held: _Meeting) -> bool:
    """Whether a change falls on words of a meeting or on the place of its insertion.

    Insertions with but a space between them are at one place. One beside words that
    are taken out has lost what it leaned on.
    """
    if change.start < held.end:
        return True
    between = base[held.end : change.start]
    if between and not between.isspace():
        return False
    last = held.last
    if _inserts(change) and _inserts(last):
        return True
    if between:
        return False
    return (_inserts(change) and not last.text) or (_inserts(last) and not change.text)


def _inserts(change: Change) -> bool:
    return change.start == change.end


def _read(base: str, start: int, end: int, changed: Sequence[Change]) -> str:
    """A stretch of the base with these changes made."""
    if len(changed) == 1 and changed[0].end - changed[0].start == end - start:
        return changed[0].text
    out: list[str] = []
    at = start
    for change in changed:
        out += base[at : change.start], change.text
        at = change.end
    return "".join((*out, base[at:end]))
