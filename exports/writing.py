"""Tracked paragraphs as WordprocessingML elements, with their comments and bookmarks."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from drafting.domain import Kind
from drafting.text import Mark
from exports.elements import el, runs
from exports.frozen import STYLES, Frozen
from exports.paper import Credit
from exports.redlining import Block, Line

_LEADING = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading1",
    Kind.PREAMBULAR: "Preambular",
    Kind.OPERATIVE: "Operative",
    Kind.CLOSING: "Closing",
}
_COUNTERPART = {
    Kind.TITLE: "CounterpartTitle",
    Kind.HEADING: "CounterpartHeading",
    Kind.CLOSING: "CounterpartClosing",
}
_LONGEST_NAME = 255  # of an author, in Word
_NOBODY = "—"


class Writer:
    """Writes clauses before the section's properties.

    ``lang`` is the language of the comments, ``numbers`` those that are frozen. Revision,
    move and bookmark ids are one count, so that none is used twice.
    """

    def __init__(self, document: Document, lang: str, numbers: Frozen) -> None:
        self._document, self._lang, self._numbers = document, lang, numbers
        self._end = document.element.body.find(qn("w:sectPr"))
        self._id = 0
        self._commented: set[tuple[str, Credit]] = set()
        self._names: dict[str, str] = {}

    def write(self, block: Block) -> None:
        """The clause's paragraphs; a moved one stands between the marks of its range."""
        move = self._move(block)
        for place, line in enumerate(block.lines):
            paragraph = el("p", self._properties(line, block, place))
            if place == 0:
                paragraph.extend(move[:1])
            self._fill(paragraph, line, block, place)
            self._end.addprevious(paragraph)
        for end in move[1:]:
            self._end.addprevious(end)

    def write_ghosts(self, key: str | None) -> None:
        """The numbers of the deleted clauses that stood behind that one, without words."""
        for ghost in self._numbers.ghosts_after(key):
            style = el("pStyle", val=STYLES[ghost.kind])
            properties = el("pPr", style, *self._numbered(ghost.key))
            self._end.addprevious(el("p", properties))

    def _numbered(self, key: str) -> list[Any]:
        """The list of a frozen number; else the style's own list counts."""
        number = self._numbers.list_of(key)
        return [] if number is None else [el("numPr", el("ilvl", val=0), el("numId", val=number))]

    def _fill(self, paragraph: Any, line: Line, block: Block, place: int) -> None:
        content = [(mark, element) for mark in line.marks for element in self._marked(mark, line)]
        anchored = place == 0 and line.whole != "moveFrom"
        start, end = self._bookmark(block.key) if anchored else ([], [])
        paragraph.extend(start)
        for _, element in content:
            paragraph.append(element)
        paragraph.extend(end)
        if line.whole != "moveFrom":
            self._comments(block.key, line, content)

    def _properties(self, line: Line, block: Block, place: int) -> Any:
        """In schema order: style, keeping with the other language, number, mark, old style."""
        properties = el("pPr", el("pStyle", val=_style(block.kind, line.leads)))
        if place < len(block.lines) - 1:
            properties.append(el("keepNext"))
        properties.extend(self._numbered(block.key) if line.leads else [])
        if line.whole:
            # The mark goes with the last words: LibreOffice leaves an empty paragraph
            # behind where the two were not changed by the same hand.
            kind, credit = line.change(line.marks[-1])
            if kind and credit:
                properties.append(el("rPr", self._change(kind, credit)))
        if line.led != line.leads:
            properties.append(self._restyled(line, block))
        return properties

    def _restyled(self, line: Line, block: Block) -> Any:
        """The number passed to or from another language: rejecting gives it back."""
        credit = next(credit for other in block.lines for credit in _credits(other))
        number = self._numbered(block.key) if line.led else []
        old = el("pPr", el("pStyle", val=_style(block.kind, line.led)), *number)
        return self._change("pPrChange", credit, [old])

    def _marked(self, mark: Mark, line: Line) -> list[Any]:
        """The runs of a mark, inside the change they belong to."""
        kind, credit = line.change(mark)
        inner = runs(mark.text, line.lang, deleted=kind == "del")
        return [self._change(kind, credit, inner)] if kind and credit else inner

    def _change(self, kind: str, credit: Credit, inner: Iterable[Any] = ()) -> Any:
        return el(kind, *inner, id=self._next(), author=_author(credit), date=_moment(credit.at))

    def _bookmark(self, key: str) -> tuple[list[Any], list[Any]]:
        """A clause is anchored by a bookmark named after its key."""
        number, name = self._next(), "clause_" + self._name(key)
        return [el("bookmarkStart", id=number, name=name)], [el("bookmarkEnd", id=number)]

    def _name(self, key: str) -> str:
        """Letters, digits and underscores, short, no two alike: Word's rule for bookmarks."""
        if key not in self._names:
            plain = re.sub(r"[^A-Za-z0-9_]", "_", key)[:24].lower()
            taken = set(self._names.values())
            self._names[key] = plain if plain not in taken else f"{plain}_{len(taken)}"
        return self._names[key]

    def _move(self, block: Block) -> list[Any]:
        """The range that tells Word which moveFrom belongs to which moveTo."""
        kinds = [line.whole for line in block.lines if line.whole in ("moveFrom", "moveTo")]
        if not kinds:
            return []
        credit, number = block.lines[0].credit, self._next()
        start = el(
            f"{kinds[0]}RangeStart",
            id=number,
            name="move_" + self._name(block.key),
            author=_author(credit),
            date=_moment(credit.at),
        )
        return [start, el(f"{kinds[0]}RangeEnd", id=number)]

    def _comments(self, key: str, line: Line, content: list[tuple[Mark, Any]]) -> None:
        """One comment for each decision at each clause it changed, around what it changed."""
        for credit in dict.fromkeys(_credits(line)):
            if credit.comment and (key, credit) not in self._commented:
                self._commented.add((key, credit))
                touched = [e for m, e in content if credit in (m.inserted_by, m.deleted_by)]
                if credit == line.credit or not touched:
                    touched = [element for _, element in content]
                self._comment(credit, line, touched[0], touched[-1])

    def _comment(self, credit: Credit, line: Line, first: Any, last: Any) -> None:
        author = _author(credit)
        comment = self._document.comments.add_comment("", author, _initials(author))
        comment._comment_elm.set(qn("w:date"), _moment(credit.at))
        comment.paragraphs[0]._p.extend(runs(" ".join(credit.comment.split()), self._lang))
        number = str(comment.comment_id)
        reference = el(
            "r", el("rPr", el("rStyle", val="CommentReference")), el("commentReference", id=number)
        )
        if line.whole and line.credit:  # it comes and goes with its paragraph
            reference = self._change(line.whole, line.credit, [reference])
        first.addprevious(el("commentRangeStart", id=number))
        last.addnext(reference)
        last.addnext(el("commentRangeEnd", id=number))

    def _next(self) -> int:
        self._id += 1
        return self._id


def _credits(line: Line) -> list[Credit]:
    """Those who changed the line, the paragraph's own first."""
    everyone = [line.credit]
    for mark in line.marks:
        everyone += [mark.inserted_by, mark.deleted_by]
    return [credit for credit in everyone if credit is not None]


def _style(kind: Kind, leads: bool) -> str:
    return _LEADING[kind] if leads else _COUNTERPART.get(kind, "Counterpart")


def _author(credit: Credit) -> str:
    return credit.author[:_LONGEST_NAME] or _NOBODY


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name))[:3].upper()


def _moment(at: datetime) -> str:
    """The hour on the clock of ``at``: Word shows it as written and takes no notice of zones."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
