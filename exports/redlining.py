"""From a base and its steps to tracked paragraphs, before any Word element is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafting.domain import Draft, Kind
from drafting.domain.clauses import moved_keys
from drafting.text import Mark, Marks, retrack, track
from exports.paper import Credit, Paper


@dataclass(frozen=True)
class Line:
    """One paragraph: a clause in one language, with its marks.

    ``whole`` tells what happens to the paragraph itself: None, "ins", "del",
    "moveFrom" or "moveTo", with ``credit``. ``leads`` is true for the paragraph that
    bears the clause's number.
    """

    key: str
    kind: Kind
    lang: str
    marks: Marks
    leads: bool
    whole: str | None = None
    credit: Credit | None = None


@dataclass
class _Tracked:
    """A clause through the steps: its marks by language, who inserted, deleted or moved it."""

    kind: Kind
    marks: dict[str, Marks]
    inserted: Credit | None = None
    deleted: Credit | None = None
    moved: Credit | None = None


def plain_lines(draft: Draft, languages: tuple[str, ...]) -> Iterator[Line]:
    """The draft as paragraphs without any mark."""
    for clause in draft.clauses:
        marks = {lang: track(clause.text(lang)) for lang in languages}
        yield from _lines(clause.key, clause.kind, marks, languages)


def redlined_lines(paper: Paper) -> Iterator[Line]:
    """The paper's base and draft in one sequence of paragraphs.

    Accepting everything leaves the draft's paragraphs, rejecting everything the base's.
    """
    tracked = _follow(paper)
    moved = moved_keys(paper.base, paper.draft)
    for key, place in _sequence(paper.base, paper.draft, moved):
        clause = tracked[key]
        for line in _lines(key, clause.kind, clause.marks, paper.languages):
            yield _placed(line, clause, place)


def _placed(line: Line, clause: _Tracked, place: str) -> Line:
    match place:
        case "gone":
            return replace(line, marks=_as_base(line.marks), whole="del", credit=clause.deleted)
        case "new":
            return replace(line, whole="ins", credit=clause.inserted)
        case "from":
            return replace(line, marks=_as_base(line.marks), whole="moveFrom", credit=clause.moved)
        case "to":
            standing = tuple(mark for mark in line.marks if mark.deleted_by is None)
            return replace(line, marks=standing, whole="moveTo", credit=clause.moved)
    return _kept(line)


def _kept(line: Line) -> Line:
    """A language that a kept clause gained or lost is a paragraph inserted or deleted."""
    if all(mark.inserted_by is not None for mark in line.marks):
        return replace(line, whole="ins", credit=line.marks[0].inserted_by)
    if all(mark.deleted_by is not None for mark in line.marks):
        return replace(line, whole="del", credit=line.marks[0].deleted_by)
    return line


def _as_base(marks: Marks) -> Marks:
    text = "".join(mark.text for mark in marks if mark.inserted_by is None)
    return (Mark(text),) if text else ()


def _lines(
    key: str, kind: Kind, marks: Mapping[str, Marks], languages: tuple[str, ...]
) -> Iterator[Line]:
    leads = True
    for lang in languages:
        if marks.get(lang):
            yield Line(key, kind, lang, marks[lang], leads)
            leads = False


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
        _take_step(tracked, before, step.draft, step.credit, paper)
        before = step.draft
    return tracked


def _take_step(
    tracked: dict[str, _Tracked], before: Draft, after: Draft, credit: Credit, paper: Paper
) -> None:
    for key in moved_keys(before, after):
        tracked[key].moved = credit
    for key in before.keys:
        if key not in after:
            tracked[key].deleted = credit
    for clause in after.clauses:
        known = tracked.setdefault(clause.key, _Tracked(clause.kind, {}))
        if clause.key not in before:
            # New, or back after having been deleted: then it simply stands again.
            known.inserted, known.deleted = credit, None
            known.moved = known.moved or credit
        for lang in paper.languages:
            marks = known.marks.get(lang, ())
            known.marks[lang] = retrack(marks, clause.text(lang), credit)


def _sequence(base: Draft, head: Draft, moved: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(key, place) in one order that holds the base's and the draft's."""
    gone = [key for key in base.keys if key not in head or key in moved]
    for key in head.keys:
        if key in base and key not in moved:
            while gone and base.positions[gone[0]] < base.positions[key]:
                yield _left(gone.pop(0), moved)
            yield key, "kept"
        else:
            yield key, "to" if key in moved else "new"
    for key in gone:
        yield _left(key, moved)


def _left(key: str, moved: frozenset[str]) -> tuple[str, str]:
    return key, "from" if key in moved else "gone"
