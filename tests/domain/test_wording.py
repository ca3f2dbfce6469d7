"""The formal wording: carried out to the letter, it gives the proposed text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain import Clause, Delete, Draft, Insert, Kind, Move, Revise, perform
from drafting.domain.phrases import formal
from drafting.domain.wording import Do, Instruction, glue, instructions, of_text, places
from tests.strategies import real, three, versions


def carry_out(text: str, told: list[Instruction]) -> str:
    """A clerk with scissors: every instruction is found in the text as it stands, then done."""
    edits = []
    for one in told:
        if one.do in (Do.REWRITE, Do.SUPPLY):
            return one.new
        if one.do is Do.CLEAR:
            return ""
        if one.do is Do.BEGIN:
            edits.append((0, 0, one.new + " "))
        elif one.do is Do.END:
            edits.append((len(text), len(text), glue(one.new) + one.new))
        else:
            edits.append(_found(text, one))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _found(text: str, one: Instruction) -> tuple[int, int, str]:
    starts = places(text, one.words.text)
    assert (len(starts) == 1) == (one.words.occurrence == 0)
    start = starts[max(one.words.occurrence - 1, 0)]
    end = start + len(one.words.text)
    match one.do:
        case Do.REPLACE:
            return start, end, one.new
        case Do.AFTER:
            return end, end, glue(one.new) + one.new
        case _:
            before = len(glue(one.words.text))
            return (start - before, end, "") if start else (0, end + 1, "")


@given(st.one_of(three().map(lambda t: t[:2]), versions(real, 1)))
def test_the_instructions_give_the_proposed_text(pair):
    old, new = (" ".join(text.split(" ")).strip() for text in pair)
    assert carry_out(old, of_text("o1", "fr", old, new)) == new


def draft_of(*texts: str) -> Draft:
    return Draft(
        tuple(
            Clause.new(f"o{n}", Kind.OPERATIVE, {"fr": text}, "frame")
            for n, text in enumerate(texts, 1)
        )
    )


def apply(draft: Draft, told: tuple[Instruction, ...]) -> list[tuple[str, dict[str, str]]]:
    """Scissors and glue on the whole text: what stands where, in each language."""
    text = [(clause.key, dict(clause.texts)) for clause in draft.clauses]
    for one in told:
        at = next((n for n, (key, _texts) in enumerate(text) if key == one.key), None)
        if one.do is Do.REMOVE:
            del text[at]
        elif one.do in (Do.ADD, Do.MOVE):
            moved = (one.key, dict(one.texts)) if one.do is Do.ADD else text.pop(at)
            keys = [key for key, _texts in text]
            text.insert(0 if one.place is None else keys.index(one.place) + 1, moved)
    for key, texts in text:
        for lang in {one.lang for one in told if one.key == key and one.lang}:
            mine = [one for one in told if (one.key, one.lang) == (key, lang)]
            texts[lang] = carry_out(texts.get(lang, ""), mine)
    return [(key, {lang: words for lang, words in texts.items() if words}) for key, texts in text]


line = real.map(str.strip).filter(bool)
operation = st.one_of(
    st.builds(lambda key, fr, hy: Revise(key, {"fr": fr, "hy": hy}), st.sampled_from(["o1", "o2", "o3"]), line, line),
    st.builds(lambda after, text: Insert("n", after, Kind.OPERATIVE, {"fr": text}), st.sampled_from(["o1", "o3", None]), line),
    st.builds(Delete, st.just("o4")),
    st.builds(Move, st.just("o2"), st.sampled_from(["o1", "o3", None])),
)  # fmt: skip


@given(
    st.lists(line, min_size=4, max_size=4),
    st.lists(operation, max_size=3, unique_by=lambda o: (type(o), o.key)),
)
def test_carried_out_on_the_whole_text_they_give_the_proposed_one(texts, operations):
    draft = draft_of(*texts)
    proposed = perform(draft, operations, "p")
    assert apply(draft, instructions(operations, draft)) == [
        (c.key, c.texts) for c in proposed.clauses
    ]


LONG = (
    "Les collectivités s’engagent à créer des liens entre les villes, à soutenir les villes et à"
    " échanger des élèves\u00a0; elles se réunissent en 2014."
)
ARM = "Համայնքները խրախուսում են քաղաքների կապերը, քաղաքների համագործակցությունը և լեզուները։"
TEXT = Draft(
    (
        Clause.new("t", Kind.TITLE, {"fr": "Déclaration", "hy": "Հռչակագիր"}, "x"),
        Clause.new(
            "r1", Kind.PREAMBULAR, {"fr": "Considérant l’amitié,", "hy": "Հաշվի առնելով,"}, "x"
        ),
        Clause.new("h1", Kind.HEADING, {"fr": "Le tourisme", "hy": "Զբոսաշրջություն"}, "x"),
        Clause.new("o1", Kind.OPERATIVE, {"fr": LONG, "hy": ARM}, "x"),
        Clause.new("o2", Kind.OPERATIVE, {"fr": "Elles ouvrent des sentiers."}, "x"),
        Clause.new("z", Kind.CLOSING, {"fr": "Fait à Valence.", "hy": "Կատարված է։"}, "x"),
    )
)


def fr(sentence: str) -> str:
    """A sentence with the no-break spaces of French."""
    spaced = (
        sentence.replace("« ", "«\u00a0")
        .replace(" »", "\u00a0»")
        .replace(" :", "\u00a0:")
        .replace(" ;", "\u00a0;")
    )
    return re.sub(
        r"(paragraphe|considérant|[123]°) (?=[A-Z0-9]\b|[a-zà])",
        lambda m: m[1] + ("\u00a0" if m[1][-1] == "°" or spaced[m.end()].isdigit() else " "),
        spaced,
    )


def revised(old: str, new: str) -> Revise:
    assert old in LONG
    return Revise("o1", {"fr": LONG.replace(old, new, 1)})


SENTENCES = [
    (revised("créer", "établir"), "fr", fr("Au paragraphe 1, remplacer le mot « créer » par le mot « établir ».")),
    (revised("soutenir les villes", "soutenir les communes"), "fr", fr("Au paragraphe 1, remplacer la deuxième occurrence du mot « villes » par le mot « communes ».")),
    (revised("villes et", "villes rurales et"), "fr", fr("Au paragraphe 1, après la deuxième occurrence du mot « villes », insérer le mot « rurales ».")),
    (revised(" entre les villes", ""), "fr", fr("Au paragraphe 1, supprimer les mots « entre les villes ».")),
    (revised("2014.", "2014. Elles font rapport."), "fr", fr("Au paragraphe 1, ajouter, à la fin, la phrase « Elles font rapport. ».").replace(".\u00a0».", ".\u00a0»")),
    (revised("créer des", "créer, dès 2014, des"), "fr", fr("Au paragraphe 1, après le mot « créer », insérer les mots « , dès 2014, ».").replace(", dès 2014, »", ", dès 2014,\u00a0»")),
    (Revise("o1", {"fr": "Tout autre chose."}), "fr", fr("Rédiger ainsi le paragraphe 1 : « Tout autre chose. »")),
    (Revise("o1", {"fr": LONG.replace("créer", "établir").replace("2014", "2015")}), "fr", fr("Au paragraphe 1 : 1° remplacer le mot « créer » par le mot « établir » ; 2° remplacer le mot « 2014 » par le mot « 2015 ».")),
    (Insert("n", "o1", Kind.OPERATIVE, {"fr": "Un."}), "fr", fr("Après le paragraphe 1, insérer un paragraphe ainsi rédigé : « Un. »")),
    (Insert("n", None, Kind.PREAMBULAR, {"fr": "Vu,"}), "fr", fr("En tête du texte, insérer un considérant ainsi rédigé : « Vu, ».")),
    (Delete("o2"), "fr", fr("Supprimer le paragraphe 2.")),
    (Delete("z"), "fr", "Supprimer la formule finale."),
    (Move("o1", "o2"), "fr", fr("Déplacer le paragraphe 1 après le paragraphe 2.")),
    (Revise("o1", {"hy": ARM.replace("լեզուները", "դպրոցները")}), "fr", fr("Dans la version arménienne, au paragraphe 1, remplacer le mot « լեզուները » par le mot « դպրոցները ».")),
    (Revise("o2", {"hy": "Նրանք։"}), "fr", fr("Au paragraphe 2, ajouter la version arménienne suivante : « Նրանք։ »")),
    (revised("créer", "établir"), "hy", "Ֆրանսերեն տարբերակի 1-ին կետում «créer» բառը փոխարինել «établir» բառով։"),
    (Revise("o1", {"hy": ARM.replace("խրախուսում", "քաջալերում")}), "hy", "1-ին կետում «խրախուսում» բառը փոխարինել «քաջալերում» բառով։"),
    (Revise("o1", {"hy": ARM.replace("քաղաքների համա", "գյուղերի համա")}), "hy", "1-ին կետում երկրորդ «քաղաքների» բառը փոխարինել «գյուղերի» բառով։"),
    (Revise("o1", {"hy": ARM.replace("խրախուսում են", "խրախուսում են նաև")}), "hy", "1-ին կետում «են» բառից հետո լրացնել «նաև» բառը։"),
    (Revise("o1", {"hy": "Այլ բան։"}), "hy", "1-ին կետը շարադրել հետևյալ խմբագրությամբ՝ «Այլ բան։»"),
    (Insert("n", "o2", Kind.OPERATIVE, {"hy": "Նոր"}), "hy", "2-րդ կետից հետո լրացնել հետևյալ բովանդակությամբ կետ՝ «Նոր»։"),
    (Delete("o2"), "hy", "2-րդ կետը հանել։"),
    (Move("o1", "o2"), "hy", "1-ին կետը տեղափոխել 2-րդ կետից հետո։"),
    (revised("créer", "établir"), "en", "In the French version, in paragraph\u00a01, replace the word “créer” by the word “établir”."),
    (Delete("r1"), "en", "Delete recital\u00a0A."),
    (Move("o1", None), "en", "Move paragraph\u00a01 to the top of the text."),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "lang", "sentence"), SENTENCES)
def test_a_clerk_reads(operation, lang, sentence):
    assert formal([operation], TEXT, lang) == (sentence,)


def test_the_same_change_in_both_languages_is_told_in_the_record_s_own():
    both = Revise("z", {"fr": "Fait à Lyon.", "hy": "Կատարված է Լիոնում։"})
    assert "Լիոնում" not in formal([both], TEXT, "fr")[0]
    assert "Lyon" not in formal([both], TEXT, "hy")[0]


def test_what_follows_a_clause_just_inserted_says_so():
    new = [
        Insert("p1", "o1", Kind.OPERATIVE, {"fr": "Un."}),
        Insert("p1-2", "p1", Kind.OPERATIVE, {"fr": "Deux."}),
    ]
    assert formal(new, TEXT, "fr")[1].startswith(
        "Après le paragraphe ainsi inséré, insérer un paragraphe"
    )
