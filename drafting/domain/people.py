"""People: the seats of an assembly."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a seat is for; one role a seat."""

    RAPPORTEUR = "rapporteur"
    CHAIR = "chair"
    DELEGATE = "delegate"
    SECRETARIAT = "secretariat"
    OBSERVER = "observer"


@dataclass(frozen=True)
class Seat:
    """A person's place in one assembly, as they act in it.

    ``member`` is None for an observer by link. A rapporteur has a workshop, a
    delegate a delegation (both by key).
    """

    assembly: int
    member: int | None
    name: str
    role: Role
    workshop: str | None = None
    delegation: str | None = None
    language: str = "fr"


OBSERVER_NAME = "observer"


def observer(assembly: int) -> Seat:
    """The seat of whoever holds the read-only link."""
    return Seat(assembly, None, OBSERVER_NAME, Role.OBSERVER)
