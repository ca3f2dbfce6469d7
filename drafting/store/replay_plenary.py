"""Replaying the facts of the plenary: what each says the tables should hold."""

from collections.abc import Callable

from drafting.domain import facts as told
from drafting.store.journal import Entry

Say = Callable[..., None]


def _rules(entry: Entry, fact: told.RulesSet, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, rules=fact.rules)
    for key, weight in fact.weights.items():
        say(entry, "delegation", key, weight=weight)


def _attendance(entry: Entry, fact: told.AttendanceTaken, slug: str, say: Say) -> None:
    for key, present in fact.present.items():
        say(entry, "delegation", key, present=present)


def _opened(entry: Entry, fact: told.SittingOpened, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, opened=True, suspended=False, numbering=fact.numbering)


def _grown(entry: Entry, fact: told.NumberingGrown, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, numbering=fact.numbering)


def _suspended(entry: Entry, fact: told.SittingSuspended, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, suspended=True, resumes=fact.resumes)


def _resumed(entry: Entry, fact: told.SittingResumed, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, suspended=False, resumes="")


def _agenda(entry: Entry, fact: told.AgendaSet, slug: str, say: Say) -> None:
    for place, item in enumerate(fact.items, 1):
        say(entry, "item", item["number"], place=place, **item)
    for number in fact.removed:
        say(entry, "item", number, place=0)


def _item(entry: Entry, fact: told.ItemStarted, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, item=fact.number)


def _listed(entry: Entry, fact: told.SpeakerListed, slug: str, say: Say) -> None:
    said = {"name": fact.name, "delegation": fact.delegation, "side": fact.side, "item": fact.item}
    say(entry, "speaker", fact.number, removed=False, **said)


def _called(entry: Entry, fact: told.SpeakerCalled, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, speaker=fact.number)


def _removed(entry: Entry, fact: told.SpeakerRemoved, slug: str, say: Say) -> None:
    say(entry, "speaker", fact.number, removed=True)


def _poll(entry: Entry, fact: told.PollOpened, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, poll=fact.number)
    said = {"amendments": fact.amendments, "rules": fact.rules}
    say(entry, "poll", fact.number, cancelled=False, **said)


def _ballot(entry: Entry, fact: told.BallotCast, slug: str, say: Say) -> None:
    cast = (fact.poll, fact.delegation)
    say(entry, "ballot", cast, choice=fact.choice, weight=fact.weight)


def _poll_closed(entry: Entry, fact: told.PollClosed, slug: str, say: Say) -> None:
    is_pending = not fact.cancelled and fact.result["passed"] is None
    say(entry, "assembly", slug, poll=fact.number if is_pending else None)
    said = {"tally": fact.tally, "result": fact.result, "cancelled": fact.cancelled}
    say(entry, "poll", fact.number, **said)


def _overridden(entry: Entry, fact: told.OrderOverridden, slug: str, say: Say) -> None:
    """The assembly keeps all overrides in one list; the entry itself is the record."""


def _deferred(entry: Entry, fact: told.AmendmentDeferred, slug: str, say: Say) -> None:
    say(entry, "amendment", fact.number, deferred=fact.deferred)


def _divided(entry: Entry, fact: told.AmendmentDivided, slug: str, say: Say) -> None:
    say(entry, "amendment", fact.number, outcome="divided", agreed=None)


def _bloc(entry: Entry, fact: told.BlocPresented, slug: str, say: Say) -> None:
    say(entry, "assembly", slug, bloc=fact.numbers)


def _followed(entry: Entry, fact: told.AmendmentFollowed, slug: str, say: Say) -> None:
    """Whether someone follows an amendment changes nothing that was decided."""


def _agreed(entry: Entry, fact: told.VerdictAgreed, slug: str, say: Say) -> None:
    say(entry, "amendment", fact.number, agreed=fact.revision)


def _comment(entry: Entry, fact: told.CommentMade, slug: str, say: Say) -> None:
    said = {"audience": fact.audience, "amendment": fact.amendment, "clause": fact.clause}
    who = {"delegation": fact.delegation, "author_id": entry.actor}
    words = {"text": fact.text} if fact.audience == "bureau" else {}  # the others' are not told
    say(entry, "comment", fact.number, settled=False, **said, **who, **words)


def _settled(entry: Entry, fact: told.CommentSettled, slug: str, say: Say) -> None:
    say(entry, "comment", fact.number, settled=True)


def _translated(entry: Entry, fact: told.ClauseTranslated, slug: str, say: Say) -> None:
    for lang in fact.languages:
        say(entry, "translation", (fact.clause, lang), revision=fact.revision)


TELLERS: dict[type[told.Fact], Callable[..., None]] = {
    told.RulesSet: _rules,
    told.AttendanceTaken: _attendance,
    told.SittingOpened: _opened,
    told.NumberingGrown: _grown,
    told.SittingSuspended: _suspended,
    told.SittingResumed: _resumed,
    told.AgendaSet: _agenda,
    told.ItemStarted: _item,
    told.SpeakerListed: _listed,
    told.SpeakerCalled: _called,
    told.SpeakerRemoved: _removed,
    told.PollOpened: _poll,
    told.BallotCast: _ballot,
    told.PollClosed: _poll_closed,
    told.OrderOverridden: _overridden,
    told.AmendmentDeferred: _deferred,
    told.AmendmentDivided: _divided,
    told.BlocPresented: _bloc,
    told.AmendmentFollowed: _followed,
    told.VerdictAgreed: _agreed,
    told.CommentMade: _comment,
    told.CommentSettled: _settled,
    told.ClauseTranslated: _translated,
}
