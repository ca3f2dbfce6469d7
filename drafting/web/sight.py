"""What a page shows of an assembly: a look at its books, in one language, for one role.

Everything here depends only on the books, the role and the language: two people of
one role see the same, so it is drawn once for both. Only a page that shows what is a
member's own (``personal`` pieces of a live view) has a ``person``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

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
    Revise,
    Verdict,
    perform,
    rebase,
    voting_order,
)
from drafting.domain.people import Role, Seat
from drafting.domain.permissions import may
from drafting.domain.phrases import Sentence, sentences
from drafting.domain.subamendments import proposed_text, rebase_sub, with_subs
from drafting.store import Reading
from drafting.store.rows import RevisionRow
from drafting.store.values import Standpoint
from drafting.text import Span, diff, readable
from drafting.web.labels import clause_name, named


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


# What a sight reads that is the same for everyone of a role.
_ALIKE = ("draft", "amendments", "opens", "standpoints", "decisions", "revision_changes")


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

    def of(self, person: Seat) -> "Sight":
        """The same look for one person's own page; what is the same for all is read once."""
        for name in _ALIKE:
            getattr(self, name)
        own = replace(self, person=person)
        own.__dict__.update({name: self.__dict__[name] for name in _ALIKE})
        return own

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
    def revision_changes(self) -> dict[int, frozenset[str]]:
        """For each Revision, the clauses it changed."""
        columns = (RevisionRow.number, RevisionRow.changed)
        rows = self.reading.db.execute(self.reading.mine(RevisionRow, *columns))
        return {row.number: frozenset(row.changed) for row in rows}

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
        """Open amendments in the order to take them."""
        fitted = {number: s.operations for number, s in self.standpoints.items()}
        return voting_order(self.opens, self.draft, fitted)

    @cached_property
    def by_clause(self) -> Mapping[str, list[Amendment]]:
        """Open amendments by the clause at which the text shows them."""
        shown: dict[str, list[Amendment]] = defaultdict(list)
        for amendment in self.opens:
            for key in dict.fromkeys(self.places(amendment)):
                shown[key].append(amendment)
        return shown

    def places(self, amendment: Amendment) -> Iterable[str]:
        """The clauses at which an amendment is shown."""
        standpoint = self.standpoints.get(amendment.number)
        fitted = standpoint.operations if standpoint else ()
        for operation in fitted or amendment.operations:
            key = operation.after if isinstance(operation, Insert) else operation.key
            if key is not None:
                yield key

    def ground(self, amendment: Amendment) -> tuple[Draft, tuple[Operation, ...]]:
        """The draft an amendment is shown on, and what it asks of it.

        The text as it stands when the amendment can be adopted, else the one it was
        written on. A sub-amendment's is the text as its parent would have it.
        """
        standpoint = self.standpoints.get(amendment.number)
        if standpoint and standpoint.standing.can_be_adopted:
            return self._with_parent(amendment), standpoint.operations
        return self.written(amendment)

    def written(self, amendment: Amendment) -> tuple[Draft, tuple[Operation, ...]]:
        """The draft an amendment was written on, and its operations there."""
        draft = self.reading.draft(amendment.base)
        parent = self.amendments.get(amendment.parent or 0)
        if parent:
            draft = proposed_text(parent, draft)
        return draft, rebase(amendment, draft, draft).operations or amendment.operations

    def _with_parent(self, amendment: Amendment) -> Draft:
        """The head; with an open parent, as that one would make it."""
        parent = self.amendments.get(amendment.parent or 0)
        if not parent or not parent.is_open:
            return self.draft
        draft, adopted = self.draft, self.reading.adopted_subs(parent.number)
        base = self.reading.draft(parent.base)
        for origin, operations in with_subs(parent, adopted, base, self.draft):
            draft = perform(draft, operations, origin)
        return draft

    def shown(self, amendment: Amendment) -> list[Shown]:
        """An amendment's operations: as they fit the text if open, else as they were written."""
        draft, operations = self.ground(amendment)
        return [show(o, draft, self.lang) for o in operations]

    def wording(self, amendment: Amendment, lang: str = "") -> tuple[Sentence, ...]:
        """What an amendment asks, in the formal words of ``lang`` (else the reader's)."""
        draft, operations = self.ground(amendment)
        return sentences(operations, draft, lang or self.lang)

    def shown_at(self, amendment: Amendment, key: str) -> list[Shown]:
        """The part of an amendment that concerns one clause."""
        draft, operations = self.ground(amendment)
        if not self.standpoints[amendment.number].standing.can_be_adopted:
            fitted = self.standpoints[amendment.number].operations
            operations = tuple(o for o in fitted if o.key in draft) or operations
        here = [o for o in operations if (o.after if isinstance(o, Insert) else o.key) == key]
        return [show(o, draft, self.lang) for o in here]

    def verdict(self, amendment: Amendment) -> Verdict:
        """The full verdict on the head, with its conflicts."""
        base = self.reading.draft(amendment.base)
        parent = self.amendments.get(amendment.parent or 0)
        if parent:
            adopted = self.reading.adopted_subs(parent.number)
            return rebase_sub(amendment, parent, base, self.draft, adopted)
        return rebase(amendment, base, self.draft)

    def on_head(self, finding: Finding) -> Verdict:
        """What merging a finding alone would do to the text as it stands."""
        return rebase(finding, self.reading.draft(finding.base), self.draft)

    def proposer(self, amendment: Amendment) -> str:
        """The delegation that tabled it, or the workshop whose finding it was."""
        if amendment.delegation:
            return self.delegation(amendment.delegation)
        return self.workshop(amendment.workshop)

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
