"""Dividing a proposal: the chair may take a part of it alone.

Source: Rule 176 of the European Parliament's Rules of Procedure (split vote).
"""

from collections.abc import Iterable

from drafting.domain.operations import Delete, Insert, Move, Operation
from drafting.domain.verdicts import Standing, Verdict

Operations = tuple[Operation, ...]


def divide(operations: Iterable[Operation], picked: Iterable[int]) -> tuple[Operations, Operations]:
    """The operations at the ``picked`` indexes, and the others, each in their order.

    What cannot be told apart goes along with what was picked: an operation on a clause
    that another one inserts, what goes behind a clause that another one takes away, the
    same insertion twice, and moves, whose places hang together. Each part means by
    itself, on any text, what it means in the whole. Indexes that are none are ignored.
    """
    operations = tuple(operations)
    blocks = _blocks(operations)
    taken = {blocks[index] for index in picked if 0 <= index < len(operations)}
    return (
        tuple(o for o, block in zip(operations, blocks, strict=True) if block in taken),
        tuple(o for o, block in zip(operations, blocks, strict=True) if block not in taken),
    )


def clean_and_contested(verdict: Verdict) -> tuple[Operations, Operations]:
    """A proposal's operations as written: those without conflict, and the others.

    The others are contested or without their object, or go with one that is.
    """
    operations = [part.operation for part in verdict.parts]
    left = (Standing.CONTESTED, Standing.MOOT)
    contested, clean = divide(
        operations, [n for n, part in enumerate(verdict.parts) if part.standing in left]
    )
    return clean, contested


def _blocks(operations: Operations) -> list[int]:
    """For each operation, the index of the first one it hangs together with."""
    blocks = list(range(len(operations)))
    for at, operation in enumerate(operations):
        for before in range(at):
            if blocks[before] != blocks[at] and _hang_together(operations[before], operation):
                old, new = sorted((blocks[before], blocks[at]), reverse=True)
                blocks = [new if block == old else block for block in blocks]
    return blocks


def _hang_together(one: Operation, other: Operation) -> bool:
    if isinstance(one, Move) and isinstance(other, Move):
        return True
    if isinstance(one, Insert) and isinstance(other, Insert) and _says(one) == _says(other):
        return True
    return _leans(one, other) or _leans(other, one)


def _leans(one: Operation, other: Operation) -> bool:
    """Whether one is about what the other inserts, or goes behind what it takes away."""
    after = one.after if isinstance(one, Insert | Move) else None
    if isinstance(other, Insert):
        return other.key in (one.key, after)
    return isinstance(other, Delete | Move) and other.key == after


def _says(operation: Insert) -> tuple[str, dict[str, str]]:
    return operation.kind, dict(operation.texts)
