"""Taking a Revision back from the text as it stands, whatever else has changed since."""

from collections.abc import Callable
from itertools import groupby

from drafting.domain.clauses import Clause, Draft
from drafting.domain.operations import operations_between, perform
from drafting.domain.proposals import Amendment
from drafting.domain.verdicts import Standing, Verdict, rebase
from drafting.text import Strand, weave

UNDO = "undo"  # the origin of words that belong to neither side; the way back brings none


def take_back(before: Draft, after: Draft, head: Draft) -> Draft | None:
    """``head`` without what led from ``before`` to ``after``; None when something is in the way.

    Words that come back are again by those who first wrote them.
    """
    if head == after:
        return before
    verdict = _way_back(before, after, head)
    if not _is_free(verdict):
        return None
    text = perform(head, verdict.operations, UNDO)
    return Draft(tuple(_by_its_authors(clause, before, after, head) for clause in text.clauses))


def in_the_way(
    before: Draft, after: Draft, since: int, head: int, draft_at: Callable[[int], Draft]
) -> int | None:
    """The Revision that keeps Revision ``since`` from being taken back, or None.

    It is the last one up to ``head`` that closed the way back.
    """
    found, was_free = None, True
    for number in range(since + 1, head + 1):
        is_free = _is_free(_way_back(before, after, draft_at(number)))
        if was_free and not is_free:
            found = number
        was_free = is_free
    return None if was_free else found


def _way_back(before: Draft, after: Draft, head: Draft) -> Verdict:
    return rebase(Amendment(0, 0, operations_between(after, before)), after, head)


def _is_free(verdict: Verdict) -> bool:
    """Every part can be carried out, or need not be: taking half back is not undoing."""
    return all(p.standing not in (Standing.CONTESTED, Standing.MOOT) for p in verdict.parts)


def _by_its_authors(clause: Clause, before: Draft, after: Draft, head: Draft) -> Clause:
    """The clause with origins again: the head's, and for words that came back those before."""
    then, now = before.get(clause.key), head.get(clause.key)
    if then is None or then == clause:
        return clause
    if now == after.get(clause.key) and then.texts == clause.texts:
        return then
    strands = {
        lang: _rewoven(mine, weave(then.strands.get(lang, ()), _text(mine), UNDO))
        for lang, mine in clause.strands.items()
    }
    return Clause(clause.key, clause.kind, strands, clause.workshop)


def _rewoven(mine: tuple[Strand, ...], older: tuple[Strand, ...]) -> tuple[Strand, ...]:
    """Strands of one text: where ``mine`` has no author, the older ones'."""
    marks = [
        (letter, origin if origin != UNDO else other)
        for (letter, origin), (_, other) in zip(_letters(mine), _letters(older), strict=True)
    ]
    runs = groupby(marks, key=lambda mark: mark[1])
    return tuple(Strand("".join(letter for letter, _ in run), origin) for origin, run in runs)


def _letters(strands: tuple[Strand, ...]) -> list[tuple[str, str]]:
    return [(letter, strand.origin) for strand in strands for letter in strand.text]


def _text(strands: tuple[Strand, ...]) -> str:
    return "".join(strand.text for strand in strands)
