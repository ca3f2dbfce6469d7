"""Word files: the clean text, and the redline with genuine tracked changes.

The body's paragraphs are exactly the canonical lines of the text (numbers come
from Word's own lists, the assembly's name stands in the header, the fingerprint in
the footer), so that accepting every change of the redline gives the draft, line
by line, and rejecting every change the base.
"""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from drafting.domain import Kind
from drafting.text import Mark
from exports import styles
from exports.package import finish
from exports.paper import Credit, Paper
from exports.redlining import Line, plain_lines, redlined_lines
from exports.signing import sign

_LEADING = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading1",
    Kind.PREAMBULAR: "Preambular",
    Kind.OPERATIVE: "Operative",
    Kind.CLOSING: "Closing",
}
_COUNTERPART = {Kind.TITLE: "CounterpartTitle", Kind.HEADING: "CounterpartHeading"}
_MAIN = "fr"


def clean(paper: Paper) -> bytes:
    """The draft as a Word file."""
    return _write(paper, plain_lines(paper.draft, paper.languages), tracked=False)


def redline(paper: Paper) -> bytes:
    """The draft as tracked changes on the base: author, date, and a comment for each decision."""
    return _write(paper, redlined_lines(paper), tracked=True)


def _write(paper: Paper, lines: Iterable[Line], tracked: bool) -> bytes:
    document = _blank(paper, tracked)
    writer = _Writer(document)
    for line in lines:
        writer.write(line)
    sign(document, paper)
    out = io.BytesIO()
    document.save(out)
    return finish(out.getvalue(), paper)


def _blank(paper: Paper, tracked: bool) -> Document:
    """An empty document with our own styles, numbering and settings."""
    document = docx.Document()
    main = paper.languages[0] if paper.languages else _MAIN
    part: Any = document.part
    part._styles_part._element = parse_xml(styles.styles(main))
    part.numbering_part._element = parse_xml(styles.numbering())
    part._settings_part._element = parse_xml(styles.settings(main, tracked))
    return document


class _Writer:
    """Writes paragraphs before the section's properties; counts revision and bookmark ids."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._body = document.element.body
        self._end = self._body.find(qn("w:sectPr"))
        self._id = 0
        self._moving: str | None = None
        self._commented: set[tuple[str, Credit]] = set()

    def write(self, line: Line) -> None:
        paragraph = OxmlElement("w:p")
        paragraph.append(self._properties(line))
        anchor = self._bookmark(line) if line.leads and line.whole != "moveFrom" else None
        if anchor is not None:
            paragraph.append(anchor[0])
        for mark in line.marks:
            paragraph.append(self._run(mark, line))
        if anchor is not None:
            paragraph.append(anchor[1])
        if line.whole in ("moveFrom", "moveTo"):
            self._around_move(paragraph, line)
        self._end.addprevious(paragraph)
        self._comments(paragraph, line)

    def _properties(self, line: Line) -> Any:
        properties = OxmlElement("w:pPr")
        style = OxmlElement("w:pStyle")
        counterpart = _COUNTERPART.get(line.kind, "Counterpart")
        style.set(qn("w:val"), _LEADING[line.kind] if line.leads else counterpart)
        properties.append(style)
        if line.whole and line.credit:
            mark = OxmlElement("w:rPr")
            mark.append(self._change(line.whole, line.credit))
            properties.append(mark)
        return properties

    def _run(self, mark: Mark, line: Line) -> Any:
        """A run, inside the change it belongs to, if any."""
        if line.whole == "moveFrom":
            return self._changed("moveFrom", line.credit, mark.text, line.lang)
        if mark.deleted_by is not None:
            return self._changed("del", mark.deleted_by, mark.text, line.lang)
        if mark.inserted_by is not None:
            return self._changed("ins", mark.inserted_by, mark.text, line.lang)
        if line.whole in ("del", "moveTo"):
            return self._changed(line.whole, line.credit, mark.text, line.lang)
        return _plain_run(mark.text, line.lang, "w:t")

    def _changed(self, kind: str, credit: Any, text: str, lang: str) -> Any:
        change = self._change(kind, credit)
        change.append(_plain_run(text, lang, "w:delText" if kind == "del" else "w:t"))
        return change

    def _change(self, kind: str, credit: Credit) -> Any:
        change = OxmlElement(f"w:{kind}")
        change.set(qn("w:id"), self._next())
        change.set(qn("w:author"), credit.author or "—")
        change.set(qn("w:date"), _moment(credit.at))
        return change

    def _bookmark(self, line: Line) -> tuple[Any, Any]:
        """A clause is anchored by a bookmark named after its key."""
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        number = self._next()
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), "clause_" + line.key.replace("-", "_")[:32])
        end.set(qn("w:id"), number)
        return start, end

    def _around_move(self, paragraph: Any, line: Line) -> None:
        """The range that tells Word which moveFrom belongs to which moveTo."""
        number, name = self._next(), f"move_{line.key}_{line.lang}".replace("-", "_")
        start = OxmlElement(f"w:{line.whole}RangeStart")
        start.set(qn("w:id"), number)
        start.set(qn("w:author"), line.credit.author or "—")
        start.set(qn("w:date"), _moment(line.credit.at))
        start.set(qn("w:name"), name)
        end = OxmlElement(f"w:{line.whole}RangeEnd")
        end.set(qn("w:id"), number)
        paragraph.insert(1, start)
        paragraph.append(end)

    def _comments(self, paragraph: Any, line: Line) -> None:
        """One comment for each decision at each clause it changed."""
        credits = [
            line.credit,
            *(m.inserted_by for m in line.marks),
            *(m.deleted_by for m in line.marks),
        ]
        for credit in dict.fromkeys(credits):
            if credit is None or not credit.comment or (line.key, credit) in self._commented:
                continue
            self._commented.add((line.key, credit))
            comment = self._document.part._comments_part.comments.add_comment(
                text=credit.comment, author=credit.author or "—", initials=_initials(credit.author)
            )
            comment._comment_elm.set(qn("w:date"), _moment(credit.at))
            _restyle(comment._comment_elm)
            _anchor(paragraph, str(comment.comment_id))

    def _next(self) -> str:
        self._id += 1
        return str(self._id)


def _plain_run(text: str, lang: str, tag: str) -> Any:
    run, properties = OxmlElement("w:r"), OxmlElement("w:rPr")
    if lang == "hy":
        style = OxmlElement("w:rStyle")
        style.set(qn("w:val"), "Armenian")
        properties.append(style)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), styles.LANGS.get(lang, lang))
    properties.append(language)
    words = OxmlElement(tag)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = text
    run.append(properties)
    run.append(words)
    return run


def _anchor(paragraph: Any, number: str) -> None:
    start, end = OxmlElement("w:commentRangeStart"), OxmlElement("w:commentRangeEnd")
    run, properties = OxmlElement("w:r"), OxmlElement("w:rPr")
    style, reference = OxmlElement("w:rStyle"), OxmlElement("w:commentReference")
    style.set(qn("w:val"), "CommentReference")
    for element in (start, end, reference):
        element.set(qn("w:id"), number)
    properties.append(style)
    run.append(properties)
    run.append(reference)
    paragraph.insert(1, start)
    paragraph.append(end)
    paragraph.append(run)


def _restyle(comment: Any) -> None:
    """python-docx's comments name styles of its template; ours has CommentText."""
    for style in comment.iter(qn("w:pStyle")):
        style.set(qn("w:val"), "CommentText")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word)[:3].upper()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
