"""Word files: the clean text, and the redline with genuine tracked changes.

The body's paragraphs are exactly the canonical lines of the text (numbers come
from Word's own lists, the assembly's name stands in the header, the fingerprint in
the footer), so that accepting every change of the redline gives the draft, line
by line, and rejecting every change the base.
"""

from collections.abc import Iterable

from exports.package import finish
from exports.paper import Paper
from exports.redlining import Block, plain_blocks, redlined_blocks
from exports.signing import sign
from exports.template import blank
from exports.writing import Writer


def clean(paper: Paper) -> bytes:
    """The draft as a Word file."""
    return _write(paper, plain_blocks(paper.draft, paper.languages), tracked=False)


def redline(paper: Paper) -> bytes:
    """The draft as tracked changes on the base: author, date, and a comment for each decision."""
    return _write(paper, redlined_blocks(paper), tracked=True)


def _write(paper: Paper, blocks: Iterable[Block], tracked: bool) -> bytes:
    document = blank(paper.languages[0] if paper.languages else paper.lang, tracked)
    writer = Writer(document, paper.lang)
    for block in blocks:
        writer.write(block)
    sign(document, paper)
    return finish(document, paper)
