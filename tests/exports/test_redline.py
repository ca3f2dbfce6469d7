"""The redline's law: reject every change, the base; accept every change, the text."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain import Draft, canonical
from exports import Paper, word
from exports.writing import _COUNTERPART, _LEADING
from tests.exports.resolver import W, part, resolved
from tests.exports.samples import HISTORIES, LANGUAGES, decided, random_paper
from tests.exports.soundness import invalid, unsound

AROUND = [("", ""), ("", "")]  # an empty paragraph before the table, one behind it


def as_written(draft: Draft) -> list[tuple[str, str]]:
    """(style, text) of each canonical line: the number goes to the first language there is."""
    lines = []
    for clause in draft.clauses:
        for place, lang in enumerate(code for code in LANGUAGES if clause.text(code)):
            style = _COUNTERPART.get(clause.kind, "Counterpart") if place else _LEADING[clause.kind]
            lines.append((style, clause.text(lang)))
    assert "".join(f"{text}\n" for _, text in lines) == canonical(draft, LANGUAGES)
    return lines + AROUND


def assert_law(paper: Paper) -> None:
    redline = word.redline(paper)
    assert resolved(redline, "accept") == as_written(paper.draft)
    assert resolved(redline, "reject") == as_written(paper.base)


@pytest.mark.parametrize("name", HISTORIES)
def test_accept_gives_the_text_and_reject_the_base(name: str) -> None:
    assert_law(decided(name))


@pytest.mark.parametrize("name", HISTORIES)
def test_the_file_is_sound(name: str) -> None:
    redline = word.redline(decided(name))
    assert unsound(redline) == []
    assert invalid(redline) == []


@given(st.randoms(use_true_random=False))
def test_the_law_holds_for_any_history(random: Random) -> None:
    paper = random_paper(random)
    assert_law(paper)
    assert unsound(word.redline(paper)) == []


@given(st.randoms(use_true_random=False))
def test_the_clean_text_is_the_canonical_lines(random: Random) -> None:
    paper = random_paper(random)
    clean = word.clean(paper)
    assert resolved(clean, "accept") == resolved(clean, "reject") == as_written(paper.draft)


@pytest.mark.parametrize("seed", range(6))
def test_long_histories_are_valid(seed: int) -> None:
    paper = random_paper(Random(seed), clauses=40, decisions=40)
    assert_law(paper)
    assert unsound(word.redline(paper)) == []
    assert invalid(word.redline(paper)) == []


def changes(name: str, *kinds: str) -> list[tuple[str, str, str, str]]:
    """(kind, author, hour, text) of every change in the order of the file."""
    found = part(word.redline(decided(name))).iter(*(f"{W}{kind}" for kind in kinds))
    return [
        (
            change.tag.removeprefix(W),
            change.get(f"{W}author"),
            change.get(f"{W}date")[11:16],
            "".join(change.itertext()),
        )
        for change in found
        if change.getparent().tag != f"{W}rPr"
    ]


def test_each_word_is_credited_to_who_changed_it() -> None:
    assert changes("three hands in one sentence", "ins", "del") == [
        ("del", "Ville de Gumri", "10:14", "Soutiennent"),
        ("ins", "Ville de Gumri", "10:14", "Encouragent"),
        ("del", "Ville de Lyon", "10:07", "vingt"),
        ("ins", "Ville d’Erevan", "10:21", "quarante"),
    ]


def test_a_moved_clause_is_moved_and_what_was_added_to_it_inserted() -> None:
    moved = [
        (kind, author)
        for kind, author, _, _ in changes("moved and edited", "moveFrom", "moveTo", "ins")
    ]
    assert ("moveFrom", "Ville d’Erevan") in moved
    assert ("moveTo", "Ville d’Erevan") in moved
    assert ("ins", "Ville de Lyon") in moved
    assert ("ins", "Ville de Gumri") in moved


def test_only_what_somebody_moved_is_moved() -> None:
    assert {
        author for _, author, _, _ in changes("moved, then what it passed is deleted", "moveFrom")
    } == {"Ville de Lyon"}
    assert changes("moved and moved back", "moveFrom", "moveTo") == []


def test_every_decision_comments_each_clause_it_changed_once() -> None:
    redline = word.redline(decided("all but everything"))
    comments = [
        (c.get(f"{W}author"), "".join(c.itertext()), c.get(f"{W}date"))
        for c in part(redline, "word/comments.xml")
    ]
    assert sorted(comments) == [
        ("Ville de Gumri / Գյումրի", "Amendement 2. Համաձայն ենք։", "2013-10-17T10:14:00Z"),
        ("Ville de Gumri / Գյումրի", "Amendement 2. Համաձայն ենք։", "2013-10-17T10:14:00Z"),
        ("Ville de Lyon", "Amendement 1 : 21 pour, 3 contre.", "2013-10-17T10:07:00Z"),
        ("Ville de Lyon", "Amendement 1 : 21 pour, 3 contre.", "2013-10-17T10:07:00Z"),
    ]
