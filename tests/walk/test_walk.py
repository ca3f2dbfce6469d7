"""The whole job over real HTTP and Socket.IO, from the first finding to the signed Word file.

Eight rapporteurs, thirty delegations, a chair and a secretary act through the pages of a real
server, while sixteen live pages watch (`drafting/demo/play.py`); then the papers are read by others.
"""

import hashlib
import json
import zipfile

import pytest

from drafting.demo.play import play_all
from tests.support import office


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("walk")
    assert play_all(folder) == 0, "a live page differs from a freshly loaded one"
    return folder


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def test_accepting_every_change_of_the_redline_gives_the_adopted_text(out):
    redline = (out / "declaration-redline.docx").read_bytes()
    assert office.accept_all(redline) == lines(out / "adopted.txt")


def test_rejecting_every_change_gives_the_text_before_the_plenary(out):
    redline = (out / "declaration-redline.docx").read_bytes()
    assert office.reject_all(redline) == lines(out / "base.txt")
    assert lines(out / "base.txt") != lines(out / "adopted.txt")


def test_the_clean_file_reads_as_the_adopted_text(out):
    clean = (out / "declaration.docx").read_bytes()
    assert office.accept_all(clean) == lines(out / "adopted.txt")


def test_the_fingerprint_on_the_paper_is_that_of_the_text(out):
    fingerprint = hashlib.sha256((out / "adopted.txt").read_bytes()).hexdigest()
    with zipfile.ZipFile(out / "declaration.docx") as paper:
        assert fingerprint in paper.read("word/document.xml").decode()


def test_every_decision_is_a_comment_with_number_and_vote(out):
    with zipfile.ZipFile(out / "declaration-redline.docx") as paper:
        comments = paper.read("word/comments.xml").decode()
    for said in ("Amendement 11", "24 pour, 3 contre, 2 abstentions", "par consensus"):
        assert said in comments


def test_anyone_can_check_the_journal_without_this_program(out):
    """Only JSON and SHA-256: each entry's hash is over its content and the hash before."""
    previous = "0" * 64
    entries = [json.loads(line) for line in lines(out / "journal.jsonl")]
    for number, entry in enumerate(entries, 1):
        content = [previous, number, entry["kind"], entry["payload"], entry["actor"], entry["at"]]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert entry["hash"] == previous
    assert entries[-1]["kind"] == "TextAdopted"
