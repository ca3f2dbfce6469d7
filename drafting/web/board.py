"""A poll as people see it: the question, the count as far as it may be told, the rule in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from drafting.actions.counting import standing_of
from drafting.domain.polls import Choice, Poll, has_quorum, quorum_needed, reckoned, threshold
from drafting.domain.rules import Basis, Majority, Rules
from drafting.web.labels import VOTE_REASONS
from drafting.web.sight import Sight

CHOICES = {"for": _l("For"), "against": _l("Against"), "abstention": _l("Abstention")}


# After one of these the hall has gone on, and a vote's result is no longer what it looks at.
@dataclass(frozen=True)
class Bar:
    """A choice and its weight; ``share`` is its part of all delegations, in per mille."""

    choice: str
    label: str
    weight: int
    share: int

    @property
    def width(self) -> str:
        return f"{self.share / 10:g}%"


@dataclass(frozen=True)
class Line:
    """A delegation in a poll: whether it has voted, how if that is told, whether it is here."""

    key: str
    name: str
    has_voted: bool
    choice: str | None
    present: bool
    weight: int


class Board:
    """A poll and what the hall may know of it. A secret count is not told before the close."""

    def __init__(self, sight: Sight, poll: Poll) -> None:
        self._sight = sight
        self.poll = poll
        rows = sight.reading.delegations
        self.lines = [
            Line(
                key, sight.delegation(key), key in poll.cast, poll.cast.get(key), row.present,
                reckoned([row.weight], poll.rules),
            )
            for key, row in rows.items()
        ]  # fmt: skip
        self.members = sum(line.weight for line in self.lines)
        self.present = sum(line.weight for line in self.lines if line.present)

    @property
    def stage(self) -> str:
        """open, tie (the chair's vote is awaited), cancelled or closed."""
        if self.poll.is_open:
            return "open"
        if self.poll.cancelled:
            return "cancelled"
        return "tie" if self.poll.is_pending else "closed"

    @property
    def title(self) -> str:
        return question_name(self._sight, self.poll)

    @property
    def tells_count(self) -> bool:
        return not (self.poll.rules.secret and self.stage in ("open", "cancelled"))

    @property
    def bars(self) -> list[Bar]:
        """Of all delegations, so that a line only grows, and those who stay away are seen."""
        tally = self.poll.tally
        total = max(self.members, sum(tally.values()), 1)
        return [
            Bar(c.value, str(CHOICES[c.value]), tally.get(c, 0), tally.get(c, 0) * 1000 // total)
            for c in Choice
        ]

    @property
    def voted(self) -> list[Line]:
        return [line for line in self.lines if line.has_voted]

    @property
    def waiting(self) -> list[Line]:
        """Those that have not voted, those in the room first."""
        return sorted((x for x in self.lines if not x.has_voted), key=lambda x: not x.present)

    @property
    def verdict(self) -> str:
        """What came of it, in a word."""
        if self.stage == "cancelled":
            return _("Vote cancelled: nothing is decided")
        result = self.poll.result
        if result is None or result.passed is None:
            return ""
        if result.reason == "no_quorum":
            return _("No quorum any more: nothing is decided")
        return _("Adopted") if result.passed else _("Rejected")

    @property
    def is_on_record(self) -> bool:
        """Whether a decision in force says what this poll decided."""
        return any(d.votes.poll == self.poll.number for d in self._sight.decisions.values())

    @property
    def turnout(self) -> str:
        """The part of the delegations that has voted, as a width."""
        return f"{len(self.voted) * 1000 // max(len(self.lines), 1) / 10:g}%"

    @property
    def fate(self) -> str:
        """adopted, rejected or none: how the verdict is coloured."""
        result = self.poll.result
        if result is None or not result.decides:
            return "none"
        return "adopted" if result.passed else "rejected"

    @property
    def because(self) -> str:
        """Why, in words."""
        return str(VOTE_REASONS.get(self.poll.result.reason, "")) if self.poll.result else ""

    @property
    def needed(self) -> str:
        """The votes for that it takes, as far as that is known yet."""
        rules = self.poll.rules
        if self.poll.result:
            return _("%(count)s votes for were needed", count=self.poll.result.needed)
        if rules.basis is Basis.MEMBERS and rules.majority is not Majority.SIMPLE:
            return _("%(count)s votes for needed", count=threshold(rules, 0, self.members))
        return ""

    @property
    def rule(self) -> str:
        return majority_name(self.poll.rules)

    @property
    def tie(self) -> str:
        rules = self.poll.rules
        return "" if rules.majority is Majority.TWO_THIRDS else str(TIES[rules.tie.value])

    @property
    def quorum(self) -> str:
        return quorum_line(self.poll.rules, self.members, self.present)


TIES = {
    "rejected": _l("As many for as against: rejected"),
    "chair": _l("As many for as against: the chair’s vote decides"),
}
_NAMES = {
    (Majority.SIMPLE, Basis.CAST): _l("Simple majority: more for than against"),
    (Majority.ABSOLUTE, Basis.CAST): _l("Absolute majority: more than half of the votes cast"),
    (Majority.TWO_THIRDS, Basis.CAST): _l("At least two thirds of the votes cast"),
    (Majority.ABSOLUTE, Basis.MEMBERS): _l("Absolute majority: more than half of all delegations"),
    (Majority.TWO_THIRDS, Basis.MEMBERS): _l("At least two thirds of all delegations"),
}


def majority_name(rules: Rules) -> str:
    """The majority in words."""
    basis = Basis.CAST if rules.majority is Majority.SIMPLE else rules.basis
    return str(_NAMES[rules.majority, basis])


def quorum_line(rules: Rules, members: int, present: int) -> str:
    """Whether enough are here; empty when no quorum is asked."""
    if not rules.quorum:
        return ""
    numbers = {
        "percent": rules.quorum, "present": present, "members": members,
        "needed": quorum_needed(rules, members),
    }  # fmt: skip
    if has_quorum(rules, members, present):
        return _("Quorum reached: %(present)s of %(members)s present, %(needed)s needed", **numbers)
    return _("Quorum lacking: %(present)s of %(members)s present, %(needed)s needed", **numbers)


def full(sentence: str) -> str:
    """With the full stop of the language, capitalized; nothing stays nothing."""
    started = sentence[:1].upper() + sentence[1:]
    return _("%(sentence)s.", sentence=started) if sentence else ""


def question_name(sight: Sight, poll: Poll) -> str:
    """What is voted on."""
    labels = [sight.label(number) for number in poll.amendments]
    if not poll.amendments:
        return _("The whole text")
    if len(labels) == 1:
        return _("Amendment %(number)s", number=labels[0])
    return _("Amendments %(numbers)s", numbers=", ".join(labels))


def board_now(sight: Sight) -> Board | None:
    """The poll the hall looks at: the one under way, or the last until the hall goes on.

    A cancelled one is looked at no more.
    """
    poll = sight.reading.plenary.poll_now
    return Board(sight, poll) if poll and not poll.cancelled else None


def own_ballot(sight: Sight, delegation: str | None, poll: Poll | None) -> Mapping[str, Any]:
    """What a delegate may know of their own delegation's ballot: voted, choice, sentence."""
    if poll is None or delegation is None or delegation not in poll.cast:
        return {"poll": poll.number if poll else None, "voted": False, "sentence": ""}
    choice = poll.cast[delegation]
    said = (
        _("Your delegation has voted: %(choice)s", choice=str(CHOICES[choice]).lower())
        if choice
        else _("Your delegation has voted")
    )
    return {"poll": poll.number, "voted": True, "choice": choice, "sentence": said}


def may_open(sight: Sight) -> str:
    """Why no question can be put now, as a sentence; empty when one can."""
    rules = sight.reading.plenary.rules
    members, present = standing_of(sight.reading, rules)
    return "" if has_quorum(rules, members, present) else quorum_line(rules, members, present)


def last_text_vote(sight: Sight) -> Board | None:
    """The last vote on the whole text that ruled on it."""
    votes = [p for p in sight.reading.plenary.polls() if not p.amendments and p.result]
    return Board(sight, votes[-1]) if votes else None
