"""English: no article before a number, (a) (b) (c)."""

from collections.abc import Mapping, Sequence

from drafting.domain.clauses import Kind
from drafting.domain.grammar.base import Place, ended, nth, numbered, small, sort
from drafting.domain.wording import Do, Instruction, Words


class English:
    """As the main committees of the United Nations have it."""

    nouns: Mapping[Kind, str] = {
        Kind.TITLE: "the title",
        Kind.HEADING: "section heading",
        Kind.PREAMBULAR: "recital",
        Kind.OPERATIVE: "paragraph",
        Kind.CLOSING: "the closing formula",
    }
    ordinals = ("", "first", "second", "third", "fourth", "fifth", "sixth")
    languages: Mapping[str, str] = {"fr": "French", "hy": "Armenian", "en": "English"}
    sorts: Mapping[str, str] = {
        "word": "the word",
        "words": "the words",
        "sign": "the sign",
        "sentence": "the sentence",
    }

    def quoted(self, words: str) -> str:
        return f"“{words}”"

    def called(self, words: Words) -> str:
        the = self.sorts[sort(words.text)]
        if not words.occurrence:
            return f"{the} {self.quoted(words.text)}"
        which = nth(self.ordinals, words.occurrence, f"{words.occurrence}th")
        return f"the {which} occurrence of {the} {self.quoted(words.text)}"

    def the(self, kind: Kind, label: str) -> str:
        noun = self.nouns[kind]
        if label or noun.startswith("the "):
            return noun + numbered(label)
        return f"the {noun}"

    def inside(self, kind: Kind, label: str) -> str:
        return f"In {self.the(kind, label)}"

    def act(self, one: Instruction) -> str:
        match one.do:
            case Do.REPLACE:
                return f"replace {self.called(one.words)} by {self.called(Words(one.new))}"
            case Do.AFTER:
                return f"after {self.called(one.words)}, insert {self.called(Words(one.new))}"
            case Do.BEGIN:
                return f"insert, at the beginning, {self.called(Words(one.new))}"
            case Do.END:
                return f"add, at the end, {self.called(Words(one.new))}"
            case _:
                return f"delete {self.called(one.words)}"

    def one(self, place: str, act: str) -> str:
        return self._ended(f"{place}, {act}")

    def several(self, place: str) -> str:
        return f"{place}:"

    def listed(self, acts: Sequence[str]) -> tuple[str, ...]:
        *first, last = (f"({chr(96 + n)}) {act}" for n, act in enumerate(acts, 1))
        return (*(f"{act};" for act in first), self._ended(last))

    def add(self, place: Place, kind: Kind, words: str) -> str:
        where = f"After {self._standing(place)}" if place else "At the top of the text"
        noun = self.nouns[kind].removeprefix("the ")
        return self._ended(f"{where}, insert a new {noun} reading: {self.quoted(words)}")

    def _standing(self, place: Place) -> str:
        kind, label = place or (Kind.OPERATIVE, "")
        if label is None:
            return f"the {self.nouns[kind].removeprefix('the ')} so inserted"
        return self.the(kind, label)

    def remove(self, kind: Kind, label: str) -> str:
        return self._ended(f"Delete {self.the(kind, label)}")

    def move(self, kind: Kind, label: str, place: Place) -> str:
        where = f"after {self._standing(place)}" if place else "to the top of the text"
        return self._ended(f"Move {self.the(kind, label)} {where}")

    def rewrite(self, kind: Kind, label: str, words: str) -> str:
        return self._ended(
            f"Replace {self.the(kind, label)} by the following: {self.quoted(words)}"
        )

    def supply(self, kind: Kind, label: str, lang: str, words: str) -> str:
        version = self.languages.get(lang, lang)
        return self._ended(
            f"{self.inside(kind, label)}, add this {version} version: {self.quoted(words)}"
        )

    def clear(self, kind: Kind, label: str, lang: str) -> str:
        return self._ended(
            f"{self.inside(kind, label)}, delete the {self.languages.get(lang, lang)} version"
        )

    def version(self, lang: str, sentence: str) -> str:
        return f"In the {self.languages.get(lang, lang)} version, {small(sentence)}"

    def _ended(self, sentence: str) -> str:
        return ended(sentence, ".", "”")
