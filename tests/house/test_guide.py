"""The guides stay true: their pictures exist, their keys are on the desk, their words on the screen."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
GUIDES = sorted((DOCS / "guide").glob("*.md"))
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
CATALOG = ROOT / "drafting/web/translations/fr/LC_MESSAGES/messages.po"
HOLE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def plain(said: str) -> str:
    """Without the kind of space, which is a matter of typography."""
    return " ".join(said.split())


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_picture_and_page_that_is_named_is_there(page):
    for target in re.findall(r"\]\(([^)#\s]+)", read(page)):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_picture_is_shown_somewhere():
    shown = {
        (page.parent / target).resolve()
        for page in PAGES
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", read(page))
    }
    assert set(DOCS.rglob("*.png")) == shown


# -- the chair's keys -----------------------------------------------------------------

NAMED = {"→": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown", "↵": "Enter", "Alt": "altKey",
         "Ctrl": "ctrlKey", "Esc": "Escape", "?": '"?"'}  # fmt: skip


def keys_of_the_guide() -> set[str]:
    table = [
        line for line in read(DOCS / "guide/presidence.md").splitlines() if line.startswith("| `")
    ]
    return {
        key for line in table for shown in re.findall(r"`([^`]+)`", line) for key in shown.split()
    }


def test_the_keys_of_the_guide_are_those_of_the_desks_help_line():
    [row] = re.findall(r"for key, said in \[(.*?)\] %\}", read(ROOT / "templates/desk/show.html"))
    helped = {key for shown in re.findall(r'\("([^"]+)", _\(', row) for key in shown.split()}
    assert keys_of_the_guide() == helped | {"?"}


def test_every_key_of_the_guide_does_something():
    script = read(ROOT / "static/js/desk.js")
    desk = "".join(read(path) for path in sorted((ROOT / "templates").rglob("desk*.html")))
    # Either written out, or given to the macros of parts/desk_ui.html after the label.
    pressed = set(re.findall(r'data-key="([a-z0-9])"|\), "([a-z0-9])"[,)]', desk))
    buttons = {key for pair in pressed for key in pair if key}
    for key in keys_of_the_guide():
        assert NAMED[key] in script if key in NAMED else key.lower() in buttons, key


# -- the words of the screen ----------------------------------------------------------


def sentences() -> list[str]:
    with CATALOG.open("rb") as file:
        catalog = read_po(file, locale="fr")
    found = []
    for message in catalog:
        if message.id:
            found += [message.string] if isinstance(message.string, str) else message.string
    return [plain(one) for one in found]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_quoted_word_is_on_the_screen(guide):
    said = sentences()
    exact, holed = set(said), [one for one in said if HOLE.search(one)]
    patterns = [re.compile("[^«»]+".join(map(re.escape, HOLE.split(one)))) for one in holed]
    scripts = plain("".join(read(path) for path in sorted((ROOT / "static/js").glob("*.js"))))
    for quoted in map(plain, re.findall(r"«([^»]+)»", read(guide))):
        known = quoted in exact or f"{quoted}." in scripts
        # "Le texte : %(x)s" may be quoted with what stood there, never as anything at all.
        assert known or any(p.fullmatch(quoted) for p in patterns if len(p.pattern) > 12), quoted
