"""The sitting: its order of business and its list of speakers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from drafting.domain.rules import Rules


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


def next_speaker(
    speakers: Iterable[Speaker], rules: Rules, last: Speaker | None = None
) -> Speaker | None:
    """Who speaks next: the first who waits, in the order of asking.

    With alternation, after someone for the first who is not also for, after someone
    against the first who is not also against; when all are alike, the first.
    """
    waiting = [speaker for speaker in speakers if speaker.is_waiting]
    if rules.alternation and last and last.side:
        for speaker in waiting:
            if speaker.side != last.side:
                return speaker
    return waiting[0] if waiting else None


def last_heard(speakers: Iterable[Speaker], item: int | None) -> Speaker | None:
    """The last who spoke for or against under an item, or has the floor."""
    heard = [s for s in speakers if s.called_at and s.side and s.item == item]
    return max(heard, key=lambda s: (s.called_at, s.number), default=None)


def schedule(items: Iterable[Item]) -> dict[int, int | None]:
    """When each item is planned to start, in minutes since midnight of the sitting's day.

    What has no time of its own follows the one before it; None as long as none is
    known. A time earlier than the one before it is of the next day.
    """
    planned: dict[int, int | None] = {}
    clock: int | None = None
    for item in items:
        if item.starts:
            clock = _not_before(minutes_of(item.starts), clock)
        planned[item.number] = clock
        clock = None if clock is None else clock + item.planned
    return planned


def _not_before(minutes: int, clock: int | None) -> int:
    """Half a day back or more is the next day; less than that is a plan that overlaps."""
    while clock is not None and clock - minutes > 12 * 60:
        minutes += 24 * 60
    return minutes


def minutes_of(time: str) -> int:
    """ "18:05" -> 1085."""
    hours, _colon, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def time_of_day(said: str) -> str | None:
    """ "18h", "18h05", "9:30", "09.30" -> "18:00", "18:05", "09:30"; None when it is no time."""
    found = re.fullmatch(r"\s*(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?\s*", said, re.IGNORECASE)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None
