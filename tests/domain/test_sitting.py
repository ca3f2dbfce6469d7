"""The order of business in time, and who speaks next."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain.rules import Rules
from drafting.domain.sitting import (
    Item,
    ItemKind,
    Speaker,
    last_heard,
    minutes_of,
    next_speaker,
    schedule,
    time_of_day,
)

NINE = datetime(2013, 10, 17, 9, tzinfo=UTC)
IN_TURN, AS_ASKED = Rules(alternation=True), Rules()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("18h", "18:00"), ("18h05", "18:05"), ("18 h 05", "18:05"), ("9:30", "09:30"), ("09.30", "09:30"),
        (" 7 ", "07:00"), ("0h00", "00:00"), ("23:59", "23:59"), ("24:00", None), ("12:60", None), ("midi", None),
        ("12:5", None), ("", None), ("-1h", None), ("18h05 env.", None), ("١٢:٠٠", "12:00"),
    ],
)  # fmt: skip
def test_a_time_of_day_as_people_write_it(said, meant):
    assert time_of_day(said) == meant


def items(*planned):
    return [Item(n, ItemKind.DEBATE, starts=s, planned=m) for n, (s, m) in enumerate(planned, 1)]


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ([("18:00", 5), ("", 5), ("", 10)], ["18:00", "18:05", "18:10"]),
        ([("", 5), ("18:00", 5)], [None, "18:00"]),
        ([("18:00", 5), ("18:30", 5), ("", 1)], ["18:00", "18:30", "18:35"]),
        ([("23:50", 20), ("", 5), ("00:20", 5)], ["23:50", "24:10", "24:20"]),
        ([("18:00", 30), ("18:15", 5)], ["18:00", "18:15"]),
    ],
)
def test_what_has_no_time_follows_the_one_before(planned, expected):
    found = schedule(items(*planned))
    assert list(found.values()) == [t and minutes_of(t) for t in expected]


speakers = st.lists(
    st.builds(
        lambda side, state: (side, state),
        st.sampled_from(["", "for", "against"]),
        st.sampled_from(["waits", "spoke"]),
    ),
    max_size=8,
).map(
    lambda said: [
        Speaker(
            n,
            f"P{n}",
            None,
            side,
            1,
            NINE,
            NINE + timedelta(minutes=n) if state == "spoke" else None,
        )
        for n, (side, state) in enumerate(said, 1)
    ]
)


@given(speakers, st.booleans())
def test_the_next_one_waits_and_nobody_of_the_same_side_is_overtaken(listed, in_turn):
    chosen = next_speaker(listed, IN_TURN if in_turn else AS_ASKED, last_heard(listed, 1))
    waiting = [s for s in listed if s.is_waiting]
    assert (chosen is None) == (not waiting)
    if chosen:
        assert chosen is next(s for s in waiting if s.side == chosen.side)


@given(speakers)
def test_without_alternation_the_order_of_asking_holds(listed):
    waiting = [s for s in listed if s.is_waiting]
    assert next_speaker(listed, AS_ASKED, last_heard(listed, 1)) == (
        waiting[0] if waiting else None
    )


@given(speakers)
def test_with_alternation_a_side_never_speaks_twice_while_another_waits(listed):
    last = last_heard(listed, 1)
    chosen = next_speaker(listed, IN_TURN, last)
    if chosen and last and chosen.side == last.side:
        assert all(s.side == last.side for s in listed if s.is_waiting)


def test_the_last_one_heard_is_of_the_same_item_and_took_a_side():
    listed = [
        Speaker(1, "A", None, "for", 1, NINE, NINE),
        Speaker(2, "B", None, "", 1, NINE, NINE + timedelta(minutes=2)),
        Speaker(3, "C", None, "against", 2, NINE, NINE + timedelta(minutes=3)),
        Speaker(4, "D", None, "for", 1, NINE),
        Speaker(5, "E", None, "against", 1, NINE),
    ]
    assert last_heard(listed, 1).number == 1
    assert next_speaker(listed, IN_TURN, last_heard(listed, 1)).number == 5
    assert next_speaker(listed, IN_TURN, None).number == 4
