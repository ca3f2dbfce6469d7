"""What became of amendments, as their delegations are told: the fate, its reason, what asks
for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from drafting.domain import Amendment, Outcome, Standing
from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.domain.people import Role
from drafting.domain.verdicts import Part
from drafting.web.labels import OUTCOMES, REASONS, VERDICTS, votes_line
from drafting.web.shown import Shown, show
from drafting.web.sight import Sight

_QUIET = (Outcome.ADOPTED, Outcome.WITHDRAWN, Outcome.DIVIDED)
# What each fate means to its author, in one sentence.
SAID = {
    "adapted": _l("The text changed; your proposal was carried over to it."),
    "contested": _l("Someone else changed the same words. The chair cannot put it as it stands."),
    "satisfied": _l("The text now says what you asked."),
    "moot": _l("What it amends is no longer in the text: it falls."),
    "absorbed": _l("A compromise text that stands for it was adopted."),
    "rejected": _l("The assembly did not adopt it."),
    "modified": _l("The assembly adopted it in other words."),
    "adopted": _l("The assembly adopted it."),
}


@dataclass(frozen=True)
class Fate:
    """What became of one amendment. ``code`` is a standing, an outcome, or absorbed.

    ``why`` is the reason in words, ``by`` the compromise text that absorbed it.
    """

    amendment: Amendment
    code: str
    why: str = ""
    by: Amendment | None = None

    @property
    def can_reword(self) -> bool:
        """Whether it is open, so that it may be put in other words or withdrawn."""
        return self.amendment.is_open


def fate(sight: Sight, amendment: Amendment) -> Fate | None:
    """What became of an amendment; None while it applies as written."""
    by = _absorbing(sight, amendment)
    if by:
        return Fate(
            amendment, "absorbed", _("Amendment %(number)s", number=sight.label(by.number)), by
        )
    if amendment.outcome:
        return Fate(amendment, amendment.outcome.value, _ruling(sight, amendment))
    standpoint = sight.standpoints[amendment.number]
    if standpoint.standing is Standing.APPLIES:
        return None
    why = " ".join(str(REASONS[code]) for code in standpoint.reasons)
    return Fate(amendment, standpoint.standing.value, why)


def _absorbing(sight: Sight, amendment: Amendment) -> Amendment | None:
    """The adopted compromise text that stands for an amendment that was not adopted itself."""
    if amendment.outcome in (*_QUIET, Outcome.MODIFIED):
        return None
    return next(
        (
            other
            for other in sight.amendments.values()
            if amendment.number in other.replaces and other.outcome and other.outcome.changes_text
        ),
        None,
    )


def _ruling(sight: Sight, amendment: Amendment) -> str:
    decision = sight.decisions.get(amendment.number)
    if not decision:
        return ""
    return " · ".join(part for part in (votes_line(decision.votes), decision.reason) if part)


def asking(sight: Sight, delegation: str | None) -> list[Fate]:
    """What asks for a delegation's answer, the open ones first, then the latest."""
    if not delegation or sight.reading.sealed:
        return []
    own = [a for a in sight.amendments.values() if a.delegation == delegation]
    found = [f for f in (fate(sight, a) for a in own if a.outcome not in _QUIET) if f]
    left = [f for f in found if not _is_answered(sight, f)]
    return sorted(left, key=lambda f: (not f.amendment.is_open, -f.amendment.number))


def _is_answered(sight: Sight, one: Fate) -> bool:
    """Whether its delegation agreed, and nothing that it names changed since."""
    agreed = one.amendment.agreed
    if agreed is None:
        return False
    if not one.amendment.is_open:
        return True
    standpoint = sight.standpoints.get(one.amendment.number)
    operations = (*one.amendment.operations, *(standpoint.operations if standpoint else ()))
    named = {key for o in operations for key in (o.key, getattr(o, "after", None)) if key}
    later = (keys for number, keys in sight.revision_changes.items() if number > agreed)
    return not any(named & keys for keys in later)


def conflicts(sight: Sight, amendment: Amendment) -> list[Part]:
    """The parts of an open amendment that others contest, with both wordings."""
    return [part for part in sight.verdict(amendment).parts if part.conflicts]


def as_written(sight: Sight, amendment: Amendment) -> list[Shown]:
    """What an amendment asked when it was tabled."""
    draft, operations = sight.written(amendment)
    return [show(o, draft, sight.lang) for o in operations]


def as_adopted(sight: Sight, amendment: Amendment) -> list[Shown]:
    """What the assembly adopted of it, or in its place."""
    decision = sight.decisions.get(amendment.number)
    if not decision or decision.revision is None:
        return []
    before = sight.reading.draft(decision.revision - 1)
    return [show(o, before, sight.lang) for o in decision.operations]


def concerns(sight: Sight, facts: Iterable[Fact]) -> dict[str, list[str]]:
    """What a push tells delegations of their own amendments: sentences by delegation.

    An empty list: nothing to say, but what asks for their answer may be another number.
    All of it is public; a page shows its own delegation's. Only delegates' pages are told.
    """
    said: dict[str, list[str]] = {}
    if sight.role is not Role.DELEGATE:
        return said
    for fact in facts:
        for number, is_news in _concerned(sight, fact):
            amendment = sight.amendments[number]
            lines = said.setdefault(amendment.delegation or "", [])
            if is_news and (line := _news(sight, amendment)) and line not in lines:
                lines.append(line)
    said.pop("", None)
    return said


def _concerned(sight: Sight, fact: Fact) -> Iterable[tuple[int, bool]]:
    match fact:
        case told.VerdictsGiven():
            return [(int(number), True) for number in fact.standings]
        case told.DecisionRecorded():
            replaced = sight.amendments[fact.amendment].replaces
            return [(fact.amendment, True), *((number, True) for number in replaced)]
        case told.DecisionUndone():
            replaced = sight.amendments[fact.amendment].replaces
            return [(fact.amendment, False), *((number, False) for number in replaced)]
        case told.VerdictAgreed() | told.AmendmentWithdrawn():
            return [(fact.number, False)]
        case told.TextAdopted():
            return [(number, False) for number in sight.amendments]
    return []


def _news(sight: Sight, amendment: Amendment) -> str:
    known = fate(sight, amendment)
    if not known or known.code in ("withdrawn", "divided"):
        return ""
    label = sight.label(amendment.number)
    return _("Your amendment %(number)s: %(fate)s", number=label, fate=fate_name(known.code))


def fate_name(code: str) -> str:
    """What a fate is called: a verdict, an outcome, or absorbed."""
    if code == "absorbed":
        return _("Absorbed")
    return str(VERDICTS.get(code) or OUTCOMES[code])
