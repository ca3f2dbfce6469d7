"""Clauses split in two and clauses joined: where the words of a clause went.

Seen from two drafts alone: a clause lost words, and a new one beside it holds them
(split); or a clause is gone, and its neighbour gained its words (joined). A proposal
written on the clause as it was is then carried over to where its words stand now.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drafting.domain.clauses import Clause, Draft
from drafting.domain.operations import Delete, Insert, Operation, Revise
from drafting.domain.places import new_before, new_behind, surviving_place
from drafting.text import Conflict, diff, merge, tokens
from drafting.text.cutting import merge_apart

_SHARE = 0.6  # so much of a clause must come from another for it to be a piece of that
_LEAST = 2  # words that make a piece; fewer may stand anywhere
_SEAM = "\n"  # between clauses read as one text; the door lets none into a clause

Conflicts = dict[str, tuple[Conflict, ...]]  # by language


@dataclass(frozen=True)
class Shape:
    """A clause that was split or joined (``reason``).

    ``keys`` are the clauses of the head that hold its words now, ``sources`` those of
    the base whose words these hold, both in the order of the words.
    """

    reason: str
    keys: tuple[str, ...]
    sources: tuple[str, ...]


def reshaped(key: str, base: Draft, head: Draft, own: Iterable[Insert] = ()) -> Shape | None:
    """How the base's clause was split or joined in the head; None if neither is certain.

    New clauses that say what one of ``own`` inserts are no pieces: who asks for the
    same split does not ask about its pieces.
    """
    said = [(o.kind, dict(o.texts)) for o in own]
    return _split(key, base, head, said) or _joined(key, base, head)


def _split(key: str, base: Draft, head: Draft, said: list) -> Shape | None:
    now = head.get(key)
    if now:
        before, behind = new_before(key, base, head), list(new_behind(key, base, head))
    else:
        before, behind = [], list(new_behind(surviving_place(key, base, head), base, head))
    if not before and not behind:
        return None
    lost = _added(base.get(key), now)

    def pieces(new: Iterable[Clause]) -> Iterator[str]:
        for clause in new:
            if (clause.kind, clause.texts) not in said and _made_of(clause.texts, lost):
                yield clause.key

    keys = (*pieces(before), *([key] if now else []), *pieces(behind))
    held = [head.clauses[head.positions[piece]] for piece in keys if piece != key]
    whole = {lang: " ".join(clause.text(lang) for clause in held) for lang in lost}
    return Shape("split", keys, (key,)) if len(keys) > 1 and _made_of(lost, whole) else None


def _joined(key: str, base: Draft, head: Draft) -> Shape | None:
    gone = _gone_around(key, base, head)
    for host in _hosts(gone, base, head) if key not in head else [key] if gone else []:
        then = base.get(host)
        gained = _added(head.get(host), then)
        near = _gone_around(host, base, head) if then else gone
        taken = [one for one in near if _made_of(base.clauses[base.positions[one]].texts, gained)]
        if key in (*taken, host) and len(taken) > (0 if then else 1):
            sources = _as_they_stand(taken, host, base, head) if then else tuple(taken)
            return Shape("joined", (host,), sources)
    return None


def _gone_around(key: str, base: Draft, head: Draft) -> list[str]:
    """The clauses of the base around ``key`` that the head has no more, in their order."""
    clauses = base.clauses
    first = last = base.positions[key]
    while first and clauses[first - 1].key not in head:
        first -= 1
    while last + 1 < len(clauses) and clauses[last + 1].key not in head:
        last += 1
    return [clause.key for clause in clauses[first : last + 1] if clause.key not in head]


def _hosts(gone: list[str], base: Draft, head: Draft) -> Iterator[str]:
    """Where the words of clauses that are gone may stand: above, below, or in their place."""
    above = surviving_place(gone[0], base, head)
    below = base.positions[gone[-1]] + 1
    if above is not None:
        yield above
    if below < len(base.clauses):
        yield base.clauses[below].key
    yield from (clause.key for clause in new_behind(above, base, head))


def _as_they_stand(taken: list[str], host: str, base: Draft, head: Draft) -> tuple[str, ...]:
    """The joined clauses in the order in which their words stand in the host."""
    orders = [
        tuple(sorted((*taken, host), key=base.positions.__getitem__)),
        (host, *taken),
        (*taken, host),
    ]

    def kept(order: tuple[str, ...]) -> int:
        return sum(
            _kept(_read(order, lang, base), text)
            for lang, text in head.clauses[head.positions[host]].texts.items()
        )

    return max(orders, key=kept)


def _added(now: Clause | None, then: Clause | None) -> dict[str, str]:
    """What a clause says, by language, that another does not."""
    texts, old = (now.texts if now else {}), (then.texts if then else {})
    return {
        lang: " ".join(s.text for s in diff(old.get(lang, ""), text) if s.kind == "insert")
        for lang, text in texts.items()
    }


def _made_of(texts: Mapping[str, str], words: Mapping[str, str]) -> bool:
    """Whether a clear share of the texts, in some language, is found in those words."""
    return any(
        _kept(words.get(lang, ""), text) >= max(_LEAST, _SHARE * _count(text))
        for lang, text in texts.items()
    )


def _kept(old: str, new: str) -> int:
    return sum(_count(span.text) for span in diff(old, new) if span.kind == "equal")


def _count(text: str) -> int:
    return sum(token[0].isalnum() for token in tokens(text))


def is_cut_up(shape: Shape, base: Draft, head: Draft) -> bool:
    """Whether the pieces of a split clause are its very words, and no others."""
    [source] = shape.sources
    then = base.clauses[base.positions[source]].texts
    pieces = [head.clauses[head.positions[key]].texts for key in shape.keys]
    langs = dict.fromkeys(lang for texts in (then, *pieces) for lang in texts)
    return all(
        then.get(lang, "").split() == " ".join(texts.get(lang, "") for texts in pieces).split()
        for lang in langs
    )


def followed(
    shape: Shape, key: str, texts: Mapping[str, str], base: Draft, head: Draft
) -> tuple[tuple[Operation, ...], Conflicts]:
    """What makes the head's clauses say what ``texts`` made of the base's clause ``key``.

    The operations are empty where there are conflicts, or where all is said already.
    """
    found: dict[str, dict[str, str]] = {piece: {} for piece in shape.keys}
    conflicts: Conflicts = {}
    for lang, text in texts.items():
        carry = _to_pieces if shape.reason == "split" else _to_host
        merged, contested = carry(shape, key, lang, text, base, head)
        if contested:
            conflicts[lang] = contested
        for piece, said in merged.items():
            found[piece][lang] = said
    if conflicts:
        return (), conflicts
    return tuple(_rewordings(found, head)), {}


def _to_pieces(
    shape: Shape, key: str, lang: str, text: str, base: Draft, head: Draft
) -> tuple[dict[str, str], tuple[Conflict, ...]]:
    held = {one: head.clauses[head.positions[one]].text(lang) for one in shape.keys}
    keys = [one for one in shape.keys if held[one]] or list(shape.keys[:1])
    merges = merge_apart(_read((key,), lang, base), [held[one] for one in keys], text)
    merged = {one: part.text for one, part in zip(keys, merges, strict=True)}
    return merged, tuple(conflict for part in merges for conflict in part.conflicts)


def _to_host(
    shape: Shape, key: str, lang: str, text: str, base: Draft, head: Draft
) -> tuple[dict[str, str], tuple[Conflict, ...]]:
    [host] = shape.keys
    then, now = _read(shape.sources, lang, base), _read((host,), lang, head)
    asked = _read(shape.sources, lang, base, {key: text})
    merged = merge(then, now, asked)
    conflicts = merged.conflicts
    if _SEAM in merged.text and not conflicts:
        conflicts = (Conflict(then, now, asked, 0, len(then)),)
    return {host: merged.text.strip()}, conflicts


def _read(
    keys: Iterable[str], lang: str, draft: Draft, instead: Mapping[str, str] | None = None
) -> str:
    """Several clauses as one text."""
    instead = instead or {}
    texts = (instead.get(k, draft.clauses[draft.positions[k]].text(lang)) for k in keys)
    return _SEAM.join(texts)


def _rewordings(found: Mapping[str, Mapping[str, str]], head: Draft) -> Iterator[Operation]:
    for key, texts in found.items():
        clause = head.clauses[head.positions[key]]
        changed = {lang: text for lang, text in texts.items() if text != clause.text(lang)}
        if changed and not any({**clause.texts, **changed}.values()):
            yield Delete(key)
        elif changed:
            yield Revise(key, changed)
