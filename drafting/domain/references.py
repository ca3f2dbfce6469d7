"""References people shout across a hall: "paragraphe 12, deuxième phrase", "12-րդ կետ".

`parse` reads what was typed, in French, English or Armenian; `find` says which clause
of a text it means, and which of its sentences. `sentences` cuts a text into them, by
the marks each script ends them with.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.domain.clauses import Clause, Draft, Kind, roman


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = {
    Kind.OPERATIVE: "paragraphe paragraphes paragraph paragraphs para par § point article art "
    "alinéa al clause no n° կետ կետի կետում պարբերություն պարբերության պարբերությունում հոդված",
    Kind.PREAMBULAR: "considérant considérants considerant recital recitals attendu visa "
    "նկատառում նկատառման նկատառումը նախաբան նախաբանի",
    Kind.HEADING: "titre heading section chapitre chapter partie բաժին բաժնի բաժնում վերնագիր "
    "գլուխ",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_LONE_KINDS = {"titre": Kind.TITLE, "title": Kind.TITLE, "վերնագիր": Kind.TITLE}
_ORDINALS = (
    "premier première first առաջին",
    "deuxième second seconde second երկրորդ",
    "troisième third երրորդ",
    "quatrième fourth չորրորդ",
    "cinquième fifth հինգերորդ",
    "sixième sixth վեցերորդ",
    "septième seventh յոթերորդ",
    "huitième eighth ութերորդ",
    "neuvième ninth իններորդ",
    "dixième tenth տասներորդ",
)
_ORDINAL_OF = {word: n for n, words in enumerate(_ORDINALS, 1) for word in words.split()}
_LAST = _set("dernier dernière last վերջին")
_LATIN = {"bis": "a", "ter": "b", "quater": "c", "quinquies": "d"}
_SENTENCE = re.compile(r"(phrase|phrases|sentence|sentences|նախադասությ\w+)$")
_FILLERS = _set("le la les l du de des d au aux à a the of in at to et and dans sur ի")
_SUFFIXES = "er|re|ère|e|è|ème|eme|nd|nde|st|rd|th|րդ|ին|ի|ում|րդի|րդում"
_NUMBERED = re.compile(rf"(\d+)(?:-?(?:{_SUFFIXES}))?$")
_LABEL = re.compile(r"\d+[a-z]*$|[a-z]{1,6}$")
_WORD = re.compile(r"§|n°|[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True)
class Reference:
    """What was said. ``kind`` is None when only a number or letter was.

    ``label`` is in small letters; empty for the title. ``sentence`` counts from 1;
    -1 is the last, None the whole clause.
    """

    kind: Kind | None
    label: str
    sentence: int | None = None


@dataclass(frozen=True)
class Found:
    """Where it is: a clause (or its ghost) by key, and a sentence counted from 0, or None.

    ``sentence`` may be -1, the last: a clause need not have as many in each language.
    """

    key: str
    sentence: int | None = None


def parse(said: str) -> Reference | None:
    """The reference that was typed, or None when it is none."""
    words = _WORD.findall(unicodedata.normalize("NFC", said).lower().replace("’", " "))
    sentence, words = _take_sentence(words)
    kinds = {_KIND_OF[word] for word in words if word in _KIND_OF}
    if Kind.PREAMBULAR in kinds:
        kinds = {Kind.PREAMBULAR}  # "նախաբանի կետ": a paragraph of the recitals
    lone = next((_LONE_KINDS[word] for word in words if word in _LONE_KINDS), None)
    rest = [word for word in words if word not in _KIND_OF and word not in _LONE_KINDS]
    label = _label(rest, bool(kinds))
    if len(kinds) > 1 or (label is None and (rest or lone is None)):
        return None
    if label is None:
        return Reference(lone, "", sentence)
    return Reference(next(iter(kinds), None), label, sentence)


def _take_sentence(words: list[str]) -> tuple[int | None, list[str]]:
    """The sentence asked for, and the words that are left."""
    for place, word in enumerate(words):
        if not _SENTENCE.match(word):
            continue
        for other in _around(words, place):
            number = _ordinal(words[other])
            if number is not None:
                return number, [w for n, w in enumerate(words) if n not in (place, other)]
    return None, words


def _around(words: list[str], place: int) -> list[int]:
    """Where the number of a sentence may stand: a bare one rather follows the word."""
    before, after = place - 1, place + 1
    sides = [before, after] if place and not words[before].isdigit() else [after, before]
    return [side for side in sides if 0 <= side < len(words)]


def _ordinal(word: str) -> int | None:
    if word in _LAST:
        return -1
    numbered = _NUMBERED.match(word)
    return _ORDINAL_OF.get(word) or (int(numbered[1]) or None if numbered else None)


def _label(words: list[str], has_kind: bool) -> str | None:
    """The one number or letter among the words; None when there is none, or anything else."""
    kept = [w for w in words if w not in _FILLERS] or words[-1:]
    if has_kind and len(kept) == 1 and kept[0] in _ORDINAL_OF:
        return str(_ORDINAL_OF[kept[0]])
    if len(words) > 1 and words[-1] == "a" and words[-2].isdigit():
        kept = words[-2:]  # "12 a": as the European Parliament writes it
    if len(kept) == 2 and kept[0].isdigit() and (kept[1] in _LATIN or _is_letters(kept[1])):
        return kept[0] + _LATIN.get(kept[1], kept[1])
    if len(kept) != 1:
        return None
    numbered = _NUMBERED.match(kept[0])
    if numbered and len(kept[0]) > len(numbered[1]) + 1:
        return numbered[1]
    return kept[0] if numbered or _LABEL.match(kept[0]) else None


def _is_letters(word: str) -> bool:
    return len(word) <= 2 and word.isascii() and word.isalpha()


def find(said: str, draft: Draft) -> Found | None:
    """The place in ``draft`` that was meant, deleted clauses that keep a number included.

    What is no reference is looked for in the words of the text, from three characters.
    """
    reference = parse(said)
    key = _key_of(reference, draft) if reference else None
    if reference and key:
        number = reference.sentence
        return Found(key, number - 1 if number and number > 0 else number)
    return _by_words(said, draft)


def _key_of(reference: Reference, draft: Draft) -> str | None:
    if reference.kind is Kind.TITLE and not reference.label:
        return next((c.key for c in draft.clauses if c.kind is Kind.TITLE), None)
    labelled = list(_labelled(draft))
    for kind in _likely(reference):
        for label in _readings(reference.label):
            wanted = roman(int(label)).lower() if _is_arabic(label, kind) else label
            for key, other, name in labelled:
                if other is kind and name.lower() == wanted:
                    return key
    return None


def _is_arabic(label: str, kind: Kind) -> bool:
    """ "Section 2" is what is printed as II."""
    return kind is Kind.HEADING and label.isdigit() and 0 < int(label) < 400


def _likely(reference: Reference) -> tuple[Kind, ...]:
    """A bare "i" is rather a heading's numeral than the ninth recital."""
    return (reference.kind,) if reference.kind else (Kind.OPERATIVE, Kind.HEADING, Kind.PREAMBULAR)


def _readings(label: str) -> Iterator[str]:
    """As it is; and 12e, 12th, 12-րդ as 12."""
    yield label
    numbered = _NUMBERED.match(label)
    if numbered and numbered[1] != label:
        yield numbered[1]


def _labelled(draft: Draft) -> Iterator[tuple[str, Kind, str]]:
    for clause in draft.clauses:
        if clause.key in draft.labels:
            yield clause.key, clause.kind, draft.labels[clause.key]
    for ghosts in draft.ghosts.values():
        for ghost in ghosts:
            yield ghost.key, ghost.kind, ghost.label


def _by_words(said: str, draft: Draft) -> Found | None:
    wanted = _plain(said)
    if len(wanted) < 3:
        return None
    for clause in draft.clauses:
        for lang, text in clause.texts.items():
            if wanted in _plain(text):
                return Found(clause.key, _sentence_with(wanted, text, lang))
    return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().replace("’", "'").split())


def _sentence_with(wanted: str, text: str, lang: str) -> int | None:
    for number, (start, end) in enumerate(sentences(text, lang)):
        if wanted in _plain(text[start:end]):
            return number
    return None


def span(clause: Clause, lang: str, sentence: int) -> tuple[int, int] | None:
    """Where a sentence stands in the clause's text, counted from 0; None if it has not so many."""
    spans = sentences(clause.text(lang), lang)
    return spans[sentence] if -len(spans) <= sentence < len(spans) else None


# -- sentences ---------------------------------------------------------------------

_OPENING = "«“„\"'‘([—–-"
_CLOSING = "»”\"'’)]"
_END = re.compile(rf"[.!?…։:]+[\s\u00a0\u202f]*[{re.escape(_CLOSING)}]*(?=\s|$)")
_ABBREVIATIONS = _set(
    "m mm mme mmes mlle mlles dr pr me st ste art al p pp cf ch vol no env ex "
    "mr mrs ms prof para sec fig vs st jr թ թթ հ էջ տ դ պրոֆ"
)


def sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Start and end of each sentence. A text without an end mark is one sentence.

    ։ ends an Armenian one (and : before a capital, as keyboards without it type);
    there a full stop only parts clauses. An abbreviation, an initial or a small letter
    behind the mark ends nothing.
    """
    found, start = [], 0
    for mark in _END.finditer(text):
        behind = text[mark.end() :].lstrip()
        if mark.end() > start and _ends(text, mark, behind, lang):
            found.append((start, mark.end()))
            start = len(text) - len(behind)
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def _ends(text: str, mark: re.Match[str], behind: str, lang: str) -> bool:
    sign = mark[0].strip()[0]
    if not behind:
        return True
    following = behind.lstrip(_OPENING + " \u00a0\u202f")[:1]
    if sign == "։":
        return True
    if following.islower():
        return False
    if sign == ":":
        return lang == "hy" and not behind[:1].isdigit() and following.isupper()
    if sign == ".":
        return lang != "hy" and not _abbreviated(text[: mark.start()])
    return True


def _abbreviated(before: str) -> bool:
    word = re.split(r"[\s\u00a0\u202f(’'«]", before)[-1].lower()
    is_initial = len(word.rpartition(".")[2]) == 1 and word.rpartition(".")[2].isalpha()
    return word in _ABBREVIATIONS or is_initial
