"""Three-way merge on words.

Changes of the two sides to different words both apply; the same change twice is one
change; different changes to the same words, or different insertions at one place, are
a conflict, and so is an insertion beside words that the other side takes out. Nothing
is ever pasted into the text as a marker.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from drafting.text.spans import Change, changes
from drafting.text.tokens import tokens


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
    sides: tuple[list[Change], list[Change]] = field(default_factory=lambda: ([], []))

    @property
    def last(self) -> Change:
        return max((side[-1] for side in self.sides if side), key=lambda c: (c.end, c.start))


def merge(base: str, current: str, proposed: str) -> Merge:
    """Both sides' changes to the base in one text, and the conflicts between them."""
    sides = _word_by_word(base, current), _word_by_word(base, proposed)
    out: list[str] = []
    conflicts: list[Conflict] = []
    at = 0
    for meeting in _meetings(base, *sides):
        start, end = meeting.start, meeting.end
        now, asked = (_read(base, start, end, side) for side in meeting.sides)
        ours, theirs = meeting.sides
        if ours and theirs and now != asked:
            conflicts.append(Conflict(base[start:end], now, asked, start, end))
        out += base[at:start], now if ours else asked
        at = end
    return Merge("".join((*out, base[at:])), tuple(conflicts))


def _word_by_word(base: str, text: str) -> list[Change]:
    """The changes, those that replace as many words as they bring taken word by word."""
    return [part for change in changes(base, text) for part in _parts(base, change)]


def _parts(base: str, change: Change) -> Iterator[Change]:
    old, new = _words(base[change.start : change.end]), _words(change.text)
    if [_gap(word) for word in old] != [_gap(word) for word in new]:
        yield change
        return
    at = change.start
    for word, other in zip(old, new, strict=True):
        if word != other:
            yield Change(at, at + len(word), other)
        at += len(word)


def _words(text: str) -> list[str]:
    """Words with the signs that touch them, and the spaces between."""
    return ["".join(run) for _, run in groupby(tokens(text), key=str.isspace)]


def _gap(word: str) -> str:
    return word if word.isspace() else ""


def _meetings(base: str, mine: Sequence[Change], theirs: Sequence[Change]) -> Iterator[_Meeting]:
    """The changes in order of place, together where they meet."""
    both = [(change, 0) for change in mine] + [(change, 1) for change in theirs]
    held: _Meeting | None = None
    for change, side in sorted(both, key=lambda item: (item[0].start, item[0].end, item[1])):
        if held:
            change = _aside(base, change, held)
        if held and not _meets(base, change, held):
            yield held
            held = None
        held = held or _Meeting(change.start, change.end)
        held.end = max(held.end, change.end)
        held.sides[side].append(change)
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
    last = held.last
    if change.start < held.end:
        return True
    if _inserts(change) and _inserts(last):
        return not base[held.end : change.start].strip()
    if change.start > held.end:
        return False
    return (_inserts(change) and not last.text) or (_inserts(last) and not change.text)


def _inserts(change: Change) -> bool:
    return change.start == change.end


def _read(base: str, start: int, end: int, changed: Iterable[Change]) -> str:
    """A stretch of the base with these changes made."""
    out: list[str] = []
    at = start
    for change in changed:
        out += base[at : change.start], change.text
        at = change.end
    return "".join((*out, base[at:end]))
