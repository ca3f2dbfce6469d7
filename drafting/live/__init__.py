"""Live pages: sockets that follow, and the publisher that tells them what changed."""

from flask import Flask
from flask_socketio import SocketIO

from drafting.live.handlers import follow_handlers
from drafting.live.publisher import Publisher
from drafting.store import Books


def register(app: Flask, books: Books) -> None:
    """Open the sockets and listen to the books."""
    settings = app.config["SETTINGS"]
    socketio = SocketIO(
        app,
        async_mode="gevent",
        async_handlers=False,  # one greenlet a client: a flood waits in its own queue
        cors_allowed_origins=_own_origins(settings),
        max_http_buffer_size=64 * 1024,
        manage_session=False,
        ping_interval=20,
        ping_timeout=20,
    )
    publisher = Publisher(app, socketio, books, settings.redis_url)
    books.listeners.append(publisher.told)
    follow_handlers(socketio, publisher)
    app.extensions["publisher"] = publisher


def _own_origins(settings) -> list[str] | None:
    """None means: the same origin as the request's own host, which engineio checks itself."""
    return [settings.public_url.rstrip("/")] if settings.public_url else None
