"""The books: tables, journal, unit of work and reading."""

from drafting.store.reading import Reading
from drafting.store.work import Books, Work

__all__ = ["Books", "Reading", "Work"]
