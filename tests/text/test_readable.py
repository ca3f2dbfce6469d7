"""Redlines as an editor would make them; the table is `redlines.txt`."""

from pathlib import Path

import pytest

from drafting.text import diff, readable

LINES = (Path(__file__).parent / "redlines.txt").read_text(encoding="utf-8").split("\n")
TABLE = [line.split(" | ") for line in LINES if line and not line.startswith("#")]
SIGNS = {"equal": "%s", "insert": "{+%s+}", "delete": "[-%s-]"}


@pytest.mark.parametrize(("old", "new", "wanted"), TABLE)
def test_a_redline_reads_as_an_editor_marks_it(old, new, wanted):
    assert "".join(SIGNS[span.kind] % span.text for span in readable(diff(old, new))) == wanted


def test_the_table_is_long_enough_in_each_language():
    armenian = [row for row in TABLE if any("\u0530" < sign < "\u0590" for sign in row[0])]
    assert len(armenian) >= 20 and len(TABLE) - len(armenian) >= 40
