"""Pages: blueprints, guards, forms, errors, languages."""

import secrets
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, Response, abort, current_app, g, render_template, request, session
from flask_babel import Babel, format_datetime, get_locale, gettext
from flask_compress import Compress
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy import text as sql
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter

from drafting.domain import Refused
from drafting.domain.permissions import may
from drafting.web import attention, labels
from drafting.web.access import books, close_look, seat_in
from drafting.web.business import Business
from drafting.web.deeds import refused, status_of, wants_json
from drafting.web.excerpts import excerpt
from drafting.web.limits import limiter
from drafting.web.sentences import sentence
from drafting.web.shown import show

UI_LANGUAGES = ("fr", "en", "hy")
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; "
    "form-action 'self'; base-uri 'self'"
)


def register(app: Flask) -> None:
    """Put the pages on the app."""
    from drafting.web import (
        amendments,
        answering,
        board,
        desk,
        entry,
        findings,
        mine,
        office,
        paper,
        polls,
        rules,
        screen,
        sitting,
        text,
        translation,
    )

    settings = app.config["SETTINGS"]
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "web/translations"
    app.config["RATELIMIT_STORAGE_URI"] = settings.redis_url or "memory://"
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a sitting lasts longer than an hour
    app.config["WTF_CSRF_SSL_STRICT"] = False  # Sec-Fetch-Site is asked instead, below
    app.url_map.converters["int"] = _Number
    Babel(app, default_locale="fr", locale_selector=choose_language)
    CSRFProtect(app)
    Compress(app)
    limiter.init_app(app)
    for room in (
        entry,
        text,
        translation,
        findings,
        amendments,
        answering,
        mine,
        desk,
        polls,
        screen,
        sitting,
        office,
        rules,
        paper,
    ):
        app.register_blueprint(room.bp)
    app.before_request(_same_site_only)
    app.after_request(_headers)
    app.teardown_request(close_look)
    app.context_processor(_for_templates)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for name in ("named", "clause_name", "cause_name", "origin_name", "votes_line"):
        app.jinja_env.globals[name] = getattr(labels, name)
    app.jinja_env.globals["labels"] = labels
    app.jinja_env.globals["boards"] = board
    app.jinja_env.globals["attendance_of"] = rules.attendance_of
    app.jinja_env.globals["business"] = Business
    app.jinja_env.globals["attention"] = attention
    app.jinja_env.globals["new_deed"] = lambda: secrets.token_urlsafe(12)
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["language_name"] = lambda lang: str(labels.LANGUAGE_NAMES[lang])
    app.jinja_env.filters["delegation_name"] = lambda key, sight: sight.delegation(key)
    app.jinja_env.filters["speaker_name"] = lambda who, sitting: sitting.speaker_name(who)
    app.jinja_env.filters["amendment_label"] = lambda number, sight: sight.label(number)
    app.jinja_env.filters["as_query"] = lambda number: f"n={number}"
    app.jinja_env.filters["hour"] = hour
    app.jinja_env.filters["shown_on"] = lambda asked, draft, sight: show(asked, draft, sight.lang)
    app.jinja_env.filters["excerpt"] = excerpt
    app.jinja_env.filters["without_deletions"] = _without_deletions
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _crash)
    app.add_url_rule("/healthz", "healthz", healthz)


class _Number(IntegerConverter):
    """A number in an address, of a size that a database can hold; any other is no address."""

    regex = r"\d{1,9}"


def _without_deletions(redlines: dict[str, Any]) -> dict[str, Any]:
    """Redlines as they read when accepted, insertions still marked."""
    return {
        lang: [span for span in spans if span.kind != "delete"] for lang, spans in redlines.items()
    }


def moment(at: datetime, time_zone: str) -> str:
    """A point in time as people at the assembly read it."""
    return format_datetime(at.astimezone(ZoneInfo(time_zone)), "d MMM y, HH:mm", rebase=False)


def hour(at: datetime, time_zone: str) -> str:
    """The time of day on the hall's clock."""
    return format_datetime(at.astimezone(ZoneInfo(time_zone)), "HH:mm", rebase=False)


def choose_language() -> str:
    """The person's choice, or their seat's language, or the browser's, or French."""
    chosen = session.get("ui")
    if chosen in UI_LANGUAGES:
        return chosen
    return request.accept_languages.best_match(UI_LANGUAGES, "fr") or "fr"


def healthz() -> tuple[dict[str, Any], int]:
    """Whether the server and its database are well, for whoever watches over them."""
    try:
        with books().read() as db:
            row = db.execute(
                sql("SELECT max(head_revision), max(journal_number) FROM assemblies")
            ).one()
    except Exception:
        return {"status": "failing", "database": "unreachable"}, 503
    return {
        "status": "ok",
        "database": books().engine.dialect.name,
        "head": row[0] or 0,
        "journal": row[1] or 0,
    }, 200


def _same_site_only() -> None:
    """A form of another site may not act here, whatever its token."""
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if site not in ("same-origin", "none"):
            abort(403)


def _headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _for_templates() -> dict[str, Any]:
    seat = g.get("seat")
    assembly = g.look.assembly if "look" in g else None
    sealed = bool(assembly and assembly.adopted_at)
    return {
        "seat": seat,
        "assembly": assembly,
        "here": f"/a/{g.slug}" if "slug" in g else "",
        "ui_lang": str(get_locale() or "fr"),
        "can": lambda deed: may(seat, deed, sealed),
        "demo": _settings().demo,
    }


def _settings() -> Any:
    return current_app.config["SETTINGS"]


def _refused(problem: Refused) -> Any:
    close_look()
    if wants_json():
        return refused(problem)
    return _error_page(sentence(problem), status_of(problem))


def _stale_form(_error: CSRFError) -> Any:
    said = gettext("This page was open for too long. Reload it; what you typed is kept.")
    if wants_json():
        return {"ok": False, "code": "stale_form", "sentence": said, "errors": {}}, 400
    return _error_page(said, 400)


def _http_error(error: HTTPException) -> Any:
    if error.code and 300 <= error.code < 400:
        return error
    said = {
        403: gettext("Your role in this assembly does not allow this."),
        404: gettext("There is nothing at this address."),
        405: gettext("There is nothing at this address."),
        413: gettext("This is too large to be sent at once."),
        429: gettext("Too many attempts. Wait a minute, then try again."),
    }.get(error.code or 500, gettext("This request could not be understood."))
    if wants_json():
        return {"ok": False, "sentence": said, "errors": {}}, error.code
    return _error_page(said, error.code or 500)


def _crash(error: Exception) -> Any:
    current_app.logger.error(
        "Unhandled %s on %s", type(error).__name__, request.path, exc_info=error
    )
    said = gettext("Something went wrong on our side. Nothing that was acknowledged is lost.")
    if wants_json():
        return {"ok": False, "sentence": said, "errors": {}}, 500
    return _error_page(said, 500)


def _error_page(said: str, status: int) -> tuple[str, int]:
    if g.get("slug") and g.get("seat") is None:
        g.seat = seat_in(g.slug)
    return render_template("errors/error.html", said=said, status=status), status
