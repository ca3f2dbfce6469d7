"""Word's styles, numbering and settings, written out: nothing is left to a default template.

Numbering is one multilevel list bound to the styles (I. headings, 1. operative
clauses counted through all sections, a) i) below them) and one for the recitals,
so that Word renumbers by itself. Style ids are ASCII.
"""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{W}"'
LANGS = {"fr": "fr-FR", "hy": "hy-AM", "en": "en-GB"}

_FONT = '<w:rFonts w:ascii="Noto Serif" w:hAnsi="Noto Serif" w:eastAsia="Noto Serif" w:cs="Noto Serif"/>'
_ARMENIAN = '<w:rFonts w:ascii="Sylfaen" w:hAnsi="Sylfaen" w:eastAsia="Sylfaen" w:cs="Sylfaen"/>'


def styles(lang: str) -> str:
    """The styles part; ``lang`` is the document's main language."""
    return f"""<w:styles {_NS}>
<w:docDefaults><w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="22"/><w:szCs w:val="22"/>
<w:lang w:val="{LANGS[lang]}" w:eastAsia="{LANGS[lang]}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
{_paragraph("Normal", "Normal", default=True)}
{_paragraph("Title", "Title", '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="40"/><w:szCs w:val="40"/>')}
{_paragraph("Heading1", "heading 1", '<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>', '<w:b/><w:color w:val="1D3F8F"/><w:sz w:val="26"/><w:szCs w:val="26"/>')}
{_paragraph("Preambular", "Preambular", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', "<w:i/>")}
{_paragraph("Operative", "Operative", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')}
{_paragraph("Closing", "Closing", '<w:keepLines/><w:spacing w:before="360"/>')}
{_paragraph("Counterpart", "Counterpart", '<w:ind w:left="567"/>', '<w:color w:val="3A3F4A"/><w:sz w:val="20"/><w:szCs w:val="20"/>')}
{_paragraph("CounterpartTitle", "Counterpart Title", '<w:keepNext/><w:spacing w:after="240"/><w:jc w:val="center"/>', '<w:b/><w:color w:val="3A3F4A"/><w:sz w:val="28"/><w:szCs w:val="28"/>')}
{_paragraph("CounterpartHeading", "Counterpart Heading", '<w:keepNext/><w:ind w:left="567"/>', '<w:b/><w:color w:val="1D3F8F"/>')}
{_paragraph("Header", "header", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0"/>', '<w:color w:val="555555"/><w:sz w:val="17"/><w:szCs w:val="17"/>')}
{_paragraph("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0"/>', '<w:color w:val="555555"/><w:sz w:val="16"/><w:szCs w:val="16"/>')}
{_paragraph("TableText", "Table Text", '<w:spacing w:before="60" w:after="60"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>')}
{_paragraph("CommentText", "annotation text", "", '<w:sz w:val="20"/><w:szCs w:val="20"/>')}
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Armenian"><w:name w:val="Armenian"/><w:rPr>{_ARMENIAN}<w:lang w:val="hy-AM"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Signatures"><w:name w:val="Signatures"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_borders()}</w:tblBorders></w:tblPr></w:style>
</w:styles>"""


def _paragraph(key: str, name: str, props: str = "", run: str = "", default: bool = False) -> str:
    flags = ' w:default="1"' if default else ""
    custom = (
        "" if name[0].islower() or key in ("Normal", "Title", "Closing") else ' w:customStyle="1"'
    )
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{flags}{custom} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/><w:pPr>{props}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA0AC"/>' for side in sides
    )


def numbering() -> str:
    """The numbering part: list 1 for headings and operative clauses, list 2 for recitals."""
    levels = (
        _level(0, "upperRoman", "%1.", "Heading1", 567),
        _level(1, "decimal", "%2.", "Operative", 567, restart=False),
        _level(2, "lowerLetter", "%3)", "", 1134),
        _level(3, "lowerRoman", "%4)", "", 1701),
    )
    return f"""<w:numbering {_NS}>
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>{_level(0, "upperLetter", "%1.", "Preambular", 567)}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def _level(level: int, form: str, text: str, style: str, indent: int, restart: bool = True) -> str:
    again = "" if restart else '<w:lvlRestart w:val="0"/>'
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{again}{bound}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="567"/></w:pPr></w:lvl>'
    )


def settings(lang: str, tracked: bool) -> str:
    """The settings part; a redline opens with tracking on."""
    revisions = "<w:trackRevisions/>" if tracked else ""
    return f"""<w:settings {_NS}><w:zoom w:percent="100"/>{revisions}<w:defaultTabStop w:val="567"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="{LANGS[lang]}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""
