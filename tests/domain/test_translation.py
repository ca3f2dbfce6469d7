"""Behind by n: what one language of a clause has not followed of the others."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting.domain.translation import State, behind, former, lags
from tests.strategies import ARMENIAN, FRENCH

LANGUAGES = ("fr", "hy")


def told(*steps, languages=LANGUAGES, at=None):
    """How far each language is behind, after steps written ``fr|hy``; ``!`` ends a translation."""
    return behind(states(*steps, languages=languages), languages, at or {})


def states(*steps, languages=LANGUAGES):
    found = []
    for number, step in enumerate(steps, 1):
        words = zip(languages, step.rstrip("!").split("|"), strict=True)
        texts = {lang: text for lang, text in words if text}
        found.append(State(number, texts, step.endswith("!")))
    return found


@pytest.mark.parametrize(
    ("said", "steps", "expected"),
    [
        ("a clause laid in both languages is in step", ["a|b"], {}),
        ("a change of one leaves the other behind", ["a|b", "c|b"], {"hy": 1}),
        ("two changes, by two", ["a|b", "c|b", "d|b"], {"hy": 2}),
        ("the Armenian may lead as well", ["a|b", "a|c"], {"fr": 1}),
        ("both may have moved without the other", ["a|b", "c|b", "c|d"], {"fr": 1, "hy": 1}),
        ("a change of both asks for nothing", ["a|b", "c|d"], {}),
        ("and leaves a language as far behind as it was", ["a|b", "c|b", "d|e"], {"hy": 1}),
        ("a move or another kind changes no words", ["a|b", "a|b"], {}),
        ("an undone change is none", ["a|b", "c|b", "a|b"], {}),
        ("the last of two changes undone", ["a|b", "c|b", "d|b", "c|b"], {"hy": 1}),
        ("a change of both undone", ["a|b", "c|b", "d|e", "c|b"], {"hy": 1}),
        ("then the first one too", ["a|b", "c|b", "d|e", "c|b", "a|b"], {}),
        ("without words a language is missing", ["a|"], {"hy": 1}),
        ("and falls further behind", ["a|", "c|"], {"hy": 2}),
        ("its first words put it in step, and ask nothing", ["a|", "c|", "c|b"], {}),
        ("whose words are taken out is missing", ["a|b", "a|"], {"hy": 1}),
    ],
)  # fmt: skip
def test_behind(said, steps, expected):
    assert told(*steps) == expected, said


@pytest.mark.parametrize(
    ("said", "steps", "at", "expected"),
    [
        ("a translation puts it in step", ["a|b", "c|b", "c|d!"], {"hy": 3}, {}),
        ("what stands is in step without new words", ["a|b", "c|b"], {"hy": 2}, {}),
        ("until the next change", ["a|b", "c|b", "e|b"], {"hy": 2}, {"hy": 1}),
        ("a translation follows, it does not lead", ["a|b", "a|c", "d|c", "d|e!"], {"hy": 4}, {"fr": 1}),
        ("one made on words that moved on stands for those it saw", ["a|b", "c|b", "e|b", "e|d!"], {"hy": 2}, {"hy": 1}),
        ("a decision undone after its translation asks for another", ["a|b", "c|b", "c|d!", "a|d"], {"hy": 3}, {"hy": 1}),
        ("a first translation on words that moved on", ["a|", "c|", "c|d!"], {"hy": 1}, {"hy": 1}),
    ],
)  # fmt: skip
def test_behind_with_translations(said, steps, at, expected):
    assert told(*steps, at=at) == expected, said


def test_three_languages_each_for_itself():
    three = ("fr", "hy", "en")
    assert told("a|b|c", "d|b|c", languages=three) == {"hy": 1, "en": 1}
    assert told("a|b|c", "d|b|c", "d|e|c!", languages=three, at={"hy": 3}) == {"en": 1}


def test_what_remains_to_be_followed_leaves_out_what_both_took_part_in():
    """hy misses « rural »; « Douze » was decided in both languages."""
    steps = ["Les villes aident|b", "Les villes aident le tourisme rural|b", "Les douze villes aident le tourisme rural|c"]  # fmt: skip
    lag = lags(states(*steps), LANGUAGES, {})["hy"]
    assert (lag.count, lag.followed) == (1, {"fr": "Les douze villes aident"})


def test_the_translation_that_was_right_before_is_found_again():
    assert former(states("a|b", "c|b", "c|d!", "a|d"), "hy") == "b"
    assert former(states("a|b", "c|b"), "hy") == ""


# -- laws -------------------------------------------------------------------------------------

text = st.sampled_from(FRENCH[:4] + ARMENIAN[:2] + [""])
words = st.fixed_dictionaries({"fr": text, "hy": text}).map(
    lambda t: {k: v for k, v in t.items() if v}
)
histories = st.lists(st.tuples(words.filter(bool), st.booleans()), min_size=1, max_size=9).map(
    lambda steps: [State(n, texts, moved) for n, (texts, moved) in enumerate(steps, 1)]
)
points = st.dictionaries(st.sampled_from(LANGUAGES), st.integers(1, 9))


@given(histories, points)
def test_never_negative_and_a_missing_language_is_at_least_one_behind(history, at):
    for lang, lag in lags(history, LANGUAGES, at).items():
        assert lag.count >= lag.missing >= 0
        assert lag.missing == (lang not in history[-1].texts)
        assert lang not in lag.followed


@given(histories, words.filter(bool))
def test_undo_restores(history, new):
    """Whatever a Revision did, going back to the words before it gives the counts before it."""
    before = lags(history, LANGUAGES, {})
    last = history[-1].revision
    undone = [*history, State(last + 1, new), State(last + 2, history[-1].texts)]
    again = lags(undone, LANGUAGES, {})
    came = {lang for lang in LANGUAGES if (lang in new) != (lang in history[-1].texts)}
    for lang in set(LANGUAGES) - came:
        assert again[lang].count == before[lang].count


full = st.fixed_dictionaries(
    {"fr": st.sampled_from(FRENCH[:6]), "hy": st.sampled_from(ARMENIAN[:6])}
)


@given(st.lists(st.tuples(full, st.booleans()), min_size=1, max_size=9), full)
def test_a_change_of_both_languages_never_adds(steps, new):
    """Save where it brings back a state that was behind: content comes first."""
    history = [State(n, texts, moved) for n, (texts, moved) in enumerate(steps, 1)]
    before, now = behind(history, LANGUAGES, {}), history[-1].texts
    assume(all(new[lang] != now[lang] for lang in LANGUAGES))
    assume(all(new != state.texts for state in history))
    after = behind([*history, State(99, new)], LANGUAGES, {})
    assert all(after.get(lang, 0) <= before.get(lang, 0) for lang in LANGUAGES)


@given(histories, points)
def test_a_translation_of_the_text_as_it_stands_puts_a_language_in_step(history, at):
    last = history[-1]
    for lang in last.texts:
        assert lags(history, LANGUAGES, {**at, lang: last.revision})[lang].count == 0


@given(histories, points, st.data())
def test_revisions_that_leave_a_clause_alone_do_not_matter(history, at, data):
    """Independent clauses: states the others bring change no count, wherever they fall."""
    place = data.draw(st.integers(0, len(history) - 1))
    still = State(history[place].revision, history[place].texts, data.draw(st.booleans()))
    padded = [*history[: place + 1], still, *history[place + 1 :]]
    assert behind(padded, LANGUAGES, at) == behind(history, LANGUAGES, at)
