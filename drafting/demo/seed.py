"""Preparing the demonstration assembly in an empty database."""

from typing import Any

from sqlalchemy import func, select

from drafting.actions import perform
from drafting.actions.founding import found_assembly
from drafting.demo.content import Content, load, people
from drafting.demo.walk import Operations, Texts, Walk
from drafting.domain.people import Seat
from drafting.store import Books
from drafting.store.rows import AssemblyRow
from drafting.store.values import seat_of

VOTES = ("votes_for", "votes_against", "abstentions")


def is_empty(books: Books) -> bool:
    with books.read() as db:
        return not db.scalar(select(func.count()).select_from(AssemblyRow))


def found_demo(books: Books) -> tuple[Content, Seat]:
    """The assembly with its workshops, delegations, people and frame text, and nothing more."""
    content = load()
    assembly = content["assembly"]
    secretary = found_assembly(
        books, **assembly, secretary=content["staff"]["secretariat"], demo=True
    )
    for workshop in content["workshops"]:
        perform(books, "open_workshop", secretary, key=workshop["key"], name=workshop["name"])
    for key, (fr, hy, country, _delegate) in content["delegations"].items():
        names = {"fr": fr, "hy": hy}
        perform(books, "seat_delegation", secretary, key=key, name=names, country=country)
    perform(books, "seat_members", secretary, people=list(people(content)))
    clauses = [
        {"key": c["key"], "kind": c["kind"], "workshop": c.get("workshop"), "texts": c["text"]}
        for c in content["frame"]
    ]
    perform(books, "lay_frame", secretary, clauses=clauses)
    perform(books, "set_agenda", secretary, items=content["agenda"])
    return content, secretary


def seed_tour(books: Books) -> None:
    """The guided tour's state: half of the walk done, work left for everyone."""
    content, secretary = found_demo(books)
    Walk(content, DirectHand(books, secretary), lambda _deed: None).tour()


class DirectHand:
    """Does the walk's deeds on the books."""

    def __init__(self, books: Books, secretary: Seat) -> None:
        self._books = books
        self._secretary = secretary
        with books.reading(secretary.assembly) as reading:
            seats = [seat_of(row) for row in reading.members]
        self._by_place = {s.workshop or s.delegation or s.role.value: s for s in reversed(seats)}

    def words(self, key: str) -> Texts:
        with self._books.reading(self._secretary.assembly) as reading:
            clause = reading.draft().get(key)
            return clause.texts if clause else {}

    def post_finding(self, who: str, finding: dict[str, Any]) -> int:
        asked = dict(finding)
        number = asked.pop("replaces")
        params = {"base": self._head(), **asked}
        if number:
            return self._do("revise_finding", who, number=number, **params)["number"]
        return self._do("post_finding", who, **params)["number"]

    def withdraw_finding(self, who: str, number: int) -> None:
        self._do("withdraw_finding", who, number=number)

    def merge(self, numbers: list[int], same_as: dict[int, int]) -> None:
        self._do("merge_findings", "secretariat", numbers=numbers, same_as=same_as)

    def contested(self, finding: int) -> int:
        with self._books.reading(self._secretary.assembly) as reading:
            return reading.finding(finding).amendment or 0

    def propose(self, who: str, operations: Operations, reason: str, replaces: list[int]) -> int:
        asked = {"operations": operations, "reason": reason, "replaces": replaces}
        return self._do("propose_amendment", who, base=self._head(), **asked)["number"]

    def cosign(self, who: str, number: int) -> None:
        self._do("cosign_amendment", who, number=number)

    def withdraw_amendment(self, who: str, number: int) -> None:
        self._do("withdraw_amendment", who, number=number)

    def present(self, number: int) -> None:
        self._do("present_amendment", "chair", number=number)

    def decide(self, number: int, decision: dict[str, Any]) -> None:
        votes = decision["votes"]
        counted = dict(zip(VOTES, votes, strict=True)) if votes else {"consensus": True}
        self._do(
            "decide_amendment",
            "chair",
            number=number,
            outcome=decision["outcome"],
            votes=counted,
            reason=decision["note"],
            operations=decision["operations"],
            base=self._head(),
        )

    def adopt(self) -> None:
        self._do("adopt_text", "chair", despite_open=True, despite_behind=True)

    def _do(self, action: str, who: str, **params: Any) -> dict[str, Any]:
        return perform(self._books, action, self._by_place[who], **params)

    def _head(self) -> int:
        with self._books.reading(self._secretary.assembly) as reading:
            return reading.head
