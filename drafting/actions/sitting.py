"""The sitting: its order of business, opening, suspension, and the list of speakers."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from drafting.actions import entrance
from drafting.domain import NotFound, Refused
from drafting.domain.facts import (
    AgendaSet,
    AmendmentPresented,
    BlocPresented,
    ItemStarted,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
    SpeakerCalled,
    SpeakerListed,
    SpeakerRemoved,
)
from drafting.domain.numbering import freeze
from drafting.domain.sitting import ItemKind, time_of_day
from drafting.store import Work
from drafting.store.rows import ItemRow, SpeakerRow

ITEMS_LIMIT = 60
MINUTES_LIMIT = 600
SIDES = ("", "for", "against")


def require_sitting(work: Work) -> None:
    """Refuse what an assembly does not do while its sitting is suspended: decide, vote, call.

    One that never opened a sitting is not held to one. Raises Refused("sitting_suspended").
    """
    if work.assembly.suspended_at is not None:
        raise Refused("sitting_suspended")


def set_agenda(work: Work, *, items: Any) -> dict[str, Any]:
    """The whole order of business, in order.

    Each item has ``kind``, and may have ``number`` (that of an item that stays on it),
    ``title`` by language, ``workshop``, ``starts`` (a time of day) and ``planned``
    (minutes). Raises Refused: too_many, bad_item, item_twice, bad_time, bad_minutes,
    workshop_unknown, item_started (one that began cannot be taken off).
    """
    if not isinstance(items, list) or len(items) > ITEMS_LIMIT:
        raise Refused("too_many", limit=ITEMS_LIMIT)
    known = _item_rows(work)
    plain = [_checked(work, item, place, known) for place, item in enumerate(items, 1)]
    numbers = [item["number"] for item in plain if item["number"]]
    if len(set(numbers)) < len(numbers):
        raise Refused("item_twice")
    removed = _taken_off(known, numbers)
    free = max(known, default=0)
    for place, item in enumerate(plain, 1):
        if not item["number"]:
            free += 1
            item["number"] = free
        row = known.get(item["number"]) or ItemRow(assembly_id=work.assembly.id)
        for name, value in {**item, "place": place}.items():
            setattr(row, name, value)
        work.db.add(row)
    work.record(AgendaSet(plain, removed))
    return {"items": len(plain)}


def open_sitting(work: Work) -> dict[str, Any]:
    """Open the sitting: from now on the text's numbering is frozen.

    Raises Refused: sitting_open, sitting_no_text.
    """
    if work.assembly.opened_at is not None:
        raise Refused("sitting_open")
    if not work.reading.draft().clauses:
        raise Refused("sitting_no_text")
    numbering = freeze(work.reading.draft()).as_plain()
    work.assembly.opened_at, work.assembly.suspended_at = work.now, None
    work.assembly.numbering = numbering
    work.record(SittingOpened(numbering))
    return {"opened": True}


def suspend_sitting(work: Work, *, resumes: str = "") -> dict[str, Any]:
    """Suspend the sitting; ``resumes`` is the time announced, or empty. Whoever spoke has finished.

    Raises Refused: sitting_not_open, sitting_suspended, sitting_vote_open, bad_time.
    """
    _require_open(work)
    if work.assembly.poll is not None:
        raise Refused("sitting_vote_open")
    said = _time(entrance.optional_line(resumes, "resumes", 20), "resumes")
    if work.assembly.speaker is not None:
        call_speaker(work)
    work.assembly.suspended_at, work.assembly.resumes = work.now, said
    work.record(SittingSuspended(said))
    return {"resumes": said}


def resume_sitting(work: Work) -> dict[str, Any]:
    """Go on. Raises Refused: sitting_not_open, sitting_not_suspended."""
    if work.assembly.opened_at is None:
        raise Refused("sitting_not_open")
    if work.assembly.suspended_at is None:
        raise Refused("sitting_not_suspended")
    work.assembly.suspended_at, work.assembly.resumes = None, ""
    work.record(SittingResumed())
    return {}


def start_item(work: Work, *, number: int | None = None) -> dict[str, Any]:
    """Begin an item, which ends the current one; without a number only the latter.

    An item other than the amendments takes the hall's screen. Raises Refused:
    sitting_not_open, sitting_suspended, item_current; NotFound.
    """
    _require_open(work)
    rows = _item_rows(work)
    if number is not None and (number not in rows or not rows[number].place):
        raise NotFound("item")
    current = rows.get(work.assembly.item or 0)
    if number == work.assembly.item:
        raise Refused("item_current")
    if current is not None:
        current.ended_at = work.now
    if number is not None:
        row = rows[number]
        row.started_at, row.ended_at = row.started_at or work.now, None
        if row.kind != ItemKind.AMENDMENTS:
            _clear_screen(work)
    work.assembly.item = number
    work.record(ItemStarted(number))
    return {"number": number}


def list_speaker(
    work: Work, *, name: str = "", delegation: str | None = None, side: str = ""
) -> dict[str, Any]:
    """Put someone on the list of speakers: a person, a delegation, or a person of one.

    ``side`` is for, against or empty. Raises Refused: speaker_nobody,
    delegation_unknown, choose_one.
    """
    said = entrance.optional_line(name, "name", 120)
    if delegation and delegation not in work.reading.delegations:
        raise Refused("delegation_unknown", field="delegation", delegation=str(delegation))
    if not said and not delegation:
        raise Refused("speaker_nobody", field="name")
    if side not in SIDES:
        raise Refused("choose_one", field="side")
    number = work.count_up("speakers_count")
    fact = SpeakerListed(number, said, delegation or None, side, work.assembly.item)
    work.db.add(SpeakerRow(assembly_id=work.assembly.id, asked_at=work.now, **fact.as_plain()))
    work.record(fact)
    return {"number": number}


def call_speaker(work: Work, *, number: int | None = None) -> dict[str, Any]:
    """Give the floor to someone who waits; without a number, take it back.

    Raises Refused: sitting_suspended, speaker_not_waiting, nobody_speaks; NotFound.
    """
    require_sitting(work)
    row = _waiting(work, number) if number is not None else None
    if row is None and work.assembly.speaker is None:
        raise Refused("nobody_speaks")
    if work.assembly.speaker is not None:
        _speaker(work, work.assembly.speaker).ended_at = work.now
    if row is not None:
        row.called_at = work.now
    work.assembly.speaker = number
    work.record(SpeakerCalled(number))
    return {"number": number}


def remove_speaker(work: Work, *, number: int) -> dict[str, Any]:
    """Take someone who waits off the list. Raises Refused("speaker_not_waiting"), NotFound."""
    _waiting(work, number).removed = True
    work.record(SpeakerRemoved(number))
    return {"number": number}


def _require_open(work: Work) -> None:
    if work.assembly.opened_at is None:
        raise Refused("sitting_not_open")
    require_sitting(work)


def _clear_screen(work: Work) -> None:
    """What was presented leaves the screen to the item."""
    if work.assembly.presented is not None:
        work.assembly.presented = None
        work.record(AmendmentPresented(None))
    if work.assembly.bloc:
        work.assembly.bloc = []
        work.record(BlocPresented([]))


# -- items ----------------------------------------------------------------------------


def _item_rows(work: Work) -> dict[int, ItemRow]:
    """All items there ever were, by number."""
    query = select(ItemRow).where(ItemRow.assembly_id == work.assembly.id)
    return {row.number: row for row in work.db.scalars(query)}


def _taken_off(known: Mapping[int, ItemRow], kept: list[int]) -> list[int]:
    """The numbers of the items that leave the order of business."""
    gone = [row for number, row in sorted(known.items()) if row.place and number not in kept]
    for row in gone:
        if row.started_at is not None:
            raise Refused("item_started", number=row.place)
        row.place = 0
    return [row.number for row in gone]


def _checked(work: Work, item: Any, place: int, known: Mapping[int, ItemRow]) -> dict[str, Any]:
    """One item, its fields cleaned; its number is None when it is new."""
    try:
        kind, number = ItemKind(item["kind"]), item.get("number")
        titles, workshop = dict(item.get("title") or {}), item.get("workshop") or None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("bad_item", number=place) from None
    if number is not None and (number not in known or not known[number].place):
        raise Refused("bad_item", number=place)
    if kind is not ItemKind.RESTITUTION:
        workshop = None
    elif workshop not in work.reading.workshops:
        raise Refused("item_workshop", number=place, field=f"item:{place}:workshop")
    return {
        "number": number,
        "kind": kind.value,
        "title": {
            lang: title
            for lang in ("fr", "en", "hy")
            if (title := entrance.optional_line(titles.get(lang), f"item:{place}:{lang}", 200))
        },
        "workshop": workshop,
        "starts": _time(
            entrance.optional_line(item.get("starts"), f"item:{place}:starts", 20),
            f"item:{place}:starts",
        ),
        "planned": _minutes(item.get("planned"), f"item:{place}:planned"),
    }


def _time(said: str, field: str) -> str:
    time = time_of_day(said) if said else ""
    if time is None:
        raise Refused("bad_time", field=field)
    return time


def _minutes(given: Any, field: str) -> int:
    minutes = given or 0
    if type(minutes) is not int or not 0 <= minutes <= MINUTES_LIMIT:
        raise Refused("bad_minutes", field=field, limit=MINUTES_LIMIT)
    return minutes


# -- speakers -------------------------------------------------------------------------


def _speaker(work: Work, number: int) -> SpeakerRow:
    row = work.db.get(SpeakerRow, (work.assembly.id, number))
    if row is None:
        raise NotFound("speaker")
    return row


def _waiting(work: Work, number: int) -> SpeakerRow:
    row = _speaker(work, number)
    if row.removed or row.called_at is not None:
        raise Refused("speaker_not_waiting")
    return row


ACTIONS = (
    set_agenda,
    open_sitting,
    suspend_sitting,
    resume_sitting,
    start_item,
    list_speaker,
    call_speaker,
    remove_speaker,
)
