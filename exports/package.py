"""The finished file: its properties set, and the same bytes whenever it is made."""

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.elements import tagged
from exports.paper import Paper

_DAY_ZERO = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # said of every file, whatever system made it
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_LINK = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    '"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt='
    '"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Fingerprint">'
    "<vt:lpwstr>SHA-256 %s</vt:lpwstr></property></Properties>"
)


def finish(document: Document, paper: Paper) -> bytes:
    """The file with the paper's properties, zipped with fixed dates in a fixed order."""
    _describe(document, paper)
    if paper.fingerprint:
        _seal(document, paper.fingerprint)
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        for name in sorted(names, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _DAY_ZERO)
            entry.create_system = _UNIX
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _describe(document: Document, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.subject = paper.title[:255], paper.name[:255]
    about.author = about.last_modified_by = paper.name[:255]
    about.language = tagged(paper.languages[0] if paper.languages else paper.lang)
    about.content_status = paper.words["adopted" if paper.adopted else "draft"][:255]
    about.created = about.modified = _moment(paper)


def _moment(paper: Paper) -> datetime:
    """In UTC, as the format wants it here; a text never issued has no time of its own."""
    moment = paper.adopted or paper.issued
    return moment.astimezone(UTC) if moment else datetime(*_DAY_ZERO)


def _seal(document: Document, fingerprint: str) -> None:
    """The fingerprint as a property that Word shows under File, Info, Properties."""
    package = document.part.package
    content = (_CUSTOM % fingerprint).encode()
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, content, package)
    package.relate_to(part, _CUSTOM_LINK)
