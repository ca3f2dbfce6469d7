"""Amendments and decisions: verdicts, undo, adoption."""

import pytest

from drafting.domain import Forbidden, Refused, Sealed
from drafting.store.audit import audit
from tests.support.hall import delete, insert, move, revise

RURAL = "Les villes encouragent le tourisme rural et la marche."


def state(hall):
    """Everything that undo must bring back."""
    return hall.look(
        lambda r: (
            r.draft().clauses,
            [(a.number, a.outcome) for a in r.amendments()],
            {n: (s.standing, s.operations) for n, s in r.standpoints().items()},
        )
    )


@pytest.mark.parametrize(
    ("asked", "adopted", "standing"),
    [
        (revise("o1", RURAL.replace("rural", "lent")), revise("o2", "Elles ouvrent des chemins dans les deux pays."), "applies"),
        (revise("o1", RURAL.replace("rural", "lent")), revise("o1", RURAL.replace("marche", "voile")), "adapted"),
        (revise("o1", RURAL.replace("rural", "lent")), revise("o1", RURAL.replace("rural", "lent")), "satisfied"),
        (revise("o1", RURAL.replace("rural", "lent")), revise("o1", RURAL.replace("rural", "vert")), "contested"),
        (revise("o1", RURAL.replace("rural", "lent")), delete("o1"), "moot"),
        (revise("o1", RURAL.replace("rural", "lent")), move("o1", "h2"), "applies"),
        (delete("o1"), revise("o1", RURAL.replace("rural", "vert")), "contested"),
        (delete("o1"), delete("o1"), "satisfied"),
        (delete("o1"), move("o1", "o2"), "applies"),
        (move("o1", "h2"), move("o1", "o2"), "contested"),
        (move("o1", "h2"), delete("o1"), "moot"),
        (move("o1", "h2"), delete("h2"), "adapted"),
        (insert("o1", "Un point nouveau."), delete("o1"), "adapted"),
        (insert("o1", "Un point nouveau."), insert("o1", "Un point nouveau."), "satisfied"),
        (insert("o1", "Un point nouveau."), insert("o2", "Un autre point."), "applies"),
    ],
)  # fmt: skip
def test_adopting_one_amendment_gives_the_other_its_verdict(hall, asked, adopted, standing):
    first = hall.propose("valence", adopted)
    second = hall.propose("idjevan", asked)
    assert hall.standing(second) == "applies"
    hall.decide(first)
    assert hall.standing(second) == standing


@pytest.mark.parametrize(
    "change",
    [revise("o1", "Tout autre chose."), insert("o1", "Nouveau."), delete("o1"), move("o1", None)],
)
def test_undo_restores_text_statuses_and_verdicts(hall, change):
    first = hall.propose("valence", change)
    hall.propose("idjevan", revise("o1", RURAL.replace("rural", "lent")))
    before = state(hall)
    hall.decide(first)
    assert state(hall) != before
    hall.do("chair", "undo_decision")
    assert state(hall) == before


def test_independent_amendments_give_the_same_text_in_any_order(hall):
    changes = [
        revise("o1", RURAL.replace("rural", "lent")),
        revise("o1", RURAL.replace("marche", "voile")),
        insert("o2", "Neuf."),
        insert("o2", "Dix."),
        move("o3", "h1"),
    ]
    numbers = [hall.propose("valence", change) for change in changes]

    def adopt(order):
        for number in order:
            hall.decide(number)
        clauses = hall.look(lambda r: [(c.key, c.texts) for c in r.draft().clauses])
        for _ in order:
            hall.do("chair", "undo_decision")
        return clauses

    assert adopt(numbers) == adopt(numbers[::-1]) == adopt([numbers[i] for i in (2, 0, 4, 3, 1)])


def test_undo_takes_a_decision_back_from_a_text_edited_since(hall):
    number = hall.propose("valence", revise("o1", RURAL.replace("rural", "lent")))
    hall.decide(number)
    hall.do(
        "secretary",
        "edit_text",
        base=hall.head(),
        operations=[revise("o2", "Elles ouvrent des chemins.")],
    )
    hall.do("chair", "undo_decision")
    assert hall.text("o1") == RURAL and hall.text("o2") == "Elles ouvrent des chemins."


def test_undo_says_what_stands_in_the_way(hall):
    hall.decide(hall.propose("valence", revise("o1", RURAL.replace("rural", "lent"))))
    edit = revise("o1", RURAL.replace("rural", "culturel"))
    hall.do("secretary", "edit_text", base=hall.head(), operations=[edit])
    with pytest.raises(Refused, match="undo_in_the_way"):
        hall.do("chair", "undo_decision")


def test_adopted_as_modified_takes_the_words_agreed_in_the_room(hall):
    number = hall.propose("valence", revise("o1", RURAL.replace("rural", "lent")))
    wording = [revise("o1", RURAL.replace("rural", "rural et lent"))]
    hall.decide(number, "modified", operations=wording, base=hall.head(), votes={"votes_for": 3})
    assert hall.text("o1") == RURAL.replace("rural", "rural et lent")


def test_a_contested_amendment_cannot_be_adopted_as_it_stands(hall):
    first = hall.propose("valence", revise("o1", RURAL.replace("rural", "vert")))
    second = hall.propose("idjevan", revise("o1", RURAL.replace("rural", "lent")))
    hall.decide(first)
    with pytest.raises(Refused, match="cannot_adopt"):
        hall.decide(second)


@pytest.mark.parametrize(
    "votes",
    [
        {"votes_for": -1},
        {"votes_for": 1.5},
        {"votes_for": True},
        {"votes_for": 10**9},
        {"who": 1},
        {"votes_for": 0},
    ],
)
def test_votes_that_are_no_counts_are_refused(hall, votes):
    number = hall.propose("valence", delete("o2"))
    with pytest.raises(Refused, match=r"bad_votes|votes_missing"):
        hall.decide(number, votes=votes)


def test_adoption_seals_the_text(hall):
    number = hall.propose("valence", delete("o2"))
    with pytest.raises(Refused, match="amendments_open"):
        hall.do("chair", "adopt_text")
    sealed = hall.do("chair", "adopt_text", despite_open=True, despite_behind=True)
    assert len(sealed["fingerprint"]) == 64
    for who, action, params in [
        ("chair", "decide_amendment", {"number": number, "outcome": "adopted"}),
        ("chair", "undo_decision", {}),
        ("secretary", "edit_text", {"base": 1, "operations": [delete("o1")]}),
        ("valence", "propose_amendment", {"base": 1, "operations": [delete("o1")]}),
        ("rapporteur", "post_finding", {"base": 1, "texts": {"fr": "Trop tard."}}),
    ]:
        with pytest.raises(Sealed):
            hall.do(who, action, **params)
    assert hall.look(audit) is None


def test_a_stale_edit_is_merged_and_a_contested_one_comes_back_with_both_texts(hall):
    base = hall.head()
    hall.do(
        "secretary",
        "edit_text",
        base=base,
        operations=[revise("o1", RURAL.replace("rural", "lent"))],
    )
    merged = hall.do(
        "secretary",
        "edit_text",
        base=base,
        operations=[revise("o1", RURAL.replace("marche", "voile"))],
    )
    assert merged["standing"] == "adapted"
    assert hall.text("o1") == "Les villes encouragent le tourisme lent et la voile."
    with pytest.raises(Refused, match="edit_contested") as refused:
        hall.do(
            "secretary",
            "edit_text",
            base=base,
            operations=[revise("o1", RURAL.replace("rural", "vert"))],
        )
    [conflict] = refused.value.context.parts[0].conflicts["fr"]
    assert (conflict.current, conflict.proposed) == ("lent", "vert")


def test_delegations_cosign_once_and_not_their_own(hall):
    number = hall.propose("valence", delete("o2"))
    hall.do("idjevan", "cosign_amendment", number=number)
    for who, code in (("idjevan", "already_cosigned"), ("valence", "own_amendment")):
        with pytest.raises(Refused, match=code):
            hall.do(who, "cosign_amendment", number=number)
    with pytest.raises(Refused, match="not_your_delegation"):
        hall.do("idjevan", "withdraw_amendment", number=number)


def test_a_revoked_member_can_do_nothing_any_more(hall):
    hall.do("secretary", "revoke_member", member=hall.seats["valence"].member)
    with pytest.raises(Refused, match="seat_gone"):
        hall.propose("valence", delete("o2"))


def test_every_word_knows_its_origin(hall):
    hall.decide(hall.propose("valence", revise("o1", RURAL.replace("rural", "lent"))))
    strands = hall.look(lambda r: r.draft().get("o1").strands["fr"])
    assert [s.text for s in strands if s.origin == "amendment-1"] == ["lent"]
    assert {s.origin for s in strands} == {"frame", "amendment-1"}


def test_nobody_decides_but_the_chair(hall):
    number = hall.propose("valence", delete("o2"))
    for who in ("valence", "secretary", "rapporteur"):
        with pytest.raises(Forbidden):
            hall.do(who, "decide_amendment", number=number, outcome="adopted")
