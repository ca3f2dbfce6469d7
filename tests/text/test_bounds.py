"""Worst cases end soon, with the laws intact."""

import random
from itertools import count

import pytest

from drafting.text import alignment, diff, merge, pairing, readable, retrack, track, weave
from drafting.text.track import after, before
from tests.text.test_laws import read


def words(count, seed, vocabulary=100_000):
    chance = random.Random(seed)
    return " ".join(str(chance.randrange(vocabulary)) for _ in range(count))


def sprinkled(text, share, seed):
    chance = random.Random(seed)
    return " ".join("x" if chance.random() < share else word for word in text.split(" "))


def anchored(size, seed):
    """Few words in any order, and every so often one that stands nowhere else."""
    chance = random.Random(seed)
    runs = ([f"w{chance.randrange(size // 2)}" for _ in range(size)] for _ in range(12_000 // size))
    return " ".join(word for place, run in enumerate(runs) for word in (f"u{place}", *run))


SEVERAL = "un deux trois quatre cinq "
WORST = [
    pytest.param(words(100_000, 1), words(100_000, 2), id="rewritten completely"),
    pytest.param(words(20_000, 1, 30), words(20_000, 2, 30), id="thirty words in any order"),
    pytest.param(words(1_500, 1, 30), words(1_500, 2, 30), id="thirty words, few enough to weigh"),
    pytest.param(words(20_000, 1), " ".join(reversed(words(20_000, 1).split())), id="read backwards"),
    pytest.param(" ".join(f"w{n // 2}" for n in range(20_000)), " ".join(f"w{n // 2}" for n in range(20_000, 0, -1)), id="twice each, read backwards"),
    pytest.param(words(6_000, 1, 99) + words(6_000, 2, 99), words(6_000, 2, 99) + words(6_000, 1, 99), id="halves that change places"),
    pytest.param(anchored(60, 1), anchored(60, 2), id="hard gaps between anchors"),
    pytest.param(anchored(400, 1), anchored(400, 2), id="long hard gaps between anchors"),
    pytest.param("mot " * 100_000, "mot " * 90_000, id="one word repeated"),
    pytest.param("mot " * 50_000, sprinkled("mot " * 50_000, 0.05, 1), id="one word, here and there another"),
    pytest.param("un deux " * 25_000, "deux un " * 25_000, id="two words in turn"),
    pytest.param(SEVERAL * 2_500, SEVERAL.replace("quatre cinq", "cinq quatre") * 2_500, id="a long period, changed"),
    pytest.param(SEVERAL * 2_500, (SEVERAL + "six ") * 2_000, id="two long periods"),
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
    """Where time could be lost without limit: cells of the table, steps of diff-match-patch."""
    cells, looks = count(), count()
    row = pairing._row

    def counted(above, item, others):
        for _ in others:
            next(cells)
        return row(above, item, others)

    class Counted(pairing.Allowance):
        def __lt__(self, now):
            next(looks)
            return super().__lt__(now)

    monkeypatch.setattr(pairing, "_row", counted)
    monkeypatch.setattr(pairing, "Allowance", Counted)
    diff(a, b)
    assert next(cells) <= alignment._WORK
    assert next(looks) <= 10_000


def test_the_same_texts_always_merge_the_same():
    base, one, other = words(800, 5, 50), words(800, 6, 50), words(800, 7, 50)
    assert merge(base, one, other) == merge(base, one, other)
