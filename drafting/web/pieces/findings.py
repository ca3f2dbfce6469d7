"""The findings, live: few viewers, drawn whole."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.domain.similarity import similar_groups
from drafting.web.pieces.base import ALL, Touched, View
from drafting.web.sight import Sight


def _finding_ids(sight: Sight) -> list[str]:
    return ["findings-list"]


def _draw_findings(sight: Sight, piece: str) -> str:
    findings = sight.reading.findings()
    groups = similar_groups([f for f in findings if f.status == "open"])
    return render_template("parts/findings.html", sight=sight, findings=findings, groups=groups)


def _findings_touched(sight: Sight, fact: Fact) -> Touched:
    kinds = told.FindingPosted | told.FindingWithdrawn | told.FindingsMerged
    return ALL if isinstance(fact, kinds | told.RevisionIssued | told.TextAdopted) else set()


FINDINGS = View("read_findings", _finding_ids, _draw_findings, _findings_touched)
