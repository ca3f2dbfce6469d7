"""Amendments: writing one is editing the text; co-signing, withdrawing; what becomes of it."""

from flask import Blueprint, abort, g, request
from flask_babel import gettext as _

from drafting.actions import answering, entrance
from drafting.domain import Amendment, NotFound, Refused, excludes, rebase
from drafting.domain.operations import Operation
from drafting.domain.phrases import sentences
from drafting.web.access import guard
from drafting.web.deeds import button, do, done, refused
from drafting.web.operations import operations_from_form
from drafting.web.sentences import sentence
from drafting.web.showing import form_again, live_page, page, sight, whole, wholes
from drafting.web.shown import show as shown_operation
from drafting.web.writing import Writing

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
    signs = answering.signs(amendment, g.seat.delegation)
    plenary = sight().reading.plenary
    among = [c for c in plenary.comments("cosigners") if c.amendment == number] if signs else []
    return page(
        "amendments/show.html",
        amendment=amendment,
        verdict=verdict,
        mine=bool(g.seat.delegation) and g.seat.delegation == amendment.delegation,
        cosigned=g.seat.delegation in amendment.cosigners,
        decision=sight().decisions.get(number),
        signs=signs,
        comments=among,
        followed=bool(g.seat.member) and number in plenary.followed(g.seat.member),
        subs=[a for a in sight().amendments.values() if a.parent == number],
        successors=[a for a in sight().amendments.values() if a.rewords == number],
    )


@bp.route("/amendments/new", methods=["GET", "POST"])
@guard("propose_amendment")
def new():
    """Write an amendment, a sub-amendment (``parent``), or one's own anew (``reword``)."""
    writing = Writing.asked()
    if request.method == "GET":
        return page("amendments/form.html", typed=writing.prefilled(), **writing.context())
    asked = {
        "base": whole("base") or 0,
        "operations": operations_from_form(request.form),
        "reason": request.form.get("reason", ""),
    }
    try:
        answer = _tabled(writing, asked)
    except Refused as problem:
        return form_again("amendments/form.html", problem, **writing.context())
    number = answer["number"]
    return done(
        f"/a/{g.slug}/amendments/{number}", _("Amendment %(number)s tabled.", number=number)
    )


def _tabled(writing: Writing, asked: dict) -> dict:
    if writing.reworded:
        return do("reword_amendment", number=writing.reworded.number, **asked)
    parent = writing.parent.number if writing.parent else None
    return do("propose_amendment", replaces=wholes("replaces"), parent=parent, **asked)


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
        base = Writing.asked().base_draft(whole("base") or 0)
        operations = _asked(base)
    except NotFound:
        abort(404)
    except Refused as problem:
        if problem.code == "nothing_changed":
            return page("parts/preview.html", shown=[], rivals=[], wording=[])
        if problem.field:
            return page(
                "parts/preview.html", shown=[], rivals=[], wording=[], problem=sentence(problem)
            )
        return refused(problem)
    shown = [shown_operation(o, base, sight().lang) for o in operations]
    wording = sentences(operations, base, sight().lang)
    rivals = [] if whole("parent") else _rivals(operations)
    return page("parts/preview.html", shown=shown, rivals=rivals, wording=wording)


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
    own = whole("reword")
    fitted = rebase(proposal, sight().reading.draft(proposal.base), sight().draft).operations
    return [
        amendment
        for amendment in sight().opens
        if amendment.number != own
        and excludes(fitted, sight().standpoints[amendment.number].operations, sight().draft)
    ]
