"""What may come in, and in which form."""

import unicodedata

import pytest
from hypothesis import given
from lxml import etree

from drafting.text import Unclean, clean
from tests.strategies import texts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  deux  espaces ", "deux espaces"),
        ("une\nligne\r\nou\tdeux", "une ligne ou deux"),
        ("cafe\u0301", "café"),
        ("« non\u00a0»\u202f!", "« non\u00a0»\u202f!"),
        ("\ufeffdébut", "début"),
        ("famille 👨\u200d👩\u200d👧", "famille 👨\u200d👩\u200d👧"),
    ],
)
def test_texts_are_tidied(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"), (" \u00a0 ", "empty"), ("a\x00b", "control"), ("a\x1bb", "control"),
        ("a\ud800", "surrogate"), ("a\u202eb", "bidi"), ("a\u2066b", "bidi"),
        ("a\u2062b", "invisible"), ("x" * 30, "too_long"),
    ],
)  # fmt: skip
def test_what_deceives_or_breaks_is_refused(typed, code):
    with pytest.raises(Unclean) as refused:
        clean(typed, limit=20)
    assert refused.value.code == code


@given(texts)
def test_what_passes_can_be_written_as_xml_and_passes_again(text):
    try:
        kept = clean(text)
    except Unclean:
        return
    etree.Element("p").text = kept
    assert clean(kept) == kept == unicodedata.normalize("NFC", kept)
