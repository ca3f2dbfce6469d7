"""The rehearsal: 250 sockets, 12 pages, 80 amendments, 45 decisions, 6 polls, 3 undos.

Prints how many keys the chair needed per amendment, and how long the last phone waited
after the chair's key, beside an empty broadcast to as many sockets in the same run.
Exits 1 when any page differs from its fresh load at the end.
"""

import json
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from bench.rehearsal.hall import ROOT, SLUG, Crowd, Hall
from bench.rehearsal.pages import LAPTOP, PHONE, WALL, Chair, Seat, differences, open_page
from bench.rehearsal.tabling import amendments
from drafting.demo.person import Person
from drafting.demo.play import fields_of, number_of
from drafting.demo.throwaway import Server, free_port
from tests.support.browser import open_chromium

PHONES, TABLED, DECIDED, POLLS, UNDONE = 250, 80, 45, 6, 3
VIEWS = ("text", "text", "text", "mine", "amendments")
SEED = 2013


class Ballots:
    """A delegation's phone that votes: its page's form, each ballot a deed of its own."""

    def __init__(self, person: Person) -> None:
        self._person = person
        page = person.page(f"/a/{SLUG}/mine")
        self._token = page.xpath("//meta[@name='csrf']/@content")[0]

    def cast(self, poll: str, choice: str) -> None:
        deed = secrets.token_urlsafe(12)
        fields = {"csrf_token": self._token, "deed": deed, "poll": poll, "choice": choice}
        self._person.send(f"/a/{SLUG}/polls/ballot", fields)


@dataclass
class Run:
    """What was seen: deeds of the chair by kind, and (key down, journal number) of each."""

    marks: list[tuple[float, int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    deeds: dict[str, int] = field(default_factory=dict)

    def note(self, kind: str, mark: tuple[float, int]) -> None:
        self.marks.append(mark)
        self.kinds.append(kind)
        self.deeds[kind] = self.deeds.get(kind, 0) + 1


def main() -> int:
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder)) as server,
        open_chromium() as browser,
    ):
        hall, crowd = Hall(server.base_url), Crowd()
        try:
            return rehearse(server.base_url, hall, crowd, browser)
        finally:
            crowd.leave()


def rehearse(url: str, hall: Hall, crowd: Crowd, browser: Any) -> int:
    started = time.monotonic()
    people = hall.seat(PHONES)
    voters = {}
    for link, delegation, _lang in people:
        if delegation not in voters:
            voters[delegation] = person = Person(url)
            person.enter(link)
    say(f"{len(people)} people of {len(voters)} delegations seated")
    count = table(hall, voters)
    say(f"{count} amendments open")
    phones = [[link, VIEWS[n % len(VIEWS)], lang] for n, (link, _d, lang) in enumerate(people)]
    crowd.ask({"enter": {"url": url, "slug": SLUG, "phones": phones}})
    seats = open_pages(browser, url, [link for link, _d, _lang in people])
    say(f"{len(phones)} sockets and {len(seats)} pages in Chromium follow")
    chair = Chair(next(seat.page for seat in seats if seat.name == "chair"))
    run = plenary(chair, {key: Ballots(person) for key, person in voters.items()}, crowd)
    ends = [crowd.ask({"arrived": [number]})[0] for _key, number in run.marks]
    wrong = {f"{v} {lang}": pieces for v, lang, pieces in crowd.ask({"agree": True})}
    wrong |= {s.name: found for s in seats if (found := differences(s.page))}
    crowd.leave()
    report(chair, run, ends, floor(len(phones)), wrong, time.monotonic() - started)
    return 1 if wrong else 0


def say(line: str) -> None:
    print(f"  {line}", flush=True)


def table(hall: Hall, voters: dict[str, Person]) -> int:
    """Table amendments until `TABLED` are open."""
    page = hall.secretary.page(f"/a/{SLUG}/text")
    text = {}
    for clause in page.xpath("//article[contains(@class, 'clause-operative')]"):
        words = {p.get("lang"): p.text_content().strip() for p in clause.xpath(".//p[@lang]")}
        if words.get("fr") and words.get("hy"):
            text[clause.get("id").removeprefix("clause-")] = words
    opens = len(
        hall.secretary.page(f"/a/{SLUG}/amendments").xpath(
            "//article[contains(@class, 'amendment') and not(contains(@class, 'closed'))]"
        )
    )
    authors = list(voters.values())
    numbers: list[int] = []
    for place, asked in enumerate(amendments(text, TABLED - opens, random.Random(SEED))):
        query = "&".join(f"clause={o['key']}" for o in asked.operations if o["do"] != "insert")
        parent = f"&parent={numbers[asked.amends]}" if asked.amends is not None else ""
        author = authors[place % len(authors)]
        answer = author.fill(
            f"/a/{SLUG}/amendments/new?{query}{parent}",
            "@data-amend",
            reason="Pour la répétition.",
            replaces=[numbers[n] for n in asked.replaces],
            **fields_of(asked.operations),
        )
        numbers.append(number_of(answer))
    return opens + len(numbers)


def open_pages(browser: Any, url: str, links: list[str]) -> list[Seat]:
    demo = f"{url}/demo/as"
    plan = [
        ("chair", f"{demo}/chair", "desk", LAPTOP, "fr"),
        ("secretariat", f"{demo}/secretariat", "translation", LAPTOP, "fr"),
        ("rapporteur", f"{demo}/rapporteur", "findings", LAPTOP, "fr"),
        ("sitting", f"{demo}/rapporteur", "sitting", LAPTOP, "hy"),
        ("projector", f"{demo}/delegate", "screen", WALL, "fr"),
        ("projector hy", f"{demo}/delegate", "screen?show=hy", WALL, "hy"),
        ("delegate text", links[0], "text", PHONE, "fr"),
        ("delegate text hy", links[1], "text?show=hy", PHONE, "hy"),
        ("delegate both", links[2], "text?show=both", LAPTOP, "fr"),
        ("delegate mine", links[3], "mine", PHONE, "fr"),
        ("delegate mine hy", links[4], "mine", PHONE, "hy"),
        ("delegate amendments", links[5], "amendments", PHONE, "fr"),
    ]
    return [Seat(name, open_page(browser, url, *rest)) for name, *rest in plan]


def plenary(chair: Chair, ballots: dict[str, Ballots], crowd: Crowd) -> Run:
    """The hour: open the sitting, take amendments, vote six times, undo three decisions."""
    run = Run()
    page = chair.page
    page.get_by_role("button", name="Ouvrir la séance").click()
    page.get_by_role("button", name="Ouvrir la séance").wait_for(state="detached")
    due = [DECIDED * n // POLLS for n in range(POLLS)]
    undone = {DECIDED * n // UNDONE - 1 for n in range(1, UNDONE + 1)}
    for taken in range(DECIDED):
        run.note("present", chair.press("n"))
        chair.settle()
        with chair.counted():
            if due and taken >= due[0] and chair.standing() in ("applies", "adapted"):
                due.pop(0)
                vote(chair, run, ballots, crowd)
            else:
                decide(chair, run, taken)
        if taken in undone:
            run.note("undo", chair.press("z"))
        chair.settle()
    return run


def decide(chair: Chair, run: Run, taken: int) -> None:
    """One decision of a kind that fits the verdict: adopt most, reject some, count some hands."""
    match chair.standing():
        case "moot" | "satisfied":
            run.note("fall", chair.press("f"))
        case "contested":
            run.note("reject", chair.press("r"))
        case _ if taken % 9 == 4:
            chair.page.keyboard.press("h")
            chair.page.keyboard.type("21")
            chair.page.keyboard.press("Tab")
            chair.page.keyboard.type("7")
            run.note("hands", chair.press("Enter"))
        case _:
            run.note("adopt" if taken % 5 else "reject", chair.press("a" if taken % 5 else "r"))


def vote(chair: Chair, run: Run, ballots: dict[str, Ballots], crowd: Crowd) -> None:
    """A recorded vote: every delegation casts its ballot from its own phone."""
    opened = chair.press("v")
    run.note("open poll", opened)
    wait_for_all(crowd, opened[1])  # nobody votes before their phone shows the question
    number = chair.page.locator("#presented .desk-poll").get_attribute("data-poll")
    for place, box in enumerate(ballots.values()):
        box.cast(number or "", ("for", "for", "against", "for", "abstention")[place % 5])
    chair.page.locator("#presented .turnout", has_text=str(len(ballots))).wait_for()
    run.note("close poll", chair.press("v"))


def wait_for_all(crowd: Crowd, number: int) -> None:
    """Until every phone has that journal number; a few seconds at most."""
    for _try in range(50):
        if len(crowd.ask({"arrived": [number]})[0]) >= PHONES:
            return
        time.sleep(0.1)


def floor(count: int) -> list[float]:
    """Seconds that an empty broadcast takes to the last of as many sockets."""
    port = free_port()
    command = [sys.executable, "-m", "bench.rehearsal.floor"]
    server = subprocess.Popen([*command, "serve", str(port)], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        for _try in range(100):
            try:
                requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1)
                break
            except requests.RequestException:
                time.sleep(0.1)
        measured = subprocess.run(
            [*command, "measure", str(port), str(count)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return json.loads(measured.stdout)
    finally:
        server.kill()


def report(
    chair: Chair, run: Run, ends: list, floor_: list[float], wrong: dict, seconds: float
) -> None:
    waits = [times[-1] - key for (key, _n), times in zip(run.marks, ends, strict=True) if times]
    firsts = [
        times[len(times) // 2] - key
        for (key, _n), times in zip(run.marks, ends, strict=True)
        if times
    ]
    say(", ".join(f"{count} {kind}" for kind, count in sorted(run.deeds.items())))
    say(
        f"keys from presented to decided: median {statistics.median(chair.keys):g}, most {max(chair.keys)}"
    )
    say(f"key to the last phone: {spread(waits)}; to half of them: p50 {at(firsts, 50):.0f} ms")
    slow = sorted(zip(waits, run.kinds, strict=False), reverse=True)[:4]
    say("slowest: " + ", ".join(f"{kind} {1000 * wait:.0f} ms" for wait, kind in slow))
    say(f"empty broadcast to the last of as many sockets: {spread(floor_)}")
    say(
        f"p50 is {at(waits, 50) / at(floor_, 50):.1f} x the empty broadcast; whole rehearsal {seconds:.0f} s"
    )
    if wrong:
        say(f"DIFFERENT from a fresh load: {wrong}")
    else:
        say("every page equals its fresh load")


def at(seconds: list[float], percent: int) -> float:
    """A percentile, in milliseconds."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def spread(seconds: list[float]) -> str:
    return f"p50 {at(seconds, 50):.0f} ms, p99 {at(seconds, 99):.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
