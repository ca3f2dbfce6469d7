"""Worst cases end soon, with the laws intact; nothing depends on the clock."""

import random

import pytest

from drafting.text import diff, merge
from tests.text.test_laws import read


def words(count, seed, vocabulary=100_000):
    chance = random.Random(seed)
    return " ".join(str(chance.randrange(vocabulary)) for _ in range(count))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(words(20_000, 1), words(20_000, 2), id="a long text rewritten completely"),
        pytest.param("mot " * 20_000, "mot " * 19_000, id="one word repeated"),
        pytest.param("a " * 5_000, "b " * 5_000, id="nothing in common"),
        pytest.param(
            words(70_000, 3, 10**9), words(1, 4), id="more distinct words than characters"
        ),
        pytest.param("𝔸" * 3_000, "𝔹" * 3_000, id="astral characters"),
    ],
)
def test_worst_cases_keep_the_laws(a, b):
    spans = diff(a, b)
    assert read(spans, "equal", "delete") == a
    assert read(spans, "equal", "insert") == b


def test_a_surrogate_pair_is_never_split():
    spans = diff("x 𝔸 y", "x 𝔹 y")
    assert [span.text for span in spans if span.kind != "equal"] == ["𝔸", "𝔹"]


def test_the_same_texts_always_merge_the_same():
    base, one, other = words(800, 5, 50), words(800, 6, 50), words(800, 7, 50)
    assert merge(base, one, other) == merge(base, one, other)
