"""What surrounds the text: headers, footer with page x of y, and the table of signatures."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from exports.elements import el, field, runs
from exports.paper import Paper, Signatory
from exports.styles import WIDTH

_COLUMNS = (3970, WIDTH - 3970)
_ROOM = 850  # for a signature, in twentieths of a point
_TAB = "\t"


def sign(document: Document, paper: Paper) -> None:
    """Put headers and footers on the pages and the table of signatures after the text."""
    section = document.sections[0]
    first, later = section.first_page_header, section.header
    heads = [_line("Assembly", paper.name, paper), _line("Occasion", _occasion(paper), paper)]
    if paper.words.get("prevails"):  # of one style, the two share one rule below them
        heads.append(_line("Occasion", paper.words["prevails"], paper))
    _fill(first, *heads)
    _fill(later, _line("Header", f"{paper.title}{_TAB}{_status(paper)}", paper))
    for footer in (section.first_page_footer, section.footer):
        _fill(footer, _footer(paper))
    body_end = document.element.body.find(qn("w:sectPr"))
    # An unrevised paragraph between the text and a table, and after the last clause.
    body_end.addprevious(el("p"))
    if paper.signatories:
        body_end.addprevious(_table(paper))
        body_end.addprevious(el("p"))


def _status(paper: Paper) -> str:
    return paper.words["adopted" if paper.adopted else "draft"]


def _occasion(paper: Paper) -> str:
    return "  ·  ".join(part for part in (paper.place, paper.dates, _status(paper)) if part)


def _fill(part: Any, *paragraphs: Any) -> None:
    """These paragraphs instead of the empty one a new header or footer has."""
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    part._element.extend(paragraphs)


def _line(style: str, text: str, paper: Paper) -> Any:
    paragraph = el("p", el("pPr", el("pStyle", val=style)))
    for place, stretch in enumerate(text.split(_TAB)):
        paragraph.extend([el("r", el("tab"))] if place else [])
        paragraph.extend(runs(stretch, paper.lang))
    return paragraph


def _footer(paper: Paper) -> Any:
    """The fingerprint, or the title before there is one; “Page x of y” at the right."""
    paragraph = _line("Footer", "" if paper.fingerprint else paper.name, paper)
    if paper.fingerprint:
        paragraph.append(_fingerprint(f"SHA-256 {paper.fingerprint}", size="13"))
    paragraph.append(el("r", el("tab")))
    paragraph.extend(runs(f"{paper.words['page']} ", paper.lang))
    paragraph.extend(field("PAGE"))
    paragraph.extend(runs(f" {paper.words['of']} ", paper.lang))
    paragraph.extend(field("NUMPAGES"))
    return paragraph


def _fingerprint(text: str, size: str = "") -> Any:
    run = runs(text, "en")[0]
    properties = run.find(qn("w:rPr"))
    sizes = [el("sz", val=size), el("szCs", val=size)] if size else []
    properties[:] = [el("rStyle", val="Fingerprint"), *sizes]
    return run


def _table(paper: Paper) -> Any:
    """A title and a heading row that are repeated, a row for each delegation, none ever split."""
    words = paper.words
    occasion = _line("TableNote", _occasion(paper), paper)
    title = _line("TableTitle", words["signatures"], paper)
    heads = [_line("TableHead", words[key], paper) for key in ("delegation", "signature")]
    table = el(
        "tbl",
        el(
            "tblPr",
            el("tblStyle", val="Signatures"),
            el("tblW", w=WIDTH, type="dxa"),
            el("tblLayout", type="fixed"),
            el("tblCaption", val=words["signatures"]),
            el("tblDescription", val=f"{words['signatures']} : {paper.title}"),
        ),
        el("tblGrid", *(el("gridCol", w=width) for width in _COLUMNS)),
        _row(_cell([title, occasion], WIDTH, span=2), heading=True),
        _row(*(_cell([head], w) for head, w in zip(heads, _COLUMNS, strict=True)), heading=True),
        *(_signature(signatory, paper) for signatory in paper.signatories),
    )
    if paper.fingerprint:
        seal = el("p", el("pPr", el("pStyle", val="TableNote")), _fingerprint(paper.fingerprint))
        label = _line("TableHead", words["fingerprint"], paper)
        table.append(_row(_cell([label, seal], WIDTH, span=2)))
    return table


def _signature(signatory: Signatory, paper: Paper) -> Any:
    """The delegation's name in each language on a line of its own; room to sign."""
    name, *others = signatory.name.split(" / ")
    country = f" ({signatory.country})" if signatory.country else ""
    lines = [_line("TableText", name + country, paper)]
    lines += [_line("TableNote", other, paper) for other in others]
    room = _line("TableText", "", paper)
    return _row(_cell(lines, _COLUMNS[0]), _cell([room], _COLUMNS[1]), height=_ROOM)


def _row(*cells: Any, heading: bool = False, height: int = 0) -> Any:
    properties = el("trPr", el("cantSplit"))
    if height:
        properties.append(el("trHeight", val=height))
    if heading:
        properties.append(el("tblHeader"))
    return el("tr", properties, *cells)


def _cell(paragraphs: list[Any], width: int, span: int = 1) -> Any:
    properties = el("tcPr", el("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(el("gridSpan", val=span))
    return el("tc", properties, *paragraphs)
