"""What a page shows of an assembly: a look at its books, in one language, for one role.

Everything here depends only on the books, the role and the language: two people of
one role see the same, so it is drawn once for both. Only a page that shows what is a
member's own (``personal`` pieces of a live view) has a ``person``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from drafting.domain import (
    Amendment,
    Clause,
    Decision,
    Delete,
    Draft,
    Finding,
    Group,
    Insert,
    Move,
    Operation,
    Outcome,
    Revise,
    Verdict,
    perform,
    rebase,
    voting_order,
)
from drafting.domain.operations import operations_between
from drafting.domain.order import Override
from drafting.domain.people import Role, Seat
from drafting.domain.permissions import may
from drafting.domain.subamendments import proposed_text, rebase_sub, with_subs
from drafting.store import Reading
from drafting.store.rows import RevisionRow
from drafting.store.values import Standpoint
from drafting.text import Span, diff, readable
from drafting.web.labels import clause_name, named

# The order of voting by the head of the journal it was read at: every audience of a push
# asks for it, and it is the same for all.
ORDERS_KEPT = 16
_orders: dict[str, tuple[Group, ...]] = {}


@lru_cache(maxsize=8192)
def redline(old: str, new: str) -> tuple[Span, ...]:
    """The change between two texts as shown to people."""
    return readable(diff(old, new))


@dataclass(frozen=True)
class Shown:
    """One operation as shown: what is done to which clause, as a redline by language."""

    do: str
    key: str
    name: str
    place: str = ""
    redlines: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)


def show(operation: Operation, draft: Draft, lang: str) -> Shown:
    """An operation on the draft it fits, ready to be drawn."""
    clause = draft.get(operation.key)
    name = clause_name(clause, draft, lang)
    match operation:
        case Revise(key, texts):
            old = clause.texts if clause else {}
            lines = {code: redline(old.get(code, ""), text) for code, text in texts.items()}
            return Shown("revise", key, name, "", lines, dict(texts))
        case Insert(key, after, _kind, texts):
            lines = {code: (Span("insert", text),) for code, text in texts.items()}
            return Shown("insert", key, "", place_name(after, draft, lang), lines, dict(texts))
        case Delete(key):
            old = clause.texts if clause else {}
            lines = {code: (Span("delete", text),) for code, text in old.items()}
            return Shown("delete", key, name, "", lines)
        case Move(key, after):
            old = clause.texts if clause else {}
            lines = {code: (Span("equal", text),) for code, text in old.items()}
            return Shown("move", key, name, place_name(after, draft, lang), lines)


def place_name(after: str | None, draft: Draft, lang: str) -> str:
    return clause_name(draft.get(after), draft, lang) if after else ""


@dataclass(frozen=True)
class Sight:
    """One look at an assembly, for one role, in one interface language.

    ``person`` is the seat whose own page this is, None on pages that are the same for
    everyone of a role.
    """

    reading: Reading
    role: Role
    lang: str
    person: Seat | None = None

    @property
    def assembly(self) -> Any:
        return self.reading.assembly

    @property
    def here(self) -> str:
        """The assembly's address; pages inside it begin with it."""
        return f"/a/{self.assembly.slug}"

    @property
    def languages(self) -> list[str]:
        return self.assembly.languages

    def can(self, deed: str) -> bool:
        return may(Seat(self.assembly.id, None, "", self.role), deed, self.reading.sealed)

    @cached_property
    def draft(self) -> Draft:
        return self.reading.draft()

    @cached_property
    def amendments(self) -> dict[int, Amendment]:
        return {a.number: a for a in self.reading.amendments()}

    @cached_property
    def opens(self) -> list[Amendment]:
        return [a for a in self.amendments.values() if a.is_open]

    @cached_property
    def standpoints(self) -> dict[int, Standpoint]:
        return self.reading.standpoints()

    @cached_property
    def decisions(self) -> dict[int, Decision]:
        """The decision in force on each decided amendment."""
        return {d.amendment: d for d in self.reading.decisions() if not d.undone}

    @cached_property
    def revision_times(self) -> dict[int, datetime]:
        columns = (RevisionRow.number, RevisionRow.at)
        return {
            row.number: row.at
            for row in self.reading.db.execute(
                select(*columns).where(RevisionRow.assembly_id == self.assembly.id)
            )
        }

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Open amendments in the order to take them, those set aside for later too."""
        key = f"{self.assembly.id}/{self.assembly.journal_head}"
        order = _orders.get(key)
        if order is None:
            fitted = {number: s.operations for number, s in self.standpoints.items()}
            overrides = [Override(**asked) for asked in self.assembly.overrides]
            order = voting_order(self.opens, self.draft, fitted, overrides)
            while len(_orders) >= ORDERS_KEPT:
                _orders.pop(next(iter(_orders)), None)
            _orders[key] = order
        return order

    @cached_property
    def by_clause(self) -> Mapping[str, list[Amendment]]:
        """Open amendments by the clause at which the text shows them."""
        shown: dict[str, list[Amendment]] = defaultdict(list)
        for amendment in self.opens:
            for key in dict.fromkeys(self._places(amendment)):
                shown[key].append(amendment)
        return shown

    def _places(self, amendment: Amendment) -> Iterable[str]:
        fitted = self.standpoints[amendment.number].operations
        for operation in fitted or amendment.operations:
            key = operation.after if isinstance(operation, Insert) else operation.key
            if key is not None:
                yield key

    @cached_property
    def adopted_subs(self) -> Mapping[int, list[Amendment]]:
        """The sub-amendments adopted so far, by the number of what they change."""
        adopted: dict[int, list[Amendment]] = defaultdict(list)
        for number, decision in self.decisions.items():
            sub = self.amendments[number]
            if sub.parent is not None and decision.outcome is Outcome.ADOPTED:
                adopted[sub.parent].append(sub)
        return adopted

    def written_on(self, amendment: Amendment) -> Draft:
        """The text an amendment was written on; a sub-amendment's is what its parent proposes."""
        if amendment.parent is None:
            return self.reading.draft(amendment.base)
        parent = self.amendments[amendment.parent]
        return proposed_text(parent, self.reading.draft(parent.base))

    def ground(self, amendment: Amendment) -> Draft:
        """The text it would change now: the head, with the parent's changes for a sub-amendment."""
        parent = self.amendments.get(amendment.parent or 0)
        return self.amended(parent) if parent and parent.is_open else self.draft

    def amended(self, amendment: Amendment) -> Draft:
        """The head with an amendment carried out, and what was adopted to change it."""
        text, base = self.draft, self.reading.draft(amendment.base)
        for origin, operations in with_subs(
            amendment, self.adopted_subs.get(amendment.number, ()), base, self.draft
        ):
            text = perform(text, operations, origin)
        return text

    def asked(self, amendment: Amendment) -> tuple[Operation, ...]:
        """What an open amendment asks of its ground, with what was adopted to change it."""
        if self.adopted_subs.get(amendment.number):
            return operations_between(self.draft, self.amended(amendment))
        return self.standpoints[amendment.number].operations

    def shown(self, amendment: Amendment) -> list[Shown]:
        """An amendment's operations: as they fit the text if open, else as they were written."""
        standpoint = self.standpoints.get(amendment.number)
        if standpoint and standpoint.standing.can_be_adopted:
            ground = self.ground(amendment)
            return [show(o, ground, self.lang) for o in self.asked(amendment)]
        base = self.written_on(amendment)
        return [show(o, base, self.lang) for o in amendment.operations]

    def shown_at(self, amendment: Amendment, key: str) -> list[Shown]:
        """The part of an amendment that concerns one clause."""
        operations = self.standpoints[amendment.number].operations or amendment.operations
        here = [o for o in operations if (o.after if isinstance(o, Insert) else o.key) == key]
        fits = self.standpoints[amendment.number].standing.can_be_adopted
        draft = self.ground(amendment) if fits else self.written_on(amendment)
        return [show(o, draft, self.lang) for o in here]

    def verdict(self, amendment: Amendment) -> Verdict:
        """The full verdict on the head, with its conflicts."""
        if amendment.parent is None:
            return rebase(amendment, self.reading.draft(amendment.base), self.draft)
        parent = self.amendments[amendment.parent]
        base, adopted = self.reading.draft(parent.base), self.adopted_subs.get(parent.number, ())
        return rebase_sub(amendment, parent, base, self.draft, adopted)

    def label(self, number: int) -> str:
        """What people call an amendment: 14, or 14/1 for the first part of a divided one."""
        whole = self.amendments[number].part_of
        if whole is None:
            return str(number)
        parts = sorted(a.number for a in self.amendments.values() if a.part_of == whole)
        return f"{self.label(whole)}/{parts.index(number) + 1}"

    def on_head(self, finding: Finding) -> Verdict:
        """What merging a finding alone would do to the text as it stands."""
        return rebase(finding, self.reading.draft(finding.base), self.draft)

    def proposer(self, amendment: Amendment) -> str:
        """Who tabled it: a delegation, the workshop whose finding it was, or the chair."""
        if amendment.delegation:
            return self.delegation(amendment.delegation)
        if amendment.workshop:
            return self.workshop(amendment.workshop)
        if amendment.noted:
            return _("Chair (oral text, asked for by %(name)s)", name=amendment.noted)
        return _("Chair (oral text)")

    def delegation(self, key: str | None) -> str:
        row = self.reading.delegations.get(key or "")
        return named(row.name if row else {}, self.lang) or (key or "")

    def workshop(self, key: str | None) -> str:
        return named(self.reading.workshops.get(key or "", {}), self.lang) or (key or "")

    @cached_property
    def authors(self) -> dict[str, str]:
        """Who stands behind each origin of words."""
        findings = {f.origin: self.workshop(f.workshop) for f in self.reading.findings()}
        return findings | {a.origin: self.proposer(a) for a in self.amendments.values()}

    def clause(self, key: str) -> Clause | None:
        return self.draft.get(key)
