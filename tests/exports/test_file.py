"""The file around the text: properties, pages, languages, numbers, signatures."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest

from exports import Signatory, word
from tests.exports.resolver import W, part
from tests.exports.samples import HISTORIES, MORNING, VALENCE, decided, paper, taken
from tests.exports.soundness import invalid, unsound

NAME = "all but everything"


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def values(element, tag: str) -> list[str]:
    return [found.get(f"{W}val") for found in element.iter(f"{W}{tag}")]


@pytest.mark.parametrize("write", [word.clean, word.redline])
def test_same_input_same_bytes(write) -> None:
    assert write(decided(NAME)) == write(decided(NAME))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"adopted": None, "fingerprint": None},
        {"signatories": ()},
        {"lang": "hy", "title": "Վալանսի հռչակագիր", "name": "Համաժողով / Assises"},
        {"lang": "en", "languages": ("hy", "fr")},
        {"place": "", "dates": "", "issued": None, "adopted": None, "fingerprint": None},
        {"name": "Très long nom " * 30, "signatories": (Signatory("Nom sans pays"),) * 40},
    ],
    ids=str,
)
def test_any_paper_is_valid(changed: dict) -> None:
    for write in (word.clean, word.redline):
        content = write(paper(VALENCE, taken(VALENCE, *HISTORIES[NAME]), **changed))
        assert invalid(content) == []
        assert unsound(content) == []


def test_a_text_without_clauses_is_valid() -> None:
    content = word.redline(paper(VALENCE.__class__(), ()))
    assert invalid(content) == []


def test_properties_name_the_text_and_its_fingerprint() -> None:
    sealed = decided(NAME)
    content = word.clean(sealed)
    about = opened(content).core_properties
    assert (about.title, about.language, about.content_status) == (
        "Déclaration de Valence",
        "fr-FR",
        "Texte adopté",
    )
    assert about.created.isoformat() == "2013-10-17T11:00:00+00:00"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert sealed.fingerprint.encode() in package.read("docProps/custom.xml")


def test_nothing_is_left_of_the_library_s_template() -> None:
    with zipfile.ZipFile(io.BytesIO(word.redline(decided(NAME)))) as package:
        names = package.namelist()
        words = b"".join(package.read(name) for name in names)
    assert not [
        name for name in names if "thumbnail" in name or "app.xml" in name or "customXml" in name
    ]
    assert b"python-docx" not in words


def test_every_run_says_its_language_and_armenian_ones_their_font() -> None:
    content, seen = word.redline(decided(NAME)), set()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if re.match(r"word/\w+\.xml", name)]
    for run in [run for name in names for run in part(content, name).iter(f"{W}r")]:
        text = "".join(t.text for t in run.iter(f"{W}t", f"{W}delText"))
        said = values(run, "lang"), values(run, "rStyle")
        if re.search("[Ա-և]", text):
            assert said == (["hy-AM"], ["Armenian"]), text
        elif re.search("[A-Za-z]", text) and said != ([], ["Fingerprint"]):
            assert said == (["fr-FR"], []), text
        seen.update(said[0])
    assert seen == {"fr-FR", "hy-AM"}


def test_armenian_names_in_the_signature_table_are_armenian() -> None:
    cells = opened(word.clean(decided(NAME))).tables[0].rows[2].cells
    assert cells[0].text == "Ville de Valence (FR)\nՎալանս քաղաք"
    assert values(cells[0]._tc, "lang") == ["fr-FR", "hy-AM"]


def test_numbers_are_words_own_lists_bound_to_the_styles() -> None:
    numbering = part(word.clean(decided(NAME)), "word/numbering.xml")
    levels = [
        (level.find(f"{W}pStyle").get(f"{W}val"), level.find(f"{W}numFmt").get(f"{W}val"))
        for level in numbering.iter(f"{W}lvl")
    ]
    assert levels == [
        ("Heading1", "upperRoman"),
        ("Preambular", "upperLetter"),
        ("Operative", "decimal"),
        ("OperativeA", "lowerLetter"),
        ("OperativeI", "lowerRoman"),
    ]


def test_the_signature_table_can_be_read_aloud_and_is_never_split() -> None:
    table = opened(word.clean(decided(NAME))).tables[0]
    properties = table._tbl.tblPr
    assert values(properties, "tblCaption") == ["Signatures"]
    assert values(properties, "tblDescription") == ["Signatures : Déclaration de Valence"]
    rows = list(table._tbl.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, True, False, False, False]


def test_header_and_footer_say_who_when_page_and_fingerprint() -> None:
    sealed = decided(NAME)
    section = opened(word.clean(sealed)).sections[0]
    first = [p.text for p in section.first_page_header.paragraphs]
    assert first == [sealed.name, "Valence  ·  15–17 octobre 2013  ·  Texte adopté"]
    assert [p.text for p in section.header.paragraphs] == ["Déclaration de Valence\tTexte adopté"]
    for footer in (section.first_page_footer, section.footer):
        codes = [code.text.strip() for code in footer._element.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]
        assert footer.paragraphs[0].text == f"SHA-256 {sealed.fingerprint}\tPage 1 sur 1"


def test_the_first_page_says_which_language_prevails() -> None:
    """In the header: the body is the canonical text and nothing else."""
    sealed = decided(NAME)
    said = replace(sealed, words={**sealed.words, "prevails": "Le texte français fait foi."})
    document = opened(word.clean(said))
    first = document.sections[0].first_page_header.paragraphs
    assert first[-1].text == "Le texte français fait foi."
    assert {p.style.style_id for p in first[1:]} == {"Occasion"}
    plain = opened(word.clean(sealed))
    assert [p.text for p in document.paragraphs] == [p.text for p in plain.paragraphs]


def test_a_draft_says_that_it_is_one() -> None:
    draft = paper(VALENCE, (), adopted=False, issued=MORNING)
    document = opened(word.clean(draft))
    assert document.core_properties.content_status == "Projet"
    assert "Projet" in document.sections[0].header.paragraphs[0].text
    assert "SHA-256" not in document.sections[0].footer.paragraphs[0].text


def test_only_a_redline_tracks_changes() -> None:
    tracked = [
        part(write(decided(NAME)), "word/settings.xml").find(f"{W}trackRevisions") is not None
        for write in (word.clean, word.redline)
    ]
    assert tracked == [False, True]


def test_every_clause_is_anchored_by_a_bookmark() -> None:
    sealed = decided(NAME)
    names = [b.get(f"{W}name") for b in part(word.clean(sealed)).iter(f"{W}bookmarkStart")]
    assert names == [f"clause_{key}" for key in sealed.draft.keys]
