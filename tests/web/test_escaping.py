"""Whatever people type is shown, not run: names, reasons, comments, titles, speakers, addresses."""

import pytest

from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, revise

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
PAGES = (
    "text", "amendments", "amendments/1", "amendments/2", "desk", "screen", "mine", "sitting", "sitting/agenda",
    "sitting/speakers/new", "comments", "polls", "rules", "attendance", "clauses/o1", "translation", "revisions", "compare",
    "desk/adopt", "findings", "office", "amendments/new?reword=1", "amendments/new?parent=2", "paper",
)  # fmt: skip
TYPED = ("find?q=", "comments/new?amendment=1&text=", "desk?before=1&move=", "amendments/new?after=", "translation/one?lang=fr&clause=", "text?show=")  # fmt: skip


@pytest.fixture
def place(tmp_path):
    app = make_app(f"sqlite:///{tmp_path / 'e.sqlite'}")
    hall = make_hall(app, "essai")
    hall.do("secretary", "seat_delegation", key="evil", name={"fr": EVIL, "hy": EVIL}, country="FR")
    hall.propose("valence", revise("o1", EVIL), delete("o3"), reason=EVIL)
    for audience in ("bureau", "cosigners"):
        hall.do("valence", "comment", text=EVIL, audience=audience, amendment=1)
    hall.do("valence", "keep_note", clause="o1", text=EVIL)
    hall.do("secretary", "set_agenda", items=[{"kind": "debate", "title": {"fr": EVIL, "hy": EVIL}}])
    hall.do("chair", "open_sitting")
    hall.do("chair", "start_item", number=1)
    for _twice in range(2):
        hall.do("secretary", "list_speaker", name=EVIL, delegation="evil", side="for")
    hall.do("chair", "call_speaker", number=1)
    hall.do("chair", "override_order", number=1, before=None, reason=EVIL)
    hall.do("chair", "table_oral", base=1, operations=[revise("o2", EVIL)], noted=EVIL, reason=EVIL)
    return hall, [Guest(app).take(hall, who) for who in ("valence", "chair", "secretary")]


def test_what_is_typed_is_shown_not_run(place):
    hall, guests = place
    before, during, after = (lambda: None), (lambda: put(hall)), (lambda: hall.do("chair", "close_poll"))
    for stage in (before, during, after):
        stage()
        for path in (*PAGES, *(f"{address}{EVIL}" for address in TYPED)):
            for guest in guests:
                page = guest.get(f"/a/essai/{path}", follow_redirects=True)
                assert page.status_code in (200, 403, 404), path
                assert "<script>alert" not in page.text and "<img src=x" not in page.text, path


def put(hall):
    hall.decide(1, reason=EVIL)
    hall.do("chair", "open_poll", amendment=2)
    hall.do("lyon", "cast_ballot", poll=1, choice="for")
