"""Worst cases end soon, with the laws intact."""

import random
from itertools import count

import pytest

from drafting.text import alignment, diff, merge, readable, retrack, track, weave
from drafting.text.track import after, before
from tests.text.test_laws import read


def words(count, seed, vocabulary=100_000):
    chance = random.Random(seed)
    return " ".join(str(chance.randrange(vocabulary)) for _ in range(count))


def sprinkled(text, share, seed):
    chance = random.Random(seed)
    return " ".join("x" if chance.random() < share else word for word in text.split(" "))


WORST = [
    pytest.param(words(100_000, 1), words(100_000, 2), id="rewritten completely"),
    pytest.param(words(50_000, 1, 30), words(50_000, 2, 30), id="thirty words in any order"),
    pytest.param(words(20_000, 1), " ".join(reversed(words(20_000, 1).split())), id="read backwards"),
    pytest.param("mot " * 100_000, "mot " * 90_000, id="one word repeated"),
    pytest.param("mot " * 50_000, sprinkled("mot " * 50_000, 0.05, 1), id="one word, here and there another"),
    pytest.param("a " * 50_000, "b " * 50_000, id="nothing in common"),
    pytest.param("𝔸," * 30_000, "𝔹;" * 30_000, id="astral characters and no spaces"),
    pytest.param("👩" * 30_000, "👨" * 30_000, id="pictures"),
    pytest.param("\u0301" * 50_000, "\u0300" * 50_000, id="marks on nothing"),
    pytest.param("a\u0301 \u0300" * 20_000, "a \u0301\u0300" * 20_000, id="spaces that bear marks"),
    pytest.param("l’" * 30_000, "d’" * 30_000, id="elisions of nothing"),
    pytest.param("1 000," * 20_000, "1.000 " * 20_000, id="numbers without end"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), WORST)
def test_worst_cases_keep_the_laws(a, b):
    for spans in (diff(a, b), readable(diff(a, b))):
        assert read(spans, "equal", "delete") == a
        assert read(spans, "equal", "insert") == b
    assert merge(a, b, a).text == merge(a, a, b).text == merge(a, b, b).text == b
    assert "".join(strand.text for strand in weave(weave((), a, "1"), b, "2")) == b
    marks = retrack(track(a), b, "2")
    assert before(marks) == a and after(marks) == b


@pytest.mark.parametrize(("a", "b"), WORST)
def test_the_work_is_counted_and_stays_within_its_bound(a, b, monkeypatch):
    """Rows of the alignment table are where time could be lost without limit."""
    steps = count()
    row = alignment._row

    def counted(above, item, others):
        for _ in others:
            next(steps)
        return row(above, item, others)

    monkeypatch.setattr(alignment, "_row", counted)
    diff(a, b)
    assert next(steps) <= alignment._WORK


def test_the_same_texts_always_merge_the_same():
    base, one, other = words(800, 5, 50), words(800, 6, 50), words(800, 7, 50)
    assert merge(base, one, other) == merge(base, one, other)
