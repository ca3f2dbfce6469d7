"""The languages of the record: how each writes an instruction."""

from drafting.domain.grammar.armenian import Armenian
from drafting.domain.grammar.base import Grammar
from drafting.domain.grammar.english import English
from drafting.domain.grammar.french import French

ENGLISH = English()
GRAMMARS: dict[str, Grammar] = {"fr": French(), "en": ENGLISH, "hy": Armenian()}

__all__ = ["ENGLISH", "GRAMMARS", "Grammar"]
