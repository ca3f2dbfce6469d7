"""Recorded votes: putting the question, casting ballots, closing; rules and attendance."""

import json

import pytest
from sqlalchemy import text

from drafting.domain import Forbidden, NotFound, Refused
from drafting.domain.polls import Result
from drafting.store.audit import audit
from tests.support.hall import delete, insert, revise

RURAL = "Les villes encouragent le tourisme rural et la marche."
EVERYONE = ("valence", "idjevan", "lyon")


def rule(hall, weights=None, **rules):
    return hall.do("secretary", "set_rules", rules=rules, weights=weights)


def put(hall, **question):
    """A question put to the vote; by default on a new amendment. Its number."""
    question = question or {"amendment": hall.propose("valence", revise("o1", "Tout autre chose."))}
    return hall.do("chair", "open_poll", **question)["number"]


def vote(hall, poll, **choices):
    for who, choice in choices.items():
        hall.do(who, "cast_ballot", poll=poll, choice=choice)


def close(hall, **how):
    return hall.do("chair", "close_poll", **how)


def poll_of(hall, number):
    return hall.look(lambda r: r.plenary.poll(number))


def outcome(hall, number=1):
    return hall.look(lambda r: r.amendment(number).outcome)


@pytest.mark.parametrize(
    ("choices", "rules", "fate", "reason"),
    [
        ({"valence": "for", "idjevan": "for", "lyon": "against"}, {}, "adopted", "majority"),
        ({"valence": "for", "idjevan": "against", "lyon": "against"}, {}, "rejected", "no_majority"),
        ({"valence": "for", "idjevan": "against"}, {}, "rejected", "tie_rejected"),
        ({"valence": "for", "lyon": "abstention"}, {}, "adopted", "majority"),
        ({"valence": "abstention"}, {}, "rejected", "no_votes"),
        ({"valence": "for"}, {"majority": "absolute", "basis": "members"}, "rejected", "no_majority"),
        ({"valence": "for", "lyon": "for", "idjevan": "against"}, {"majority": "two_thirds"}, "adopted", "majority"),
    ],
)  # fmt: skip
def test_closing_decides_the_amendment_by_the_rules(hall, choices, rules, fate, reason):
    rule(hall, **rules)
    number = put(hall)
    vote(hall, number, **choices)
    assert close(hall)["result"]["reason"] == reason
    decision = hall.look(lambda r: r.decision_on(1))
    assert (outcome(hall), decision.votes.poll, decision.votes.reason) == (fate, number, reason)
    said = (decision.votes.votes_for, decision.votes.votes_against, decision.votes.abstentions)
    assert said == tuple(list(choices.values()).count(c) for c in ("for", "against", "abstention"))
    assert (hall.text("o1") == "Tout autre chose.") is (fate == "adopted")
    assert hall.look(lambda r: r.plenary.open_poll) is None
    assert hall.look(audit) is None


def test_what_is_voted_on_is_on_the_screen(hall):
    first, second = (hall.propose("valence", delete(key)) for key in ("o1", "o2"))
    hall.do("chair", "present_amendment", number=second)
    put(hall, amendment=first)
    assert hall.look(lambda r: r.assembly.presented) == first
    close(hall, cancelled=True)
    put(hall, text=True)
    assert hall.look(lambda r: r.assembly.presented) is None
    assert hall.look(audit) is None


def test_one_ballot_a_delegation_the_first_counts(hall):
    people = [{"name": "Valérie", "role": "delegate", "delegation": "valence"}]
    [member] = hall.do("secretary", "seat_members", people=people)["members"]
    from drafting.store.values import seat_of

    hall.seats["other"] = hall.look(lambda r: seat_of(r.member(member)))
    number = put(hall)
    vote(hall, number, valence="for")
    for who in ("valence", "other"):
        with pytest.raises(Refused, match="already_voted"):
            vote(hall, number, **{who: "against"})
    poll = poll_of(hall, number)
    assert (poll.tally, poll.cast) == ({"for": 1}, {"valence": "for"})


def test_a_late_ballot_is_refused_and_changes_nothing(hall):
    number = put(hall)
    vote(hall, number, valence="for")
    close(hall)
    before = hall.look(lambda r: r.number)
    with pytest.raises(Refused, match="poll_late"):
        vote(hall, number, lyon="against")
    with pytest.raises(NotFound):
        vote(hall, 77, lyon="against")
    assert hall.look(lambda r: r.number) == before
    assert poll_of(hall, number).tally == {"for": 1}


def test_a_ballot_sent_again_is_one_ballot(hall):
    number = put(hall)
    sent = [
        hall.do("valence", "cast_ballot", "deed-of-vera", poll=number, choice="for")
        for _ in range(3)
    ]
    assert [answer.get("again", False) for answer in sent] == [False, True, True]
    assert poll_of(hall, number).tally == {"for": 1}


def test_a_delegation_that_votes_is_in_the_room(hall):
    number = put(hall)
    vote(hall, number, lyon="abstention")
    rows = hall.look(lambda r: {key: row.present for key, row in r.delegations.items()})
    assert rows == {"valence": False, "idjevan": False, "lyon": True}
    assert hall.look(audit) is None


def test_a_secret_ballot_is_nowhere_but_in_the_tally(hall):
    rule(hall, secret=True)
    number = put(hall)
    hall.do("valence", "cast_ballot", "secret-deed-1", poll=number, choice="against")
    hall.do("lyon", "cast_ballot", "secret-deed-2", poll=number, choice="against")
    poll = poll_of(hall, number)
    assert (poll.tally, poll.cast) == ({}, {"valence": None, "lyon": None})
    with hall.reading() as reading:
        for table in ("ballots", "journal", "deeds"):
            rows = reading.db.execute(text(f"SELECT * FROM {table}")).all()
            told = json.dumps([list(map(str, row)) for row in rows])
            assert "against" not in told, table
    close(hall)
    assert poll_of(hall, number).tally == {"against": 2}
    assert outcome(hall) == "rejected"
    assert hall.look(audit) is None


def test_a_cancelled_secret_vote_tells_nothing_and_a_roll_call_keeps_its_ballots(hall):
    amendment = hall.propose("valence", delete("o2"))
    for secret, kept in ((True, {}), (False, {"for": 1})):
        number = put(hall, amendment=amendment, secret=secret)
        vote(hall, number, valence="for")
        close(hall, cancelled=True)
        poll = poll_of(hall, number)
        assert (poll.cancelled, poll.tally, poll.result) == (True, kept, None)
        assert set(poll.cast) == {"valence"}
        assert outcome(hall) is None
    assert hall.look(audit) is None


@pytest.mark.parametrize(("voice", "fate"), [("for", "adopted"), ("against", "rejected")])
def test_a_tie_waits_for_the_chair_where_the_rule_says_so(hall, voice, fate):
    rule(hall, tie="chair")
    number = put(hall)
    vote(hall, number, valence="for", idjevan="against")
    assert close(hall)["result"]["passed"] is None
    assert outcome(hall) is None
    assert hall.look(lambda r: r.plenary.open_poll).is_pending
    assert hall.look(audit) is None
    with pytest.raises(Refused, match="poll_late"):
        vote(hall, number, lyon="for")
    with pytest.raises(Refused, match="poll_open"):
        put(hall, text=True)
    for wrong in (None, "abstention", 3):
        with pytest.raises(Refused, match="chair_must_vote"):
            close(hall, chair_vote=wrong)
    close(hall, chair_vote=voice)
    assert outcome(hall) == fate
    assert poll_of(hall, number).result == Result(fate == "adopted", "tie_chair", 2)
    assert hall.look(audit) is None


def test_a_tie_can_still_be_cancelled(hall):
    rule(hall, tie="chair")
    number = put(hall)
    vote(hall, number, valence="for", idjevan="against")
    close(hall)
    close(hall, cancelled=True)
    assert poll_of(hall, number).cancelled and outcome(hall) is None
    assert hall.look(audit) is None


def test_the_chairs_vote_does_not_replace_ballots(hall):
    rule(hall, tie="chair")
    number = put(hall)
    vote(hall, number, valence="for", idjevan="for", lyon="against")
    close(hall, chair_vote="against")
    assert outcome(hall) == "adopted"


def test_without_a_quorum_no_question_is_put(hall):
    rule(hall, quorum=60)
    amendment = hall.propose("valence", delete("o2"))
    hall.do("secretary", "take_attendance", present={"valence": True})
    with pytest.raises(Refused, match="quorum_lacking") as refused:
        put(hall, amendment=amendment)
    assert refused.value.params == {"present": 1, "members": 3, "needed": 2}
    hall.do("chair", "take_attendance", present={"lyon": True})
    put(hall, amendment=amendment)


def test_a_quorum_lost_meanwhile_decides_nothing(hall):
    rule(hall, quorum=60)
    hall.do("chair", "take_attendance", present=dict.fromkeys(EVERYONE, True))
    number = put(hall)
    vote(hall, number, valence="for")
    hall.do("chair", "take_attendance", present={"lyon": False, "idjevan": False})
    assert close(hall)["result"]["reason"] == "no_quorum"
    assert outcome(hall) is None and poll_of(hall, number).closed_at
    assert hall.look(audit) is None


def test_weights_count_when_the_rules_weigh(hall):
    weights = {"valence": 3}
    amendment = hall.propose("valence", insert("o2", "Un."))
    rule(hall, weights, weighted=True)
    number = put(hall, amendment=amendment)
    vote(hall, number, valence="for", idjevan="against", lyon="against")
    close(hall)
    assert poll_of(hall, number).tally == {"for": 3, "against": 2}
    assert outcome(hall) == "adopted"
    hall.do("chair", "undo_decision")
    rule(hall, weighted=False)
    number = put(hall, amendment=amendment)
    vote(hall, number, valence="for", idjevan="against", lyon="against")
    close(hall)
    assert poll_of(hall, number).tally == {"for": 1, "against": 2}
    assert outcome(hall) == "rejected"
    assert hall.look(audit) is None


def test_undoing_leaves_the_vote_in_the_record(hall):
    number = put(hall)
    vote(hall, number, valence="for")
    close(hall)
    hall.do("chair", "undo_decision")
    assert outcome(hall) is None and hall.text("o1") == RURAL
    assert poll_of(hall, number).result.passed
    assert hall.look(audit) is None


def test_the_whole_text_is_voted_on_and_adopting_it_stays_the_chairs_deed(hall):
    number = put(hall, text=True)
    with pytest.raises(Refused, match="poll_open"):
        hall.do("chair", "adopt_text")
    vote(hall, number, valence="for")
    assert close(hall)["result"]["passed"] is True
    assert hall.look(lambda r: r.sealed) is False
    hall.do("chair", "adopt_text", despite_behind=True)
    assert hall.look(audit) is None


def test_the_rules_of_a_poll_are_those_it_was_opened_with(hall):
    number = put(hall)
    with pytest.raises(Refused, match="rules_in_poll"):
        rule(hall, majority="two_thirds")
    assert poll_of(hall, number).rules.majority == "simple"


def test_during_its_vote_an_amendment_is_neither_withdrawn_nor_decided_otherwise(hall):
    number = put(hall)
    vote(hall, number, lyon="for")
    for who, deed, more in (
        ("valence", "withdraw_amendment", {}),
        ("chair", "decide_amendment", {"outcome": "rejected"}),
    ):
        with pytest.raises(Refused, match="voted_now"):
            hall.do(who, deed, number=1, **more)
    close(hall)
    assert outcome(hall) == "adopted"
    assert hall.look(audit) is None


def test_during_a_vote_nothing_else_is_decided_divided_or_undone(hall):
    """Whatever is done meanwhile, the vote can be closed, and decides what was voted on."""
    first = hall.propose("idjevan", delete("o2"))
    hall.decide(first)
    asked = hall.propose("valence", revise("o1", RURAL.replace("rural", "lent")), delete("o3"))
    sub = hall.propose("lyon", revise("o1", RURAL.replace("rural", "lent et sûr")), parent=asked)
    other = hall.propose("idjevan", revise("o1", "Autre chose."), replaces=[asked])
    number = put(hall, amendment=asked)
    for who, code, deed, params in (
        ("chair", "voted_now", "decide_bloc", {"numbers": [asked]}),
        ("chair", "voted_now", "divide_amendment", {"number": asked, "first": [0]}),
        ("chair", "poll_open", "decide_amendment", {"number": other, "outcome": "adopted"}),
        ("chair", "poll_open", "decide_amendment", {"number": sub, "outcome": "adopted"}),
        ("chair", "poll_open", "undo_decision", {}),
        ("chair", "poll_open", "note_fallen", {}),
        (
            "lyon",
            "voted_now",
            "propose_amendment",
            {"base": 1, "operations": [delete("o3")], "parent": asked},
        ),
    ):
        with pytest.raises(Refused, match=code):
            hall.do(who, deed, **params)
    vote(hall, number, lyon="for")
    close(hall)
    assert outcome(hall, asked) == "adopted"
    assert hall.look(audit) is None


def test_while_a_sub_amendment_is_voted_on_its_parent_stays(hall):
    parent = hall.propose("valence", revise("o1", RURAL.replace("rural", "lent")))
    sub = hall.propose("lyon", revise("o1", RURAL.replace("rural", "lent et sûr")), parent=parent)
    put(hall, amendment=sub)
    for who, deed, params in (
        ("valence", "withdraw_amendment", {}),
        ("valence", "reword_amendment", {"base": 1, "operations": [delete("o1")]}),
        ("chair", "decide_amendment", {"outcome": "rejected"}),
    ):
        with pytest.raises(Refused, match="voted_now"):
            hall.do(who, deed, number=parent, **params)


def test_no_sub_amendment_is_tabled_to_what_is_voted_on_in_bloc(hall):
    first = hall.propose("valence", revise("o1", RURAL.replace("rural", "lent")))
    second = hall.propose("idjevan", delete("o3"))
    hall.do("chair", "present_bloc", numbers=[first, second])
    number = put(hall, bloc=True)
    with pytest.raises(Refused, match="voted_now"):
        hall.propose("lyon", revise("o1", RURAL.replace("rural", "vert")), parent=first)
    vote(hall, number, lyon="for")
    close(hall)
    assert (outcome(hall, first), outcome(hall, second)) == ("adopted", "adopted")


def test_a_bloc_is_voted_on_without_what_was_withdrawn_or_divided(hall):
    for who, change in (
        ("valence", revise("o1", "Autre.")),
        ("idjevan", delete("o3")),
        ("lyon", delete("o2")),
    ):
        hall.propose(who, change)
    whole = hall.propose("lyon", delete("r1"), delete("h1"))
    hall.do("chair", "present_bloc", numbers=[1, 2, 3, whole])
    hall.do("valence", "withdraw_amendment", number=1)
    hall.do("chair", "divide_amendment", number=whole, first=[0])
    number = put(hall, bloc=True)
    assert poll_of(hall, number).amendments == (2, 3)
    assert hall.look(audit) is None


def test_what_became_contested_is_not_put_to_the_vote_in_bloc(hall):
    hall.propose("valence", revise("o1", RURAL.replace("rural", "lent")))
    hall.propose("idjevan", delete("o3"))
    hall.do("chair", "present_bloc", numbers=[1, 2])
    hall.propose("lyon", revise("o1", RURAL.replace("rural", "lent et sûr")), parent=1)
    with pytest.raises(Refused, match="bloc_contested"):
        put(hall, bloc=True)


def test_what_cannot_be_put_to_the_vote(hall):
    first = hall.propose("valence", revise("o1", RURAL.replace("rural", "vert")))
    second = hall.propose("idjevan", revise("o1", RURAL.replace("rural", "lent")))
    hall.decide(first)
    for question, code in (
        ({"amendment": second}, "poll_contested"),
        ({"amendment": first}, "amendment_not_open"),
        ({"amendment": 99}, "not_found"),
        ({"bloc": True}, "bloc_empty"),
        ({"text": True, "amendment": second}, "choose_one"),
        ({"secret": True}, "choose_one"),
    ):
        with pytest.raises(Refused, match=code):
            put(hall, **question)
    put(hall, text=True)
    with pytest.raises(Refused, match="poll_open"):
        put(hall, text=True)
    with pytest.raises(Refused, match="no_ballots"):
        close(hall)
    close(hall, cancelled=True)
    with pytest.raises(Refused, match="poll_none"):
        close(hall)


def test_ballots_say_one_of_three_things(hall):
    number = put(hall)
    for wrong in ("", "yes", None, 1, ["for"]):
        with pytest.raises(Refused, match="choose_one"):
            vote(hall, number, valence=wrong)


def test_only_the_chair_opens_and_closes_and_only_delegates_vote(hall):
    number = put(hall)
    for who in ("secretary", "rapporteur", "valence"):
        with pytest.raises(Forbidden):
            hall.do(who, "close_poll")
        with pytest.raises(Forbidden):
            hall.do(who, "open_poll", text=True)
    for who in ("chair", "secretary", "rapporteur"):
        with pytest.raises(Forbidden):
            vote(hall, number, **{who: "for"})


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"quorum": 101}, "quorum_wrong"),
        ({"quorum": "50"}, "quorum_wrong"),
        ({"quorum": True}, "quorum_wrong"),
        ({"speaking": 0}, "speaking_wrong"),
        ({"majority": "most"}, "choose_one"),
        ({"tie": []}, "choose_one"),
        ({"authentic": "de"}, "choose_one"),
    ],
)
def test_rules_that_are_none_are_refused(hall, rules, code):
    with pytest.raises(Refused, match=code):
        rule(hall, **rules)


def test_weights_are_checked(hall):
    for weights, code in (
        ({"valence": 0}, "weight_wrong"),
        ({"valence": "2"}, "weight_wrong"),
        ({"valence": 10**9}, "weight_wrong"),
        ({"nowhere": 2}, "delegation_unknown"),
    ):
        with pytest.raises(Refused, match=code):
            rule(hall, weights)
    rule(hall, {"valence": 2, "lyon": 1})
    rows = hall.look(lambda r: {key: row.weight for key, row in r.delegations.items()})
    assert rows == {"valence": 2, "idjevan": 1, "lyon": 1}
    assert hall.look(audit) is None


def test_attendance_says_only_what_changes(hall):
    said = hall.do("chair", "take_attendance", present={"valence": True, "lyon": False})
    assert said["present"] == {"valence": True}
    before = hall.look(lambda r: r.number)
    hall.do("chair", "take_attendance", present={"valence": True})
    assert hall.look(lambda r: r.number) == before
    with pytest.raises(Refused, match="delegation_unknown"):
        hall.do("chair", "take_attendance", present={"nowhere": True})
    assert hall.look(audit) is None
