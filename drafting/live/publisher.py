"""The publisher: after a commit, draw what changed once for each audience and send it.

Several workers share one database, not memory: each publishes to its own sockets.
With Redis they wake each other at once; without it, or when it is down, a slow
pulse finds what was missed. The journal's number is the truth, a wake only a hint.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_babel import force_locale
from flask_socketio import SocketIO
from gevent.lock import RLock

from drafting.domain.facts import CodesIssued, MemberRevoked, ObserverLinkSwitched
from drafting.domain.people import Role, Seat
from drafting.store import Books, Reading
from drafting.store.journal import Entry, entries_after
from drafting.web.attention import concerns
from drafting.web.pieces import VIEWS, Drawn, changes
from drafting.web.sight import Sight

PULSE = 5.0  # seconds
CHANNEL = "drafting:journal"
MISSED_LIMIT = 400  # entries; a client further behind reloads the page


@dataclass(frozen=True)
class Audience:
    """Those who see the same: one assembly, one live page, one role, one language.

    ``person`` is the one seat whose own page it is, on a page that has personal pieces.
    """

    assembly: int
    view: str
    role: Role
    lang: str
    person: Seat | None = None

    @property
    def room(self) -> str:
        member = f"/{self.person.member}" if self.person else ""
        return f"{self.assembly}/{self.view}/{self.role.value}/{self.lang}{member}"

    @property
    def shared(self) -> tuple[str, Role, str]:
        """Audiences alike in this are shown the same pieces but for the personal ones."""
        return self.view, self.role, self.lang


@dataclass(frozen=True)
class Follower:
    """A connected page and the member behind it (None: by the observer link)."""

    sid: str
    member: int | None
    audience: Audience


# Those who wait in the hall come first; pages of one's own, drawn for each, come after.
_TURNS = ("screen", "text", "amendments", "desk", "mine")


def _turn(audience: Audience) -> int:
    return _TURNS.index(audience.view) if audience.view in _TURNS else len(_TURNS)


@dataclass(frozen=True)
class _Known:
    """What the pages of an audience hold at a journal number, as far as it was sent to them."""

    number: int
    pieces: Drawn
    order: list[str] | None


class Publisher:
    """Knows who follows what on this worker, and sends them what they miss."""

    def __init__(self, app: Flask, socketio: SocketIO, books: Books, redis_url: str) -> None:
        self._app = app
        self._socketio = socketio
        self._books = books
        self._followers: dict[str, Follower] = {}
        self._sent: dict[int, int] = {}  # journal number already sent, by assembly
        self._drawn: dict[int, tuple[int, dict[tuple, Drawn]]] = {}  # by assembly, at its number
        self._due: set[int] = set()  # assemblies with a push about to begin
        self._known: dict[Audience, _Known] = {}
        self._sending: dict[int, RLock] = defaultdict(RLock)
        self._redis_url = redis_url
        self._redis = None
        self._awake = False

    # -- following --------------------------------------------------------------

    def follow(self, follower: Follower, number: int) -> dict:
        """Enter a page; answers what it misses since its journal number, or asks it to reload."""
        self._wake()
        audience = follower.audience
        with self._looking(audience.assembly) as reading:
            entries = entries_after(reading.db, audience.assembly, number)
            if number > reading.number or len(entries) > MISSED_LIMIT:
                return {"reload": True}
            self._followers[follower.sid] = follower
            self._socketio.server.enter_room(follower.sid, audience.room)
            self._sent.setdefault(audience.assembly, reading.number)
            return {"ok": True, "from": number, **self._news(reading, audience, entries, {})}

    def forget(self, sid: str) -> None:
        """A page is gone, or goes elsewhere."""
        follower = self._followers.pop(sid, None)
        if follower:
            self._socketio.server.leave_room(sid, follower.audience.room)

    # -- telling ----------------------------------------------------------------

    def told(self, assembly_id: int, entries: list[Entry]) -> None:
        """Called after a commit: send in the background, so that the answer does not wait."""
        self._wake()
        if assembly_id not in self._due:  # thirty ballots in a moment are one push
            self._due.add(assembly_id)
            self._socketio.start_background_task(self._push, assembly_id)
        if self._redis is not None:
            self._socketio.start_background_task(self._hint, assembly_id)

    def _push(self, assembly_id: int) -> None:
        """Catch up when it is one's turn; what is committed from then on is another push."""
        with self._sending[assembly_id]:
            self._due.discard(assembly_id)
            self.catch_up(assembly_id)

    def catch_up(self, assembly_id: int) -> None:
        """Send this worker's followers of an assembly whatever they have not been sent."""
        audiences = {f.audience for f in self._followers.values()}
        audiences = {a for a in audiences if a.assembly == assembly_id}
        if not audiences:
            self._sent.pop(assembly_id, None)
            return
        self._known = {
            a: k for a, k in self._known.items() if a.assembly != assembly_id or a in audiences
        }
        with self._looking(assembly_id) as reading:
            sent = self._sent.get(assembly_id, reading.number)
            entries = entries_after(reading.db, assembly_id, sent)
            if not entries:
                return
            self._show_out(assembly_id, entries)
            told: dict = {}
            for audience in sorted(audiences, key=_turn):
                news = self._news(reading, audience, entries, told)
                push = {"view": audience.view, "from": sent, **self._fresh(audience, sent, news)}
                self._socketio.emit("moved", push, to=audience.room)
                self._socketio.sleep(0)  # on its way before the next is drawn
            self._sent[assembly_id] = reading.number

    @contextmanager
    def _looking(self, assembly_id: int) -> Iterator[Reading]:
        """One look at an assembly at a time, so that its pushes go out in order."""
        lock, app = self._sending[assembly_id], self._app.app_context()
        with lock, app, self._books.reading(assembly_id) as reading:
            yield reading

    def _news(
        self, reading: Reading, audience: Audience, entries: list[Entry], told: dict
    ) -> dict[str, Any]:
        """What a page misses; ``told`` keeps, by language, the sentences for delegates."""
        if not entries:
            return {"number": reading.number, "pieces": {}, "order": None}
        facts = [entry.fact for entry in entries]
        with force_locale(audience.lang):
            sight = Sight(reading, audience.role, audience.lang, audience.person)
            drawn = self._drawn_at(reading)[audience.shared]
            pieces, order = changes(VIEWS[audience.view], sight, facts, drawn)
            if audience.role is Role.DELEGATE and audience.lang not in told:
                told[audience.lang] = concerns(sight, facts)
        news = {"number": reading.number, "pieces": pieces, "order": order if pieces else None}
        said = told.get(audience.lang) if audience.role is Role.DELEGATE else None
        return news | ({"concerns": said} if said else {})

    def _fresh(self, audience: Audience, sent: int, news: dict[str, Any]) -> dict[str, Any]:
        """The news without the pieces that read as they did when they were last sent.

        What a fact may change is often more than it does change; a hall's network is small.
        Every page that follows has what was sent to it up to ``sent``, so a piece drawn
        alike since is there already.
        """
        known = self._known.get(audience)
        pieces, order = news["pieces"], news["order"]
        before = known.pieces if known and known.number == sent else {}
        kept = {**before, **pieces}
        if order is not None:
            kept = {piece: kept[piece] for piece in order if piece in kept}
        self._known[audience] = _Known(news["number"], kept, order or (known and known.order))
        same_order = order is not None and bool(before) and known and known.order == order
        changed = {piece: drawn for piece, drawn in pieces.items() if before.get(piece) != drawn}
        return news | {"pieces": changed, "order": None if same_order else order}

    def _drawn_at(self, reading: Reading) -> dict[tuple, Drawn]:
        """Pieces drawn at a journal number: whoever asks at that number is shown the same ones."""
        assembly = reading.assembly.id
        number, drawn = self._drawn.get(assembly, (0, {}))
        if number != reading.number:
            drawn = defaultdict(dict)
            self._drawn[assembly] = reading.number, drawn
        return drawn

    def _show_out(self, assembly_id: int, entries: list[Entry]) -> None:
        """Rights are asked again at the push: whoever lost their seat is disconnected first."""
        gone: set[int | None] = set()
        for entry in entries:
            match entry.fact:
                case MemberRevoked(member):
                    gone.add(member)
                case CodesIssued(members):
                    gone.update(members)
                case ObserverLinkSwitched():
                    gone.add(None)
        for follower in list(self._followers.values()):
            if follower.audience.assembly == assembly_id and follower.member in gone:
                self.forget(follower.sid)
                self._socketio.server.disconnect(follower.sid)

    # -- several workers --------------------------------------------------------

    def _wake(self) -> None:
        """Start listening, once this worker serves anyone."""
        if self._awake:
            return
        self._awake = True
        self._socketio.start_background_task(self._pulse)
        if self._redis_url:
            import redis

            self._redis = redis.Redis.from_url(self._redis_url, socket_timeout=5)
            self._socketio.start_background_task(self._listen)

    def _pulse(self) -> None:
        while True:
            self._socketio.sleep(PULSE)
            for assembly_id in {f.audience.assembly for f in self._followers.values()}:
                try:
                    self.catch_up(assembly_id)
                except Exception as problem:  # the pulse must outlive a database that is away
                    self._app.logger.warning("The pulse missed a beat: %s", type(problem).__name__)

    def _hint(self, assembly_id: int) -> None:
        import redis

        try:
            self._redis.publish(CHANNEL, assembly_id)
        except redis.RedisError:
            self._app.logger.warning("Redis is away; other workers learn by their pulse.")

    def _listen(self) -> None:
        import redis

        while True:
            try:
                channel = redis.Redis.from_url(self._redis_url).pubsub(
                    ignore_subscribe_messages=True
                )
                channel.subscribe(CHANNEL)
                for message in channel.listen():
                    self.catch_up(int(message["data"]))
            except redis.RedisError:
                self._socketio.sleep(PULSE)
