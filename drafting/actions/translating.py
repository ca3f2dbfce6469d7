"""Keeping the languages in step: new words for the language that is behind, or none needed."""

from collections.abc import Mapping
from typing import Any

from drafting.actions import entrance
from drafting.actions.editing import Edit
from drafting.actions.revising import revise
from drafting.domain import Cause, Clause, Refused, Revise, Standing, perform, rebase
from drafting.domain.facts import ClauseTranslated
from drafting.domain.rules import Behind
from drafting.store import Work
from drafting.store.rows import TranslationRow


def translate_clause(
    work: Work, *, clause: str, texts: Any, base: int, confirmed: bool = False
) -> dict[str, Any]:
    """Bring languages of a clause up to date with the others.

    ``texts`` are the whole new words by language, written beside the clause as it was
    on Revision ``base``. A stale translation is merged, and then stands for what its
    author saw, not for what changed meanwhile. With ``confirmed``, words left as they
    are still stand, and no Revision is issued. Raises Refused: nothing_changed unless
    confirmed, edit_contested with the verdict, edit_moot, translation_moved.
    """
    written_on = entrance.base_draft(work, base)
    then, head = written_on.get(clause), work.reading.draft()
    if then is None:
        raise Refused("clause_unknown")
    now = head.get(clause)
    if now is None:
        raise Refused("edit_moot")
    given = _given(work, texts)
    changed = {lang: text for lang, text in given.items() if text != then.text(lang)}
    seen = all(now.text(o) == then.text(o) for o in work.assembly.languages if o not in given)
    if not changed:
        _ensure_still_stands(then, now, given, confirmed)
        return _stand(work, clause, given, work.reading.head if seen else base)
    number = work.assembly.head_revision + 1
    edit = Edit((Revise(clause, changed),), f"translation-{number}")
    verdict = rebase(edit, written_on, head)
    if verdict.standing is Standing.SATISFIED:
        return _stand(work, clause, given, work.reading.head if seen else base)
    if not verdict.standing.can_be_adopted:
        raise Refused("edit_contested", context=verdict)
    revise(work, perform(head, verdict.operations, edit.origin), Cause("translation"))
    return _stand(work, clause, given, number if seen else base) | {"revision": number}


def ensure_in_step(work: Work, despite: bool) -> None:
    """Refuse adoption while a clause is behind, as the assembly's rules say.

    Raises Refused: behind_refuse, whatever is confirmed; behind_warn unless ``despite``.
    """
    lags = work.reading.plenary.lags.values()
    left = sum(any(lag.count for lag in languages.values()) for languages in lags)
    if left and work.reading.plenary.rules.behind is Behind.REFUSE:
        raise Refused("behind_refuse", count=left)
    if left and not despite:
        raise Refused("behind_warn", count=left)


def _given(work: Work, texts: Any) -> dict[str, str]:
    """The words by language; a translation leaves at least one language to follow."""
    if not isinstance(texts, Mapping) or not texts:
        raise Refused("bad_operations")
    if not set(texts) < set(work.assembly.languages):
        raise Refused("bad_operations")
    return {
        lang: entrance.line(text, f"text_{lang}", entrance.TEXT_LIMIT)
        for lang, text in texts.items()
    }


def _ensure_still_stands(then: Clause, now: Clause, given: Mapping[str, str], sure: bool) -> None:
    if not sure:
        raise Refused("nothing_changed")
    if any(now.text(lang) != then.text(lang) for lang in given):
        raise Refused("translation_moved")


def _stand(work: Work, clause: str, given: Mapping[str, str], revision: int) -> dict[str, Any]:
    """Note for which Revision the words of some languages stand."""
    for lang in given:
        row = work.db.get(TranslationRow, (work.assembly.id, clause, lang))
        if row is None:
            row = TranslationRow(assembly_id=work.assembly.id, clause=clause, lang=lang)
            work.db.add(row)
        row.revision = revision
    work.record(ClauseTranslated(clause, sorted(given), revision))
    return {"clause": clause, "stands_for": revision, "revision": None}


ACTIONS = (translate_clause,)
