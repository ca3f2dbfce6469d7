"""People call the parts of a divided amendment 1/1 and 1/2, wherever they read of one."""

import re

import pytest

from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, revise

SLOW = "Les villes encouragent le tourisme lent et la marche."
PAGES = {
    "chair": ("desk", "screen", "text", "amendments", "sitting", "comments", "polls", "revisions", "clauses/o1"),
    "valence": ("mine", "text", "amendments", "amendments/2", "amendments/4", "amendments/new?parent=3", "amendments/new?reword=3", "comments/new?amendment=3"),
    "lyon": ("mine", "amendments/2", "amendments/new"),
}  # fmt: skip


@pytest.fixture
def place(tmp_path):
    app = make_app(f"sqlite:///{tmp_path / 'l.sqlite'}")
    hall = make_hall(app, "essai")
    return hall, {who: Guest(app).take(hall, who) for who in PAGES}


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_no_page_tells_a_part_by_its_bare_number(place):
    hall, guests = place
    hall.propose("valence", revise("o1", SLOW), delete("o3"))
    assert hall.do("chair", "divide_amendment", number=1, first=[0])["parts"] == [2, 3]
    hall.propose("lyon", delete("o2"), replaces=[3])
    hall.do("lyon", "follow_amendment", number=3)
    hall.do("lyon", "comment", text="Un mot.", amendment=3)
    hall.do("chair", "open_poll", amendment=2)
    hall.do("lyon", "cast_ballot", poll=1, choice="for")
    for stage in ("voting", "decided", "next"):
        for who, pages in PAGES.items():
            for path in pages:
                said = words(guests[who].get(f"/a/essai/{path}").text)
                assert not re.search(r"mendements? [23]\b", said), (stage, who, path)
        if stage == "voting":
            assert "Amendement 1/1" in words(guests["lyon"].get("/a/essai/mine").text)
            hall.do("chair", "close_poll")
        else:
            hall.do("chair", "present_amendment", number=3)


def test_the_wall_names_what_is_voted_on_when_it_shows_something_else(place):
    hall, guests = place
    for key in ("o1", "o2"):
        hall.propose("valence", delete(key))
    hall.do("chair", "open_poll", amendment=1)
    vote = re.compile(r'screen-poll-title">(.*?)</p>', re.S)
    assert "Amendement 1" not in vote.search(guests["chair"].get("/a/essai/screen").text)[1]
    hall.do("chair", "present_amendment", number=2)
    assert "Amendement 1" in vote.search(guests["chair"].get("/a/essai/screen").text)[1]
