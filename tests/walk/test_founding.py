"""From nothing to an assembly at work: the command line, then the secretariat's pages."""

import os
import re
import subprocess
import sys

from lxml import html

from drafting.demo.person import Person
from tests.support.server import ROOT


def flask(folder, *command):
    environment = {**os.environ, "DRAFTING_INSTANCE": str(folder), "SECRET_KEY": "s" * 40, "DRAFTING_DEMO": ""}
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_an_assembly_is_founded_prepared_and_entered(tmp_path, serve):
    code, said = flask(tmp_path, "assembly", "new", "Assises d’essai", "--title", "Déclaration", "--secretary", "Paul", "--languages", "fr,hy")
    assert code == 0, said
    token = re.search(r"/enter/(\S+)", said)[1]
    server = serve(DRAFTING_DEMO="", SECRET_KEY="s" * 40)
    secretary = Person(server.base_url)
    secretary.enter(f"{server.base_url}/enter/{token}")
    office = "/a/assises-dessai/office"
    secretary.fill(office, "contains(@action, '/workshops')", name_fr="Tourisme", name_hy="Զբոսաշրջություն")
    secretary.fill(office, "contains(@action, '/delegations')", many="Valence; FR\nIdjevan; AM")
    secretary.fill(office, "contains(@action, '/people')", name="Vera", role="delegate", delegation="valence", workshop="", language="fr")
    secretary.fill(office, "contains(@action, '/people')", name="Rita", role="rapporteur", workshop="tourisme", delegation="", language="fr")
    frame = {"frame:1:fr": "Déclaration", "frame:2:fr": "Considérant l’amitié,", "frame:4:fr": "Tourisme", "frame:5:fr": "Les villes coopèrent.", "frame:6:fr": "Fait à Valence."}
    secretary.fill(office, "contains(@action, '/frame')", **frame)
    text = secretary.page("/a/assises-dessai/text").text_content()
    assert "Les villes coopèrent." in text and "Fait à Valence." in text

    members = secretary.page(office).xpath("//input[@name='members' and @checked]/@value")
    cards = html.fromstring(secretary.fill(office, "@id='cards'", members=members)["page"])
    codes = cards.xpath("//article//p[@class='seat-code']/code/text()")
    assert len(codes) == 2 and len(cards.xpath("//img[starts-with(@src, 'data:image/svg+xml')]")) == 2
    delegate = Person(server.base_url)
    delegate.fill("/", "contains(@action, '/sign-in')", code=codes[0])
    assert "Vera" in delegate.page("/a/assises-dessai/text").text_content()

    code, said = flask(tmp_path, "journal", "verify")
    assert code == 0 and "assises-dessai: ok" in said, said


def test_without_a_secret_it_says_what_to_set(tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("SECRET_KEY", "DRAFTING_DEMO")}
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
        env={**environment, "DRAFTING_INSTANCE": str(tmp_path)}, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stdout + done.stderr
