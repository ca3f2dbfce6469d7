"""Findings that say nearly the same."""

from datetime import UTC, datetime

from drafting.domain import Finding, Insert, Kind, Revise
from drafting.domain.similarity import similar_groups

NOW = datetime(2013, 10, 16, tzinfo=UTC)


def finding(number, text):
    asked = (Insert(f"f{number}", None, Kind.OPERATIVE, {"fr": text}),)
    return Finding(number, "w", 1, "Rita", 1, asked, "", NOW)


def test_near_identical_wordings_are_shown_together():
    groups = similar_groups([
        finding(1, "Elles mutualisent la promotion de leurs territoires par un site commun."),
        finding(2, "Elles forment ensemble des guides et des hôtes de gîtes ruraux."),
        finding(3, "Elles mutualisent la promotion des territoires par un site internet commun."),
    ])  # fmt: skip
    assert [[f.number for f in group] for group in groups] == [[1, 3], [2]]


def test_two_rewordings_of_one_clause_are_rivals_not_twins():
    def rewording(number, text):
        return Finding(number, "w", 1, "Rita", 1, (Revise("a", {"fr": text}),), "", NOW)

    pair = [
        rewording(1, "Un bilan est dressé chaque année."),
        rewording(2, "Un bilan est dressé tous les ans."),
    ]
    assert len(similar_groups(pair)) == 2
