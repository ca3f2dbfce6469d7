"""The order of business as people see it: times planned and real, what became of findings.

Nothing here looks at the clock: what depends on the hour of reading (lateness, time
elapsed) is left to `static/js/clock.js`, which gets moments as attributes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from drafting.domain import Finding, FindingStatus
from drafting.domain.restitution import Fate, Landing, landings
from drafting.domain.sitting import Item, ItemKind, Speaker, last_heard, next_speaker, schedule
from drafting.text import Span
from drafting.web.labels import (
    FATES,
    ITEM_KINDS,
    KINDS,
    OUTCOMES,
    clause_name,
    named,
)
from drafting.web.shown import redline
from drafting.web.sight import Sight

DAY = 24 * 60


@dataclass(frozen=True)
class Planned:
    """An item with its times as printed ("18:05", or empty) and as moments (ISO, or empty).

    ``state`` is done, current or coming. ``due`` is when it should end, ``earliest``
    when it ends if it takes its minutes from when it began.
    """

    item: Item
    name: str
    state: str
    starts: str
    ends: str
    began: str
    ended: str
    due_start: str = ""
    due: str = ""
    earliest: str = ""


@dataclass(frozen=True)
class Told:
    """A finding as its rapporteur tells it: words by language, as a redline if it revises."""

    finding: Finding
    words: Mapping[str, tuple[Span, ...]]
    lines: tuple[tuple[str, str, str], ...]  # fate, sentence, address (or empty)


class Business:
    """The sitting of one sight; used by templates as ``business(sight)``."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.plenary = sight.reading.plenary
        self._zone = ZoneInfo(sight.assembly.time_zone)

    @cached_property
    def items(self) -> list[Planned]:
        planned = schedule(self.plenary.items)
        return [self._planned(item, planned[item.number]) for item in self.plenary.items]

    @property
    def current(self) -> Planned | None:
        return next((p for p in self.items if p.state == "current"), None)

    @property
    def following(self) -> Planned | None:
        """What comes next: the first item not begun, behind the current one if there is any."""
        places = [n for n, p in enumerate(self.items) if p.state == "current"]
        ahead = self.items[places[0] + 1 :] if places else self.items
        return next((p for p in ahead if p.state == "coming"), None)

    def _planned(self, item: Item, starts: int | None) -> Planned:
        begins = self._moment(starts)
        ends = begins and begins + timedelta(minutes=item.planned)
        length = timedelta(minutes=item.planned)
        return Planned(
            item=item,
            name=item_name(item, self.sight),
            state=self._state(item),
            starts="" if starts is None else clock_face(starts),
            ends="" if starts is None or not item.planned else clock_face(starts + item.planned),
            began=self.hour(item.started_at),
            ended=self.hour(item.ended_at),
            due_start=begins.isoformat() if begins else "",
            due=ends.isoformat() if ends else "",
            earliest=(item.started_at + length).isoformat() if item.started_at else "",
        )

    def _state(self, item: Item) -> str:
        if item.number == self.sight.assembly.item:
            return "current"
        return "done" if item.ended_at else "coming"

    def _moment(self, minutes: int | None) -> datetime | None:
        """A planned time on the day the sitting was opened; None before it is."""
        opened = self.sight.assembly.opened_at
        if minutes is None or opened is None:
            return None
        day = opened.astimezone(self._zone).date() + timedelta(days=minutes // DAY)
        return datetime.combine(day, time(minutes % DAY // 60, minutes % 60), self._zone)

    def hour(self, at: datetime | None) -> str:
        """A moment as the hall's clock shows it."""
        return at.astimezone(self._zone).strftime("%H:%M") if at else ""

    def until(self, planned: Planned) -> str:
        """When an item that has begun should end."""
        begun = planned.item.started_at
        return self.hour(begun and begun + timedelta(minutes=planned.item.planned))

    # -- speakers ----------------------------------------------------------------

    @property
    def waiting(self) -> list[Speaker]:
        return [speaker for speaker in self.plenary.speakers if speaker.is_waiting]

    @property
    def heard(self) -> list[Speaker]:
        """Who spoke under the current item, in the order of speaking."""
        item = self.sight.assembly.item
        spoke = [s for s in self.plenary.speakers if s.ended_at and s.item == item]
        return sorted(spoke, key=lambda s: s.called_at or s.asked_at)

    @property
    def next_speaker(self) -> Speaker | None:
        listed = self.plenary.speakers
        last = last_heard(listed, self.sight.assembly.item)
        return next_speaker(listed, self.plenary.rules, last)

    def speaker_name(self, speaker: Speaker) -> str:
        delegation = self.sight.delegation(speaker.delegation)
        return speaker.name or delegation

    def speaker_of(self, speaker: Speaker) -> str:
        """The delegation, when the name is not already it."""
        return self.sight.delegation(speaker.delegation) if speaker.name else ""

    # -- what workshops report ------------------------------------------------------

    def rapporteurs(self, workshop: str | None) -> list[str]:
        return [
            row.name
            for row in self.sight.reading.members
            if row.role == "rapporteur" and row.workshop == workshop and not row.revoked_at
        ]

    def findings(self, workshop: str | None) -> list[Told]:
        """What the workshop concluded; successors stand for what they replaced."""
        return [
            self._told(finding)
            for finding in self._findings
            if finding.workshop == workshop and finding.status is not FindingStatus.SUPERSEDED
        ]

    @cached_property
    def _findings(self) -> list[Finding]:
        return self.sight.reading.findings()

    def _told(self, finding: Finding) -> Told:
        words: dict[str, tuple[Span, ...]] = {}
        base = self.sight.reading.draft(finding.base)
        for operation in finding.operations:
            clause = base.get(operation.key)
            old = clause.texts if clause else {}
            for lang, text in getattr(operation, "texts", {}).items():
                words[lang] = redline(old[lang], text) if lang in old else (Span("equal", text),)
        kept = self._same_as(finding)
        lines = [landing_line(one, self.sight) for one in landings(kept, self.sight.draft)]
        return Told(finding, self._in_order(words), tuple(lines))

    def _same_as(self, finding: Finding) -> Finding:
        """The one merged in its place, when it says the same."""
        return next((f for f in self._findings if f.number == finding.same_as), finding)

    def _in_order(self, words: dict[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
        """The reader's language first."""
        return dict(sorted(words.items(), key=lambda pair: pair[0] != self.sight.lang))


def item_name(item: Item, sight: Sight) -> str:
    """An item's title, or else what it is for."""
    if item.title:
        return named(item.title, sight.lang)
    if item.kind is ItemKind.RESTITUTION:
        return _("Report of the workshop: %(name)s", name=sight.workshop(item.workshop))
    return str(ITEM_KINDS[item.kind.value])


def clock_face(minutes: int) -> str:
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"


def landing_line(landing: Landing, sight: Sight) -> tuple[str, str, str]:
    """(fate, sentence, address) of where a finding went."""
    said, fate = str(FATES[landing.fate.value]), landing.fate.value
    match landing.fate:
        case Fate.VERBATIM | Fate.REWORKED | Fate.OVERTAKEN:
            name = clause_name(sight.clause(landing.key or ""), sight.draft, sight.lang)
            return fate, f"{name}, {said}", f"{sight.here}/text#clause-{landing.key}"
        case Fate.AMENDMENT if landing.number in sight.amendments:
            line = _("Amendment %(number)s", number=sight.label(landing.number or 0))
            became = _became(landing.number or 0, sight)
            return fate, f"{line}, {became}", f"{sight.here}/amendments/{landing.number}"
        case Fate.REPLACED:
            line = _("Replaced by finding %(number)s", number=landing.number)
            return fate, line, f"{sight.here}/findings/{landing.number}"
        case Fate.GONE | Fate.DELETED:
            ghost = ghost_name(landing.key, sight)
            return fate, ghost or said, f"{sight.here}/text#ghost-{landing.key}" if ghost else ""
    return fate, said, ""


def _became(number: int, sight: Sight) -> str:
    """The ruling on an amendment, in the middle of a sentence."""
    outcome = sight.amendments[number].outcome
    return str(OUTCOMES[outcome.value]).lower() if outcome else _("to be decided")


def ghost_name(key: str | None, sight: Sight) -> str:
    """ "Paragraph 12 (deleted)" for a clause that keeps its number, or empty."""
    for ghosts in sight.draft.ghosts.values():
        for ghost in ghosts:
            if ghost.key == key:
                return f"{KINDS[ghost.kind.value]} {ghost.label} ({_('deleted')})"
    return ""
