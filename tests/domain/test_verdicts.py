"""What an amendment means after the text changed: named cases, as a clerk would decide them."""

from dataclasses import dataclass

import pytest

from drafting.domain import (
    Amendment,
    Clause,
    Delete,
    Draft,
    Insert,
    Kind,
    Move,
    Revise,
    perform,
    rebase,
)

TOURISM = "Les villes encouragent le tourisme rural et ouvrent des chemins entre les deux pays."
TWO = "Les villes créent des liens durables. Elles ouvrent des chemins de randonnée."
REVIEW = "Un bilan est dressé chaque année."
SCHOOL = "Դպրոցները ուսուցանում են հայերեն և ֆրանսերեն։ Ուսուցիչները փոխանակվում են ամեն տարի։"
FARMS = "Farmers exchange seeds and know-how. They meet in both countries every spring."


def clause(key, text, lang="fr", kind=Kind.OPERATIVE):
    return Clause.new(key, kind, {lang: text}, "frame")


BASE = Draft((
    clause("h", "Décisions", kind=Kind.HEADING),
    clause("a", TOURISM),
    clause("b", TWO),
    clause("c", REVIEW),
    clause("d", SCHOOL, "hy"),
    clause("e", FARMS, "en"),
))  # fmt: skip


def revise(key, text, lang="fr"):
    return Revise(key, {lang: text})


def insert(key, after, text, lang="fr"):
    return Insert(key, after, Kind.OPERATIVE, {lang: text})


@dataclass(frozen=True)
class Case:
    name: str
    happened: tuple  # operations performed on BASE
    asked: tuple
    standing: str
    reason: str
    then: dict | None = None  # texts after adopting it, by clause; None: the clause is gone
    order: str = ""


SPLIT = (
    revise("b", "Les villes créent des liens durables."),
    insert("n", "b", "Elles ouvrent des chemins de randonnée."),
)
RECAST = (
    revise("a", "Les villes encouragent le tourisme rural."),
    insert("n", "a", "Elles ouvrent des chemins entre les deux pays."),
)
JOINED = (Delete("c"), revise("b", f"{TWO} {REVIEW}"))
JOINED_BEFORE = (Delete("a"), revise("b", f"{TOURISM} {TWO}"))

CASES = [
    # moved
    Case("suit le paragraphe déplacé", (Move("a", "c"),), (revise("a", TOURISM.replace("rural", "lent")),),
         "applies", "unchanged", {"a": TOURISM.replace("rural", "lent")}, "hbcade"),
    Case("suit le paragraphe déplacé et modifié", (Move("a", "c"), revise("a", TOURISM.replace("chemins", "sentiers"))),
         (revise("a", TOURISM.replace("rural", "lent")),),
         "adapted", "elsewhere", {"a": TOURISM.replace("rural", "lent").replace("chemins", "sentiers")}),
    Case("supprime ce qu’un autre a déplacé", (Move("a", "c"),), (Delete("a"),), "applies", "unchanged", {"a": None}),
    Case("déplace ce qu’un autre a supprimé", (Delete("a"),), (Move("a", "c"),), "moot", "deleted"),
    Case("déplace ce qu’un autre a déplacé ailleurs", (Move("a", "c"),), (Move("a", "d"),), "contested", "moved"),
    Case("déplace ce qu’un autre a déplacé là", (Move("a", "c"),), (Move("a", "c"),), "satisfied", "already_so"),
    Case("déplace ce qu’un autre a modifié", (revise("a", "Autre."),), (Move("a", "c"),), "applies", "unchanged", None, "hbcade"),
    Case("déplace derrière un paragraphe supprimé", (Delete("c"),), (Move("a", "c"),), "adapted", "place_gone", None, "hbade"),
    Case("déplace là où un autre insère", (insert("n", "c", "Neuf."),), (Move("a", "c"),), "adapted", "behind", None, "hbcnade"),
    # deleted
    Case("modifie ce qu’un autre supprime", (Delete("a"),), (revise("a", "Autre."),), "moot", "deleted"),
    Case("supprime ce qu’un autre modifie", (revise("a", "Autre."),), (Delete("a"),), "contested", "edited"),
    Case("supprime ce qui est supprimé", (Delete("a"),), (Delete("a"),), "satisfied", "already_so"),
    # inserted
    Case("insère derrière un paragraphe supprimé", (Delete("b"),), (insert("p2", "b", "Neuf."),), "adapted", "place_gone", None, "ha(p2)cde"),
    Case("insère derrière un plus ancien", (insert("p1", "b", "Dix."),), (insert("p2", "b", "Neuf."),), "adapted", "behind", None, "hab(p1)(p2)cde"),
    Case("insère devant un plus récent", (insert("p3", "b", "Dix."),), (insert("p2", "b", "Neuf."),), "applies", "unchanged", None, "hab(p2)(p3)cde"),
    Case("insère ce qu’un autre a inséré", (insert("p1", "b", "Neuf."),), (insert("p2", "b", "Neuf."),), "satisfied", "already_so"),
    Case("insère les mots, mais comme considérant", (insert("p1", "b", "Neuf."),),
         (Insert("p2", "b", Kind.PREAMBULAR, {"fr": "Neuf."}),), "adapted", "behind"),
    # words
    Case("les mêmes mots", (revise("a", TOURISM.replace("rural", "vert")),), (revise("a", TOURISM.replace("rural", "lent")),), "contested", "same_words"),
    Case("les mêmes mots, en arménien", (revise("d", SCHOOL.replace("հայերեն", "անգլերեն"), "hy"),),
         (revise("d", SCHOOL.replace("հայերեն", "ռուսերեն"), "hy"),), "contested", "same_words"),
    Case("d’autres mots, en arménien", (revise("d", SCHOOL.replace("հայերեն", "անգլերեն"), "hy"),),
         (revise("d", SCHOOL.replace("ամեն տարի", "երկու տարին մեկ"), "hy"),), "adapted", "elsewhere",
         {"d": SCHOOL.replace("հայերեն", "անգլերեն").replace("ամեն տարի", "երկու տարին մեկ")}),
    Case("ajoute une langue", (revise("a", TOURISM.replace("rural", "vert")),), (revise("a", "Քաղաքները խրախուսում են։", "hy"),), "applies", "unchanged"),
    # split
    Case("scindé : modifie la tête", SPLIT, (revise("b", TWO.replace("durables", "étroits")),), "adapted", "elsewhere",
         {"b": "Les villes créent des liens étroits.", "n": "Elles ouvrent des chemins de randonnée."}),
    Case("scindé : modifie la queue", SPLIT, (revise("b", TWO.replace("de randonnée", "pour tous")),), "adapted", "split",
         {"b": "Les villes créent des liens durables.", "n": "Elles ouvrent des chemins pour tous."}),
    Case("scindé : modifie les deux", SPLIT, (revise("b", TWO.replace("durables", "étroits").replace("de randonnée", "pour tous")),), "adapted", "split",
         {"b": "Les villes créent des liens étroits.", "n": "Elles ouvrent des chemins pour tous."}),
    Case("scindé : supprime la queue", SPLIT, (revise("b", "Les villes créent des liens durables."),), "adapted", "split",
         {"b": "Les villes créent des liens durables.", "n": None}),
    Case("scindé : ajoute à la fin", SPLIT, (revise("b", f"{TWO} Un bilan suit."),), "adapted", "split",
         {"n": "Elles ouvrent des chemins de randonnée. Un bilan suit."}),
    Case("scindé : ajoute entre les phrases", SPLIT, (revise("b", TWO.replace("Elles", "Depuis 2013, elles")),), "adapted", "split",
         {"b": "Les villes créent des liens durables.", "n": "Depuis 2013, elles ouvrent des chemins de randonnée."}),
    Case("scindé : supprime le tout", SPLIT, (Delete("b"),), "adapted", "split", {"b": None, "n": None}),
    Case("scindé : déplace le tout", SPLIT, (Move("b", "c"),), "adapted", "split", None, "hacbnde"),
    Case("scindé : une autre insertion s’est glissée", (*SPLIT, insert("f1", "b", "Vingt.")), (revise("b", TWO.replace("randonnée", "marche")),), "adapted", "split",
         {"n": "Elles ouvrent des chemins de marche."}),
    Case("scindé puis la queue réécrite", (*SPLIT, revise("n", "Elles ouvrent des chemins de halage.")),
         (revise("b", TWO.replace("randonnée", "marche")),), "contested", "same_words"),
    Case("refondu : modifie la tête", RECAST, (revise("a", TOURISM.replace("rural", "lent")),), "adapted", "elsewhere",
         {"a": "Les villes encouragent le tourisme lent."}),
    Case("refondu : modifie la queue", RECAST, (revise("a", TOURISM.replace("les deux", "nos deux")),), "adapted", "split",
         {"n": "Elles ouvrent des chemins entre nos deux pays."}),
    Case("refondu : modifie la jointure", RECAST, (revise("a", TOURISM.replace("rural et", "rural mais")),), "contested", "same_words"),
    Case("refondu : supprime le tout", RECAST, (Delete("a"),), "contested", "edited"),
    Case("raccourci sans suite", (revise("b", "Les villes créent des liens durables."),), (revise("b", TWO.replace("randonnée", "marche")),), "contested", "same_words"),
    Case("raccourci, un autre paragraphe inséré", (revise("b", "Les villes créent des liens durables."), insert("n", "b", "Un comité se réunit chaque mois.")),
         (revise("b", TWO.replace("randonnée", "marche")),), "contested", "same_words"),
    Case("remplacé par deux paragraphes neufs", (Delete("b"), insert("m", "a", "Les villes créent des liens durables."), insert("n", "m", "Elles ouvrent des chemins de randonnée.")),
         (revise("b", TWO.replace("randonnée", "marche")),), "adapted", "split", {"n": "Elles ouvrent des chemins de marche."}),
    Case("la même scission", SPLIT, (revise("b", "Les villes créent des liens durables."), insert("p9", "b", "Elles ouvrent des chemins de randonnée.")), "satisfied", "already_so"),
    Case("scindé, en arménien", (revise("d", "Դպրոցները ուսուցանում են հայերեն և ֆրանսերեն։", "hy"), insert("n", "d", "Ուսուցիչները փոխանակվում են ամեն տարի։", "hy")),
         (revise("d", SCHOOL.replace("ամեն տարի", "երկու տարին մեկ"), "hy"),), "adapted", "split", {"n": "Ուսուցիչները փոխանակվում են երկու տարին մեկ։"}),
    Case("split before the clause", (insert("n", "d", "Farmers exchange seeds and know-how.", "en"), revise("e", "They meet in both countries every spring.", "en")),
         (revise("e", FARMS.replace("seeds", "tools").replace("spring", "autumn"), "en"),), "adapted", "split",
         {"n": "Farmers exchange tools and know-how.", "e": "They meet in both countries every autumn."}),
    # joined
    Case("réuni : modifie ce qui s’y est joint", JOINED, (revise("c", REVIEW.replace("chaque année", "tous les ans")),), "adapted", "joined",
         {"b": f"{TWO} Un bilan est dressé tous les ans."}),
    Case("réuni : modifie ce qui l’a reçu", JOINED, (revise("b", TWO.replace("durables", "étroits")),), "adapted", "elsewhere",
         {"b": f"{TWO} {REVIEW}".replace("durables", "étroits")}),
    Case("réuni : ajoute à la fin de ce qui l’a reçu", JOINED, (revise("b", f"{TWO} Partout."),), "adapted", "elsewhere", {"b": f"{TWO} Partout. {REVIEW}"}),
    Case("réuni : supprime ce qui s’y est joint", JOINED, (Delete("c"),), "adapted", "joined", {"b": TWO}),
    Case("réuni : supprime ce qui l’a reçu", JOINED, (Delete("b"),), "adapted", "joined", {"b": REVIEW}),
    Case("réuni devant", JOINED_BEFORE, (revise("a", TOURISM.replace("rural", "lent")),), "adapted", "joined", {"b": f"{TOURISM} {TWO}".replace("rural", "lent")}),
    Case("réuni et réécrit", (Delete("c"), revise("b", f"{TWO} Un bilan est dressé tous les ans.")), (revise("c", REVIEW.replace("chaque", "cette")),), "contested", "same_words"),
    Case("réuni à l’envers", (Delete("b"), revise("c", f"{REVIEW} {TWO}")), (revise("b", TWO.replace("durables", "étroits")),), "adapted", "joined",
         {"c": f"{REVIEW} {TWO}".replace("durables", "étroits")}),
    Case("trois réunis", (Delete("b"), Delete("c"), revise("a", f"{TOURISM} {TWO} {REVIEW}")), (revise("c", REVIEW.replace("bilan", "rapport")),), "adapted", "joined",
         {"a": f"{TOURISM} {TWO} {REVIEW}".replace("bilan", "rapport")}),
    Case("réunis dans un paragraphe neuf", (Delete("b"), Delete("c"), insert("n", "a", f"{TWO} {REVIEW}")), (revise("c", REVIEW.replace("bilan", "rapport")),), "adapted", "joined",
         {"n": f"{TWO} {REVIEW}".replace("bilan", "rapport")}),
    Case("joined by a conjunction", (Delete("d"), revise("e", "Farmers exchange seeds and know-how, and they meet in both countries every spring.", "en")),
         (revise("e", FARMS.replace("spring", "autumn"), "en"),), "adapted", "elsewhere"),
    # several operations
    Case("un des quatre est contesté", (revise("b", TWO.replace("durables", "forts")),),
         (revise("a", TOURISM.replace("rural", "lent")), revise("b", TWO.replace("durables", "étroits")), revise("c", REVIEW.replace("année", "mois")), Delete("e")),
         "contested", "same_words", {"a": TOURISM.replace("rural", "lent"), "c": REVIEW.replace("année", "mois"), "e": None}),
    Case("un des deux est sans objet", (Delete("a"),), (revise("a", "Autre."), revise("c", "Autre.")), "adapted", "deleted", {"c": "Autre."}),
    Case("un des deux est satisfait", (revise("a", "Autre."),), (revise("a", "Autre."), revise("c", "Autre.")), "adapted", "already_so", {"c": "Autre."}),
    Case("échange deux paragraphes et insère", (), (Move("a", "b"), Move("c", "h"), insert("p2", "a", "Neuf.")), "applies", "unchanged", None, "hcba(p2)de"),
    Case("deux insertions au même endroit", (), (insert("p2", "a", "Un."), insert("p2-2", "a", "Deux.")), "applies", "unchanged", None, "ha(p2)(p2-2)bcde"),
    Case("revoit ce qu’il insère", (), (insert("p2", "a", "Un."), revise("p2", "Deux.")), "applies", "unchanged", {"p2": "Deux."}),
    Case("supprime puis insère à la place", (), (Delete("b"), insert("p2", "b", "Neuf.")), "applies", "unchanged", None, "ha(p2)cde"),
]  # fmt: skip


def placed(draft):
    return "".join(key if len(key) == 1 else f"({key})" for key in draft.keys)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verdict(case):
    head = perform(BASE, case.happened, "amendment-1")
    verdict = rebase(Amendment(2, 1, case.asked), BASE, head)
    assert verdict.standing.value == case.standing
    assert case.reason in [part.reason for part in verdict.parts]
    after = perform(head, verdict.operations, "amendment-2")
    for key, text in (case.then or {}).items():
        now = after.get(key)
        assert (now and now.any_text("fr")) == text, key
    if case.order:
        assert placed(after) == case.order
