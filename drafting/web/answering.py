"""What people answer: agree, follow, comment; and their private notes on clauses."""

from flask import Blueprint, g, request
from flask_babel import gettext as _

from drafting.domain import Refused
from drafting.web.access import guard
from drafting.web.deeds import button, do, done
from drafting.web.showing import form_again, live_page, page, sight, whole

bp = Blueprint("answering", __name__, url_prefix="/a/<slug>")


@bp.post("/amendments/<int:number>/agree")
@guard("agree_verdict")
def agree(number: int):
    said = _("Noted: your delegation agrees.")
    return button("agree_verdict", f"/a/{g.slug}/mine", said, number=number)


@bp.post("/amendments/<int:number>/follow")
@guard("follow_amendment")
def follow(number: int):
    """Follow an amendment; with ``off``, no more."""
    on = "off" not in request.args
    said = _("You follow amendment %(number)s.") if on else _("No longer followed.")
    if on and number in sight().amendments:
        said = said % {"number": sight().label(number)}
    return button(
        "follow_amendment", f"/a/{g.slug}/amendments/{number}", said, number=number, on=on
    )


@bp.get("/comments")
@guard("read_comments")
def comments():
    return live_page("answering/comments.html", "comments")


@bp.route("/comments/new", methods=["GET", "POST"])
@guard("comment")
def comment():
    """A word to the bureau, or to those who sign an amendment, about an amendment or a clause."""
    if request.method == "GET":
        return page("answering/comment.html", typed=request.args, **_about())
    about = {"amendment": whole("amendment"), "clause": request.form.get("clause") or None}
    audience = request.form.get("audience", "")
    try:
        do("comment", text=request.form.get("text", ""), audience=audience, **about)
    except Refused as problem:
        return form_again("answering/comment.html", problem, **_about())
    back = f"amendments/{about['amendment']}" if about["amendment"] else "text"
    said = _("Sent to the bureau.") if audience == "bureau" else _("Sent to the co-signatories.")
    return done(f"/a/{g.slug}/{back}", said)


def _about() -> dict:
    """The amendment or clause that a comment is about, as named in the address or the form."""
    given = request.form if request.method == "POST" else request.args
    amendment = sight().amendments.get(whole("amendment", given) or 0)
    return {"amendment": amendment, "clause": sight().clause(given.get("clause", ""))}


@bp.post("/comments/<int:number>/settle")
@guard("settle_comment")
def settle(number: int):
    return button("settle_comment", f"/a/{g.slug}/comments", _("Settled."), number=number)


@bp.post("/clauses/<key>/note")
@guard("keep_note")
def note(key: str):
    """Keep a private note on a clause; an empty one is thrown away."""
    text = request.form.get("text", "")
    try:
        do("keep_note", clause=key, text=text)
    except Refused as problem:
        return form_again("answering/note.html", problem, key=key)
    said = _("Note kept. Only you can read it.") if text.strip() else _("Note removed.")
    return done(f"/a/{g.slug}/clauses/{key}", said)
