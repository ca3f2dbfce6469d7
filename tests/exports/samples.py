"""Papers to export: a small declaration by hand, and histories at random."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from drafting.domain import (
    Delete,
    Draft,
    Insert,
    Kind,
    Move,
    Operation,
    Revise,
    fingerprint,
    perform,
)
from drafting.domain.clauses import Clause
from exports import Credit, Paper, Signatory, Step
from tests.strategies import ARMENIAN, FRENCH

LANGUAGES = ("fr", "hy")
MORNING = datetime(2013, 10, 17, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
WORDS = {
    "page": "Page",
    "of": "sur",
    "signatures": "Signatures",
    "delegation": "Délégation",
    "signature": "Nom, qualité et signature",
    "fingerprint": "Empreinte du texte (SHA-256)",
    "draft": "Projet",
    "adopted": "Texte adopté",
    "deleted": "supprimé",
}
DELEGATIONS = (
    "Ville de Valence",
    "Ville d’Idjevan",
    "Département de la Drôme",
    "Région du Tavouch",
)
SIGNATORIES = (
    Signatory("Ville de Valence / Վալանս քաղաք", "FR"),
    Signatory("Ville d’Idjevan / Իջևան քաղաք", "AM"),
)


def paper(base: Draft, steps: tuple[Step, ...], adopted: bool = True, **others) -> Paper:
    """A paper about these steps."""
    head = steps[-1].draft if steps else base
    facts = {
        "name": "2e Assises franco-arméniennes de la coopération décentralisée",
        "title": "Déclaration de Valence",
        "place": "Valence",
        "dates": "15–17 octobre 2013",
        "languages": LANGUAGES,
        "lang": "fr",
        "signatories": SIGNATORIES,
        "fingerprint": fingerprint(head, LANGUAGES) if adopted else None,
        "adopted": MORNING + timedelta(hours=3) if adopted else None,
        "issued": MORNING,
        "words": WORDS,
    }
    return Paper(draft=head, base=base, steps=steps, **{**facts, **others})


def taken(base: Draft, *decisions: tuple[str, str, tuple[Operation, ...]]) -> tuple[Step, ...]:
    """Steps from (author, comment, operations), seven minutes apart."""
    steps, draft = [], base
    for number, (author, comment, operations) in enumerate(decisions, 1):
        draft = perform(draft, operations, f"amendment-{number}")
        steps.append(Step(draft, Credit(author, MORNING + timedelta(minutes=7 * number), comment)))
    return tuple(steps)


def clause(key: str, kind: Kind, fr: str = "", hy: str = "") -> Clause:
    return Clause.new(key, kind, {"fr": fr, "hy": hy}, "frame")


VALENCE = Draft(
    (
        clause("t", Kind.TITLE, "Déclaration de Valence", "Վալանսի հռչակագիր"),
        clause(
            "r1",
            Kind.PREAMBULAR,
            "Rappelant l’amitié de nos villes ;",
            "Հիշեցնելով մեր քաղաքների բարեկամությունը,",
        ),
        clause("r2", Kind.PREAMBULAR, "Constatant que les moyens restent inégaux ;"),
        clause("h1", Kind.HEADING, "Le tourisme", "Զբոսաշրջություն"),
        clause(
            "o1",
            Kind.OPERATIVE,
            "Décident de créer un réseau de chambres chez l’habitant ;",
            "Որոշում են ստեղծել հյուրատների ցանց,",
        ),
        clause(
            "o2",
            Kind.OPERATIVE,
            "Encouragent la formation de guides francophones ;",
            "Խրախուսում են զբոսավարների պատրաստումը,",
        ),
        clause("h2", Kind.HEADING, "La culture", "Մշակույթ"),
        clause(
            "o3",
            Kind.OPERATIVE,
            "Soutiennent l’échange annuel de vingt élèves ;",
            "Աջակցում են քսան աշակերտի փոխանակմանը,",
        ),
        clause("o4", Kind.OPERATIVE, "", "Ցանկանում են փոխանակել գրքեր,"),
        clause("z", Kind.CLOSING, "Fait à Valence, le 17 octobre 2013.", "Կատարված է Վալանսում։"),
    )
)

# name -> decisions, each (author, comment, operations): what a plenary does to a text
HISTORIES = {
    "nothing": (),
    "a word": (("Ville de Lyon", "Amendement 1 : par consensus.", (Revise("o1", {"fr": "Décident de créer un réseau de maisons d’hôtes ;"}),)),),
    "three hands in one sentence": (
        ("Ville de Lyon", "Amendement 1.", (Revise("o3", {"fr": "Soutiennent l’échange annuel de trente élèves ;"}),)),
        ("Ville de Gumri", "Amendement 2.", (Revise("o3", {"fr": "Encouragent l’échange annuel de trente élèves ;"}),)),
        ("Ville d’Erevan", "Amendement 3.", (Revise("o3", {"fr": "Encouragent l’échange annuel de quarante élèves ;"}),)),
    ),
    "one hand at the end of French and the beginning of Armenian": (
        ("Ville de Lyon", "Amendement 1.", (Revise("r1", {"fr": "Rappelant l’amitié de nos villes ; toujours", "hy": "Միշտ Հիշեցնելով մեր քաղաքների բարեկամությունը,"}),)),
    ),
    "one hand strikes the end and the beginning": (
        ("Ville de Lyon", "Amendement 1.", (Revise("r1", {"fr": "Rappelant l’amitié", "hy": "քաղաքների բարեկամությունը,"}), Delete("r2"))),
    ),
    "the last clause goes": (("Ville de Lyon", "Amendement 1.", (Delete("z"),)),),
    "the first clause goes": (("Ville de Lyon", "Amendement 1.", (Delete("t"),)),),
    "a new last clause": (("Ville de Lyon", "Amendement 1.", (Insert("n", "z", Kind.CLOSING, {"fr": "Fin.", "hy": "Վերջ։"}),)),),
    "a new first clause": (("Ville de Lyon", "Amendement 1.", (Insert("n", None, Kind.TITLE, {"fr": "Projet"}),)),),
    "moved and edited": (
        ("Ville de Lyon", "Amendement 1.", (Revise("o1", {"fr": "Décident de créer un grand réseau de chambres ;"}),)),
        ("Ville d’Erevan", "Amendement 2.", (Move("o1", "o4"),)),
        ("Ville de Gumri", "Amendement 3.", (Revise("o1", {"fr": "Décident d’ouvrir un grand réseau ;", "hy": "Որոշում են,"}),)),
    ),
    "moved, then what it passed is deleted": (
        ("Ville de Lyon", "Amendement 1.", (Move("o3", "r1"),)),
        ("Ville de Gumri", "Amendement 2.", (Delete("h1"), Delete("o1"))),
    ),
    "moved and moved back": (
        ("Ville de Lyon", "Amendement 1.", (Move("o1", "o3"),)),
        ("Ville de Gumri", "Amendement 2.", (Move("o1", "h1"),)),
    ),
    "inserted, amended, deleted again": (
        ("Ville de Lyon", "Amendement 1.", (Insert("n", "o1", Kind.OPERATIVE, {"fr": "Conviennent d’un festival annuel ;"}),)),
        ("Ville de Gumri", "Amendement 2.", (Revise("n", {"fr": "Conviennent d’un festival du livre ;", "hy": "Պայմանավորվում են,"}),)),
        ("Ville d’Erevan", "Amendement 3.", (Delete("n"),)),
    ),
    "inserted and amended": (
        ("Ville de Lyon", "Amendement 1.", (Insert("n", "o1", Kind.OPERATIVE, {"fr": "Conviennent d’un festival annuel ;"}),)),
        ("Ville de Gumri", "Amendement 2.", (Revise("n", {"fr": "Conviennent d’un festival du livre ;", "hy": "Պայմանավորվում են,"}),)),
    ),
    "deleted and brought back elsewhere": (
        ("Ville de Lyon", "Amendement 1.", (Delete("o1"),)),
        ("Ville de Gumri", "Amendement 2.", (Insert("o1", "o4", Kind.OPERATIVE, {"fr": "Décident de créer un réseau ;"}),)),
    ),
    "the number passes to another language": (
        ("Ville de Lyon", "Amendement 1.", (Revise("o4", {"fr": "Souhaitent échanger des livres ;"}),)),
        ("Ville de Gumri", "Amendement 2.", (Revise("r1", {"fr": ""}),)),
        ("Ville d’Erevan", "Amendement 3.", (Revise("r2", {"fr": "", "hy": "Արձանագրելով, որ միջոցներն անհավասար են,"}),)),
    ),
    "all but everything": (
        ("Ville de Lyon", "Amendement 1 : 21 pour, 3 contre.", (Delete("o2"), Delete("h2"))),
        ("Ville de Gumri / Գյումրի", "Amendement 2. Համաձայն ենք։", (Move("o4", "t"), Move("r1", "z"))),
        ("Secrétariat", "", (Insert("n", None, Kind.HEADING, {"hy": "Բացում"}), Revise("z", {"hy": ""}))),
    ),
    "all of it, with faults to make": (
        ("Ville de Lyon", "Amendement 1.", (Revise("o1", {"fr": "Décident d’ouvrir un réseau de chambres ;"}), Delete("o3"))),
        ("Ville de Gumri", "Amendement 2.", (Insert("n", "o4", Kind.OPERATIVE, {"fr": "Conviennent d’un festival annuel ;"}),)),
    ),
}  # fmt: skip


def decided(name: str) -> Paper:
    return paper(VALENCE, taken(VALENCE, *HISTORIES[name]))


def random_paper(random: Random, clauses: int = 6, decisions: int = 5) -> Paper:
    """A base and decisions upon it: clauses revised, inserted, deleted, moved, brought back."""
    kinds = list(Kind)
    base = Draft(
        tuple(
            Clause.new(f"b{n}", random.choice(kinds), _texts(random), "frame")
            for n in range(random.randint(0, clauses))
        )
    )
    steps, draft = [], base
    for number in range(random.randint(0, decisions)):
        for _ in range(random.randint(1, 3)):
            draft = perform(
                draft, _any_operation(random, draft, base, number), f"amendment-{number}"
            )
        at = MORNING + timedelta(minutes=number)
        comment = random.choice(("", f"Amendement {number}."))
        steps.append(Step(draft, Credit(random.choice(DELEGATIONS), at, comment)))
    return paper(base, tuple(steps))


def _any_operation(random: Random, draft: Draft, base: Draft, number: int) -> tuple[Operation, ...]:
    after = random.choice((None, *draft.keys))
    gone = [c for c in base.clauses if c.key not in draft]
    key = random.choice(draft.keys) if draft.keys else None
    what = random.choice(("revise", "revise", "insert", "delete", "move", "back"))
    if what == "back" and gone:
        old = random.choice(gone)
        return (Insert(old.key, after, old.kind, _texts(random)),)
    if what == "insert" or key is None:
        new = f"n{number}-{random.randint(0, 999)}"
        return (
            () if new in draft else (Insert(new, after, random.choice(list(Kind)), _texts(random)),)
        )
    if what == "move":
        return () if after == key else (Move(key, after),)
    if what == "delete":
        return (Delete(key),)
    return (Revise(key, _edited(random, draft.get(key).texts)),)


def _texts(random: Random) -> dict[str, str]:
    """Something to say in French, in Armenian, or in both."""
    texts = {"fr": _sentence(random, FRENCH), "hy": _sentence(random, ARMENIAN)}
    for lang in random.sample(LANGUAGES, random.choice((0, 0, 1))):
        del texts[lang]
    return texts


def _sentence(random: Random, words: list[str]) -> str:
    return " ".join(random.choice(words) for _ in range(random.randint(1, 8)))


def _edited(random: Random, texts: dict[str, str]) -> dict[str, str]:
    """Some words replaced; now and then a language comes or goes."""
    if random.random() < 0.2:
        return {**dict.fromkeys(LANGUAGES, ""), **_texts(random)}
    lang = random.choice(sorted(texts))
    words = texts[lang].split(" ")
    place = random.randint(0, len(words))
    words[place : place + random.randint(0, 2)] = random.sample(
        FRENCH + ARMENIAN, random.randint(0, 2)
    )
    return {lang: " ".join(words) or "—"}
