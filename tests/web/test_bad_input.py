"""Bad input gets a sentence, never a crash; what was typed comes back."""

import random
from urllib.parse import urlencode

import pytest

from tests.house.test_promises import OPEN_TO_ALL
from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, revise
from tests.web.test_permissions import WHO, routes

HOSTILE = [
    "", " ", "x" * 1_000_000, "a\x00b", "\x1b[31m", "\ud800", "\u202eevil", "../../etc/passwd",
    "<script>alert(1)</script>", "{{ 7*7 }}", "%(name)s %s", "-1", "999999999999", "1e9", "NaN", "^", "true",
    "=cmd()", "\r\nSet-Cookie: a=b", "ա" * 9000,
]  # fmt: skip
FIELDS = [
    "deed", "base", "kind", "text_fr", "text_hy", "rationale", "after", "revises", "numbers",
    "same_as:1", "reason", "replaces", "revise:o1:fr", "revise:zz:fr", "delete:o1", "move:o1",
    "insert:1:fr", "insert:1:after", "insert:1:kind", "outcome", "how", "votes_for",
    "votes_against", "number", "despite_open", "name", "role", "workshop", "delegation", "many",
    "name_fr", "country", "frame:1:kind", "frame:1:fr", "members", "on", "languages", "starts",
    "ends", "time_zone", "title_fr", "slug", "clause", "note", "code", "lang", "back",
]  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    app = make_app(f"sqlite:///{tmp_path_factory.mktemp('bad') / 'b.sqlite'}")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    hall = make_hall(app, "mine")
    hall.do("rapporteur", "post_finding", base=1, texts={"fr": "Un constat."})
    hall.propose("idjevan", delete("o2"))
    return app, hall, {who: Guest(app).take(hall, who) for who in WHO.values()}


def test_no_form_crashes_whatever_is_sent(place, caplog):
    app, _hall, guests = place
    chance = random.Random(2013)
    posts = [path.replace("SLUG", "mine") for method, path, _d in routes(app) if method == "POST"]
    posts += ["/sign-in", "/language"]
    posts = [path for path in posts if "adopt" not in path and "revoke" not in path]
    for path in posts:
        for _round in range(6):
            fields = {name: chance.choice(HOSTILE) for name in chance.sample(FIELDS, 14)}
            fields = {n: v.encode("utf-8", "surrogatepass") for n, v in fields.items()}
            for guest in guests.values():
                answer = guest.post(path, script=chance.random() < 0.5, **fields)
                assert answer.status_code < 500, (path, fields)
    assert "Traceback" not in caplog.text


NUMBERS = ["9" * 25, "9" * 5000, "²"]
NUMBERED = ["number", "n", "amendment", "parent", "reword", "poll", "base", "before", "from", "to", "numbers", "same_as:1", "item:1:number", "item:1:place", "item:1:planned", "quorum", "speaking", "weight:valence", "replaces", "first:1", "votes_for:1", "secret", "text", "bloc"]  # fmt: skip


@pytest.mark.parametrize("odd", NUMBERS, ids=["large", "huge", "squared"])
def test_no_number_crashes_wherever_it_stands(place, odd):
    """In the address, behind it or in the form; for whoever may go there."""
    app, _hall, guests = place
    fields = dict.fromkeys(NUMBERED, odd)
    names = {f"item:{odd}:kind": "debate", f"same_as:{odd}": odd, f"insert:{odd}:fr": "Un.", f"frame:{odd}:fr": "Un."}
    for method, path, _deed in routes(app):
        path = path.replace("SLUG", "mine")
        if "adopt" in path or "revoke" in path:
            continue
        for at in {path, path.replace("/1", f"/{odd}")}:
            for guest in (guests["chair"], guests["secretary"], guests["valence"]):
                if method == "GET":
                    answer = guest.client.get(at, query_string=fields)
                else:
                    answer = guest.post(f"{at}?{urlencode(fields)}", **fields, **names)
                assert answer.status_code < 500, (method, at)


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "/\t/evil.example", "/\r/evil.example", "/\n/evil.example", "https://evil.example"])  # fmt: skip
def test_coming_back_leads_to_no_other_site(place, back):
    _app, _hall, guests = place
    answer = guests["valence"].post("/language", script=False, lang="fr", back=back)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_an_edit_leads_back_to_a_clause_that_is_there(place):
    _app, hall, guests = place
    fields = {"base": hall.head(), "clause": "a\nb", "revise:z:fr": "Fait à Valence, en 2013."}
    answer = guests["secretary"].post("/a/mine/edit", script=False, **fields)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/a/mine/text")


def test_no_address_crashes(place):
    _app, _hall, guests = place
    for path in ("revisions/99", "revisions/0", "compare?from=x&to=-4", "compare?from=5&to=99", "clauses/%00", "clauses/zz", "amendments/0", "findings/77", "amendments/new?clause=zz&after=^", "text?show=klingon", "edit?clause=zz", "findings/merge?numbers=x&same_as:q=1"):  # fmt: skip
        for guest in guests.values():
            assert guest.get(f"/a/mine/{path}").status_code in (200, 302, 403, 404), path


def test_a_refused_form_keeps_what_was_typed(place):
    _app, _hall, guests = place
    answer = guests["rapporteur"].post("/a/mine/findings/new", script=False, base="1", kind="recital", text_fr="", text_hy="", rationale="Raison gardée")
    assert answer.status_code == 422
    assert "Raison gardée" in answer.text and 'role="alert"' in answer.text


@pytest.mark.parametrize(("lang", "said"), [("fr", "C’est trop long"), ("hy", "Չափազանց երկար է"), ("en", "This is too long")])
def test_the_sentence_is_in_the_readers_language(place, lang, said):
    _app, _hall, guests = place
    guests["rapporteur"].post("/language", script=False, lang=lang, back="/")
    answer = guests["rapporteur"].post("/a/mine/findings/new", base="1", text_fr="x" * 1_000_000)
    assert answer.status_code == 422 and said in answer.get_json()["sentence"]
    assert set(answer.get_json()["errors"]) == {"text_fr"}


def test_a_double_click_and_two_tabs_make_one(place):
    _app, hall, guests = place
    before = hall.look(lambda r: len(r.findings()))
    fields = {"deed": "tab-1-deed", "base": "1", "text_fr": "Une seule fois."}
    answers = [guests["rapporteur"].post("/a/mine/findings/new", **fields).get_json() for _ in range(3)]
    assert len({answer["location"] for answer in answers}) == 1
    assert hall.look(lambda r: len(r.findings())) == before + 1


def test_a_contested_edit_comes_back_with_both_texts(place):
    _app, hall, guests = place
    words = hall.text("o1")
    base = hall.head()
    hall.do("secretary", "edit_text", base=base, operations=[revise("o1", words.replace("rural", "lent"))])
    mine = words.replace("rural", "vert")
    answer = guests["secretary"].post("/a/mine/edit?clause=o1", script=False, base=str(base), **{"revise:o1:fr": mine, "clause": "o1"})
    assert answer.status_code == 409
    assert mine in answer.text and words.replace("rural", "lent") in answer.text


def test_a_form_of_another_site_and_one_without_token_are_refused(place):
    _app, _hall, guests = place
    client = guests["rapporteur"].client
    assert client.post("/a/mine/findings/new", data={"text_fr": "x"}).status_code == 400
    headers = {"X-CSRFToken": guests["rapporteur"].token, "Sec-Fetch-Site": "cross-site"}
    assert client.post("/a/mine/findings/new", data={"text_fr": "x"}, headers=headers).status_code == 403


def test_every_page_says_what_a_browser_may_do(place):
    _app, _hall, guests = place
    answer = guests["chair"].get("/a/mine/text")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_markup_in_any_text_is_shown_not_run(place):
    _app, hall, guests = place
    evil = "<script>alert('x')</script> <img src=x onerror=alert(1)>"
    hall.do("rapporteur", "post_finding", base=1, texts={"fr": evil}, rationale=evil)
    hall.propose("valence", {"do": "insert", "key": "", "after": "o1", "kind": "operative", "texts": {"fr": evil}}, reason=evil)
    for path in ("text", "findings", "amendments", "desk", "screen"):
        page = guests["chair" if path == "desk" else "secretary"].get(f"/a/mine/{path}").text
        assert "<script>alert" not in page and "<img src=x" not in page


def test_open_routes_are_the_few_we_know(place):
    app, _hall, _guests = place
    unguarded = {r.endpoint for r in app.url_map.iter_rules() if not hasattr(app.view_functions[r.endpoint], "deed")}
    assert unguarded == OPEN_TO_ALL
