"""The app object: `flask --app wsgi serve`, or `gunicorn -k gevent -w 1 wsgi:app`."""

from gevent import monkey

monkey.patch_all()

from drafting import create_app  # noqa: E402

app = create_app()
