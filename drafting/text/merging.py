"""Three-way merge on tokens.

Edits of the two sides on disjoint tokens both apply; the same edit twice is one
edit; different edits of the same tokens, or different insertions at one place,
are a conflict. Nothing is ever pasted into the text as a marker.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.text.spans import runs
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


@dataclass(frozen=True, slots=True)
class _Edit:
    """Base tokens start..end (end excluded) become ``words``."""

    start: int
    end: int
    words: tuple[str, ...]


def merge(base: str, current: str, proposed: str) -> Merge:
    """Both sides' changes to the base in one text, and the conflicts between them."""
    ground = tokens(base)
    mine, theirs = _edits(ground, current), _edits(ground, proposed)
    out: list[str] = []
    conflicts: list[Conflict] = []
    at = 0
    for start, end, ours, others in _clusters(mine, theirs):
        out += ground[at:start]
        now, asked = _apply(ground, start, end, ours), _apply(ground, start, end, others)
        out += now if ours else asked
        if ours and others and now != asked:
            before = sum(map(len, ground[:start]))
            stretch = "".join(ground[start:end])
            conflicts.append(
                Conflict(stretch, "".join(now), "".join(asked), before, before + len(stretch))
            )
        at = end
    out += ground[at:]
    return Merge("".join(out), tuple(conflicts))


def _edits(ground: tuple[str, ...], text: str) -> list[_Edit]:
    edits: list[_Edit] = []
    at, held = 0, None
    for kind, run in runs(ground, tokens(text)):
        if kind == 0:
            at += len(run)
            held = None
            continue
        start, words = (held.start, held.words) if held else (at, ())
        at += len(run) if kind < 0 else 0
        edit = _Edit(start, at, words + (tuple(run) if kind > 0 else ()))
        edits[-1:] = [edit] if held else [*edits[-1:], edit]
        held = edit
    return edits


def _clusters(
    mine: Sequence[_Edit], theirs: Sequence[_Edit]
) -> list[tuple[int, int, list[_Edit], list[_Edit]]]:
    """Edits that meet, put together: (start, end, mine, theirs), in order."""
    edits = sorted(
        [(e, 0) for e in mine] + [(e, 1) for e in theirs],
        key=lambda item: (item[0].start, item[0].end, item[1]),
    )
    clusters: list[tuple[int, int, tuple[list[_Edit], list[_Edit]]]] = []
    for edit, side in edits:
        if clusters and _meets(edit, clusters[-1]):
            start, end, sides = clusters.pop()
        else:
            start, end, sides = edit.start, edit.end, ([], [])
        sides[side].append(edit)
        clusters.append((start, max(end, edit.end), sides))
    return [(start, end, ours, others) for start, end, (ours, others) in clusters]


def _meets(edit: _Edit, cluster: tuple[int, int, tuple[list[_Edit], list[_Edit]]]) -> bool:
    """Whether an edit falls on words of the cluster; an insertion also at its very edge."""
    start, end, sides = cluster
    if edit.start < end:
        return True
    pure = (
        edit.start == edit.end
        or start == end
        or any(e.start == e.end == edit.start for side in sides for e in side)
    )
    return edit.start == end and pure


def _apply(ground: tuple[str, ...], start: int, end: int, edits: list[_Edit]) -> list[str]:
    out: list[str] = []
    at = start
    for edit in edits:
        out += ground[at : edit.start]
        out += edit.words
        at = edit.end
    return [*out, *ground[at:end]]
