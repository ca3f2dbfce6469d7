"""The translator's queue, the text's badges, adoption and the paper, through the pages."""

import io
import re

import docx
import pytest

from tests.actions.test_translating import FR, HY, LENT, LENT_HY, adopt, behind, set_rules
from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, move, revise

QUEUE = "/a/essai/translation"


@pytest.fixture
def place(tmp_path):
    app = make_app(f"sqlite:///{tmp_path / 't.sqlite'}")
    hall = make_hall(app, "essai")
    return app, hall, Guest(app).take(hall, "secretary")


def save(paul, hall, words, base=None, key="o1", script=True):
    fields = {"clause": key, "lang": "hy", "base": base or hall.head(), f"revise:{key}:hy": words}
    return paul.post(QUEUE, script=script, **fields)


def order(page):
    return re.findall(r'<article id="behind-([\w-]+)"', page)


def test_the_queue_takes_what_is_before_the_hall_first_then_the_order_of_the_text(place):
    _app, hall, paul = place
    adopt(hall, "Elles soutiennent toutes les écoles et les langues.", key="o3")
    adopt(hall)
    assert order(paul.get(QUEUE).text) == ["o1-hy", "o2-hy", "o3-hy"]
    number = hall.propose("valence", revise("o3", "Elles aident les écoles."))
    hall.do("chair", "present_amendment", number=number)
    page = paul.get(QUEUE).text
    assert order(page) == ["o3-hy", "o1-hy", "o2-hy"]
    assert "3 textes à traduire" in page and "<ins>lent</ins>" in page and "<del>rural</del>" in page


def test_saving_goes_on_to_the_next(place):
    _app, hall, paul = place
    adopt(hall)
    answer = save(paul, hall, LENT_HY).json
    assert answer == {"ok": True, "location": f"{QUEUE}#behind-o2-hy", "sentence": "Enregistré."}
    assert save(paul, hall, "Արահետներ։", key="o2", script=False).location == QUEUE
    page = paul.get(QUEUE).text
    assert "Chaque paragraphe dit la même chose" in page and "2 traductions faites." in page


def test_nothing_to_change(place):
    _app, hall, paul = place
    adopt(hall)
    target = re.search(r'formaction="([^"]*stands[^"]*o1[^"]*)"', paul.get(QUEUE).text)[1]
    assert paul.post(target.replace("&amp;", "&")).json["ok"]
    assert behind(hall) == {} and hall.text("o1", "hy") == HY


def test_a_contested_translation_comes_back_with_both_wordings(place):
    _app, hall, paul = place
    adopt(hall)
    base = hall.head()
    save(paul, hall, LENT_HY, base)
    green = HY.replace("գյուղական", "կանաչ")
    answer = save(paul, hall, green, base)
    assert answer.status_code == 409
    assert answer.json["current"] == {"o1": {"hy": LENT_HY}} and answer.json["base"] == hall.head()
    assert answer.json["errors"] == {"revise:o1:hy": answer.json["sentence"]}
    page = save(paul, hall, green, base, script=False).text
    assert page.count(green) == 1 and LENT_HY in page  # typed, and what stands, on one page


@pytest.mark.parametrize(
    ("key", "words", "code"), [("o1", "", "empty"), ("o1", HY, "nothing_changed"), ("zz", "Ա", "clause_unknown")]
)  # fmt: skip
def test_a_refusal_says_why_at_the_field(place, key, words, code):
    _app, hall, paul = place
    adopt(hall)
    answer = save(paul, hall, words, key=key).json
    assert answer["code"] == code and f"revise:{key}:hy" in answer["errors"]
    assert save(paul, hall, words, key=key, script=False).status_code in (303, 422)


def test_one_clause_on_a_page_of_its_own(place):
    _app, hall, paul = place
    adopt(hall)
    page = paul.get(f"{QUEUE}/one?clause=o1&lang=hy").text
    assert HY in page and 'name="csrf_token"' in page and "<ins>lent</ins>" in page
    assert paul.get(f"{QUEUE}/one?clause=o3&lang=hy").status_code == 302  # in step
    assert paul.get(f"{QUEUE}/one?clause=nowhere&lang=xx").status_code == 302


def test_the_translation_that_was_right_before_is_offered_after_an_undo(place):
    _app, hall, paul = place
    adopt(hall)
    save(paul, hall, LENT_HY)
    assert "data-former" not in paul.get(QUEUE).text
    hall.do("chair", "undo_decision")
    page = paul.get(QUEUE).text
    assert "data-former" in page and HY in page


def test_the_text_says_what_is_behind_and_which_language_prevails(place):
    app, hall, _paul = place
    adopt(hall)
    vera = Guest(app).take(hall, "valence")
    page = vera.get("/a/essai/text").text
    assert "Version arménienne en retard de 1 changement" in page
    assert "Version arménienne manquante" in page
    assert "Les deux langues du texte font également foi." in page
    assert "/translation#" not in page  # only the secretariat translates
    set_rules(hall, authentic="fr")
    assert "Le texte français fait foi." in vera.get("/a/essai/text").text
    adopt(hall, HY.replace("Քաղաքները", "Համայնքները"), "hy")
    page = vera.get("/a/essai/text").text
    assert "Version française en retard de 1 changement" in page


def test_adoption_names_what_is_behind_and_asks_for_a_word(place):
    app, hall, paul = place
    adopt(hall)
    jeanne = Guest(app).take(hall, "chair")
    page = jeanne.get("/a/essai/desk/adopt").text
    assert 'name="despite_behind"' in page and "/text?show=both#clause-o1" in page
    refused = jeanne.post("/a/essai/desk/adopt")
    assert refused.status_code == 422 and refused.json["code"] == "behind_warn"
    set_rules(hall, behind="refuse")
    page = jeanne.get("/a/essai/desk/adopt").text
    assert 'name="despite_behind"' not in page and "exige leur traduction" in page
    assert jeanne.post("/a/essai/desk/adopt", despite_behind="1").json["code"] == "behind_refuse"
    save(paul, hall, LENT_HY)
    save(paul, hall, "Արահետներ։", key="o2")
    assert "despite_behind" not in jeanne.get("/a/essai/desk/adopt").text
    assert jeanne.post("/a/essai/desk/adopt").json["ok"]


def test_a_card_says_in_which_language_an_amendment_is_tabled(place):
    app, hall, _paul = place
    vera = Guest(app).take(hall, "valence")
    said = [
        (revise("o1", LENT), "Déposé en français seulement"),
        (revise("o1", LENT_HY, "hy"), "Déposé en arménien seulement"),
        ({"do": "revise", "key": "o1", "texts": {"fr": LENT, "hy": LENT_HY}}, ""),
        (delete("o2"), ""),
        (move("o2", "h2"), ""),
    ]
    for asked, sentence in said:
        number = hall.propose("valence", asked)
        page = vera.get(f"/a/essai/amendments/{number}").text
        assert ("Déposé en" in page) == bool(sentence) and sentence in page


def test_the_paper_says_which_language_prevails_and_credits_a_translation(place):
    _app, hall, paul = place
    adopt(hall)
    save(paul, hall, LENT_HY)
    set_rules(hall, authentic="hy")
    paper = docx.Document(io.BytesIO(paul.get("/a/essai/paper/declaration.docx?lang=fr").data))
    head = [p.text for p in paper.sections[0].first_page_header.paragraphs]
    assert head[-1] == "Le texte arménien fait foi."
    redline = docx.Document(io.BytesIO(paul.get("/a/essai/paper/declaration-redline.docx").data))
    authors = set(re.findall(r'w:author="([^"]+)"', redline.element.xml))
    assert authors == {"Valence", "Secrétariat"}
    assert "Traduction par le secrétariat" in paul.get("/a/essai/revisions").text
    assert "Traduction, révision 3" in paul.get("/a/essai/clauses/o1").text


def test_an_assembly_of_one_language_has_nothing_to_translate(place):
    app, hall, _paul = place
    with hall.books.work(hall.seats["secretary"], "prepare") as work:
        work.assembly.languages = ["fr"]
    adopt(hall)
    assert FR not in hall.text("o1")
    page = Guest(app).take(hall, "valence").get("/a/essai/text").text
    assert "lag-badge" not in page and "font également foi" not in page
