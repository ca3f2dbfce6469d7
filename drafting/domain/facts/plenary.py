"""Facts of the plenary: its sitting, its order of voting, polls, speakers, what people answer."""

from dataclasses import dataclass, field

from drafting.domain.facts.base import Fact, Plain


@dataclass(frozen=True)
class RulesSet(Fact):
    """``rules`` as `drafting.domain.rules.Rules` holds them; ``weights`` of delegations by key.

    Delegations not named keep the weight they had.
    """

    rules: Plain
    weights: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class AttendanceTaken(Fact):
    """Delegations by key: whether each is in the room. Those not named stay as they were."""

    present: dict[str, bool]


# -- the sitting ------------------------------------------------------------------


@dataclass(frozen=True)
class SittingOpened(Fact):
    """``numbering`` is the text's numbering, frozen from now on (`domain.numbering`)."""

    numbering: Plain


@dataclass(frozen=True)
class NumberingGrown(Fact):
    """Clauses that came since the opening have their labels; ``numbering`` is all of it."""

    numbering: Plain


@dataclass(frozen=True)
class SittingSuspended(Fact):
    """``resumes`` is what was announced, as said (a time of day, or empty)."""

    resumes: str = ""


@dataclass(frozen=True)
class SittingResumed(Fact):
    pass


@dataclass(frozen=True)
class AgendaSet(Fact):
    """The whole order of business, in order; each item as planned (`domain.sitting.Item`).

    ``removed`` are the numbers of those no longer on it.
    """

    items: list[Plain]
    removed: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class ItemStarted(Fact):
    """An item begins; the one before it, if any, ends. ``number`` None: the current one ends."""

    number: int | None


@dataclass(frozen=True)
class SpeakerListed(Fact):
    number: int
    name: str
    delegation: str | None
    side: str
    item: int | None


@dataclass(frozen=True)
class SpeakerCalled(Fact):
    """The floor goes to a speaker; whoever had it has finished. None: nobody has the floor."""

    number: int | None


@dataclass(frozen=True)
class SpeakerRemoved(Fact):
    number: int


# -- polls ------------------------------------------------------------------------


@dataclass(frozen=True)
class PollOpened(Fact):
    """A question is put: on ``amendments``, or on the whole text when there is none."""

    number: int
    amendments: list[int]
    rules: Plain


@dataclass(frozen=True)
class BallotCast(Fact):
    """``choice`` is None in a secret poll: the journal knows that, not how, a delegation voted."""

    poll: int
    delegation: str
    choice: str | None
    weight: int


@dataclass(frozen=True)
class PollClosed(Fact):
    """``result`` as `domain.polls.Result` holds it; ``cancelled`` polls decide nothing.

    Told twice of a tie that the chair decides: without ``passed`` when the ballots end,
    the poll remaining the question before the assembly, then with the chair's vote.
    """

    number: int
    tally: Plain
    result: Plain
    cancelled: bool = False


# -- the order of taking amendments -------------------------------------------------


@dataclass(frozen=True)
class OrderOverridden(Fact):
    """The chair takes an amendment before another (None: last of its group), and why."""

    number: int
    before: int | None
    reason: str


@dataclass(frozen=True)
class AmendmentDeferred(Fact):
    """Set aside to be taken later, or, with ``deferred`` false, taken up again."""

    number: int
    deferred: bool


@dataclass(frozen=True)
class AmendmentDivided(Fact):
    """``parts`` are the amendments put in its place; itself it is closed."""

    number: int
    parts: list[int]


@dataclass(frozen=True)
class BlocPresented(Fact):
    """Amendments shown together, to be decided together; empty: none any more."""

    numbers: list[int]


# -- what people answer ---------------------------------------------------------------


@dataclass(frozen=True)
class AmendmentFollowed(Fact):
    number: int
    member: int
    on: bool


@dataclass(frozen=True)
class VerdictAgreed(Fact):
    """The delegation agrees with what became of its amendment by Revision ``revision``."""

    number: int
    revision: int


@dataclass(frozen=True)
class CommentMade(Fact):
    """To the bureau, or to those who sign an amendment: ``audience`` bureau or cosigners.

    The words of a comment to co-signatories are theirs alone: ``text`` is then empty.
    """

    number: int
    audience: str
    amendment: int | None
    clause: str | None
    delegation: str | None
    text: str


@dataclass(frozen=True)
class CommentSettled(Fact):
    number: int


@dataclass(frozen=True)
class ClauseTranslated(Fact):
    """The words of ``languages`` stand for the clause as it is at Revision ``revision``."""

    clause: str
    languages: list[str] = field(default_factory=list)
    revision: int = 0
