"""Ranks: strings between any two of which another fits, so that moving is one row's change.

A rank is a fraction between 0 and 1 written in base 36 without its leading "0.",
never ending in "0". Plain string comparison orders ranks.
"""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(low: str, high: str) -> str:
    """A rank after ``low`` and before ``high``; "" stands for the start or the end.

    Raises ValueError when ``high`` does not come after ``low``.
    """
    if high and low >= high:
        raise ValueError(f"no rank between {low!r} and {high!r}")
    rank = ""
    while True:
        place = len(rank)
        floor = _DIGITS.index(low[place]) if place < len(low) else 0
        ceiling = _DIGITS.index(high[place]) if high and place < len(high) else 36
        if ceiling - floor > 1:
            return rank + _DIGITS[(floor + ceiling) // 2]
        rank += _DIGITS[floor]
        if ceiling > floor:
            high = ""


def spread(count: int, low: str = "", high: str = "") -> list[str]:
    """``count`` ranks in order between two others, evenly spread."""
    if count == 0:
        return []
    middle = between(low, high)
    half = count // 2
    return [*spread(half, low, middle), middle, *spread(count - half - 1, middle, high)]
