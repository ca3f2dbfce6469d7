"""Translations: what puts a language in step, what a stale one stands for, and adoption."""

import pytest

from drafting.domain import Forbidden, Refused, Sealed
from drafting.domain.facts import RulesSet
from drafting.domain.rules import Rules
from drafting.store.audit import audit
from tests.support.hall import delete, revise

FR = "Les villes encouragent le tourisme rural et la marche."
HY = "Քաղաքները խրախուսում են գյուղական զբոսաշրջությունը։"
LENT, LENT_HY = FR.replace("rural", "lent"), HY.replace("գյուղական", "դանդաղ")


def behind(hall, key="o1"):
    lags = hall.look(lambda r: r.plenary.lags[key])
    return {lang: lag.count for lang, lag in lags.items() if lag.count}


def adopt(hall, text=LENT, lang="fr", key="o1"):
    number = hall.propose("valence", revise(key, text, lang))
    hall.decide(number)
    return number


def translate(hall, text=LENT_HY, base=None, key="o1", lang="hy", **more):
    asked = {"clause": key, "texts": {lang: text}, "base": base or hall.head()}
    return hall.do("secretary", "translate_clause", **asked, **more)


def set_rules(hall, **rules):
    """As the deed set_rules does, which is made elsewhere."""
    with hall.books.work(hall.seats["chair"], "set_rules") as work:
        plain = Rules.from_plain({**work.assembly.rules, **rules}).as_plain()
        work.assembly.rules = plain
        work.record(RulesSet(plain))


def test_an_amendment_in_one_language_leaves_the_other_behind_until_translated(hall):
    assert behind(hall) == {}
    adopt(hall)
    assert behind(hall) == {"hy": 1}
    answer = translate(hall)
    assert answer["revision"] == hall.head() and hall.text("o1", "hy") == LENT_HY
    assert behind(hall) == {}
    issue = hall.look(lambda r: r.issue(r.head))
    assert issue.cause.kind == "translation"
    strands = hall.look(lambda r: r.draft().get("o1").strands["hy"])
    assert {s.origin for s in strands} == {"frame", f"translation-{hall.head()}"}
    assert hall.look(audit) is None


def test_an_armenian_amendment_leaves_the_french_behind(hall):
    adopt(hall, LENT_HY, "hy")
    assert behind(hall) == {"fr": 1}
    translate(hall, LENT, lang="fr")
    assert behind(hall) == {}


def test_an_amendment_in_both_languages_leaves_none_behind(hall):
    both = {"do": "revise", "key": "o1", "texts": {"fr": LENT, "hy": LENT_HY}}
    hall.decide(hall.propose("valence", both))
    assert behind(hall) == {}


def test_what_still_stands_needs_no_new_words_but_must_be_said(hall):
    adopt(hall)
    head = hall.head()
    with pytest.raises(Refused, match="nothing_changed"):
        translate(hall, HY)
    assert translate(hall, HY, confirmed=True)["revision"] is None
    assert (hall.head(), behind(hall)) == (head, {})
    assert hall.look(audit) is None


def test_undoing_the_decision_undoes_what_it_asked_of_the_translator(hall):
    adopt(hall)
    adopt(hall, LENT.replace("marche", "voile"))
    assert behind(hall) == {"hy": 2}
    hall.do("chair", "undo_decision")
    assert behind(hall) == {"hy": 1}
    hall.do("chair", "undo_decision")
    assert behind(hall) == {}


def test_an_undone_decision_that_was_translated_asks_for_another(hall):
    adopt(hall)
    translate(hall)
    hall.do("chair", "undo_decision")
    assert (hall.text("o1"), hall.text("o1", "hy"), behind(hall)) == (FR, LENT_HY, {"hy": 1})


def test_a_translation_written_beside_older_words_stands_for_those_only(hall):
    adopt(hall)
    base = hall.head()
    adopt(hall, LENT.replace("marche", "voile"))
    answer = translate(hall, base=base)
    assert answer["stands_for"] == base and hall.text("o1", "hy") == LENT_HY
    assert behind(hall) == {"hy": 1}
    assert hall.look(audit) is None


def test_two_translators_on_different_words_are_merged(hall):
    adopt(hall)
    base = hall.head()
    translate(hall, HY.replace("Քաղաքները", "Համայնքները"), base)
    translate(hall, LENT_HY, base)
    assert hall.text("o1", "hy") == LENT_HY.replace("Քաղաքները", "Համայնքները")


def test_two_translators_on_the_same_words_see_both(hall):
    adopt(hall)
    base = hall.head()
    translate(hall, LENT_HY, base)
    with pytest.raises(Refused, match="edit_contested") as said:
        translate(hall, HY.replace("գյուղական", "կանաչ"), base)
    assert said.value.context.parts[0].conflicts["hy"][0].current == "դանդաղ"
    assert hall.text("o1", "hy") == LENT_HY


def test_the_same_translation_twice_is_one(hall):
    adopt(hall)
    base = hall.head()
    translate(hall, LENT_HY, base)
    head = hall.head()
    translate(hall, LENT_HY, base)
    assert (hall.head(), behind(hall)) == (head, {})


def test_words_that_changed_meanwhile_cannot_be_confirmed_unseen(hall):
    adopt(hall)
    base = hall.head()
    translate(hall, LENT_HY, base)
    with pytest.raises(Refused, match="translation_moved"):
        translate(hall, HY, base, confirmed=True)


def test_a_missing_language_is_behind_until_it_has_words(hall):
    assert behind(hall, "o2") == {"hy": 1}
    with pytest.raises(Refused, match="empty"):
        translate(hall, " ", key="o2", confirmed=True)
    translate(hall, "Նրանք բացում են արահետներ։", key="o2")
    assert behind(hall, "o2") == {}


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("clause_unknown", {"clause": "nowhere", "texts": {"hy": "Ա։"}}),
        ("bad_operations", {"clause": "o1", "texts": {"fr": "A.", "hy": "Ա։"}}),
        ("bad_operations", {"clause": "o1", "texts": {"en": "A."}}),
        ("bad_operations", {"clause": "o1", "texts": {}}),
        ("bad_operations", {"clause": "o1", "texts": "Ա"}),
        ("base_unknown", {"clause": "o1", "texts": {"hy": "Ա։"}, "base": 99}),
        ("too_long", {"clause": "o1", "texts": {"hy": "Ա" * 9_000}}),
    ],
)
def test_what_makes_no_sense_is_refused(hall, code, asked):
    with pytest.raises(Refused, match=code):
        hall.do("secretary", "translate_clause", **{"base": hall.head(), **asked})


def test_a_paragraph_that_is_gone_cannot_be_translated(hall):
    base = hall.head()
    hall.do("secretary", "edit_text", base=base, operations=[delete("o1")])
    with pytest.raises(Refused, match="edit_moot"):
        translate(hall, LENT_HY, base)


def test_only_the_secretariat_translates(hall):
    for who in ("chair", "valence", "rapporteur"):
        with pytest.raises(Forbidden):
            hall.do(who, "translate_clause", clause="o1", texts={"hy": "Ա։"}, base=1)


def test_a_translation_touches_only_amendments_to_its_own_language(hall):
    french = hall.propose("valence", revise("o1", LENT))
    armenian = hall.propose("idjevan", revise("o1", HY.replace("Քաղաքները", "Համայնքները"), "hy"))
    translate(hall, LENT_HY)
    assert (hall.standing(french), hall.standing(armenian)) == ("applies", "adapted")


def test_adoption_warns_while_a_paragraph_is_behind(hall):
    adopt(hall)
    with pytest.raises(Refused, match="behind_warn") as said:
        hall.do("chair", "adopt_text")
    assert said.value.params["count"] == 2  # o1, and o2 that has no Armenian
    hall.do("chair", "adopt_text", despite_behind=True)
    with pytest.raises(Sealed):
        translate(hall)
    assert hall.look(audit) is None


def test_adoption_refuses_when_the_rules_say_so_whatever_is_confirmed(hall):
    adopt(hall)
    set_rules(hall, behind="refuse")
    for despite in (False, True):
        with pytest.raises(Refused, match="behind_refuse"):
            hall.do("chair", "adopt_text", despite_behind=despite)
    translate(hall)
    translate(hall, "Նրանք բացում են արահետներ։", key="o2")
    hall.do("chair", "adopt_text")
