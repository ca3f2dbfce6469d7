"""Revisions never change, and storage grows with what changed."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from drafting.store.ranks import between, spread
from drafting.store.rows import ClauseRow
from tests.support.hall import move, revise


def test_every_revision_reads_as_it_was_issued(hall):
    seen = {}
    for n in range(30):
        key, base = ("o1", "o2", "o3")[n % 3], hall.head()
        change = move(key, ("r1", "h1")[n % 2]) if n % 5 == 0 else revise(key, f"Phrase {n} ici.")
        hall.do("secretary", "edit_text", base=base, operations=[change])
        seen[hall.head()] = hall.look(lambda r: r.draft())
    hall.books.cache._drafts.clear()
    for number, draft in seen.items():
        assert hall.look(lambda r, n=number: r.draft(n)) == draft


def test_a_change_of_one_clause_writes_one_row(hall):
    def rows():
        with hall.books.read() as db:
            return db.scalar(select(func.count()).select_from(ClauseRow))

    before = rows()
    hall.do("secretary", "edit_text", base=1, operations=[revise("o1", "Une phrase.")])
    assert rows() == before + 1


@given(st.lists(st.integers(0, 50), max_size=60))
def test_between_any_two_ranks_fits_another(places):
    ranks = spread(5)
    for place in places:
        at = place % (len(ranks) + 1)
        low = ranks[at - 1] if at else ""
        high = ranks[at] if at < len(ranks) else ""
        ranks.insert(at, between(low, high))
    assert ranks == sorted(set(ranks))
