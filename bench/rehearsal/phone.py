"""One phone of the crowd: a live page over a real web socket, without a browser around it.

It speaks Socket.IO's wire protocol itself (https://socket.io/docs/v4/socket-io-protocol/),
because 250 library clients with two threads each would measure themselves.
"""

import json
import re
import time
from dataclasses import dataclass, field
from typing import Any

import requests
import websocket
from lxml import html

from drafting.demo.viewer import canonical


@dataclass
class Phone:
    """A page that follows. ``arrivals`` are (journal number, time of arrival) of its pushes."""

    url: str
    slug: str
    view: str
    lang: str
    arrivals: list[tuple[int, float]] = field(default_factory=list)
    number: int = 0
    pieces: dict[str, str] = field(default_factory=dict)

    def enter(self, link: str) -> None:
        """Sign in by a personal link, choose the language, load the page."""
        self.web = requests.Session()
        self.web.get(link, timeout=60).raise_for_status()
        page = html.fromstring(self.web.get(f"{self.url}/?stay=1", timeout=60).text)
        token = page.xpath("//meta[@name='csrf']/@content")[0]
        fields = {"lang": self.lang, "back": "/", "csrf_token": token}
        self.web.post(f"{self.url}/language", data=fields, timeout=60, allow_redirects=False)
        self.number, self.pieces = self.load()

    def load(self) -> tuple[int, dict[str, str]]:
        """The journal number and the pieces of the page as loaded now."""
        answer = self.web.get(f"{self.url}/a/{self.slug}/{self.view}", timeout=60)
        answer.raise_for_status()
        container = html.fromstring(answer.text).get_element_by_id("pieces")
        return int(container.get("data-number")), {c.get("id"): canonical(c) for c in container}

    def differs(self) -> list[str]:
        """The pieces that are not as a fresh load shows them."""
        number, fresh = self.load()
        kept = {piece: canonical(text) for piece, text in self.pieces.items()}
        wrong = [piece for piece in {*kept, *fresh} if kept.get(piece) != fresh.get(piece)]
        behind = [f"number {self.number} of {number}"] if number != self.number else []
        disordered = ["order"] if not wrong and list(kept) != list(fresh) else []
        return wrong + behind + disordered

    def listen(self) -> None:
        """Hold the socket open until it is closed."""
        address = self.url.replace("http", "ws", 1)
        self.socket = websocket.create_connection(
            f"{address}/socket.io/?EIO=4&transport=websocket",
            cookie="; ".join(f"{c.name}={c.value}" for c in self.web.cookies),
            origin=self.url,
            timeout=None,
        )
        while True:
            try:
                packet = self.socket.recv()
            except (OSError, websocket.WebSocketException):
                return
            if not packet:
                return
            self._hear(packet)

    def close(self) -> None:
        self.socket.close()

    def _hear(self, packet: str) -> None:
        if packet.startswith("0{"):
            self.socket.send("40")  # the namespace of our pages
        elif packet == "2":
            self.socket.send("3")  # ping, pong
        elif packet.startswith("40"):
            self._ask()
        elif answered := re.match(r"43\d+", packet):
            [answer] = json.loads(packet[answered.end() :])
            self._answered(answer)
        elif packet.startswith("42"):
            _event, push = json.loads(packet[2:])
            if push["view"] == self.view:
                self.arrivals.append((push["number"], time.time()))
                self._apply(push)

    def _ask(self) -> None:
        wish = {"assembly": self.slug, "view": self.view, "lang": self.lang, "number": self.number}
        self.socket.send("421" + json.dumps(["follow", wish]))

    def _answered(self, answer: dict[str, Any]) -> None:
        if answer.get("reload"):
            self.number, self.pieces = self.load()
        elif "error" in answer:
            raise RuntimeError(f"{self.view}: {answer}")
        else:
            self._apply(answer)

    def _apply(self, push: dict[str, Any]) -> None:
        if push["number"] <= self.number:
            return
        if push["from"] > self.number:
            self._ask()
            return
        self.pieces |= push["pieces"]
        if push["order"] is not None:
            self.pieces = {piece: self.pieces[piece] for piece in push["order"]}
        self.number = push["number"]
