"""kill -9 in the middle of work loses nothing acknowledged; clients come back by themselves."""

import threading
import time

import requests
from lxml import html

from drafting.demo.person import Person
from drafting.demo.viewer import Viewer

SLUG = "valence-2013"


def take_seat(url: str, name: str) -> Person:
    person = Person(url)
    form = person.page("/demo").xpath(f"//form[.//*[text()='{name}']]")[0]
    person.send(form.get("action"), form.form_values())
    return person


def wait_until(what, seconds=30.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.1)
    return False


def test_a_killed_server_has_everything_it_acknowledged_and_pages_resume(live_server):
    server = live_server
    author = take_seat(server.base_url, "Claire Fontanel")
    viewer = Viewer(server.base_url, author.web, SLUG, "findings", "fr", "rapporteur")
    acknowledged, stop = [], threading.Event()

    def post_all():
        for n in range(200):
            try:
                said = author.fill(f"/a/{SLUG}/findings/new", "@data-keep", text_fr=f"Constat numéro {n} de l’essai.")
                acknowledged.append((said["location"], n))
            except (requests.RequestException, RuntimeError, ValueError):
                return
            if stop.is_set():
                return

    working = threading.Thread(target=post_all)
    working.start()
    assert wait_until(lambda: len(acknowledged) >= 5)
    server.kill()
    stop.set()
    working.join()
    server.start()
    for location, n in acknowledged:
        assert f"Constat numéro {n} de l’essai." in author.page(location).text_content()
    assert viewer.agrees(30)
    take_seat(server.base_url, "Marc Delorme").fill(f"/a/{SLUG}/findings/new", "@data-keep", text_fr="Après la panne.")
    assert viewer.agrees(30)
    viewer.close()


def test_a_page_that_lost_its_connection_resumes_from_the_journal(live_server):
    author = take_seat(live_server.base_url, "Claire Fontanel")
    viewer = Viewer(live_server.base_url, author.web, SLUG, "findings", "hy", "rapporteur")
    viewer.drop()
    loaded = viewer.number
    for n in range(3):
        author.fill(f"/a/{SLUG}/findings/new", "@data-keep", text_fr=f"Pendant l’absence {n}.")
    assert viewer.number == loaded
    viewer.resume()
    assert viewer.agrees(10)
    viewer.close()


def test_two_workers_on_postgresql_tell_each_other(serve, postgres_url, valkey_url):
    settings = {"DATABASE_URL": postgres_url, "REDIS_URL": valkey_url, "SECRET_KEY": "k" * 40}
    one, other = serve(**settings), serve(**settings)
    author = take_seat(one.base_url, "Claire Fontanel")
    reader = take_seat(other.base_url, "Aram Sahakyan")
    viewer = Viewer(other.base_url, reader.web, SLUG, "findings", "fr", "on the other worker")
    author.fill(f"/a/{SLUG}/findings/new", "@data-keep", text_fr="Dit sur le premier serveur.")
    assert wait_until(lambda: "Dit sur le premier serveur." in "".join(viewer.pieces.values()), 15)
    assert viewer.agrees(10)
    viewer.close()


def test_without_redis_other_workers_learn_by_their_pulse(serve, postgres_url):
    settings = {"DATABASE_URL": postgres_url, "SECRET_KEY": "k" * 40}
    one, other = serve(**settings), serve(**settings)
    author = take_seat(one.base_url, "Claire Fontanel")
    reader = take_seat(other.base_url, "Aram Sahakyan")
    viewer = Viewer(other.base_url, reader.web, SLUG, "findings", "fr", "on the other worker")
    author.fill(f"/a/{SLUG}/findings/new", "@data-keep", text_fr="Dit sans messager.")
    assert wait_until(lambda: "Dit sans messager." in "".join(viewer.pieces.values()), 20)
    viewer.close()


def test_a_revoked_member_is_shown_out_at_once(live_server):
    secretary = take_seat(live_server.base_url, "Paul Girard")
    reader = take_seat(live_server.base_url, "Aram Sahakyan")
    viewer = Viewer(live_server.base_url, reader.web, SLUG, "findings", "fr", "to be revoked")
    office = secretary.page(f"/a/{SLUG}/office")
    button = office.xpath("//tr[td[text()='Aram Sahakyan']]//button/@formaction")[0]
    secretary.press(f"/a/{SLUG}/office", button)
    assert wait_until(lambda: not viewer.connected, 5)
    pieces = dict(viewer.pieces)
    author = take_seat(live_server.base_url, "Claire Fontanel")
    author.fill(f"/a/{SLUG}/findings/new", "@data-keep", text_fr="Plus pour lui.")
    time.sleep(1)
    assert viewer.pieces == pieces


def test_strangers_and_foreign_pages_get_no_socket(live_server):
    import socketio

    author = take_seat(live_server.base_url, "Claire Fontanel")
    cookies = "; ".join(f"{c.name}={c.value}" for c in author.web.cookies)
    for origin in ("http://evil.example", "null", live_server.base_url + "0", None):
        client = socketio.Client(websocket_extra_options={"suppress_origin": True}, reconnection=False)
        headers = {"Cookie": cookies, **({"Origin": origin} if origin else {})}
        try:
            client.connect(live_server.base_url, headers=headers, transports=["websocket"], wait_timeout=5)
            refused = False
            client.disconnect()
        except socketio.exceptions.ConnectionError:
            refused = True
        assert refused, origin


def test_what_a_socket_may_say_is_checked(live_server):
    import socketio

    author = take_seat(live_server.base_url, "Claire Fontanel")
    headers = {"Cookie": "; ".join(f"{c.name}={c.value}" for c in author.web.cookies), "Origin": live_server.base_url}
    client = socketio.Client(websocket_extra_options={"suppress_origin": True})
    client.connect(live_server.base_url, headers=headers, transports=["websocket"])
    good = {"assembly": SLUG, "view": "text", "lang": "fr", "number": 1}
    for wish, code in [
        ({**good, "view": "desk"}, "forbidden"),
        ({**good, "assembly": "other"}, "not_found"),
        ({**good, "view": "secret"}, "bad_operations"),
        ({**good, "number": "1"}, "bad_operations"),
        ({**good, "number": -1}, "bad_operations"),
        ({**good, "number": True}, "bad_operations"),
        ({**good, "lang": "xx"}, "bad_operations"),
        ("text", "bad_operations"),
        (None, "bad_operations"),
        ([good], "bad_operations"),
    ]:
        answer = client.call("follow", wish, timeout=10)
        assert answer["error"] == code and answer["sentence"], wish
    assert client.call("follow", {**good, "number": 10**9}, timeout=10) == {"reload": True}
    for name in ("connect", "disconnect", "moved", "__proto__"):
        client.emit(name, {"x": 1})
    answers = [client.call("follow", good, timeout=10) for _ in range(12)]
    assert answers[-1].get("error") == "too_often"
    assert requests.get(f"{live_server.base_url}/healthz", timeout=5).ok
    client.disconnect()
    assert "Traceback" not in live_server.log()


def test_pages_without_script_still_read(live_server):
    person = take_seat(live_server.base_url, "Isabelle Chambon")
    page = person.page(f"/a/{SLUG}/text")
    assert "Déclaration de Valence" in page.text_content()
    assert html.tostring(page).count(b"<details") > 3
