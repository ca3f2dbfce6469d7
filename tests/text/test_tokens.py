"""Tokens: what a reader sees as one word, one number, one sign."""

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.text import tokens
from drafting.text.tokens import chunks
from tests.strategies import HOSTILE, texts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("L’eau d'ici qu’elle", ["L’", "eau", " ", "d'", "ici", " ", "qu’", "elle"]),
        ("jusqu’à lorsqu’on", ["jusqu’", "à", " ", "lorsqu’", "on"]),
        ("aujourd’hui quelqu’un", ["aujourd’hui", " ", "quelqu’un"]),
        ("the town's, O’Brien", ["the", " ", "town's", ",", " ", "O’Brien"]),
        ("franco-arméniens a-t-il", ["franco-arméniens", " ", "a-t-il"]),
        ("12\u00a0000 12\u202f000 3,5 1.234.567", ["12\u00a0000", " ", "12\u202f000", " ", "3,5", " ", "1.234.567"]),
        ("le 1er, la 2e", ["le", " ", "1er", ",", " ", "la", " ", "2e"]),
        ("du 15-17 octobre", ["du", " ", "15", "-", "17", " ", "octobre"]),
        ("«\u00a0oui\u00a0»\u202f!", ["«", "\u00a0", "oui", "\u00a0", "»", "\u202f", "!"]),
        ("Ի՞նչ կա՞ այո՛", ["Ի՞նչ", " ", "կա՞", " ", "այո՛"]),
        ("լեզուն՝ և այլն։", ["լեզուն", "՝", " ", "և", " ", "այլն", "։"]),
        ("2014-ին հյուսիս֊հարավ", ["2014-ին", " ", "հյուսիս֊հարավ"]),
        ("e\u0301te\u0301 a\u0300\u0301", ["e\u0301te\u0301", " ", "a\u0300\u0301"]),
        ("👨‍👩‍👧👍🏽🇦🇲🇫🇷1️⃣", ["👨‍👩‍👧", "👍🏽", "🇦🇲", "🇫🇷", "1️⃣"]),
        ("𝔸𝔹 𐌰", ["𝔸𝔹", " ", "𐌰"]),
        ("\ud83d\ude00\ud800", ["\ud83d\ude00", "\ud800"]),
        ("mot\n\n mot", ["mot", "\n\n ", "mot"]),
    ],
)  # fmt: skip
def test_a_text_falls_into_what_a_reader_sees(text, parts):
    assert list(tokens(text)) == parts


@given(texts)
@example("".join(map(chr, range(0x20000))))
def test_tokens_joined_are_the_text(text):
    assert "".join(tokens(text)) == text
    assert " ".join(chunks(text)) == text


def edges(parts, gap=0):
    at, places = 0, {0}
    for part in parts:
        places |= {at, at + len(part)}
        at += len(part) + gap
    return places


@given(texts)
def test_chunks_are_cut_only_between_tokens(text):
    assert edges(chunks(text), gap=1) <= edges(tokens(text))


SIGNS = [*HOSTILE, "a", "1", ".", ",", "ա", "՞", "\u200c", "\u0903", "\ufe0f", "\u20e3", "か\u3099", "ᄀ", "ᅡ", "🏴\U000e0067\U000e007f"]  # fmt: skip


@given(st.lists(st.sampled_from([sign for sign in SIGNS if sign.isprintable()]), max_size=12))
def test_no_letter_or_picture_is_split_by_the_rules_of_unicode(signs):
    text = "".join(["a", *signs])
    assert edges(tokens(text)) <= edges(regex.findall(r"\X", text))
