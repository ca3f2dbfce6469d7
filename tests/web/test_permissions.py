"""Every route, for every role: as the permission table says; another assembly's is not there."""

import pytest

from drafting.domain.people import Role
from drafting.domain.permissions import PERMISSIONS
from tests.house.test_promises import OPEN_TO_ALL
from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete

WHO = {
    Role.RAPPORTEUR: "rapporteur",
    Role.CHAIR: "chair",
    Role.DELEGATE: "valence",
    Role.SECRETARIAT: "secretary",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    app = make_app(f"sqlite:///{tmp_path_factory.mktemp('rights') / 'r.sqlite'}")
    mine, other = make_hall(app, "mine"), make_hall(app, "other")
    for hall in (mine, other):
        hall.do("rapporteur", "post_finding", base=1, texts={"fr": "Un constat."})
        hall.propose("idjevan", delete("o2"))
    guests = {role: Guest(app).take(mine, who) for role, who in WHO.items()}
    return app, mine, guests


def guest_of(place, role):
    """That role's person; the observer by a new link, as the secretary may have ended the last."""
    app, mine, guests = place
    if role is not Role.OBSERVER:
        return guests[role]
    watcher = Guest(app)
    token = mine.do("secretary", "switch_observer_link", on=True)["token"]
    assert watcher.get(f"/observe/{token}").status_code == 302
    return watcher


def routes(app):
    """(method, path with a hole for the assembly, deed) of every guarded route."""
    values = {"number": 1, "key": "o1", "member": 1}
    for rule in app.url_map.iter_rules():
        if rule.endpoint in OPEN_TO_ALL:
            continue
        deed = app.view_functions[rule.endpoint].deed
        adapter = app.url_map.bind("localhost")
        arguments = {name: values.get(name, "SLUG") for name in rule.arguments}
        path = adapter.build(rule.endpoint, arguments, force_external=False)
        for method in sorted(rule.methods & {"GET", "POST"}):
            yield method, path, deed


def ask(guest: Guest, method: str, path: str):
    return guest.get(path) if method == "GET" else guest.post(path, script=False)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reaches_what_the_table_says_and_nothing_else(place, role):
    guest = guest_of(place, role)
    for method, path, deed in routes(place[0]):
        status = ask(guest, method, path.replace("SLUG", "mine")).status_code
        if role in PERMISSIONS[deed].roles:
            assert status not in (401, 403, 404, 500), (method, path, status)
        else:
            assert status == 403, (method, path, status)


@pytest.mark.parametrize("role", list(Role))
def test_another_assembly_is_not_there(place, role):
    guest = guest_of(place, role)
    for slug in ("other", "no-such-assembly"):
        for method, path, _deed in routes(place[0]):
            assert ask(guest, method, path.replace("SLUG", slug)).status_code == 404, path


def test_a_stranger_is_led_to_the_entrance(place):
    app, _mine, _guests = place
    stranger = Guest(app)
    for method, path, _deed in routes(app):
        answer = ask(stranger, method, path.replace("SLUG", "mine"))
        assert answer.status_code in ((302,) if method == "GET" else (404,)), path


def test_the_demo_seats_do_not_exist_outside_the_demo(place):
    app, _mine, _guests = place
    assert Guest(app).get("/demo").status_code == 404
    assert Guest(app).post("/demo/1").status_code == 404
