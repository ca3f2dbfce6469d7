"""Which equal items of two short sequences answer each other, where none of them is singular.

Small gaps are weighed: the pairs that keep most letters are sought. Larger ones go to
diff-match-patch, one character for each item; it stops after so many steps, not after
so much time.
"""

from collections.abc import Sequence

from diff_match_patch import diff_match_patch

Pairs = Sequence[tuple[int, int]]  # places in one and in the other, rising

_LETTERS = 0x110000 - 0x800  # characters that are not halves of others (surrogates)


def heaviest(a: Sequence[str], b: Sequence[str]) -> Pairs:
    """The pairs that keep most letters (longest common subsequence, weighted)."""
    rows = [[0] * (len(b) + 1)]
    for item in a:
        rows.append(_row(rows[-1], item, b))
    pairs = []
    i, j = len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif rows[i - 1][j] >= rows[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _row(above: list[int], item: str, others: Sequence[str]) -> list[int]:
    """The weights of the best alignments that end with ``item``."""
    weight = 1 + 2 * len(item) if item[0].isalnum() else 1
    row, best = [0], 0
    for place, other in enumerate(others):
        kept = above[place] + weight if item == other else above[place + 1]
        best = max(kept, best)
        row.append(best)
    return row


class Allowance:
    """Stands where diff-match-patch expects a time to be ready by, and counts its looks.

    It looks at the clock once for each step of its search, and stops when that is later
    than this, which is so after as many ``looks`` as allowed, whatever the clock shows.
    """

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def __lt__(self, now: object) -> bool:
        self.looks -= 1
        return self.looks < 0


def closest(a: Sequence[str], b: Sequence[str], work: float) -> Pairs | None:
    """The pairs that leave fewest items alone (Myers 1986, by diff-match-patch).

    None where that costs more than about ``work`` comparisons.
    """
    items = dict.fromkeys((*a, *b))
    if len(items) > _LETTERS:
        return None
    letters = {item: _letter(number) for number, item in enumerate(items)}
    # A step goes over as many diagonals as there are items, at most.
    allowed = Allowance(int(work) // (len(a) + len(b)))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    one, other = ("".join(map(letters.__getitem__, items)) for items in (a, b))
    found = engine.diff_main(one, other, False, allowed)
    if allowed.looks < 0:
        return None
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for kind, run in found:
        if kind == engine.DIFF_EQUAL:
            pairs += zip(range(i, i + len(run)), range(j, j + len(run)), strict=True)
        i += len(run) if kind != engine.DIFF_INSERT else 0
        j += len(run) if kind != engine.DIFF_DELETE else 0
    return pairs


def _letter(number: int) -> str:
    """A character of its own for each number below `_LETTERS`."""
    return chr(number if number < 0xD800 else number + 0x800)
