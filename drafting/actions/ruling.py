"""The rules of procedure, and who is in the room."""

from collections.abc import Mapping
from typing import Any

from drafting.domain import Refused
from drafting.domain.facts import AttendanceTaken, RulesSet
from drafting.domain.rules import Rules, checked_weight
from drafting.store import Work


def set_rules(
    work: Work, *, rules: Mapping[str, Any], weights: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Set the rules (plain, see `Rules`; those left out stay) and weights by delegation.

    Raises Refused: rules_in_poll while a question is before the assembly, whose votes
    must be counted as they were asked; choose_one, quorum_wrong, speaking_wrong,
    weight_wrong, delegation_unknown.
    """
    if work.assembly.poll is not None:
        raise Refused("rules_in_poll", number=work.assembly.poll)
    now = work.reading.plenary.rules
    try:
        asked = Rules.from_plain({**now.as_plain(), **rules})
    except (TypeError, ValueError):
        raise Refused("choose_one", field="majority") from None
    plain = asked.checked(work.assembly.languages).as_plain()
    changed = _weigh(work, weights or {})
    work.assembly.rules = plain
    work.record(RulesSet(plain, changed))
    return {"rules": plain, "weights": changed}


def take_attendance(work: Work, *, present: Mapping[str, bool]) -> dict[str, Any]:
    """Note which delegations (by key) are in the room; the others stay as they were."""
    taken: dict[str, bool] = {}
    for key, is_here in present.items():
        row = _delegation(work, key)
        if row.present != bool(is_here):
            row.present = taken[key] = bool(is_here)
    if taken:
        work.record(AttendanceTaken(taken))
    return {"present": taken}


def _weigh(work: Work, weights: Mapping[str, Any]) -> dict[str, int]:
    """The weights that changed."""
    changed: dict[str, int] = {}
    for key, weight in weights.items():
        row, asked = _delegation(work, key), checked_weight(weight)
        if row.weight != asked:
            row.weight = changed[key] = asked
    return changed


def _delegation(work: Work, key: Any) -> Any:
    row = work.reading.delegations.get(key)
    if row is None:
        raise Refused("delegation_unknown", delegation=key)
    return row


ACTIONS = (set_rules, take_attendance)
