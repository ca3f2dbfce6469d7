"""The look of the paper: Word's styles, written out, nothing left to a default template.

Style ids are ASCII. Cambria and Sylfaen (which has Armenian) come with Word;
`FONTS` names what stands in for them elsewhere.
"""

from exports.elements import tagged

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WIDTH = 9070  # of the text on A4 between margins of 25 mm, in twentieths of a point

_INK, _GREY, _RULE = "1F3864", "4A5160", "B4BBC8"
# name, what may stand in for it, how it looks (PANOSE), family, pitch
FONTS = (
    ("Cambria", "Noto Serif", "02040503050406030204", "roman", "variable"),
    ("Sylfaen", "Noto Serif Armenian", "010A0502050306030303", "roman", "variable"),
    ("Consolas", "DejaVu Sans Mono", "020B0609020204030204", "modern", "fixed"),
)


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _space(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Space before and after in points; ``line`` in hundredths of the type's own height."""
    height = f' w:line="{round(line * 2.4)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"{height}/>'


def _list(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _side(side: str, color: str = _RULE, space: int = 6, width: int = 4) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{color}"/>'


def _indent(left: int, right: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="0"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_CENTRED = '<w:jc w:val="center"/>'
_BESIDE = f"<w:pBdr>{_side('left', space=9, width=6)}</w:pBdr>"
_COLOURED, _GREYED = f'<w:color w:val="{_INK}"/>', f'<w:color w:val="{_GREY}"/>'
_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'

# id, name, paragraph properties, run properties; in the order of the schema each
_PARAGRAPHS = (
    ("Title", "Title", f"{_KEEP}{_space(18, 6, 100)}{_CENTRED}", f"<w:b/>{_COLOURED}{_size(23)}"),
    (
        "CounterpartTitle",
        "Counterpart Title",
        f"<w:keepLines/>{_space(0, 24, 105)}{_CENTRED}",
        f"{_GREYED}{_size(15)}",
    ),
    (
        "Heading1",
        "heading 1",
        f'{_KEEP}{_list(1, 0)}{_space(20, 5, 105)}<w:outlineLvl w:val="0"/>',
        f"<w:b/>{_COLOURED}{_size(13)}",
    ),
    (
        "CounterpartHeading",
        "Counterpart Heading",
        f"{_KEEP}{_space(0, 6, 105)}{_indent(624)}",
        f"{_GREYED}{_size(11.5)}",
    ),
    ("Preambular", "Preambular", _list(2, 0), ""),
    ("Operative", "Operative", _list(3, 0), ""),
    ("OperativeA", "Operative a", _list(3, 1), ""),
    ("OperativeI", "Operative i", _list(3, 2), ""),
    (
        "Counterpart",
        "Counterpart",
        f"{_BESIDE}{_space(0, 9, 112)}{_indent(850)}",
        f"{_GREYED}{_size(10)}",
    ),
    ("Closing", "Closing", f"<w:keepLines/>{_space(18, 6)}", ""),
    (
        "CounterpartClosing",
        "Counterpart Closing",
        f"<w:keepLines/>{_space(0, 6, 112)}",
        f"{_GREYED}{_size(10)}",
    ),
    (
        "Assembly",
        "Assembly",
        f"{_space(0, 2, 105)}{_CENTRED}",
        f'<w:b/>{_COLOURED}<w:spacing w:val="10"/>{_size(11)}',
    ),
    (
        "Occasion",
        "Occasion",
        f"<w:pBdr>{_side('bottom', _INK, 8, 6)}</w:pBdr>{_space(0, 0, 105)}{_CENTRED}",
        f"{_GREYED}{_size(9.5)}",
    ),
    (
        "Header",
        "header",
        f"<w:pBdr>{_side('bottom', space=4)}</w:pBdr>{_RIGHT_TAB}{_space()}",
        f"{_GREYED}{_size(8.5)}",
    ),
    (
        "Footer",
        "footer",
        f"<w:pBdr>{_side('top')}</w:pBdr>{_RIGHT_TAB}{_space()}",
        f"{_GREYED}{_size(8.5)}",
    ),
    ("TableTitle", "Table Title", f"{_KEEP}{_space(0, 2)}", f"<w:b/>{_COLOURED}{_size(13)}"),
    ("TableHead", "Table Head", f"{_KEEP}{_space(3, 3)}", f"<w:b/>{_GREYED}{_size(9)}"),
    ("TableText", "Table Text", f"{_space(4, 4, 105)}", _size(10)),
    ("TableNote", "Table Note", f"{_space(1, 3)}", f"{_GREYED}{_size(9)}"),
    ("CommentText", "annotation text", f"{_space(0, 3)}", _size(10)),
)
_BUILT_IN = ("Title", "Closing", "Heading1", "Header", "Footer", "CommentText")


def styles(lang: str) -> str:
    """The styles part; ``lang`` is the document's main language."""
    tag = tagged(lang)
    return f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr>{_fonts("Cambria")}{_size(11)}
<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:widowControl/>{_space(0, 7, 115)}<w:jc w:val="left"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
{"".join(_paragraph(*style) for style in _PARAGRAPHS)}
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
{_character("Armenian", "Armenian", f'{_fonts("Sylfaen")}<w:lang w:val="hy-AM" w:eastAsia="hy-AM"/>')}
{_character("Fingerprint", "Fingerprint", f"{_fonts('Consolas')}<w:noProof/>{_size(8)}")}
{_character("CommentReference", "annotation reference", _size(8))}
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Signatures"><w:name w:val="Signatures"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_side("bottom", space=0)}{_side("insideH", space=0)}</w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>"""


def _paragraph(key: str, name: str, properties: str, run: str) -> str:
    custom = "" if key in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _character(key: str, name: str, run: str) -> str:
    custom = ' w:customStyle="1"' if name[0].isupper() else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
    )
