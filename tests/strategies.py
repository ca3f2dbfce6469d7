"""Texts for property tests: real-looking French, Armenian and English, and hostile ones."""

from hypothesis import strategies as st

FRENCH = [
    "Les", "collectivités", "s’engagent", "à", "créer", "l’échange", "d’élèves,", "en", "2014", ";",
    "«", "oui", "»", ":", "12", "000", "liens", "franco-arméniens", "aujourd’hui.", "de", "la", "et",
    "qu’elles", "rural\u00a0;", "12\u202f000", "«\u00a0non\u00a0»", "1er", "les", "villes", "coopération",
]  # fmt: skip
ARMENIAN = [
    "Քաղաքները", "խրախուսում", "են", "զբոսաշրջությունը", "և", "լեզուն՝", "հայերենի", "ուսուցմամբ։",
    "Ի՞նչ", "կա", "«այո»", "բոլորին", "2014-ին", "համայնքների", "միջև", "այո՛", "հյուսիս-հարավ", "ու",
]  # fmt: skip
ENGLISH = [
    "The", "towns", "shall", "promote", "rural", "tourism,", "well-being", "and", "the", "town’s",
    "schools", "by", "2015.", "of", "a", "not", "co-operation;", "parties",
]  # fmt: skip
HOSTILE = [
    "e\u0301", "👨‍👩‍👧", "🇦🇲", "🇫🇷", "𝔸𝔹", "\ud800", "\udc00", "\ud83d\ude00", "\u202e", "\u00a0", "\t",
    "a\u0300\u0301", "", "ﬁ", "\u200d", "\u0301", "  ", "\n", "אב", "ـب", "👍🏽", "1️⃣", "l’", "-", "’", "क्षि", "가", "\x00",
]  # fmt: skip


def sentences(words: list[str], most: int = 14) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), max_size=most).map(" ".join)


real = st.one_of(sentences(FRENCH), sentences(ARMENIAN), sentences(ENGLISH))
hostile = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from([*HOSTILE, "a", " ", "b"]), max_size=16).map("".join),
    st.text(st.characters(categories=["Cs", "Mn", "Cf", "So", "Lu", "Zs"]), max_size=12),
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
def rearranged(draw: st.DrawFn, base: str) -> str:
    """A text cut up anywhere, even inside its letters, its pieces moved or said twice."""
    cuts = sorted(draw(st.lists(st.integers(0, len(base)), max_size=4)))
    pieces = [base[a:b] for a, b in zip([0, *cuts], [*cuts, len(base)], strict=True)]
    return "".join(draw(st.lists(st.sampled_from(pieces), max_size=6)))


def versions(of: st.SearchStrategy[str], count: int) -> st.SearchStrategy[tuple[str, ...]]:
    """A base and ``count`` texts made from it, or from nothing it knows."""
    return of.flatmap(
        lambda base: st.tuples(
            st.just(base), *[st.one_of(edited(base), rearranged(base), texts)] * count
        )
    )


@st.composite
def three(draw: st.DrawFn) -> tuple[str, str, str]:
    """A base and two texts made from it."""
    base = draw(real.filter(bool))
    return base, draw(edited(base)), draw(edited(base))
