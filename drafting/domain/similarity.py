"""Findings that say nearly the same thing, also across workshops, shown together before merging."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from drafting.domain.operations import Revise
from drafting.domain.proposals import Finding

ALIKE = 82.0  # per cent; rewordings of one sentence score above, others of one theme below


def similarity(one: Finding, other: Finding) -> float:
    """How alike two findings' wordings are, 0 to 100: the best over the languages both have.

    Two rewordings of one clause share most words by nature: they are alike only when equal.
    """
    mine, theirs = wording(one), wording(other)
    if _revised(one) & _revised(other):
        return 100.0 if mine == theirs else 0.0
    return max(
        (fuzz.token_sort_ratio(mine[lang], theirs[lang]) for lang in mine.keys() & theirs.keys()),
        default=0.0,
    )


def _revised(finding: Finding) -> set[str]:
    return {o.key for o in finding.operations if isinstance(o, Revise)}


def wording(finding: Finding) -> dict[str, str]:
    """What a finding asks the text to say, by language."""
    texts: dict[str, str] = {}
    for operation in finding.operations:
        texts |= getattr(operation, "texts", {})
    return texts


def similar_groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings in groups of near-identical wording, in order of number; a lone one is a group."""
    groups: list[list[Finding]] = []
    for finding in findings:
        alike = [g for g in groups if any(similarity(finding, f) >= ALIKE for f in g)]
        groups = [g for g in groups if g not in alike]
        groups.append([f for g in alike for f in g] + [finding])
    return sorted(groups, key=lambda group: group[0].number)
