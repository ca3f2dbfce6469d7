"""Racing deeds: one winner each, no number lost, on both databases."""

import threading

import pytest

from drafting.domain import Refused
from drafting.store.audit import audit
from tests.support.hall import delete, found_hall


@pytest.fixture
def racing(database_url):
    return found_hall(database_url)


def together(count, deed):
    threads = [threading.Thread(target=deed, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_findings_posted_at_once_are_numbered_without_gap(racing):
    together(
        20, lambda n: racing.do("rapporteur", "post_finding", base=1, texts={"fr": f"Constat {n}."})
    )
    assert [f.number for f in racing.look(lambda r: r.findings())] == list(range(1, 21))
    assert racing.look(audit) is None


def test_an_amendment_is_decided_once(racing):
    number = racing.propose("valence", delete("o2"))
    outcomes = []

    def decide(_n):
        try:
            outcomes.append(racing.decide(number)["outcome"])
        except Refused as problem:
            outcomes.append(problem.code)

    together(8, decide)
    assert sorted(outcomes) == ["adopted"] + ["amendment_not_open"] * 7


def test_one_deed_sent_many_times_at_once_has_one_effect(racing):
    numbers = []

    def post(_n):
        answer = racing.do(
            "rapporteur", "post_finding", "same-deed", base=1, texts={"fr": "Une fois."}
        )
        numbers.append(answer["number"])

    together(10, post)
    assert numbers == [1] * 10
    assert racing.look(lambda r: len(r.findings())) == 1
