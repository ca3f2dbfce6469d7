"""Three-way merge of a text that was cut in pieces meanwhile.

The cuts are found in the base, the proposal is cut at the same places, and each piece
is merged by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.text.merging import Conflict, Merge, merge
from drafting.text.spans import Change, changes

_SEAM = "\n"
_STOPS = tuple(".;:!?…։")

Gap = tuple[int, int]  # the stretch of the base that a cut took the place of


def merge_apart(base: str, pieces: Sequence[str], proposed: str) -> tuple[Merge, ...]:
    """The proposal's changes to ``base`` in each of the ``pieces`` that it became, in order.

    Where it changed the words that a cut replaced, or the cuts cannot be found, there is
    one conflict over all of it, and every piece keeps its current words.
    """
    gaps = _gaps(base, pieces)
    asked = gaps is not None and _asked(base, gaps, proposed)
    if gaps is None or not asked:
        whole = Conflict(base, " ".join(pieces), proposed, 0, len(base))
        return (Merge(pieces[0], (whole,)), *map(Merge, pieces[1:]))
    merges = []
    for (start, end), now, text in zip(_between(base, gaps), pieces, asked, strict=True):
        merged = merge(base[start:end], now, text)
        moved = [replace(c, start=c.start + start, end=c.end + start) for c in merged.conflicts]
        merges.append(Merge(merged.text.strip(), tuple(moved)))
    return tuple(merges)


def _gaps(base: str, pieces: Sequence[str]) -> list[Gap] | None:
    """Where the base was cut; None if that is not certain."""
    if any(_SEAM in text for text in (base, *pieces)):
        return None
    found = [c for c in changes(base, _SEAM.join(pieces)) if _SEAM in c.text]
    if any(c.text.count(_SEAM) > 1 for c in found):
        return None
    return [(c.start, c.end) for c in found]


def _between(base: str, gaps: list[Gap]) -> Iterator[Gap]:
    """Where the pieces of the base start and end."""
    at = 0
    for start, end in gaps:
        yield at, start
        at = end
    yield at, len(base)


def _asked(base: str, gaps: list[Gap], proposed: str) -> list[str] | None:
    """The proposal cut where the base was; None if it changed what the cuts replaced."""
    shares: list[list[Change]] = [[] for _ in range(len(gaps) + 1)]
    for change in changes(base, proposed):
        shared = _shared_out(base, gaps, change)
        if shared is None:
            return None
        for at, part in shared:
            shares[at].append(part)
    bounds = _between(base, gaps)
    return [_read(base, *ends, share) for ends, share in zip(bounds, shares, strict=True)]


def _shared_out(base: str, gaps: list[Gap], change: Change) -> list[tuple[int, Change]] | None:
    """A change as it falls on the pieces, with the index of each."""
    shared: list[tuple[int, Change]] = []
    for at, (start, end) in enumerate(gaps):
        if change.start >= end and change.start > start:
            continue
        if change.end <= start and not _opens_next(base, start, change):
            return [*shared, (at, change)]
        if not change.text:
            shared += [(at, Change(change.start, start, ""))] if change.start < start else []
            if change.end <= end:
                return shared
            change = Change(end, change.end, "")
        elif base[start:end].strip() or change.start < start < change.end:
            return None
        else:
            behind = "" if change.end > end else " "
            change = Change(end, max(end, change.end), change.text.strip() + behind)
    return [*shared, (len(gaps), change)]


def _opens_next(base: str, place: int, change: Change) -> bool:
    """Whether words inserted at a cut belong behind it: those before it end a sentence."""
    inserted = change.start == change.end == place
    ends = base[:place].rstrip().endswith(_STOPS)
    return inserted and ends and not change.text.rstrip().endswith(_STOPS)


def _read(base: str, start: int, end: int, share: list[Change]) -> str:
    out: list[str] = []
    for change in share:
        out += base[start : change.start], change.text
        start = change.end
    return "".join((*out, base[start:end]))
