"""What the chair does at the desk: counts, blocs, order, division, the words of the room."""

import pytest

from drafting.domain import Outcome, Refused
from drafting.store.audit import audit
from tests.support.hall import delete, insert, revise

RURAL = "Les villes encouragent le tourisme rural et la marche."
LENT = revise("o1", RURAL.replace("rural", "lent"))
VERT = revise("o1", RURAL.replace("rural", "vert"))
VOILE = revise("o1", RURAL.replace("marche", "voile"))


def outcomes(hall):
    return hall.look(lambda r: [a.outcome and a.outcome.value for a in r.amendments()])


def decisions(hall):
    return hall.look(lambda r: r.decisions())


@pytest.mark.parametrize(
    ("hands", "outcome", "code"),
    [
        ((12, 3, 1), "adopted", "majority"),
        ((3, 12, 0), "rejected", "no_majority"),
        ((4, 4, 9), "rejected", "tie_rejected"),
    ],
)
def test_hands_decide_as_the_rules_say_and_the_record_says_why(hall, hands, outcome, code):
    number = hall.propose("valence", LENT)
    names = ("votes_for", "votes_against", "abstentions")
    votes = dict(zip(names, hands, strict=True))
    answer = hall.decide(number, "counted", votes=votes)
    assert answer["outcome"] == outcome
    assert decisions(hall)[0].votes.reason == code
    assert hall.look(audit) is None


def test_more_hands_than_delegations_present_is_told_and_not_refused(hall):
    number = hall.propose("valence", LENT)
    assert hall.decide(number, "adopted", votes={"votes_for": 9})["doubts"] == []
    hall.do("chair", "undo_decision")
    with hall.books.writing() as db:  # taking attendance is the sitting's own deed
        from drafting.store.rows import DelegationRow

        for row in db.query(DelegationRow):
            row.present = row.key != "lyon"
    assert hall.decide(number, "adopted", votes={"votes_for": 3})["doubts"] == ["more_than_present"]
    hall.do("chair", "undo_decision")
    assert hall.decide(number, "adopted", votes={"votes_against": 2})["doubts"] == ["against_count"]


def test_a_bloc_is_adopted_in_one_deed_with_a_decision_and_a_revision_each(hall):
    for who, change in (("valence", LENT), ("idjevan", VOILE), ("lyon", delete("o3"))):
        hall.propose(who, change)
    hall.do("chair", "present_bloc", numbers=[1, 2, 3])
    hall.do("chair", "present_bloc", numbers=[1, 3])
    before = hall.head()
    hall.do("chair", "decide_bloc", numbers=[1, 3], votes={"votes_for": 5})
    assert outcomes(hall) == ["adopted", None, "adopted"]
    assert [(d.bloc, d.revision) for d in decisions(hall)] == [(1, before + 1), (1, before + 2)]
    assert hall.look(audit) is None


def test_a_bloc_takes_only_what_nobody_contests_or_nothing(hall):
    first, rival = hall.propose("valence", LENT), hall.propose("idjevan", VERT)
    free = hall.propose("lyon", delete("o3"))
    for deed in ("present_bloc", "decide_bloc"):
        with pytest.raises(Refused, match="bloc_contested"):
            hall.do("chair", deed, numbers=[first, rival, free])
    with pytest.raises(Refused, match="nothing_chosen"):
        hall.do("chair", "decide_bloc", numbers=[])
    hall.propose("lyon", VOILE, parent=free - 2)
    with pytest.raises(Refused, match="bloc_contested"):
        hall.do("chair", "decide_bloc", numbers=[first, free])
    assert outcomes(hall) == [None] * 4 and hall.text("o3")


def test_presenting_one_ends_the_bloc_on_the_screen(hall):
    number = hall.propose("valence", LENT)
    hall.do("chair", "present_bloc", numbers=[number])
    assert hall.look(lambda r: (r.assembly.presented, r.assembly.bloc)) == (None, [number])
    hall.do("chair", "present_amendment", number=number)
    assert hall.look(lambda r: (r.assembly.presented, r.assembly.bloc)) == (number, [])
    assert hall.look(audit) is None


def test_a_compromise_text_closes_what_it_replaces_and_the_record_says_why(hall):
    hall.propose("valence", LENT, delete("o2"))
    hall.propose("idjevan", VERT)
    parts = hall.do("chair", "divide_amendment", number=1, first=[1])["parts"]
    compromise = hall.propose("lyon", revise("o1", RURAL.replace("rural", "lent et vert")), replaces=[2])
    assert hall.decide(compromise)["fallen"] == [2]
    assert outcomes(hall) == ["divided", "moot", None, None, "adopted"] and parts == [3, 4]
    assert decisions(hall)[1].votes.reason == "replaced"


def test_what_has_fallen_is_closed_together_and_nothing_else(hall):
    hall.propose("valence", delete("o2"))
    hall.propose("idjevan", revise("o2", "Elles ouvrent des chemins."))
    hall.propose("lyon", delete("o2"))
    open_one = hall.propose("valence", LENT)
    with pytest.raises(Refused, match="nothing_fallen"):
        hall.do("chair", "note_fallen")
    hall.decide(1)
    with pytest.raises(Refused, match="not_fallen"):
        hall.do("chair", "note_fallen", numbers=[open_one])
    assert hall.do("chair", "note_fallen")["numbers"] == [2, 3]
    assert [(d.amendment, d.votes.reason, d.is_fall) for d in decisions(hall)[1:]] == [
        (2, "deleted", True),
        (3, "already_so", True),
    ]
    assert hall.look(audit) is None


def test_an_adopted_sub_amendment_is_carried_with_its_parent_in_its_own_name(hall):
    parent = hall.propose("valence", LENT)
    sub = hall.propose("lyon", revise("o1", RURAL.replace("rural", "très lent")), parent=parent)
    assert hall.decide(sub)["revision"] is None and hall.text("o1") == RURAL
    hall.decide(parent)
    strands = hall.look(lambda r: r.draft().get("o1").strands["fr"])
    assert "".join(s.text for s in strands) == RURAL.replace("rural", "très lent")
    said = {s.origin: s.text.strip() for s in strands if s.origin != "frame"}
    assert said == {"amendment-1": "lent", "amendment-2": "très"}
    assert hall.look(audit) is None


@pytest.mark.parametrize("how", ["rejected", "withdrawn"])
def test_sub_amendments_fall_with_their_parent(hall, how):
    parent = hall.propose("valence", LENT)
    sub = hall.propose("lyon", revise("o1", RURAL.replace("rural", "très lent")), parent=parent)
    assert hall.decide(parent, how)["fallen"] == [sub]
    assert decisions(hall)[1].votes.reason == "parent_gone"
    with pytest.raises(Refused, match="undo_in_the_way"):
        hall.do("valence", "propose_amendment", base=1, operations=[VOILE])
        hall.decide(3)
        hall.do("chair", "undo_decision", number=2)


def test_a_sub_amendment_of_a_withdrawn_amendment_is_moot_and_can_be_noted(hall):
    parent = hall.propose("valence", LENT)
    sub = hall.propose("lyon", revise("o1", RURAL.replace("rural", "très lent")), parent=parent)
    hall.do("valence", "withdraw_amendment", number=parent)
    assert hall.standing(sub) == "moot"
    hall.do("chair", "note_fallen")
    assert outcomes(hall) == ["withdrawn", "moot"]


def test_dividing_puts_the_clean_part_before_the_contested_one(hall):
    hall.decide(hall.propose("idjevan", VERT))
    number = hall.propose("valence", LENT, delete("o3"), base=1)
    hall.do("lyon", "cosign_amendment", number=number)
    hall.do("chair", "present_amendment", number=number)
    clean, contested = hall.do("chair", "divide_amendment", number=number)["parts"]
    assert (hall.standing(clean), hall.standing(contested)) == ("applies", "contested")
    parts = hall.look(lambda r: [r.amendment(n) for n in (clean, contested)])
    assert [(p.part_of, p.delegation, p.cosigners, p.author_name) for p in parts] == [(number, "valence", ("lyon",), "Vera")] * 2
    assert hall.look(lambda r: r.amendment(number).outcome) is Outcome.DIVIDED
    assert hall.look(lambda r: r.assembly.presented) == clean
    with pytest.raises(Refused, match="cannot_divide"):
        hall.do("chair", "divide_amendment", number=contested, first=[0])
    assert hall.look(audit) is None


def test_the_words_of_the_room_are_an_amendment_of_the_chair(hall):
    hall.decide(hall.propose("idjevan", VERT))
    contested = hall.propose("valence", LENT, base=1)
    asked = revise("o1", RURAL.replace("rural", "vert et lent"))
    oral = hall.do("chair", "table_oral", base=hall.head(), operations=[asked], noted="Ville de Lyon", replaces=[contested])["number"]
    row = hall.look(lambda r: r.amendment(oral))
    assert (row.delegation, row.workshop, row.noted, row.author_name) == (None, None, "Ville de Lyon", "Jeanne")
    assert hall.look(lambda r: r.assembly.presented) == oral
    assert hall.decide(oral)["fallen"] == [contested]
    assert hall.text("o1") == RURAL.replace("rural", "vert et lent")
    assert hall.look(audit) is None


def test_the_chairs_order_needs_a_reason_and_is_kept(hall):
    first, second = hall.propose("valence", LENT), hall.propose("idjevan", VERT)
    with pytest.raises(Refused, match="empty") as refused:
        hall.do("chair", "override_order", number=second, before=first, reason=" ")
    assert refused.value.field == "reason"
    with pytest.raises(Refused, match="order_same"):
        hall.do("chair", "override_order", number=second, before=second, reason="Non.")
    for reason in ("Une raison.", "Une autre."):
        hall.do("chair", "override_order", number=second, before=first, reason=reason)
    kept = hall.look(lambda r: r.assembly.overrides)
    assert kept == [{"number": second, "before": first, "reason": "Une autre."}]


def test_deferring_is_noted_once_and_taken_back(hall):
    number = hall.propose("valence", insert("o2", "Neuf."))
    for deferred in (True, True, False):
        hall.do("chair", "defer_amendment", number=number, deferred=deferred)
    told = hall.look(lambda r: [e.payload for e in r.journal() if e.kind == "AmendmentDeferred"])
    assert len(told) == 2 and not hall.look(lambda r: r.amendment(number).deferred)
    assert hall.look(audit) is None
