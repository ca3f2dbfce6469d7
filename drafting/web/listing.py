"""An amendment as the printed list shows it, in words."""

from dataclasses import replace

from flask_babel import gettext as _

from drafting.domain import Amendment
from drafting.web.labels import OUTCOMES, votes_line
from drafting.web.sight import Sight
from exports.amendments import Listed


def listed_amendment(sight: Sight, amendment: Amendment, lang: str) -> Listed:
    """The entry of one amendment, headings and names in ``lang``.

    The formal words are in every language of the text, the list's own first.
    """
    sight = replace(sight, lang=lang)
    languages = sorted(sight.languages, key=lambda code: code != lang)
    heading = _("Amendment %(number)s", number=sight.label(amendment.number))
    return Listed(
        heading=f"{heading} – {sight.proposer(amendment) or amendment.noted}",
        notes=tuple(_notes(sight, amendment)),
        wordings={code: sight.wording(amendment, code) for code in languages},
        reason=_("Why: %(reason)s", reason=amendment.reason) if amendment.reason else "",
        outcome=_outcome(sight, amendment),
    )


def _notes(sight: Sight, amendment: Amendment) -> list[str]:
    notes = []
    if amendment.cosigners:
        names = ", ".join(sight.delegation(key) for key in amendment.cosigners)
        notes.append(_("Co-signed by: %(names)s.", names=names))
    if amendment.parent:
        label = sight.label(amendment.parent)
        notes.append(_("Sub-amendment to amendment %(number)s", number=label))
    if amendment.replaces:
        numbers = ", ".join(map(sight.label, amendment.replaces))
        notes.append(_("Compromise text for amendments %(numbers)s", numbers=numbers))
    if amendment.rewords:
        label = sight.label(amendment.rewords)
        notes.append(_("Takes the place of amendment %(number)s", number=label))
    return notes


def _outcome(sight: Sight, amendment: Amendment) -> str:
    if not amendment.outcome:
        return ""
    decision = sight.decisions.get(amendment.number)
    said = str(OUTCOMES[amendment.outcome.value])
    return f"{said} · {votes_line(decision.votes)}" if decision else said
