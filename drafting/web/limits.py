"""Limits on how often something may be done: by a seat, or by an address nobody signed in from."""

from flask import request, session
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

FORMS_PER_SEAT = "300 per minute"  # typing draws a preview every third of a second at most


def _seat_or_address() -> str:
    """A hall shares one address, so a signed-in person is counted by their seats."""
    seats = session.get("seats")
    return f"seats {sorted(map(str, seats.values()))}" if seats else get_remote_address()


limiter = Limiter(
    _seat_or_address,
    default_limits=[FORMS_PER_SEAT],
    default_limits_exempt_when=lambda: request.method in ("GET", "HEAD", "OPTIONS"),
)
