"""The text on paper: pure functions from a `Paper` to the bytes of a file."""

from exports.paper import Credit, Paper, Signatory, Step

__all__ = ["Credit", "Paper", "Signatory", "Step"]
