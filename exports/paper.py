"""What goes on paper: a draft, the base it is compared with, and who changed what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from drafting.domain import Draft


@dataclass(frozen=True)
class Credit:
    """To whom a change belongs: its author, when it was decided, what to say about it."""

    author: str
    at: datetime
    comment: str = ""


@dataclass(frozen=True)
class Step:
    """One Revision after the base: the draft it made, and whose its changes are."""

    draft: Draft
    credit: Credit


@dataclass(frozen=True)
class Signatory:
    """A delegation that signs: its name as printed, its country's code."""

    name: str
    country: str = ""


@dataclass(frozen=True)
class Paper:
    """Everything an export needs, in the language of its labels (``words``).

    ``languages`` are the text's, the first one leading; ``steps`` lead from ``base``
    to ``draft``. ``adopted`` and ``fingerprint`` are None before adoption. Among the words
    ``prevails`` says which language does; it is empty, or left out, when there is but one.
    """

    name: str
    title: str
    place: str
    dates: str
    languages: tuple[str, ...]
    lang: str
    draft: Draft
    signatories: tuple[Signatory, ...]
    fingerprint: str | None
    adopted: datetime | None
    base: Draft
    steps: tuple[Step, ...]
    issued: datetime | None
    words: Mapping[str, str]
