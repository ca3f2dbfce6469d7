"""Someone with a browser, without the browser: fetches pages, fills forms and sends them."""

from typing import Any

import requests
from lxml import html


class Person:
    """Someone with a browser: keeps cookies, fetches forms, fills and sends them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.web = requests.Session()
        self.deeds = 0

    def page(self, path: str) -> html.HtmlElement:
        answer = self.web.get(f"{self.url}{path}", timeout=30)
        answer.raise_for_status()
        return html.fromstring(answer.text)

    def enter(self, link: str) -> None:
        self.web.get(link, timeout=30).raise_for_status()

    def download(self, slug: str, name: str) -> bytes:
        answer = self.web.get(f"{self.url}/a/{slug}/{name}", timeout=60)
        answer.raise_for_status()
        return answer.content

    def fill(self, path: str, which: str, **typed: Any) -> dict[str, Any]:
        """Fetch a page, fill the form that ``which`` (an XPath condition) names, send it."""
        form = self.page(path).xpath(f"//form[{which}]")[0]
        for template in form.xpath(".//template"):  # what a script may put there is not there
            template.drop_tree()
        fields = [(name, value) for name, value in form.form_values() if name not in typed]
        for name, value in typed.items():
            values = value if isinstance(value, list) else [value]
            fields += [(name, str(v)) for v in values if v is not None]
        return self.send(form.get("action") or path, fields)

    def press(self, path: str, target: str, **typed: Any) -> dict[str, Any]:
        """Press a button of a page that is a whole deed; ``typed`` are fields that go with it."""
        form = self.page(path).get_element_by_id("deed")
        return self.send(target, [*form.form_values(), *typed.items()])

    def send(self, path: str, fields: Any) -> dict[str, Any]:
        self.deeds += 1
        answer = self.web.post(
            f"{self.url}{path}", data=fields, headers={"Accept": "application/json"}, timeout=60
        )
        if not answer.headers["Content-Type"].startswith("application/json"):
            answer.raise_for_status()
            return {"ok": True, "page": answer.text}
        said = answer.json()
        if not said["ok"]:
            raise RuntimeError(f"{path}: {said['sentence']} {said.get('errors')}")
        return said
