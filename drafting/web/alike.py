"""What a look holds that is the same for every role, language and person."""

from collections.abc import Callable
from typing import Any


def alike(read: Callable[[Any], Any]) -> Any:
    """A property of a sight that is read once for all sights on one `Reading`.

    A push is drawn for hundreds of people, each with a sight of their own: what does not
    depend on who looks must not be read for each of them.
    """

    def kept(sight: Any) -> Any:
        known = vars(sight.reading).setdefault("alike", {})
        if read.__name__ not in known:
            known[read.__name__] = read(sight)
        return known[read.__name__]

    kept.__doc__ = read.__doc__
    return property(kept)
