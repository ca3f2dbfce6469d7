"""Eighty amendments of all kinds on a text, the same ones at every rehearsal."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Texts = dict[str, str]
PHRASES = {
    "fr": ["dans les deux pays", "avec les habitants", "chaque année", "à parts égales", "sans délai", "avec les associations"],
    "hy": ["երկու երկրներում", "բնակիչների հետ", "ամեն տարի", "հավասարապես", "անհապաղ", "միավորումների հետ"],
}  # fmt: skip
NEW = {
    "fr": "Elles se rendent compte chaque année de ce qui a été fait, et le publient.",
    "hy": "Նրանք ամեն տարի միմյանց հաշվետվություն են ներկայացնում և հրապարակում այն։",
}


@dataclass(frozen=True)
class Tabled:
    """One amendment to table: its operations, and what it amends or replaces (places in the list)."""

    kind: str
    operations: list[dict[str, Any]] = field(default_factory=list)
    amends: int | None = None
    replaces: tuple[int, ...] = ()


def amendments(text: dict[str, Texts], count: int, chance: random.Random) -> Iterator[Tabled]:
    """``count`` amendments on ``text`` (the operative clauses by key, in order)."""
    keys = list(text)
    kinds = [
        "phrase",
        "phrase",
        "word",
        "word",
        "rival",
        "insert",
        "delete",
        "move",
        "both",
        "compromise",
        "sub",
    ]
    made: list[Tabled] = []
    for place in range(count):
        kind = kinds[place % len(kinds)]
        asked = _one(kind, text, keys, made, chance)
        made.append(asked)
        yield asked


def _one(
    kind: str, text: dict[str, Texts], keys: list[str], made: list[Tabled], chance: random.Random
) -> Tabled:
    key = chance.choice(keys)
    match kind:
        case "insert":
            return Tabled(
                kind,
                [
                    {
                        "do": "insert",
                        "key": "",
                        "after": key,
                        "kind": "operative",
                        "texts": dict(NEW),
                    }
                ],
            )
        case "delete":
            return Tabled(kind, [{"do": "delete", "key": key}])
        case "move":
            after = chance.choice([other for other in keys if other != key])
            return Tabled(kind, [{"do": "move", "key": key, "after": after}])
        case "rival":
            last = next(a for a in reversed(made) if a.operations[0]["do"] == "revise")
            key = last.operations[0]["key"]
            return Tabled(kind, [_worded(key, text[key], chance, ["fr"])])
        case "both":
            return Tabled(kind, [_phrased(key, text[key], chance, ["fr", "hy"])])
        case "compromise":
            rivals = [n for n, a in enumerate(made) if a.kind in ("word", "rival")][-2:]
            key = made[rivals[-1]].operations[0]["key"]
            return Tabled(kind, [_phrased(key, text[key], chance, ["fr"])], replaces=tuple(rivals))
        case "sub":
            parent = max(n for n, a in enumerate(made) if a.kind in ("phrase", "both"))
            [asked] = made[parent].operations
            return Tabled(
                kind,
                [_phrased(asked["key"], {**text[asked["key"]], **asked["texts"]}, chance, ["fr"])],
                amends=parent,
            )
    change = _worded if kind == "word" else _phrased
    return Tabled(kind, [change(key, text[key], chance, ["fr"])])


def _worded(key: str, texts: Texts, chance: random.Random, languages: list[str]) -> dict[str, Any]:
    """One longer word replaced by two others."""
    changed = {}
    for lang in languages:
        words = texts[lang].split(" ")
        long = [n for n, word in enumerate(words) if len(word) > 5 and word.isalpha()] or [0]
        words[chance.choice(long)] = chance.choice(PHRASES[lang]).rsplit(" ", 1)[0]
        changed[lang] = " ".join(words)
    return {"do": "revise", "key": key, "texts": changed}


def _phrased(key: str, texts: Texts, chance: random.Random, languages: list[str]) -> dict[str, Any]:
    """A phrase put in between two words."""
    place = chance.random()
    changed = {}
    for lang in languages:
        words = texts[lang].split(" ")
        words.insert(1 + int(place * (len(words) - 1)), chance.choice(PHRASES[lang]))
        changed[lang] = " ".join(words)
    return {"do": "revise", "key": key, "texts": changed}
