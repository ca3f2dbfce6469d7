"""The printed list of amendments: a sound Word file that says what the screen says."""

import io

import docx

from drafting.domain.phrases import Sentence
from exports.amendments import Listed, amendment_list
from tests.exports.samples import VALENCE, paper
from tests.exports.soundness import invalid, unsound
from tests.support.clients import Guest, make_app, make_hall
from tests.support.hall import delete, revise

LISTED = (
    Listed(
        "Amendement 1 – Valence",
        {
            "fr": (
                Sentence(
                    "Au paragraphe 1 :",
                    ("1° supprimer le mot « a » ;", "2° supprimer le mot « b »."),
                ),
            ),
            "hy": (Sentence("1-ին կետում «ա» բառը հանել։"),),
        },
        ("Cosigné par : Lyon.",),
        "Pourquoi : pour voir.",
        "Adopté · par consensus",
    ),
    Listed("Amendement 2 – Lyon", {"fr": (Sentence("Supprimer le paragraphe 2."),)}),
)


def test_the_file_is_sound_and_holds_every_word():
    content = amendment_list(paper(VALENCE, ()), LISTED, "Liste des amendements")
    assert invalid(content) == [] and unsound(content) == []
    lines = [p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.text]
    assert lines == [
        "Liste des amendements", "Amendement 1 – Valence", "Cosigné par : Lyon.", "Au paragraphe 1 :",
        "1° supprimer le mot « a » ;", "2° supprimer le mot « b ».", "1-ին կետում «ա» բառը հանել։",
        "Pourquoi : pour voir.", "Adopté · par consensus", "Amendement 2 – Lyon", "Supprimer le paragraphe 2.",
    ]  # fmt: skip


def test_an_empty_list_is_a_sound_file_too():
    assert invalid(amendment_list(paper(VALENCE, ()), (), "Liste")) == []


def test_the_secretariat_prints_it_with_the_decisions(sqlite_url):
    app = make_app(sqlite_url)
    hall = make_hall(app, "essai")
    hall.propose(
        "valence",
        revise("o3", "Elles soutiennent les écoles et les deux langues."),
        reason="Il y en a deux.",
    )
    hall.do("lyon", "cosign_amendment", number=1)
    hall.propose("idjevan", delete("o2"))
    hall.decide(1)
    hall.decide(2, "rejected", votes={"votes_for": 1, "votes_against": 2})
    answer = Guest(app).take(hall, "secretary").get("/a/essai/paper/amendments.docx?lang=fr")
    assert answer.status_code == 200 and invalid(answer.data) == []
    lines = [
        p.text.replace("\u00a0", " ") for p in docx.Document(io.BytesIO(answer.data)).paragraphs
    ]
    for line in (
        "Amendement 1 – Valence", "Cosigné par : Lyon.", "Au paragraphe 3, après les mots « et les », insérer le mot « deux ».",
        "Amendement 2 – Idjevan", "Supprimer le paragraphe 2.", "2-րդ կետը հանել։", "Rejeté · 1 pour, 2 contre, 0 abstentions",
    ):  # fmt: skip
        assert any(line in said for said in lines), (line, lines)
