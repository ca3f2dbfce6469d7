"""Redlines as an editor would make them; the table is `redlines.txt`."""

from itertools import chain
from pathlib import Path

import pytest

from drafting.text import diff, readable

PARTS = (Path(__file__).parent / "redlines.txt").read_text(encoding="utf-8").split("\n# ")
TABLES = {
    name: [line.split(" | ") for line in lines if line]
    for name, *lines in (part.split("\n") for part in PARTS[1:])
}
SIGNS = {"equal": "%s", "insert": "{+%s+}", "delete": "[-%s-]"}


@pytest.mark.parametrize(("old", "new", "wanted"), [*chain(*TABLES.values())])
def test_a_redline_reads_as_an_editor_marks_it(old, new, wanted):
    assert "".join(SIGNS[span.kind] % span.text for span in readable(diff(old, new))) == wanted


def test_the_table_is_long_enough_in_each_language():
    assert {name: len(rows) >= 22 for name, rows in TABLES.items()} == {
        "French": True,
        "Armenian": True,
        "English": True,
    }
