"""Stakes: which verdicts a change of the text can alter. The others need no second look."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from drafting.domain.clauses import Draft, Kind, moved_keys
from drafting.domain.operations import Insert, Move, Operation
from drafting.domain.verdicts import Standing, Verdict

ORDER = "*order"  # which clauses there are, and in what order: whoever inserts or moves
WORDS = "*words"  # any words: whoever lost theirs, which may turn up elsewhere
_SETTLED = (Standing.APPLIES, Standing.ADAPTED)


def touched(before: Draft, after: Draft) -> frozenset[str]:
    """The stakes that the change from one draft to another touches."""
    gone = {key for key in before.keys if key not in after}
    new = {key for key in after.keys if key not in before}
    kept = [(before.clauses[before.positions[c.key]], c) for c in after.clauses if c.key in before]
    reworded = {now.key: now for then, now in kept if now.texts != then.texts}
    found = gone | new | reworded.keys()
    found |= {_saying(clause.kind, clause.texts) for clause in reworded.values()}
    if gone or new or moved_keys(before, after):
        found.add(ORDER)
    if found:
        found.add(WORDS)
    return frozenset(found)


def stakes(operations: Iterable[Operation], verdict: Verdict | None = None) -> frozenset[str]:
    """What can alter the verdict on these operations, which is now ``verdict``."""
    found: set[str] = set()
    for operation in operations:
        if not isinstance(operation, Insert):
            found.add(operation.key)
        if isinstance(operation, Insert):
            found |= {ORDER, _saying(operation.kind, operation.texts)}
        if isinstance(operation, Move):
            found.add(ORDER)
    if verdict:
        found |= {operation.key for operation in verdict.operations}
        if any(part.standing not in _SETTLED for part in verdict.parts):
            found |= {ORDER, WORDS}
    return frozenset(found)


def _saying(kind: Kind, texts: Mapping[str, str]) -> str:
    """The stake of whoever inserts a clause that says this: another may come to say it."""
    plain = json.dumps([kind.value, sorted(texts.items())])
    return "=" + hashlib.sha256(plain.encode()).hexdigest()[:24]
