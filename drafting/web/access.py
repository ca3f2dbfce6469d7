"""Who is asking: seats kept in the signed cookie, asked again at every request.

The cookie only says which seat was taken with which stamp; whether that seat
still exists is read from the books each time, so revoking one ends it everywhere
at once.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from flask import abort, current_app, g, redirect, request, session
from sqlalchemy import select
from sqlalchemy.orm import Session

from drafting.domain import Forbidden
from drafting.domain.people import Seat, observer
from drafting.domain.permissions import may
from drafting.store import Books, Reading
from drafting.store.rows import AssemblyRow, MemberRow
from drafting.store.values import seat_of


def books() -> Books:
    return current_app.extensions["books"]


def guard(deed: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A page or deed of one assembly, for those whose role allows ``deed``.

    Not signed in anywhere: to the entrance. Signed in, but not in this assembly:
    404, as if it did not exist. The view gets ``g.seat`` and `look`.
    """

    def wrap(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(slug: str, **kwargs: Any) -> Any:
            g.slug = slug
            g.seat = seat_in(slug)
            if g.seat is None:
                return redirect("/") if request.method == "GET" and not known() else abort(404)
            if not may(g.seat, deed):
                raise Forbidden(deed)
            return view(**kwargs)

        guarded.deed = deed  # type: ignore[attr-defined]
        return guarded

    return wrap


def look() -> Reading:
    """A consistent look at this request's assembly, opened when first needed."""
    if "look" not in g:
        g.look_context = books().reading(g.slug)
        g.look = g.look_context.__enter__()
    return g.look


def close_look(_error: BaseException | None = None) -> None:
    """End the look, so that a deed can be written, or the request is over."""
    if g.pop("look", None) is not None:
        g.pop("look_context").__exit__(None, None, None)


def seat_in(slug: str) -> Seat | None:
    """The seat the person asking has in an assembly, or None."""
    with books().read() as db:
        assembly = db.scalars(select(AssemblyRow).where(AssemblyRow.slug == slug)).first()
        return _seat(db, assembly) if assembly else None


def seat_from(cookie: Any, assembly_id: int) -> Seat | None:
    """The seat that a cookie's content gives in an assembly, as things are now."""
    with books().read() as db:
        assembly = db.get(AssemblyRow, assembly_id)
        return _seat(db, assembly, cookie) if assembly else None


def my_seats() -> list[tuple[AssemblyRow, Seat]]:
    """Every assembly the person asking has a seat in."""
    with books().read() as db:
        ids = {*_kept("seats"), *_kept("observing")}
        rows = [db.get(AssemblyRow, int(i)) for i in ids if i.isdigit()]
        pairs = [(row, _seat(db, row)) for row in rows if row]
        return [(row, seat) for row, seat in pairs if seat]


def known() -> bool:
    """Whether the person asking has a seat anywhere."""
    return bool(my_seats())


def take_seat(member: MemberRow) -> None:
    """Sign in: the cookie keeps the seat."""
    session.permanent = True
    session["seats"] = {**_kept("seats"), str(member.assembly_id): [member.id, member.stamp]}
    session.setdefault("ui", member.language)


def observe(assembly: AssemblyRow) -> None:
    """Read by the observer link, as long as that link is switched on."""
    session["observing"] = {**_kept("observing"), str(assembly.id): assembly.observer_hash}


def leave(assembly_id: int | None = None) -> None:
    """Sign out of everything on this device."""
    for kind in ("seats", "observing"):
        session.pop(kind, None)


def has_expired(assembly: AssemblyRow, today: date) -> bool:
    """Links and codes end with the assembly."""
    return assembly.expires is not None and today > assembly.expires


def _kept(kind: str, cookie: Any = None) -> dict[str, Any]:
    kept = (session if cookie is None else cookie).get(kind)
    return kept if isinstance(kept, dict) else {}


def _seat(db: Session, assembly: AssemblyRow, cookie: Any = None) -> Seat | None:
    if has_expired(assembly, books().clock().date()):
        return None
    kept = _kept("seats", cookie).get(str(assembly.id))
    if kept:
        row = db.get(MemberRow, kept[0])
        if row and row.assembly_id == assembly.id and not row.revoked_at and row.stamp == kept[1]:
            return seat_of(row)
    watched = _kept("observing", cookie).get(str(assembly.id))
    if watched and watched == assembly.observer_hash:
        return observer(assembly.id)
    return None
