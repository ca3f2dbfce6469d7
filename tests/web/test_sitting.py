"""The sitting through its pages: the order of business, speakers, and finding a place."""

import re

import pytest

from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, insert

A = "/a/essai"


@pytest.fixture
def place(sqlite_url):
    app = make_app(sqlite_url)
    hall = make_hall(app, "essai")
    return app, hall


def rows(*items):
    """Fields of the form, one item a row; each starts with its place."""
    fields = {}
    for n, item in enumerate(items, 1):
        fields |= {f"item:{n}:{name}": str(value) for name, value in item.items()}
    return fields


REPORT = {"place": 1, "kind": "restitution", "workshop": "tourisme", "starts": "18h", "planned": 5}
DEBATE = {"place": 2, "kind": "debate", "fr": "Débat général", "planned": 10}


def agenda(hall):
    return hall.look(lambda r: [(i.number, i.kind.value, i.starts, i.planned, dict(i.title)) for i in r.plenary.items])


def test_the_order_of_business_is_typed_in_rows_and_ordered_by_their_places(place):
    app, hall = place
    secretary = Guest(app).take(hall, "secretary")
    page = secretary.get(f"{A}/sitting/agenda").text
    assert page.count("data-row>") == 2, "two empty rows for who has no script"
    blank = {"place": 3, "kind": "", "starts": ""}
    answer = secretary.post(f"{A}/sitting/agenda", script=False, **rows({**REPORT, "place": 2}, {**DEBATE, "place": 1}, blank))
    assert answer.status_code == 303
    assert agenda(hall) == [(1, "debate", "", 10, {"fr": "Débat général"}), (2, "restitution", "18:00", 5, {})]
    shown = secretary.get(f"{A}/sitting").text
    assert shown.index("Débat général") < shown.index("Restitution de l’atelier «\u00a0Tourisme\u00a0»")
    assert "18:00" in shown and "18:05" in shown
    again = secretary.get(f"{A}/sitting/agenda").text
    assert 'name="item:1:number" value="1"' in again and 'value="Débat général"' in again


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"starts": "tôt"}, "item:1:starts", "Écrivez une heure comme 18:05."),
        ({"planned": "beaucoup"}, "item:1:planned", "Les minutes sont un nombre entier"),
        ({"workshop": ""}, "item:1:workshop", "choisissez l’atelier"),
    ],
)
def test_a_refused_row_says_where_and_keeps_all_that_was_typed(place, wrong, field, said):
    app, hall = place
    chair = Guest(app).take(hall, "chair")
    typed = rows({**REPORT, "place": 2, **wrong}, {**DEBATE, "place": 1})
    answer = chair.post(f"{A}/sitting/agenda", script=False, **typed)
    assert answer.status_code == 422
    error = re.search(rf'id="{field}-error">([^<]*)<', answer.text)
    assert said in error[1], "the field of that row, though it stands second"
    assert 'value="Débat général"' in answer.text
    assert agenda(hall) == []


def test_an_order_of_business_is_proposed_from_the_workshops(place):
    app, hall = place
    page = Guest(app).take(hall, "chair").get(f"{A}/sitting/agenda?propose=1").text
    chosen = re.findall(r'<option value="(\w+)" selected>', page)
    assert chosen == ["restitution", "tourisme", "restitution", "culture", "debate", "amendments", "adoption"]
    assert agenda(hall) == [], "only proposed"


def test_the_deeds_of_the_sitting_answer_to_plain_forms_too(place):
    app, hall = place
    chair, delegate = Guest(app).take(hall, "chair"), Guest(app).take(hall, "valence")
    hall.do("chair", "set_agenda", items=[{"kind": "restitution", "workshop": "tourisme", "planned": 5}])
    assert "n’est pas encore ouverte" in delegate.get(f"{A}/sitting").text
    assert "Ouvrir la séance" not in delegate.get(f"{A}/sitting").text
    chair.post(f"{A}/sitting/open", script=False)
    chair.post(f"{A}/sitting/item?number=1", script=False)
    assert "En cours" in delegate.get(f"{A}/sitting").text
    answer = chair.post(f"{A}/sitting/suspend?back=desk", script=False, resumes="15h30")
    assert answer.headers["Location"] == f"{A}/desk"
    assert "reprise à 15:30" in delegate.get(f"{A}/sitting").text
    assert "Séance suspendue" in delegate.get(f"{A}/screen").text
    refused = chair.post(f"{A}/sitting/item")
    assert refused.status_code == 422 and refused.json["code"] == "sitting_suspended"
    chair.post(f"{A}/sitting/resume", script=False)
    assert "Séance suspendue" not in delegate.get(f"{A}/screen").text


def test_a_speaker_is_listed_called_and_heard(place):
    app, hall = place
    chair, secretary = Guest(app).take(hall, "chair"), Guest(app).take(hall, "secretary")
    refused = secretary.post(f"{A}/sitting/speakers", script=False, side="against")
    assert refused.status_code == 422 and "choisissez une délégation" in refused.text
    assert re.search(r'value="against" checked', refused.text), "what was chosen stays"
    secretary.post(f"{A}/sitting/speakers", script=False, name="Ani <b>", delegation="idjevan", side="for")
    secretary.post(f"{A}/sitting/speakers", script=False, delegation="lyon", side="")
    page = chair.get(f"{A}/sitting").text
    assert "Ani &lt;b&gt;" in page and "Idjevan" in page
    chair.post(f"{A}/sitting/speakers/call?number=1", script=False)
    page = chair.get(f"{A}/sitting").text
    assert "La parole est à" in page and 'data-clock="countdown"' in page and 'data-minutes="3"' in page
    secretary.post(f"{A}/sitting/speakers/2/remove", script=False)
    assert "Personne n’attend la parole." in chair.get(f"{A}/sitting").text
    chair.post(f"{A}/sitting/speakers/call", script=False)
    assert "Déjà entendus" not in chair.get(f"{A}/sitting").text or "Ani" in chair.get(f"{A}/sitting").text


# -- where a finding went -------------------------------------------------------------


def test_the_restitution_says_where_each_finding_went(place):
    app, hall = place
    hall.do("secretary", "set_agenda", items=[{"kind": "restitution", "workshop": "tourisme"}])
    for text, revises in (("Premier constat.", None), ("Deuxième constat.", None), ("Retiré tout de suite.", None), ("Reste ouvert.", None)):
        hall.do("rapporteur", "post_finding", base=1, texts={"fr": text}, revises=revises)
    hall.do("rapporteur", "withdraw_finding", number=3)
    hall.do("rapporteur", "post_finding", base=1, texts={"fr": "Les villes encouragent la marche."}, revises="o1")
    hall.do("rapporteur", "post_finding", base=1, texts={"fr": "Les villes refusent le tourisme."}, revises="o1")
    hall.do("secretary", "merge_findings", numbers=[1, 2, 5, 6])
    hall.do("chair", "open_sitting")
    hall.do("chair", "decide_amendment", number=hall.propose("valence", delete("f2")), outcome="adopted")
    hall.do("chair", "start_item", number=1)
    guest = Guest(app).take(hall, "rapporteur")
    for page in (guest.get(f"{A}/sitting").text, guest.get(f"{A}/screen").text):
        lines = re.findall(r'landed-\w+">(?:<a [^>]*>)?([^<]*)', page)
        assert [line.strip() for line in lines[:6]] == [
            "Paragraphe 3, mot à mot", "Paragraphe 4 (supprimé)", "Retiré", "Pas encore fusionné",
            "Amendement 1, à décider", "Amendement 2, à décider",
        ]  # fmt: skip
        assert "Premier constat." in page
    assert "Rita" in guest.get(f"{A}/screen").text


# -- frozen numbers and places ---------------------------------------------------------


@pytest.fixture
def evening(place):
    app, hall = place
    hall.do("chair", "open_sitting")
    for change in (insert("o1", "Un paragraphe nouveau. Sa deuxième phrase."), delete("o2")):
        hall.do("chair", "decide_amendment", number=hall.propose("valence", change), outcome="adopted")
    return app, hall


def test_the_numbers_on_the_page_hold_and_the_deleted_one_stays(evening):
    app, hall = evening
    page = Guest(app).take(hall, "valence").get(f"{A}/text").text
    labels = re.findall(r'class="clause-label">(?:<a [^>]*>)?([^<]*)', page)
    assert [label for label in labels if label] == ["A.", "I.", "1", "1a", "II.", "3"]
    ghost = re.search(r'<p id="ghost-o2".*?</p>', page, re.DOTALL)
    assert re.sub(r"<[^>]*>|\s+", " ", ghost[0]).split() == ["2", "(supprimé)"]
    assert page.index("clause-p1") < ghost.start() < page.index("clause-h2")


@pytest.mark.parametrize(
    ("said", "anchor"),
    [("paragraphe 1a, deuxième phrase", "clause-p1"), ("§ 2", "ghost-o2"), ("titre II", "clause-h2"), ("1a կետ", "clause-p1"), ("sentiers", None), ("99", None)],
)  # fmt: skip
def test_a_plain_form_leads_to_the_place(evening, said, anchor):
    app, hall = evening
    guest = Guest(app).take(hall, "valence")
    answer = guest.get(f"{A}/find", query_string={"q": said})
    assert answer.headers["Location"] == f"{A}/text" + (f"#{anchor}" if anchor else "")
    if not anchor:
        assert f"Ce passage n’est pas dans le texte : {said}" in guest.get(f"{A}/text").text


def test_a_script_is_told_the_words(evening):
    app, hall = evening
    guest = Guest(app).take(hall, "valence")

    def ask(said):
        return guest.get(f"{A}/find", query_string={"q": said}, headers={"Accept": "application/json"}).json

    told = ask("1a, deuxième phrase")
    start, end = told["spans"]["fr"]
    assert told["texts"]["fr"][start:end] == "Sa deuxième phrase."
    assert told["name"] == "Paragraphe 1a" and told["missing"] == ""
    assert ask("3, septième phrase")["missing"] == "pas de telle phrase"
    assert ask("2")["name"] == "Paragraphe 2 (supprimé)" and ask("2")["spans"] == {}
    assert ask("rien de tel") == {"found": False}
