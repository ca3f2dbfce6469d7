"""Preparing an assembly: founding it, opening its workshops, seating its delegations."""

import re
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from drafting.actions import entrance
from drafting.domain import Refused
from drafting.domain.facts import AssemblyFounded, DelegationSeated, MemberSeated, WorkshopOpened
from drafting.domain.people import Role, Seat
from drafting.store import Books, Work
from drafting.store.rows import AssemblyRow, DelegationRow, MemberRow, WorkshopRow
from drafting.store.values import seat_of

TEXT_LANGUAGES = ("fr", "hy", "en")
COUNTRY_LIMIT = 2
GRACE = timedelta(days=30)  # to sign and export; then links and codes end


def found_assembly(
    books: Books,
    *,
    name: Mapping[str, Any],
    title: Mapping[str, Any],
    secretary: str,
    languages: list[str],
    slug: str = "",
    place: str = "",
    starts: date | None = None,
    ends: date | None = None,
    time_zone: str = "Europe/Paris",
    notice: Mapping[str, Any] | None = None,
    demo: bool = False,
) -> Seat:
    """Found an assembly and seat its first secretary; returns that seat.

    There is nobody in it yet to permit this, so the caller answers for the right
    to found: the command line, or a secretary of another assembly.
    """
    names, titles = entrance.names(name, "name"), entrance.names(title, "title")
    row = AssemblyRow(
        slug=_free_slug(slug or next(iter(names.values()))),
        name=names,
        title=titles,
        expires=ends + GRACE if ends and not demo else None,
        notice=dict(notice or {}),
        place=entrance.optional_line(place, "place"),
        starts=starts,
        ends=ends,
        time_zone=_time_zone(time_zone),
        languages=_languages(languages),
        demo=demo,
    )
    if starts and ends and ends < starts:
        raise Refused("ends_before_start", field="ends")
    secretary = entrance.line(secretary, "secretary")
    with books.writing() as db:
        if db.scalars(select(AssemblyRow).where(AssemblyRow.slug == row.slug)).first():
            raise Refused("slug_taken", field="slug", slug=row.slug)
        db.add(row)
        db.flush()
        member = MemberRow(
            assembly_id=row.id, name=secretary, role=Role.SECRETARIAT.value, language="fr"
        )
        db.add(member)
        db.flush()
        work = Work(db, row, seat_of(member), books.clock(), books.cache)
        work.record(AssemblyFounded(row.slug, names, titles, row.languages))
        work.record(MemberSeated(member.id, secretary, member.role, None, None))
        work.write_journal()
        return work.seat


def open_workshop(work: Work, *, name: Mapping[str, Any], key: str = "") -> dict[str, Any]:
    """Add a workshop. Raises Refused("key_taken")."""
    names = entrance.names(name, "name")
    key = _free_key(key or next(iter(names.values())), set(work.reading.workshops), bool(key))
    work.db.add(WorkshopRow(assembly_id=work.assembly.id, key=key, name=names))
    work.record(WorkshopOpened(key, names))
    return {"key": key}


def seat_delegation(
    work: Work, *, name: Mapping[str, Any], country: str = "", key: str = ""
) -> dict[str, Any]:
    """Add a delegation: a local authority, ministry or association that votes and signs."""
    names = entrance.names(name, "name")
    key = _free_key(key or next(iter(names.values())), set(work.reading.delegations), bool(key))
    code = entrance.optional_line(country, "country", COUNTRY_LIMIT).upper()
    work.db.add(DelegationRow(assembly_id=work.assembly.id, key=key, name=names, country=code))
    work.record(DelegationSeated(key, names, code))
    return {"key": key}


def slugify(text: str) -> str:
    """Letters a to z, digits and hyphens from a name in any script; may be empty."""

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


def _free_slug(text: str) -> str:
    return slugify(text) or f"assembly-{secrets.token_hex(3)}"


def _free_key(text: str, taken: set[str], asked: bool) -> str:
    """A key made from a name; a second one alike gets -2; a key asked for must be free."""
    stem = slugify(text) or "x"
    if stem in taken and asked:
        raise Refused("key_taken", field="key", key=stem)
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem}-{count}"
    return key


def _languages(given: list[str]) -> list[str]:
    chosen = [lang for lang in given if lang in TEXT_LANGUAGES]
    if not chosen:
        raise Refused("choose_one", field="languages")
    return list(dict.fromkeys(chosen))


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("time_zone_unknown", field="time_zone") from None
    return name


ACTIONS = (open_workshop, seat_delegation)
