"""Merging, as a table of sentences: base, two sides, and what comes of it."""

import pytest

from drafting.text import merge

BASE = "Les villes aident les écoles rurales."


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("Les communes aident les écoles rurales.", "Les villes aident les lycées ruraux.", "Les communes aident les lycées ruraux."),
        ("Les villes aident les écoles.", "Les villes soutiennent les écoles rurales.", "Les villes soutiennent les écoles."),
        ("Les grandes villes aident les écoles rurales.", "Les villes aident les écoles rurales et bilingues.", "Les grandes villes aident les écoles rurales et bilingues."),
    ],
)  # fmt: skip
def test_changes_of_different_words_both_stand(one, other, merged):
    assert merge(BASE, one, other).text == merged
    assert not merge(BASE, one, other).conflicts


def test_changes_of_the_same_words_are_a_conflict_and_the_current_ones_stand():
    current, proposed = BASE.replace("aident", "financent"), BASE.replace("aident", "oublient")
    merged = merge(BASE, current, proposed)
    assert merged.text == current
    [conflict] = merged.conflicts
    assert (conflict.base, conflict.current, conflict.proposed) == (
        "aident",
        "financent",
        "oublient",
    )


def test_two_insertions_at_one_place_conflict_only_if_they_differ():
    assert merge("a b", "a x b", "a y b").conflicts
    assert not merge("a b", "a x b", "a x b").conflicts


def test_armenian_words_merge_as_words():
    merged = merge(
        "Քաղաքները խրախուսում են լեզուն։",
        "Գյուղերը խրախուսում են լեզուն։",
        "Քաղաքները խրախուսում են մշակույթը։",
    )
    assert merged.text == "Գյուղերը խրախուսում են մշակույթը։"
