"""Words of the field for people: roles, kinds, statuses, verdicts, reasons, causes."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from drafting.domain import Cause, Clause, Draft, Kind

ROLES = {
    "rapporteur": _l("Rapporteur"),
    "chair": _l("Chair"),
    "delegate": _l("Delegate"),
    "secretariat": _l("Secretariat"),
    "observer": _l("Observer"),
}
LANGUAGES = {"fr": "Français", "hy": "Հայերեն", "en": "English"}
LANGUAGE_NAMES = {"fr": _l("French"), "hy": _l("Armenian"), "en": _l("English")}
VERSIONS = {
    "fr": _l("French version"),
    "hy": _l("Armenian version"),
    "en": _l("English version"),
}
KINDS = {
    "title": _l("Title"),
    "heading": _l("Heading"),
    "preambular": _l("Recital"),
    "operative": _l("Paragraph"),
    "closing": _l("Closing"),
}
FINDING_STATUS = {
    "open": _l("Open"),
    "merged": _l("Merged"),
    "contested": _l("Contested: now an amendment"),
    "withdrawn": _l("Withdrawn"),
    "superseded": _l("Replaced by a successor"),
}
VERDICTS = {
    "applies": _l("Applies"),
    "adapted": _l("Adapted"),
    "satisfied": _l("Satisfied"),
    "contested": _l("Contested"),
    "moot": _l("Moot"),
}
OUTCOMES = {
    "adopted": _l("Adopted"),
    "modified": _l("Adopted as modified"),
    "rejected": _l("Rejected"),
    "withdrawn": _l("Withdrawn"),
    "moot": _l("Moot (falls)"),
    "divided": _l("Divided"),
}
REASONS = {
    "unchanged": _l("The words it amends have not changed."),
    "elsewhere": _l("The paragraph changed elsewhere; the proposal was carried over."),
    "place_gone": _l("Its place changed; it goes to the nearest one left."),
    "behind": _l("Something else was put at its place; it goes behind that."),
    "already_so": _l("The text now says what it asked."),
    "same_words": _l("Someone else changed the same words."),
    "edited": _l("The paragraph it would delete was changed meanwhile."),
    "moved": _l("The paragraph was moved elsewhere meanwhile."),
    "deleted": _l("What it amends is no longer in the text."),
    "split": _l("The paragraph was split; the proposal follows its words."),
    "joined": _l("The paragraph was joined with another; the proposal follows its words."),
    "parent_gone": _l("The amendment it would change is closed."),
    "replaced": _l("A compromise text stands in its place."),
}
ORDER_REASONS = {
    "alone": _l("Competes with no other amendment."),
    "compromise": _l("Compromise text: taken first."),
    "furthest": _l("Furthest from the text among those left."),
    "earlier": _l("As far from the text as the next, submitted earlier."),
    "last": _l("Closest to the text: taken last."),
    "sub": _l("Would change the next amendment: taken before it."),
    "override": _l("The chair chose this place."),
}
ITEM_KINDS = {
    "restitution": _l("Report of a workshop"),
    "debate": _l("Debate"),
    "amendments": _l("Amendments"),
    "adoption": _l("Adoption"),
    "break": _l("Break"),
}
SIDES = {"": _l("No side"), "for": _l("For"), "against": _l("Against")}
FATES = {
    "waiting": _l("Not merged yet"),
    "verbatim": _l("word for word"),
    "reworked": _l("with other changes"),
    "overtaken": _l("since put in other words"),
    "gone": _l("Taken out of the text since"),
    "deleted": _l("Deleted, as it asked"),
    "amendment": _l("Now an amendment"),
    "withdrawn": _l("Withdrawn"),
    "replaced": _l("Replaced by a successor"),
}


def named(names: Mapping[str, str] | None, lang: str) -> str:
    """A name in the reader's language, or else in French, or in whichever it has."""
    names = names or {}
    return names.get(lang) or names.get("fr") or next(iter(names.values()), "")


def clause_name(clause: Clause | None, draft: Draft, lang: str) -> str:
    """What people call a clause: Paragraph 12, Recital B, or the words of a heading."""
    if clause is None:
        return _("a paragraph that is no longer in the text")
    label = draft.labels.get(clause.key, "")
    if clause.kind is Kind.HEADING:
        return f"{label}. {clause.any_text(lang)}"
    kind = str(KINDS[clause.kind.value])
    return f"{kind} {label}".strip()


def cause_name(cause: Cause, sight: Any) -> str:
    """Why a Revision was issued, in words."""
    is_of_findings = cause.kind == "findings"
    numbers = ", ".join(str(n) if is_of_findings else sight.label(n) for n in cause.refs)
    match cause.kind:
        case "frame":
            return _("Frame text laid by the secretariat")
        case "findings":
            return _("Findings merged: %(numbers)s", numbers=numbers)
        case "decision":
            return _("Amendment %(number)s adopted", number=numbers)
        case "undo":
            return _("Decision on amendment %(number)s undone", number=numbers)
        case "translation":
            return _("Translation by the secretariat")
        case _:
            return _("Editorial edit by the secretariat")


def origin_name(origin: str, sight: Any) -> str:
    """Where words came from, with the name of those who proposed them."""
    kind, _dash, number = origin.partition("-")
    name = sight.authors.get(origin, "")
    match kind:
        case "finding":
            return _("Finding %(number)s, %(name)s", number=number, name=name)
        case "amendment":
            return _("Amendment %(number)s, %(name)s", number=sight.label(int(number)), name=name)
        case "edit":
            return _("Editorial edit, Revision %(number)s", number=number)
        case "translation":
            return _("Translation, Revision %(number)s", number=number)
        case _:
            return _("Frame text")


VOTE_REASONS = {
    "majority": _l("majority reached"),
    "no_majority": _l("majority not reached"),
    "tie_rejected": _l("as many for as against: rejected"),
    "tie_chair": _l("as many for as against: by the chair’s casting vote"),
    "no_votes": _l("no vote for or against"),
    "no_quorum": _l("no quorum"),
}
DOUBTS = {
    "more_than_present": _l("More hands were counted than delegations are present."),
    "against_count": _l("The ruling is not what the count means."),
}


def authority(authentic: str | None, languages: Sequence[str]) -> str:
    """Which language of the text prevails, in a sentence; empty when there is but one."""
    if len(languages) < 2:
        return ""
    if authentic in languages:
        return _("The %(language)s text prevails.", language=LANGUAGE_NAMES[authentic])
    if len(languages) == 2:
        return _("Both languages of the text are equally authentic.")
    return _("All languages of the text are equally authentic.")


def behind_line(lang: str, count: int, missing: bool) -> str:
    """How far a language of a clause is behind, on its badge."""
    version = VERSIONS[lang]
    if missing:
        return _("%(version)s missing", version=version)
    return ngettext(
        "%(version)s %(num)d change behind", "%(version)s %(num)d changes behind", count,
        version=version,
    )  # fmt: skip


def votes_line(votes: Any) -> str:
    """How something was decided, as a minute-taker writes it: the count, the way, what it means."""
    if votes.consensus:
        return _("by consensus")
    if votes.reason in REASONS:
        return str(REASONS[votes.reason])
    counted = _(
        "%(for)s for, %(against)s against, %(abstentions)s abstentions",
        **{
            "for": votes.votes_for,
            "against": votes.votes_against,
            "abstentions": votes.abstentions,
        },
    )
    how = _("recorded vote no. %(number)s", number=votes.poll) if votes.poll else _("show of hands")
    why = str(VOTE_REASONS.get(votes.reason, ""))
    return f"{counted} ({how} · {why})" if why else f"{counted} ({how})"
