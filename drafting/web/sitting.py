"""The sitting: its order of business, the list of speakers; and finding a place by its name."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, flash, g, jsonify, redirect, request
from flask_babel import gettext as _

from drafting.domain import Refused
from drafting.domain.references import Found, find, span
from drafting.domain.sitting import Item
from drafting.web.access import guard
from drafting.web.business import ghost_name
from drafting.web.deeds import button, do, done, wants_json
from drafting.web.labels import clause_name
from drafting.web.showing import as_whole, form_again, live_page, named_number, page, sight, whole

bp = Blueprint("sitting", __name__, url_prefix="/a/<slug>")
BLANK = 2  # rows offered for new items, for who has no script
Row = dict[str, Any]


@bp.get("/sitting")
@guard("read_agenda")
def show():
    return live_page("sitting/show.html", "sitting", typed={})


@bp.post("/sitting/open")
@guard("open_sitting")
def open_():
    return button("open_sitting", _back(), _("The sitting is open; numbers are frozen."))


@bp.post("/sitting/suspend")
@guard("suspend_sitting")
def suspend():
    resumes = request.form.get("resumes", "")
    return button("suspend_sitting", _back(), _("The sitting is suspended."), resumes=resumes)


@bp.post("/sitting/resume")
@guard("resume_sitting")
def resume():
    return button("resume_sitting", _back(), _("The sitting goes on."))


@bp.post("/sitting/item")
@guard("start_item")
def item():
    """Begin an item; without a number, the current one ends."""
    return button("start_item", _back(), number=named_number("number"))


@bp.post("/sitting/speakers")
@guard("list_speaker")
def speaker():
    asked = {name: request.form.get(name, "") for name in ("name", "delegation", "side")}
    try:
        do("list_speaker", **asked)
    except Refused as problem:
        return form_again("sitting/speaker.html", problem)
    return done(f"/a/{g.slug}/sitting#add-speaker", _("On the list of speakers."))


@bp.get("/sitting/speakers/new")
@guard("list_speaker")
def new_speaker():
    return page("sitting/speaker.html", typed={})


@bp.post("/sitting/speakers/call")
@guard("call_speaker")
def call():
    """Give the floor; without a number, take it back."""
    return button("call_speaker", _back(), number=named_number("number"))


@bp.post("/sitting/speakers/<int:number>/remove")
@guard("remove_speaker")
def remove(number: int):
    return button("remove_speaker", _back(), number=number)


def _back() -> str:
    """The page the button stood on."""
    return f"/a/{g.slug}/{'desk' if request.args.get('back') == 'desk' else 'sitting'}"


# -- the order of business --------------------------------------------------------------


@bp.route("/sitting/agenda", methods=["GET", "POST"])
@guard("set_agenda")
def agenda():
    """All items in rows: their order, what they are, planned times."""
    if request.method == "GET":
        rows = _proposed() if request.args.get("propose") else _rows(sight().reading.plenary.items)
        return page("sitting/agenda.html", typed={}, rows=[*rows, *_blank(rows)])
    typed = _typed_rows()
    try:
        do("set_agenda", items=[_asked(row) for row in typed if row["kind"]])
    except Refused as problem:
        _blame(problem, [row for row in typed if row["kind"]])
        return form_again("sitting/agenda.html", problem, rows=typed)
    return done(f"/a/{g.slug}/sitting", _("The order of business is set."))


def _rows(items: list[Item]) -> list[Row]:
    return [
        {
            "n": n,
            "number": item.number,
            "kind": item.kind.value,
            "title": dict(item.title),
            "workshop": item.workshop or "",
            "starts": item.starts,
            "planned": item.planned or "",
            "begun": item.started_at is not None,
        }
        for n, item in enumerate(items, 1)
    ]


def _blank(rows: list[Row]) -> list[Row]:
    empty = {"number": "", "kind": "", "title": {}, "workshop": "", "starts": "", "planned": ""}
    return [{**empty, "n": len(rows) + n} for n in range(1, BLANK + 1)]


def _proposed() -> list[Row]:
    """What usually makes a closing hour: each workshop reports, then the text is dealt with.

    Items that have begun stay; times start with the first one that is there.
    """
    kept = _rows([item for item in sight().reading.plenary.items if item.started_at])
    reported = {row["workshop"] for row in kept}
    usual = [("restitution", key, 5) for key in sight().reading.workshops if key not in reported]
    usual += [("debate", "", 10), ("amendments", "", 20), ("adoption", "", 10)]
    begun = {row["kind"] for row in kept}
    new = [
        {**_blank([])[0], "kind": kind, "workshop": workshop, "planned": planned}
        for kind, workshop, planned in usual
        if kind == "restitution" or kind not in begun
    ]
    first = next((i.starts for i in sight().reading.plenary.items if i.starts), "")
    if new and not kept:
        new[0]["starts"] = first
    return [{**row, "n": n} for n, row in enumerate([*kept, *new], 1)]


def _typed_rows() -> list[Row]:
    """The rows as they were typed, in the order their places say."""
    form = request.form
    names = [
        name.split(":")[1] for name in form if name.startswith("item:") and name.count(":") == 2
    ]
    rows = []
    for n in [n for n in dict.fromkeys(names) if as_whole(n) is not None][:200]:
        begun = form.get(f"item:{n}:begun", "")
        field = {
            f: form.get(f"item:{n}:{f}", "") for f in ("kind", "workshop", "starts", "planned")
        }
        title = {lang: form.get(f"item:{n}:{lang}", "") for lang in ("fr", "hy", "en")}
        number, place = whole(f"item:{n}:number"), whole(f"item:{n}:place")
        row = {"n": int(n), "number": number or "", "place": place or 999, "title": title}
        rows.append({**row, **field, "begun": begun})
    return sorted(rows, key=lambda row: row["place"])


def _asked(row: Row) -> dict[str, Any]:
    """A row as the deed wants it; minutes that are no number are refused there."""
    planned = str(row["planned"]).strip()
    minutes = int(planned) if planned.isascii() and planned.isdigit() and len(planned) < 6 else -1
    return {**row, "number": row["number"] or None, "planned": minutes if planned else 0}


def _blame(problem: Refused, asked: list[Row]) -> None:
    """The deed counts places; the form's fields are named after rows."""
    parts = (problem.field or "").split(":")
    if len(parts) == 3 and parts[0] == "item" and int(parts[1]) <= len(asked):
        problem.field = f"item:{asked[int(parts[1]) - 1]['n']}:{parts[2]}"


# -- finding a place by its name ----------------------------------------------------------


@bp.get("/find")
@guard("read_text")
def find_place():
    """Where what was typed leads: its address, or to a script also the sentence's words."""
    said = request.args.get("q", "")[:200]
    found = find(said, sight().draft)
    if wants_json():
        return jsonify(_told(found) if found else {"found": False})
    if found is None:
        flash(_("No such place in the text: %(said)s", said=said), "error")
        return redirect(f"/a/{g.slug}/text", 303)
    return redirect(f"/a/{g.slug}/text#{_anchor(found)}", 303)


def _anchor(found: Found) -> str:
    return f"{'clause' if found.key in sight().draft else 'ghost'}-{found.key}"


def _told(found: Found) -> dict[str, Any]:
    """``spans``: where the sentence (or the whole) stands in the clause's text, by language."""
    clause = sight().clause(found.key)
    name = (
        clause_name(clause, sight().draft, sight().lang)
        if clause
        else ghost_name(found.key, sight())
    )
    words = dict(_words(found)) if clause else {}
    return {
        "found": True,
        "anchor": _anchor(found),
        "location": f"/a/{g.slug}/text#{_anchor(found)}",
        "name": name,
        "missing": "" if words or not clause else _("it has no such sentence"),
        "spans": words,
        "texts": {lang: clause.text(lang) for lang in words} if clause else {},
    }


def _words(found: Found) -> Iterator[tuple[str, tuple[int, int]]]:
    clause = sight().clause(found.key)
    texts: Mapping[str, str] = clause.texts if clause else {}
    for lang, text in texts.items():
        whole_text = (0, len(text))
        part = whole_text if found.sentence is None else span(clause, lang, found.sentence)
        if part:
            yield lang, part
