"""The hall: a throwaway server with the demonstration assembly and 250 people in it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from lxml import html

from drafting.demo.person import Person

SLUG = "valence-2013"
ROOT = Path(__file__).resolve().parents[2]


class Hall:
    """Everyone's links, and the secretary who seated them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.secretary = Person(url)
        self._enter_demo("secretariat")
        self.delegations: list[str] = []

    def _enter_demo(self, role: str) -> None:
        self.secretary.page(f"/demo/as/{role}")

    def seat(self, count: int) -> list[tuple[str, str, str]]:
        """Seat delegates, several a delegation; (link, delegation, language) of each."""
        office = self.secretary.page(f"/a/{SLUG}/office")
        options = office.xpath("//select[@id='delegation']/option[@value!='']")
        self.delegations = [option.get("value") for option in options]
        before = set(office.xpath("//input[@name='members']/@value"))
        rows = [
            (
                f"Délégué {n}",
                "delegate",
                "",
                self.delegations[n % len(self.delegations)],
                "hy" if n % 3 == 0 else "fr",
            )
            for n in range(count)
        ]
        self._import(office, rows)
        office = self.secretary.page(f"/a/{SLUG}/office")
        members = [m for m in office.xpath("//input[@name='members']/@value") if m not in before]
        sent = self.secretary.fill(f"/a/{SLUG}/office", "@id='cards'", members=members)
        links = html.fromstring(sent["page"]).xpath("//article//a/@href")
        return [(link, row[3], row[4]) for link, row in zip(links, rows, strict=True)]

    def _import(self, office: html.HtmlElement, rows: list[tuple[str, ...]]) -> None:
        sheet = io.StringIO()
        writer = csv.writer(sheet)
        writer.writerow(["name", "role", "workshop", "delegation", "language"])
        writer.writerows(rows)
        form = office.xpath("//form[contains(@action, '/office/people')]")[0]
        fields = {n: v for n, v in form.form_values() if n in ("csrf_token", "deed")}
        answer = self.secretary.web.post(
            f"{self.url}/a/{SLUG}/office/people",
            data=fields,
            files={"people": ("people.csv", sheet.getvalue().encode(), "text/csv")},
            headers={"Accept": "application/json"},
            timeout=120,
        ).json()
        if not answer["ok"]:
            raise RuntimeError(answer)


class Crowd:
    """The process of the phones: see `bench.rehearsal.crowd` for its commands."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.rehearsal.crowd"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def ask(self, order: dict[str, Any]) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def leave(self) -> None:
        self._process.kill()
        self._process.wait()
