"""Coming in: links, codes, guessing, revoking, expiring, importing."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import Hall


@pytest.fixture
def place(tmp_path):
    app = make_app(f"sqlite:///{tmp_path / 'entry.sqlite'}", limited=True)
    return app, make_hall(app, "mine")


def card(hall: Hall, who: str) -> dict:
    return hall.do("secretary", "issue_codes", members=[hall.seats[who].member])["cards"][0]


def test_a_typed_code_lets_in_however_it_is_typed(place):
    app, hall = place
    code = card(hall, "valence")["code"]
    for typed in (code, code.lower(), f" {code.replace('-', ' ', 5).replace(' ', '-', 1)} "):
        assert Guest(app).post("/sign-in", script=False, code=typed).status_code == 303


def test_codes_are_kept_only_as_hashes(place, tmp_path):
    _app, hall = place
    given = card(hall, "valence")
    stored = (tmp_path / "entry.sqlite").read_bytes() + b"".join(p.read_bytes() for p in tmp_path.glob("entry.sqlite-*"))
    secret = given["code"].split("-", 1)[1]
    assert given["link"].encode() not in stored
    assert secret.encode() not in stored and secret.replace("-", "").encode() not in stored


def test_guessing_is_slowed_but_a_right_code_still_enters(place):
    app, hall = place
    code = card(hall, "valence")["code"]
    guesser = Guest(app)
    statuses = [guesser.post("/sign-in", script=False, code=f"{n}-AAAAA-AAAAA").status_code for n in range(45)]
    assert statuses[0] == 403 and statuses[-1] == 429
    link = card(hall, "idjevan")["link"]
    assert code and Guest(app).get(f"/enter/{link}").status_code == 303


def test_a_new_card_and_a_revoked_seat_end_every_device(place):
    app, hall = place
    guest = Guest(app).take(hall, "valence")
    assert guest.get("/a/mine/text").status_code == 200
    hall.do("secretary", "revoke_member", member=hall.seats["valence"].member)
    assert guest.get("/a/mine/text").status_code == 302
    other = Guest(app).take(hall, "idjevan")
    card(hall, "idjevan")
    assert other.get("/a/mine/text").status_code == 302


def test_links_end_with_the_assembly(place):
    app, hall = place
    guest = Guest(app).take(hall, "valence")
    with hall.books.writing() as db:
        from datetime import date

        from drafting.store.rows import AssemblyRow

        db.get(AssemblyRow, 1).expires = date(2013, 1, 1)
    assert guest.get("/a/mine/text").status_code == 302
    assert Guest(app).get(f"/enter/{card(hall, 'valence')['link']}").status_code == 403


def test_the_observer_link_reads_until_it_is_switched_off(place):
    app, hall = place
    token = hall.do("secretary", "switch_observer_link", on=True)["token"]
    watcher = Guest(app)
    assert watcher.get(f"/observe/{token}").status_code == 302
    assert watcher.get("/a/mine/text").status_code == 200
    assert watcher.get("/a/mine/findings").status_code == 403
    hall.do("secretary", "switch_observer_link", on=False)
    assert watcher.get("/a/mine/text").status_code == 302


SHEET = "nom;rôle;atelier;délégation;langue\nAnna;rapporteure;Tourisme;;fr\nHakob;délégué;;Idjevan;hy\n"


def workbook(rows) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.csv", SHEET.encode()),
        ("people.csv", SHEET.encode("utf-8-sig").replace(b";", b",")),
        ("people.xlsx", workbook([line.split(";") for line in SHEET.splitlines()])),
    ],
)
def test_a_list_of_people_is_imported(place, name, content):
    app, hall = place
    guest = Guest(app).take(hall, "secretary")
    answer = guest.post("/a/mine/office/people", people=(io.BytesIO(content), name))
    assert answer.get_json()["ok"], answer.text
    assert {"Anna", "Hakob"} <= {m.name for m in hall.look(lambda r: r.members)}


def test_every_bad_line_is_named_and_nobody_is_imported(place):
    app, hall = place
    guest = Guest(app).take(hall, "secretary")
    before = hall.look(lambda r: len(r.members))
    bad = SHEET + "Zoé;reine;;;fr\nYann;délégué;;Atlantide;fr\n;délégué;;Idjevan;fr\n"
    answer = guest.post("/a/mine/office/people", people=(io.BytesIO(bad.encode()), "p.csv"))
    assert answer.status_code == 422
    assert [line.split(":")[0].strip() for line in answer.get_json()["report"]] == ["Ligne 4", "Ligne 5", "Ligne 6"]
    assert hall.look(lambda r: len(r.members)) == before


def evil_workbook(how) -> bytes:
    """A workbook that unpacks to far too much, or names an entity."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["name", "role"]]))) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.namelist():
            content = source.read(item)
            if how == "doctype" and item.endswith("sheet1.xml"):
                content = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "e">]>' + content.split(b"?>", 1)[-1]
            target.writestr(item, content)
        if how == "bomb":
            target.writestr("xl/media/zeros.bin", b"\0" * 50_000_000)
    return out.getvalue()


@pytest.mark.parametrize("how", ["doctype", "bomb"])
def test_a_hostile_workbook_is_refused_unread(place, how):
    app, hall = place
    guest = Guest(app).take(hall, "secretary")
    answer = guest.post("/a/mine/office/people", people=(io.BytesIO(evil_workbook(how)), "p.xlsx"))
    assert answer.status_code == 422 and answer.get_json()["code"] == "sheet_unreadable"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xff\xfe\x00", b"a;b\n1;2\n"])
def test_a_file_that_is_no_list_gets_a_sentence(place, content):
    app, hall = place
    guest = Guest(app).take(hall, "secretary")
    answer = guest.post("/a/mine/office/people", people=(io.BytesIO(content), "p.csv"))
    assert answer.status_code == 422 and answer.get_json()["sentence"]
