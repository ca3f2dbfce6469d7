"""Texts as words: difference, merge, provenance. Standard library and diff-match-patch only."""

from drafting.text.door import Unclean, clean
from drafting.text.merging import Conflict, Merge, merge
from drafting.text.provenance import Strand, weave
from drafting.text.readable import readable
from drafting.text.spans import Span, diff, distance
from drafting.text.tokens import tokens
from drafting.text.track import Mark, Marks, retrack, track

__all__ = [
    "Conflict",
    "Mark",
    "Marks",
    "Merge",
    "Span",
    "Strand",
    "Unclean",
    "clean",
    "diff",
    "distance",
    "merge",
    "readable",
    "retrack",
    "tokens",
    "track",
    "weave",
]
