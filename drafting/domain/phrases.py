"""Instructions as sentences: French, English and Armenian, each as its assemblies write them.

The record's language is the one asked for; quoted words stay in the text's own. A
`Sentence` is one clause's: a lead and what is to be done there, several things as a list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from drafting.domain.clauses import Draft, Kind
from drafting.domain.grammar import ENGLISH, GRAMMARS
from drafting.domain.operations import Operation, perform
from drafting.domain.wording import Do, Instruction, instructions

_WITHIN = (Do.REPLACE, Do.AFTER, Do.BEGIN, Do.END, Do.STRIKE)


@dataclass(frozen=True)
class Sentence:
    """``lead`` alone is a whole sentence; with ``items`` it introduces them."""

    lead: str
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.lead, *self.items))


def formal(operations: Iterable[Operation], draft: Draft, lang: str) -> tuple[str, ...]:
    """What operations ask of ``draft``, which they fit, one sentence a clause.

    ``lang`` is the record's language: fr, en or hy; another one is written in English.
    Where a clause changes in that language, only its words there are told; else those of
    the language that changes, which is named.
    """
    return tuple(map(str, sentences(operations, draft, lang)))


def sentences(operations: Iterable[Operation], draft: Draft, lang: str) -> tuple[Sentence, ...]:
    """The same as `formal`, with lists left as lists."""
    operations = tuple(operations)
    told = _for_record(instructions(operations, draft), lang)
    return tuple(_Scribe(operations, draft, lang).write(told))


def _for_record(told: Iterable[Instruction], lang: str) -> list[Instruction]:
    """Of a clause's words, those in the record's language, unless they do not change."""
    told = list(told)
    here = {one.key for one in told if one.lang == lang}
    return [one for one in told if one.lang in ("", lang) or one.key not in here]


class _Scribe:
    """Writes the sentences of one proposal."""

    def __init__(self, operations: tuple[Operation, ...], draft: Draft, lang: str) -> None:
        self.draft = draft
        self.after = perform(draft, operations, "wording")
        self.lang = lang
        self.grammar = GRAMMARS.get(lang, ENGLISH)
        self.is_mixed = len({code for c in draft.clauses for code in c.texts}) > 1

    def write(self, told: list[Instruction]) -> Iterable[Sentence]:
        for (_key, lang, within), group in groupby(
            told, lambda one: (one.key, one.lang, one.do in _WITHIN)
        ):
            ones = list(group)
            if within:
                yield self._in_clause(ones, lang)
            else:
                yield from (self._whole(one) for one in ones)

    def _in_clause(self, ones: list[Instruction], lang: str) -> Sentence:
        grammar = self.grammar
        place = grammar.inside(self._kind(ones[0].key), self._label(ones[0].key))
        acts = [grammar.act(one) for one in ones]
        if len(acts) == 1:
            return Sentence(self._from(lang, grammar.one(place, acts[0])))
        lead = self._from(lang, grammar.several(place))
        return Sentence(lead, grammar.listed(acts))

    def _whole(self, one: Instruction) -> Sentence:
        grammar, kind, label = self.grammar, self._kind(one.key), self._label(one.key)
        match one.do:
            case Do.ADD:
                words = one.texts.get(self.lang) or next(iter(one.texts.values()), "")
                place = self._place(one.place)
                return Sentence(grammar.add(place, one.kind, words))
            case Do.REMOVE:
                return Sentence(grammar.remove(kind, label))
            case Do.MOVE:
                return Sentence(grammar.move(kind, label, self._place(one.place)))
            case Do.REWRITE:
                return Sentence(self._from(one.lang, grammar.rewrite(kind, label, one.new)))
            case Do.SUPPLY:
                return Sentence(grammar.supply(kind, label, one.lang, one.new))
            case _:
                return Sentence(grammar.clear(kind, label, one.lang))

    def _from(self, lang: str, sentence: str) -> str:
        """Names the language of the text, where it is not the record's."""
        if lang == self.lang or not self.is_mixed:
            return sentence
        return self.grammar.version(lang, sentence)

    def _place(self, after: str | None) -> tuple[Kind, str | None] | None:
        """The clause to stand after: its kind and label; no label for one just inserted."""
        if after is None:
            return None
        return self._kind(after), self._label(after) if after in self.draft else None

    def _kind(self, key: str) -> Kind:
        clause = self.draft.get(key) or self.after.get(key)
        return clause.kind if clause else Kind.OPERATIVE

    def _label(self, key: str) -> str:
        return self.draft.labels.get(key, "")
