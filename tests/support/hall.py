"""A small assembly for tests: two workshops, three delegations, a frame text in two languages."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from drafting.actions import perform
from drafting.actions.founding import found_assembly
from drafting.domain.people import Seat
from drafting.store import Books, Reading
from drafting.store.engine import make_engine
from drafting.store.schema import upgrade
from drafting.store.values import seat_of

FRAME = [
    ("title", "t", None, "Déclaration", "Հռչակագիր"),
    ("preambular", "r1", None, "Considérant l’amitié ancienne,", "Հաշվի առնելով հին բարեկամությունը,"),
    ("heading", "h1", "tourisme", "Le tourisme", "Զբոսաշրջություն"),
    ("operative", "o1", "tourisme", "Les villes encouragent le tourisme rural et la marche.", "Քաղաքները խրախուսում են գյուղական զբոսաշրջությունը։"),
    ("operative", "o2", "tourisme", "Elles ouvrent des sentiers dans les deux pays.", ""),
    ("heading", "h2", "culture", "La culture", "Մշակույթ"),
    ("operative", "o3", "culture", "Elles soutiennent les écoles et les langues.", "Նրանք աջակցում են դպրոցներին և լեզուներին։"),
    ("closing", "z", None, "Fait à Valence.", "Կատարված է Վալանսում։"),
]  # fmt: skip
PEOPLE = {
    "rapporteur": {"name": "Rita", "role": "rapporteur", "workshop": "tourisme"},
    "colleague": {"name": "Karen", "role": "rapporteur", "workshop": "culture"},
    "chair": {"name": "Jeanne", "role": "chair"},
    "valence": {"name": "Vera", "role": "delegate", "delegation": "valence"},
    "idjevan": {"name": "Hayk", "role": "delegate", "delegation": "idjevan"},
    "lyon": {"name": "Luc", "role": "delegate", "delegation": "lyon"},
}


class Clock:
    """A clock that moves one second at each look."""

    def __init__(self) -> None:
        self.at = datetime(2013, 10, 17, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Hall:
    """The assembly's books, and its people by name."""

    books: Books
    seats: dict[str, Seat] = field(default_factory=dict)

    def do(self, who: str, action: str, deed: str | None = None, **params: Any) -> dict[str, Any]:
        return perform(self.books, action, self.seats[who], deed, **params)

    def reading(self):
        return self.books.reading(self.seats["secretary"].assembly)

    def look(self, what) -> Any:
        """Something read from the books: ``what`` takes a Reading."""
        with self.reading() as reading:
            return what(reading)

    def head(self) -> int:
        return self.look(lambda reading: reading.head)

    def text(self, key: str, lang: str = "fr") -> str:
        def read(reading: Reading) -> str:
            clause = reading.draft().get(key)
            return clause.text(lang) if clause else ""

        return self.look(read)

    def order(self) -> tuple[str, ...]:
        return self.look(lambda reading: reading.draft().keys)

    def propose(self, who: str, *operations: dict[str, Any], base: int | None = None, **more: Any) -> int:
        """Table an amendment; returns its number."""
        base = self.head() if base is None else base
        return self.do(who, "propose_amendment", base=base, operations=list(operations), **more)["number"]

    def decide(self, number: int, outcome: str = "adopted", **more: Any) -> dict[str, Any]:
        return self.do("chair", "decide_amendment", number=number, outcome=outcome, **more)

    def standing(self, number: int) -> str:
        return self.look(lambda reading: reading.standpoints()[number].standing.value)


def revise(key: str, text: str, lang: str = "fr") -> dict[str, Any]:
    return {"do": "revise", "key": key, "texts": {lang: text}}


def insert(after: str | None, text: str, kind: str = "operative") -> dict[str, Any]:
    return {"do": "insert", "key": "", "after": after, "kind": kind, "texts": {"fr": text}}


def delete(key: str) -> dict[str, Any]:
    return {"do": "delete", "key": key}


def move(key: str, after: str | None) -> dict[str, Any]:
    return {"do": "move", "key": key, "after": after}


def found_hall(url: str, slug: str = "essai") -> Hall:
    """Found the small assembly in a database."""
    engine = make_engine(url)
    upgrade(engine)
    return found_in(Books(engine, Clock()), slug)


def found_in(books: Books, slug: str) -> Hall:
    secretary = found_assembly(
        books, slug=slug, name={"fr": "Assises d’essai"}, title={"fr": "Déclaration"},
        secretary="Paul", languages=["fr", "hy"],
    )  # fmt: skip
    hall = Hall(books, {"secretary": secretary})
    for key, name in (("tourisme", "Tourisme"), ("culture", "Culture")):
        hall.do("secretary", "open_workshop", key=key, name={"fr": name})
    for key, name in (("valence", "Valence"), ("idjevan", "Idjevan"), ("lyon", "Lyon")):
        hall.do("secretary", "seat_delegation", key=key, name={"fr": name}, country="FR")
    members = hall.do("secretary", "seat_members", people=list(PEOPLE.values()))["members"]
    with hall.reading() as reading:
        for who, member in zip(PEOPLE, members, strict=True):
            hall.seats[who] = seat_of(reading.member(member))
    clauses = [
        {"kind": kind, "key": key, "workshop": workshop, "texts": {"fr": fr, "hy": hy}}
        for kind, key, workshop, fr, hy in FRAME
    ]
    hall.do("secretary", "lay_frame", clauses=clauses)
    return hall
