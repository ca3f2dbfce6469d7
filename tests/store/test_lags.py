"""Behind by n, read from the books: what is remembered changes nothing."""

from drafting.store.cache import DraftCache
from drafting.store.reading import Reading
from tests.support.hall import delete, insert, revise


def told(reading):
    return {
        key: {lang: (lag.count, lag.missing, dict(lag.followed)) for lang, lag in lags.items()}
        for key, lags in reading.plenary.lags.items()
    }


def test_what_is_remembered_tells_the_same_as_the_books(hall):
    """After every deed, also those refused half way; and an older look sees no later Revision."""
    both = {"do": "revise", "key": "o3", "texts": {"fr": "Deux.", "hy": "Երկու։"}}
    deeds = [revise("o1", "Un."), revise("o3", "Un.", "hy"), both, insert("o1", "Neuf."), delete("r1")]
    before = None
    for asked in deeds:
        with hall.reading() as older:
            kept = told(older)
            hall.decide(hall.propose("valence", asked))
            older.plenary.__dict__.pop("lags")
            assert told(older) == kept
        with hall.reading() as reading:
            now = told(reading)
            assert now == told(Reading(reading.db, reading.assembly, DraftCache()))
            assert now != before
            before = now
    assert hall.look(lambda r: set(r.plenary.lags)) == set(hall.order())
