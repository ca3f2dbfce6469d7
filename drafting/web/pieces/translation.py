"""The translator's queue, live: few viewers, drawn whole."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.domain.operations import Operation
from drafting.domain.translation import former
from drafting.web.pieces.base import ALL, Touched, View
from drafting.web.sight import Sight

_QUEUE = (
    told.RevisionIssued
    | told.ClauseTranslated
    | told.AmendmentPresented
    | told.BlocPresented
    | told.DecisionRecorded
    | told.DecisionUndone
    | told.VerdictsGiven
    | told.RulesSet
    | told.TextAdopted
)


def queue(sight: Sight) -> list[tuple[str, str]]:
    """(clause, language) of all that is behind: first what is on the screen, then by the text."""
    urgent = on_screen(sight)
    return sorted(sight.all_behind, key=lambda item: item[0] not in urgent)


def on_screen(sight: Sight) -> set[str]:
    """The clauses of the amendments before the hall now."""
    numbers = {sight.assembly.presented, *sight.assembly.bloc} - {None}
    found: list[Operation] = []
    for number in numbers:
        standpoint = sight.standpoints.get(number)
        fitted = standpoint.operations if standpoint else ()
        found += (*sight.amendments[number].operations, *fitted)
    return {operation.key for operation in found}


def _ids(sight: Sight) -> list[str]:
    return ["progress", *(f"behind-{key}-{lang}" for key, lang in queue(sight))]


def _draw(sight: Sight, piece: str) -> str:
    if piece == "progress":
        return render_template("translation/progress.html", sight=sight, done=_done(sight))
    key, _dash, lang = piece.removeprefix("behind-").rpartition("-")
    return render_template("translation/card.html", **item(sight, key, lang))


def item(sight: Sight, key: str, lang: str) -> dict:
    """What a card of the queue shows. ``base`` is the Revision whose words it shows."""
    return {
        "sight": sight,
        "clause": sight.clause(key),
        "lang": lang,
        "lag": sight.reading.plenary.lags[key][lang],
        "drift": sight.drift(key, lang),
        "base": sight.reading.last_changed[key],
        "former": former(sight.reading.plenary.history(key), lang),
        "urgent": key in on_screen(sight),
    }


def _done(sight: Sight) -> int:
    """How many translations of clauses that are in the text stand."""
    left = set(sight.all_behind)
    said = sight.reading.plenary.translated
    return sum(key in sight.draft and (key, lang) not in left for key, lang in said)


def _touched(sight: Sight, fact: Fact) -> Touched:
    return ALL if isinstance(fact, _QUEUE) else set()


TRANSLATION = View("translate_clause", _ids, _draw, _touched)
