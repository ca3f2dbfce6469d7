"""Findings: a rapporteur posts, revises, withdraws; the secretariat merges."""

from flask import Blueprint, abort, g, request
from flask_babel import gettext as _
from flask_babel import ngettext

from drafting.actions.findings import section_end
from drafting.domain import Finding, Insert, Kind, Refused
from drafting.domain.merging import plan_merge
from drafting.web.access import guard
from drafting.web.deeds import button, do, done
from drafting.web.showing import as_whole, form_again, live_page, page, sight, whole, wholes

bp = Blueprint("findings", __name__, url_prefix="/a/<slug>/findings")
LANGUAGES = ("fr", "hy", "en")


@bp.get("")
@guard("read_findings")
def index():
    return live_page("findings/index.html", "findings")


@bp.route("/new", methods=["GET", "POST"])
@guard("post_finding")
def new():
    if request.method == "GET":
        revises = sight().clause(request.args.get("clause", ""))
        return _form(revises=revises.key if revises else "")
    try:
        answer = do("post_finding", **_asked())
    except Refused as problem:
        return form_again("findings/form.html", problem, **_form_context())
    return done(f"/a/{g.slug}/findings/{answer['number']}", _("Finding posted."))


@bp.get("/<int:number>")
@guard("read_findings")
def show(number: int):
    finding = sight().reading.finding(number)
    return page("findings/show.html", finding=finding, traces=_traces(finding), **_effect(finding))


@bp.route("/<int:number>/revise", methods=["GET", "POST"])
@guard("revise_finding")
def revise(number: int):
    """A successor takes the finding's place."""
    old = sight().reading.finding(number)
    if old.workshop != g.seat.workshop:
        abort(403)
    if request.method == "GET":
        return _form(replaced=old, **_as_typed(old))
    try:
        answer = do("revise_finding", number=number, **_asked())
    except Refused as problem:
        return form_again("findings/form.html", problem, **_form_context(replaced=old))
    return done(f"/a/{g.slug}/findings/{answer['number']}", _("Finding revised."))


@bp.post("/<int:number>/withdraw")
@guard("withdraw_finding")
def withdraw(number: int):
    return button(
        "withdraw_finding", f"/a/{g.slug}/findings/{number}", _("Finding withdrawn."), number=number
    )


@bp.route("/merge", methods=["GET", "POST"])
@guard("merge_findings")
def merge():
    """First what the chosen findings would do to the text, then the deed."""
    fields = request.form if request.method == "POST" else request.args
    chosen = wholes("numbers", fields)[:500]
    same_as = _same_as(fields)
    if request.method == "GET":
        opens = [f for f in sight().reading.findings() if f.status == "open"]
        findings = [f for f in opens if f.number in chosen and f.number not in same_as]
        plan = plan_merge(findings, sight().reading.draft, sight().draft)
        return page("findings/merge.html", plan=plan, chosen=chosen, same_as=same_as)
    try:
        answer = do("merge_findings", numbers=wholes("numbers"), same_as=same_as)
    except Refused as problem:
        return form_again("findings/merge.html", problem, plan=None, chosen=chosen, same_as=same_as)
    return done(f"/a/{g.slug}/findings", _merged_sentence(answer))


def _merged_sentence(answer) -> str:
    taken, contested = len(answer["merged"]) + len(answer["satisfied"]), len(answer["contested"])
    said = ngettext("%(num)d finding merged.", "%(num)d findings merged.", taken)
    if contested:
        said += " " + ngettext(
            "%(num)d is contested and became an amendment.",
            "%(num)d are contested and became amendments.",
            contested,
        )
    return said


def _same_as(fields) -> dict[int, int]:
    """``same_as:<number>`` = the finding that stands for it."""
    named = {
        as_whole(name.removeprefix("same_as:")): as_whole(value)
        for name, value in fields.items()
        if name.startswith("same_as:")
    }
    return {twin: kept for twin, kept in named.items() if twin is not None and kept is not None}


def _asked() -> dict:
    """What the form asks, as `post_finding` takes it."""
    form = request.form
    return {
        "base": whole("base") or 0,
        "kind": form.get("kind", "orientation"),
        "texts": {lang: form[f"text_{lang}"] for lang in LANGUAGES if f"text_{lang}" in form},
        "rationale": form.get("rationale", ""),
        "after": form.get("after") or None,
        "revises": form.get("revises") or None,
    }


def _form(**typed):
    return page(
        "findings/form.html", typed=typed, **_form_context(replaced=typed.pop("replaced", None))
    )


def _form_context(replaced: Finding | None = None) -> dict:
    draft = sight().draft
    return {
        "base": sight().reading.head,
        "replaced": replaced,
        "recital_end": section_end(draft, Kind.PREAMBULAR, g.seat.workshop or ""),
        "section": [c for c in draft.clauses if c.workshop == g.seat.workshop],
        "recitals": [c for c in draft.clauses if c.kind is Kind.PREAMBULAR],
        "revisable": [c for c in draft.clauses if c.kind is not Kind.TITLE],
    }


def _as_typed(finding: Finding) -> dict:
    operation = finding.operations[0]
    inserts = isinstance(operation, Insert)
    kind = "recital" if inserts and operation.kind is Kind.PREAMBULAR else "orientation"
    words = {f"text_{lang}": text for lang, text in operation.texts.items()}
    place = {"after": operation.after} if inserts else {"revises": operation.key}
    return {"kind": kind, "rationale": finding.rationale, **words, **place}


def _effect(finding: Finding) -> dict:
    """What an open finding would do to the text as it stands."""
    plan = plan_merge([finding], sight().reading.draft, sight().draft)
    return {"verdict": plan.verdicts[finding.number]}


def _traces(finding: Finding) -> list:
    """Where a merged finding's words are in the text now: (clause, lang, strands)."""
    kept = finding.same_as and sight().reading.finding(finding.same_as)
    origin = kept.origin if kept else finding.origin
    return [
        (clause, lang, strands, origin)
        for clause in sight().draft.clauses
        for lang, strands in clause.strands.items()
        if any(strand.origin == origin for strand in strands)
    ]
