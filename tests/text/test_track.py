"""A redline over several steps, written as an editor's copy: [-word-](who) and {+word+}(who)."""

import pytest

from drafting.text import Mark, Strand, distance, retrack, track, weave


def copy(marks):
    return "".join(
        f"[-{m.text}-]({m.deleted_by})"
        if m.deleted_by
        else f"{{+{m.text}+}}({m.inserted_by})"
        if m.inserted_by
        else m.text
        for m in marks
    )


@pytest.mark.parametrize(
    ("base", "steps", "wanted"),
    [
        ("un deux trois", {"A": "un 2 trois", "B": "un 2 3"}, "un [-deux-](A){+2+}(A) [-trois-](B){+3+}(B)"),
        ("a b", {"A": "a x b", "B": "a b"}, "a b"),
        ("les villes aident", {"A": "les villes soutiennent", "B": "les villes aident"}, "les villes aident"),
        ("a b c d", {"A": "a d", "B": "a b d"}, "a b [-c -](A)d"),
        ("dans trois ans au plus", {"A": "en 2016", "B": "dans quatre ans au plus"}, "dans [-trois-](A){+quatre+}(B) ans au plus"),
        ("un deux trois quatre", {"A": "un cinq six quatre", "B": "un deux six quatre"}, "un deux[- trois-](A){+ six+}(A) quatre"),
        ("les villes aident les écoles", {"A": "les communes aident", "B": "les communes aident les écoles rurales"}, "les [-villes-](A){+communes+}(A) aident les écoles{+ rurales+}(B)"),
        ("le tourisme", {"A": "le tourisme rural", "B": "le tourisme rural et durable"}, "le tourisme{+ rural+}(A){+ et durable+}(B)"),
        ("հայոց լեզուն", {"A": "հայոց լեզվին", "B": "հայոց լեզվի մասին"}, "հայոց [-լեզուն-](A){+լեզվի մասին+}(B)"),
        ("", {"A": "du texte", "B": "du beau texte"}, "{+du +}(A){+beau +}(B){+texte+}(A)"),
        ("du texte", {"A": ""}, "[-du texte-](A)"),
    ],
)  # fmt: skip
def test_each_step_is_marked_with_its_author(base, steps, wanted):
    marks = track(base)
    for by, text in steps.items():
        marks = retrack(marks, text, by)
    assert copy(marks) == wanted


def test_anyone_may_be_the_author_even_zero():
    marks = retrack(retrack(track("a b"), "a", 0), "a c", 1)
    assert marks == (Mark("a "), Mark("b", None, 0), Mark("c", 1))


def test_each_word_knows_where_it_came_from():
    strands = weave((), "Les villes aident les écoles.", "finding 1")
    strands = weave(strands, "Les villes soutiennent les écoles.", "amendment 2")
    strands = weave(strands, "Les villes et régions soutiennent les écoles.", "amendment 3")
    assert strands == (
        Strand("Les villes", "finding 1"),
        Strand(" et régions", "amendment 3"),
        Strand(" ", "finding 1"),
        Strand("soutiennent", "amendment 2"),
        Strand(" les écoles.", "finding 1"),
    )


@pytest.mark.parametrize(
    ("nearer", "further"),
    [
        ("Les villes aident les lycées.", "Les communes aident les lycées."),
        ("Les villes aident.", "Rien."),
        ("Les villes aident beaucoup les écoles.", "Les villes soutiennent les écoles."),
        ("Les villes aident aussi les écoles.", "Les villes aident aussi et surtout les écoles."),
    ],
)
def test_what_takes_away_more_is_further_and_then_what_adds_more(nearer, further):
    base = "Les villes aident les écoles."
    assert 0 < distance(base, nearer) < distance(base, further) <= 1
