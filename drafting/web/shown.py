"""Operations as people read them: what is done to which clause, as a redline by language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from drafting.domain import Delete, Draft, Insert, Move, Operation, Revise
from drafting.text import Span, diff, readable
from drafting.web.labels import clause_name


@lru_cache(maxsize=8192)
def redline(old: str, new: str) -> tuple[Span, ...]:
    """The change between two texts as shown to people."""
    return readable(diff(old, new))


@dataclass(frozen=True)
class Shown:
    """One operation as shown: what is done to which clause, as a redline by language."""

    do: str
    key: str
    name: str
    place: str = ""
    redlines: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def standing(self) -> dict[str, str]:
        """The words as they are without it, by language."""
        return {
            lang: "".join(span.text for span in spans if span.kind != "insert")
            for lang, spans in self.redlines.items()
        }


def show(operation: Operation, draft: Draft, lang: str) -> Shown:
    """An operation on the draft it fits, ready to be drawn."""
    clause = draft.get(operation.key)
    name = clause_name(clause, draft, lang)
    match operation:
        case Revise(key, texts):
            old = clause.texts if clause else {}
            lines = {code: redline(old.get(code, ""), text) for code, text in texts.items()}
            return Shown("revise", key, name, "", lines)
        case Insert(key, after, _kind, texts):
            lines = {code: (Span("insert", text),) for code, text in texts.items()}
            return Shown("insert", key, "", place_name(after, draft, lang), lines)
        case Delete(key):
            old = clause.texts if clause else {}
            lines = {code: (Span("delete", text),) for code, text in old.items()}
            return Shown("delete", key, name, "", lines)
        case Move(key, after):
            old = clause.texts if clause else {}
            lines = {code: (Span("equal", text),) for code, text in old.items()}
            return Shown("move", key, name, place_name(after, draft, lang), lines)


def place_name(after: str | None, draft: Draft, lang: str) -> str:
    return clause_name(draft.get(after), draft, lang) if after else ""
