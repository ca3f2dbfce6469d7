"""What surrounds the text: header, footer with page x of y, and the table of signatures."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from exports.paper import Paper
from exports.styles import W


def sign(document: Document, paper: Paper) -> None:
    """Lay out the page and put the table of signatures after the text."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    status = paper.words["adopted" if paper.adopted else "draft"]
    when = " ".join(part for part in (paper.place, paper.dates) if part)
    _fill(section.header, "Header", [paper.name, "\t", f"{when}  ·  {status}" if when else status])
    mark = paper.fingerprint or ""
    _fill(section.footer, "Footer", [f"SHA-256 {mark[:16]}…" if mark else paper.title, "\t"])
    _page_of(section.footer.paragraphs[0]._p, paper)
    if paper.signatories:
        _table(document, paper)


def _fill(part: Any, style: str, texts: list[str]) -> None:
    paragraph = part.paragraphs[0]
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), style)
    for text in texts:
        paragraph.add_run(text)


def _page_of(paragraph: Any, paper: Paper) -> None:
    """“Page x of y”, as fields that Word keeps right."""
    _add_run(paragraph, f"{paper.words['page']} ")
    _field(paragraph, "PAGE")
    _add_run(paragraph, f" {paper.words['of']} ")
    _field(paragraph, "NUMPAGES")


def _add_run(paragraph: Any, text: str) -> None:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = text
    run.append(words)
    paragraph.append(run)


def _field(paragraph: Any, code: str) -> None:
    for kind in ("begin", code, "separate", "1", "end"):
        run = OxmlElement("w:r")
        if kind in ("begin", "separate", "end"):
            inner = OxmlElement("w:fldChar")
            inner.set(qn("w:fldCharType"), kind)
        else:
            inner = OxmlElement("w:instrText" if kind == code else "w:t")
            inner.text = f" {code} " if kind == code else kind
        run.append(inner)
        paragraph.append(run)


def _table(document: Document, paper: Paper) -> None:
    """Delegations and room to sign; a title row, a repeated heading, rows that never split."""
    body = document.element.body
    end = body.find(qn("w:sectPr"))
    end.addprevious(OxmlElement("w:p"))  # an unrevised paragraph between the text and a table
    table = parse_xml(
        f'<w:tbl xmlns:w="{W}"><w:tblPr><w:tblStyle w:val="Signatures"/>'
        '<w:tblW w:w="9070" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        "<w:tblCaption/><w:tblDescription/></w:tblPr>"
        '<w:tblGrid><w:gridCol w:w="4535"/><w:gridCol w:w="4535"/></w:tblGrid></w:tbl>'
    )
    table.find(f".//{qn('w:tblCaption')}").set(qn("w:val"), paper.words["signatures"])
    table.find(f".//{qn('w:tblDescription')}").set(qn("w:val"), paper.title)
    table.append(_row([paper.words["delegation"], paper.words["signature"]], heading=True))
    for signatory in paper.signatories:
        country = f" ({signatory.country})" if signatory.country else ""
        table.append(_row([signatory.name + country, ""], tall=True))
    if paper.fingerprint:
        table.append(_row([paper.words["fingerprint"], paper.fingerprint]))
    end.addprevious(table)
    end.addprevious(OxmlElement("w:p"))


def _row(cells: list[str], heading: bool = False, tall: bool = False) -> Any:
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if tall:
        height = OxmlElement("w:trHeight")
        height.set(qn("w:val"), "680")
        properties.append(height)
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for text in cells:
        row.append(_cell(text, heading))
    return row


def _cell(text: str, heading: bool) -> Any:
    cell = parse_xml(
        f'<w:tc xmlns:w="{W}"><w:tcPr><w:tcW w:w="4535" w:type="dxa"/></w:tcPr>'
        '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr/>'
        '<w:t xml:space="preserve"/></w:r></w:p></w:tc>'
    )
    cell.find(f".//{qn('w:t')}").text = text
    if heading:
        cell.find(f".//{qn('w:rPr')}").append(OxmlElement("w:b"))
    return cell
