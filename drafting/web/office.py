"""The secretariat's office: workshops, delegations, frame text, people, cards, observer link."""

from datetime import date

import segno
from flask import Blueprint, current_app, g, request
from flask_babel import gettext as _

from drafting.actions.founding import found_assembly
from drafting.domain import Kind, Refused
from drafting.web.access import books, close_look, guard, take_seat
from drafting.web.deeds import button, do, done, refused, wants_json
from drafting.web.sentences import line_report
from drafting.web.sheets import read_people
from drafting.web.showing import form_again, page, sight, wholes

bp = Blueprint("office", __name__, url_prefix="/a/<slug>/office")
NAME_LANGUAGES = ("fr", "en", "hy")


@bp.get("")
@guard("prepare")
def show():
    return page("office/show.html", typed={})


@bp.post("/workshops")
@guard("open_workshop")
def workshop():
    return _add("open_workshop", _("Workshop added."), name=_names())


@bp.post("/delegations")
@guard("seat_delegation")
def delegation():
    """One, or many at once: a line each, “Name; FR”."""
    lines = [line for line in request.form.get("many", "").splitlines() if line.strip()]
    if not lines:
        country = request.form.get("country", "")
        return _add("seat_delegation", _("Delegation added."), name=_names(), country=country)
    try:
        for line in lines[:500]:
            name, _sep, country = line.partition(";")
            do("seat_delegation", name={"fr": name}, country=country.strip())
    except Refused as problem:
        return form_again("office/show.html", problem)
    return done(f"/a/{g.slug}/office", _("Delegations added."))


@bp.post("/frame")
@guard("lay_frame")
def frame():
    """The frame text, one clause a line with its kind before it (see the form's hint)."""
    try:
        do("lay_frame", clauses=_frame_clauses(request.form))
    except Refused as problem:
        return form_again("office/show.html", problem)
    return done(f"/a/{g.slug}/text", _("The frame text is laid."))


@bp.post("/people")
@guard("seat_members")
def people():
    """Import a list of people, all or none."""
    sent = request.files.get("people")
    try:
        if sent and sent.filename:
            listed = read_people(sent.filename, sent.read())
        else:
            listed = [
                {
                    k: request.form.get(k, "")
                    for k in ("name", "role", "workshop", "delegation", "language")
                }
            ]
        answer = do("seat_members", people=listed)
    except Refused as problem:
        report = line_report(problem)
        if wants_json():
            return refused(problem, report=report)
        return form_again("office/show.html", problem, report=report)
    count = len(answer["members"])
    return done(f"/a/{g.slug}/office#people", _("%(count)s people seated.", count=count))


@bp.post("/members/<int:member>/revoke")
@guard("revoke_member")
def revoke(member: int):
    return button("revoke_member", f"/a/{g.slug}/office#people", _("Access ended."), member=member)


@bp.post("/cards")
@guard("issue_codes")
def cards():
    """New links and codes for the chosen people, as cards to print. Shown once."""
    try:
        answer = do("issue_codes", members=wholes("members"))
    except Refused as problem:
        return form_again("office/show.html", problem)
    people = {row.id: row for row in sight().reading.members}
    if g.seat.member in wholes("members"):
        take_seat(people[g.seat.member])  # one's own new card does not end one's own sitting
    made = [_card(people[card["member"]], card) for card in answer["cards"]]
    return page("office/cards.html", cards=made)


@bp.post("/observer")
@guard("switch_observer_link")
def observer():
    on = request.form.get("on") == "1"
    try:
        answer = do("switch_observer_link", on=on)
    except Refused as problem:
        return form_again("office/show.html", problem)
    if not on:
        return done(f"/a/{g.slug}/office", _("The read-only link is off."))
    link = f"{_address()}/observe/{answer['token']}"
    return page("office/observer.html", link=link, qr=_qr(link))


@bp.route("/new-assembly", methods=["GET", "POST"])
@guard("found_assembly")
def found():
    """Another assembly, with oneself as its secretary."""
    if request.method == "GET":
        return page("office/found.html", typed={})
    try:
        secretary = found_assembly(books(), **_founding())
    except Refused as problem:
        return form_again("office/found.html", problem)
    close_look()
    with books().reading(secretary.assembly) as reading:
        take_seat(reading.member(secretary.member or 0))
        slug = reading.assembly.slug
    return done(f"/a/{slug}/office", _("The assembly is founded."))


def _add(action: str, said: str, **params):
    try:
        do(action, **params)
    except Refused as problem:
        return form_again("office/show.html", problem)
    return done(f"/a/{g.slug}/office", said)


def _names(field: str = "name") -> dict[str, str]:
    return {lang: request.form.get(f"{field}_{lang}", "") for lang in NAME_LANGUAGES}


def _founding() -> dict:
    form = request.form
    return {
        "name": _names(),
        "title": _names("title"),
        "secretary": g.seat.name,
        "languages": form.getlist("languages"),
        "slug": form.get("slug", ""),
        "place": form.get("place", ""),
        "starts": _date(form.get("starts", "")),
        "ends": _date(form.get("ends", "")),
        "time_zone": form.get("time_zone") or "Europe/Paris",
    }


def _date(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Refused("choose_one", field="starts") from None


def _frame_clauses(form) -> list[dict]:
    """Rows of the frame form: ``frame:<n>:kind``, ``:workshop``, ``:<lang>``."""
    rows: dict[int, dict] = {}
    for name, value in form.items():
        match name.split(":"):
            case ["frame", n, part] if n.isascii() and n.isdigit() and len(n) < 5:
                rows.setdefault(int(n), {})[part] = value
    clauses, section = [], None
    for _n, row in sorted(rows.items()):
        texts = {k: v for k, v in row.items() if k not in ("kind", "workshop") and v.strip()}
        if not texts:
            continue
        kind = row.get("kind", Kind.OPERATIVE.value)
        if kind == Kind.HEADING:
            section = row.get("workshop") or None
        inside = kind in (Kind.HEADING, Kind.OPERATIVE)
        clauses.append({"kind": kind, "texts": texts, "workshop": section if inside else None})
    return clauses


def _card(row, card: dict) -> dict:
    link = f"{_address()}/enter/{card['link']}"
    return {"member": row, "code": card["code"], "link": link, "qr": _qr(link)}


def _address() -> str:
    """The address people reach this server by."""
    return current_app.config["SETTINGS"].public_url.rstrip("/") or request.host_url.rstrip("/")


def _qr(link: str) -> str:
    """A QR code as an SVG data URI."""
    return segno.make(link, error="m").svg_data_uri(scale=4, border=2)
