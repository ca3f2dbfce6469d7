"""Coming in: by personal link, by typed code, by the demo's links; choosing a language; leaving."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session
from flask_babel import gettext as _
from flask_limiter.util import get_remote_address
from sqlalchemy import select

from drafting.actions.seating import UI_LANGUAGES, code_fits, hash_token, split_code
from drafting.store.rows import AssemblyRow, MemberRow
from drafting.web import access
from drafting.web.access import books
from drafting.web.limits import limiter
from drafting.web.sentences import SENTENCES

bp = Blueprint("entry", __name__)

# A hall shares one address: only failures count, and only guessing fails this often.
FAILURES_PER_ADDRESS = "30 per minute; 200 per hour"
FAILURES_IN_ALL = "600 per minute"


def _failed(response) -> bool:
    return response.status_code == 403


@bp.get("/")
def home():
    seats = access.my_seats()
    if len(seats) == 1 and "stay" not in request.args:
        return redirect(f"/a/{seats[0][0].slug}/")
    return render_template("entry/home.html", seats=seats)


@bp.post("/sign-in")
@limiter.limit(FAILURES_PER_ADDRESS, key_func=get_remote_address, deduct_when=_failed)
@limiter.limit(FAILURES_IN_ALL, key_func=lambda: "all", deduct_when=_failed)
def sign_in():
    """With the short code of a card."""
    typed = request.form.get("code", "")[:60]
    parts = split_code(typed)
    with books().read() as db:
        member = db.get(MemberRow, parts[0]) if parts else None
        assembly = db.get(AssemblyRow, member.assembly_id) if member else None
        fits = code_fits(member, parts[1]) if parts else False
        if not fits or member is None or assembly is None or _ended(member, assembly):
            said = SENTENCES["code_wrong"]
            return render_template("entry/home.html", seats=[], typed=typed, problem=said), 403
        return _welcome(member, assembly)


@bp.get("/enter/<token>")
@limiter.limit(FAILURES_PER_ADDRESS, key_func=get_remote_address, deduct_when=_failed)
@limiter.limit(FAILURES_IN_ALL, key_func=lambda: "all", deduct_when=_failed)
def by_link(token: str):
    """With the personal link of a card, or its QR code."""
    with books().read() as db:
        query = select(MemberRow).where(MemberRow.link_hash == hash_token(token))
        member = db.scalars(query).first()
        assembly = db.get(AssemblyRow, member.assembly_id) if member else None
        if member is None or assembly is None or _ended(member, assembly):
            said = SENTENCES["link_ended"]
            return render_template("entry/home.html", seats=[], problem=said), 403
        return _welcome(member, assembly)


@bp.get("/observe/<token>")
@limiter.limit(FAILURES_PER_ADDRESS, key_func=get_remote_address, deduct_when=_failed)
def by_observer_link(token: str):
    """With the read-only link, no account."""
    with books().read() as db:
        query = select(AssemblyRow).where(AssemblyRow.observer_hash == hash_token(token))
        assembly = db.scalars(query).first()
        if assembly is None or access.has_expired(assembly, books().clock().date()):
            said = SENTENCES["link_ended"]
            return render_template("entry/home.html", seats=[], problem=said), 403
        access.observe(assembly)
        return redirect(f"/a/{assembly.slug}/text")


@bp.get("/demo")
def demo():
    """One link per role into the demo assembly. Exists in the demo only."""
    if not current_app.config["SETTINGS"].demo:
        abort(404)
    with books().read() as db:
        assembly = db.scalars(select(AssemblyRow).where(AssemblyRow.demo.is_(True))).first()
        if assembly is None:
            abort(404)
        query = select(MemberRow).where(
            MemberRow.assembly_id == assembly.id, MemberRow.revoked_at.is_(None)
        )
        members = list(db.scalars(query.order_by(MemberRow.id)))
        return render_template(
            "entry/demo.html", host=assembly, first=_first_of_each_role(members), members=members
        )


@bp.post("/demo/<int:member>")
def demo_seat(member: int):
    """Take a seat of the demo assembly, without a code."""
    if not current_app.config["SETTINGS"].demo:
        abort(404)
    with books().read() as db:
        row = db.get(MemberRow, member)
        assembly = db.get(AssemblyRow, row.assembly_id) if row else None
        if row is None or assembly is None or not assembly.demo or row.revoked_at:
            abort(404)
        return _welcome(row, assembly)


@bp.get("/demo/as/<role>")
def demo_role(role: str):
    """The first seat of a role in the demo assembly: one link per role, as the terminal prints."""
    if not current_app.config["SETTINGS"].demo:
        abort(404)
    with books().read() as db:
        query = (
            select(MemberRow, AssemblyRow)
            .join(AssemblyRow, AssemblyRow.id == MemberRow.assembly_id)
            .where(AssemblyRow.demo.is_(True), MemberRow.role == role)
            .where(MemberRow.revoked_at.is_(None))
            .order_by(MemberRow.id)
        )
        found = db.execute(query).first()
        if found is None:
            abort(404)
        return _welcome(*found)


@bp.post("/sign-out")
def sign_out():
    access.leave()
    flash(_("You have signed out. What you were typing stays on this device."))
    return redirect("/", 303)


@bp.post("/language")
def language():
    """Choose the language of the interface, and come back to the same page."""
    chosen = request.form.get("lang")
    if chosen in UI_LANGUAGES:
        session["ui"] = chosen
    back = request.form.get("back", "/")
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    # A browser leaves out tabs and line ends: with them, another site's address looks like ours.
    return redirect(back if is_ours and back.isprintable() else "/", 303)


def _welcome(member: MemberRow, assembly: AssemblyRow):
    access.take_seat(member)
    session["ui"] = member.language
    return redirect(f"/a/{assembly.slug}/", 303)


def _ended(member: MemberRow, assembly: AssemblyRow) -> bool:
    return bool(member.revoked_at) or access.has_expired(assembly, books().clock().date())


def _first_of_each_role(members: list[MemberRow]) -> list[MemberRow]:
    first: dict[str, MemberRow] = {}
    for member in members:
        first.setdefault(member.role, member)
    order = ("rapporteur", "delegate", "chair", "secretariat")
    return [first[role] for role in order if role in first]
