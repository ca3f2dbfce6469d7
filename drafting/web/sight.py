"""What a page shows of an assembly: a look at its books, in one language, for one role.

Everything here depends only on the books, the role and the language: two people of
one role see the same, so it is drawn once for both. Only a page that shows what is a
member's own (``personal`` pieces of a live view) has a ``person``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from drafting.domain import (
    Amendment,
    Clause,
    Decision,
    Draft,
    Finding,
    Group,
    Insert,
    Operation,
    Outcome,
    Verdict,
    perform,
    rebase,
)
from drafting.domain.operations import operations_between
from drafting.domain.people import Role, Seat
from drafting.domain.permissions import may
from drafting.domain.phrases import Sentence, sentences
from drafting.domain.subamendments import proposed_text, rebase_sub, with_subs
from drafting.domain.translation import Lag, tabled_in
from drafting.store import Reading
from drafting.store.rows import RevisionRow
from drafting.store.values import Standpoint
from drafting.text import Span
from drafting.web.alike import alike
from drafting.web.labels import named
from drafting.web.order import taking_order
from drafting.web.shown import Shown, redline, show


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

    @alike
    def draft(self) -> Draft:
        return self.reading.draft()

    @alike
    def amendments(self) -> dict[int, Amendment]:
        return {a.number: a for a in self.reading.amendments()}

    @alike
    def opens(self) -> list[Amendment]:
        return [a for a in self.amendments.values() if a.is_open]

    @alike
    def standpoints(self) -> dict[int, Standpoint]:
        return self.reading.standpoints()

    @alike
    def decisions(self) -> dict[int, Decision]:
        """The decision in force on each decided amendment."""
        return {d.amendment: d for d in self.reading.decisions() if not d.undone}

    @alike
    def revision_changes(self) -> dict[int, frozenset[str]]:
        """For each Revision, the clauses it changed."""
        columns = (RevisionRow.number, RevisionRow.changed)
        rows = self.reading.db.execute(self.reading.mine(RevisionRow, *columns))
        return {row.number: frozenset(row.changed) for row in rows}

    @alike
    def revision_times(self) -> dict[int, datetime]:
        columns = (RevisionRow.number, RevisionRow.at)
        return {
            row.number: row.at
            for row in self.reading.db.execute(
                select(*columns).where(RevisionRow.assembly_id == self.assembly.id)
            )
        }

    @alike
    def groups(self) -> tuple[Group, ...]:
        """Open amendments in the order to take them, those set aside for later too."""
        return taking_order(self.assembly, self.opens, self.draft, self.standpoints)

    @alike
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
        if not standpoint or not standpoint.standing.can_be_adopted:
            return self.written(amendment)
        parent = self.amendments.get(amendment.parent or 0)
        text = self.amended(parent) if parent and parent.is_open else self.draft
        return text, self.asked(amendment)

    def written_on(self, amendment: Amendment) -> Draft:
        """The text an amendment was written on; a sub-amendment's is what its parent proposes."""
        if amendment.parent is None:
            return self.reading.draft(amendment.base)
        parent = self.amendments[amendment.parent]
        return proposed_text(parent, self.reading.draft(parent.base))

    def written(self, amendment: Amendment) -> tuple[Draft, tuple[Operation, ...]]:
        """The draft an amendment was written on, and its operations there."""
        draft = self.written_on(amendment)
        return draft, rebase(amendment, draft, draft).operations or amendment.operations

    def amended(self, amendment: Amendment) -> Draft:
        """The head with an amendment carried out, and what was adopted to change it."""
        text, base = self.draft, self.reading.draft(amendment.base)
        adopted = self.adopted_subs.get(amendment.number, ())
        for origin, operations in with_subs(amendment, adopted, base, self.draft):
            text = perform(text, operations, origin)
        return text

    def asked(self, amendment: Amendment) -> tuple[Operation, ...]:
        """What an open amendment asks of its ground, with what was adopted to change it."""
        if self.adopted_subs.get(amendment.number):
            return operations_between(self.draft, self.amended(amendment))
        return self.standpoints[amendment.number].operations

    @alike
    def adopted_subs(self) -> Mapping[int, list[Amendment]]:
        """The sub-amendments adopted so far, by the number of what they change."""
        adopted: dict[int, list[Amendment]] = defaultdict(list)
        for number, decision in self.decisions.items():
            sub = self.amendments[number]
            if sub.parent is not None and decision.outcome is Outcome.ADOPTED:
                adopted[sub.parent].append(sub)
        return adopted

    def shown(self, amendment: Amendment) -> list[Shown]:
        """An amendment's operations: as they fit the text if open, else as they were written."""
        draft, operations = self.ground(amendment)
        return [show(o, draft, self.lang) for o in operations]

    def wording(self, amendment: Amendment, lang: str = "") -> tuple[Sentence, ...]:
        """What an amendment asks, in the formal words of ``lang`` (else the reader's)."""
        draft, operations = self.ground(amendment)
        return sentences(operations, draft, lang or self.lang)

    def carried(self, decision: Decision) -> list[Shown]:
        """What a decision did to the text; nothing when it left it as it was."""
        if decision.revision is None:
            return []
        before = self.reading.draft(decision.revision - 1)
        return [show(o, before, self.lang) for o in decision.operations]

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

    # -- languages in step --------------------------------------------------------

    def lags(self, key: str) -> dict[str, Lag]:
        """The languages of a clause that have not followed the others."""
        found = self.reading.plenary.lags.get(key, {})
        return {lang: lag for lang, lag in found.items() if lag.count}

    def behind(self, key: str) -> dict[str, int]:
        """The same as the number of changes not followed, by language."""
        return {lang: lag.count for lang, lag in self.lags(key).items()}

    @cached_property
    def all_behind(self) -> list[tuple[str, str]]:
        """(clause, language) of all that is behind, in the order of the text."""
        return [(key, lang) for key in self.draft.keys for lang in self.lags(key)]

    def tabled_in(self, amendment: Amendment) -> list[str]:
        """The languages an amendment is worded in, when it is not in all of them."""
        worded = tabled_in(amendment.operations)
        return [] if worded >= set(self.languages) else [o for o in self.languages if o in worded]

    def drift(self, key: str, lang: str) -> dict[str, tuple[Span, ...]]:
        """What changed in the other languages since this one last stood, or all they say."""
        lag = self.reading.plenary.lags[key][lang]
        texts = self.draft.clauses[self.draft.positions[key]].texts
        then = texts if lag.missing else lag.followed
        lines = {o: redline(then.get(o, ""), texts.get(o, "")) for o in self.languages if o != lang}
        moved = {o: s for o, s in lines.items() if any(span.kind != "equal" for span in s)}
        return moved or {o: spans for o, spans in lines.items() if spans}
