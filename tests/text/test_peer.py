"""Beside merge3, an independent three-way merge, on our tokens: every difference has its kind.

neighbours: merge3 wants a word between two changes that both sides leave alone; we let
changes of different words stand side by side.
no hold: one side inserts right beside, or edits within, what the other takes out or
rewrites; merge3 may hold on to the spaces in between, we call it a conflict.
repeated words: where a word stands several times, the two may take different ones for
the kept one. Never in a text whose words are all different.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merge3 import Merge3

from drafting.text import merge, tokens
from tests.strategies import three


def peer(base, one, other):
    """merge3's text, or None where it sees a conflict."""
    out = []
    for kind, *groups in Merge3(tokens(base), tokens(one), tokens(other)).merge_groups():
        if kind == "conflict":
            return None
        out += groups[0]
    return "".join(out)


def kind(base, one, other):
    ours, theirs = merge(base, one, other), peer(base, one, other)
    if theirs is None:
        return "both conflict" if ours.conflicts else "neighbours"
    if ours.conflicts:
        return "no hold"
    return "same text" if ours.text == theirs else "repeated words"


@pytest.mark.parametrize(
    ("base", "one", "other", "wanted"),
    [
        ("a b c", "x b c", "a b y", "same text"),
        ("a b c", "a x c", "a y c", "both conflict"),
        ("fin.", "début.", "fin!", "neighbours"),
        ("les villes", "les communes", "les villes jumelées", "neighbours"),
        ("a b c d", "a x b c d", "a d", "no hold"),
    ],
)
def test_each_kind_of_difference_is_known(base, one, other, wanted):
    assert kind(base, one, other) == wanted


def touches(base, one, other):
    """Whether the sides rewrite or take out words that meet, or insert at one place."""
    return all(
        not conflict.base.strip()
        or len(tokens(conflict.base)) > 1
        or not (conflict.current.strip() and conflict.proposed.strip())
        or conflict.current.startswith(conflict.base)
        or conflict.proposed.startswith(conflict.base)
        for conflict in merge(base, one, other).conflicts
    )


@given(three())
def test_every_difference_from_merge3_is_of_a_known_kind(given_three):
    base, one, other = given_three
    found = kind(base, one, other)
    if found == "repeated words":
        assert any(len(set(ws)) < len(ws) for ws in map(str.split, given_three))
    if found == "no hold":
        assert touches(base, one, other)


@st.composite
def distinct(draw):
    """A base of words all different, and two texts that replace, delete and add others."""
    words = [f"mot{n}" for n in range(draw(st.integers(1, 10)))]

    def edited(mark):
        kept = []
        for word in words:
            deed = draw(st.sampled_from(["keep", "keep", "keep", "replace", "delete", "add"]))
            kept += {"keep": [word], "replace": [mark + word], "delete": [], "add": [word, mark + word + "+"]}[deed]  # fmt: skip
        return " ".join(kept)

    return " ".join(words), edited("A"), edited("B")


@given(distinct())
def test_where_no_word_repeats_we_never_differ_in_the_text(given_three):
    assert kind(*given_three) != "repeated words"
