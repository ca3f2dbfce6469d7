"""Which items of two sequences are the same: the one comparison everything here rests on.

Items that occur once in both anchor the comparison (patience diff); between anchors the
alignment that keeps most of the text is sought, and where that would take too long,
equal items are paired in the order they come. The work is counted, never timed, so the
same sequences are aligned alike on every machine, and giving up only coarsens.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from operator import lt, ne

Items = Sequence[str]
Pairs = Sequence[tuple[int, int]]  # places in one and in the other
Block = tuple[int, int, int]  # so many items from here in one, from there in the other

_WORK = 2_000_000  # comparisons that one pair of texts may cost
_CHOICE = 20_000  # so many comparisons are worth deciding well what was moved
_DEPTH = 6  # anchors within anchors


def align(a: Items, b: Items, share: float = 0.0) -> Iterator[Block]:
    """Stretches that both have in common, in rising order in both; neighbours may touch.

    ``share`` is the work allowed for each item (see `share_of`); with none, only what is
    certain is aligned.
    """
    yield from _align(a, b, 0, 0, share, _DEPTH)


def share_of(size: int) -> float:
    """The work each of so many items may cost."""
    return _WORK / (size or 1)


def _align(a: Items, b: Items, at_a: int, at_b: int, share: float, depth: int) -> Iterator[Block]:
    head = common(a, b, min(len(a), len(b)))
    if head:
        yield at_a, at_b, head
        a, b, at_a, at_b = a[head:], b[head:], at_a + head, at_b + head
    tail = common(reversed(a), reversed(b), min(len(a), len(b)))
    end_a, end_b = len(a) - tail, len(b) - tail
    if end_a and end_b:
        yield from _between(a[:end_a], b[:end_b], at_a, at_b, share, depth)
    if tail:
        yield at_a + end_a, at_b + end_b, tail


def common(a: Iterable[str], b: Iterable[str], most: int) -> int:
    """How many items both begin with, of ``most`` at most."""
    return min(most, next(compress(count(), map(ne, a, b)), most))


def _between(a: Items, b: Items, at_a: int, at_b: int, share: float, depth: int) -> Iterator[Block]:
    """What two sequences have in common that differ at both ends."""
    anchors = _once_in_both(a, b) if depth else []
    work = len(a) * len(b)
    if not _rises(anchors):
        # Something was moved: which of two was, is worth weighing where it is cheap.
        anchors = [] if work <= _CHOICE else _rising(anchors)
    if anchors:
        yield from _around(anchors, a, b, at_a, at_b, share, depth - 1)
    elif work <= share * (len(a) + len(b)):
        yield from ((at_a + i, at_b + j, 1) for i, j in _heaviest(a, b))
    elif share:
        yield from ((at_a + i, at_b + j, 1) for i, j in _rising(_in_turn(a, b)))


def _around(
    anchors: Pairs, a: Items, b: Items, at_a: int, at_b: int, share: float, depth: int
) -> Iterator[Block]:
    """The anchors, with what is the same between them."""
    from_a = from_b = last_a = last_b = 0
    for i, j in (*anchors, (len(a), len(b))):
        one, other = a[last_a:i], b[last_b:j]
        if one != other:
            if last_a > from_a:
                yield at_a + from_a, at_b + from_b, last_a - from_a
            if one and other:
                yield from _align(one, other, at_a + last_a, at_b + last_b, share, depth)
            from_a, from_b = i, j
        last_a, last_b = i + 1, j + 1
    if from_a < len(a):
        yield at_a + from_a, at_b + from_b, len(a) - from_a


def _once_in_both(a: Items, b: Items) -> list[tuple[int, int]]:
    many_a, many_b = Counter(a), Counter(b)
    places = {item: place for place, item in enumerate(b) if many_b[item] == 1}
    return [(i, places[item]) for i, item in enumerate(a) if item in places and many_a[item] == 1]


def _in_turn(a: Items, b: Items) -> list[tuple[int, int]]:
    """The first of each item with the first, the second with the second, and so on."""
    places = defaultdict(list)
    for place in range(len(b) - 1, -1, -1):
        places[b[place]].append(place)
    return [(i, places[item].pop()) for i, item in enumerate(a) if places.get(item)]


def _heaviest(a: Items, b: Items) -> list[tuple[int, int]]:
    """The alignment that keeps most letters (longest common subsequence, weighted)."""
    shared = set(a) & set(b)
    in_a = [i for i, item in enumerate(a) if item in shared]
    in_b = [j for j, item in enumerate(b) if item in shared]
    others = [b[j] for j in in_b]
    rows = [[0] * (len(in_b) + 1)]
    for i in in_a:
        rows.append(_row(rows[-1], a[i], others))
    pairs = []
    x, y = len(in_a), len(in_b)
    while x and y:
        if a[in_a[x - 1]] == others[y - 1]:
            x, y = x - 1, y - 1
            pairs.append((in_a[x], in_b[y]))
        elif rows[x - 1][y] >= rows[x][y - 1]:
            x -= 1
        else:
            y -= 1
    return pairs[::-1]


def _row(above: list[int], item: str, others: list[str]) -> list[int]:
    """The weights of the best alignments that end with ``item``."""
    weight = 1 + 2 * len(item) if item[0].isalnum() else 1
    row, best = [0], 0
    for place, other in enumerate(others):
        kept = above[place] + weight if item == other else above[place + 1]
        best = max(kept, best)
        row.append(best)
    return row


def _rises(pairs: Pairs) -> bool:
    places = [j for _, j in pairs]
    return all(map(lt, places, places[1:]))


def _rising(pairs: Pairs) -> list[tuple[int, int]]:
    return [pairs[place] for place in longest_rising([j for _, j in pairs])]


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Indexes of a longest strictly rising subsequence (patience sorting, O(n log n))."""
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
