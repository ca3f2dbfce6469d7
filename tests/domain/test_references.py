"""What people shout across a hall, and where it leads; sentences in three scripts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain import Clause, Delete, Draft, Insert, Kind, perform
from drafting.domain.numbering import freeze
from drafting.domain.references import Found, find, parse, sentences, span
from tests.strategies import hostile, texts

KINDS = {"t": Kind.TITLE, "r": Kind.PREAMBULAR, "h": Kind.HEADING, "o": Kind.OPERATIVE}
TEXT = {"fr": "Une phrase. Une autre. La dernière.", "hy": "Մի նախադասություն։ Եվ վերջինը։"}


def hall() -> Draft:
    """A text of three recitals, two headings, thirteen paragraphs; 12a came, 7 is deleted."""
    keys = [
        "t",
        "r1",
        "r2",
        "r3",
        "h1",
        *(f"o{n}" for n in range(1, 9)),
        "h2",
        *(f"o{n}" for n in range(9, 14)),
    ]
    text = Draft(tuple(Clause.new(key, KINDS[key[0]], TEXT, "frame") for key in keys))
    text = Draft(text.clauses, freeze(text))
    new = Insert("oX", "o12", Kind.OPERATIVE, {"fr": "Un paragraphe nouveau, sur l’eau."})
    text = perform(text, [Delete("o7"), new], "amendment-1")
    return Draft(text.clauses, text.numbering.grown(text))


HALL = hall()
SAID = [
    # French
    ("paragraphe 12, deuxième phrase", "o12", 1),
    ("Paragraphe 12", "o12", None),
    ("au paragraphe 12", "o12", None),
    ("§ 12a", "oX", None),
    ("§12", "o12", None),
    ("paragraphe 12 a", "oX", None),
    ("12 bis", "oX", None),
    ("paragraphe 12 bis, première phrase", "oX", 0),
    ("alinéa 3", "o3", None),
    ("le point 3", "o3", None),
    ("art. 3", "o3", None),
    ("n° 3", "o3", None),
    ("considérant B", "r2", None),
    ("Considérant A", "r1", None),
    ("le considérant a, dernière phrase", "r1", -1),
    ("titre II", "h2", None),
    ("titre", "t", None),
    ("section 2", "h2", None),
    ("paragraphe 5, phrase 2", "o5", 1),
    ("5, 2e phrase", "o5", 1),
    ("1re phrase du paragraphe 5", "o5", 0),
    ("la dernière phrase du paragraphe 5", "o5", -1),
    ("premier paragraphe", "o1", None),
    ("3e paragraphe", "o3", None),
    ("1er", "o1", None),
    ("PARAGRAPHE 5", "o5", None),
    ("paragraphe 7", "o7", None),
    ("paragraphe 99", None, None),
    ("deuxième phrase", None, None),
    ("considérant 3", None, None),
    ("paragraphe considérant 3 titre", None, None),
    # a number or a letter alone
    ("12", "o12", None),
    ("12A", "oX", None),
    ("b", "r2", None),
    ("C", "r3", None),
    ("II", "h2", None),
    ("i", "h1", None),
    # English
    ("paragraph 12 second sentence", "o12", 1),
    ("paragraph 12, last sentence", "o12", -1),
    ("second sentence of paragraph 12", "o12", 1),
    ("recital B", "r2", None),
    ("heading II", "h2", None),
    ("the third paragraph", "o3", None),
    ("3rd paragraph", "o3", None),
    ("para 12a", "oX", None),
    # Armenian
    ("12-րդ կետ, երկրորդ նախադասություն", "o12", 1),
    ("12-րդ կետի երկրորդ նախադասությունը", "o12", 1),
    ("կետ 12", "o12", None),
    ("5-րդ կետ, 2-րդ նախադասություն", "o5", 1),
    ("12a կետ", "oX", None),
    ("12a կետում, վերջին նախադասությունում", "oX", -1),
    ("առաջին կետ", "o1", None),
    ("նախաբանի կետ B", "r2", None),
    ("II բաժին", "h2", None),
    ("3-րդ պարբերություն", "o3", None),
    # no reference: words of the text
    ("sur l'eau", "oX", 0),
    ("LA DERNIÈRE.", "t", 2),
    ("եվ վերջինը", "t", 1),
    ("budget de 12 millions", None, None),
    ("", None, None),
    ("§", None, None),
    ("ab", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "key", "sentence"), SAID)
def test_what_is_shouted_finds_its_place(said, key, sentence):
    assert find(said, HALL) == (Found(key, sentence) if key else None)


@given(st.one_of(hostile, texts))
def test_nothing_typed_makes_it_raise(said):
    found = find(said, HALL)
    assert found is None or found.key in HALL or found.key == "o7"


@pytest.mark.parametrize("form", ["{}", "paragraphe {}", "§ {}", "{} կետ", "paragraph {}"])
def test_every_label_finds_its_own_paragraph(form):
    for clause in HALL.clauses:
        if clause.kind is Kind.OPERATIVE:
            assert find(form.format(HALL.labels[clause.key]), HALL) == Found(clause.key)


def test_a_reference_is_read_without_a_text():
    said = parse("paragraphe 12a, deuxième phrase")
    assert (said.kind, said.label, said.sentence) == (Kind.OPERATIVE, "12a", 2)
    assert parse("n’importe quoi") is None


SENTENCES = [
    ("fr", ["Un.", "Deux."]),
    ("fr", ["Sans point final"]),
    ("fr", ["M. Dupont et Mme. Petit sont venus.", "Ils partent."]),
    ("fr", ["Selon l’art. 3 du traité, on avance.", "Puis on s’arrête !", "Vraiment ?"]),
    ("fr", ["« Oui. »", "Non."]),
    ("fr", ["Il dit « Oui. » et part."]),
    ("fr", ["Des villes, des écoles, etc. sont réunies.", "Fin."]),
    ("fr", ["La hausse est de 3.5 % en 2014.", "C’est peu."]),
    ("fr", ["J. M. Martin préside.", "É. Petit écrit."]),
    ("fr", ["Elles décident : un fonds, une charte ; un comité."]),
    ("fr", ["Et puis…", "Rien."]),
    ("fr", ["Vraiment\u00a0?", "Oui\u202f!", "Bien."]),
    ("en", ["Mr. Smith speaks.", "He stops."]),
    ("en", ["The towns, e.g. Valence, agree.", "They sign (all of them.)", "Done."]),
    ("hy", ["Քաղաքները խրախուսում են զբոսաշրջությունը։", "Նրանք աջակցում են դպրոցներին։"]),
    ("hy", ["Ի՞նչ կա։", "Այո՛։"]),
    ("hy", ["2014 թ. հունվարին. այդպես որոշվեց։", "Վերջ։"]),
    ("hy", ["Գրված է կրկնակետով:", "Երկրորդը:"]),
    ("hy", ["Հետևյալը: ա) մեկ, բ) երկու։"]),
    ("hy", ["«Այո։»", "Ոչ։"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "parts"), SENTENCES)
def test_sentences_are_cut_as_each_script_ends_them(lang, parts):
    text = " ".join(parts)
    assert [text[a:b] for a, b in sentences(text, lang)] == parts


@given(texts, st.sampled_from(["fr", "hy", "en"]))
def test_sentences_lose_no_word_and_stand_in_order(text, lang):
    spans = sentences(text, lang)
    cut = "".join(text[a:b] for a, b in spans)
    assert "".join(cut.split()) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_clause_need_not_have_as_many_sentences_in_each_language():
    clause = HALL.get("o5")
    assert clause.text("fr")[slice(*span(clause, "fr", -1))] == "La dernière."
    assert clause.text("hy")[slice(*span(clause, "hy", -1))] == "Եվ վերջինը։"
    assert span(clause, "hy", 2) is None
    assert span(clause, "en", 0) is None
