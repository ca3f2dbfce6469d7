"""Comments to the bureau, live; those to co-signatories are never here."""

from flask import render_template

from drafting.domain import facts as told
from drafting.domain.facts import Fact
from drafting.web.pieces.base import ALL, Touched, View
from drafting.web.sight import Sight


def _comment_ids(sight: Sight) -> list[str]:
    comments = sight.reading.plenary.comments("bureau")
    return ["comments-none", *(f"comment-{c.number}" for c in sorted(comments, key=_last_first))]


def _last_first(comment) -> tuple[bool, int]:
    """Those to be dealt with come first, the oldest on top; then the settled, the latest on top."""
    return comment.settled, -comment.number if comment.settled else comment.number


def _draw_comment(sight: Sight, piece: str) -> str:
    comments = {f"comment-{c.number}": c for c in sight.reading.plenary.comments("bureau")}
    return render_template(
        "parts/comment.html", sight=sight, comment=comments.get(piece), any=bool(comments)
    )


def _comments_touched(sight: Sight, fact: Fact) -> Touched:
    match fact:
        case told.CommentMade() if fact.audience == "bureau":
            return ALL
        case told.CommentSettled():
            return ALL
        case told.RevisionIssued():
            return ALL  # a comment names its clause
    return set()


COMMENTS = View("read_comments", _comment_ids, _draw_comment, _comments_touched)
