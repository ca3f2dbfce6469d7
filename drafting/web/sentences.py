"""What codes of the rules mean to a person, in their language."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from drafting.domain import Refused

# Every code that a Refused may carry; a test keeps this list and the code equal.
SENTENCES: dict[str, Any] = {
    "not_found": _l("There is nothing at this address."),
    "forbidden": _l("Your role in this assembly does not allow this."),
    "sealed": _l("The text has been adopted: nothing can be changed any more."),
    "seat_gone": _l("This access has been ended. Ask the secretariat for a new card."),
    "deed_taken": _l("This form was already sent by someone else. Reload the page and try again."),
    # what comes in through the door
    "empty": _l("Please write something here."),
    "empty_clause": _l("A paragraph cannot be left empty. To remove it, choose “delete”."),
    "too_long": _l("This is too long: %(length)s characters, at most %(limit)s."),
    "too_many": _l("That is too many at once: at most %(limit)s."),
    "control": _l("This text holds invisible control characters. Please type it again."),
    "surrogate": _l("This text holds broken characters. Please type it again."),
    "bidi": _l("This text holds marks that change the direction of reading. Please type it again."),
    "invisible": _l("This text holds invisible characters. Please type it again."),
    "bad_operations": _l("This form could not be understood. Reload the page and try again."),
    "base_unknown": _l("The text this was written on is not known. Reload the page and try again."),
    "clause_unknown": _l("One of the paragraphs named here is not in that text."),
    "clause_gone": _l("One of the paragraphs named here is no longer in the text."),
    "clause_twice": _l("A paragraph can be changed only once in the same proposal."),
    "nothing_changed": _l("Nothing is changed here yet."),
    "nothing_chosen": _l("Choose at least one."),
    "choose_one": _l("Choose one of these."),
    # findings, amendments, edits
    "no_workshop": _l("Your seat belongs to no workshop."),
    "no_delegation": _l("Your seat belongs to no delegation."),
    "not_your_workshop": _l("This finding belongs to another workshop."),
    "not_your_delegation": _l("This amendment belongs to another delegation."),
    "finding_not_open": _l("Finding %(number)s is no longer open."),
    "amendment_not_open": _l("Amendment %(number)s is no longer open."),
    "own_amendment": _l("This is your own delegation’s amendment."),
    "already_cosigned": _l("Your delegation has already co-signed this amendment."),
    "frame_laid": _l("The frame text is already laid. Edit it paragraph by paragraph."),
    "edit_contested": _l("Someone changed the same words meanwhile. Both texts are shown below."),
    "edit_moot": _l("What you edited is no longer in the text."),
    # the plenary
    "cannot_adopt": _l(
        "As it stands this amendment cannot be adopted. Adopt it as modified, with the words"
        " agreed in the room."
    ),
    "bad_votes": _l("Votes are whole numbers, zero or more."),
    "votes_missing": _l("Enter the votes, or choose “by consensus”."),
    "nothing_to_undo": _l("There is no decision to undo."),
    "undo_in_the_way": _l("The same words were changed since. Undo that change first."),
    "amendments_open": _l("%(count)s amendments are still open. Confirm that they fall."),
    "no_text": _l("There is no text to adopt yet."),
    # the desk
    # polls
    "poll_open": _l("Vote no. %(number)s is not closed yet. Close it or cancel it first."),
    "poll_none": _l("No vote is under way."),
    "poll_suspended": _l(
        "The sitting is suspended: resume it before putting a question to the vote."
    ),
    "poll_no_delegations": _l(
        "There is no delegation that could vote. Seat the delegations first."
    ),
    "poll_contested": _l(
        "Amendment %(number)s is contested or no longer fits the text: it cannot be put to the"
        " vote as it stands. Agree on its wording first."
    ),
    "poll_late": _l(
        "Vote no. %(number)s is closed: this ballot came too late and was not counted."
    ),
    "already_voted": _l(
        "Your delegation has already voted in vote no. %(number)s. Its ballot stands."
    ),
    "bloc_empty": _l("No amendments are shown together that could be put to the vote."),
    "no_ballots": _l("No delegation has voted yet. Wait for ballots, or cancel the vote."),
    "chair_must_vote": _l("As many for as against: the chair’s vote decides. Vote for or against."),
    "quorum_lacking": _l(
        "There is no quorum: %(present)s of %(members)s present, %(needed)s needed. Take"
        " attendance, or change the rule."
    ),
    "quorum_wrong": _l("The quorum is a whole number from 0 to 100 per cent."),
    "speaking_wrong": _l("Speaking time is a whole number of minutes, from 1 to %(limit)s."),
    "weight_wrong": _l("A weight is a whole number from 1 to %(limit)s."),
    "rules_in_poll": _l("The rules cannot change during a vote. Close vote no. %(number)s first."),
    # the sitting
    "sitting_suspended": _l("The sitting is suspended. Resume it first."),
    "sitting_not_suspended": _l("The sitting is not suspended."),
    "sitting_not_open": _l("The sitting is not open yet. Open it first."),
    "sitting_open": _l("The sitting is already open."),
    "sitting_no_text": _l("Lay the frame text first: opening the sitting freezes its numbers."),
    "sitting_vote_open": _l("A vote is open. Close it before suspending the sitting."),
    "bad_item": _l("Line %(number)s of the order of business could not be understood."),
    "item_workshop": _l("Line %(number)s: choose the workshop that reports."),
    "item_twice": _l("The same item is there twice. Reload the page and try again."),
    "item_started": _l("Line %(number)s has already begun and cannot be taken off."),
    "item_current": _l("This item is already under way, or none is."),
    "bad_time": _l("Write a time of day like 18:05."),
    "bad_minutes": _l("Minutes are a whole number, at most %(limit)s."),
    "speaker_nobody": _l("Write a name, or choose a delegation."),
    "speaker_not_waiting": _l("This speaker is no longer waiting."),
    "nobody_speaks": _l("Nobody has the floor."),
    # what delegates answer
    "voted_now": _l("Amendment %(number)s is being voted on. Wait for the result."),
    "parent_is_sub": _l("Amendment %(number)s is a sub-amendment: amend the amendment itself."),
    "nothing_to_answer": _l("Nothing has become of this amendment yet."),
    "not_a_signatory": _l("Only delegations that sign this amendment can do this."),
    "comment_settled": _l("This comment is settled already."),
    # two languages
    "translation_moved": _l("This translation was changed meanwhile. Look at it again."),
    "behind_warn": _l("%(count)s paragraphs are not up to date in every language. Confirm below."),
    "behind_refuse": _l(
        "%(count)s paragraphs are not up to date in every language. The rules of this assembly"
        " ask for their translation before adoption."
    ),
    # preparing
    "ends_before_start": _l("The assembly cannot end before it starts."),
    "slug_taken": _l("This address is taken. Choose another."),
    "key_taken": _l("This short name is taken. Choose another."),
    "time_zone_unknown": _l("This time zone is not known."),
    "workshop_unknown": _l("There is no workshop “%(workshop)s”."),
    "delegation_unknown": _l("There is no delegation “%(delegation)s”."),
    "role_unknown": _l("“%(role)s” is not a role: chair, secretariat, rapporteur or delegate."),
    "language_unknown": _l("“%(language)s” is not a language of the interface: fr, en or hy."),
    "already_seated": _l("%(name)s already has this seat."),
    "lines_refused": _l("%(count)s lines need correcting. Nobody was imported."),
    "own_seat": _l("You cannot end your own access."),
    "sheet_unreadable": _l("This file could not be read. Send a CSV (UTF-8) or an XLSX file."),
    "sheet_columns": _l("The first line must name the columns: name, role, workshop, delegation."),
    # entering
    "code_wrong": _l("This code is not known. Check it on your card."),
    "link_ended": _l("This link is not valid any more. Use your latest card."),
    "too_often": _l("Too many attempts. Wait a minute, then try again."),
}


def sentence(problem: Refused) -> str:
    """The refusal as a sentence."""
    return _in_words(problem.code, problem.params)


def _in_words(code: str, params: dict[str, Any]) -> str:
    given = {"length": "", "limit": "", "number": "", "count": "", **params}
    return str(SENTENCES[code]) % given


def field_of(problem: Refused) -> str | None:
    """The form field to blame, if one is."""
    return problem.field


def line_report(problem: Refused) -> list[str]:
    """One sentence for every refused line of an imported list."""
    return [
        _("Line %(line)s: %(sentence)s", line=line, sentence=sentence(inner))
        for line, inner in problem.context or ()
    ]
