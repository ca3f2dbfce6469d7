"""Whole drafts and structured proposals for property tests, in French, Armenian and English."""

from hypothesis import strategies as st

from drafting.domain import Amendment, Clause, Delete, Draft, Insert, Kind, Move, Revise
from tests.strategies import ARMENIAN, ENGLISH, FRENCH, edited, hostile, rearranged

WORDS = {"fr": FRENCH, "hy": ARMENIAN, "en": ENGLISH}
KINDS = (Kind.HEADING, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.OPERATIVE, Kind.CLOSING)
languages = st.sampled_from([("fr",), ("fr",), ("hy",), ("en",), ("fr", "hy"), ("fr", "en")])


def sentence(lang: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS[lang]), min_size=1, max_size=12).map(" ".join)


def wordings(langs: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({lang: sentence(lang) for lang in langs})


@st.composite
def drafts(draw: st.DrawFn, least: int = 2, most: int = 7) -> Draft:
    clauses = []
    for place in range(draw(st.integers(least, most))):
        texts = draw(wordings(draw(languages)))
        clauses.append(Clause.new(f"c{place + 1}", draw(st.sampled_from(KINDS)), texts, "frame"))
    return Draft(tuple(clauses))


@st.composite
def rewordings(draw: st.DrawFn, clause: Clause, hard: bool = False) -> dict[str, str]:
    """New words for some languages of a clause: seldom none, seldom a language more."""
    texts = {}
    for lang in clause.texts:
        if draw(st.integers(0, 3)):
            made = edited(clause.text(lang))
            if hard:
                made = st.one_of(made, rearranged(clause.text(lang)), hostile)
            texts[lang] = draw(made).strip()
    if not draw(st.integers(0, 6)):
        texts |= draw(wordings(draw(languages)))
    changed = {lang: text for lang, text in texts.items() if text != clause.text(lang)}
    return changed if any({**clause.texts, **changed}.values()) else {}


@st.composite
def proposals(draw: st.DrawFn, draft: Draft, number: int, base: int = 0) -> Amendment:
    """An amendment as the door lets it in: up to four deeds, none twice on one clause."""
    operations: list = []
    taken: set = set()
    new = (f"p{number}" + (f"-{n}" if n > 1 else "") for n in range(1, 20))
    for _ in range(draw(st.integers(1, 3))):
        for operation in draw(_deeds(draft, new)):
            deed = (type(operation), operation.key)
            lost = {key for kind, key in taken if kind is Delete}
            named = {key for _kind, key in taken}
            spent = operation.key in (named if isinstance(operation, Delete) else lost)
            if deed not in taken and not spent:
                operations.append(operation)
                taken.add(deed)
    return Amendment(number, base, tuple(operations), "", delegation=f"d{number % 3}")


@st.composite
def _deeds(draw: st.DrawFn, draft: Draft, new) -> list:
    if not draft.clauses:
        texts = draw(wordings(draw(languages)))
        return [Insert(next(new), None, Kind.OPERATIVE, texts)]
    clause = draw(st.sampled_from(draft.clauses))
    anywhere = st.sampled_from([None, *(key for key in draft.keys if key != clause.key)])
    match draw(st.sampled_from("rrrrriiddmmsj")):
        case "r":
            texts = draw(rewordings(clause))
            return [Revise(clause.key, texts)] if texts else []
        case "i":
            texts = draw(wordings(draw(languages)))
            return [Insert(next(new), draw(anywhere), draw(st.sampled_from(KINDS)), texts)]
        case "d":
            return [Delete(clause.key)]
        case "m":
            after = draw(anywhere)
            return [] if after == draft.before(clause.key) else [Move(clause.key, after)]
        case "s":
            return draw(_split(clause, next(new)))
        case _:
            return draw(_join(draft, clause))


@st.composite
def _split(draw: st.DrawFn, clause: Clause, key: str) -> list:
    """The clause cut in two, the new one behind it."""
    heads, tails = {}, {}
    for lang, text in clause.texts.items():
        words = text.split(" ")
        cut = draw(st.integers(1, len(words)))
        heads[lang], tails[lang] = " ".join(words[:cut]), " ".join(words[cut:])
    tails = {lang: text for lang, text in tails.items() if text.strip()}
    if not tails or not all(text.strip() for text in heads.values()):
        return []
    heads = {lang: heads[lang] for lang in tails}
    return [Revise(clause.key, heads), Insert(key, clause.key, clause.kind, tails)]


@st.composite
def _join(draw: st.DrawFn, draft: Draft, clause: Clause) -> list:
    """The clause's words put at the end or at the beginning of the one before it."""
    host = draft.get(draft.before(clause.key) or "")
    if host is None:
        return []
    order = (host, clause) if draw(st.integers(0, 3)) else (clause, host)
    texts = {lang: " ".join(c.text(lang) for c in order if c.text(lang)) for lang in clause.texts}
    return [Delete(clause.key), Revise(host.key, texts)]


def tabled(draft: Draft, most: int, first: int = 1) -> st.SearchStrategy[list[Amendment]]:
    """Some amendments written on one draft."""
    return st.integers(1, most).flatmap(
        lambda count: st.tuples(*(proposals(draft, first + n) for n in range(count))).map(list)
    )


@st.composite
def wild(draw: st.DrawFn, draft: Draft, number: int) -> Amendment:
    """Operations that no door would let in: unknown clauses, hostile words, the same twice."""
    keys = st.sampled_from([*draft.keys, "gone", f"p{number}"])
    words = st.dictionaries(
        st.sampled_from(["fr", "hy"]), st.one_of(hostile, sentence("fr")), max_size=2
    )
    places = st.one_of(st.none(), keys)
    operations = st.one_of(
        st.builds(Revise, keys, words),
        st.builds(Insert, keys, places, st.sampled_from(KINDS), words),
        st.builds(Delete, keys),
        st.builds(Move, keys, places),
    )
    return Amendment(number, 0, tuple(draw(st.lists(operations, max_size=5))))
