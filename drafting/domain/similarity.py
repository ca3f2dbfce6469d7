"""Findings that say nearly the same thing, also across workshops, shown together before merging.

A rapporteur merges two findings when one can stand for both. So content words are compared
by how rare they are among the findings at hand (tf-idf: Spärck Jones 1972, Salton 1975) and
up to their endings (soft tf-idf: Cohen, Ravikumar and Fienberg 2003); another number, another
place, or a refusal of what the other asks keeps two findings apart whatever they share.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import log, sqrt

from rapidfuzz.distance import Indel, Prefix

from drafting.domain.operations import Revise
from drafting.domain.proposals import Finding
from drafting.domain.words import Reading, read

# Tuned on the odd themes of bench/findings.toml only; bench/README.md tells how the others fare.
ALIKE = 0.45  # findings are put together from this likeness on
ON_PURPOSE = 2.5  # what a difference weighs in a sentence taken over word for word
UNSEEN = 50  # findings supposed to exist beside those at hand, so that two alone compare too
ROOT = 3  # letters that two forms of a word have in common at least,
FORMS = 0.55  # and their share of the letters of both
OPPOSED = float("-inf")  # never in one group, however alike the others in it are


def similarity(one: Finding, other: Finding, among: Iterable[Finding] = ()) -> float:
    """How alike two findings' wordings are, 0 to 100, over the languages both have.

    ``among`` are the other findings at hand: what they all say counts for little.
    """
    if _asked(one) == _asked(other):
        return 100.0
    known = {f.number: f for f in (*among, one, other)}
    likeness = _likenesses([known[n] for n in sorted(known)])
    pair = min(one.number, other.number), max(one.number, other.number)
    return 100 * max(0.0, likeness.get(pair, 0.0))


def wording(finding: Finding) -> dict[str, str]:
    """What a finding asks the text to say, by language; several clauses, one a line."""
    lines: dict[str, list[str]] = defaultdict(list)
    for operation in finding.operations:
        for lang, text in getattr(operation, "texts", {}).items():
            lines[lang].append(text)
    return {lang: "\n".join(texts) for lang, texts in lines.items()}


def similar_groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings in groups of near-identical wording, in order of number; a lone one is a group."""
    copies: dict[object, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=_number):
        copies[_asked(finding)].append(finding)
    by_first = {same[0].number: same for same in copies.values()}
    linked = _linked([same[0] for same in copies.values()])
    groups = [sorted((f for n in numbers for f in by_first[n]), key=_number) for numbers in linked]
    return sorted(groups, key=lambda group: group[0].number)


def _number(finding: Finding) -> int:
    return finding.number


def _asked(finding: Finding) -> object:
    """What makes two findings copies: their wording, or what they do when they bring no words."""
    return tuple(sorted(wording(finding).items())) or repr(finding.operations)


def _linked(findings: list[Finding]) -> list[list[int]]:
    """Numbers grouped by average linkage, so that a chain of half-alike findings is no group.

    The most alike pair first (Sokal and Michener 1958): its groups become one when the mean
    over all pairs between them, of those that have a language in common, is enough.
    """
    likeness = _likenesses(findings)
    groups = _Groups(findings, likeness)
    alike = [(-like, pair) for pair, like in likeness.items() if like >= ALIKE]
    for _, pair in sorted(alike):
        groups.join_if_alike(*pair)
    return list(groups.members.values())


class _Groups:
    """Groups of findings, each named by its least number, and the likeness between them."""

    def __init__(self, findings: list[Finding], likeness: dict[tuple[int, int], float]):
        self.group = {f.number: f.number for f in findings}
        self.members = {f.number: [f.number] for f in findings}
        self.languages = {f.number: Counter([frozenset(wording(f))]) for f in findings}
        self.between: dict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), like in likeness.items():
            self.between[i][j] = self.between[j][i] = like

    def join_if_alike(self, i: int, j: int) -> None:
        """Make the groups of two findings one, unless they are or the rest is too different."""
        g, h = sorted((self.group[i], self.group[j]))
        if g != h and self.between[g][h] >= ALIKE * self._comparable(g, h):
            self._join(g, h)

    def _comparable(self, g: int, h: int) -> int:
        """How many pairs between two groups have a language in common."""
        return sum(
            many * others
            for mine, many in self.languages[g].items()
            for theirs, others in self.languages[h].items()
            if mine & theirs
        )

    def _join(self, g: int, h: int) -> None:
        for k, total in self.between.pop(h).items():
            del self.between[k][h]
            if k != g:
                total += self.between[g].get(k, 0.0)
                self.between[g][k] = self.between[k][g] = total
        for number in self.members[h]:
            self.group[number] = g
        self.members[g] += self.members.pop(h)
        self.languages[g] += self.languages.pop(h)


def _likenesses(findings: list[Finding]) -> dict[tuple[int, int], float]:
    """Pairs of numbers, lower first, that have anything in common -> how alike, up to 1.

    The mean over the languages both have; OPPOSED when they are rivals in any of them.
    """
    texts = {f.number: wording(f) for f in findings}
    total: dict[tuple[int, int], float] = defaultdict(float)
    for lang in sorted({lang for spoken in texts.values() for lang in spoken}):
        readings = {n: read(lang, spoken[lang]) for n, spoken in texts.items() if lang in spoken}
        for (i, j), share in _shares({n: r.words for n, r in readings.items()}).items():
            total[i, j] += _likeness(readings[i], readings[j], share)
    means = {(i, j): t / len(texts[i].keys() & texts[j].keys()) for (i, j), t in total.items()}
    return means | dict.fromkeys(_rewordings_of_one_clause(findings), OPPOSED)


def _likeness(one: Reading, other: Reading, share: float) -> float:
    """How alike two texts are that share so much of their weight.

    A paraphrase replaces words all over. Where a sentence is taken over word for word, the
    words that differ were changed on purpose: they are the demand, and count against it.
    """
    if _rivals(one, other):
        return OPPOSED
    if share < ALIKE:
        return share
    verbatim = Indel.normalized_similarity(one.spoken, other.spoken)
    return share - ON_PURPOSE * verbatim * (1 - share)


def _rewordings_of_one_clause(findings: list[Finding]) -> Iterator[tuple[int, int]]:
    """Pairs that revise one clause: they share most words by nature, and only one can stand."""
    revising: dict[str, set[int]] = defaultdict(set)
    for finding in findings:
        for operation in finding.operations:
            if isinstance(operation, Revise):
                revising[operation.key].add(finding.number)
    for numbers in revising.values():
        yield from combinations(sorted(numbers), 2)


def _rivals(one: Reading, other: Reading) -> bool:
    """Whether each names a number or a place the other does not, or one refuses what is asked."""
    return (
        one.refuses != other.refuses
        or bool(one.numbers - other.numbers and other.numbers - one.numbers)
        or bool(_lacking(one, other) and _lacking(other, one))
    )


def _lacking(one: Reading, other: Reading) -> bool:
    """Whether a name of one is in no form among the capitalised words of the other."""
    return any(not any(same_word(a, b) for b in other.capitals) for a in one.names)


def _shares(texts: dict[int, frozenset[str]]) -> dict[tuple[int, int], float]:
    """Pairs of texts with words in common -> the share of their weight that is in both.

    The geometric mean of one's share and the other's, so that a sentence with a clause more
    is not held to be the same as any word of it.
    """
    holders = _holders(texts)
    weight = {word: log((len(texts) + UNSEEN) / len(where)) for word, where in holders.items()}
    total = {n: sum(weight[word] for word in sorted(words)) for n, words in texts.items()}
    shared: dict[int, dict[int, float]] = {n: defaultdict(float) for n in texts}
    for i, words in texts.items():
        row = shared[i]
        for word in sorted(words):
            heavy = weight[word]
            for j in holders[word]:
                row[j] += heavy
    return {
        (i, j): sqrt(mine / total[i] * shared[j][i] / total[j])
        for i, row in shared.items()
        for j, mine in row.items()
        if i < j
    }


def _holders(texts: dict[int, frozenset[str]]) -> dict[str, set[int]]:
    """Each word -> the texts that hold it in any of its forms."""
    exact: dict[str, set[int]] = defaultdict(set)
    families: dict[str, list[str]] = defaultdict(list)
    for number, words in texts.items():
        for word in words:
            exact[word].add(number)
    for word in exact:
        families[word[:ROOT]].append(word)
    return {
        word: set().union(*(exact[form] for form in family if same_word(word, form)))
        for family in families.values()
        for word in family
    }


def same_word(word: str, other: str) -> bool:
    """Whether two words are forms of one: their common beginning is most of their letters.

    One rule for every language that inflects at the end; it also takes a verb and the noun
    made from it for one, which is what a comparison of demands wants.
    """
    common = Prefix.similarity(word, other)
    return word == other or common >= max(ROOT, FORMS * (len(word) + len(other)) / 2)
