"""The same difference as an editor would mark it. Presentation only: never merged or judged on."""

import re
from collections.abc import Iterable, Iterator

from drafting.text.spans import Span, joined
from drafting.text.tokens import tokens

_SHORT = 3  # letters of a kept word that is replaced with what stands around it
_LONGEST = 60  # letters of a kept stretch that could be too short
_FEW = 2  # kept words that are replaced with much longer ones on both sides
_FAR = 12  # tokens that a change is moved at most to read better
_JOINING = {"et", "ou", "ni", "mais", "and", "or", "nor", "but", "և", "ու", "կամ", "բայց"}
_ELIDED = re.compile(r"\s*\w+['’]")  # the l’ of a word that is replaced
_STOPS = tuple(".,;:!?…»։՝․")

Piece = tuple[str, str, str]  # kept before, deleted, inserted


def readable(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans grouped for human eyes: a replaced phrase is one deletion and one insertion.

    Joining equal and delete still gives the old text, equal and insert the new one.
    """
    *changed, last = pieces(spans)
    grouped: list[Piece] = []
    for piece in changed:
        while grouped and _is_bridge(piece[0], grouped[-1], piece):
            before, old, new = grouped.pop()
            kept, deleted, inserted = piece
            piece = _after_its_space(before, old + kept + deleted, new + kept + inserted)
        grouped.append(piece)
    return tuple(joined(_laid_out([*grouped, last])))


def _after_its_space(before: str, old: str, new: str) -> Piece:
    """The same replacement, a space that both begin with kept."""
    if old[:1].isspace() and new[:1].isspace():
        space = tokens(old)[0]
        if space.isspace() and space == tokens(new)[0]:
            return before + space, old[len(space) :], new[len(space) :]
    return before, old, new


def pieces(spans: Iterable[Span]) -> Iterator[Piece]:
    """(kept before, deleted, inserted) in turn; the last has no change."""
    equal = deleted = inserted = ""
    for span in spans:
        if span.kind == "equal" and (deleted or inserted):
            yield equal, deleted, inserted
            equal = deleted = inserted = ""
        equal += span.text if span.kind == "equal" else ""
        deleted += span.text if span.kind == "delete" else ""
        inserted += span.text if span.kind == "insert" else ""
    if deleted or inserted:
        yield equal, deleted, inserted
        equal = ""
    yield equal, "", ""


def _is_bridge(kept: str, left: Piece, right: Piece) -> bool:
    """Whether the kept words between two changes are too few to be worth keeping apart."""
    words = [token for token in tokens(kept[:_LONGEST]) if not token.isspace()]
    if not words or _ELIDED.fullmatch(kept):
        return True
    replaced = all(left[1:]) and all(right[1:])
    if not replaced or len(words) > _FEW or not all(word[0].isalnum() for word in words):
        return False
    letters = sum(map(len, words))
    around = min(max(map(len, side[1:])) for side in (left, right))
    return (len(words) == 1 and letters <= _SHORT) or 3 * letters <= around


def _laid_out(grouped: list[Piece]) -> Iterator[Span]:
    """The pieces as spans, each lone insertion or deletion where it reads best."""
    kept = [before for before, _, _ in grouped]
    for place, (_, deleted, inserted) in enumerate(grouped[:-1]):
        if bool(deleted) != bool(inserted):
            first, last = place == 0, place == len(grouped) - 2
            equals = _places(kept[place], deleted or inserted, kept[place + 1])
            apart = (p for p in equals if (p[0] or first) and (p[2] or last))
            kept[place], text, kept[place + 1] = max(apart, key=_reads)
            deleted, inserted = (text, "") if deleted else ("", text)
        yield Span("equal", kept[place])
        yield Span("delete", deleted)
        yield Span("insert", inserted)
    yield Span("equal", kept[-1])


def _places(before: str, text: str, after: str) -> Iterator[Piece]:
    """Where the same change may as well stand: kept before, the words, kept after."""
    yield before, text, after
    words, size = tokens(text), 0
    ahead = tokens(before)[::-1] if before.endswith(words[-1]) else ()
    for word, other in zip(words[: -_FAR - 1 : -1], ahead, strict=False):
        if word != other:
            break
        size += len(word)
        yield before[:-size], before[-size:] + text[:-size], text[-size:] + after
    behind, size = tokens(after) if after.startswith(words[0]) else (), 0
    for word, other in zip(words[:_FAR], behind, strict=False):
        if word != other:
            break
        size += len(word)
        yield before + text[:size], text[size:] + after[:size], after[size:]


def _reads(place: Piece) -> tuple[bool, ...]:
    """How well a lone change reads: a whole sentence or member, or from its small words on."""
    before, text, after = place
    words = [token for token in tokens(text) if not token.isspace()] or [text]
    first, last = words[0], words[-1]
    return (
        not (text[-1].isspace() and after.startswith(_STOPS)),  # a French space stays with its sign
        last in _STOPS and (not before or before.rstrip().endswith(_STOPS)),
        first.casefold() in _JOINING,
        _is_small(first) and not _is_small(last),
        text[-1].isspace(),
    )


def _is_small(word: str) -> bool:
    return word[0].isalpha() and (len(word) <= _SHORT or word.endswith(("'", "’")))
