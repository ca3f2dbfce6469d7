"""Redlines as an editor would make them; the table is `redlines.txt`."""

from pathlib import Path

import pytest

from drafting.text import diff, readable

LINES = (Path(__file__).parent / "redlines.txt").read_text(encoding="utf-8").splitlines()
TABLE = [line.split(" | ") for line in LINES if not line.startswith("#")]
SIGNS = {"equal": "%s", "insert": "{+%s+}", "delete": "[-%s-]"}


@pytest.mark.parametrize(("old", "new", "wanted"), TABLE)
def test_a_redline_reads_as_an_editor_marks_it(old, new, wanted):
    assert "".join(SIGNS[span.kind] % span.text for span in readable(diff(old, new))) == wanted
