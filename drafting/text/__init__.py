"""Texts as words: difference, merge, provenance. Standard library and diff-match-patch only."""

from drafting.text.door import Unclean, clean
from drafting.text.merging import Conflict, Merge, merge
from drafting.text.provenance import Strand, weave
from drafting.text.readable import readable
from drafting.text.spans import Span, diff, distance
from drafting.text.tokens import tokens

__all__ = [
    "Conflict",
    "Merge",
    "Span",
    "Strand",
    "Unclean",
    "clean",
    "diff",
    "distance",
    "merge",
    "readable",
    "tokens",
    "weave",
]
