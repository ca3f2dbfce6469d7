"""What a vote pushes, and to whom: a ballot must not redraw the pages of 250 phones."""

import pytest
from flask_babel import force_locale
from sqlalchemy import event

from drafting.store.journal import entries_after
from drafting.web.pieces import VIEWS, changes
from drafting.web.sight import Sight
from tests.support.clients import make_app, make_hall
from tests.support.hall import delete


@pytest.fixture
def app(sqlite_url):
    return make_app(sqlite_url)


class Watch:
    """What a deed would push to a person's page of a view."""

    def __init__(self, hall):
        self.hall = hall

    def pushed(self, before, view, who):
        seat = self.hall.seats[who]
        with force_locale("fr"), self.hall.reading() as reading:
            facts = [e.fact for e in entries_after(reading.db, seat.assembly, before)]
            person = seat if VIEWS[view].personal else None
            sight = Sight(reading, seat.role, "fr", person)
            pieces, order = changes(VIEWS[view], sight, facts, {})
        assert order or not pieces
        return set(pieces)


def test_a_ballot_is_pushed_to_the_desk_the_wall_and_the_own_page_only(app):
    with app.app_context():
        hall = make_hall(app, "essai")
        watch = Watch(hall)
        hall.propose("valence", delete("o2"))
        before = hall.look(lambda r: r.number)
        hall.do("chair", "open_poll", amendment=1)
        for view in ("text", "amendments"):
            assert "now" in watch.pushed(before, view, "valence")
        before = hall.look(lambda r: r.number)
        hall.do("valence", "cast_ballot", poll=1, choice="for")
        for view in ("text", "amendments"):
            for who in ("valence", "lyon", "secretary"):
                assert watch.pushed(before, view, who) == set(), view
        assert watch.pushed(before, "mine", "lyon") == set()
        assert watch.pushed(before, "mine", "valence") == {"now"}
        assert "screen" in watch.pushed(before, "screen", "rapporteur")
        assert "presented" in watch.pushed(before, "desk", "chair")
        assert watch.pushed(before, "attendance", "secretary") == {"attendance-count", "delegation-valence"}


def test_a_push_asks_once_who_follows_what(app):
    """Not once for each phone in the hall and each fact."""
    with app.app_context():
        hall = make_hall(app, "essai")
        hall.do("lyon", "follow_amendment", number=hall.propose("valence", delete("o2")))
        before = hall.look(lambda r: r.number)
        hall.decide(1)
        asked = []
        with force_locale("fr"), hall.reading() as reading:
            listener = lambda *args: asked.append(args[2])  # noqa: E731
            event.listen(reading.db.get_bind(), "before_cursor_execute", listener)
            facts = [e.fact for e in entries_after(reading.db, reading.assembly.id, before)]
            for who in ("valence", "lyon", "idjevan"):
                own = Sight(reading, hall.seats[who].role, "fr", hall.seats[who])
                pieces, _order = changes(VIEWS["mine"], own, facts, {})
                assert ("mine-signed" in pieces) is (who == "lyon")
        assert sum("FROM follows" in one for one in asked) == 1


def test_what_pushes_nothing_asks_nothing_of_the_page(app, monkeypatch):
    """The order of the amendments is costly: 30 ballots must not reckon it for every audience."""
    with app.app_context():
        hall = make_hall(app, "essai")
        hall.do("chair", "open_poll", text=True)
        before = hall.look(lambda r: r.number)
        hall.do("valence", "cast_ballot", poll=1, choice="for")

        def reckoned(_sight):
            raise AssertionError("the order was reckoned")

        monkeypatch.setattr(Sight, "groups", property(reckoned))
        assert Watch(hall).pushed(before, "amendments", "valence") == set()


def test_a_shared_piece_says_nothing_of_who_reads_it(app):
    """Drawn once for all delegates: what is one delegation's own is asked, not pushed."""
    with app.app_context():
        hall = make_hall(app, "essai")
        hall.do("chair", "open_poll", text=True)
        hall.do("valence", "cast_ballot", poll=1, choice="for")
        drawn = set()
        for who in ("valence", "lyon"):
            with force_locale("fr"), hall.reading() as reading:
                drawn.add(VIEWS["text"].draw(Sight(reading, hall.seats[who].role, "fr"), "now"))
        assert len(drawn) == 1
        with force_locale("fr"), hall.reading() as reading:
            own = Sight(reading, hall.seats["valence"].role, "fr", hall.seats["valence"])
            assert "a voté : pour" in VIEWS["mine"].draw(own, "now")
