"""Word files: the clean text, and the redline with genuine tracked changes.

The body's paragraphs are exactly the canonical lines of the text (numbers come
from Word's own lists, the assembly's name stands in the header, the fingerprint in
the footer), so that accepting every change of the redline gives the draft, line
by line, and rejecting every change the base. While a sitting has frozen the numbers,
the clean text also has an empty paragraph, with its number, for each deleted clause.
"""

from collections.abc import Iterable

from exports.frozen import frozen
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
    numbers = frozen(paper, tracked)
    lang = paper.languages[0] if paper.languages else paper.lang
    document = blank(lang, tracked, numbers.fixed)
    writer = Writer(document, paper.lang, numbers)
    writer.write_ghosts(None)
    for block in blocks:
        writer.write(block)
        writer.write_ghosts(block.key)
    sign(document, paper)
    return finish(document, paper)
