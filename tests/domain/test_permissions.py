"""The permission table is whole, and every action goes through it."""

from drafting.actions import ACTIONS
from drafting.domain.people import Role, Seat
from drafting.domain.permissions import PERMISSIONS, may

SEATS = {role: Seat(1, 1, "x", role, "w", "d") for role in Role}


def test_every_action_is_in_the_table():
    assert set(ACTIONS) <= set(PERMISSIONS)


def test_an_observer_only_reads_the_text_the_amendments_and_the_screen():
    allowed = {deed for deed in PERMISSIONS if may(SEATS[Role.OBSERVER], deed)}
    assert allowed == {"read_text", "read_amendments", "watch_screen"}


def test_nobody_changes_a_sealed_text():
    changing = {deed for deed, rule in PERMISSIONS.items() if rule.while_open}
    for seat in SEATS.values():
        assert not any(may(seat, deed, sealed=True) for deed in changing)
    reading = {"read_findings", "read_journal", "read_text", "read_amendments", "watch_screen"}
    assert changing.isdisjoint(reading)


def test_only_the_chair_decides():
    for deed in ("present_amendment", "decide_amendment", "undo_decision", "adopt_text"):
        assert [role for role in Role if may(SEATS[role], deed)] == [Role.CHAIR]
