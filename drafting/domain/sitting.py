"""The sitting: its order of business and its list of speakers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item of the order of business is for."""

    RESTITUTION = "restitution"  # a workshop reports
    DEBATE = "debate"
    AMENDMENTS = "amendments"
    ADOPTION = "adoption"
    BREAK = "break"


@dataclass(frozen=True)
class Item:
    """One item: planned (``starts`` a time of day or empty, ``planned`` minutes) and real."""

    number: int
    kind: ItemKind
    title: Mapping[str, str] = field(default_factory=dict)
    workshop: str | None = None
    starts: str = ""
    planned: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Speaker:
    """Someone who asked for the floor. ``side`` is for, against or empty."""

    number: int
    name: str
    delegation: str | None
    side: str
    item: int | None
    asked_at: datetime
    called_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        return self.called_at is None and self.ended_at is None
