"""A live page without a browser: it follows like `static/js/live.js`, and can be compared."""

import re
import time
from typing import Any

import requests
import socketio
from lxml import html


class Viewer:
    """One open live page. ``agrees`` compares it with a freshly loaded one."""

    def __init__(
        self, url: str, web: requests.Session, slug: str, view: str, lang: str, name: str
    ) -> None:
        self.name = name
        self.pushes = 0
        self._url, self._slug, self._view, self._lang = url, slug, view, lang
        self._web = requests.Session()
        self._web.cookies.update(web.cookies)
        self._choose_language()
        self.number, self.pieces = self.load()
        self._socket = socketio.Client(
            reconnection_delay=0.2,
            reconnection_delay_max=1,
            websocket_extra_options={"suppress_origin": True},  # ours is in the headers
        )
        self._socket.on("connect", self._ask)
        self._socket.on("moved", self._moved)
        self._connect()

    def load(self) -> tuple[int, dict[str, str]]:
        """The journal number and the pieces, in order, of the page as loaded now."""
        answer = self._web.get(f"{self._url}/a/{self._slug}/{self._view}", timeout=30)
        answer.raise_for_status()
        container = html.fromstring(answer.text).get_element_by_id("pieces")
        pieces = {child.get("id"): canonical(child) for child in container}
        return int(container.get("data-number")), pieces

    def agrees(self, patience: float) -> bool:
        """Whether the page becomes, within ``patience`` seconds, what a fresh load shows."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            _number, fresh = self.load()
            if list(self.pieces.items()) == list(fresh.items()):
                return True
            time.sleep(0.2)
        return False

    @property
    def connected(self) -> bool:
        return self._socket.connected

    def close(self) -> None:
        self._socket.disconnect()

    def drop(self) -> None:
        """Lose the connection, as in a hall's dead corner; `resume` comes back."""
        self._socket.disconnect()

    def resume(self) -> None:
        self._connect()

    def _connect(self) -> None:
        cookies = "; ".join(f"{c.name}={c.value}" for c in self._web.cookies)
        headers = {"Cookie": cookies, "Origin": self._url}
        self._socket.connect(self._url, headers=headers, transports=["websocket"], wait_timeout=20)

    def _choose_language(self) -> None:
        page = html.fromstring(self._web.get(f"{self._url}/a/{self._slug}/text", timeout=30).text)
        token = page.xpath("//meta[@name='csrf']/@content")[0]
        fields = {"lang": self._lang, "back": "/", "csrf_token": token}
        self._web.post(f"{self._url}/language", data=fields, timeout=30, allow_redirects=False)

    def _ask(self) -> None:
        wish: dict[str, Any] = {"assembly": self._slug, "view": self._view, "lang": self._lang}
        self._socket.emit("follow", wish | {"number": self.number}, callback=self._answered)

    def _answered(self, answer: dict[str, Any]) -> None:
        if answer.get("reload"):
            self.number, self.pieces = self.load()
        elif "error" in answer:
            raise RuntimeError(f"{self.name}: {answer}")
        else:
            self._apply(answer)

    def _moved(self, push: dict[str, Any]) -> None:
        if push["view"] == self._view:
            self.pushes += 1
            self._apply(push)

    def _apply(self, push: dict[str, Any]) -> None:
        if push["number"] <= self.number:
            return
        if push["from"] > self.number:
            self._ask()
            return
        self.pieces |= {key: canonical(text) for key, text in push["pieces"].items()}
        if push["order"] is not None:
            self.pieces = {key: self.pieces[key] for key in push["order"] if key in self.pieces}
        self.number = push["number"]


def canonical(piece: str | html.HtmlElement) -> str:
    """A piece as text that two equal pieces share: parsed, and white space between tags folded."""
    element = html.fragment_fromstring(piece) if isinstance(piece, str) else piece
    return re.sub(r"\s+", " ", html.tostring(element, encoding="unicode", with_tail=False)).strip()
