"""Reading lists of people from CSV and XLSX files."""

import csv
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from openpyxl import load_workbook

from drafting.domain import Refused

COLUMNS = ("name", "role", "workshop", "delegation", "language")
ROWS_LIMIT = 3_000
UNPACKED_LIMIT = 40 * 1024 * 1024
CELL_LIMIT = 300

# Headings as people write them, in the three languages.
_HEADINGS = {
    "nom": "name",
    "name": "name",
    "անուն": "name",
    "rôle": "role",
    "role": "role",
    "դեր": "role",
    "atelier": "workshop",
    "workshop": "workshop",
    "աշխատաժողով": "workshop",
    "délégation": "delegation",
    "delegation": "delegation",
    "պատվիրակություն": "delegation",
    "langue": "language",
    "language": "language",
    "լեզու": "language",
}
_ROLES = {
    "président": "chair",
    "présidente": "chair",
    "présidence": "chair",
    "chair": "chair",
    "secrétariat": "secretariat",
    "secrétaire": "secretariat",
    "secretariat": "secretariat",
    "rapporteur": "rapporteur",
    "rapporteure": "rapporteur",
    "rapporteuse": "rapporteur",
    "délégué": "delegate",
    "déléguée": "delegate",
    "delegate": "delegate",
    "նախագահ": "chair",
    "քարտուղարություն": "secretariat",
    "զեկուցող": "rapporteur",
    "պատվիրակ": "delegate",
}


def read_people(filename: str, content: bytes) -> list[dict[str, Any]]:
    """People as dicts of COLUMNS, with the ``line`` of the file each stands on.

    Raises Refused: sheet_unreadable, sheet_columns, too_many.
    """
    try:
        rows = list(_xlsx(content) if content[:2] == b"PK" else _csv(content))
    except (ValueError, KeyError, OSError, csv.Error, zipfile.BadZipFile, SyntaxError):
        raise Refused("sheet_unreadable", field="people") from None
    if len(rows) > ROWS_LIMIT:
        raise Refused("too_many", field="people", limit=ROWS_LIMIT)
    if not rows:
        raise Refused("sheet_columns", field="people")
    columns = [_HEADINGS.get(cell.strip().lower()) for cell in rows[0]]
    if not {"name", "role"} <= set(columns):
        raise Refused("sheet_columns", field="people")
    return [_person(line, columns, row) for line, row in enumerate(rows[1:], 2) if any(row)]


def _person(line: int, columns: list[str | None], row: list[str]) -> dict[str, Any]:
    person: dict[str, Any] = {"line": line}
    for column, cell in zip(columns, row, strict=False):
        if column:
            person[column] = cell.strip()
    role = person.get("role", "").lower()
    return person | {"role": _ROLES.get(role, role)}


def _csv(content: bytes) -> Iterable[list[str]]:
    text = content.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [cell[:CELL_LIMIT] for cell in row]


def _xlsx(content: bytes) -> Iterable[list[str]]:
    """The first sheet; refused unread when it would unpack to too much."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(item.file_size for item in archive.infolist()) > UNPACKED_LIMIT:
            raise ValueError("too large")
        for item in archive.infolist():
            if item.filename.endswith(".xml") and b"<!DOCTYPE" in archive.read(item)[:2048]:
                raise ValueError("a DOCTYPE")
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True, max_row=ROWS_LIMIT + 2):
        yield ["" if cell is None else str(cell)[:CELL_LIMIT] for cell in row[:12]]
