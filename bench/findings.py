"""Near-identical findings: what `similar_groups` finds of a rapporteur's own groups, and how fast.

Run with `make bench`. The labelled set and the rule that splits it are in bench/findings.toml;
what was seen, and on which machine, is kept in bench/README.md.
"""

import os
import platform
import random
import time
import tomllib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

from rapidfuzz import fuzz

from drafting.domain import Finding, Insert, Kind, words
from drafting.domain.similarity import similar_groups, wording

LABELLED = Path(__file__).with_name("findings.toml")
LANGUAGES = ("fr", "hy", "en")
HALVES = {"tuned": 1, "held out": 0}  # the theme's number, modulo 2
SENTENCE = "Elles jumellent leurs écoles et accueillent une fois la classe partenaire, au nombre de"
Group = Callable[[list[Finding]], list[list[Finding]]]
Pair = frozenset[str]


def labelled(half: str | None = None) -> list[dict]:
    """The entries of the set, or of one half of it."""
    entries = tomllib.loads(LABELLED.read_text(encoding="utf-8"))["findings"]
    return [e for e in entries if half is None or int(e["id"][:-1]) % 2 == HALVES[half]]


def findings(entries: Iterable[dict], languages: Iterable[str] = LANGUAGES) -> list[Finding]:
    """The entries as findings with texts in these languages; those left without one are out."""
    texts = [(e, {lang: e[lang] for lang in languages if lang in e}) for e in entries]
    return [finding(n, e["id"], e["workshop"], t) for n, (e, t) in enumerate(texts) if t]


def finding(number: int, key: str, workshop: str, texts: dict[str, str]) -> Finding:
    asked = (Insert(key, None, Kind.OPERATIVE, texts),)
    return Finding(number, workshop, 1, "Rita", 1, asked, "", datetime(2013, 10, 16, tzinfo=UTC))


def plain_groups(given: list[Finding]) -> list[list[Finding]]:
    """The measure before: any two wordings that RapidFuzz's sorted words find 82 per cent alike."""
    groups: list[list[Finding]] = []
    for one in given:
        alike = [g for g in groups if any(plainly_alike(one, other) for other in g)]
        groups = [g for g in groups if g not in alike]
        groups.append([f for g in alike for f in g] + [one])
    return groups


def plainly_alike(one: Finding, other: Finding) -> bool:
    mine, theirs = wording(one), wording(other)
    common = mine.keys() & theirs.keys()
    return any(fuzz.token_sort_ratio(mine[lang], theirs[lang]) >= 82 for lang in common)


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def key(given: Finding) -> str:
    return given.operations[0].key


def wanted(entries: Iterable[dict]) -> list[list[str]]:
    """The rapporteur's groups of two or more, by id."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(entry.get("says", entry["id"]), []).append(entry["id"])
    return [group for group in groups.values() if len(group) > 1]


def judged(entries: list[dict], languages: Iterable[str], group: Group) -> tuple[list, list, int]:
    """The groups wanted and found, of two or more, and the number of findings compared."""
    given = findings(entries, languages)
    present = {key(f) for f in given}
    right = wanted(e for e in entries if e["id"] in present)
    found = [[key(f) for f in g] for g in group(given) if len(g) > 1]
    return right, found, len(given)


def quality(half: str, group: Group) -> None:
    """Precision and recall over pairs, and groups that are exactly a rapporteur's."""
    entries = labelled(half)
    for name, languages in (*((lang, (lang,)) for lang in LANGUAGES), ("all", LANGUAGES)):
        right, found, count = judged(entries, languages, group)
        hit, asked, given = pairs(right) & pairs(found), pairs(right), pairs(found)
        f1 = 2 * len(hit) / (len(given) + len(asked))
        exact = len({frozenset(g) for g in right} & {frozenset(g) for g in found})
        print(
            f"| {half} | {name} | {count} | {share(hit, given)} | {share(hit, asked)} "
            f"| {f1:.2f} | {exact} of {len(right)} |"
        )


def share(hit: set[Pair], of: set[Pair]) -> str:
    return f"{len(hit) / len(of):.3f} ({len(hit)} of {len(of)})" if of else "none"


def table(title: str, group: Group) -> None:
    print(f"\n### {title}\n")
    print("| half | language | findings | precision | recall | F1 | groups exact |")
    print("|---|---|---|---|---|---|---|")
    for half in HALVES:
        quality(half, group)


def mistakes(half: str) -> None:
    """Every pair it got wrong, with its texts, for a reader to judge."""
    entries = labelled(half)
    texts = {e["id"]: e for e in entries}
    right, found, _ = judged(entries, LANGUAGES, similar_groups)
    for title, wrong in (
        ("put together wrongly", pairs(found) - pairs(right)),
        ("not put together", pairs(right) - pairs(found)),
    ):
        print(f"\n### {half}: {title}: {len(wrong)}\n")
        for one, other in sorted(sorted(pair) for pair in wrong):
            common = [lang for lang in LANGUAGES if lang in texts[one] and lang in texts[other]]
            print(f"- {one}, {other}{'' if common else ': no language in common'}")
            for lang in common:
                print(f"  - {texts[one][lang]}\n  - {texts[other][lang]}")


def without_synonyms(given: list[Finding]) -> list[list[Finding]]:
    """The same measure with no list of synonyms: what rules alone can do."""
    words.read.cache_clear()
    words._tongue.cache_clear()
    with patch.dict(words._SYNONYMS, clear=True):
        groups = similar_groups(given)
    words.read.cache_clear()
    words._tongue.cache_clear()
    return groups


def many(count: int) -> list[Finding]:
    """Findings made of the set, again and again with one word replaced."""
    entries, chance = labelled(), random.Random(count)
    return [
        finding(n, f"f{n}", "w", {
            lang: spoken if n < len(entries) else one_word_replaced(spoken, chance)
            for lang, spoken in entries[n % len(entries)].items()
            if lang in LANGUAGES
        })
        for n in range(count)
    ]  # fmt: skip


def one_word_replaced(text: str, chance: random.Random) -> str:
    split = text.split(" ")
    split[chance.randrange(len(split))] = f"neuf{chance.randrange(10**6)}"
    return " ".join(split)


def timings() -> None:
    print("\n### Seconds to group\n")
    print("| findings | first time | again | token_sort_ratio |")
    print("|---|---|---|---|")
    for count in (27, 100, 500):
        given = many(count)
        words.read.cache_clear()
        first = seconds(similar_groups, given)
        again, plain = (
            min(seconds(g, given) for _ in range(3)) for g in (similar_groups, plain_groups)
        )
        print(f"| {count} | {first:.4f} | {again:.4f} | {plain:.4f} |")
    alike = [finding(n, f"f{n}", "w", {"fr": f"{SENTENCE} {n}"}) for n in range(500)]
    print(f"\n500 that differ in one number only: {seconds(similar_groups, alike):.2f} s")


def seconds(group: Group, given: list[Finding]) -> float:
    start = time.perf_counter()
    group(given)
    return time.perf_counter() - start


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    table("similar_groups", similar_groups)
    table("similar_groups, with no list of synonyms", without_synonyms)
    table("token_sort_ratio of 82 or more, as before", plain_groups)
    timings()
    for half in HALVES:
        mistakes(half)
