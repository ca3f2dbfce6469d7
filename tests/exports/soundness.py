"""What a schema does not see in a Word file: ids, dates, pairs, references, marks."""

import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.exports.resolver import W, part

REVISIONS = ("ins", "del", "moveFrom", "moveTo", "pPrChange")
RANGES = ("moveFromRange", "moveToRange", "bookmark", "commentRange")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def invalid(docx: bytes) -> list[str]:
    """What the Open XML SDK's rules (schema order, types, relations) say against the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.docx"
        path.write_bytes(docx)
        return [error.description for error in OpenXmlValidator().validate(path).errors]


def unsound(docx: bytes) -> list[str]:
    """What is wrong beyond the schema, in words; empty when all is well."""
    document = part(docx)
    return [
        *_ids(document),
        *_signed(document),
        *_texts(document),
        *_pairs(document),
        *_last_marks(document),
        *_styles(docx),
        *_comments(docx, document),
    ]


def _all(document: etree._Element, *names: str) -> Iterator[etree._Element]:
    return document.iter(*(f"{W}{name}" for name in names))


def _ids(document: etree._Element) -> Iterator[str]:
    starts = [f"{name}Start" for name in RANGES if name != "commentRange"]
    ids = Counter(e.get(f"{W}id") for e in _all(document, *REVISIONS, *starts))
    yield from (f"id {number} is used {n} times" for number, n in ids.items() if n > 1)
    names = Counter(e.get(f"{W}name").lower() for e in _all(document, "bookmarkStart"))
    yield from (f"bookmark {name} stands {n} times" for name, n in names.items() if n > 1)


def _signed(document: etree._Element) -> Iterator[str]:
    for change in _all(document, *REVISIONS, "moveFromRangeStart", "moveToRangeStart"):
        if not change.get(f"{W}author") or not change.get(f"{W}date"):
            yield f"{change.tag} has no author or no date"
        if any(parent.tag in {f"{W}{r}" for r in REVISIONS} for parent in change.iterancestors()):
            yield f"{change.tag} stands inside another change"


def _texts(document: etree._Element) -> Iterator[str]:
    for text in _all(document, "t", "delText"):
        deleted = any(parent.tag == f"{W}del" for parent in text.iterancestors())
        if deleted != (text.tag == f"{W}delText"):
            yield f"{text.tag} {'inside' if deleted else 'outside'} a deletion"
        if text.get(SPACE) != "preserve":
            yield "a text does not keep its spaces"
        if not text.text:
            yield "an empty run"


def _pairs(document: etree._Element) -> Iterator[str]:
    for name in RANGES:
        opened = [e.get(f"{W}id") for e in _all(document, f"{name}Start")]
        closed = [e.get(f"{W}id") for e in _all(document, f"{name}End")]
        if sorted(opened) != sorted(closed):
            yield f"{name}: opened {opened}, closed {closed}"
    left = sorted(e.get(f"{W}name") for e in _all(document, "moveFromRangeStart"))
    came = sorted(e.get(f"{W}name") for e in _all(document, "moveToRangeStart"))
    if left != came:
        yield f"moved from {left}, moved to {came}"


def _last_marks(document: etree._Element) -> Iterator[str]:
    """Before a table and at the end stands a paragraph whose mark nobody changed."""
    for paragraph in document.find(f"{W}body").iterchildren(f"{W}p"):
        following = paragraph.getnext()
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if following.tag in (f"{W}tbl", f"{W}sectPr") and mark is not None and len(mark):
            yield "a revised paragraph stands before a table or at the end"


def _styles(docx: bytes) -> Iterator[str]:
    known = {e.get(f"{W}styleId") for e in _all(part(docx, "word/styles.xml"), "style")}
    numbers = {e.get(f"{W}numId") for e in _all(part(docx, "word/numbering.xml"), "num")}
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [n for n in package.namelist() if n.startswith("word/") and n.endswith(".xml")]
    for name in parts:
        for used in _all(part(docx, name), "pStyle", "rStyle", "tblStyle", "basedOn"):
            if used.get(f"{W}val") not in known:
                yield f"{name} uses an unknown style {used.get(f'{W}val')}"
        for used in _all(part(docx, name), "numPr"):
            if used.find(f"{W}numId").get(f"{W}val") not in numbers:
                yield f"{name} uses an unknown list"


def _comments(docx: bytes, document: etree._Element) -> Iterator[str]:
    anchored = [e.get(f"{W}id") for e in _all(document, "commentReference")]
    if not anchored:
        return
    comments = list(_all(part(docx, "word/comments.xml"), "comment"))
    if sorted(anchored) != sorted(c.get(f"{W}id") for c in comments):
        yield "comments and their anchors differ"
    for comment in comments:
        if not comment.get(f"{W}author") or not comment.get(f"{W}date"):
            yield "a comment has no author or no date"
