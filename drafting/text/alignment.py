"""Where two sequences differ: the one comparison everything here rests on.

Items that both have, in one order, stay: nothing else could keep more. Otherwise items
that occur once in both anchor the comparison (patience diff, Bram Cohen), and what lies
between anchors is compared in its turn, down to gaps that `drafting.text.pairing` pairs
item by item. The work is counted, never timed, so the same sequences are aligned alike
on every machine, and giving up only coarsens.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import compress, count, islice
from operator import lt, ne

from drafting.text.pairing import Pairs, closest, heaviest

Items = Sequence[str]
Gap = tuple[int, int, int, int]  # from and to in one, from and to in the other

_WORK = 4_000_000  # comparisons that one pair of texts may cost
_CHOICE = 20_000  # so many comparisons are worth deciding well what was moved
_DEPTH = 6  # anchors within anchors
_LOOK = 20  # items


def share_of(size: int) -> float:
    """The work each of so many items may cost."""
    return _WORK / (size or 1)


def gaps(a: Items, b: Items, share: float = 0.0) -> Iterator[Gap]:
    """Stretches that differ, in rising order, with at least one equal item between two.

    ``share`` is the work allowed for each item (see `share_of`); with none, only what is
    certain is kept. What only one of them has stands as late as it can, so that of equal
    words in a row two sides of a merge take the same one.
    """
    found = list(_gaps(a, b, 0, 0, share, _DEPTH))
    for nth, gap in enumerate(found, 1):
        i, to_i, j, to_j = gap
        if i < to_i and j < to_j:
            yield gap
            continue
        end = found[nth][0] - 1 if nth < len(found) else len(a)
        late = _late(a, i, to_i, end) if i < to_i else _late(b, j, to_j, to_j + end - i)
        yield i + late, to_i + late, j + late, to_j + late


def _late(items: Items, start: int, end: int, last: int) -> int:
    """How many items further a stretch may as well stand."""
    return common(items[start:last], items[end:last], last - end)


def _gaps(a: Items, b: Items, at_a: int, at_b: int, share: float, depth: int) -> Iterator[Gap]:
    if a == b:
        return
    most = min(len(a), len(b))
    head = common(a, b, most)
    tail = common(reversed(a), reversed(b), most - head)
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    at_a, at_b = at_a + head, at_b + head
    if a and b:
        for i, to_i, j, to_j in _between(a, b, share, depth):
            yield at_a + i, at_a + to_i, at_b + j, at_b + to_j
    elif a or b:
        yield at_a, at_a + len(a), at_b, at_b + len(b)


def common(a: Iterable[str], b: Iterable[str], most: int) -> int:
    """How many items both begin with, of ``most`` at most."""
    return min(most, next(compress(count(), map(ne, a, b)), most))


def _between(a: Items, b: Items, share: float, depth: int) -> Iterable[Gap]:
    """Where two sequences differ that differ at both ends."""
    shared = set(a).intersection(b)
    found = _beside(a, b, shared)
    if found is not None:
        return found
    anchored = _anchored(a, b, shared) if depth else []
    if anchored:
        return _refined(anchored, a, b, shared, share, depth - 1)
    pairs = _paired(a, b, shared, share * (len(a) + len(b))) if share else []
    return _beside_pairs(pairs, len(a), len(b))


def _refined(
    found: list[Gap], a: Items, b: Items, shared: set[str], share: float, depth: int
) -> Iterator[Gap]:
    """The gaps between anchors, without what is the same within them."""
    for gap in found:
        i, to_i, j, to_j = gap
        if shared.isdisjoint(a[i:to_i]) or shared.isdisjoint(b[j:to_j]):
            yield gap
        else:
            yield from _gaps(a[i:to_i], b[j:to_j], i, j, share, depth)


def _anchored(a: Items, b: Items, shared: set[str]) -> list[Gap]:
    """The gaps between items that come as often in both, else such as come once."""
    many_a = Counter(a)
    anchors = shared.difference(item for item, _ in many_a.items() ^ Counter(b).items())
    found = _beside(a, b, anchors)
    if found is None:
        anchors = {item for item in anchors if many_a[item] == 1}
        found = _beside(a, b, anchors)
    if found is None and len(a) * len(b) > _CHOICE:
        found = _beside(a, b, _unmoved(a, b, anchors))
    # Where it is cheap, it is weighed which of two was moved.
    return found if found and anchors else []


def _beside(a: Items, b: Items, kept: Container[str]) -> list[Gap] | None:
    """The gaps between kept items; None unless these come in one order, and as often."""
    if _begin(a, kept) != _begin(b, kept):
        return None
    lost, come = _beside_kept(a, kept), _beside_kept(b, kept)
    found: list[Gap] = []
    at_a = at_b = done = 0
    for before in sorted(lost.keys() | come.keys()):
        i, j = at_a + before - done, at_b + before - done
        if a[at_a:i] != b[at_b:j]:
            return None
        at_a, at_b, done = i + lost.get(before, 0), j + come.get(before, 0), before
        found.append((i, at_a, j, at_b))
    return found if a[at_a:] == b[at_b:] else None


def _begin(items: Items, kept: Container[str]) -> list[str]:
    """The first of the kept items: most sequences that differ in order differ here."""
    return list(islice(filter(kept.__contains__, items), _LOOK))


def _beside_kept(items: Items, kept: Container[str]) -> dict[int, int]:
    """How many items are not kept, by how many kept ones come before them."""
    others = [place for place, item in enumerate(items) if item not in kept]
    sizes: dict[int, int] = {}
    for nth, place in enumerate(others):
        sizes[place - nth] = sizes.get(place - nth, 0) + 1
    return sizes


def _beside_pairs(pairs: Pairs, size_a: int, size_b: int) -> Iterator[Gap]:
    """The gaps between pairs of equal items."""
    at_a = at_b = 0
    for i, j in (*pairs, (size_a, size_b)):
        if i > at_a or j > at_b:
            yield at_a, i, at_b, j
        at_a, at_b = i + 1, j + 1


def _unmoved(a: Items, b: Items, anchors: set[str]) -> set[str]:
    """As many of the anchors as possible that come in one order."""
    order = list(filter(anchors.__contains__, a))
    places = {item: place for place, item in enumerate(b)}
    return {order[nth] for nth in longest_rising([places[item] for item in order])}


def _paired(a: Items, b: Items, shared: set[str], work: float) -> Pairs:
    """Which equal items answer each other, where nothing anchors."""
    in_a = [i for i, item in enumerate(a) if item in shared]
    in_b = [j for j, item in enumerate(b) if item in shared]
    one, other = [a[i] for i in in_a], [b[j] for j in in_b]
    if len(one) * len(other) <= min(work, _CHOICE):
        pairs = heaviest(one, other)
    else:
        pairs = closest(one, other, work) or _in_turn(one, other)
    return [(in_a[i], in_b[j]) for i, j in pairs]


def _in_turn(a: Items, b: Items) -> Pairs:
    """The first of each item with the first, the second with the second, and so on."""
    places: dict[str, list[int]] = {}
    for place in range(len(b) - 1, -1, -1):
        places.setdefault(b[place], []).append(place)
    pairs = [(i, places[item].pop()) for i, item in enumerate(a) if places[item]]
    return [pairs[nth] for nth in longest_rising([j for _, j in pairs])]


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Indexes of a longest strictly rising subsequence (patience sorting, O(n log n))."""
    if all(map(lt, numbers, numbers[1:])):
        return list(range(len(numbers)))
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tails, number)
        previous.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [place]
    rising, place = [], ends[-1] if ends else -1
    while place >= 0:
        rising.append(place)
        place = previous[place]
    return rising[::-1]
