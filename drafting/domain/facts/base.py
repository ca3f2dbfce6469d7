"""Base of all facts: what happened, in the past tense.

A fact carries everything the record needs to be read alone and to be compared
with the tables: texts, votes, the fingerprint of each Revision. Fields are plain
(JSON-ready) values, so that a fact reads the same from the journal as from code.
"""

from dataclasses import asdict, dataclass
from typing import Any

Plain = dict[str, Any]


@dataclass(frozen=True)
class Fact:
    """Base of all facts; the class name is the entry's kind in the journal."""

    def as_plain(self) -> Plain:
        return asdict(self)
