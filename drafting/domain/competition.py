"""Which amendments exclude each other: they compete for the same words or the same place.

Source: Rule 174 of the European Parliament's Rules of Procedure: what an adoption
excludes falls. They are put to the vote one after the other (`drafting.domain.order`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from drafting.domain.clauses import Draft
from drafting.domain.operations import Delete, Insert, Move, Operation, Revise
from drafting.domain.proposals import Amendment
from drafting.text import merge


def excludes(one: Iterable[Operation], other: Iterable[Operation], head: Draft) -> bool:
    """Whether carrying out one on ``head`` leaves the other without its object.

    True when both change the same words, one deletes what the other changes, or
    both move one clause to different places; also when they ask the same change.
    """
    by_key = defaultdict(list)
    for operation in one:
        by_key[operation.key].append(operation)
    return any(
        _clash(mine, theirs, head) for theirs in other for mine in by_key.get(theirs.key, ())
    )


def _clash(one: Operation, other: Operation, head: Draft) -> bool:
    if isinstance(one, Insert) or isinstance(other, Insert):
        return False
    if isinstance(one, Delete) or isinstance(other, Delete):
        return True
    if isinstance(one, Revise) and isinstance(other, Revise):
        return _same_words(one, other, head)
    return isinstance(one, Move) and isinstance(other, Move)


def _same_words(one: Revise, other: Revise, head: Draft) -> bool:
    clause = head.get(one.key)
    for lang in one.texts.keys() & other.texts.keys():
        text = clause.text(lang) if clause else ""
        if one.texts[lang] == other.texts[lang] != text:
            return True
        if merge(text, one.texts[lang], other.texts[lang]).conflicts:
            return True
    return False


def competing(
    amendments: Sequence[Amendment],
    asks: Mapping[int, tuple[Operation, ...]],
    head: Draft,
) -> list[list[Amendment]]:
    """Connected groups: a compromise with what it replaces, and all that exclude each other.

    ``asks`` holds each amendment's operations as they fit ``head``, by its number.
    """
    leader = {a.number: a.number for a in amendments}

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = number = leader[leader[number]]
        return number

    for one, other in _candidate_pairs(amendments, asks):
        if find(one.number) != find(other.number) and excludes(
            asks[one.number], asks[other.number], head
        ):
            leader[find(other.number)] = find(one.number)
    for amendment in amendments:
        for replaced in amendment.replaces:
            if replaced in leader:
                leader[find(replaced)] = find(amendment.number)
    groups = defaultdict(list)
    for amendment in amendments:
        groups[find(amendment.number)].append(amendment)
    return list(groups.values())


def _candidate_pairs(
    amendments: Sequence[Amendment], asks: Mapping[int, tuple[Operation, ...]]
) -> Iterable[tuple[Amendment, Amendment]]:
    """Pairs that name a common clause; the others cannot compete."""
    by_key = defaultdict(list)
    for amendment in amendments:
        for key in {operation.key for operation in asks[amendment.number]}:
            by_key[key].append(amendment)
    for rivals in by_key.values():
        yield from combinations(rivals, 2)
