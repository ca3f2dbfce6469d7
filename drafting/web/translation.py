"""The translator's queue: what is behind, with what changed, and the old words ready to edit."""

from flask import Blueprint, flash, g, redirect, request
from flask_babel import gettext as _

from drafting.domain import Refused
from drafting.domain.verdicts import Verdict
from drafting.web.access import guard
from drafting.web.deeds import button, deed_id, do, done, refused, wants_json
from drafting.web.pieces.translation import item, queue
from drafting.web.sentences import sentence
from drafting.web.showing import form_again, live_page, page, sight, whole

bp = Blueprint("translation", __name__, url_prefix="/a/<slug>/translation")


@bp.get("")
@guard("translate_clause")
def show():
    return live_page("translation/show.html", "translation")


@bp.get("/one")
@guard("translate_clause")
def one():
    """One clause on a page of its own, which works without a script."""
    key, lang = request.args.get("clause", ""), request.args.get("lang", "")
    if lang not in sight().behind(key):
        return redirect(f"/a/{g.slug}/translation")
    return page("translation/one.html", typed={}, **_item(key, lang))


@bp.post("")
@guard("translate_clause")
def save():
    """Save a translation and go to the next one."""
    key, lang = request.form.get("clause", ""), request.form.get("lang", "")
    name = f"revise:{key}:{lang}"
    following = _next(key, lang)
    try:
        do(
            "translate_clause",
            clause=key,
            texts={lang: request.form.get(name, "")},
            base=whole("base") or 0,
        )
    except Refused as problem:
        return _refused(problem, key, lang, name)
    return done(following, _("Saved."))


@bp.post("/stands")
@guard("translate_clause")
def stands():
    """Nothing to change: the translation as it is stands for the new words too."""
    key, lang = request.args.get("clause", ""), request.args.get("lang", "")
    base = whole("base", request.args) or 0
    following, texts = _next(key, lang), _texts_on(base, key, lang)
    params = {"clause": key, "texts": texts, "base": base, "confirmed": True}
    return button("translate_clause", following, _("The translation stands as it is."), **params)


def _next(key: str, lang: str) -> str:
    """The queue, at the entry after this one."""
    order = queue(sight())
    place = order.index((key, lang)) + 1 if (key, lang) in order else 0
    left = [entry for entry in (*order[place:], *order[:place]) if entry != (key, lang)]
    return f"/a/{g.slug}/translation" + (f"#behind-{left[0][0]}-{left[0][1]}" if left else "")


def _texts_on(base: int, key: str, lang: str) -> dict[str, str]:
    reading = sight().reading
    clause = reading.draft(base).get(key) if 0 < base <= reading.head else None
    return {lang: clause.text(lang)} if clause else {lang: ""}


def _refused(problem: Refused, key: str, lang: str, name: str):
    """What was typed comes back, with the words that stand now when they were changed too."""
    contested = problem.context if isinstance(problem.context, Verdict) else None
    blamed = Refused(problem.code, field=name, context=problem.context, **problem.params)
    clause = sight().clause(key)
    now = {lang: clause.text(lang)} if contested and clause else {}
    if wants_json():
        more = {"base": sight().reading.head, "current": {key: now}, "deed": deed_id()}
        return refused(blamed, **(more if contested else {}))
    if clause is None or lang not in sight().languages:
        flash(sentence(problem), "error")
        return redirect(f"/a/{g.slug}/translation", 303)
    again = {**_item(key, lang), **({"base": sight().reading.head} if contested else {})}
    return form_again("translation/one.html", blamed, now=now.get(lang, ""), **again)


def _item(key: str, lang: str) -> dict:
    """A card's content, without the sight that every page has."""
    return {name: value for name, value in item(sight(), key, lang).items() if name != "sight"}
