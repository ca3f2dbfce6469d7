"""Languages kept in step: which of a clause's texts have not followed the others.

A Revision that changes the words of one language and not of another leaves the other
*behind* by one more; one that changes both leaves it as it was. A translation brings
it up to date. Content comes first and counting second: where a clause reads again as
it did at any time since the language last stood, the language is as far behind as it
was then, so that undoing a decision also undoes what it asked of the translator.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drafting.domain.operations import Insert, Operation, Revise
from drafting.text import merge

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """A clause's words from Revision ``revision`` on; ``translated`` when that was a translation.

    ``texts`` holds no empty text.
    """

    revision: int
    texts: Texts
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Lag:
    """How far one language of a clause is behind.

    ``count`` is the number of changes it has not followed, 0 when it stands. A language
    without words is ``missing`` and at least one behind. ``followed`` are the words of
    the other languages that it stands for: what leads from there to the words as they
    are now is what remains to be translated.
    """

    count: int = 0
    missing: bool = False
    followed: Texts = field(default_factory=dict)


def behind(
    history: Sequence[State], languages: Iterable[str], translated_at: Mapping[str, int]
) -> dict[str, int]:
    """The languages of a clause that are behind, and by how much (see `lags`)."""
    found = lags(history, languages, translated_at)
    return {lang: lag.count for lang, lag in found.items() if lag.count}


def lags(
    history: Sequence[State], languages: Iterable[str], translated_at: Mapping[str, int]
) -> dict[str, Lag]:
    """How far each language of one clause is behind.

    ``history`` is every state of the clause, oldest first; ``translated_at`` the
    Revision for which the words of a language were last said to stand, for those that
    were ever translated.
    """
    languages = tuple(languages)
    return {lang: _lag(history, lang, languages, translated_at.get(lang, 0)) for lang in languages}


def _lag(history: Sequence[State], lang: str, languages: tuple[str, ...], at: int) -> Lag:
    place = _stood(history, lang, at)
    others = tuple(other for other in languages if other != lang)
    before = history[place].texts
    followed, count = _only(before, others), 0
    known = {_words(before, languages): (followed, count)}
    for state in history[place + 1 :]:
        changed = _changed(before, state.texts)
        followed = _arrived(followed, before, state.texts, others)
        then = known.get(_words(state.texts, languages))
        if then:
            followed, count = then
        elif lang in changed or state.translated:
            followed = _carried(followed, before, state.texts, others, whole=not count)
        elif changed:
            count += 1
        if followed == _only(state.texts, others):
            count = 0
        known[_words(state.texts, languages)] = followed, count
        before = state.texts
    missing = lang not in before
    return Lag(count + missing, missing, followed)


def _stood(history: Sequence[State], lang: str, at: int) -> int:
    """The place of the state for which the language last stood.

    It stands for what it was written beside: from the first, from when it got its
    first words, from its last translation.
    """
    place = 0
    for here, state in enumerate(history):
        came = here and lang in state.texts and lang not in history[here - 1].texts
        if state.revision <= at or (came and not state.translated):
            place = here
    return place


def _changed(before: Texts, after: Texts) -> set[str]:
    """The languages reworded; one that got its first words, or lost all, leads nobody."""
    return {lang for lang, words in after.items() if before.get(lang, words) != words}


def _carried(
    followed: Texts, before: Texts, after: Texts, others: tuple[str, ...], *, whole: bool
) -> Texts:
    """What a language stands for once it has taken part in a change of the others too."""
    if whole:
        return _only(after, others)
    return {
        other: _with_change(before.get(other, ""), followed.get(other, ""), after.get(other, ""))
        for other in others
    }


@lru_cache(maxsize=4096)
def _with_change(before: str, followed: str, after: str) -> str:
    """The followed words with one more change; as they were where the two cannot be told apart."""
    if followed == before or before == after:
        return after if followed == before else followed
    merged = merge(before, followed, after)
    return followed if merged.conflicts else merged.text


def _arrived(followed: Texts, before: Texts, after: Texts, others: tuple[str, ...]) -> Texts:
    """Words that came where there were none, or went, are nothing to follow."""
    new = {other: after.get(other, "") for other in others if (other in before) != (other in after)}
    return {**followed, **new} if new else followed


def _only(texts: Texts, others: tuple[str, ...]) -> Texts:
    return {other: texts.get(other, "") for other in others}


def _words(texts: Texts, languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(texts.get(lang, "") for lang in languages)


def former(history: Sequence[State], lang: str) -> str:
    """What the language read when the others last read as they do now; empty if they never did.

    After an undo it is the translation that was right before.
    """
    now = history[-1].texts
    for state in reversed(history[:-1]):
        same = all(state.texts.get(other) == words for other, words in now.items() if other != lang)
        if same and state.texts.get(lang, "") not in ("", now.get(lang, "")):
            return state.texts[lang]
    return ""


def tabled_in(operations: Iterable[Operation]) -> set[str]:
    """The languages in which a proposal words something; none when it only moves or deletes."""
    return {lang for o in operations if isinstance(o, Revise | Insert) for lang in o.texts}
