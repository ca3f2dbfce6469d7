"""Numbers frozen by a sitting, on paper: as on screen, and no part of the words."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain import Draft
from drafting.domain.numbering import Ghost, freeze, with_ghosts
from exports import Paper, word
from tests.exports.resolver import W, part, resolved
from tests.exports.samples import HISTORIES, LANGUAGES, decided, random_paper
from tests.exports.soundness import invalid, unsound
from tests.exports.test_redline import as_written, assert_law
from tests.exports.test_witnesses import sdk_styles, with_numbers
from tests.support.office import numbered


def during_a_sitting(paper: Paper) -> Paper:
    """The same decisions, taken in a sitting opened on the base."""
    numbering = freeze(paper.base)
    base = Draft(paper.base.clauses, numbering)
    steps = []
    for step in paper.steps:
        numbering = numbering.grown(step.draft)
        steps.append(replace(step, draft=Draft(step.draft.clauses, numbering)))
    head = steps[-1].draft if steps else base
    base = Draft(base.clauses, numbering)
    return replace(paper, base=base, steps=tuple(steps), draft=head, adopted=None, fingerprint=None)


def with_ghost_numbers(draft: Draft) -> list[tuple[str, str]]:
    """(number, text) of each line of the clean paper: the numbers of deleted clauses too."""
    shown = []
    for one in with_ghosts(draft):
        if isinstance(one, Ghost):
            shown.append((f"{one.label}. (supprimé)", ""))
            continue
        label = draft.labels.get(one.key, "")
        for lang in (code for code in LANGUAGES if one.text(code)):
            shown.append((f"{label}." if label else "", one.text(lang)))
            label = ""
    return [*shown, ("", ""), ("", "")]


@pytest.mark.parametrize("name", HISTORIES)
def test_libreoffice_prints_the_frozen_numbers(name: str) -> None:
    paper = during_a_sitting(decided(name))
    redline = word.redline(paper)
    assert numbered(redline, "accept") == with_numbers(paper.draft)
    assert [text for _, text in numbered(redline, "reject")] == [text for _, text in as_written(paper.base)]
    assert numbered(word.clean(paper), "accept") == with_ghost_numbers(paper.draft)


@pytest.mark.parametrize("name", HISTORIES)
def test_the_file_is_sound_and_keeps_the_redlines_law(name: str) -> None:
    paper = during_a_sitting(decided(name))
    redline = word.redline(paper)
    for file in (redline, word.clean(paper)):
        assert unsound(file) == []
        assert invalid(file) == []
    assert_law(paper)
    assert sdk_styles(redline, "accept") == as_written(paper.draft)
    assert sdk_styles(redline, "reject") == as_written(paper.base)


@given(st.randoms(use_true_random=False))
def test_the_redlines_law_holds_for_any_evening(random: Random) -> None:
    paper = during_a_sitting(random_paper(random))
    assert_law(paper)
    assert unsound(word.redline(paper)) == []


@given(st.randoms(use_true_random=False))
def test_the_clean_paper_has_the_canonical_lines_and_empty_ones_for_the_deleted(random: Random) -> None:
    paper = during_a_sitting(random_paper(random))
    lines = [(style, text) for style, text in resolved(word.clean(paper), "accept") if text]
    assert lines == [line for line in as_written(paper.draft) if line[1]]


def test_a_text_that_is_adopted_is_counted_by_word_again() -> None:
    paper = decided("all of it, with faults to make")
    assert list(part(word.clean(paper)).iter(f"{W}numPr")) == []
    assert list(part(word.clean(during_a_sitting(paper))).iter(f"{W}numPr")) != []
    assert numbered(word.clean(paper), "accept") == with_numbers(paper.draft)
