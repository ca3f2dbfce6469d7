"""The text on paper: Word, redline, plain text, journal."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request
from flask_babel import force_locale, format_date
from flask_babel import gettext as _

from drafting.domain import Draft, canonical
from drafting.store.journal import as_lines
from drafting.web.access import guard
from drafting.web.labels import authority, named, origin_name, votes_line
from drafting.web.listing import listed_amendment
from drafting.web.showing import page, sight
from exports import Credit, Paper, Signatory, Step, word
from exports.amendments import amendment_list

bp = Blueprint("paper", __name__, url_prefix="/a/<slug>/paper")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("")
@guard("export_text")
def index():
    return page("paper/index.html", base=plenary_base())


@bp.get("/declaration.docx")
@guard("export_text")
def clean():
    return _download(word.clean(_paper()), WORD, "declaration.docx")


@bp.get("/declaration-redline.docx")
@guard("export_text")
def redline():
    return _download(word.redline(_paper()), WORD, "declaration-redline.docx")


@bp.get("/amendments.docx")
@guard("export_text")
def amendments():
    """The list of amendments in their formal words, with what was decided."""
    paper = _paper()
    with force_locale(paper.lang):
        listed = [listed_amendment(sight(), a, paper.lang) for a in sight().amendments.values()]
        content = amendment_list(paper, listed, _("List of amendments"))
    return _download(content, WORD, "amendments.docx")


@bp.get("/adopted.txt")
@guard("export_text")
def adopted():
    text = canonical(sight().draft, sight().languages)
    return _download(text.encode(), "text/plain; charset=utf-8", "adopted.txt")


@bp.get("/base.txt")
@guard("export_text")
def base():
    text = canonical(sight().reading.draft(plenary_base()), sight().languages)
    return _download(text.encode(), "text/plain; charset=utf-8", "base.txt")


@bp.get("/journal.jsonl")
@guard("read_journal")
def journal():
    lines = "".join(as_lines(sight().reading.journal()))
    return _download(lines.encode(), "application/jsonl", "journal.jsonl")


def plenary_base() -> int:
    """The Revision the plenary began with: the one before its first decision on the text."""
    decided = [d.revision for d in sight().reading.decisions() if d.revision is not None]
    return min(decided) - 1 if decided else sight().reading.head


def _paper() -> Paper:
    """The head on paper, in the language asked for (``lang``), labels included."""
    seen = sight()
    assembly = seen.assembly
    asked = request.args.get("lang", "")
    lang = asked if asked in ("fr", "en", "hy") else "fr"
    base_number = plenary_base()
    with force_locale(lang):
        return Paper(
            name=named(assembly.name, lang),
            title=named(assembly.title, lang),
            place=assembly.place,
            dates=_dates(assembly),
            languages=tuple(seen.languages),
            lang=lang,
            draft=seen.draft,
            signatories=tuple(
                Signatory(
                    " / ".join(
                        dict.fromkeys(
                            row.name.get(code) or named(row.name, code) for code in seen.languages
                        )
                    ),
                    row.country,
                )
                for row in seen.reading.delegations.values()
            ),
            fingerprint=assembly.fingerprint,
            adopted=assembly.adopted_at,
            base=seen.reading.draft(base_number),
            steps=_steps(base_number),
            issued=seen.reading.issue(seen.reading.head).at if seen.reading.head else None,
            words=_words(),
        )


def _steps(base_number: int) -> tuple[Step, ...]:
    """The Revisions after the base, without those that were undone and their undoing."""
    kept: list[tuple[int, Draft]] = []
    reading = sight().reading
    for issue in reading.issues()[base_number:]:
        draft = reading.draft(issue.number)
        if issue.cause.kind == "undo" and kept and issue.cause.of == kept[-1][0]:
            kept.pop()
            if draft == (kept[-1][1] if kept else reading.draft(base_number)):
                continue
        kept.append((issue.number, draft))
    return tuple(Step(draft, _credit(number)) for number, draft in kept)


def _credit(revision: int) -> Credit:
    """To whom a Revision's changes belong on paper."""
    seen = sight()
    issue = seen.reading.issue(revision)
    if issue.cause.kind != "decision":
        kind = _("Secretariat")
        return Credit(kind, _on_the_hall_clock(issue.at))
    amendment = seen.amendments[issue.cause.refs[0]]
    decision = next(d for d in seen.reading.decisions() if d.revision == revision)
    comment = origin_name(amendment.origin, seen) + " : " + votes_line(decision.votes) + "."
    if amendment.cosigners:
        signed = ", ".join(seen.delegation(key) for key in amendment.cosigners)
        comment += " " + _("Co-signed by: %(names)s.", names=signed)
    if amendment.reason:
        comment += " " + amendment.reason
    return Credit(seen.proposer(amendment), _on_the_hall_clock(decision.at), comment)


def _on_the_hall_clock(at: datetime) -> datetime:
    """Word shows the hour of a change as it is written, whatever its zone."""
    return at.astimezone(ZoneInfo(sight().assembly.time_zone))


def _dates(assembly) -> str:
    if not assembly.starts:
        return ""
    ends = assembly.ends or assembly.starts
    return f"{format_date(assembly.starts, 'd MMMM')} – {format_date(ends, 'd MMMM y')}"


def _words() -> dict[str, str]:
    """The few words Word shows besides the text."""
    return {
        "page": _("Page"),
        "of": _("of"),
        "signatures": _("Signatures"),
        "delegation": _("Delegation"),
        "signature": _("Name, capacity and signature"),
        "fingerprint": _("Fingerprint of the text (SHA-256)"),
        "draft": _("Draft"),
        "adopted": _("Adopted text"),
        "deleted": _("deleted"),
        "prevails": authority(sight().reading.plenary.rules.authentic, sight().languages),
    }


def _download(content: bytes, kind: str, name: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(content, content_type=kind, headers={"Content-Disposition": disposition})
