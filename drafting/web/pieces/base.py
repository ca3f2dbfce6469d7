"""Live pages as ordered pieces.

A piece is one element with an id, drawn by one template, on the page and in a
push alike. The law: an old page with all pushed pieces put in is the page as
freshly loaded. So `touched` must name every piece an entry may change; naming
more is only slower.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import render_template

from drafting.domain.facts import Fact
from drafting.web.sight import Sight

ALL = None
Touched = set[str] | None
Drawn = dict[str, str]


@dataclass(frozen=True)
class View:
    """A live page: who may see it, its pieces in order, how to draw each, what a fact changes.

    ``personal`` names the pieces that show what is a member's own; only a page that
    has some is drawn for one person (see `Sight.person`), the others for all of a role.
    """

    deed: str
    ids: Callable[[Sight], list[str]]
    draw: Callable[[Sight, str], str]
    touched: Callable[[Sight, Fact], Touched]
    personal: frozenset[str] = frozenset()


def draw_all(view: View, sight: Sight) -> list[str]:
    """The whole page's pieces, in order."""
    return [view.draw(sight, piece) for piece in view.ids(sight)]


def changes(
    view: View, sight: Sight, facts: Iterable[Fact], shared: Drawn
) -> tuple[Drawn, list[str]]:
    """The pieces that some facts may have changed, drawn as they are now, and the page's order.

    Nothing at all when they change none. ``shared`` keeps what was drawn for another
    person of the same role and language.
    """
    touched = _touched(view, sight, facts)
    if touched is not ALL and not touched:
        return {}, []  # the page's order may cost more than the page: 250 phones, 30 ballots
    order = view.ids(sight)
    named = set(order) if touched is ALL else touched
    return {p: _drawn(view, sight, p, shared) for p in order if p in named}, order


def _touched(view: View, sight: Sight, facts: Iterable[Fact]) -> Touched:
    touched: set[str] = set()
    for fact in facts:
        named = view.touched(sight, fact)
        if named is ALL:
            return ALL
        touched |= named
    return touched


def _drawn(view: View, sight: Sight, piece: str, shared: Drawn) -> str:
    if piece in view.personal:
        return view.draw(sight, piece)
    if piece not in shared:
        shared[piece] = view.draw(sight, piece)
    return shared[piece]


def draw_state(sight: Sight) -> str:
    """The line that says which Revision one reads."""
    issue = sight.reading.issue(sight.reading.head) if sight.reading.head else None
    return render_template("parts/state.html", sight=sight, issue=issue)
