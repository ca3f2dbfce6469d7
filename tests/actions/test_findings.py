"""Findings: posted, revised, withdrawn, merged; nothing overwritten, nothing lost."""

import pytest

from drafting.domain import Refused
from tests.support.hall import Hall


def post(hall: Hall, who="rapporteur", deed=None, **finding):
    finding = {"base": hall.head(), **finding}
    return hall.do(who, "post_finding", deed, **finding)["number"]


def status(hall: Hall, number: int) -> str:
    return hall.look(lambda reading: reading.finding(number).status.value)


def test_a_new_orientation_goes_to_the_end_of_its_section(hall):
    number = post(hall, texts={"fr": "Elles créent un site commun."})
    assert hall.do("secretary", "merge_findings", numbers=[number])["merged"] == [number]
    assert hall.order().index("f1") == hall.order().index("o2") + 1
    assert status(hall, number) == "merged"


def test_a_new_recital_goes_after_the_recitals(hall):
    hall.do(
        "secretary",
        "merge_findings",
        numbers=[post(hall, kind="recital", texts={"fr": "rappelant 2010,"})],
    )
    assert hall.order()[:3] == ("t", "r1", "f1")


def test_posting_twice_never_makes_two(hall):
    first = hall.do("rapporteur", "post_finding", "deed-0001", base=1, texts={"fr": "Une fois."})
    again = hall.do("rapporteur", "post_finding", "deed-0001", base=1, texts={"fr": "Une fois."})
    assert again["number"] == first["number"]
    assert hall.look(lambda reading: len(reading.findings())) == 1


def test_findings_on_different_words_of_a_sentence_are_both_taken(hall):
    one = post(
        hall, revises="o1", texts={"fr": "Les villes encouragent le tourisme durable et la marche."}
    )
    other = post(
        hall, revises="o1", texts={"fr": "Les villes encouragent le tourisme rural et le vélo."}
    )
    hall.do("secretary", "merge_findings", numbers=[one, other])
    assert hall.text("o1") == "Les villes encouragent le tourisme durable et le vélo."


def test_findings_on_the_same_words_both_become_amendments(hall):
    one = post(
        hall, revises="o1", texts={"fr": "Les villes encouragent le tourisme durable et la marche."}
    )
    other = post(
        hall,
        "colleague",
        revises="o1",
        texts={"fr": "Les villes encouragent le tourisme lent et la marche."},
    )
    before = hall.text("o1")
    answer = hall.do("secretary", "merge_findings", numbers=[one, other])
    assert answer["revision"] is None and len(answer["contested"]) == 2
    assert hall.text("o1") == before
    assert status(hall, one) == status(hall, other) == "contested"
    assert [a.workshop for a in hall.look(lambda reading: reading.amendments())] == [
        "tourisme",
        "culture",
    ]


def test_a_twin_shares_the_fate_of_the_finding_merged_in_its_place(hall):
    kept = post(hall, texts={"fr": "Elles mutualisent leur promotion."})
    twin = post(hall, "colleague", texts={"fr": "Elles mutualisent la promotion."})
    hall.do("secretary", "merge_findings", numbers=[kept], same_as={twin: kept})
    assert status(hall, twin) == "merged"
    assert hall.look(lambda reading: reading.finding(twin).same_as) == kept
    assert "f2" not in hall.order()


def test_a_successor_takes_the_place_of_an_open_finding(hall):
    old = post(hall, texts={"fr": "Première rédaction."})
    new = hall.do(
        "rapporteur", "revise_finding", number=old, base=1, texts={"fr": "Seconde rédaction."}
    )["number"]
    assert status(hall, old) == "superseded"
    assert hall.look(lambda reading: reading.finding(old).successor) == new


@pytest.mark.parametrize(
    ("who", "finding", "code"),
    [
        ("rapporteur", {"texts": {"fr": "  "}}, "empty"),
        ("rapporteur", {"texts": {"fr": "x" * 9000}}, "too_long"),
        ("rapporteur", {"texts": {"fr": "a\x00b"}}, "control"),
        ("rapporteur", {"texts": {"fr": "a\ud800"}}, "surrogate"),
        ("rapporteur", {"texts": {"fr": "a\u202eb"}}, "bidi"),
        ("rapporteur", {"texts": {"fr": "a"}, "kind": "poem"}, "choose_one"),
        ("rapporteur", {"texts": {"fr": "a"}, "after": "nowhere"}, "clause_unknown"),
        ("rapporteur", {"texts": {"fr": "a"}, "base": 99}, "base_unknown"),
        ("valence", {"texts": {"fr": "a"}}, "forbidden"),
    ],
)
def test_a_finding_that_cannot_be_is_refused_and_leaves_no_trace(hall, who, finding, code):
    before = hall.look(lambda reading: reading.number)
    with pytest.raises(Refused) as refused:
        post(hall, who, **finding)
    assert refused.value.code == code
    assert hall.look(lambda reading: reading.number) == before


def test_another_workshop_cannot_withdraw_it(hall):
    number = post(hall, texts={"fr": "À nous."})
    with pytest.raises(Refused, match="not_your_workshop"):
        hall.do("colleague", "withdraw_finding", number=number)
