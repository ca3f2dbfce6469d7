"""Promises of the whole product."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from drafting import create_app
from drafting.config import Settings
from drafting.domain.permissions import PERMISSIONS
from drafting.web.pieces import VIEWS
from drafting.web.sentences import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
MAY_IMPORT = {
    "drafting/text": {"text"},
    "drafting/domain": {"domain", "text"},
    "drafting/store": {"store", "domain", "text"},
    "drafting/actions": {"actions", "store", "domain", "text", "exports"},
    "drafting/web": {"web", "actions", "store", "domain", "text", "exports", "config"},
    "drafting/live": {"live", "web", "actions", "store", "domain", "config"},
    "exports": {"exports", "domain", "text"},
}
OPEN_TO_ALL = {
    "static", "healthz", "entry.home", "entry.sign_in", "entry.by_link",
    "entry.by_observer_link", "entry.demo", "entry.demo_role", "entry.demo_seat", "entry.sign_out", "entry.language",
}  # fmt: skip


def imported(path: Path) -> set[str]:
    """Our own rooms that a module imports from."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    ours = {tuple(name.split(".")) for name in names}
    rooms = {parts[1] for parts in ours if parts[0] == "drafting" and len(parts) > 1}
    return rooms | ({"exports"} if any(parts[0] == "exports" for parts in ours) else set())


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_the_arrows_between_rooms_never_point_back(room):
    for path in (ROOT / room).rglob("*.py"):
        assert imported(path) <= MAY_IMPORT[room], path


@pytest.mark.parametrize("room", ["drafting/text", "drafting/domain"])
def test_pure_rooms_have_no_clock_no_chance_and_no_files(room):
    for path in (ROOT / room).rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(import (time|random|os|secrets)|open\(|\.now\()", source), path


def test_modules_stay_small():
    for folder in ("drafting", "exports"):
        for path in (ROOT / folder).rglob("*.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    return create_app(
        Settings(database_url=f"sqlite:///{folder / 'h.sqlite'}", secret_key="x" * 40)
    )


def test_every_route_has_a_guard_whose_deed_is_in_the_table(app):
    for rule in app.url_map.iter_rules():
        if rule.endpoint in OPEN_TO_ALL:
            continue
        deed = getattr(app.view_functions[rule.endpoint], "deed", None)
        assert deed in PERMISSIONS, f"{rule.endpoint} has no guard"


def test_every_live_view_has_a_deed_in_the_table():
    assert {view.deed for view in VIEWS.values()} <= set(PERMISSIONS)


def test_every_refusal_has_a_sentence():
    """Codes in the code and sentences in the list are the same."""
    codes = set()
    for path in (ROOT / "drafting").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "Refused",
                "Unclean",
            ):
                first = node.args[0] if node.args else None
                for constant in ast.walk(first) if first else ():
                    if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                        codes.add(constant.value)
    assert {code for code in codes if re.fullmatch(r"[a-z][a-z_]+", code)} <= set(SENTENCES)


@pytest.mark.parametrize("lang", ["fr", "hy"])
def test_every_sentence_is_translated(lang, tmp_path):
    from babel.messages.frontend import CommandLineInterface

    template = tmp_path / "messages.pot"
    CommandLineInterface().run(
        [
            "pybabel",
            "-q",
            "extract",
            "-k",
            "_l",
            "-F",
            str(ROOT / "babel.cfg"),
            "-o",
            str(template),
            str(ROOT),
        ]
    )
    catalog = ROOT / f"drafting/web/translations/{lang}/LC_MESSAGES/messages.po"
    with template.open("rb") as wanted, catalog.open("rb") as given:
        sentences, translated = read_po(wanted), read_po(given, locale=lang)
    for message in sentences:
        if message.id:
            found = translated.get(message.id)
            assert (
                found
                and found.string
                and all([found.string] if isinstance(found.string, str) else found.string)
            ), message.id
            holes = set(re.findall(r"%\((\w+)\)", str(message.id)))
            assert holes == set(re.findall(r"%\((\w+)\)", str(found.string))) or "num" in holes


def test_nothing_is_loaded_from_elsewhere_and_no_script_or_style_is_inline():
    for path in (ROOT / "templates").rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r'(src|href)="(https?:)?//', source), path
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style", source), path


def test_nothing_is_ever_patched_fuzzily():
    """diff-match-patch's patch_apply puts edits in the wrong place and reports success."""
    for path in (ROOT / "drafting").rglob("*.py"):
        assert "patch_apply" not in path.read_text(encoding="utf-8")
