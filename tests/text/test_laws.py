"""What holds for every text, in any script."""

from collections import Counter
from itertools import accumulate, pairwise
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.text import (
    alignment,
    diff,
    distance,
    merge,
    pairing,
    readable,
    retrack,
    tokens,
    track,
    weave,
)
from drafting.text.spans import Span
from drafting.text.track import after, before
from tests.strategies import real, texts, three, versions

pairs = st.one_of(st.tuples(texts, texts), versions(texts, 1))
triples = st.one_of(st.tuples(texts, texts, texts), versions(texts, 2), three())


def read(spans, *kinds):
    return "".join(span.text for span in spans if span.kind in kinds)


def edges(parts):
    return {0, *accumulate(map(len, parts))}


def holds(spans, a, b):
    return read(spans, "equal", "delete") == a and read(spans, "equal", "insert") == b


@example(("Les Les", "Les "))
@example(("a b", "a "))
@example((" ", "a"))
@given(pairs)
def test_a_difference_holds_both_texts_exactly(pair):
    a, b = pair
    assert holds(diff(a, b), a, b)
    assert holds(readable(diff(a, b)), a, b)


@given(pairs)
def test_no_span_is_empty_and_no_two_neighbours_are_of_one_kind(pair):
    for spans in (diff(*pair), readable(diff(*pair))):
        assert all(span.text for span in spans)
        assert all(one.kind != other.kind for one, other in pairwise(spans))


@given(st.lists(st.builds(Span, st.sampled_from(["equal", "insert", "delete"]), texts), max_size=8))
def test_any_spans_can_be_made_readable(spans):
    old, new = read(spans, "equal", "delete"), read(spans, "equal", "insert")
    assert holds(readable(spans), old, new)


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert diff(text, text) == ((Span("equal", text),) if text else ())
    assert distance(text, text) == 0


@pytest.mark.parametrize("work", [0, 20, 200])
@given(pair=pairs, more=triples)
def test_giving_up_coarsens_a_difference_and_never_makes_it_wrong(work, pair, more):
    (a, b), (base, one, other) = pair, more
    with patch.multiple(alignment, _WORK=work, _CHOICE=work // 4, _DEPTH=1):
        assert holds(diff(a, b), a, b)
        assert merge(a, b, a).text == merge(a, a, b).text == merge(a, b, b).text == b
        merged, swapped = merge(base, one, other), merge(base, other, one)
    assert merged.conflicts or merged.text == swapped.text


@given(pairs)
def test_what_is_seen_without_tokens_is_what_tokens_show(pair):
    found = diff(*pair)
    with patch("drafting.text.spans._plain", lambda *_: None):
        assert found == diff(*pair)


@given(pairs)
def test_merging_with_an_unchanged_side_gives_the_other(pair):
    base, text = pair
    for merged in (merge(base, text, base), merge(base, base, text), merge(base, text, text)):
        assert merged.text == text and not merged.conflicts


@given(triples)
def test_the_sides_of_a_merge_may_be_swapped(given_three):
    base, one, other = given_three
    merged, swapped = merge(base, one, other), merge(base, other, one)
    turned = [(c.base, c.proposed, c.current, c.start, c.end) for c in swapped.conflicts]
    assert [(c.base, c.current, c.proposed, c.start, c.end) for c in merged.conflicts] == turned
    if not merged.conflicts:
        assert merged.text == swapped.text


@given(triples)
def test_a_conflict_names_its_words_and_keeps_the_current_ones(given_three):
    base, one, other = given_three
    merged = merge(base, one, other)
    at = 0
    for conflict in merged.conflicts:
        assert base[conflict.start : conflict.end] == conflict.base
        assert conflict.current != conflict.proposed
        assert conflict.start >= at
        assert conflict.current in one and conflict.proposed in other
        assert conflict.current in merged.text
        at = conflict.end


def moved_words(base, text):
    """Words that go at one place and come at another."""
    spans = diff(base, text)
    return set(tokens(read(spans, "delete"))) & set(tokens(read(spans, "insert")))


@given(three())
def test_a_merge_without_conflict_loses_no_word_and_says_none_twice(given_three):
    """Each word comes and goes as often as the two sides ask, once where they ask the same.

    But for a word that both sides move, each elsewhere: it stands at both places.
    """
    merged = merge(*given_three)
    if merged.conflicts:
        return
    moved = set.intersection(*(moved_words(given_three[0], side) for side in given_three[1:]))
    base, one, other = (Counter(tokens(text)) for text in given_three)
    result = Counter(tokens(merged.text))
    for word in {*base, *one, *other, *result} - moved:
        if word.isspace():
            continue
        asked = sorted((one[word] - base[word], other[word] - base[word]))
        least, most = min(asked[0], sum(asked)), max(asked[1], sum(asked))
        assert least <= result[word] - base[word] <= most


@given(st.lists(st.integers(0, 3), min_size=2, max_size=12), st.permutations(range(3)))
def test_changes_of_different_words_give_one_text_in_any_order(owners, order):
    """Word n is replaced by the amendment that owns it; 3 is nobody."""
    words = [f"mot{n}" for n in range(len(owners))]
    base = " ".join(words)

    def amended(*by):
        return " ".join(f"neuf{n}" if owner in by else words[n] for n, owner in enumerate(owners))

    head = base
    for amendment in order:
        merged = merge(base, head, amended(amendment))
        assert not merged.conflicts
        head = merged.text
    assert head == amended(0, 1, 2)


@given(st.lists(texts, max_size=5))
def test_every_word_has_one_origin(steps):
    strands = weave((), "", "frame")
    for number, text in enumerate(steps):
        strands = weave(strands, text, f"step {number}")
        assert "".join(strand.text for strand in strands) == text
        assert all(strand.text for strand in strands)
        assert all(one.origin != other.origin for one, other in pairwise(strands))
        assert edges(strand.text for strand in strands) <= edges(tokens(text))


@given(versions(st.one_of(real, texts), 4))
def test_any_sequence_of_merges_keeps_one_origin_for_each_word(steps):
    """Each amendment is written on the base and merged into what the text has become."""
    base, *proposals = steps
    head, strands = base, weave((), base, "base")
    for number, proposed in enumerate(proposals):
        head = merge(base, head, proposed).text
        strands = weave(strands, head, f"amendment {number}")
        assert "".join(strand.text for strand in strands) == head
        assert all(one.origin != other.origin for one, other in pairwise(strands))
        assert edges(strand.text for strand in strands) <= edges(tokens(head))
    assert {strand.origin for strand in strands} <= {"base", *(f"amendment {n}" for n in range(4))}


@given(three())
def test_undoing_gives_back_every_word_and_the_origin_of_those_that_stayed(given_three):
    """Undo is one more text: the one before."""
    base, one, other = given_three
    before_it = weave(weave((), base, "base"), one, "one")
    head = merge(base, one, other).text
    undone = weave(weave(before_it, head, "other"), one, "undo")
    assert "".join(strand.text for strand in undone) == one
    kept = Counter(tokens(read(diff(one, head), "equal")))
    old = Counter(tokens("".join(strand.text for strand in undone if strand.origin in ("base", "one"))))
    assert all(word.isspace() or old[word] <= kept[word] for word in old)


@given(versions(real, 2))
def test_what_already_holds_is_not_done_twice(steps):
    """A proposal that is merged asks for nothing more."""
    base, one, other = steps
    head = merge(base, one, other)
    if not head.conflicts:
        again = merge(base, head.text, head.text)
        assert again.text == head.text and not again.conflicts


@given(versions(texts, 1))
def test_what_a_step_keeps_keeps_its_origin(pair):
    base, text = pair
    strands = weave(weave((), base, "old"), text, "new")
    kept, added = read(diff(base, text), "equal"), read(diff(base, text), "insert")
    assert "".join(strand.text for strand in strands if strand.origin == "old") == kept
    assert "".join(strand.text for strand in strands if strand.origin == "new") == added


@given(versions(st.one_of(real, texts), 4))
def test_a_redline_over_several_steps_keeps_base_and_result(steps):
    base, *later = steps
    marks = track(base)
    for number, text in enumerate(later):
        marks = retrack(marks, text, number)
        assert before(marks) == base
        assert after(marks) == text
        assert all(mark.text for mark in marks)
        assert not any(m.inserted_by is not None and m.deleted_by is not None for m in marks)
        assert all(a.inserted_by != b.inserted_by or a.deleted_by != b.deleted_by for a, b in pairwise(marks))  # fmt: skip


@given(versions(real, 1))
def test_a_step_that_is_taken_back_leaves_no_mark(pair):
    base, text = pair
    assert retrack(retrack(track(base), text, "one"), base, "two") == track(base)


@given(
    st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=40)
)
def test_diff_match_patch_aligns_what_nothing_anchors(a, b):
    pairs = pairing.closest([*a, "x"], [*b, "x"], 1e6)
    assert pairs is not None
    assert all(one < other and x < y for (one, x), (other, y) in pairwise(pairs))
    assert all([*a, "x"][i] == [*b, "x"][j] for i, j in pairs)
    assert len(pairs) >= len(pairing.heaviest([*a, "x"], [*b, "x"]))


@pytest.mark.parametrize("work", [1, 100, 10_000])
@given(
    pair=st.tuples(*[st.lists(st.sampled_from("abc"), min_size=30, max_size=60).map(" ".join)] * 2)
)
def test_gaps_too_large_to_weigh_are_exact_too(work, pair):
    a, b = pair
    with patch.multiple(alignment, _WORK=work, _CHOICE=0):
        assert holds(diff(a, b), a, b)
        assert merge(a, b, a).text == merge(a, a, b).text == b


@given(pairs)
def test_distance_is_a_share(pair):
    assert 0 <= distance(*pair) <= 1
