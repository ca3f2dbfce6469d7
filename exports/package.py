"""The finished file: properties set, leftovers of the library's template gone, same bytes always."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from exports.paper import Paper
from exports.styles import LANGS

_DAY_ZERO = (1980, 1, 1, 0, 0, 0)
_DROPPED = ("docProps/thumbnail.jpeg", "docProps/custom.xml")
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_REL = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)


def finish(content: bytes, paper: Paper) -> bytes:
    """The file re-zipped with fixed dates, its properties those of the paper."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist() if name not in _DROPPED}
    parts[_CORE], parts[_APP] = _core(paper).encode(), _app().encode()
    parts["_rels/.rels"] = _package_relations(parts["_rels/.rels"], bool(paper.fingerprint))
    if paper.fingerprint:
        parts["docProps/custom.xml"] = _custom(paper.fingerprint).encode()
        parts["[Content_Types].xml"] = _with_custom_type(parts["[Content_Types].xml"])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(zipfile.ZipInfo(name, _DAY_ZERO), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _core(paper: Paper) -> str:
    moment = paper.adopted or paper.issued
    when = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else "1980-01-01T00:00:00Z"
    status = paper.words["adopted" if paper.adopted else "draft"]
    lang = LANGS.get(paper.languages[0], "fr-FR")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:subject>{escape(paper.name)}</dc:subject>"
        f"<dc:creator>{escape(paper.name)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f"<dc:language>{lang}</dc:language>"
        f"<cp:contentStatus>{escape(status)}</cp:contentStatus></cp:coreProperties>"
    )


def _app() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
        '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    )


def _custom(fingerprint: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
        '"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt='
        '"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Fingerprint">'
        f"<vt:lpwstr>SHA-256 {fingerprint}</vt:lpwstr></property></Properties>"
    )


def _package_relations(content: bytes, with_custom: bool) -> bytes:
    text = re.sub(r"<Relationship [^>]*thumbnail[^>]*/>", "", content.decode())
    if with_custom:
        link = f'<Relationship Id="rIdCustom" Type="{_CUSTOM_REL}" Target="docProps/custom.xml"/>'
        text = text.replace("</Relationships>", f"{link}</Relationships>")
    return text.encode()


def _with_custom_type(content: bytes) -> bytes:
    override = f'<Override PartName="/docProps/custom.xml" ContentType="{_CUSTOM_TYPE}"/>'
    return content.replace(b"</Types>", override.encode() + b"</Types>")
