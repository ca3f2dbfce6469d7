"""What a Word file reads when every tracked change is accepted, or rejected: the rules alone.

Written from the format's definition, not from the writer: a deleted or moved-away
paragraph mark joins what is left of its paragraph to the next one, which keeps its
own look; a change of style rejected gives the old style back.
"""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOES = {"accept": (f"{W}del", f"{W}moveFrom"), "reject": (f"{W}ins", f"{W}moveTo")}


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part of the file, as XML."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def resolved(docx: bytes, verdict: str) -> list[tuple[str, str]]:
    """(style, text) of every paragraph outside the table, the empty ones too."""
    paragraphs, held = [], ""
    for paragraph in part(docx).find(f"{W}body").iterchildren(f"{W}p"):
        held += _text(paragraph, GOES[verdict])
        if not _mark_goes(paragraph, verdict):
            paragraphs.append((_style(paragraph, verdict), held))
            held = ""
    assert not held, "the last paragraph mark is deleted"
    return paragraphs


def _text(element: etree._Element, goes: tuple[str, ...]) -> str:
    if element.tag in goes or element.tag == f"{W}pPr":
        return ""
    if element.tag in (f"{W}t", f"{W}delText"):
        return element.text or ""
    return "".join(_text(child, goes) for child in element)


def _mark_goes(paragraph: etree._Element, verdict: str) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(child.tag in GOES[verdict] for child in mark)


def _style(paragraph: etree._Element, verdict: str) -> str:
    old = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr/{W}pStyle")
    now = paragraph.find(f"{W}pPr/{W}pStyle")
    style = old if verdict == "reject" and old is not None else now
    return "" if style is None else style.get(f"{W}val")
