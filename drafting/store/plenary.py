"""Reading what belongs to the sitting: rules, order of business, speakers, polls, answers."""

from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from drafting.domain import NotFound
from drafting.domain.numbering import Numbering
from drafting.domain.polls import Poll, Result
from drafting.domain.rules import Rules
from drafting.domain.sitting import Item, ItemKind, Speaker
from drafting.domain.translation import Lag, State
from drafting.store.languages import Kept, histories, lags_of_all
from drafting.store.rows import (
    AssemblyRow,
    BallotRow,
    CommentRow,
    EntryRow,
    FollowRow,
    ItemRow,
    NoteRow,
    PollRow,
    SpeakerRow,
    TranslationRow,
)

# The hall goes on from the result of a vote.
MOVED_ON = (
    "AmendmentPresented", "BlocPresented", "ItemStarted", "SittingSuspended", "DecisionUndone",
    "TextAdopted",
)  # fmt: skip


class PlenaryReading:
    """One look at an assembly's sitting, part of a `Reading`."""

    def __init__(self, db: Session, assembly: AssemblyRow, kept: Kept) -> None:
        self.db = db
        self.assembly = assembly
        self._numbering: tuple[dict[str, Any], Numbering] | None = None
        self._kept = kept
        self._committed = assembly.head_revision

    @property
    def rules(self) -> Rules:
        """The rules of procedure in force."""
        return Rules.from_plain(self.assembly.rules)

    @property
    def is_open(self) -> bool:
        return self.assembly.opened_at is not None

    @property
    def suspended_at(self) -> datetime | None:
        return self.assembly.suspended_at

    @property
    def numbering(self) -> Numbering | None:
        """The frozen numbering; None before the sitting opens and once the text is adopted."""
        plain = self.assembly.numbering
        if plain is None:
            return None
        if self._numbering is None or self._numbering[0] is not plain:
            self._numbering = (plain, Numbering.from_plain(plain))
        return self._numbering[1]

    # -- order of business and speakers ------------------------------------------

    @cached_property
    def items(self) -> list[Item]:
        """The order of business."""
        on_it = self._mine(ItemRow).where(ItemRow.place > 0)
        rows = self.db.scalars(on_it.order_by(ItemRow.place, ItemRow.number))
        return [
            Item(
                row.number,
                ItemKind(row.kind),
                row.title,
                row.workshop,
                row.starts,
                row.planned,
                row.started_at,
                row.ended_at,
            )
            for row in rows
        ]

    @property
    def item(self) -> Item | None:
        """The item under way."""
        return next((i for i in self.items if i.number == self.assembly.item), None)

    @cached_property
    def speakers(self) -> list[Speaker]:
        """Everyone who asked for the floor and was not taken off the list, in that order."""
        rows = self.db.scalars(
            self._mine(SpeakerRow).where(SpeakerRow.removed.is_(False)).order_by(SpeakerRow.number)
        )
        return [
            Speaker(
                row.number,
                row.name,
                row.delegation,
                row.side,
                row.item,
                row.asked_at,
                row.called_at,
                row.ended_at,
            )
            for row in rows
        ]

    @property
    def speaker(self) -> Speaker | None:
        """Who has the floor."""
        return next((s for s in self.speakers if s.number == self.assembly.speaker), None)

    # -- polls -------------------------------------------------------------------

    def polls(self) -> list[Poll]:
        """All polls, oldest first."""
        rows = self.db.scalars(self._mine(PollRow).order_by(PollRow.number))
        return [self._poll(row) for row in rows]

    def poll(self, number: int) -> Poll:
        """Raises NotFound."""
        row = self.db.get(PollRow, (self.assembly.id, number))
        if row is None:
            raise NotFound("poll")
        return self._poll(row)

    @cached_property
    def open_poll(self) -> Poll | None:
        """The question before the assembly now: open, or a tie waiting for the chair's vote."""
        return self.poll(self.assembly.poll) if self.assembly.poll else None

    @cached_property
    def poll_now(self) -> Poll | None:
        """The poll the hall looks at: the one under way, or the last until the hall goes on."""
        if self.open_poll or not self.assembly.polls_count:
            return self.open_poll
        kinds = ("PollClosed", *MOVED_ON)
        query = self._mine(EntryRow, EntryRow.kind).where(EntryRow.kind.in_(kinds))
        last = self.db.scalars(query.order_by(EntryRow.number.desc()).limit(1)).first()
        return self.poll(self.assembly.polls_count) if last == "PollClosed" else None

    def _poll(self, row: PollRow) -> Poll:
        """A poll; what a secret one has counted is not told before it is closed."""
        ballots = self.db.scalars(self._mine(BallotRow).where(BallotRow.poll == row.number))
        rules = Rules.from_plain(row.rules)
        return Poll(
            number=row.number,
            amendments=tuple(row.amendments),
            rules=rules,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            cancelled=row.cancelled,
            tally={} if rules.secret and row.closed_at is None else row.tally,
            cast={ballot.delegation: ballot.choice for ballot in ballots},
            result=Result(**row.result) if row.result else None,
        )

    # -- answers -----------------------------------------------------------------

    def followed(self, member: int) -> set[int]:
        """The amendments a member follows."""
        return self._followed.get(member, set())

    @cached_property
    def _followed(self) -> dict[int, set[int]]:
        """By member, all at once: a push asks for every phone in the hall."""
        found: dict[int, set[int]] = {}
        query = self._mine(FollowRow, FollowRow.member_id, FollowRow.amendment)
        for row in self.db.execute(query):
            found.setdefault(row.member_id, set()).add(row.amendment)
        return found

    def comments(self, audience: str | None = None) -> list[CommentRow]:
        """Comments in the order they were made, all or of one audience."""
        query = self._mine(CommentRow).order_by(CommentRow.number)
        if audience:
            query = query.where(CommentRow.audience == audience)
        return list(self.db.scalars(query))

    def notes(self, member: int) -> dict[str, str]:
        """A member's private notes, by clause."""
        query = self._mine(NoteRow).where(NoteRow.member_id == member)
        return {row.clause: row.text for row in self.db.scalars(query)}

    @cached_property
    def translated(self) -> dict[tuple[str, str], int]:
        """(clause, language) -> the Revision for which the words of that language stand."""
        rows = self.db.scalars(self._mine(TranslationRow))
        return {(row.clause, row.lang): row.revision for row in rows}

    @cached_property
    def lags(self) -> dict[str, dict[str, Lag]]:
        """For each clause of the head, how far each language is behind the others."""
        at: dict[str, dict[str, int]] = {}
        for (clause, lang), revision in self.translated.items():
            at.setdefault(clause, {})[lang] = revision
        return lags_of_all(self.db, self.assembly, self._kept, self._committed, at)

    def history(self, clause: str) -> tuple[State, ...]:
        """The states of one clause, oldest first."""
        return histories(self.db, self.assembly, self._kept, self._committed).get(clause, ())

    def _mine(self, table: Any, *columns: Any) -> Any:
        return select(*(columns or (table,))).where(table.assembly_id == self.assembly.id)
