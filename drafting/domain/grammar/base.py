"""What every language of the record can say, and what they share."""

from collections.abc import Sequence
from typing import Protocol

from drafting.domain.clauses import Kind
from drafting.domain.wording import Instruction

Place = tuple[Kind, str | None] | None
NBSP = "\u00a0"
STOPS = (".", "։", "…", "!", "?")


class Grammar(Protocol):
    """One language of the record. ``label`` is empty for a clause that bears none."""

    def inside(self, kind: Kind, label: str) -> str: ...
    def act(self, one: Instruction) -> str: ...
    def one(self, place: str, act: str) -> str: ...
    def several(self, place: str) -> str: ...
    def listed(self, acts: Sequence[str]) -> tuple[str, ...]: ...
    def add(self, place: Place, kind: Kind, words: str) -> str: ...
    def remove(self, kind: Kind, label: str) -> str: ...
    def move(self, kind: Kind, label: str, place: Place) -> str: ...
    def rewrite(self, kind: Kind, label: str, words: str) -> str: ...
    def supply(self, kind: Kind, label: str, lang: str, words: str) -> str: ...
    def clear(self, kind: Kind, label: str, lang: str) -> str: ...
    def version(self, lang: str, sentence: str) -> str: ...


def is_sentence(words: str) -> bool:
    """Whether quoted words are whole sentences."""
    return words.endswith((*STOPS, ":")) and words[:1].isupper() and " " in words


def sort(words: str) -> str:
    """word, words, sign or sentence: what the quoted stretch is called."""
    if not any(c.isalnum() for c in words):
        return "sign"
    if is_sentence(words):
        return "sentence"
    return "words" if " " in words.strip() else "word"


def numbered(label: str) -> str:
    return f"{NBSP}{label}" if label else ""


def nth(ordinals: tuple[str, ...], number: int, otherwise: str) -> str:
    """An ordinal in words, or else in figures."""
    return ordinals[number] if number < len(ordinals) else otherwise


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The first letter small, but for a label: B, 12."""
    return text if text[1:2] in ("", " ", NBSP) else text[:1].lower() + text[1:]


def ended(sentence: str, stop: str, quote: str) -> str:
    """The sentence with its full stop, unless it ends with a quotation that has its own."""
    inside = sentence.removesuffix(quote).rstrip(NBSP)
    return sentence if sentence.endswith(quote) and inside.endswith(STOPS) else sentence + stop
