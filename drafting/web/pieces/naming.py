"""Which amendments name which clauses, so that a new label is drawn wherever it is shown."""

from drafting.domain.operations import Operation
from drafting.web.sight import Sight


def names(sight: Sight, number: int, keys: set[str]) -> bool:
    """Whether an amendment, as written or as it fits, names one of these clauses."""
    return any(
        {operation.key, getattr(operation, "after", None)} & keys
        for operation in _all_operations(sight, number)
    )


def _all_operations(sight: Sight, number: int) -> tuple[Operation, ...]:
    standpoint = sight.standpoints.get(number)
    fitted = standpoint.operations if standpoint else ()
    subs = sight.adopted_subs.get(number, ())
    of_subs = (operation for sub in subs for operation in sub.operations)
    return (*sight.amendments[number].operations, *fitted, *of_subs)


def family(sight: Sight, number: int) -> set[int]:
    """An amendment, the one it would change, and what would change either: shown on each other."""
    amendment = sight.amendments[number]
    parent = amendment.parent or number
    return {number, parent} | {a.number for a in sight.opens if a.parent == parent}
