"""Flask test clients for people of a hall, on a real database."""

import re

from flask import Flask
from flask.testing import FlaskClient

from drafting import create_app
from drafting.config import Settings
from tests.support.hall import Hall, found_in


def make_app(url: str, **settings: object) -> Flask:
    app = create_app(Settings(database_url=url, secret_key="x" * 40, **settings))
    app.config["RATELIMIT_ENABLED"] = settings.get("limited", False)
    return app


def make_hall(app: Flask, slug: str) -> Hall:
    return found_in(app.extensions["books"], slug)


class Guest:
    """Someone with a browser on the app: keeps the cookie and the form token."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def take(self, hall: Hall, who: str) -> "Guest":
        """Sign in by a fresh personal link."""
        member = hall.seats[who].member
        card = hall.do("secretary", "issue_codes", members=[member])["cards"][0]
        answer = self.client.get(f"/enter/{card['link']}")
        assert answer.status_code == 303, answer.text
        return self

    def get(self, path: str, **options):
        return self.client.get(path, **options)

    @property
    def token(self) -> str:
        return re.search(r'name="csrf" content="([^"]+)"', self.client.get("/?stay=1").text)[1]

    def post(self, path: str, script: bool = True, **fields):
        """Send a form as the page's script does (JSON answer), or as a plain form."""
        headers = {"X-CSRFToken": self.token}
        if script:
            headers["Accept"] = "application/json"
        return self.client.post(path, data=fields, headers=headers)


