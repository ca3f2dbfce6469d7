"""The empty file everything is written into: our own parts, none of the library's template.

Numbering is bound to the styles, so that Word renumbers by itself: I. headings,
A. recitals, 1. a) i) operative clauses, a list of their own because they are
counted through all sections. Numbers that a sitting has frozen are written out instead.
"""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import docx
from docx.document import Document

from exports.elements import tagged
from exports.styles import FONTS, W, styles

Fixed = tuple[str, str]  # (style, number as printed): a number that is not counted

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD_PARTS = ("styles", "numbering", "settings", "fontTable")
_NS = f'xmlns:w="{W}"'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# what Word's colour menu offers: text, background, and six accents of the paper's own
_PALETTE = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F3864",
    "lt2": "EEF0F4",
    "accent1": "1F3864",
    "accent2": "4A5160",
    "accent3": "B4BBC8",
    "accent4": "8A6D1F",
    "accent5": "2E6B4F",
    "accent6": "8C2F39",
    "hlink": "1F3864",
    "folHlink": "4A5160",
}


def blank(lang: str, tracked: bool, fixed: Sequence[Fixed] = ()) -> Document:
    """An A4 document without text; ``tracked`` opens it with tracking on.

    ``fixed`` are numbers that stand as they are (see `numbering`).
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [(name, f"{name}.xml") for name in (*_WORD_PARTS, "theme")]
        ),
        "word/document.xml": _document(),
        "word/styles.xml": styles(lang),
        "word/numbering.xml": numbering(fixed),
        "word/settings.xml": settings(lang, tracked),
        "word/fontTable.xml": _font_table(),
        "word/theme.xml": _theme(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, _HEAD + content)
    return docx.Document(out)


def _content_types() -> str:
    kinds = {"document": "document.main", **{name: name for name in _WORD_PARTS}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}'
        '<Override PartName="/word/theme.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
    )


def _relations(links: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _document() -> str:
    """A4, margins of 25 mm, a first page with its own header."""
    return (
        f'<w:document {_NS} xmlns:r="{_OFFICE}"><w:body><w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1418" w:bottom="1418" '
        'w:left="1418" w:header="794" w:footer="680" w:gutter="0"/><w:titlePg/>'
        "</w:sectPr></w:body></w:document>"
    )


def numbering(fixed: Sequence[Fixed] = ()) -> str:
    """One list for headings, one for recitals, one of three levels for operative clauses.

    Each of ``fixed`` is a list of its own, whose one number is printed as it stands and
    never counted: so a number that is frozen is the paragraph's number still, and no
    part of its words. They are numbered behind the counting lists, in their order.
    """
    lists: tuple[tuple[str, ...], ...] = (
        (_level(0, "upperRoman", "%1.", "Heading1", 624, 624),),
        (_level(0, "upperLetter", "%1.", "Preambular", 624, 624),),
        (
            _level(0, "decimal", "%1.", "Operative", 624, 624),
            _level(1, "lowerLetter", "%2)", "OperativeA", 1077, 453),
            _level(2, "lowerRoman", "%3)", "OperativeI", 1531, 454),
        ),
    )
    lists += tuple(
        (_level(0, "decimal", escape(text), style, 624, 624, is_of_style=False),)
        for style, text in fixed
    )
    numbered = list(enumerate(lists, 1))
    nums = (f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _ in numbered)
    abstracts = (_abstract(number, levels) for number, levels in numbered)
    return f"<w:numbering {_NS}>{''.join(abstracts)}{''.join(nums)}</w:numbering>"


def _abstract(number: int, levels: tuple[str, ...]) -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x2A1D3F00 + number:08X}"/>'
        f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="{0x5C0E7B10 + number:08X}"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _level(
    level: int, form: str, text: str, style: str, left: int, hanging: int, is_of_style: bool = True
) -> str:
    """``is_of_style``: the list that paragraphs of the style are in by themselves."""
    of_style = f'<w:pStyle w:val="{style}"/>' if is_of_style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{of_style}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def settings(lang: str, tracked: bool) -> str:
    """The settings part, in Word's own order."""
    revisions = "<w:trackRevisions/>" if tracked else ""
    return (
        f'<w:settings {_NS}><w:zoom w:percent="100"/>{revisions}<w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{tagged(lang)}"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, panose, family, pitch in FONTS
    )
    return f"<w:fonts {_NS}>{fonts}</w:fonts>"


def _theme() -> str:
    """The smallest theme the format allows; Word expects one beside the styles."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _PALETTE.items()
    )
    font = '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line, effect = f'<a:ln w="6350">{fill}</a:ln>', "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="Drafting"><a:themeElements>'
        f'<a:clrScheme name="Drafting">{colours}</a:clrScheme><a:fontScheme name="Drafting">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Drafting"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
