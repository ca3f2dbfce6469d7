"""Who may do what: one table for actions, routes, buttons, socket rooms and pushes."""

from dataclasses import dataclass

from drafting.domain.errors import Forbidden, Sealed
from drafting.domain.people import Role, Seat

_RAPPORTEUR = frozenset({Role.RAPPORTEUR})
_CHAIR = frozenset({Role.CHAIR})
_DELEGATE = frozenset({Role.DELEGATE})
_SECRETARIAT = frozenset({Role.SECRETARIAT})
_STAFF = frozenset({Role.CHAIR, Role.SECRETARIAT})
_MEMBERS = frozenset(Role) - {Role.OBSERVER}
_ALL = frozenset(Role)


@dataclass(frozen=True)
class Rule:
    """Which roles may do a deed, and whether it changes the text or what leads to it.

    A deed with ``while_open`` is refused once the text is adopted. That a
    rapporteur acts for their own workshop and a delegate for their own delegation
    is checked by the action, which knows the thing it acts on.
    """

    roles: frozenset[Role]
    while_open: bool = False


PERMISSIONS: dict[str, Rule] = {
    # reading
    "read_text": Rule(_ALL),
    "read_amendments": Rule(_ALL),
    "watch_screen": Rule(_ALL),
    "read_findings": Rule(_MEMBERS),
    "read_agenda": Rule(_MEMBERS),
    "read_mine": Rule(_DELEGATE),
    "read_comments": Rule(_STAFF),
    "export_text": Rule(_STAFF),
    "read_journal": Rule(_SECRETARIAT),
    # findings
    "post_finding": Rule(_RAPPORTEUR, while_open=True),
    "revise_finding": Rule(_RAPPORTEUR, while_open=True),
    "withdraw_finding": Rule(_RAPPORTEUR, while_open=True),
    "merge_findings": Rule(_SECRETARIAT, while_open=True),
    "edit_text": Rule(_SECRETARIAT, while_open=True),
    # amendments
    "propose_amendment": Rule(_DELEGATE, while_open=True),
    "cosign_amendment": Rule(_DELEGATE, while_open=True),
    "withdraw_amendment": Rule(_DELEGATE, while_open=True),
    "reword_amendment": Rule(_DELEGATE, while_open=True),
    "agree_verdict": Rule(_DELEGATE, while_open=True),
    "follow_amendment": Rule(_DELEGATE),
    "comment": Rule(_DELEGATE, while_open=True),
    "settle_comment": Rule(_STAFF),
    "keep_note": Rule(_MEMBERS),
    # the plenary
    "preside": Rule(_CHAIR),
    "present_amendment": Rule(_CHAIR, while_open=True),
    "decide_amendment": Rule(_CHAIR, while_open=True),
    "present_bloc": Rule(_CHAIR, while_open=True),
    "decide_bloc": Rule(_CHAIR, while_open=True),
    "divide_amendment": Rule(_CHAIR, while_open=True),
    "defer_amendment": Rule(_CHAIR, while_open=True),
    "override_order": Rule(_CHAIR, while_open=True),
    "table_oral": Rule(_CHAIR, while_open=True),
    "undo_decision": Rule(_CHAIR, while_open=True),
    "open_poll": Rule(_CHAIR, while_open=True),
    "close_poll": Rule(_CHAIR, while_open=True),
    "cast_ballot": Rule(_DELEGATE, while_open=True),
    "adopt_text": Rule(_CHAIR, while_open=True),
    # the sitting
    "open_sitting": Rule(_CHAIR, while_open=True),
    "suspend_sitting": Rule(_CHAIR, while_open=True),
    "resume_sitting": Rule(_CHAIR, while_open=True),
    "start_item": Rule(_CHAIR, while_open=True),
    "call_speaker": Rule(_CHAIR),
    "list_speaker": Rule(_STAFF),
    "remove_speaker": Rule(_STAFF),
    "take_attendance": Rule(_STAFF),
    "set_agenda": Rule(_STAFF),
    "set_rules": Rule(_STAFF, while_open=True),
    # two languages
    "translate_clause": Rule(_SECRETARIAT, while_open=True),
    # preparing the assembly
    "prepare": Rule(_SECRETARIAT),
    "found_assembly": Rule(_SECRETARIAT),
    "open_workshop": Rule(_SECRETARIAT, while_open=True),
    "seat_delegation": Rule(_SECRETARIAT, while_open=True),
    "lay_frame": Rule(_SECRETARIAT, while_open=True),
    "seat_members": Rule(_SECRETARIAT),
    "revoke_member": Rule(_SECRETARIAT),
    "issue_codes": Rule(_SECRETARIAT),
    "switch_observer_link": Rule(_SECRETARIAT),
}


def may(seat: Seat | None, deed: str, sealed: bool = False) -> bool:
    """Whether that seat may do that deed. Raises KeyError for a deed not in the table."""
    rule = PERMISSIONS[deed]
    return seat is not None and seat.role in rule.roles and not (sealed and rule.while_open)


def permit(seat: Seat | None, deed: str, sealed: bool = False) -> None:
    """Refuse, with Forbidden or Sealed, what `may` does not allow."""
    if not may(seat, deed):
        raise Forbidden(deed)
    if not may(seat, deed, sealed):
        raise Sealed()
