"""Bringing a database's tables to what this code expects, by Alembic's migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from drafting.store.engine import writing_engine

_LOCK = 0x0D2AF7  # any number: workers that start together queue on it


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing. Safe to call from several workers at once."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing_engine(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
