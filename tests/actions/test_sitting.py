"""The sitting: what is refused, what is kept, and numbers that hold all evening."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.actions.plenary import decide_amendment
from drafting.domain import Refused
from drafting.domain.numbering import Ghost, with_ghosts
from drafting.store.audit import audit
from drafting.store.cache import DraftCache
from drafting.store.rows import ClauseRow
from tests.support.hall import Hall, delete, found_hall, found_in, insert, move, revise

REPORT = {"kind": "restitution", "workshop": "tourisme", "starts": "18h", "planned": 5}
AMENDMENTS = {"kind": "amendments", "planned": 20}
DEBATE = {"kind": "debate", "title": {"fr": "Débat général"}, "planned": 10}


def refusal(hall: Hall, who: str, action: str, **params) -> str:
    with pytest.raises(Refused) as refused:
        hall.do(who, action, **params)
    return refused.value.code


@pytest.fixture
def sitting(hall: Hall) -> Hall:
    """An open sitting of three items."""
    hall.do("secretary", "set_agenda", items=[REPORT, DEBATE, AMENDMENTS])
    hall.do("chair", "open_sitting")
    return hall


def items(hall: Hall) -> list[tuple]:
    return hall.look(lambda r: [(i.number, i.kind.value, i.starts, i.planned) for i in r.plenary.items])


def test_the_order_of_business_is_kept_as_set(hall):
    hall.do("chair", "set_agenda", items=[REPORT, DEBATE, AMENDMENTS])
    assert items(hall) == [(1, "restitution", "18:00", 5), (2, "debate", "", 10), (3, "amendments", "", 20)]
    hall.do("secretary", "set_agenda", items=[{**AMENDMENTS, "number": 3}, {**REPORT, "number": 1, "starts": "18:30"}])
    assert items(hall) == [(3, "amendments", "", 20), (1, "restitution", "18:30", 5)]
    hall.do("secretary", "set_agenda", items=[DEBATE])
    assert items(hall) == [(4, "debate", "", 10)], "a number is never given again"
    assert hall.look(audit) is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ([{"kind": "party"}], "bad_item"),
        (["debate"], "bad_item"),
        ([{**DEBATE, "number": 9}], "bad_item"),
        ([{"kind": "restitution"}], "item_workshop"),
        ([{**REPORT, "workshop": "nowhere"}], "item_workshop"),
        ([{**DEBATE, "starts": "tôt"}], "bad_time"),
        ([{**DEBATE, "planned": -1}], "bad_minutes"),
        ([{**DEBATE, "planned": "5"}], "bad_minutes"),
        ([DEBATE] * 61, "too_many"),
        ({}, "too_many"),
        ([{**DEBATE, "title": {"fr": "a\u202eb"}}], "bidi"),
    ],
)
def test_a_bad_order_of_business_is_refused_whole(hall, asked, code):
    assert refusal(hall, "secretary", "set_agenda", items=asked) == code
    assert items(hall) == []


def test_an_item_that_began_stays(sitting):
    sitting.do("chair", "start_item", number=1)
    assert refusal(sitting, "secretary", "set_agenda", items=[DEBATE]) == "item_started"
    assert refusal(sitting, "secretary", "set_agenda", items=[{**REPORT, "number": 1}] * 2) == "item_twice"


def test_items_begin_and_end_in_turn(sitting):
    sitting.do("chair", "start_item", number=1)
    sitting.do("chair", "start_item", number=2)
    first, second, third = sitting.look(lambda r: r.plenary.items)
    assert first.ended_at == second.started_at and second.ended_at is None and third.started_at is None
    assert refusal(sitting, "chair", "start_item", number=2) == "item_current"
    assert refusal(sitting, "chair", "start_item", number=7) == "not_found"
    sitting.do("chair", "start_item", number=1)  # taken up again: it began when it began
    again = sitting.look(lambda r: r.plenary.items)[0]
    assert again.started_at == first.started_at and again.ended_at is None
    sitting.do("chair", "start_item")
    assert sitting.look(lambda r: r.plenary.item) is None
    assert refusal(sitting, "chair", "start_item") == "item_current"
    assert sitting.look(audit) is None


def test_an_item_takes_the_screen_except_the_amendments(sitting):
    number = sitting.propose("valence", revise("o1", "Autre chose."))
    sitting.do("chair", "present_amendment", number=number)
    sitting.do("chair", "start_item", number=3)
    assert sitting.look(lambda r: r.assembly.presented) == number
    sitting.do("chair", "start_item", number=1)
    assert sitting.look(lambda r: r.assembly.presented) is None
    assert sitting.look(audit) is None


def test_opening_comes_once_and_first(hall):
    for action, params in (("suspend_sitting", {}), ("resume_sitting", {}), ("start_item", {"number": 1})):
        assert refusal(hall, "chair", action, **params) == "sitting_not_open"
    hall.do("chair", "open_sitting")
    assert refusal(hall, "chair", "open_sitting") == "sitting_open"
    assert refusal(hall, "chair", "resume_sitting") == "sitting_not_suspended"


def test_without_a_text_there_is_nothing_to_number(hall):
    bare = found_in(hall.books, "bare-hall")
    with bare.books.writing() as db:
        db.query(ClauseRow).filter(ClauseRow.assembly_id == bare.seats["chair"].assembly).delete()
    bare.books.cache = DraftCache()
    assert refusal(bare, "chair", "open_sitting") == "sitting_no_text"


def test_nothing_is_decided_while_the_sitting_is_suspended(sitting):
    number = sitting.propose("valence", revise("o1", "Autre chose."))
    sitting.do("chair", "decide_amendment", number=sitting.propose("lyon", delete("o2")), outcome="adopted")
    sitting.do("secretary", "list_speaker", name="Ani")
    sitting.do("chair", "suspend_sitting", resumes="15h30")
    assert sitting.look(lambda r: r.assembly.resumes) == "15:30"
    for action, params in (
        ("decide_amendment", {"number": number, "outcome": "adopted"}),
        ("undo_decision", {}),
        ("adopt_text", {"despite_open": True, "despite_behind": True}),
        ("start_item", {"number": 1}),
        ("call_speaker", {"number": 1}),
        ("suspend_sitting", {}),
    ):
        assert refusal(sitting, "chair", action, **params) == "sitting_suspended"
    sitting.propose("idjevan", revise("o3", "On peut encore proposer."))
    sitting.do("chair", "resume_sitting")
    sitting.do("chair", "decide_amendment", number=number, outcome="adopted")
    assert sitting.look(audit) is None


def test_an_assembly_that_opened_no_sitting_is_not_held_to_one(hall):
    hall.decide(hall.propose("valence", revise("o1", "Autre chose.")))
    hall.do("chair", "adopt_text", despite_behind=True)
    assert hall.look(audit) is None


def test_a_time_that_is_none_is_refused(sitting):
    assert refusal(sitting, "chair", "suspend_sitting", resumes="bientôt") == "bad_time"


def test_the_floor_goes_from_one_to_the_next(sitting):
    sitting.do("chair", "start_item", number=2)
    sitting.do("secretary", "list_speaker", name="Ani", delegation="idjevan", side="for")
    sitting.do("chair", "list_speaker", delegation="lyon", side="against")
    sitting.do("chair", "call_speaker", number=1)
    sitting.do("chair", "call_speaker", number=2)
    ani, lyon = sitting.look(lambda r: r.plenary.speakers)
    assert ani.ended_at == lyon.called_at and ani.item == 2
    assert sitting.look(lambda r: r.plenary.speaker) == lyon
    assert refusal(sitting, "chair", "call_speaker", number=1) == "speaker_not_waiting"
    assert refusal(sitting, "secretary", "remove_speaker", number=2) == "speaker_not_waiting"
    assert refusal(sitting, "secretary", "remove_speaker", number=9) == "not_found"
    sitting.do("chair", "call_speaker")
    assert refusal(sitting, "chair", "call_speaker") == "nobody_speaks"
    sitting.do("secretary", "list_speaker", name="Luc")
    sitting.do("secretary", "remove_speaker", number=3)
    assert [s.number for s in sitting.look(lambda r: r.plenary.speakers)] == [1, 2]
    assert refusal(sitting, "chair", "call_speaker", number=3) == "speaker_not_waiting"
    assert sitting.look(audit) is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [({}, "speaker_nobody"), ({"name": "A", "side": "maybe"}, "choose_one"), ({"delegation": "x"}, "delegation_unknown"), ({"name": "a" * 200}, "too_long")],
)  # fmt: skip
def test_a_speaker_is_somebody(hall, asked, code):
    assert refusal(hall, "secretary", "list_speaker", **asked) == code


# -- numbers ------------------------------------------------------------------------


def labels(hall: Hall) -> dict[str, str]:
    return hall.look(lambda r: r.draft().labels)


def seen(hall: Hall) -> str:
    def read(reading):
        draft = reading.draft()
        return " ".join(
            f"~{one.label}" if isinstance(one, Ghost) else draft.labels.get(one.key, "-")
            for one in with_ghosts(draft)
        )

    return hall.look(read)


def test_what_is_inserted_gets_a_letter_and_what_is_deleted_stays_as_a_number(hall):
    assert seen(hall) == "- A I 1 2 II 3 -"
    hall.do("chair", "open_sitting")
    hall.decide(hall.propose("valence", insert("o1", "Un paragraphe nouveau.")))
    hall.decide(hall.propose("idjevan", delete("o2")))
    assert seen(hall) == "- A I 1 1a ~2 II 3 -"
    changed = hall.look(lambda r: r.issue(r.head).changed)
    assert changed == ("o2",), "nothing else was renumbered"
    hall.do("chair", "undo_decision")
    assert seen(hall) == "- A I 1 1a 2 II 3 -"
    hall.do("chair", "adopt_text", despite_open=True, despite_behind=True)
    assert seen(hall) == "- A I 1 2 3 II 4 -"
    assert hall.look(audit) is None


def test_before_the_sitting_numbers_are_counted(hall):
    hall.decide(hall.propose("valence", insert("o1", "Un paragraphe nouveau.")))
    assert seen(hall) == "- A I 1 2 3 II 4 -"


def test_a_deed_that_fails_leaves_the_numbers_as_they_were(hall):
    hall.do("chair", "open_sitting")
    number = hall.propose("valence", insert("o1", "Un paragraphe nouveau."))
    with pytest.raises(RuntimeError), hall.books.work(hall.seats["chair"], "decide_amendment") as work:
        decide_amendment(work, number=number, outcome="adopted")
        raise RuntimeError
    hall.decide(hall.propose("lyon", insert("o2", "Un autre.")))
    hall.decide(number)
    assert seen(hall) == "- A I 1 1a 2 2a II 3 -"
    assert hall.look(audit) is None


def any_amendment(random: Random, order: tuple[str, ...]):
    key, after = random.choice(order), random.choice(order)
    return random.choice([insert(after, "Nouveau."), insert(after, "Nouveau.", "heading"), delete(key), move(key, after), revise(key, "Repris.")])  # fmt: skip


count = iter(range(10**9))


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    return found_hall(f"sqlite:///{tmp_path_factory.mktemp('evening') / 'e.sqlite'}").books


@given(st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_a_printed_copy_stays_right_all_evening(books, random):
    """Twenty adoptions, some undone: each number on the paper means the same clause, or its ghost."""
    hall = found_in(books, f"evening-{next(count)}")
    hall.do("chair", "open_sitting")
    printed = labels(hall)
    kinds = hall.look(lambda r: {c.key: c.kind for c in r.draft().clauses})
    later: dict = {}
    for _ in range(20):
        try:
            number = hall.propose("valence", any_amendment(random, hall.order()))
            hall.decide(number)
            if random.random() < 0.2:
                hall.do("chair", "undo_decision")
        except Refused:
            continue
        now = hall.look(lambda r: r.draft())
        ghosts = {g.key: g for g in with_ghosts(now) if isinstance(g, Ghost)}
        for key, label in printed.items():
            assert (now.labels[key] if key in now else ghosts[key].label) == label
        for clause in now.clauses:  # nor does any later print-out ever become wrong
            if clause.key in now.labels:
                where = (clause.kind, now.labels[clause.key])
                assert later.setdefault(where, clause.key) == clause.key
                assert not any(printed[k] == where[1] and kinds[k] is where[0] for k in printed if k != clause.key)
    assert hall.look(audit) is None
