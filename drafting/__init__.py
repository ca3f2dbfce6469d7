"""From the workshops' findings to an adopted, signed text.

`create_app` is the one place that knows every room of the house.
"""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from drafting.config import Settings, load_settings


def create_app(settings: Settings | None = None) -> Flask:
    """The application, with its books open, its pages and its sockets.

    Raises Misconfigured when the environment does not say enough to start.
    """
    from drafting import cli, live, web
    from drafting.store import Books
    from drafting.store.engine import make_engine
    from drafting.store.schema import upgrade

    settings = settings or load_settings()
    app = Flask("drafting", template_folder="../templates", static_folder="../static")
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="drafting",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=settings.https,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
        MAX_CONTENT_LENGTH=4 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    engine = make_engine(settings.database_url)
    upgrade(engine)
    books = Books(engine)
    app.extensions["books"] = books
    web.register(app)
    live.register(app, books)
    cli.register(app)
    return app
