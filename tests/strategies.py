"""Texts for property tests: real-looking French, Armenian and English, and hostile ones."""

from hypothesis import strategies as st

FRENCH = ["Les", "collectivités", "s’engagent", "à", "créer", "l’échange", "d’élèves,", "en", "2014", ";", "«", "oui", "»", ":", "12", "000", "liens", "franco-arméniens", "aujourd’hui."]
ARMENIAN = ["Քաղաքները", "խրախուսում", "են", "զբոսաշրջությունը", "և", "լեզուն՝", "հայերենի", "ուսուցմամբ։", "Ի՞նչ", "կա", "«այո»", "բոլորին"]
ENGLISH = ["The", "towns", "shall", "promote", "rural", "tourism,", "well-being", "and", "the", "town’s", "schools", "by", "2015."]
HOSTILE = ["e\u0301", "👨‍👩‍👧", "🇦🇲", "𝔸𝔹", "\ud800", "\u202e", "\u00a0", "\t", "a\u0300\u0301", "", "ﬁ", "\u200d"]


def sentences(words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), max_size=14).map(" ".join)


real = st.one_of(sentences(FRENCH), sentences(ARMENIAN), sentences(ENGLISH))
hostile = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from([*HOSTILE, "a", " ", "b"]), max_size=16).map("".join),
)
texts = st.one_of(real, hostile)


@st.composite
def edited(draw: st.DrawFn, base: str) -> str:
    """A text made from another as people do: some words replaced, removed or added."""
    words = base.split(" ")
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(words)))
        size = draw(st.integers(0, 2))
        words[place : place + size] = draw(st.lists(st.sampled_from(FRENCH + ARMENIAN), max_size=2))
    return " ".join(words)


@st.composite
def three(draw: st.DrawFn) -> tuple[str, str, str]:
    """A base and two texts made from it."""
    base = draw(real.filter(bool))
    return base, draw(edited(base)), draw(edited(base))
