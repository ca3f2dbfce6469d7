"""French: articles that contract, spaces inside the quotation marks, 1° 2° 3°."""

from collections.abc import Mapping, Sequence

from drafting.domain.clauses import Kind
from drafting.domain.grammar.base import NBSP, Place, ended, nth, numbered, small, sort
from drafting.domain.wording import Do, Instruction, Words


class French:
    """As the French Senate's guide to drafting has it."""

    nouns: Mapping[Kind, str] = {
        Kind.TITLE: "titre du texte",
        Kind.HEADING: "titre de section",
        Kind.PREAMBULAR: "considérant",
        Kind.OPERATIVE: "paragraphe",
        Kind.CLOSING: "formule finale",
    }
    sorts: Mapping[str, tuple[str, str, str]] = {
        "word": ("le mot", "du mot", "par le mot"),
        "words": ("les mots", "des mots", "par les mots"),
        "sign": ("le signe", "du signe", "par le signe"),
        "sentence": ("la phrase", "de la phrase", "par la phrase"),
    }
    ordinals = ("", "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième")
    languages: Mapping[str, str] = {"fr": "française", "hy": "arménienne", "en": "anglaise"}

    def quoted(self, words: str) -> str:
        return f"«{NBSP}{words}{NBSP}»"

    def called(self, words: Words) -> str:
        """les mots « … », or la deuxième occurrence des mots « … »."""
        the, of, _by = self.sorts[sort(words.text)]
        if not words.occurrence:
            return f"{the} {self.quoted(words.text)}"
        which = nth(self.ordinals, words.occurrence, f"{words.occurrence}e")
        return f"la {which} occurrence {of} {self.quoted(words.text)}"

    def the(self, kind: Kind, label: str) -> str:
        article = "la " if kind is Kind.CLOSING else "le "
        return article + self.nouns[kind] + numbered(label)

    def inside(self, kind: Kind, label: str) -> str:
        to = "À la " if kind is Kind.CLOSING else "Au "
        return to + self.nouns[kind] + numbered(label)

    def act(self, one: Instruction) -> str:
        match one.do:
            case Do.REPLACE:
                by = self.sorts[sort(one.new)][2]
                return f"remplacer {self.called(one.words)} {by} {self.quoted(one.new)}"
            case Do.AFTER:
                return f"après {self.called(one.words)}, insérer {self.called(Words(one.new))}"
            case Do.BEGIN:
                return f"insérer, au début, {self.called(Words(one.new))}"
            case Do.END:
                return f"ajouter, à la fin, {self.called(Words(one.new))}"
            case _:
                return f"supprimer {self.called(one.words)}"

    def one(self, place: str, act: str) -> str:
        return self._ended(f"{place}, {act}")

    def several(self, place: str) -> str:
        return f"{place}{NBSP}:"

    def listed(self, acts: Sequence[str]) -> tuple[str, ...]:
        *first, last = (f"{n}°{NBSP}{act}" for n, act in enumerate(acts, 1))
        return (*(f"{act}{NBSP};" for act in first), self._ended(last))

    def add(self, place: Place, kind: Kind, words: str) -> str:
        one = "une " if kind is Kind.CLOSING else "un "
        reading = "ainsi rédigée" if kind is Kind.CLOSING else "ainsi rédigé"
        where = f"Après {self._standing(place)}" if place else "En tête du texte"
        what = f"insérer {one}{self.nouns[kind]} {reading}"
        return self._ended(f"{where}, {what}{NBSP}: {self.quoted(words)}")

    def _standing(self, place: Place) -> str:
        kind, label = place or (Kind.OPERATIVE, "")
        if label is None:
            return f"{self.the(kind, '')} ainsi inséré{'e' if kind is Kind.CLOSING else ''}"
        return self.the(kind, label)

    def remove(self, kind: Kind, label: str) -> str:
        return self._ended(f"Supprimer {self.the(kind, label)}")

    def move(self, kind: Kind, label: str, place: Place) -> str:
        where = f"après {self._standing(place)}" if place else "en tête du texte"
        return self._ended(f"Déplacer {self.the(kind, label)} {where}")

    def rewrite(self, kind: Kind, label: str, words: str) -> str:
        return self._ended(f"Rédiger ainsi {self.the(kind, label)}{NBSP}: {self.quoted(words)}")

    def supply(self, kind: Kind, label: str, lang: str, words: str) -> str:
        version = self.languages.get(lang, lang)
        place = self.inside(kind, label)
        return self._ended(
            f"{place}, ajouter la version {version} suivante{NBSP}: {self.quoted(words)}"
        )

    def clear(self, kind: Kind, label: str, lang: str) -> str:
        place = self.inside(kind, label)
        return self._ended(f"{place}, supprimer la version {self.languages.get(lang, lang)}")

    def version(self, lang: str, sentence: str) -> str:
        return f"Dans la version {self.languages.get(lang, lang)}, {small(sentence)}"

    def _ended(self, sentence: str) -> str:
        return ended(sentence, ".", "»")
