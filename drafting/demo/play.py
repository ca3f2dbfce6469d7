"""Playing the whole walk on a throwaway server, over real HTTP and Socket.IO.

Everyone acts through the pages, as a browser would: forms are fetched, filled by
field name and sent. Viewers hold the live text open and put in what is pushed; at
the end each must equal a freshly loaded page.
"""

import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import requests
from lxml import html
from rich.console import Console
from rich.progress import Progress

from drafting.demo.content import Content, load, people
from drafting.demo.person import Person
from drafting.demo.throwaway import Server
from drafting.demo.viewer import Viewer
from drafting.demo.walk import Operations, Texts, Walk

SLUG = "valence-2013"
VIEWS = ("text", "amendments", "screen")
PATIENCE = 20.0
DOWNLOADS = (
    "declaration.docx",
    "declaration-redline.docx",
    "base.txt",
    "adopted.txt",
    "journal.jsonl",
)


def play_all(out: Path) -> int:
    """Play, write the results into ``out``; 0 when every live page equals its fresh load."""
    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder), DRAFTING_DEMO_FROM_START="1") as server,
    ):
        return _play(server.base_url, out)


def _play(url: str, out: Path) -> int:
    console, content = Console(), load()
    started = time.monotonic()
    hand = PagesHand(url, content)
    hand.found()
    viewers = hand.viewers()
    with Progress(console=console) as progress:
        steps = len(content["findings"]) + 2 * len(content["amendments"]) + 3
        bar = progress.add_task("The walk", total=steps)
        Walk(content, hand, lambda deed: progress.update(bar, advance=1, description=deed)).whole()
        progress.update(bar, completed=steps)
    for name in DOWNLOADS:
        (out / name).write_bytes(hand.people["secretariat"].download(SLUG, f"paper/{name}"))
    behind = [v.name for v in viewers if not v.agrees(PATIENCE)]
    health = requests.get(f"{url}/healthz", timeout=10).json()
    _summary(console, out, hand, viewers, behind, health, time.monotonic() - started)
    with ThreadPoolExecutor(len(viewers)) as pool:  # each farewell takes seconds
        list(pool.map(Viewer.close, viewers))
    return 1 if behind else 0


def _summary(console, out, hand, viewers, behind, health, seconds) -> None:
    lines = [
        f"{len(hand.people)} people, {hand.deeds} deeds over HTTP in {seconds:.0f} s",
        f"{len(viewers)} live pages, {sum(v.pushes for v in viewers)} pushes; "
        + (
            f"DIFFERENT from a fresh load: {', '.join(behind)}"
            if behind
            else "all equal a fresh load"
        ),
        f"head Revision {health['head']}, journal entry {health['journal']}",
        f"in {out}: {', '.join(DOWNLOADS)}",
    ]
    console.print("\n".join(f"  {line}" for line in lines))


class PagesHand:
    """Does the walk's deeds through the pages, each as the person whose deed it is."""

    def __init__(self, url: str, content: Content) -> None:
        self._url = url
        self._content = content
        self.people: dict[str, Person] = {}
        self._turn: dict[str, int] = {}

    @property
    def deeds(self) -> int:
        return sum(person.deeds for person in self.people.values())

    def found(self) -> None:
        """Sign the demo's people in by the cards that the secretariat prints."""
        secretary = Person(self._url)
        name = self._content["staff"]["secretariat"]
        form = secretary.page("/demo").xpath(f"//form[.//*[text()='{name}']]")[0]
        secretary.send(form.get("action"), form.form_values())
        self.people["secretariat"] = secretary
        page = secretary.page(f"/a/{SLUG}/office")
        actions = " ".join(page.xpath("//button/@formaction"))
        members = re.findall(r"members/(\d+)/revoke", actions)  # all but the secretary
        office = f"/a/{SLUG}/office"
        cards = secretary.fill(office, "@id='cards'", members=members)["page"]
        links = html.fromstring(cards).xpath("//article//a/@href")
        places = [
            p.get("delegation") or p.get("workshop") or p["role"] for p in people(self._content)
        ]
        for place, link in zip(places, links, strict=True):
            person = Person(self._url)
            person.enter(link)
            name = place if place not in self.people else f"{place}-2"
            self.people[name] = person

    def viewers(self) -> list[Viewer]:
        """Live pages of several roles and languages, open during the whole walk."""
        watchers = {"idjevan": "hy", "valence": "fr", "chair": "fr", "secretariat": "en"}
        return [
            Viewer(self._url, self.people[who].web, SLUG, view, lang, f"{who} {view}")
            for who, lang in watchers.items()
            for view in (*VIEWS, "desk" if who == "chair" else "findings")
        ]

    def words(self, key: str) -> Texts:
        page = self._form_page("valence", key)
        fields = page.xpath(f"//textarea[starts-with(@name, 'revise:{key}:')]")
        return {f.get("name").rsplit(":", 1)[1]: f.value for f in fields if f.value}

    def _form_page(self, who: str, key: str) -> html.HtmlElement:
        return self.people[who].page(f"/a/{SLUG}/amendments/new?clause={key}")

    def post_finding(self, who: str, finding: dict[str, Any]) -> int:
        author = self._rapporteur(who)
        path = f"/a/{SLUG}/findings/new"
        if finding["revises"]:
            path += f"?clause={finding['revises']}"
        if finding["replaces"]:
            path = f"/a/{SLUG}/findings/{finding['replaces']}/revise"
        words = {f"text_{lang}": text for lang, text in finding["texts"].items()}
        kind = {} if finding["revises"] else {"kind": finding["kind"]}
        said = author.fill(path, "@data-keep", rationale=finding["rationale"], **kind, **words)
        return number_of(said)

    def _rapporteur(self, workshop: str) -> Person:
        """The two rapporteurs of a workshop take turns."""
        self._turn[workshop] = turn = 1 - self._turn.get(workshop, 1)
        return self.people[workshop if turn == 0 else f"{workshop}-2"]

    def withdraw_finding(self, who: str, number: int) -> None:
        path = f"/a/{SLUG}/findings/{number}"
        self.people[who].press(path, f"{path}/withdraw")

    def merge(self, numbers: list[int], same_as: dict[int, int]) -> None:
        chosen = "&".join(
            [f"numbers={n}" for n in numbers]
            + [f"same_as:{n}={kept}" for n, kept in same_as.items()]
        )
        self.people["secretariat"].fill(
            f"/a/{SLUG}/findings/merge?{chosen}", "@method='post' and contains(@action, 'merge')"
        )

    def contested(self, finding: int) -> int:
        """The amendment a finding became, as its page says."""
        page = self.people["secretariat"].page(f"/a/{SLUG}/findings/{finding}")
        links = page.xpath("//article//a[contains(@href, '/amendments/')]/@href")
        return int(links[0].rsplit("/", 1)[1])

    def propose(self, who: str, operations: Operations, reason: str, replaces: list[int]) -> int:
        keys = [o["key"] for o in operations if o["do"] != "insert"]
        query = "&".join(f"clause={key}" for key in keys)
        said = self.people[who].fill(
            f"/a/{SLUG}/amendments/new?{query}",
            "@data-keep",
            reason=reason,
            replaces=replaces,
            **fields_of(operations),
        )
        return number_of(said)

    def cosign(self, who: str, number: int) -> None:
        path = f"/a/{SLUG}/amendments/{number}"
        self.people[who].press(path, f"{path}/cosign")

    def withdraw_amendment(self, who: str, number: int) -> None:
        path = f"/a/{SLUG}/amendments/{number}"
        self.people[who].press(path, f"{path}/withdraw")

    def present(self, number: int) -> None:
        self.people["chair"].press(f"/a/{SLUG}/desk", f"/a/{SLUG}/desk/present?number={number}")

    def decide(self, number: int, decision: dict[str, Any]) -> None:
        """By the buttons of the desk, on which the amendment is presented."""
        desk, votes = f"/a/{SLUG}/desk", decision["votes"]
        asked, typed = f"outcome={decision['outcome']}", {f"note:{number}": decision["note"]}
        if votes:
            names = ("votes_for", "votes_against", "abstentions")
            typed |= {f"{name}:{number}": n for name, n in zip(names, votes, strict=True)}
            asked += "&how=hands"
        if decision["operations"]:
            shown = self.people["chair"].page(desk).xpath("//*[contains(@formaction, 'base=')]")
            base = shown[0].get("formaction").rsplit("base=", 1)[1]
            typed |= {f"{number}:{k}": v for k, v in fields_of(decision["operations"]).items()}
            asked += f"&base={base}"
        self.people["chair"].press(desk, f"{desk}/decide/{number}?{asked}", **typed)

    def adopt(self) -> None:
        path = f"/a/{SLUG}/desk/adopt"
        form = "not(@hidden) and .//button[contains(@class, 'primary')]"
        self.people["chair"].fill(path, form, despite_open="1", despite_behind="1")


def fields_of(operations: Operations) -> dict[str, Any]:
    """Operations as the fields of the amendment form."""
    fields: dict[str, Any] = {}
    for operation in operations:
        key = operation["key"]
        match operation["do"]:
            case "revise":
                fields |= {f"revise:{key}:{lang}": t for lang, t in operation["texts"].items()}
            case "insert":
                fields |= {f"insert:1:{lang}": t for lang, t in operation["texts"].items()}
                fields |= {"insert:1:after": operation["after"], "insert:1:kind": operation["kind"]}
            case "delete":
                fields[f"delete:{key}"] = "1"
            case "move":
                fields[f"move:{key}"] = operation["after"]
    return fields


def number_of(said: dict[str, Any]) -> int:
    """The number of what was just posted, from the address the answer leads to."""
    return int(said["location"].rsplit("/", 1)[1])


if __name__ == "__main__":
    sys.exit(play_all(Path(sys.argv[1] if len(sys.argv) > 1 else "out")))
