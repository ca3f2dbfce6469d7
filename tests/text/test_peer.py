"""Beside two independent three-way merges, on our tokens: every difference has its kind.

The peers are merge3, which descends from Bazaar, and git's own (libgit2), one token a line.

neighbours: a peer wants a word between two changes that both sides leave alone; we let
changes of different words stand side by side.
no hold: one side inserts right beside, or edits within, what the other takes out or
rewrites; a peer may hold on to the spaces in between, we call it a conflict.
repeated words: where a word stands several times, or both sides bring the same one with
another change around it, the two may take different ones for the kept one. Never where
every word is another.
"""

from functools import cache
from tempfile import mkdtemp

import pygit2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from merge3 import Merge3

from drafting.text import merge, tokens
from tests.strategies import three


def merge3(base, one, other):
    """The merged tokens, or None where there is a conflict."""
    out = []
    for kind, *groups in Merge3(base, one, other).merge_groups():
        if kind == "conflict":
            return None
        out += groups[0]
    return out


@cache
def repository():
    return pygit2.init_repository(mkdtemp(prefix="peer"), bare=True)


def git(*sides):
    """The merged tokens, or None where there is a conflict."""
    numbers = {token: str(n) for n, token in enumerate(dict.fromkeys(sum(sides, ())))}
    # The last line stays: pygit2 fails on a result that is empty.
    files = ("\n".join([*(numbers[token] for token in side), "end"]).encode() for side in sides)
    entries = (
        pygit2.IndexEntry("text", repository().create_blob(file), pygit2.enums.FileMode.BLOB)
        for file in files
    )
    merged = repository().merge_file_from_index(*entries)
    if not merged.automergeable:
        return None
    words = {number: token for token, number in numbers.items()}
    return [words[line] for line in merged.contents.split()[:-1]]


PEERS = [merge3, git]


def kind(peer, base, one, other):
    ours, theirs = merge(base, one, other), peer(tokens(base), tokens(one), tokens(other))
    if theirs is None:
        return "both conflict" if ours.conflicts else "neighbours"
    if ours.conflicts:
        return "no hold"
    return "same text" if ours.text == "".join(theirs) else "repeated words"


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize(
    ("base", "one", "other", "wanted"),
    [
        ("a b c", "x b c", "a b y", "same text"),
        ("a b c", "a x c", "a y c", "both conflict"),
        ("fin.", "début.", "fin!", "neighbours"),
        ("les villes", "les communes", "les villes jumelées", "neighbours"),
        ("a b c d", "a d", "a b x c d", "both conflict"),
    ],
)
def test_each_kind_of_difference_is_known(peer, base, one, other, wanted):
    assert kind(peer, base, one, other) == wanted


def test_what_lost_its_hold_is_a_conflict_for_us_and_not_for_merge3():
    assert kind(merge3, "a b c d", "a x b c d", "a d") == "no hold"
    assert kind(git, "a b c d", "a x b c d", "a d") == "both conflict"


def test_of_words_said_twice_a_peer_may_take_the_other():
    assert kind(merge3, "la", "la la", "de la la") == "repeated words"
    assert kind(git, "well-being and the", "the et et", "well-being and et") == "repeated words"


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


def says_a_word_twice(texts):
    """In one of the texts, or by both sides, which bring it."""
    base, one, other = words = [text.split() for text in texts]
    brought = (set(one) & set(other)) - set(base)
    return bool(brought) or any(len(set(some)) < len(some) for some in words)


@pytest.mark.parametrize("peer", PEERS)
@given(texts=three())
def test_every_difference_from_a_peer_is_of_a_known_kind(peer, texts):
    found = kind(peer, *texts)
    if found == "repeated words":
        assert says_a_word_twice(texts)
    if found == "no hold":
        assert touches(*texts) or says_a_word_twice(texts)


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


@pytest.mark.parametrize("peer", PEERS)
@given(texts=distinct())
def test_where_no_word_repeats_we_never_differ_in_the_text(peer, texts):
    assert kind(peer, *texts) != "repeated words"
    assert kind(peer, *texts) != "no hold" or touches(*texts)
