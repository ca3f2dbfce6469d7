"""The pictures of the documentation, taken from a throwaway server: `make shots`.

One evening is played in real browsers, by the buttons and keys that people press; nothing on a
page is hidden or staged. Pictures of ``docs/pictures`` are the README's, those of
``docs/guide/pictures`` the guide's. With pngquant on the machine they are a third of the size.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, Page

from drafting.demo.content import load
from tests.browser.test_pages import SLUG, sit
from tests.support.browser import open_chromium
from tests.support.server import Server

DOCS = Path(__file__).parent
README, GUIDE = DOCS / "pictures", DOCS / "guide" / "pictures"
PHONE = {"viewport": {"width": 390, "height": 800}, "device_scale_factor": 2, "has_touch": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
DESK = {"viewport": {"width": 1440, "height": 900}}
WALL = {"viewport": {"width": 1280, "height": 720}}
CHAIR, SECRETARY, RAPPORTEUR = "Jeanne Marchand", "Paul Girard", "Claire Fontanel"
DELEGATE, ARMENIAN, OTHER = "Isabelle Chambon", "Hayk Grigoryan", "Karine Blanc"
HALL = "Olivier Masson"
WORDS = (
    "Les communes jumelées publient chaque année, dans les deux langues, un bilan de leurs projets."
)


def main() -> None:
    README.mkdir(exist_ok=True)
    GUIDE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_chromium() as browser:
        server = Server(Path(folder)).start()
        try:
            evening = Evening(browser, server)
            for scene in SCENES:
                scene(evening)
                print(scene.__name__, flush=True)
        finally:
            server.kill()


class Evening:
    """The browsers of the people who are there, and the camera."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser = browser
        self._root = f"{server.base_url}{SLUG}/"
        self._server = server
        self.chair = self.take(CHAIR, "desk", DESK)
        self.wall = self.take(HALL, "screen", WALL)

    def take(self, who: str, path: str, looks: dict, lang: str = "fr") -> Page:
        page = sit(self._browser, self._server, who, lang=lang, **looks)
        page.set_default_timeout(20_000)
        page.goto(self._root + path)
        return page

    @contextmanager
    def seat(self, who: str, path: str, looks: dict, lang: str = "fr") -> Iterator[Page]:
        page = self.take(who, path, looks, lang)
        yield page
        page.context.close()

    def go(self, page: Page, path: str) -> Page:
        page.goto(self._root + path)
        return page

    def shoot(
        self, where: Path, name: str, who: str, path: str, looks: dict, lang: str = "fr"
    ) -> None:
        """A page as someone finds it."""
        with self.seat(who, path, looks, lang) as page:
            picture(page, where / f"{name}.png")

    def present(self, number: int) -> None:
        self.chair.locator(f"#queue-{number}").get_by_role("button", name="Présenter").click()
        self.chair.locator(
            "#presented h3", has_text=re.compile(rf"Amendement {number}$")
        ).wait_for()
        self.wall.locator(
            ".screen-number", has_text=re.compile(rf"Amendement {number}$")
        ).wait_for()

    def press(self, key: str, then: str) -> None:
        """A key at the desk, and what the chair then reads."""
        self.chair.keyboard.press(key)
        self.chair.locator("#presented .desk-now", has_text=re.compile(then)).wait_for()


def picture(page: Page, path: Path, part: Locator | None = None, at_top: bool = False) -> None:
    """The page, or a part of it, once its letters are there and nothing moves any more."""
    if at_top:
        page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(600)
    toast = page.locator("#toast")
    if toast.count():
        toast.wait_for(state="hidden")
    last = b""
    for _ in range(20):
        page.wait_for_timeout(250)
        taken = (part or page).screenshot(animations="disabled", caret="hide")
        if taken == last:
            break
        last = taken
    path.write_bytes(taken)
    if shutil.which("pngquant"):
        asked = ["--force", "--skip-if-larger", "--strip", "--speed", "1", "--quality", "70-95"]
        # It answers 98 or 99 where it could not do better, and then leaves the file.
        subprocess.run(["pngquant", *asked, "--output", str(path), str(path)], check=False)


# -- before the sitting -------------------------------------------------------------


def workshops(evening: Evening) -> None:
    """Findings are posted and merged."""
    with evening.seat(RAPPORTEUR, "findings/new", LAPTOP) as page:
        page.get_by_role("textbox", name="Français").fill(WORDS)
        page.get_by_label("Pourquoi").fill("Demande unanime de l’atelier.")
        picture(page, GUIDE / "finding-form.png", at_top=True)
    evening.shoot(GUIDE, "finding-traced", RAPPORTEUR, "findings/1", LAPTOP)
    evening.shoot(README, "findings", SECRETARY, "findings", LAPTOP)
    evening.shoot(
        GUIDE, "merge", SECRETARY, "findings/merge?numbers=13&numbers=14&numbers=15", LAPTOP
    )


def reading(evening: Evening) -> None:
    """The text, as delegates read and amend it."""
    evening.shoot(README, "text-both", DELEGATE, "text?show=both", LAPTOP)
    evening.shoot(README, "text-phone-fr", DELEGATE, "text", PHONE)
    evening.shoot(README, "text-phone-hy", ARMENIAN, "text", PHONE, "hy")
    with evening.seat(OTHER, "amendments/new?clause=tourisme-durable", LAPTOP) as page:
        amend(page)
        picture(page, README / "amendment-form.png")
    with evening.seat(OTHER, "amendments/new?clause=tourisme-durable", PHONE) as page:
        amend(page)
        picture(page, GUIDE / "amend-phone.png")
    with evening.seat(DELEGATE, "amendments/10", PHONE) as page:
        page.locator(".formal").scroll_into_view_if_needed()
        picture(page, GUIDE / "wording-phone.png")


def amend(page: Page) -> None:
    field = page.get_by_role("textbox", name="Français").first
    field.fill(field.input_value().replace("encouragent", "favorisent"))
    page.locator(".preview ins", has_text="favorisent").first.wait_for()


def preparing(evening: Evening) -> None:
    """The secretariat sets the times and the rules, and takes attendance."""
    with evening.seat(SECRETARY, "sitting/agenda", LAPTOP) as page:
        now = datetime.now(ZoneInfo("Europe/Paris"))
        page.get_by_label("Début").first.fill(f"{now:%H:%M}")
        picture(page, GUIDE / "agenda-form.png")
        page.get_by_role("button", name="Arrêter l’ordre du jour").click()
        page.wait_for_url("**/sitting")
        evening.go(page, "rules")
        page.locator("[name=quorum]").fill("50")
        page.get_by_role("button", name="Fixer les règles").click()
        page.get_by_text("Les règles sont fixées.").wait_for()
        picture(evening.go(page, "rules"), GUIDE / "rules.png")
        evening.go(page, "attendance")
        for name in present_delegations():
            page.get_by_role("button", name=name, exact=False).first.click()
            page.locator(".is-here", has_text=name).first.wait_for()
        picture(evening.go(page, "attendance"), GUIDE / "attendance.png")


def voters() -> dict[str, str]:
    """Delegates by their delegation, in the order of the list."""
    return {names[0]: names[3] for names in load()["delegations"].values()}


def present_delegations() -> list[str]:
    return list(voters())[:24]


# -- the sitting --------------------------------------------------------------------


def opening(evening: Evening) -> None:
    """The chair opens the sitting; a workshop reports; somebody speaks; there is a pause."""
    chair, wall = evening.chair, evening.wall
    evening.go(chair, "sitting")
    chair.get_by_role("button", name="Ouvrir la séance").click()
    chair.get_by_role("button", name="Point suivant").click()
    wall.locator(".screen-workshop", has_text="Le tourisme").wait_for()
    picture(wall, GUIDE / "wall-report.png")
    with evening.seat(SECRETARY, "sitting", LAPTOP) as page:
        for name, delegation, side in (
            ("Ani Mkrtchyan", "Ville d’Erevan", "Pour"),
            ("Thomas Gay", "Ville de Marseille", "Contre"),
        ):
            page.get_by_label("Nom").fill(name)
            page.get_by_label("Délégation").select_option(label=delegation)
            page.get_by_label(side, exact=True).check()
            page.get_by_role("button", name="Inscrire").click()
            page.locator("#speakers", has_text=name).wait_for()
        chair.get_by_role("button", name="Donner la parole Ani Mkrtchyan").click()
        page.locator(".floor", has_text="Ani Mkrtchyan").wait_for()
        picture(evening.go(page, "sitting"), GUIDE / "sitting.png")
    chair.get_by_role("button", name="Fin de l’intervention").first.click()
    resumes = datetime.now(ZoneInfo("Europe/Paris")) + timedelta(minutes=15)
    chair.get_by_label("Reprise à").fill(f"{resumes:%H:%M}")
    chair.get_by_role("button", name="Suspendre").click()
    wall.get_by_text("Séance suspendue").wait_for()
    picture(wall, GUIDE / "wall-suspended.png")
    chair.get_by_role("button", name="Reprendre la séance").click()
    wall.get_by_text("Séance suspendue").wait_for(state="detached")
    chair.locator("#agenda li", has_text="Amendements").get_by_role(
        "button", name="Commencer"
    ).click()
    chair.locator("#agenda .item-current", has_text="Amendements").wait_for()
    evening.go(chair, "desk")
    chair.locator(".desk-switch").wait_for()


def presenting(evening: Evening) -> None:
    """An amendment on every page at once, in both languages."""
    evening.present(5)
    picture(evening.wall, GUIDE / "wall-both.png")
    evening.shoot(README, "screen-fr", HALL, "screen?show=fr", WALL)
    evening.shoot(README, "screen-hy", ARMENIAN, "screen?show=hy", WALL, "hy")
    evening.present(3)
    picture(evening.chair, README / "desk-fr.png", at_top=True)
    evening.shoot(README, "desk-hy", CHAIR, "desk", DESK, "hy")
    picture(evening.chair, GUIDE / "if-adopted.png", evening.chair.locator("#presented .desk-now"))


def contested(evening: Evening) -> None:
    """One adoption contests another amendment; both decisions are taken back."""
    evening.present(2)
    evening.press("a", "Adopté")
    evening.chair.locator("#queue-1", has_text="Contesté").wait_for()
    evening.present(1)
    picture(evening.chair, GUIDE / "contested.png", at_top=True)
    evening.press("2", "Adopté modifié")
    with evening.seat(voters()["Département de la Drôme"], "mine", PHONE) as page:
        picture(page, GUIDE / "attention-phone.png")
    evening.press("z", "Contesté")
    evening.chair.keyboard.press("z")
    evening.chair.locator("#history-list .undone", has_text="Amendement 2").wait_for()
    evening.chair.locator("#queue-1:not(:has-text('Contesté'))").wait_for()
    picture(
        evening.chair, GUIDE / "decisions.png", evening.chair.locator("#presented .desk-history")
    )


def voting(evening: Evening) -> None:
    """A recorded vote, from the chair's key to the result on the wall."""
    chair, wall = evening.chair, evening.wall
    evening.present(3)
    evening.press("v", "Clore le scrutin")
    with evening.seat(DELEGATE, "text", PHONE) as page:
        page.locator("#now summary").click()
        picture(page, GUIDE / "ballot-phone.png")
    with evening.seat(ARMENIAN, "text", PHONE, "hy") as page:
        page.locator("#now summary").click()
        picture(page, GUIDE / "ballot-phone-hy.png")
    here = present_delegations()
    for at, name in enumerate(here[:18]):
        choice = "against" if at in (4, 9, 13) else "abstention" if at in (6, 15) else "for"
        with evening.seat(voters()[name], "mine", PHONE) as page:
            page.locator("#now summary").click()
            page.locator(f"#now [data-choice={choice}]").click()
            page.locator("#now .ballot").wait_for(state="hidden")
    wall.locator(".screen-turnout", has_text="18").wait_for()
    picture(wall, GUIDE / "wall-vote.png")
    picture(chair, GUIDE / "desk-vote.png", at_top=True)
    evening.press("v", "Adopté")
    wall.get_by_text("Résultat du scrutin").wait_for()
    picture(wall, GUIDE / "wall-result.png")
    with evening.seat(ARMENIAN, "screen?show=hy", WALL, "hy") as page:
        picture(page, GUIDE / "wall-result-hy.png")


def together(evening: Evening) -> None:
    """The uncontested ones are looked at together; one of them is rejected by itself."""
    chair, wall = evening.chair, evening.wall
    evening.press("b", "amendements en bloc")
    wall.get_by_text("amendements en bloc").wait_for()
    picture(chair, GUIDE / "desk-together.png", at_top=True)
    picture(wall, GUIDE / "wall-together.png")
    evening.present(11)
    evening.press("r", "Rejeté")


def after(evening: Evening) -> None:
    """What the decisions ask of authors and of translators."""
    authors = voters()
    evening.shoot(README, "mine-phone-fr", authors["Département de la Drôme"], "mine", PHONE)
    evening.shoot(README, "mine-phone-hy", authors["Région du Tavouch"], "mine", PHONE, "hy")
    evening.shoot(GUIDE, "translation", SECRETARY, "translation", LAPTOP)
    evening.shoot(GUIDE, "votes", SECRETARY, "polls", LAPTOP)
    evening.shoot(GUIDE, "paper", SECRETARY, "paper", LAPTOP)


def adopting(evening: Evening) -> None:
    """The text is sealed, and the wall shows its fingerprint."""
    chair = evening.go(evening.chair, "desk/adopt")
    chair.get_by_label("Les amendements encore ouverts tombent").check()
    chair.get_by_label("Adopter bien que").check()
    picture(chair, GUIDE / "adopt.png")
    chair.get_by_role("button", name="Déclarer le texte adopté").click()
    chair.get_by_text("Le texte est adopté.").first.wait_for()
    evening.wall.locator(".screen-adopted").wait_for()
    picture(evening.wall, GUIDE / "wall-adopted.png")


SCENES = (
    workshops,
    reading,
    preparing,
    opening,
    presenting,
    contested,
    voting,
    together,
    after,
    adopting,
)


if __name__ == "__main__":
    main()
