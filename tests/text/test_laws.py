"""What holds for every text, in any script."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drafting.text import Mark, diff, distance, merge, readable, retrack, tokens, track, weave
from drafting.text.track import after, before
from tests.strategies import real, texts, three


def read(spans, *kinds):
    return "".join(span.text for span in spans if span.kind in kinds)


@given(texts)
def test_tokens_joined_are_the_text(text):
    assert "".join(tokens(text)) == text


@given(texts, texts)
def test_a_difference_holds_both_texts_exactly(a, b):
    for spans in (diff(a, b), readable(diff(a, b))):
        assert read(spans, "equal", "delete") == a
        assert read(spans, "equal", "insert") == b


@given(texts, texts)
def test_merging_with_an_unchanged_side_gives_the_other(base, text):
    assert merge(base, text, base).text == text
    assert merge(base, base, text).text == text
    assert merge(base, text, text).text == text
    assert not merge(base, text, text).conflicts


@given(three())
def test_without_conflict_the_sides_may_be_swapped(given_three):
    base, one, other = given_three
    merged, swapped = merge(base, one, other), merge(base, other, one)
    assert bool(merged.conflicts) == bool(swapped.conflicts)
    if not merged.conflicts:
        assert merged.text == swapped.text


@given(texts, texts, texts)
def test_merging_never_raises_and_a_conflict_names_its_words(base, one, other):
    for conflict in merge(base, one, other).conflicts:
        assert base[conflict.start : conflict.end] == conflict.base
        assert conflict.current != conflict.proposed


@given(three())
def test_every_word_has_one_origin(given_three):
    base, one, other = given_three
    strands = weave(weave(weave((), base, "frame"), one, "finding-1"), other, "amendment-2")
    assert "".join(strand.text for strand in strands) == other
    assert all(a.origin != b.origin for a, b in pairwise(strands))


@given(real, st.lists(real, max_size=4))
def test_a_redline_over_several_steps_keeps_base_and_result(base, steps):
    marks = track(base)
    for number, text in enumerate(steps):
        marks = retrack(marks, text, number)
    assert before(marks) == base
    assert after(marks) == (steps[-1] if steps else base)


@given(texts, texts)
def test_distance_is_a_share(a, b):
    assert 0 <= distance(a, b) <= 1
    assert distance(a, a) == 0


def test_what_was_inserted_and_taken_out_again_leaves_no_mark():
    marks = retrack(retrack(track("a b"), "a x b", "one"), "a b", "two")
    assert "".join(m.text for m in marks) == "a b" and not any(m.inserted_by for m in marks)


def test_each_change_keeps_its_author():
    marks = retrack(retrack(track("un deux trois"), "un 2 trois", "Valence"), "un 2 3", "Lyon")
    assert Mark("2", "Valence") in marks and Mark("3", "Lyon") in marks
    assert Mark("deux", None, "Valence") in marks
