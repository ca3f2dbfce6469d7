"""The witness itself: it reads a redline rightly, and a spoilt one makes it say something else."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.support import office

WHO = 'w:author="Valence" w:date="2013-10-17T09:30:00Z"'
NS = nsdecls("w")
KEPT = "<w:r><w:t>Les villes </w:t></w:r>"
STRUCK = f'<w:del w:id="1" {WHO}><w:r><w:delText>aident</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" {WHO}><w:r><w:t>soutiennent</w:t></w:r></w:ins>'
NEW_MARK = f'<w:pPr><w:rPr><w:ins w:id="3" {WHO}/></w:rPr></w:pPr>'
NEW_WORDS = f'<w:ins w:id="4" {WHO}><w:r><w:t>Նոր կետ։</w:t></w:r></w:ins>'
BASE = ["Les villes aident.", "Fait à Valence."]
ADOPTED = ["Les villes soutiennent.", "Նոր կետ։", "Fait à Valence."]


def redline(mark: str = NEW_MARK, inserted: str = INSERTED, words: str = NEW_WORDS) -> bytes:
    """A sentence with a word replaced, a new clause, a closing, and a table."""
    document = Document()
    first = f"<w:p {NS}>{KEPT}{STRUCK}{inserted}<w:r><w:t>.</w:t></w:r></w:p>".replace(
        "<w:t>", '<w:t xml:space="preserve">'
    )
    body = document.element.body
    for place, xml in enumerate((first, f"<w:p {NS}>{mark}{words}</w:p>")):
        body.insert(place, parse_xml(xml))
    document.add_paragraph("Fait à Valence.")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Signature"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_all_accepted_reads_as_adopted_and_all_rejected_as_the_base():
    paper = redline()
    assert office.accept_all(paper) == ADOPTED
    assert office.reject_all(paper) == BASE
    assert office.paragraphs(paper, "accept", where="table") == ["Signature"]


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param({"mark": ""}, id="the new paragraph's mark is not tracked"),
        pytest.param({"inserted": "<w:r><w:t>soutiennent</w:t></w:r>"}, id="an insertion unwrapped"),
        pytest.param({"words": NEW_WORDS.replace("Նոր", "Հին")}, id="a word changed"),
    ],
)
def test_a_spoilt_redline_is_found_out(spoilt):
    paper = redline(**spoilt)
    assert (whole(paper, "accept"), whole(paper, "reject")) != (ADOPTED, BASE)


def test_the_sound_one_is_not():
    assert (whole(redline(), "accept"), whole(redline(), "reject")) == (ADOPTED, BASE)


def whole(paper: bytes, verdict: str) -> list[str]:
    """Every paragraph, the empty ones too: a lost mark leaves nothing else behind."""
    return [text for _number, text in office.numbered(paper, verdict)]


def test_each_change_names_its_author_and_date():
    told = office.changes(redline())
    assert {(who, when) for _kind, who, when in told} == {("Valence", "2013-10-17T09:30:00")}
    assert {kind for kind, _who, _when in told} == {"Insert", "Delete"}


def test_a_file_that_is_no_word_file_is_an_error():
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("word/document.xml", "<oops")
    with pytest.raises(RuntimeError):
        office.accept_all(empty.getvalue())
    assert office.accept_all(redline()) == ADOPTED


def test_the_paper_can_be_printed():
    assert office.to_pdf(redline()).startswith(b"%PDF-")
