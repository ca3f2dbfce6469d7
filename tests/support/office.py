"""LibreOffice as an independent witness of what our Word files say.

One private office serves a whole test run (office_worker.py); every question loads
the file afresh. Comments are taken off a copy first: an office without a screen
stops on them in a live document.
"""

import atexit
import io
import json
import re
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.machine import need

WORKER = Path(__file__).with_name("office_worker.py")
COMMENTS = re.compile(
    rb"<w:comment(RangeStart|RangeEnd) [^>]*/>|"
    rb"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:commentReference [^>]*/></w:r>"
)


def accept_all(docx: bytes) -> list[str]:
    """The body's non-empty paragraphs once every tracked change is accepted."""
    return paragraphs(docx, "accept")


def reject_all(docx: bytes) -> list[str]:
    """The body's non-empty paragraphs once every tracked change is rejected."""
    return paragraphs(docx, "reject")


def paragraphs(docx: bytes, verdict: str, where: str = "body") -> list[str]:
    """Non-empty paragraphs of the "body", or of the "table" cells, after ``verdict``.

    A paragraph mark that was lost shows in `numbered` alone, as an empty paragraph.
    """
    told = _office().ask(verdict, without_comments(docx))
    return [text for place, text, _ in told if place == where and text]


def numbered(docx: bytes, verdict: str) -> list[tuple[str, str]]:
    """(number shown, text) of the body's paragraphs, the empty ones too, after ``verdict``."""
    told = _office().ask(verdict, without_comments(docx))
    return [(number, text) for place, text, number in told if place == "body"]


def changes(docx: bytes) -> list[tuple[str, str, str]]:
    """Kind ("Insert", "Delete"...), author and date of every tracked change."""
    return [(kind, who, when) for kind, who, when in _office().ask("changes", docx)]


def to_pdf(docx: bytes) -> bytes:
    """The file as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "paper.pdf"
        _office().ask("pdf", without_comments(docx), str(out))
        return out.read_bytes()


def without_comments(docx: bytes) -> bytes:
    """The same file with its comments' anchors taken off."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = COMMENTS.sub(b"", content)
            target.writestr(name, content)
    return out.getvalue()


class Office:
    """The worker process, asked one thing at a time."""

    def __init__(self) -> None:
        need("soffice", "libreoffice-writer-nogui python3-uno")
        python = need("/usr/bin/python3", "python3-uno")
        self._process = subprocess.Popen(
            [python, str(WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, job: str, docx: bytes, out: str | None = None) -> Any:
        """The answer to one job. Raises RuntimeError with the office's own words."""
        with tempfile.NamedTemporaryFile(suffix=".docx") as file:
            file.write(docx)
            file.flush()
            self._process.stdin.write(json.dumps({"job": job, "path": file.name, "out": out}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the office went away; is python3-uno installed?")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["done"]

    def close(self) -> None:
        self._process.stdin.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()


@cache
def _office() -> Office:
    office = Office()
    atexit.register(office.close)
    return office
