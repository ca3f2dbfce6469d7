"""Merging findings: disjoint ones make one new Revision, contested ones become amendments."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from drafting.domain.clauses import Draft
from drafting.domain.competition import excludes
from drafting.domain.operations import perform
from drafting.domain.proposals import Finding
from drafting.domain.verdicts import Standing, Verdict, rebase


@dataclass(frozen=True)
class MergePlan:
    """What merging some findings would do.

    ``draft`` is the text it makes; ``taken`` are the findings in it; ``satisfied``
    ask what the text says already; ``contested`` change words that others changed,
    or amend what is gone: each becomes an amendment and changes nothing.
    """

    draft: Draft
    taken: tuple[Finding, ...]
    satisfied: tuple[Finding, ...]
    contested: tuple[Finding, ...]
    verdicts: dict[int, Verdict]


def plan_merge(
    findings: Iterable[Finding], draft_at: Callable[[int], Draft], head: Draft
) -> MergePlan:
    """What merging ``findings`` into ``head`` does; ``draft_at(n)`` reads Revision n.

    Findings that contest each other are all set aside, so that none wins by
    having been posted first.
    """
    findings = sorted(findings, key=lambda finding: finding.number)
    verdicts = {f.number: rebase(f, draft_at(f.base), head) for f in findings}
    rivals = _rivals(findings, verdicts, head)
    taken, satisfied, contested = [], [], []
    draft = head
    for finding in findings:
        fitted = rebase(finding, draft_at(finding.base), draft)
        if finding.number in rivals:
            contested.append(finding)
        elif fitted.standing == Standing.SATISFIED:
            satisfied.append(finding)
        elif fitted.standing.can_be_adopted:
            draft = perform(draft, fitted.operations, finding.origin)
            taken.append(finding)
        else:
            contested.append(finding)
    return MergePlan(draft, tuple(taken), tuple(satisfied), tuple(contested), verdicts)


def _rivals(findings: list[Finding], verdicts: dict[int, Verdict], head: Draft) -> frozenset[int]:
    rivals = set()
    for one, other in combinations(findings, 2):
        mine, theirs = verdicts[one.number].operations, verdicts[other.number].operations
        if mine != theirs and excludes(mine, theirs, head):
            rivals |= {one.number, other.number}
    return frozenset(rivals)
