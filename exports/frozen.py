"""Numbers frozen by a sitting, on paper: 12a is printed as 12a, whatever stands around it.

Word counts its lists by itself; a frozen number must not be counted. Each is a list of
one, whose number is written out. So it is the paragraph's number still, no part of
its words, and the paragraphs stay exactly the canonical lines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafting.domain import Kind
from drafting.domain.numbering import Ghost
from exports.paper import Paper
from exports.template import Fixed

COUNTING_LISTS = 3  # of the template, before the fixed ones
STYLES = {Kind.HEADING: "Heading1", Kind.PREAMBULAR: "Preambular", Kind.OPERATIVE: "Operative"}


@dataclass(frozen=True)
class Frozen:
    """``fixed`` lists for the template; ``lists`` has the number of each clause's list by key.

    ``ghosts`` are the deleted clauses to print, by the key of the clause they follow.
    """

    fixed: tuple[Fixed, ...] = ()
    lists: Mapping[str, int] | None = None
    ghosts: Mapping[str | None, tuple[Ghost, ...]] | None = None

    def list_of(self, key: str) -> int | None:
        return (self.lists or {}).get(key)

    def ghosts_after(self, key: str | None) -> tuple[Ghost, ...]:
        return (self.ghosts or {}).get(key, ())


def frozen(paper: Paper, tracked: bool) -> Frozen:
    """The paper's frozen numbers; nothing when they are counted afresh.

    A redline shows deleted clauses as deletions, and leaves their ghosts out.
    """
    if paper.draft.numbering is None:
        return Frozen()
    ghosts = {} if tracked else paper.draft.ghosts
    printed = list(_printed(paper, tracked, ghosts))
    lists = {key: COUNTING_LISTS + n for n, (key, _style, _text) in enumerate(printed, 1)}
    return Frozen(tuple((style, text) for _key, style, text in printed), lists, ghosts)


def _printed(
    paper: Paper, tracked: bool, ghosts: Mapping[str | None, tuple[Ghost, ...]]
) -> Iterator[tuple[str, str, str]]:
    """(key, style, number as printed), each clause once."""
    seen: set[str] = set()
    for draft in (paper.draft, *([paper.base] if tracked else [])):
        for clause in draft.clauses:
            if clause.key in draft.labels and clause.key not in seen:
                seen.add(clause.key)
                yield clause.key, STYLES[clause.kind], f"{draft.labels[clause.key]}."
    for ghost in (ghost for several in ghosts.values() for ghost in several):
        yield ghost.key, STYLES[ghost.kind], f"{ghost.label}. ({paper.words['deleted']})"
