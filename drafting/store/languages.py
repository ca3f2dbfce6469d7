"""How far each language is behind, read from the clauses' states.

Revisions never change once committed, so their states are kept, and what they mean is
computed again only for the clauses that a later one touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from drafting.domain.translation import Lag, State, lags
from drafting.store.rows import AssemblyRow, ClauseRow, RevisionRow

History = tuple[State, ...]
At = dict[str, int]


@dataclass
class Kept:
    """What is remembered of an assembly: its states up to a Revision, and lags by clause.

    ``lags`` holds what they were computed from: a history and the translations said to stand.
    """

    states: tuple[int, Mapping[str, History]] = field(default_factory=lambda: (0, {}))
    lags: dict[str, tuple[History, At, dict[str, Lag]]] = field(default_factory=dict)


def histories(db: Session, assembly: AssemblyRow, kept: Kept, committed: int) -> dict[str, History]:
    """The states of every clause there ever was, by key, oldest first.

    Remembered in ``kept`` up to the Revision ``committed`` at most.
    """
    upto, known = kept.states
    if upto > assembly.head_revision:  # an older look: what came later is not there yet
        upto, known = 0, {}
    found = {**known}
    for key, state in _states(db, assembly, upto):
        found[key] = (*found.get(key, ()), state)
    if kept.states[0] < assembly.head_revision == committed:
        kept.states = committed, found
    return found


def lags_of_all(
    db: Session, assembly: AssemblyRow, kept: Kept, committed: int, translated: dict[str, At]
) -> dict[str, dict[str, Lag]]:
    """For each clause of the head, how far each language is behind."""
    all_states = histories(db, assembly, kept, committed)
    return {
        key: _lags(kept, key, all_states[key], assembly.languages, translated.get(key, {}))
        for key in _alive(db, assembly)
    }


def _lags(kept: Kept, key: str, history: History, languages: list[Any], at: At) -> dict[str, Lag]:
    known = kept.lags.get(key)
    if known and known[0] is history and known[1] == at:
        return known[2]
    found = lags(history, languages, at)
    kept.lags[key] = (history, at, found)
    return found


def _states(db: Session, assembly: AssemblyRow, after: int) -> list[tuple[str, State]]:
    query = (
        select(ClauseRow.key, ClauseRow.since, ClauseRow.strands, RevisionRow.cause)
        .join(
            RevisionRow,
            (RevisionRow.assembly_id == ClauseRow.assembly_id)
            & (RevisionRow.number == ClauseRow.since),
        )
        .where(ClauseRow.assembly_id == assembly.id, ClauseRow.since > after)
        .order_by(ClauseRow.since)
    )
    return [
        (key, State(since, _texts(strands), cause["kind"] == "translation"))
        for key, since, strands, cause in db.execute(query)
    ]


def _texts(strands: Mapping[str, list[list[str]]]) -> dict[str, str]:
    return {lang: "".join(text for text, _origin in pairs) for lang, pairs in strands.items()}


def _alive(db: Session, assembly: AssemblyRow) -> list[str]:
    query = select(ClauseRow.key).where(
        ClauseRow.assembly_id == assembly.id, ClauseRow.until.is_(None)
    )
    return list(db.scalars(query))
