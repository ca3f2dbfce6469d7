"""Independent readers agree: LibreOffice, and the Open XML SDK's accept and reject.

And they can disagree: a file with one fault is caught.
"""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

import docx
import pytest
from docx_scalpel.session import docx_diff_accept_revisions, docx_diff_reject_revisions
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.domain import Draft
from exports import word
from tests.exports.resolver import resolved
from tests.exports.samples import HISTORIES, LANGUAGES, decided, random_paper
from tests.exports.soundness import invalid, unsound
from tests.exports.test_redline import as_written
from tests.support.office import numbered

Witness = Callable[[bytes, str], list[str]]


def the_rules(redline: bytes, verdict: str) -> list[str]:
    return [text for _, text in resolved(redline, verdict)]


def the_sdk(redline: bytes, verdict: str) -> list[str]:
    return [text for _, text in sdk_styles(redline, verdict)]


def sdk_styles(redline: bytes, verdict: str) -> list[tuple[str, str]]:
    resolve = {"accept": docx_diff_accept_revisions, "reject": docx_diff_reject_revisions}[verdict]
    paragraphs = docx.Document(io.BytesIO(resolve(redline))).paragraphs
    return [(p.style.style_id if p.text else "", p.text) for p in paragraphs]


def libreoffice(redline: bytes, verdict: str) -> list[str]:
    return [text for _, text in numbered(redline, verdict)]


def lines(draft: Draft) -> list[str]:
    return [text for _, text in as_written(draft)]


@pytest.mark.parametrize("name", HISTORIES)
def test_the_sdk_agrees(name: str) -> None:
    paper = decided(name)
    redline = word.redline(paper)
    assert sdk_styles(redline, "accept") == as_written(paper.draft)
    assert sdk_styles(redline, "reject") == as_written(paper.base)


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_sdk_agrees_on_any_history(random: Random) -> None:
    paper = random_paper(random)
    redline = word.redline(paper)
    assert the_sdk(redline, "accept") == lines(paper.draft)
    assert the_sdk(redline, "reject") == lines(paper.base)


def with_numbers(draft: Draft) -> list[tuple[str, str]]:
    """(number, text) of each canonical line."""
    shown = []
    for clause in draft.clauses:
        label = draft.labels.get(clause.key, "")
        for lang in (code for code in LANGUAGES if clause.text(code)):
            shown.append((f"{label}." if label else "", clause.text(lang)))
            label = ""
    return [*shown, ("", ""), ("", "")]


@pytest.mark.parametrize("name", HISTORIES)
def test_libreoffice_agrees_to_the_number(name: str) -> None:
    paper = decided(name)
    redline = word.redline(paper)
    assert numbered(redline, "accept") == with_numbers(paper.draft)
    assert libreoffice(redline, "reject") == lines(paper.base)


@pytest.mark.parametrize("seed", range(12))
def test_libreoffice_agrees_on_long_histories(seed: int) -> None:
    paper = random_paper(Random(seed), clauses=20, decisions=20)
    redline = word.redline(paper)
    assert libreoffice(redline, "accept") == lines(paper.draft)
    assert libreoffice(redline, "reject") == lines(paper.base)


# a fault in the file -> (what stands in it, what takes its place)
FAULTS = {
    "an inserted paragraph's mark is lost": (
        rb"<w:rPr><w:ins [^>]*/></w:rPr></w:pPr>",
        b"</w:pPr>",
    ),
    "a deleted paragraph's mark is lost": (rb"<w:rPr><w:del [^>]*/></w:rPr></w:pPr>", b"</w:pPr>"),
    "an insertion is unwrapped": (rb"<w:ins [^>]*>(<w:r>.*?</w:r>)</w:ins>", rb"\1"),
    "a word is changed": ("d’ouvrir".encode(), b"de fermer"),
    "a space is lost": (rb" guides", b"guides"),
}


@pytest.mark.parametrize("witness", [the_rules, the_sdk, libreoffice])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(fault: str, witness: Witness) -> None:
    paper = decided("all of it, with faults to make")
    broken = with_fault(word.redline(paper), *FAULTS[fault])
    read = witness(broken, "accept"), witness(broken, "reject")
    assert read != (lines(paper.draft), lines(paper.base))


@pytest.mark.parametrize(
    ("found", "put"),
    [
        (rb'(<w:del w:id=")\d+"', rb'\g<1>1"'),
        (rb"<w:moveToRangeEnd [^>]*/>", b""),
        (rb"<w:delText([^>]*)>([^<]*)</w:delText>", rb"<w:t\1>\2</w:t>"),
        (rb'w:val="Operative"', b'w:val="Forgotten"'),
        (rb'(<w:ins w:id="\d+") w:author="[^"]*"', rb"\1"),
        (rb"(<w:bookmarkStart [^>]*/>)(.*?)<w:bookmarkEnd [^>]*/>", rb"\1\2"),
        (rb' xml:space="preserve"', b""),
        (rb"<w:commentReference [^>]*/>", b""),
    ],
)
def test_an_unsound_file_is_seen(found: bytes, put: bytes) -> None:
    assert unsound(with_fault(word.redline(decided("all but everything")), found, put))


def test_a_wrong_order_of_elements_is_seen() -> None:
    swapped = rb"<w:pPr>\2\1</w:pPr>"
    order = rb"<w:pPr>(<w:pStyle [^>]*/>)(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)</w:pPr>"
    assert invalid(with_fault(word.redline(decided("all but everything")), order, swapped))


def with_fault(content: bytes, found: bytes, put: bytes) -> bytes:
    """The file with one place of its text changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part, times = re.subn(found, put, part, count=1)
                assert times == 1
            target.writestr(name, part)
    return out.getvalue()
