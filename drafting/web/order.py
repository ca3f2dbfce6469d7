"""The order in which open amendments are taken, reckoned once for everybody who is shown it."""

from collections.abc import Iterable, Mapping
from typing import Any

from drafting.domain import Amendment, Draft, Group, voting_order
from drafting.domain.order import Override
from drafting.store.values import Standpoint

# By the head of the journal it was read at: every audience of a push asks for it, and it
# is the same for all.
_KEPT = 16
_orders: dict[str, tuple[Group, ...]] = {}


def taking_order(
    assembly: Any, opens: Iterable[Amendment], draft: Draft, standpoints: Mapping[int, Standpoint]
) -> tuple[Group, ...]:
    """`voting_order` of an assembly's open amendments, under the chair's own order."""
    key = f"{assembly.id}/{assembly.journal_head}"
    order = _orders.get(key)
    if order is None:
        fitted = {number: s.operations for number, s in standpoints.items()}
        overrides = [Override(**asked) for asked in assembly.overrides]
        order = voting_order(opens, draft, fitted, overrides)
        while len(_orders) >= _KEPT:
            _orders.pop(next(iter(_orders)), None)
        _orders[key] = order
    return order
