"""The merge engine beside its peers, as ratios within one run.

Run with `make bench`. Prints Markdown tables; what was seen, and on which machine,
is kept in bench/README.md.
"""

import os
import platform
import random
import tempfile
import time
from collections.abc import Callable
from difflib import SequenceMatcher

import fast_diff_match_patch
from diff_match_patch import diff_match_patch
from merge3 import Merge3

from drafting.domain.clauses import Draft
from drafting.text import diff, merge, tokens

WORDS = [
    "les",
    "villes",
    "soutiennent",
    "un",
    "tourisme",
    "durable",
    "et",
    "des",
    "écoles",
    "dans",
    "Հայաստան",
    "քաղաքները",
    "լեզուն",
]
SIZES = (60, 200, 1_000, 10_000)


def best(work: Callable[[], object], least: float = 0.2) -> float:
    """Seconds of one call: the best of several within at least ``least`` seconds.

    Of this process alone, so that other work on the machine does not count.
    """
    seconds, spent = float("inf"), 0.0
    while spent <= least:
        start = time.process_time()
        work()
        took = time.process_time() - start
        seconds, spent = min(seconds, took), spent + took
    return seconds


def text(size: int, chance: random.Random) -> str:
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(size // 2)}" for _ in range(size))


def edited(given: str, share: float, chance: random.Random) -> str:
    """The text with a share of its words replaced."""
    words = given.split(" ")
    for place in chance.sample(range(len(words)), max(1, int(share * len(words)))):
        words[place] = f"neuf{chance.randrange(10**6)}"
    return " ".join(words)


def dmp_characters(a: str, b: str) -> object:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine.diff_main(a, b, False)


def spelled(*texts: str) -> list[str]:
    letters: dict[str, str] = {}
    return [
        "".join(letters.setdefault(t, chr(0x4E00 + len(letters))) for t in tokens(given))
        for given in texts
    ]


def diffs() -> None:
    print("\n## diff: 5 % of the words edited\n")
    print("| words | diff | diff-match-patch on characters | difflib on tokens | C++ on tokens |")
    print("|---|---|---|---|---|")
    for size in SIZES:
        print(f"| {size:,} | {' | '.join(diff_row(size))} |")
    print("\nA peer's column says how many times ours it took; the C++ one's includes tokens.")


def diff_row(size: int) -> list[str]:
    """Our milliseconds, then each peer's time as a multiple of ours; slow peers only when small."""
    chance = random.Random(size)
    a = text(size, chance)
    b = edited(a, 0.05, chance)
    ta, tb = tokens(a), tokens(b)
    sa, sb = spelled(a, b)
    ours = best(lambda: diff(a, b))
    fast = best(lambda: fast_diff_match_patch.diff(sa, sb, timelimit=0, checklines=False))
    fast += best(lambda: (tokens(a), tokens(b)))
    characters, lib = best(lambda: dmp_characters(a, b)), None
    if size <= 1_000:
        lib = best(lambda: SequenceMatcher(None, ta, tb, False).get_opcodes())
    return [f"{1000 * ours:.2f} ms", *(times(peer, ours) for peer in (characters, lib, fast))]


def times(peer: float | None, ours: float) -> str:
    return "not run" if peer is None else f"{peer / ours:.2f} x"


def by_hand(given: str, share: float, chance: random.Random) -> str:
    """The text with a share of its words replaced, struck, or followed by words it knows."""
    words = given.split(" ")
    for place in sorted(chance.sample(range(len(words)), max(1, int(share * len(words)))))[::-1]:
        known = chance.choice(words)
        words[place : place + 1] = chance.choice(
            ([known], [], [words[place], known], [f"{words[place]},"], [f"l’{known}"])
        )
    return " ".join(words)


def merges() -> None:
    for title, edit in (("replaced by new words", edited), ("edited as people do", by_hand)):
        print(f"\n## merge: on both sides 5 % of the words {title}\n")
        print("| words | merge | merge3 on tokens | merge3, tokens included |")
        print("|---|---|---|---|")
        for size in SIZES:
            print(f"| {size:,} | {' | '.join(merge_row(size, edit))} |")
    print("\nA peer's column says how many times ours, tokens included, it took.")


def merge_row(size: int, edit: Callable[[str, float, random.Random], str]) -> list[str]:
    chance = random.Random(size)
    base = text(size, chance)
    sides = base, edit(base, 0.05, chance), edit(base, 0.05, chance)
    ours = best(lambda: merge(*sides))
    split = [list(tokens(side)) for side in sides]
    peer = best(lambda: list(Merge3(*split).merge_regions()))
    cutting = best(lambda: [tokens(side) for side in sides])
    return [f"{1000 * ours:.2f} ms", times(peer, ours), times(peer + cutting, ours)]


def worst() -> None:
    print("\n## Worst cases\n")
    print("| case | diff | merge |")
    print("|---|---|---|")
    chance = random.Random(1)
    rewritten = (text(100_000, chance), text(100_000, chance))
    few = [" ".join(chance.choices("abcdefgh", k=20_000)) for _ in range(2)]
    cases = {
        "100,000 words rewritten completely": rewritten,
        "one word repeated 100,000 times, and 90,000 times": ("mot " * 100_000, "mot " * 90_000),
        "nothing in common, 100,000 words": ("a " * 100_000, "b " * 100_000),
        "eight words in any order, 20,000 words": few,
        "two words in turn, 50,000 words, the other first": ("a b " * 25_000, "b a " * 25_000),
    }
    for name, (a, b) in cases.items():
        one, both = (best(work, 0) for work in (lambda: diff(a, b), lambda: merge(a, b, b[::-1])))  # noqa: B023
        print(f"| {name} | {one:.2f} s | {both:.2f} s |")


def adoptions() -> None:
    """One adoption, decision to commit, with many amendments open of which ten are touched."""
    from tests.support.hall import found_hall, revise

    print("\n## One adoption in a draft of 300 clauses, on SQLite\n")
    print("| open amendments | touched | seconds | against 100 |")
    print("|---|---|---|---|")
    first = None
    for count in (10, 100, 1_000, 5_000):
        with tempfile.TemporaryDirectory() as folder:
            hall = found_hall(f"sqlite:///{folder}/bench.sqlite")
            for _ in range(8):
                hall.do("secretary", "edit_text", base=hall.head(), operations=[
                    {"do": "insert", "key": "", "after": "o3", "kind": "operative", "texts": {"fr": f"Clause {n}, avec des mots."}}
                    for n in range(37)
                ])  # fmt: skip
            keys = [k for k in hall.order() if k.startswith("e")]
            for n in range(count):
                key = keys[0] if n < 10 else keys[1 + n % (len(keys) - 1)]
                words = hall.text(key).replace("des mots", f"des mots {n}")
                hall.propose("valence", revise(key, words), base=hall.head())
            seconds = min(adopt_and_undo(hall) for _ in range(5))
            if count == 100:
                first = seconds
            print(
                f"| {count:,} | 10 | {seconds:.4f} | {f'{seconds / first:.2f} x' if first else ''} |"
            )


def adopt_and_undo(hall) -> float:
    start = time.perf_counter()
    hall.decide(1)
    took = time.perf_counter() - start
    hall.do("chair", "undo_decision")
    return took


def histories() -> None:
    """Reading an early and a late Revision of a long history."""
    from tests.support.hall import found_hall, revise

    print("\n## Reading Revision 1 and Revision 2,000\n")
    with tempfile.TemporaryDirectory() as folder:
        hall = found_hall(f"sqlite:///{folder}/bench.sqlite")
        for n in range(2_000):
            hall.do(
                "secretary",
                "edit_text",
                base=hall.head(),
                operations=[revise(("o1", "o2", "o3")[n % 3], f"Phrase {n}.")],
            )

        def read(number: int) -> Draft:
            hall.books.cache._drafts.clear()
            return hall.look(lambda reading: reading.draft(number))

        early, late = best(lambda: read(1)), best(lambda: read(2_000))
        size = os.path.getsize(f"{folder}/bench.sqlite")
    print(
        f"Revision 1: {1000 * early:.2f} ms; Revision 2,000: {1000 * late:.2f} ms; {late / early:.2f} x"
    )
    print(
        f"Database after 2,000 changes of one clause each: {size / 2_000 / 1024:.1f} KiB a change"
    )


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    diffs()
    merges()
    worst()
    adoptions()
    histories()
