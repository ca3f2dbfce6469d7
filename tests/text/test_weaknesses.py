"""Known weaknesses of diff-match-patch: met here, and shown beside it."""

import random
import time

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import given

from drafting.text import alignment, diff, merge, pairing, tokens
from tests.strategies import rearranged, texts


def changed(a, b):
    return [span.text for span in diff(a, b) if span.kind != "equal"]


def test_a_combining_mark_stays_with_its_letter_where_diff_match_patch_splits_it():
    old, new = "ne\u0301e", "ne\u0300e"
    assert (-1, "\u0301") in diff_match_patch().diff_main(old, new)
    assert changed(old, new) == [old, new]


def test_a_family_stays_one_picture_where_diff_match_patch_splits_it():
    old, new = "👨‍👩‍👧 viennent", "👨‍👩‍👦 viennent"
    assert (-1, "👧") in diff_match_patch().diff_main(old, new)
    assert changed(old, new) == ["👨‍👩‍👧", "👨‍👩‍👦"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("x 𝔸 y", "x 𝔹 y"), ("\ud83d\ude00", "\ud83d\ude01"), ("a \ud800 b", "a \udc00 b")],
)
def test_astral_letters_and_halves_of_them_are_replaced_whole(old, new):
    whole_old, whole_new = (text.strip("xyab ") for text in (old, new))
    assert changed(old, new) == [whole_old, whole_new]


def words(count, seed, vocabulary):
    chance = random.Random(seed)
    return " ".join(f"mot{chance.randrange(vocabulary)}" for _ in range(count))


def test_the_result_does_not_depend_on_the_clock(monkeypatch):
    """Under a clock that leaps, diff-match-patch gives up and we answer as before."""
    old, new = words(60, 1, 40), words(60, 2, 40)
    calm = diff(old, new), diff_match_patch().diff_main(old, new)
    leaps = iter(range(0, 10**9, 1000))
    monkeypatch.setattr(time, "time", lambda: next(leaps))
    assert diff_match_patch().diff_main(old, new) != calm[1]
    assert diff(old, new) == calm[0]


def test_more_distinct_words_than_there_are_characters_stay_distinct():
    """diff-match-patch has one character for each distinct line and lumps the rest together."""
    many = 1_200_000
    old = " ".join(map(str, range(many)))
    new = old.replace(" 1199990 ", " autre ")
    assert changed(old, new) == ["1199990", "autre"]


def test_our_use_of_diff_match_patch_does_not_depend_on_the_clock(monkeypatch):
    """It asks for the time at every step; what it is told counts the questions."""
    old, new = (words(400, seed, 12).split() for seed in (1, 2))
    calm = pairing.closest(old, new, 1e7)
    leaps = iter(range(0, 10**9, 1000))
    monkeypatch.setattr(time, "time", lambda: next(leaps))
    assert calm and pairing.closest(old, new, 1e7) == calm
    assert pairing.closest(old, new, 1e5) is None


def test_a_gap_without_anchors_goes_to_diff_match_patch(monkeypatch):
    asked = []
    monkeypatch.setattr(alignment, "closest", lambda *given: asked.append(given))
    diff(words(400, 1, 12), words(400, 2, 12))
    assert asked


def test_no_word_is_spelled_with_half_a_letter_and_each_has_its_own():
    letters = [pairing._letter(number) for number in range(pairing._LETTERS)]
    assert len(set(letters)) == len(letters) == 1_112_064
    assert not any("\ud800" <= letter <= "\udfff" for letter in letters)


@pytest.mark.parametrize("many", [70_000, pairing._LETTERS + 1])
def test_more_distinct_words_than_a_plane_or_all_planes_hold(many):
    """Up to the last character they are spelled; beyond, diff-match-patch is not asked."""
    old = [*map(str, range(many))]
    new = [*old[: many // 2], "autre", *old[many // 2 + 1 :]]
    pairs = pairing.closest(old, new, 1e9)
    if many >= pairing._LETTERS:
        assert pairs is None
    else:
        assert pairs == [(n, n) for n in range(many) if n != many // 2]


def test_what_is_deleted_is_where_it_was_and_not_where_it_looks_like_it():
    """Fuzzy patching wrote "do not do not"; a merge works on the exact base."""
    base = "We do so. We do not know. We do so."
    merged = merge(base, base.replace("do not", "do"), base.replace("do not", "do"))
    assert merged.text == "We do so. We do know. We do so." and not merged.conflicts


@given(texts.flatmap(lambda base: rearranged(base).map(lambda new: (base, new))))
def test_every_change_begins_and_ends_between_tokens_of_both_texts(pair):
    old, new = pair
    for text, other in ((old, "insert"), (new, "delete")):
        places, at = {0}, 0
        for token in tokens(text):
            at += len(token)
            places.add(at)
        at = 0
        for span in diff(old, new):
            if span.kind != other:
                assert at in places
                at += len(span.text)
