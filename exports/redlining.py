"""From a base and its steps to tracked paragraphs, before any Word element is made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from drafting.domain import Draft, Kind
from drafting.domain.clauses import moved_keys
from drafting.text import Mark, Marks, retrack, tokens, track
from exports.paper import Credit, Paper


@dataclass(frozen=True)
class Line:
    """One paragraph: a clause in one language, with its marks.

    ``whole`` tells what happens to the paragraph itself: None, "ins", "del",
    "moveFrom" or "moveTo", with ``credit``. ``leads`` is true for the paragraph that
    bears the clause's number, ``led`` for the one that bore it in the base.
    """

    lang: str
    marks: Marks
    leads: bool
    led: bool
    whole: str | None = None
    credit: Credit | None = None

    def change(self, mark: Mark) -> tuple[str | None, Credit | None]:
        """A mark's own deletion or insertion, or else what becomes of its paragraph.

        So no change is ever nested in another, which not every reader resolves.
        """
        if mark.deleted_by is not None:
            return "del", mark.deleted_by
        if mark.inserted_by is not None:
            return "ins", mark.inserted_by
        return self.whole, self.credit


@dataclass(frozen=True)
class Block:
    """The paragraphs of one clause at one place, in the order of the languages."""

    key: str
    kind: Kind
    lines: tuple[Line, ...]


@dataclass
class _Tracked:
    """A clause through the steps: its marks by language, who inserted, deleted or moved it."""

    kind: Kind
    marks: dict[str, Marks] = field(default_factory=dict)
    inserted: Credit | None = None
    deleted: Credit | None = None
    moved: Credit | None = None


def plain_blocks(draft: Draft, languages: tuple[str, ...]) -> Iterator[Block]:
    """The draft as paragraphs without any mark."""
    for clause in draft.clauses:
        marks = {lang: track(clause.text(lang)) for lang in languages}
        yield _block(clause.key, _Tracked(clause.kind, marks), "kept", languages)


def redlined_blocks(paper: Paper) -> Iterator[Block]:
    """The paper's base and draft in one sequence.

    Accepting everything leaves the draft's paragraphs, rejecting everything the base's.
    """
    tracked = _follow(paper)
    moved = _moved(paper.base, paper.draft, tracked)
    return _apart(
        _block(key, tracked[key], place, paper.languages)
        for key, place in _sequence(paper.base, paper.draft, moved)
    )


def _block(key: str, clause: _Tracked, place: str, languages: tuple[str, ...]) -> Block:
    marks = {lang: clause.marks[lang] for lang in languages if clause.marks.get(lang)}
    now = [lang for lang in marks if any(m.deleted_by is None for m in marks[lang])]
    then = [lang for lang in marks if any(m.inserted_by is None for m in marks[lang])]
    lines = []
    for lang in _shown(place, marks, now, then):
        led, leads = [lang] == then[:1], [lang] == now[:1]
        lines.append(_line(place, clause, lang, led if lang not in now else leads, led))
    return Block(key, clause.kind, tuple(lines))


def _shown(place: str, marks: Mapping[str, Marks], now: list[str], then: list[str]) -> list[str]:
    """The languages the clause has at that place: before, after, or either."""
    return {"gone": then, "from": then, "new": now, "to": now}.get(place) or list(marks)


def _line(place: str, clause: _Tracked, lang: str, leads: bool, led: bool) -> Line:
    marks = clause.marks[lang]
    match place:
        case "gone":
            return Line(lang, _of_base(marks), led, led, "del", clause.deleted)
        case "from":
            return Line(lang, _of_base(marks), led, led, "moveFrom", clause.moved)
        case "to":
            return Line(lang, _standing(marks), leads, leads, "moveTo", clause.moved)
        case "new":
            return Line(lang, marks, leads, leads, "ins", clause.inserted)
    if all(mark.inserted_by is not None for mark in marks):  # a language that came
        return Line(lang, marks, leads, leads, "ins", marks[0].inserted_by)
    if all(mark.deleted_by is not None for mark in marks):  # a language that went
        return Line(lang, marks, led, led, "del", marks[0].deleted_by)
    return Line(lang, marks, leads, led)


def _of_base(marks: Marks) -> Marks:
    """The base's words as one stretch: what leaves in one piece leaves by one hand.

    LibreOffice gives the next paragraph the style of a deleted one whose words were
    struck by several.
    """
    return track("".join(mark.text for mark in marks if mark.inserted_by is None))


def _standing(marks: Marks) -> Marks:
    """The draft's words: where a clause arrives, what was added on the way shows who added it."""
    return tuple(mark for mark in marks if mark.deleted_by is None)


def _follow(paper: Paper) -> dict[str, _Tracked]:
    """Every clause of base or draft, through the steps."""
    tracked = {
        clause.key: _Tracked(
            clause.kind, {lang: track(clause.text(lang)) for lang in paper.languages}
        )
        for clause in paper.base.clauses
    }
    before = paper.base
    for step in paper.steps:
        _take_step(tracked, before, step.draft, step.credit, paper.languages)
        before = step.draft
    return tracked


def _take_step(
    tracked: dict[str, _Tracked],
    before: Draft,
    after: Draft,
    credit: Credit,
    languages: tuple[str, ...],
) -> None:
    for key in moved_keys(before, after):
        tracked[key].moved = credit
    for key in before.keys:
        if key not in after:
            tracked[key].deleted = credit
    for clause in after.clauses:
        known = tracked.setdefault(clause.key, _Tracked(clause.kind))
        old = before.get(clause.key)
        if old is None:
            # New; or back after a deletion, and then perhaps at another place.
            known.inserted = known.moved = credit
        for lang in languages:
            if old is None or old.text(lang) != clause.text(lang):
                known.marks[lang] = retrack(known.marks.get(lang, ()), clause.text(lang), credit)


def _moved(base: Draft, head: Draft, tracked: Mapping[str, _Tracked]) -> frozenset[str]:
    """The clauses that stand elsewhere among the others, only such as a step has moved.

    Those no step moved kept their order in every step, hence from base to head. One
    that was moved and stands where it stood is not moved.
    """
    common = [key for key in head.keys if key in base]
    kept = {key for key in common if tracked[key].moved is None}
    for key in common:
        if _in_order([base.positions[k] for k in common if k in kept or k == key]):
            kept.add(key)
    return frozenset(common) - kept


def _in_order(numbers: list[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _sequence(base: Draft, head: Draft, moved: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(key, place) in one order that holds the base's and the draft's.

    What went stands first, right behind the clause it followed; then what came.
    """
    left = list(base.keys)
    yield from _departed(left, head, moved)
    for key in head.keys:
        if key not in base or key in moved:
            yield key, "to" if key in moved else "new"
            continue
        left.pop(0)  # those that stayed come in the base's order
        yield key, "kept"
        yield from _departed(left, head, moved)


def _departed(left: list[str], head: Draft, moved: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Takes off ``left`` all down to the next clause that stayed."""
    while left and (left[0] not in head or left[0] in moved):
        key = left.pop(0)
        yield key, "from" if key in moved else "gone"


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Insertions of one author kept apart where one ends a paragraph and one begins the next.

    LibreOffice would take the two for one and, rejecting it, join the paragraphs.
    """
    result: list[Block] = []
    following: Line | None = None
    for block in reversed(list(blocks)):
        lines: list[Line] = []
        for line in reversed(block.lines):
            following = _closed(line) if following and _would_join(line, following) else line
            lines.append(following)
        result.append(replace(block, lines=tuple(reversed(lines))))
    return reversed(result)


def _would_join(line: Line, following: Line) -> bool:
    last = line.marks[-1].inserted_by
    kind, first = following.change(following.marks[0])
    if line.whole or last is None or first is None or kind not in ("ins", "moveTo"):
        return False
    return last.author == first.author


def _closed(line: Line) -> Line:
    """The same change with the last of the base's words struck at the very end."""
    marks = list(line.marks)
    place = max(n for n, mark in enumerate(marks) if mark.inserted_by is None)
    struck = marks.pop(place)
    if struck.deleted_by is None:
        *kept, last = tokens(struck.text)
        credit = marks[-1].inserted_by
        marks[place:place] = [*track("".join(kept)), Mark(last, inserted_by=credit)]
        struck = Mark(last, deleted_by=credit)
    return replace(line, marks=(*marks, struck))
