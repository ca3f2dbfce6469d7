"""The text: live, at any Revision, compared, word by word with its origins; and edited."""

from flask import Blueprint, g, redirect, request
from flask_babel import gettext as _

from drafting.domain import NotFound, Refused, Standing
from drafting.domain.verdicts import Verdict
from drafting.web.access import guard
from drafting.web.deeds import deed_id, do, done, refused, wants_json
from drafting.web.operations import operations_from_form
from drafting.web.showing import form_again, live_page, page, sight, whole
from drafting.web.shown import redline

bp = Blueprint("text", __name__, url_prefix="/a/<slug>")


@bp.get("/")
@guard("read_text")
def index():
    """Everyone's first page: the one their role works on."""
    first = {"chair": "desk", "rapporteur": "findings"}.get(g.seat.role.value, "text")
    return redirect(f"/a/{g.slug}/{first}")


@bp.get("/text")
@guard("read_text")
def read():
    return live_page("text/read.html", "text", show=_languages_shown())


@bp.get("/revisions")
@guard("read_text")
def history():
    return page("text/history.html", issues=sight().reading.issues()[::-1])


@bp.get("/revisions/<int:number>")
@guard("read_text")
def revision(number: int):
    reading = sight().reading
    draft, issue = reading.draft(number), reading.issue(number)
    return page("text/revision.html", draft=draft, issue=issue, show=_languages_shown())


@bp.get("/compare")
@guard("read_text")
def compare():
    """Two Revisions as one redline."""
    reading = sight().reading
    new = whole("to", request.args)
    new = reading.head if new is None else new
    old = whole("from", request.args)
    old = max(new - 1, 0) if old is None else old
    before, after = reading.draft(old), reading.draft(new)
    return page(
        "text/compare.html",
        old=old,
        new=new,
        before=before,
        after=after,
        rows=list(_compared(before, after)),
        issues=reading.issues(),
    )


def _compared(before, after):
    """Clauses of both drafts in the order of the new one, deleted ones where they stood."""
    from drafting.domain.clauses import moved_keys

    moved = moved_keys(before, after)
    left = [clause for clause in before.clauses if clause.key not in after]
    for clause in after.clauses:
        while left and before.positions[left[0].key] < before.positions.get(clause.key, -1):
            yield left[0], _lines(left[0].texts, {}), "deleted"
            left.pop(0)
        old = before.get(clause.key)
        texts = old.texts if old else {}
        state = "inserted" if old is None else "moved" if clause.key in moved else ""
        if not state and texts != clause.texts:
            state = "revised"
        yield clause, _lines(texts, clause.texts), state
    for clause in left:
        yield clause, _lines(clause.texts, {}), "deleted"


def _lines(old, new):
    return {lang: redline(old.get(lang, ""), new.get(lang, "")) for lang in {**old, **new}}


@bp.get("/clauses/<key>")
@guard("read_text")
def clause(key: str):
    """Who wrote each word of a clause, and how it came to be."""
    states = sight().reading.clause_history(key)
    if not states:
        raise NotFound("clause")
    steps = []
    before: dict[str, str] = {}
    for since, state in states:
        steps.append((sight().reading.issue(since), _lines(before, state.texts)))
        before = state.texts
    return page(
        "text/clause.html",
        clause=sight().clause(key) or states[-1][1],
        gone=sight().clause(key) is None,
        steps=steps[::-1],
        note=sight().reading.plenary.notes(g.seat.member).get(key, "") if g.seat.member else "",
    )


@bp.route("/edit", methods=["GET", "POST"])
@guard("edit_text")
def edit():
    """Editorial edits: words, insertions, deletions and moves."""
    key = request.args.get("clause") or request.form.get("clause") or ""
    if request.method == "GET":
        return page(
            "text/edit.html", clause=sight().clause(key), base=sight().reading.head, typed={}
        )
    base = whole("base") or 0
    operations = operations_from_form(request.form)
    try:
        answer = do("edit_text", base=base, operations=operations)
    except Refused as problem:
        return _edit_refused(problem, key, base)
    merged = answer.get("standing") == Standing.ADAPTED
    said = _("Saved, merged with what changed meanwhile.") if merged else _("Saved.")
    place = f"#clause-{key}" if sight().clause(key) else ""
    return done(f"/a/{g.slug}/text{place}", said)


def _edit_refused(problem: Refused, key: str, base: int):
    """A contested edit comes back with both texts; nothing typed is lost."""
    contested = problem.context if isinstance(problem.context, Verdict) else None
    if wants_json() and not contested:
        return refused(problem)
    again = sight().reading.head if contested else base
    if wants_json():
        both = _both_texts(contested)
        return refused(problem, base=again, current=both, deed=deed_id())
    return form_again(
        "text/edit.html",
        problem,
        clause=sight().clause(key),
        base=again,
        contested=contested,
        both=_both_texts(contested) if contested else {},
    )


def _both_texts(verdict: Verdict) -> dict[str, dict[str, str]]:
    """For each clause of a contested edit, the words that stand now, by language."""
    current = {}
    for part in verdict.parts:
        now = sight().clause(part.operation.key)
        if now and part.standing is Standing.CONTESTED:
            current[now.key] = now.texts
    return current


def _languages_shown() -> str:
    """Which languages of the text to show: one of them, or ``both``."""
    show = request.args.get("show", "")
    languages = sight().languages
    if show in (*languages, "both"):
        return show
    return sight().lang if sight().lang in languages else languages[0]
