"""The list of amendments on paper: who asks what, in formal words, and what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from drafting.domain.phrases import Sentence
from exports.elements import el, runs
from exports.package import finish
from exports.paper import Paper
from exports.signing import sign
from exports.template import blank

_INDENT = 567  # of a list within a wording, in twentieths of a point
_BESIDE = 1134


@dataclass(frozen=True)
class Listed:
    """One amendment as listed; everything is already in words.

    ``wordings`` are its formal words by language of the record, the leading one first;
    ``notes`` what stands under its heading, ``outcome`` what was decided, or empty.
    """

    heading: str
    wordings: Mapping[str, tuple[Sentence, ...]]
    notes: tuple[str, ...] = ()
    reason: str = ""
    outcome: str = ""


def amendment_list(paper: Paper, listed: Iterable[Listed], title: str) -> bytes:
    """The amendments as a Word file, under ``title``; the pages are dressed as ``paper``'s."""
    document = blank(paper.lang, tracked=False)
    end = document.element.body.find(qn("w:sectPr"))
    end.addprevious(_paragraph("Title", title, paper.lang))
    for one in listed:
        for paragraph in _entry(one, paper.lang):
            end.addprevious(paragraph)
    bare = replace(paper, signatories=())
    sign(document, bare)
    return finish(document, bare)


def _entry(one: Listed, lang: str) -> Iterable[Any]:
    apart, outlined = el("spacing", before=400, after=40), el("outlineLvl", val=0)
    yield _paragraph("TableTitle", one.heading, lang, apart, outlined)
    for note in one.notes:
        yield _paragraph("TableNote", note, lang)
    for place, (code, sentences) in enumerate(one.wordings.items()):
        yield from _wording(sentences, code, "Counterpart" if place else "Normal")
    if one.reason:
        yield _paragraph("TableNote", one.reason, lang)
    if one.outcome:
        yield _paragraph("TableHead", one.outcome, lang)


def _wording(sentences: Iterable[Sentence], lang: str, style: str) -> Iterable[Any]:
    left = _BESIDE if style == "Counterpart" else 0
    for sentence in sentences:
        yield _paragraph(style, sentence.lead, lang)
        for item in sentence.items:
            yield _paragraph(style, item, lang, el("ind", left=left + _INDENT))


def _paragraph(style: str, text: str, lang: str, *properties: Any) -> Any:
    return el("p", el("pPr", el("pStyle", val=style), *properties), *runs(text, lang))
