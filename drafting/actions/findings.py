"""Findings: a workshop posts, revises or withdraws them; the secretariat merges them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from drafting.actions import entrance
from drafting.actions.amendments import table
from drafting.actions.revising import revise
from drafting.domain import Cause, Draft, Finding, FindingStatus, Insert, Kind, Refused
from drafting.domain.facts import FindingPosted, FindingsMerged, FindingWithdrawn
from drafting.domain.merging import plan_merge
from drafting.domain.operations import Operation, as_plain
from drafting.store import Work
from drafting.store.rows import FindingRow

KINDS = {"recital": Kind.PREAMBULAR, "orientation": Kind.OPERATIVE}


def post_finding(
    work: Work,
    *,
    base: int,
    texts: Mapping[str, Any],
    kind: str = "orientation",
    rationale: str = "",
    after: str | None = None,
    revises: str | None = None,
    supersedes: int | None = None,
) -> dict[str, Any]:
    """Report a finding of one's workshop.

    It asks for a new clause of ``kind`` (recital or orientation), placed after
    clause ``after`` or at the end of the workshop's section, or, with ``revises``,
    for new words of that shared clause. ``base`` is the Revision it was written on.
    """
    number = work.count_up("findings_count")
    draft = entrance.base_draft(work, base)
    asked = _contribution(work, draft, number, kind, texts, after, revises)
    return _post(work, number, base, asked, rationale, supersedes)


def revise_finding(work: Work, *, number: int, **finding: Any) -> dict[str, Any]:
    """Replace one's open finding by a successor; parameters as for `post_finding`."""
    old = _own_open(work, number)
    successor = work.assembly.findings_count + 1
    row = _row(work, old.number)
    row.status, row.successor = FindingStatus.SUPERSEDED.value, successor
    return post_finding(work, **finding, supersedes=old.number)


def withdraw_finding(work: Work, *, number: int) -> dict[str, Any]:
    """Take one's open finding back."""
    finding = _own_open(work, number)
    _row(work, finding.number).status = FindingStatus.WITHDRAWN.value
    work.record(FindingWithdrawn(finding.number))
    return {"number": finding.number}


def merge_findings(
    work: Work, *, numbers: Iterable[int], same_as: Mapping[int, int] | None = None
) -> dict[str, Any]:
    """Merge open findings: disjoint ones make one Revision, contested ones become amendments.

    ``same_as`` names near-identical findings that are not merged themselves, each
    with the one of ``numbers`` that stands for it and whose fate it shares.
    """
    same_as = dict(same_as or {})
    findings = [_open_finding(work, number) for number in sorted({*numbers} - {*same_as})]
    twins = [_open_finding(work, number) for number in same_as]
    if not findings or not {*same_as.values()} <= {f.number for f in findings}:
        raise Refused("nothing_chosen")
    plan = plan_merge(findings, work.reading.draft, work.reading.draft())
    revision = None
    if plan.taken:
        refs = tuple(finding.number for finding in plan.taken)
        revision = revise(work, plan.draft, Cause("findings", refs))
    contested = {finding.number: _contest(work, finding) for finding in plan.contested}
    for finding in (*plan.taken, *plan.satisfied):
        _settle(work, finding.number, revision)
    for twin in twins:
        _share_fate(work, twin.number, same_as[twin.number])
    taken, satisfied = ([f.number for f in kind] for kind in (plan.taken, plan.satisfied))
    work.record(FindingsMerged(revision, taken, satisfied, _textual(contested), _textual(same_as)))
    return {
        "revision": revision,
        "merged": taken,
        "satisfied": satisfied,
        "contested": _textual(contested),
    }


def _contribution(
    work: Work,
    draft: Draft,
    number: int,
    kind: str,
    texts: Mapping[str, Any],
    after: str | None,
    revises: str | None,
) -> tuple[Operation, ...]:
    if revises:
        asked: dict[str, Any] = {"do": "revise", "key": revises, "texts": texts}
        return entrance.operations(work, [asked], draft, f"f{number}")
    if kind not in KINDS:
        raise Refused("choose_one", field="kind")
    workshop = work.seat.workshop or ""
    place = after or section_end(draft, KINDS[kind], workshop)
    asked = {"do": "insert", "key": "", "after": place, "kind": KINDS[kind], "texts": texts}
    operations = entrance.operations(work, [asked], draft, f"f{number}")
    return tuple(
        replace(o, workshop=workshop) if isinstance(o, Insert) and kind == "orientation" else o
        for o in operations
    )


def section_end(draft: Draft, kind: Kind, workshop: str) -> str | None:
    """The default place: after the recitals, or at the end of the workshop's section."""
    if kind is Kind.PREAMBULAR:
        ahead = [c.key for c in draft.clauses if c.kind in (Kind.TITLE, Kind.PREAMBULAR)]
    else:
        ahead = [c.key for c in draft.clauses if c.workshop == workshop]
        ahead = ahead or [c.key for c in draft.clauses if c.kind is not Kind.CLOSING]
    return ahead[-1] if ahead else None


def _post(
    work: Work,
    number: int,
    base: int,
    asked: tuple[Operation, ...],
    rationale: str,
    supersedes: int | None,
) -> dict[str, Any]:
    if not work.seat.workshop:
        raise Refused("no_workshop")
    why = entrance.optional_line(rationale, "rationale", 2_000)
    plain = as_plain(asked)
    work.db.add(
        FindingRow(
            assembly_id=work.assembly.id,
            number=number,
            workshop=work.seat.workshop,
            author_id=work.actor,
            base=base,
            operations=plain,
            rationale=why,
            at=work.now,
            status=FindingStatus.OPEN.value,
        )
    )
    work.record(FindingPosted(number, work.seat.workshop, base, plain, why, supersedes))
    return {"number": number}


def _contest(work: Work, finding: Finding) -> int:
    """The contested finding becomes an amendment of its workshop; returns its number."""
    amendment = table(
        work,
        base=finding.base,
        operations=finding.operations,
        reason=finding.rationale,
        workshop=finding.workshop,
        author=finding.author,
        finding=finding.number,
    )
    row = _row(work, finding.number)
    row.status, row.amendment = FindingStatus.CONTESTED.value, amendment
    return amendment


def _settle(work: Work, number: int, revision: int | None) -> None:
    row = _row(work, number)
    row.status = FindingStatus.MERGED.value
    row.revision = revision or work.assembly.head_revision


def _share_fate(work: Work, number: int, kept: int) -> None:
    twin, fate = _row(work, number), _row(work, kept)
    twin.same_as, twin.status = kept, fate.status
    twin.revision, twin.amendment = fate.revision, fate.amendment


def _own_open(work: Work, number: int) -> Finding:
    finding = work.reading.finding(number)
    if finding.workshop != work.seat.workshop:
        raise Refused("not_your_workshop")
    return _open_finding(work, number)


def _open_finding(work: Work, number: int) -> Finding:
    finding = work.reading.finding(number)
    if finding.status is not FindingStatus.OPEN:
        raise Refused("finding_not_open", number=number)
    return finding


def _row(work: Work, number: int) -> FindingRow:
    return work.db.get_one(FindingRow, (work.assembly.id, number))


def _textual(numbers: Mapping[int, int]) -> dict[str, int]:
    return {str(number): value for number, value in numbers.items()}


ACTIONS = (post_finding, revise_finding, withdraw_finding, merge_findings)
