"""Reading the books of one assembly, as domain values.

A `Reading` is one consistent look: everything it tells belongs to the journal
number it was opened at.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from drafting.domain import (
    Amendment,
    Clause,
    Decision,
    Draft,
    Finding,
    FindingStatus,
    Issue,
    NotFound,
    Outcome,
)
from drafting.domain.operations import from_plain
from drafting.store.cache import DraftCache
from drafting.store.plenary import PlenaryReading
from drafting.store.rows import (
    AmendmentRow,
    AssemblyRow,
    ClauseRow,
    CosignatureRow,
    DecisionRow,
    DelegationRow,
    EntryRow,
    FindingRow,
    MemberRow,
    RevisionRow,
    WorkshopRow,
)
from drafting.store.values import (
    Standpoint,
    clause_from_row,
    decision_from_row,
    issue_from_row,
    standpoint_from_plain,
)


class Reading:
    """One consistent look at an assembly's books.

    ``plenary`` is what belongs to the sitting: rules, order of business, polls, translations.
    """

    def __init__(self, db: Session, assembly: AssemblyRow, cache: DraftCache) -> None:
        self.db = db
        self.assembly = assembly
        self._cache = cache
        self._committed = assembly.head_revision
        self._numbered: dict[int, Draft] = {}
        self.plenary = PlenaryReading(db, assembly, cache.kept[assembly.id])

    @property
    def number(self) -> int:
        """The journal number this look belongs to."""
        return self.assembly.journal_number

    @property
    def head(self) -> int:
        """The number of the latest Revision; 0 before the first."""
        return self.assembly.head_revision

    @property
    def sealed(self) -> bool:
        return self.assembly.adopted_at is not None

    # -- the text ---------------------------------------------------------------

    def draft(self, number: int | None = None) -> Draft:
        """The text at a Revision (default: the head), numbered as the sitting has frozen it.

        Raises NotFound beyond the head.
        """
        number = self.head if number is None else number
        if not 0 <= number <= self.head:
            raise NotFound("revision")
        text, numbering = self._text(number), self.plenary.numbering
        if numbering is None:
            return text
        known = self._numbered.get(number)
        if known is None or known.numbering is not numbering:
            known = self._numbered[number] = Draft(text.clauses, numbering)
        return known

    def _text(self, number: int) -> Draft:
        """Numbered afresh: what is the same for every look is kept for all of them."""
        kept = self._cache.get(self.assembly.id, number)
        if kept is None:
            rows = sorted(self._clause_rows(number), key=lambda row: row.rank)
            kept = Draft(tuple(clause_from_row(row) for row in rows))
            if number <= self._committed:
                self._cache.put(self.assembly.id, number, kept)
        return kept

    def _clause_rows(self, number: int) -> Iterable[ClauseRow]:
        return self.db.scalars(
            select(ClauseRow).where(
                ClauseRow.assembly_id == self.assembly.id,
                ClauseRow.since <= number,
                or_(ClauseRow.until.is_(None), ClauseRow.until > number),
            )
        )

    def issue(self, number: int) -> Issue:
        """The heading of a Revision. Raises NotFound."""
        row = self.db.get(RevisionRow, (self.assembly.id, number))
        if row is None:
            raise NotFound("revision")
        return issue_from_row(row)

    def issues(self) -> list[Issue]:
        """All Revisions' headings, oldest first."""
        rows = self.mine(RevisionRow).order_by(RevisionRow.number)
        return [issue_from_row(row) for row in self.db.scalars(rows)]

    def clause_history(self, key: str) -> list[tuple[int, Clause]]:
        """Every state of a clause with the Revision that brought it, oldest first."""
        rows = self.mine(ClauseRow).where(ClauseRow.key == key).order_by(ClauseRow.since)
        return [(row.since, clause_from_row(row)) for row in self.db.scalars(rows)]

    @cached_property
    def last_changed(self) -> dict[str, int]:
        """For each clause of the head, the Revision that last changed its words or place."""
        rows = self.mine(ClauseRow, ClauseRow.key, ClauseRow.since).where(ClauseRow.until.is_(None))
        return {row.key: row.since for row in self.db.execute(rows)}

    # -- findings and amendments ------------------------------------------------

    def findings(self, status: FindingStatus | None = None) -> list[Finding]:
        """Findings by number, all or of one status."""
        query = self.mine(FindingRow).order_by(FindingRow.number)
        if status:
            query = query.where(FindingRow.status == status)
        return [self._finding(row) for row in self.db.scalars(query)]

    def finding(self, number: int) -> Finding:
        row = self.db.get(FindingRow, (self.assembly.id, number))
        if row is None:
            raise NotFound("finding")
        return self._finding(row)

    def _finding(self, row: FindingRow) -> Finding:
        return Finding(
            number=row.number,
            workshop=row.workshop,
            author=row.author_id,
            author_name=self.member_names[row.author_id],
            base=row.base,
            operations=from_plain(row.operations),
            rationale=row.rationale,
            at=row.at,
            status=FindingStatus(row.status),
            revision=row.revision,
            amendment=row.amendment,
            successor=row.successor,
            same_as=row.same_as,
        )

    def amendments(self, *, only_open: bool = False) -> list[Amendment]:
        """Amendments by number."""
        query = self.mine(AmendmentRow).order_by(AmendmentRow.number)
        if only_open:
            query = query.where(AmendmentRow.outcome.is_(None))
        return [self._amendment(row) for row in self.db.scalars(query)]

    def amendment(self, number: int) -> Amendment:
        row = self.db.get(AmendmentRow, (self.assembly.id, number))
        if row is None:
            raise NotFound("amendment")
        return self._amendment(row)

    def _amendment(self, row: AmendmentRow) -> Amendment:
        return Amendment(
            number=row.number,
            base=row.base,
            operations=from_plain(row.operations),
            reason=row.reason,
            at=row.at,
            delegation=row.delegation,
            workshop=row.workshop,
            author=row.author_id,
            author_name=self.member_names[row.author_id],
            cosigners=self._cosigners.get(row.number, ()),
            replaces=tuple(row.replaces),
            finding=row.finding,
            outcome=Outcome(row.outcome) if row.outcome else None,
            parent=row.parent,
            part_of=row.part_of,
            rewords=row.rewords,
            noted=row.noted,
            deferred=row.deferred,
            agreed=row.agreed,
        )

    def adopted_subs(self, parent: int) -> list[Amendment]:
        """The sub-amendments of an amendment adopted before it, in the order of their adoption."""
        fallen_in = [d.amendment for d in self.decisions() if not d.undone]
        query = self.mine(AmendmentRow).where(
            AmendmentRow.parent == parent, AmendmentRow.outcome == Outcome.ADOPTED
        )
        rows = {row.number: row for row in self.db.scalars(query)}
        return [self._amendment(rows[n]) for n in fallen_in if n in rows]

    def standpoints(self, numbers: Iterable[int] | None = None) -> dict[int, Standpoint]:
        """The kept verdicts of open amendments (of all, or of some), by number."""
        query = self.mine(AmendmentRow, AmendmentRow.number, AmendmentRow.verdict).where(
            AmendmentRow.outcome.is_(None)
        )
        if numbers is not None:
            query = query.where(AmendmentRow.number.in_(tuple(numbers)))
        return {row.number: standpoint_from_plain(row.verdict) for row in self.db.execute(query)}

    def decisions(self) -> list[Decision]:
        """Decisions in the order they fell, those undone included."""
        query = self.mine(DecisionRow).order_by(DecisionRow.number)
        return [decision_from_row(row) for row in self.db.scalars(query)]

    def decision_on(self, amendment: int) -> Decision | None:
        """The decision in force on an amendment, if any."""
        query = self.mine(DecisionRow).where(
            DecisionRow.amendment == amendment, DecisionRow.undone.is_(False)
        )
        row = self.db.scalars(query).first()
        return decision_from_row(row) if row else None

    @cached_property
    def _cosigners(self) -> dict[int, tuple[str, ...]]:
        query = self.mine(CosignatureRow).order_by(CosignatureRow.at, CosignatureRow.delegation)
        signed: dict[int, tuple[str, ...]] = {}
        for row in self.db.scalars(query):
            signed[row.amendment] = (*signed.get(row.amendment, ()), row.delegation)
        return signed

    # -- people -----------------------------------------------------------------

    @cached_property
    def workshops(self) -> dict[str, dict[str, Any]]:
        """Names of workshops (by language) by key, in the order they were opened."""
        rows = self.db.scalars(self.mine(WorkshopRow).order_by(WorkshopRow.id))
        return {row.key: row.name for row in rows}

    @cached_property
    def delegations(self) -> dict[str, DelegationRow]:
        """Delegations by key, in the order they were seated."""
        rows = self.db.scalars(self.mine(DelegationRow).order_by(DelegationRow.id))
        return {row.key: row for row in rows}

    @cached_property
    def members(self) -> list[MemberRow]:
        return list(self.db.scalars(self.mine(MemberRow).order_by(MemberRow.id)))

    @cached_property
    def member_names(self) -> dict[int, str]:
        rows = self.db.execute(self.mine(MemberRow, MemberRow.id, MemberRow.name))
        return {row.id: row.name for row in rows}

    def member(self, member_id: int) -> MemberRow:
        """A member of this assembly. Raises NotFound, also for another assembly's."""
        row = self.db.get(MemberRow, member_id)
        if row is None or row.assembly_id != self.assembly.id:
            raise NotFound("member")
        return row

    # -- the journal ------------------------------------------------------------

    def journal(self) -> Iterable[EntryRow]:
        """All entries in the order of their numbers."""
        return self.db.scalars(self.mine(EntryRow).order_by(EntryRow.number))

    def mine(self, table: Any, *columns: Any) -> Any:
        """A query on this assembly's rows of a table: nothing reads across assemblies."""
        return select(*(columns or (table,))).where(table.assembly_id == self.assembly.id)
