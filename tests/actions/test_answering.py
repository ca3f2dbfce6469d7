"""What delegates answer, and what nobody else may hear of it."""

import pytest

from drafting.domain import Forbidden, NotFound, Outcome, Refused
from drafting.store.audit import audit
from drafting.store.journal import entry_from_row
from tests.support.hall import delete, insert, revise


@pytest.fixture(autouse=True)
def the_record_holds(hall):
    yield
    assert hall.look(audit) is None


def refused(hall, who, action, **params) -> str:
    with pytest.raises(Refused) as problem:
        hall.do(who, action, **params)
    return problem.value.code


def amendment(hall, number):
    return hall.look(lambda reading: reading.amendment(number))


def contested(hall) -> int:
    """An amendment of Valence's on words that another one changed."""
    mine = hall.propose(
        "valence", revise("o1", "Les villes encouragent le tourisme durable et la marche.")
    )
    theirs = hall.propose(
        "idjevan", revise("o1", "Les villes encouragent le tourisme vert et la marche.")
    )
    hall.decide(theirs)
    assert hall.standing(mine) == "contested"
    return mine


def test_a_delegation_agrees_with_what_became_of_its_amendment(hall):
    number = contested(hall)
    hall.do("valence", "agree_verdict", number=number)
    assert amendment(hall, number).agreed == hall.head()
    before = hall.look(lambda reading: reading.number)
    hall.do("valence", "agree_verdict", number=number)
    assert hall.look(lambda reading: reading.number) == before, "agreeing twice is one fact"


def test_nobody_agrees_for_another_delegation_or_with_nothing(hall):
    number = hall.propose("valence", delete("o2"))
    assert refused(hall, "idjevan", "agree_verdict", number=number) == "not_your_delegation"
    assert refused(hall, "valence", "agree_verdict", number=number) == "nothing_to_answer"


def test_a_decision_asks_for_an_answer_again(hall):
    number = contested(hall)
    hall.do("valence", "agree_verdict", number=number)
    hall.decide(number, "rejected")
    assert amendment(hall, number).agreed is None
    hall.do("valence", "agree_verdict", number=number)
    assert amendment(hall, number).agreed == hall.head()


def test_rewording_withdraws_the_old_and_tables_the_new_in_one_go(hall):
    number = contested(hall)
    hall.do("lyon", "cosign_amendment", number=number)
    words = revise("o1", "Les villes encouragent le tourisme vert, durable et la marche.")
    new = hall.do(
        "valence", "reword_amendment", number=number, base=hall.head(), operations=[words]
    )["number"]
    old, fresh = amendment(hall, number), amendment(hall, new)
    assert old.outcome is Outcome.WITHDRAWN and fresh.rewords == number
    assert fresh.cosigners == () and old.cosigners == ("lyon",)
    assert hall.standing(new) == "applies"


def test_a_refused_rewording_leaves_the_old_one_open(hall):
    number = contested(hall)
    assert (
        refused(hall, "valence", "reword_amendment", number=number, base=hall.head(), operations=[])
        == "nothing_changed"
    )
    assert (
        refused(hall, "lyon", "reword_amendment", number=number, base=1, operations=[delete("o2")])
        == "not_your_delegation"
    )
    assert amendment(hall, number).is_open


def test_a_sub_amendment_is_written_on_what_its_parent_proposes(hall):
    parent = hall.propose(
        "valence",
        revise("o3", "Elles soutiennent les écoles et les deux langues."),
        insert("o3", "Elles publient."),
    )
    new_clause = amendment(hall, parent).operations[1].key
    sub = hall.propose(
        "idjevan",
        revise("o3", "Elles soutiennent les écoles et les deux langues anciennes."),
        revise(new_clause, "Elles publient en ligne."),
        parent=parent,
    )
    assert amendment(hall, sub).parent == parent and hall.standing(sub) == "applies"
    assert (
        refused(hall, "lyon", "propose_amendment", base=1, operations=[delete("o3")], parent=sub)
        == "parent_is_sub"
    )
    hall.do("valence", "withdraw_amendment", number=parent)
    assert hall.standing(sub) == "moot"


def test_following_is_on_or_off(hall):
    number = hall.propose("valence", delete("o2"))
    for on in (True, True, False, False, True):
        hall.do("lyon", "follow_amendment", number=number, on=on)
    member = hall.seats["lyon"].member
    assert hall.look(lambda reading: reading.plenary.followed(member)) == {number}
    facts = hall.look(lambda reading: [row.kind for row in reading.journal()])
    assert facts.count("AmendmentFollowed") == 3


def test_a_comment_reaches_the_bureau_which_settles_it(hall):
    number = hall.do("valence", "comment", text="Une faute au paragraphe 2.", clause="o2")["number"]
    hall.do("chair", "settle_comment", number=number)
    assert refused(hall, "secretary", "settle_comment", number=number) == "comment_settled"


def test_only_signatories_speak_among_themselves_and_the_journal_has_no_words_of_it(hall):
    number = hall.propose("valence", delete("o2"))
    assert (
        refused(hall, "lyon", "comment", text="Bonjour", audience="cosigners", amendment=number)
        == "not_a_signatory"
    )
    hall.do("lyon", "cosign_amendment", number=number)
    said = hall.do(
        "lyon", "comment", text="Tenons bon ensemble.", audience="cosigners", amendment=number
    )["number"]
    journal = hall.look(lambda reading: "".join(row.payload for row in reading.journal()))
    assert "Tenons" not in journal
    with pytest.raises(NotFound):
        hall.do("chair", "settle_comment", number=said)


@pytest.mark.parametrize(
    "params",
    [
        {"text": ""},
        {"text": "a", "audience": "all"},
        {"text": "a", "audience": "cosigners"},
        {"text": "a", "clause": "nowhere"},
        {"text": "x" * 2001},
    ],
)
def test_a_comment_that_is_none_is_refused(hall, params):
    assert refused(hall, "valence", "comment", **params) in {
        "empty",
        "choose_one",
        "not_a_signatory",
        "clause_unknown",
        "too_long",
    }


def test_a_note_is_kept_changed_and_thrown_away_without_a_trace(hall):
    before = hall.look(lambda reading: reading.number)
    member = hall.seats["rapporteur"].member
    for text, kept in (("Un.", {"o1": "Un."}), ("Deux.", {"o1": "Deux."}), (" ", {})):
        hall.do("rapporteur", "keep_note", clause="o1", text=text)
        assert hall.look(lambda reading: reading.plenary.notes(member)) == kept
    assert hall.look(lambda reading: reading.number) == before
    assert refused(hall, "rapporteur", "keep_note", clause="nowhere", text="a") == "clause_unknown"


def test_the_roles_are_the_table_s(hall):
    for who, action, params in (
        ("chair", "comment", {"text": "a"}),
        ("valence", "settle_comment", {"number": 1}),
        ("secretary", "agree_verdict", {"number": 1}),
        ("rapporteur", "follow_amendment", {"number": 1}),
    ):
        with pytest.raises(Forbidden):
            hall.do(who, action, **params)


def test_what_is_voted_on_is_neither_withdrawn_nor_reworded(hall):
    from drafting.store.rows import AssemblyRow, PollRow

    number = hall.propose("valence", delete("o2"))
    with hall.books.writing() as db:
        row = db.get(AssemblyRow, hall.seats["chair"].assembly)
        row.poll = 1
        db.add(
            PollRow(
                assembly_id=row.id,
                number=1,
                amendments=[number],
                rules={},
                opened_at=row_time(),
                tally={},
                result={},
            )
        )
    assert refused(hall, "valence", "withdraw_amendment", number=number) == "voted_now"
    assert (
        refused(
            hall, "valence", "reword_amendment", number=number, base=1, operations=[delete("o1")]
        )
        == "voted_now"
    )
    with hall.books.writing() as db:
        db.get(AssemblyRow, hall.seats["chair"].assembly).poll = None
        db.delete(db.get(PollRow, (hall.seats["chair"].assembly, 1)))


def row_time():
    from datetime import UTC, datetime

    return datetime(2013, 10, 17, 9, tzinfo=UTC)


def test_the_journal_knows_that_not_what(hall):
    hall.propose("valence", delete("o2"))
    hall.do("valence", "comment", text="Secret.", audience="cosigners", amendment=1)
    facts = hall.look(lambda reading: [entry_from_row(row).fact for row in reading.journal()])
    assert facts[-1].text == "" and facts[-1].audience == "cosigners"


def test_a_person_sends_so_many_comments_and_no_more(hall, monkeypatch):
    monkeypatch.setattr("drafting.actions.answering.COMMENTS_MOST", 2)
    for who in ("valence", "valence", "lyon"):
        hall.do(who, "comment", text="Un mot.")
    assert refused(hall, "valence", "comment", text="Un mot de trop.") == "too_many"
