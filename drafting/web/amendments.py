"""Amendments: writing one is editing the text; co-signing, withdrawing; what becomes of it."""

from flask import Blueprint, abort, g, request
from flask_babel import gettext as _

from drafting.actions import entrance
from drafting.domain import Amendment, NotFound, Refused, excludes, rebase
from drafting.domain.operations import Operation
from drafting.web.access import guard
from drafting.web.deeds import button, do, done, refused
from drafting.web.operations import operations_from_form
from drafting.web.sentences import sentence
from drafting.web.showing import form_again, live_page, page, sight, whole, wholes
from drafting.web.sight import show as shown_operation

bp = Blueprint("amendments", __name__, url_prefix="/a/<slug>")


@bp.get("/amendments")
@guard("read_amendments")
def index():
    return live_page("amendments/index.html", "amendments")


@bp.get("/amendments/<int:number>")
@guard("read_amendments")
def show(number: int):
    amendment = sight().reading.amendment(number)
    verdict = sight().verdict(amendment) if amendment.is_open else None
    mine = bool(g.seat.delegation) and g.seat.delegation == amendment.delegation
    return page(
        "amendments/show.html",
        amendment=amendment,
        verdict=verdict,
        mine=mine,
        cosigned=g.seat.delegation in amendment.cosigners,
        decision=sight().decisions.get(number),
    )


@bp.route("/amendments/new", methods=["GET", "POST"])
@guard("propose_amendment")
def new():
    if request.method == "GET":
        keys = [key for key in request.args.getlist("clause") if key in sight().draft]
        return page("amendments/form.html", typed={}, **_form_context(keys))
    try:
        answer = do(
            "propose_amendment",
            base=whole("base") or 0,
            operations=operations_from_form(request.form),
            reason=request.form.get("reason", ""),
            replaces=wholes("replaces"),
        )
    except Refused as problem:
        keys = [name.split(":")[1] for name in request.form if name.startswith("revise:")]
        return form_again(
            "amendments/form.html",
            problem,
            **_form_context([k for k in keys if k in sight().draft]),
        )
    number = answer["number"]
    return done(
        f"/a/{g.slug}/amendments/{number}", _("Amendment %(number)s tabled.", number=number)
    )


@bp.post("/amendments/<int:number>/cosign")
@guard("cosign_amendment")
def cosign(number: int):
    back = f"/a/{g.slug}/amendments/{number}"
    return button("cosign_amendment", back, _("Your delegation has co-signed."), number=number)


@bp.post("/amendments/<int:number>/withdraw")
@guard("withdraw_amendment")
def withdraw(number: int):
    back = f"/a/{g.slug}/amendments/{number}"
    return button("withdraw_amendment", back, _("Amendment withdrawn."), number=number)


@bp.post("/preview")
@guard("read_text")
def preview():
    """The redline of what is being typed, and the open amendments on the same words."""
    try:
        base = sight().reading.draft(whole("base") or 0)
        operations = _asked(base)
    except NotFound:
        abort(404)
    except Refused as problem:
        if problem.code == "nothing_changed":
            return page("parts/preview.html", shown=[], rivals=[])
        if problem.field:
            return page("parts/preview.html", shown=[], rivals=[], problem=sentence(problem))
        return refused(problem)
    shown = [shown_operation(o, base, sight().lang) for o in operations]
    return page("parts/preview.html", shown=shown, rivals=_rivals(operations))


class _Desk:
    """What `entrance` needs of a unit of work, when nothing is written."""

    def __init__(self) -> None:
        self.assembly = sight().assembly


def _asked(base) -> tuple[Operation, ...]:
    plain = operations_from_form(request.form)
    return entrance.operations(_Desk(), plain, base, "preview")  # type: ignore[arg-type]


def _rivals(operations: tuple[Operation, ...]) -> list[Amendment]:
    """Open amendments that touch the same words, for “co-sign instead?”."""
    proposal = Amendment(0, whole("base") or 0, operations)
    fitted = rebase(proposal, sight().reading.draft(proposal.base), sight().draft).operations
    return [
        amendment
        for amendment in sight().opens
        if excludes(fitted, sight().standpoints[amendment.number].operations, sight().draft)
    ]


def _form_context(keys: list[str]) -> dict:
    """The clauses being edited; with none chosen, the whole text to choose from."""
    draft = sight().draft
    clauses = [draft.get(key) for key in dict.fromkeys(keys)]
    return {
        "base": sight().reading.head,
        "clauses": clauses,
        "draft": draft,
        "inserting": request.args.get("after") or "",
        "opens": sight().opens,
    }
