"""Clauses and drafts: the text on its way, as frozen values.

A draft is an ordered tuple of clauses. A clause keeps its key for life, wherever
it moves and however its words change, so nothing is ever anchored by line or
position. Its words are kept as strands, each knowing the finding, amendment or
edit it came from; the plain text is their joining, so the two cannot disagree.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from drafting.text import Strand
from drafting.text.alignment import longest_rising

if TYPE_CHECKING:
    from drafting.domain.numbering import Ghost, Numbering


class Kind(StrEnum):
    """What a clause is in the resolution."""

    TITLE = "title"
    HEADING = "heading"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    CLOSING = "closing"


@dataclass(frozen=True)
class Clause:
    """One numbered unit of the text.

    ``strands`` maps a language code to the clause's words with their origins;
    ``workshop`` is the key of the workshop whose section the clause stands in.
    """

    key: str
    kind: Kind
    strands: Mapping[str, tuple[Strand, ...]] = field(default_factory=dict)
    workshop: str | None = None

    @classmethod
    def new(
        cls,
        key: str,
        kind: Kind,
        texts: Mapping[str, str],
        origin: str,
        workshop: str | None = None,
    ) -> "Clause":
        """A clause all of whose words come from one origin."""
        strands = {lang: (Strand(text, origin),) for lang, text in texts.items() if text}
        return cls(key, kind, strands, workshop)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Plain text by language code; languages without a text are absent."""
        return {
            lang: "".join(strand.text for strand in strands)
            for lang, strands in self.strands.items()
            if strands
        }

    def text(self, lang: str) -> str:
        """The text in ``lang``, or the empty string."""
        return self.texts.get(lang, "")

    def any_text(self, lang: str) -> str:
        """The text in ``lang``, or else in whichever language it has."""
        return self.text(lang) or next(iter(self.texts.values()), "")


@dataclass(frozen=True)
class Draft:
    """The whole text at one moment: clauses in their order.

    ``numbering`` is the sitting's frozen one, None outside a sitting; it is how the
    text is shown, no part of what it says.
    """

    clauses: tuple[Clause, ...] = ()
    numbering: "Numbering | None" = field(default=None, compare=False, repr=False)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each clause stands, by key, counted from 0."""
        return {clause.key: place for place, clause in enumerate(self.clauses)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """The number printed before each clause, by key: frozen, or see `number_clauses`."""
        return self.numbering.labels_of(self) if self.numbering else number_clauses(self.clauses)

    @cached_property
    def ghosts(self) -> "dict[str | None, tuple[Ghost, ...]]":
        """Deleted clauses that keep their frozen number, by the key of the clause they follow."""
        return self.numbering.ghosts(self) if self.numbering else {}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(clause.key for clause in self.clauses)

    def __contains__(self, key: object) -> bool:
        return key in self.positions

    def get(self, key: str) -> Clause | None:
        """The clause with that key, or None."""
        place = self.positions.get(key)
        return None if place is None else self.clauses[place]

    def before(self, key: str) -> str | None:
        """The key of the clause just before ``key``; None at the very top."""
        place = self.positions[key]
        return self.clauses[place - 1].key if place else None


def number_clauses(clauses: Iterable[Clause]) -> dict[str, str]:
    """The label of every clause that carries one.

    Recitals are lettered A, B, C..., operative clauses counted 1, 2, 3... through
    all sections, headings I, II, III... (the usage of European Parliament
    resolutions); title and closing carry none.
    """
    counted: dict[Kind, int] = {}
    labels = {}
    for clause in clauses:
        style = _LABELS.get(clause.kind)
        if style:
            counted[clause.kind] = counted.get(clause.kind, 0) + 1
            labels[clause.key] = style(counted[clause.kind])
    return labels


def letters(number: int) -> str:
    """1 -> A, 26 -> Z, 27 -> AA, as a word processor letters a list."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """1 -> I, 4 -> IV, 9 -> IX."""
    numeral = ""
    for value, sign in _ROMAN:
        numeral += sign * (number // value)
        number %= value
    return numeral


_ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LABELS: dict[Kind, Callable[[int], str]] = {
    Kind.PREAMBULAR: letters,
    Kind.OPERATIVE: str,
    Kind.HEADING: roman,
}
LABELLED = frozenset(_LABELS)  # the kinds that carry a label


def canonical(draft: Draft, languages: Iterable[str]) -> str:
    """The text of record: one clause a line, each language in turn, UTF-8 when encoded.

    A clause is one line because the door lets no line break in. The adopted
    text's fingerprint is taken over exactly these lines, so anyone can check it
    with ``sha256sum`` on the exported file.
    """
    languages = tuple(languages)
    lines = [
        clause.text(lang) for clause in draft.clauses for lang in languages if clause.text(lang)
    ]
    return "".join(f"{line}\n" for line in lines)


def fingerprint(draft: Draft, languages: Iterable[str]) -> str:
    """SHA-256 over the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(draft, languages).encode()).hexdigest()


def digest(draft: Draft) -> str:
    """SHA-256 over all a draft holds: order, keys, kinds, sections, words and their origins."""
    state = [
        [
            clause.key,
            clause.kind.value,
            clause.workshop,
            {
                lang: [[strand.text, strand.origin] for strand in strands]
                for lang, strands in sorted(clause.strands.items())
            },
        ]
        for clause in draft.clauses
    ]
    return hashlib.sha256(json.dumps(state, separators=(",", ":")).encode()).hexdigest()


def moved_keys(base: Draft, head: Draft) -> frozenset[str]:
    """The clauses common to both drafts that changed place among the others.

    Those outside a longest run that kept its order, so that one clause moved to
    the top is one move, not many.
    """
    common, places = _common_places(base, head)
    kept = set(longest_rising(places))
    return frozenset(key for n, key in enumerate(common) if n not in kept)


def may_have_moved(key: str, base: Draft, head: Draft) -> bool:
    """Whether some shortest account of the change of order moves that clause.

    Of two neighbours that changed places either may be the one that was moved.
    """
    common, places = _common_places(base, head)
    others = [place for other, place in zip(common, places, strict=True) if other != key]
    return len(longest_rising(others)) == len(longest_rising(places))


def _common_places(base: Draft, head: Draft) -> tuple[list[str], list[int]]:
    """The clauses common to both in the head's order, and their places in the base."""
    common = [key for key in head.keys if key in base]
    return common, [base.positions[key] for key in common]
