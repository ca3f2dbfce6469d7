"""The database engine: SQLite by default, PostgreSQL by URL.

Two ways of using one engine: `reading_engine` for a consistent look, and
`writing_engine` for a deed. On SQLite a deed begins with BEGIN IMMEDIATE, so that
nothing is read that another writer could change before the commit (lost updates);
on PostgreSQL the assembly's row is locked instead.
"""

import os
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

BUSY_MILLISECONDS = 10_000
# SQLite's own "WAL-reset" bug can corrupt a database that several connections use:
# https://sqlite.org/wal.html, fixed in these versions.
_WAL_FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


def make_engine(url: str) -> Engine:
    """An engine for a database URL (``sqlite:///...``, ``postgresql://...``, ``postgres://...``)."""
    if url.startswith("postgres://"):
        url = "postgresql://" + url.removeprefix("postgres://")
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        os.makedirs(os.path.dirname(os.path.abspath(parsed.database)), exist_ok=True)
    driver = _sqlite_driver()
    engine = create_engine(parsed, module=driver)
    mode = "WAL" if wal_is_safe(driver.sqlite_version_info) else "TRUNCATE"
    _tune(engine, mode)
    return engine


def reading_engine(engine: Engine) -> Engine:
    """The same engine, every transaction a snapshot that does not move while it is read."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def writing_engine(engine: Engine) -> Engine:
    """The same engine for deeds."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(immediate=True)
    return engine.execution_options(isolation_level="READ COMMITTED")


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether that SQLite version may use a write-ahead log from several connections."""
    if version >= _WAL_FIXED[-1]:
        return True
    return any(version[:2] == fixed[:2] and version >= fixed for fixed in _WAL_FIXED)


def _sqlite_driver() -> Any:
    """pysqlite3 brings its own recent SQLite; Python's own may be years old."""
    try:
        import pysqlite3

        return pysqlite3.dbapi2
    except ImportError:
        import sqlite3

        return sqlite3


def _tune(engine: Engine, journal_mode: str) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={BUSY_MILLISECONDS}",
            f"journal_mode={journal_mode}",
            "synchronous=FULL",  # acknowledged means on the disk
            "foreign_keys=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
