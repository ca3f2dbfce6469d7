"""The part of a redline that matters: every change is in it, and nothing is said that was not."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.text import Span, diff, readable
from drafting.web.excerpts import ROOM, excerpt
from tests.strategies import FRENCH, texts

LONG = " ".join(FRENCH * 4)


def test_a_short_redline_is_shown_whole():
    spans = readable(diff("Les villes aident.", "Les communes aident."))
    assert excerpt(spans) == list(spans)


def test_a_long_unchanged_stretch_is_left_out_at_word_ends():
    spans = (Span("equal", LONG + " "), Span("insert", "enfin "), Span("equal", LONG))
    kinds = [part.kind for part in excerpt(spans)]
    assert kinds == ["gap", "equal", "insert", "equal", "gap"]
    before = excerpt(spans)[1].text
    assert (LONG + " ").endswith(before) and before.startswith(" ")


@given(st.lists(st.builds(Span, st.sampled_from(["equal", "insert", "delete"]), texts), max_size=6))
def test_every_change_is_kept_and_every_kept_word_was_there(spans):
    kept = excerpt(spans)
    changes = [span for span in spans if span.kind != "equal"]
    assert [part for part in kept if part.kind in ("insert", "delete")] == changes
    whole = "".join(span.text for span in spans if span.kind == "equal")
    assert all(part.text in whole for part in kept if part.kind == "equal")
    if sum(len(span.text) for span in spans) <= ROOM:
        assert kept == spans
