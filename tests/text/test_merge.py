"""Merging, as a table of sentences: base, two sides, and what comes of it."""

import pytest

from drafting.text import Conflict, merge

BASE = "Les villes aident les écoles rurales."


@pytest.mark.parametrize(
    ("base", "one", "other", "merged"),
    [
        pytest.param(BASE, "Les communes aident les écoles rurales.", "Les villes aident les lycées ruraux.", "Les communes aident les lycées ruraux.", id="a word here, two there"),
        pytest.param(BASE, "Les villes aident les écoles.", "Les villes soutiennent les écoles rurales.", "Les villes soutiennent les écoles.", id="deleted, replaced"),
        pytest.param(BASE, "Les grandes villes aident les écoles rurales.", "Les villes aident les écoles rurales et bilingues.", "Les grandes villes aident les écoles rurales et bilingues.", id="inserted, inserted"),
        pytest.param(BASE, "Les communes aident les écoles rurales.", "Les villes soutiennent les écoles rurales.", "Les communes soutiennent les écoles rurales.", id="neighbours"),
        pytest.param(BASE, "Les communes aident les écoles rurales.", "Les villes jumelées aident les écoles rurales.", "Les communes jumelées aident les écoles rurales.", id="inserted beside a replaced word"),
        pytest.param(BASE, "Les communes aident les écoles rurales.", "Les communes soutiennent les écoles rurales.", "Les communes soutiennent les écoles rurales.", id="one asks the other and more"),
        pytest.param("a b c.", "a c.", "a b.", "a.", id="two words deleted side by side"),
        pytest.param("a b c", "b c", "a c", "c", id="two words deleted at the start"),
        pytest.param("a, b, c et d", "a, c et d", "a, b et d", "a et d", id="members of a list"),
        pytest.param("l’eau claire", "l’air claire", "l’eau propre", "l’air propre", id="behind an elision"),
        pytest.param("le 1er mars 2014", "le 2 mars 2014", "le 1er mars 2015", "le 2 mars 2015", id="a date"),
        pytest.param("Que faire\u202f?", "Que peut-on faire\u202f?", "Que faire\u202f!", "Que peut-on faire\u202f!", id="a French space"),
        pytest.param("Քաղաքները խրախուսում են լեզուն։", "Գյուղերը խրախուսում են լեզուն։", "Քաղաքները խրախուսում են մշակույթը։", "Գյուղերը խրախուսում են մշակույթը։", id="Armenian"),
        pytest.param("Ի՞նչ կա այստեղ", "Ո՞վ կա այստեղ", "Ի՞նչ կար այստեղ", "Ո՞վ կար այստեղ", id="Armenian marks"),
        pytest.param("👨‍👩‍👧 et 👍🏽", "👨‍👩‍👦 et 👍🏽", "👨‍👩‍👧 et 👍🏿", "👨‍👩‍👦 et 👍🏿", id="pictures"),
        pytest.param("", "Un texte.", "", "Un texte.", id="a text that comes"),
        pytest.param("Un texte.", "", "Un texte.", "", id="a text that goes"),
        pytest.param("\ud800 a \udc00", "\ud801 a \udc00", "\ud800 a \udc01", "\ud801 a \udc01", id="halves of letters"),
    ],
)  # fmt: skip
def test_changes_of_different_words_both_stand(base, one, other, merged):
    for found in (merge(base, one, other), merge(base, other, one)):
        assert found.text == merged
        assert not found.conflicts


@pytest.mark.parametrize(
    ("base", "current", "proposed", "conflict"),
    [
        pytest.param(BASE, BASE.replace("aident", "financent"), BASE.replace("aident", "oublient"), ("aident", "financent", "oublient"), id="one word, two ways"),
        pytest.param(BASE, BASE.replace(" rurales", ""), BASE.replace("rurales", "rurales et bilingues"), (" rurales", "", " rurales et bilingues"), id="an insertion that lost its hold"),
        pytest.param(BASE, BASE.replace("les écoles rurales", "tous"), BASE.replace("écoles", "écoles très"), ("les écoles rurales", "tous", "les écoles très rurales"), id="inside a rewritten phrase"),
        pytest.param("a b", "a x b", "a y b", ("", " x", " y"), id="two insertions at one place"),
        pytest.param("a b", "a, x, b", "a y b", ("", ", x,", " y"), id="before and behind one space"),
        pytest.param("a b c d", "a d", "a b x c d", ("b c ", "", "b x c "), id="inside what is deleted"),
        pytest.param("հայոց լեզուն", "հայոց լեզվին", "հայոց լեզվի", ("լեզուն", "լեզվին", "լեզվի"), id="two suffixes"),
        pytest.param("", "un", "deux", ("", "un", "deux"), id="two texts from nothing"),
    ],
)  # fmt: skip
def test_different_changes_of_the_same_words_conflict_and_the_current_ones_stand(
    base, current, proposed, conflict
):
    merged = merge(base, current, proposed)
    [found] = merged.conflicts
    assert (found.base.strip(), found.current.strip(), found.proposed.strip()) == tuple(
        words.strip() for words in conflict
    )
    assert base[found.start : found.end] == found.base
    assert merged.text == current


@pytest.mark.parametrize(
    ("base", "one", "other", "merged"),
    [
        pytest.param("a b c c", "a b c", "a c", "a c", id="one of two, and all but one"),
        pytest.param("a b c c d", "a b c d", "x a b c d", "x a b c d", id="the same, and more elsewhere"),
        pytest.param("il est très très grand", "il est très grand", "il sera très grand", "il sera très grand", id="a word said twice"),
    ],
)  # fmt: skip
def test_of_two_equal_words_in_a_row_one_stays_when_both_sides_keep_one(base, one, other, merged):
    for found in (merge(base, one, other), merge(base, other, one)):
        assert found.conflicts or found.text == merged
        assert found.text.split().count(merged.split()[-2]) >= 1


def test_what_is_clean_is_merged_beside_a_conflict():
    merged = merge("un deux trois quatre", "un 2 trois quatre", "un II trois IV")
    assert merged.text == "un 2 trois IV"
    assert merged.conflicts == (Conflict("deux", "2", "II", 3, 7),)


def test_the_same_insertion_twice_is_one():
    merged = merge("a b", "a x b", "a x b")
    assert merged.text == "a x b" and not merged.conflicts
