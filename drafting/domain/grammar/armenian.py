"""Armenian: every noun in its case, the ordinal before the quotation, 1) 2) 3)."""

from collections.abc import Mapping, Sequence

from drafting.domain.clauses import Kind
from drafting.domain.grammar.base import Place, capital, ended, nth, small, sort
from drafting.domain.wording import Do, Instruction, Words


class Armenian:
    """As the bills of the National Assembly of Armenia have it; every noun in its case."""

    # nominative with the article, locative, ablative, nominative without the article
    nouns: Mapping[Kind, tuple[str, str, str, str]] = {
        Kind.TITLE: ("վերնագիրը", "վերնագրում", "վերնագրից", "վերնագիր"),
        Kind.HEADING: ("բաժնի վերնագիրը", "բաժնի վերնագրում", "բաժնի վերնագրից", "բաժնի վերնագիր"),
        Kind.PREAMBULAR: ("նախաբանի կետը", "նախաբանի կետում", "նախաբանի կետից", "նախաբանի կետ"),
        Kind.OPERATIVE: ("կետը", "կետում", "կետից", "կետ"),
        Kind.CLOSING: ("եզրափակիչ մասը", "եզրափակիչ մասում", "եզրափակիչ մասից", "եզրափակիչ մաս"),
    }
    sorts: Mapping[str, tuple[str, str, str]] = {
        "word": ("բառը", "բառից", "բառով"),
        "words": ("բառերը", "բառերից", "բառերով"),
        "sign": ("նշանը", "նշանից", "նշանով"),
        "sentence": ("նախադասությունը", "նախադասությունից", "նախադասությամբ"),
    }
    ordinals = ("", "առաջին", "երկրորդ", "երրորդ", "չորրորդ", "հինգերորդ", "վեցերորդ")
    languages: Mapping[str, str] = {"fr": "ֆրանսերեն", "hy": "հայերեն", "en": "անգլերեն"}

    def quoted(self, words: str) -> str:
        return f"«{words}»"

    def called(self, words: Words, case: int = 0) -> str:
        """«…» բառերը, երկրորդ «…» բառից: which of the equal ones stands before the quotation."""
        which = words.occurrence and nth(self.ordinals, words.occurrence, f"{words.occurrence}-րդ")
        called = f"{self.quoted(words.text)} {self.sorts[sort(words.text)][case]}"
        return f"{which} {called}" if which else called

    def _named(self, kind: Kind, label: str, case: int) -> str:
        noun = self.nouns[kind][case]
        if not label:
            return noun
        number = f"{label}-{'ին' if label == '1' else 'րդ'}" if label.isdigit() else label
        return f"{number} {noun}"

    def inside(self, kind: Kind, label: str) -> str:
        return capital(self._named(kind, label, 1))

    def act(self, one: Instruction) -> str:
        match one.do:
            case Do.REPLACE:
                return f"{self.called(one.words)} փոխարինել {self.called(Words(one.new), 2)}"
            case Do.AFTER:
                return f"{self.called(one.words, 1)} հետո լրացնել {self.called(Words(one.new))}"
            case Do.BEGIN:
                return f"սկզբում լրացնել {self.called(Words(one.new))}"
            case Do.END:
                return f"վերջում լրացնել {self.called(Words(one.new))}"
            case _:
                return f"{self.called(one.words)} հանել"

    def one(self, place: str, act: str) -> str:
        return self._ended(f"{place} {act}")

    def several(self, place: str) -> str:
        return f"{place}՝"

    def listed(self, acts: Sequence[str]) -> tuple[str, ...]:
        *first, last = (f"{n}) {act}" for n, act in enumerate(acts, 1))
        return (*(f"{act}," for act in first), self._ended(last))

    def add(self, place: Place, kind: Kind, words: str) -> str:
        noun = self.nouns[kind][3]
        where = f"{self._standing(place)} հետո" if place else "Տեքստի սկզբում"
        return self._ended(
            f"{capital(where)} լրացնել հետևյալ բովանդակությամբ {noun}՝ {self.quoted(words)}"
        )

    def _standing(self, place: Place) -> str:
        kind, label = place or (Kind.OPERATIVE, "")
        if label is None:
            return f"լրացված {self._named(kind, '', 2)}"
        return self._named(kind, label, 2)

    def remove(self, kind: Kind, label: str) -> str:
        return self._ended(f"{capital(self._named(kind, label, 0))} հանել")

    def move(self, kind: Kind, label: str, place: Place) -> str:
        where = f"{self._standing(place)} հետո" if place else "տեքստի սկիզբ"
        return self._ended(f"{capital(self._named(kind, label, 0))} տեղափոխել {where}")

    def rewrite(self, kind: Kind, label: str, words: str) -> str:
        clause = capital(self._named(kind, label, 0))
        return self._ended(f"{clause} շարադրել հետևյալ խմբագրությամբ՝ {self.quoted(words)}")

    def supply(self, kind: Kind, label: str, lang: str, words: str) -> str:
        version = self.languages.get(lang, lang)
        place = self.inside(kind, label)
        return self._ended(f"{place} լրացնել հետևյալ {version} տարբերակը՝ {self.quoted(words)}")

    def clear(self, kind: Kind, label: str, lang: str) -> str:
        return self._ended(
            f"{self.inside(kind, label)} հանել {self.languages.get(lang, lang)} տարբերակը"
        )

    def version(self, lang: str, sentence: str) -> str:
        named = capital(self.languages.get(lang, lang))
        return f"{named} տարբերակի {small(sentence)}"

    def _ended(self, sentence: str) -> str:
        return ended(sentence, "։", "»")
