"""What a page may say on its socket: that it follows. Everything else is a form."""

import time
from collections import defaultdict, deque
from typing import Any

from flask import request, session
from flask_babel import force_locale
from flask_socketio import SocketIO
from sqlalchemy import select

from drafting.domain.permissions import may
from drafting.live.publisher import Audience, Follower, Publisher
from drafting.store.rows import AssemblyRow
from drafting.web.access import books, seat_from
from drafting.web.pieces import VIEWS
from drafting.web.sentences import SENTENCES

RATE, WINDOW = 20, 10.0  # messages a page may send, in so many seconds
UI_LANGUAGES = ("fr", "en", "hy")


def follow_handlers(socketio: SocketIO, publisher: Publisher) -> None:
    """Put the handlers on the server."""
    said: dict[str, deque[float]] = defaultdict(deque)

    @socketio.on("connect")
    def connect(_auth: Any = None) -> bool | None:
        # A page of ours always sends its Origin; engineio has compared it with our own.
        return None if request.headers.get("Origin") else False

    @socketio.on("disconnect")
    def disconnect(*_reason: Any) -> None:
        # A client may send an event of this name; only the server's own word counts.
        if socketio.server.manager.is_connected(request.sid, "/"):
            return
        said.pop(request.sid, None)
        publisher.forget(request.sid)

    @socketio.on("follow")
    def follow(wish: Any = None, *_rest: Any) -> dict[str, Any]:
        """``wish``: assembly (slug), view, number, lang -> what the page misses."""
        if _too_fast(said[request.sid]):
            return _no("too_often")
        parsed = _parse(wish)
        if parsed is None:
            return _no("bad_operations")
        slug, view, number, lang = parsed
        with books().read() as db:
            row = db.scalars(select(AssemblyRow).where(AssemblyRow.slug == slug)).first()
        seat = seat_from(session, row.id) if row else None
        if row is None or not may(seat, VIEWS[view].deed):
            publisher.forget(request.sid)
            return _no("forbidden" if seat else "not_found")
        publisher.forget(request.sid)
        person = seat if VIEWS[view].personal else None
        audience = Audience(row.id, view, seat.role, lang, person)
        return publisher.follow(Follower(request.sid, seat.member, audience), number)


def _parse(wish: Any) -> tuple[str, str, int, str] | None:
    if not isinstance(wish, dict):
        return None
    slug, view, number = wish.get("assembly"), wish.get("view"), wish.get("number")
    lang = wish.get("lang")
    sound = (
        isinstance(slug, str)
        and isinstance(view, str)
        and view in VIEWS
        and type(number) is int
        and 0 <= number < 2**53
        and lang in UI_LANGUAGES
    )
    return (slug, view, number, lang) if sound else None


def _too_fast(times: deque[float]) -> bool:
    now = time.monotonic()
    while times and now - times[0] > WINDOW:
        times.popleft()
    times.append(now)
    return len(times) > RATE


def _no(code: str) -> dict[str, Any]:
    with force_locale(session.get("ui") or "fr"):
        return {"error": code, "sentence": str(SENTENCES[code])}
