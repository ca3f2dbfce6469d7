"""Seating people: importing them, issuing their links and codes, taking seats away."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from drafting.actions import entrance
from drafting.domain import Refused
from drafting.domain.facts import (
    CodesIssued,
    MemberRevoked,
    MemberSeated,
    ObserverLinkSwitched,
)
from drafting.domain.people import Role
from drafting.store import Work
from drafting.store.rows import MemberRow

SEATABLE = (Role.CHAIR, Role.SECRETARIAT, Role.RAPPORTEUR, Role.DELEGATE)
UI_LANGUAGES = ("fr", "en", "hy")
IMPORT_LIMIT = 3_000

# Crockford's base 32: no I, L, O or U, so that a code reads one way only.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 10  # 50 bits
_LINK_BYTES = 16  # 128 bits
# A code's 50 random bits carry its strength, so the hash may be quick: a hall signs in at once.
_HASHER = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1)


def seat_members(work: Work, *, people: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Seat everyone on a list, or nobody.

    Each person has name, role, and workshop (rapporteurs) or delegation
    (delegates), by key or by name in any language, and may have language and
    ``line`` (of the file). Raises Refused("lines_refused") whose context lists
    (line, Refused) for every bad line.
    """
    if not people:
        raise Refused("empty", field="people")
    if len(people) > IMPORT_LIMIT:
        raise Refused("too_many", limit=IMPORT_LIMIT)
    rows, refused = [], []
    for place, person in enumerate(people, 1):
        try:
            rows.append(_member(work, person))
        except Refused as problem:
            refused.append((person.get("line", place), problem))
    refused += _seated_twice(work, people, rows) if not refused else []
    if refused:
        raise Refused("lines_refused", context=refused, count=len(refused))
    work.db.add_all(rows)
    work.db.flush()
    for row in rows:
        work.record(MemberSeated(row.id, row.name, row.role, row.workshop, row.delegation))
    return {"members": [row.id for row in rows]}


def issue_codes(work: Work, *, members: Iterable[int]) -> dict[str, Any]:
    """New personal links and typed codes; earlier ones of these members stop working.

    The answer holds them once, in clear: ``cards`` lists member, link and code.
    They are kept only as hashes.
    """
    cards = [_issue(work.reading.member(member)) for member in dict.fromkeys(members)]
    if not cards:
        raise Refused("nothing_chosen")
    work.record(CodesIssued([card["member"] for card in cards]))
    return {"cards": cards}


def revoke_member(work: Work, *, member: int) -> dict[str, Any]:
    """Take a seat away, at once and on every device. One's own seat stays."""
    row = work.reading.member(member)
    if row.id == work.seat.member:
        raise Refused("own_seat")
    row.revoked_at, row.link_hash, row.code_hash = work.now, None, None
    row.stamp += 1
    work.record(MemberRevoked(row.id))
    return {"member": row.id}


def switch_observer_link(work: Work, *, on: bool) -> dict[str, Any]:
    """Make a new read-only link, or end the one there is; the answer holds its token once."""
    token = secrets.token_urlsafe(_LINK_BYTES) if on else None
    work.assembly.observer_hash = hash_token(token) if token else None
    work.record(ObserverLinkSwitched(on))
    return {"token": token}


def hash_token(token: str) -> str:
    """A link's token as kept. It has 128 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def split_code(typed: str) -> tuple[int, str] | None:
    """(member id, secret) of a typed code such as ``27-7Q4KX-M2R8T``, however it was typed."""
    head, _, tail = typed.strip().upper().partition("-")
    secret = "".join(c for c in tail.translate(str.maketrans("ILO", "110")) if c in _ALPHABET)
    if not head.isascii() or not head.isdigit() or len(head) > 9 or len(secret) != _CODE_LENGTH:
        return None
    return int(head), secret


def code_fits(row: MemberRow | None, secret: str) -> bool:
    """Whether a typed code's secret is that member's. Takes as long for nobody's."""
    try:
        return _HASHER.verify(row.code_hash if row and row.code_hash else _NOBODY, secret)
    except (VerifyMismatchError, InvalidHashError):
        return False


_NOBODY = _HASHER.hash(secrets.token_hex(16))


def _issue(row: MemberRow) -> dict[str, Any]:
    if row.revoked_at:
        raise Refused("seat_gone")
    token = secrets.token_urlsafe(_LINK_BYTES)
    secret = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    row.link_hash, row.code_hash = hash_token(token), _HASHER.hash(secret)
    row.stamp += 1
    return {
        "member": row.id,
        "link": token,
        "code": f"{row.id}-{secret[:5]}-{secret[5:]}",
    }


def _member(work: Work, person: Mapping[str, Any]) -> MemberRow:
    name = entrance.line(person.get("name"), "name", 120)
    role = entrance.line(person.get("role"), "role").lower()
    if role not in {seatable.value for seatable in SEATABLE}:
        raise Refused("role_unknown", role=role)
    language = entrance.optional_line(person.get("language"), "language").lower() or "fr"
    if language not in UI_LANGUAGES:
        raise Refused("language_unknown", language=language)
    reading = work.reading
    delegations = {key: row.name for key, row in reading.delegations.items()}
    workshop = delegation = None
    if role == Role.RAPPORTEUR:
        workshop = _by_key_or_name(person.get("workshop"), reading.workshops, "workshop")
    if role == Role.DELEGATE:
        delegation = _by_key_or_name(person.get("delegation"), delegations, "delegation")
    return MemberRow(
        assembly_id=work.assembly.id,
        name=name,
        role=role,
        workshop=workshop,
        delegation=delegation,
        language=language,
    )


def _by_key_or_name(given: Any, known: Mapping[str, Mapping[str, str]], what: str) -> str:
    wanted = entrance.line(given, what).casefold()
    for key, names in known.items():
        if wanted == key or wanted in {name.casefold() for name in names.values()}:
            return key
    raise Refused(f"{what}_unknown", **{what: wanted})


def _seated_twice(
    work: Work, people: list[Mapping[str, Any]], rows: list[MemberRow]
) -> list[tuple[int, Refused]]:
    """The same person in the same seat: a list imported twice by mistake."""

    def seat(row: MemberRow) -> tuple[str, ...]:
        return (row.name, row.role, row.workshop or "", row.delegation or "")

    taken = {seat(row) for row in work.reading.members if not row.revoked_at}
    refused = []
    for place, (person, row) in enumerate(zip(people, rows, strict=True), 1):
        if seat(row) in taken:
            refused.append((person.get("line", place), Refused("already_seated", name=row.name)))
        taken.add(seat(row))
    return refused


ACTIONS = (seat_members, issue_codes, revoke_member, switch_observer_link)
