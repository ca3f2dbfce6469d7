"""The engine keeps every increment, on every library and database it may meet."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from drafting.store import engine as engines
from drafting.store.engine import make_engine, reading_engine, wal_is_safe, writing_engine

WRITERS, EACH = 12, 50


@pytest.fixture(params=["the newest SQLite", "Python's own SQLite"])
def sqlite_engine(request, sqlite_url, monkeypatch) -> Engine:
    if request.param == "Python's own SQLite":
        monkeypatch.setattr(engines, "_sqlite_driver", lambda: sqlite3)
    engine = make_engine(sqlite_url)
    yield engine
    engine.dispose()


def lay_counter(engine: Engine) -> None:
    with writing_engine(engine).begin() as db:
        db.execute(text("CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL)"))
        db.execute(text("INSERT INTO counter VALUES (1, 0)"))


def count_up(engine: Engine, lock: str) -> None:
    """Read, think, write: where a careless transaction loses what another wrote between."""
    for _ in range(EACH):
        with writing_engine(engine).begin() as db:
            value = db.scalar(text(f"SELECT value FROM counter WHERE id = 1 {lock}"))
            db.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})


def counted(engine: Engine, lock: str) -> int:
    lay_counter(engine)
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda _n: count_up(engine, lock), range(WRITERS)))
    with reading_engine(engine).begin() as db:
        return db.scalar(text("SELECT value FROM counter"))


def test_no_increment_is_lost_on_sqlite(sqlite_engine):
    assert counted(sqlite_engine, lock="") == WRITERS * EACH


def test_no_increment_is_lost_on_postgresql(postgres_url):
    engine = make_engine(postgres_url)
    assert counted(engine, lock="FOR UPDATE") == WRITERS * EACH
    engine.dispose()


def test_a_reader_sees_one_moment_while_others_write(database_url):
    engine = make_engine(database_url)
    lay_counter(engine)
    if engine.dialect.name == "sqlite" and journal_mode(engine) != "wal":
        pytest.skip("without a write-ahead log a writer waits for readers")
    value = text("SELECT value FROM counter")
    with reading_engine(engine).begin() as looking:
        before = looking.scalar(value)
        with writing_engine(engine).begin() as db:
            db.execute(text("UPDATE counter SET value = 7"))
        assert looking.scalar(value) == before
    with reading_engine(engine).begin() as looking:
        assert looking.scalar(value) == 7
    engine.dispose()


def test_a_deed_that_fails_leaves_no_trace(database_url):
    engine = make_engine(database_url)
    lay_counter(engine)
    with pytest.raises(ZeroDivisionError), writing_engine(engine).begin() as db:
        db.execute(text("UPDATE counter SET value = 9"))
        db.execute(text("CREATE TABLE later (id INTEGER)"))
        raise ZeroDivisionError
    with reading_engine(engine).begin() as db:
        assert db.scalar(text("SELECT value FROM counter")) == 0
    with writing_engine(engine).begin() as db:
        db.execute(text("CREATE TABLE later (id INTEGER)"))
    engine.dispose()


def test_a_missing_parent_is_refused(sqlite_engine):
    with writing_engine(sqlite_engine).begin() as db:
        db.execute(text("CREATE TABLE parent (id INTEGER PRIMARY KEY)"))
        db.execute(text("CREATE TABLE child (parent INTEGER REFERENCES parent (id))"))
    with pytest.raises(IntegrityError), writing_engine(sqlite_engine).begin() as db:
        db.execute(text("INSERT INTO child VALUES (1)"))


def journal_mode(engine: Engine) -> str:
    with reading_engine(engine).begin() as db:
        return db.scalar(text("PRAGMA journal_mode"))


def test_a_log_is_written_ahead_only_by_a_library_that_cannot_corrupt_it(sqlite_engine):
    with reading_engine(sqlite_engine).begin() as db:
        version = tuple(int(n) for n in db.scalar(text("SELECT sqlite_version()")).split("."))
    assert journal_mode(sqlite_engine) == ("wal" if wal_is_safe(version) else "truncate")


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_the_versions_that_may_write_ahead(version, safe):
    assert wal_is_safe(version) is safe


def test_both_names_of_postgresql_are_taken(postgres_url):
    bare = postgres_url.partition("://")[2]
    for name in ("postgres", "postgresql", "postgresql+psycopg"):
        engine = make_engine(f"{name}://{bare}")
        with reading_engine(engine).connect() as db:
            assert db.scalar(text("SELECT 1")) == 1
        engine.dispose()


def test_the_folder_of_a_new_database_is_made(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path}/instance/deep/drafting.sqlite")
    lay_counter(engine)
    engine.dispose()
    assert (tmp_path / "instance" / "deep" / "drafting.sqlite").exists()
