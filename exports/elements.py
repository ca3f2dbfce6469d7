"""Small makers of WordprocessingML elements, and runs that know their language."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LANGS = {"fr": "fr-FR", "hy": "hy-AM", "en": "en-GB"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ARMENIAN = re.compile("([\u0531-\u058f\ufb13-\ufb17](?:[^A-Za-z\u00c0-\u024f]*[\u0531-\u058f])?)")


def el(tag: str, /, *children: Any, **attributes: Any) -> Any:
    """The element ``w:tag`` with attributes ``w:...`` and children, in that order."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def tagged(lang: str) -> str:
    """The language tag Word knows, for a language code of ours."""
    return LANGS.get(lang, lang)


def runs(text: str, lang: str, *formats: Any, deleted: bool = False) -> list[Any]:
    """The text as runs, each marked with its language; Armenian ones also with their font.

    ``formats`` are further run properties, in schema order; ``deleted`` is for text
    inside ``w:del``.
    """
    return [_run(stretch, code, formats, deleted) for stretch, code in _by_script(text, lang)]


def _by_script(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """Armenian stretches in a text of another language are Armenian all the same."""
    stretches = [text] if lang == "hy" else _ARMENIAN.split(text)
    for place, stretch in enumerate(stretches):
        if stretch:
            yield stretch, "hy" if place % 2 else lang


def _run(text: str, lang: str, formats: tuple[Any, ...], deleted: bool) -> Any:
    properties = el("rPr")
    if lang == "hy":
        properties.append(el("rStyle", val="Armenian"))
    properties.extend(_copy(format_) for format_ in formats)
    properties.append(el("lang", val=tagged(lang)))
    words = el("delText" if deleted else "t")
    words.set(_SPACE, "preserve")
    words.text = text
    return el("r", properties, words)


def _copy(element: Any) -> Any:
    """An element has one parent; each run needs its own."""
    return el(element.tag.rpartition("}")[2], **_attributes(element))


def _attributes(element: Any) -> dict[str, str]:
    return {key.rpartition("}")[2]: value for key, value in element.attrib.items()}


def field(code: str, *formats: Any) -> list[Any]:
    """A field that Word keeps right, such as PAGE, as complex field runs."""

    def piece(inner: Any) -> Any:
        return el("r", el("rPr", *(_copy(format_) for format_ in formats)), inner)

    instruction, shown = el("instrText"), el("t")
    instruction.set(_SPACE, "preserve")
    instruction.text, shown.text = f" {code} ", "1"
    return [
        piece(el("fldChar", fldCharType="begin")),
        piece(instruction),
        piece(el("fldChar", fldCharType="separate")),
        piece(shown),
        piece(el("fldChar", fldCharType="end")),
    ]
