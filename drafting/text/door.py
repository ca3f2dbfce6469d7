"""The door: every text is cleaned here once, so that nothing behind it needs to doubt.

What passes is NFC, one paragraph, and can be stored, shown and printed anywhere
(XML 1.0 characters only, which python-docx and lxml require).
"""

import re
import unicodedata
from typing import Any

_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")
_SPACES = re.compile(r" {2,}")
_DROPPED = re.compile("^[ \n\r\t]*\ufeff+|\u00ad")  # a byte order mark, soft hyphens
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Letters that show nothing: fillers, the grapheme joiner, an empty Braille cell.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Formats that one can see, or that stand where writing needs them.
_NEEDED = re.compile(
    r"""
    [\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]               # Arabic and Syriac signs
    | (?<=[\u0600-\u1cff\ua840-\uabff])[\u200c\u200d]           # joiners from Arabic to Meetei
    | (?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d     # families and flags
        (?=[\u2190-\u2bff\U0001f000-\U0001faff])
    | (?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f         # flags of regions
    """,
    re.VERBOSE,
)
_DIRECTION = re.compile("[\u061c\u200e\u200f]")  # harmless beside letters that run to the left


class Unclean(ValueError):
    """A text that may not come in: ``code`` says why, ``params`` go with it."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def clean(text: str, limit: int = 20_000) -> str:
    """The text as it may come in. Raises `Unclean`:

    empty, too_long (limit, length), surrogate, control, bidi (overrides that make
    a text read otherwise than it is), invisible (characters nobody can see).
    """
    if len(text) > 4 * limit:
        raise Unclean("too_long", limit=limit, length=len(text))
    if _SURROGATE.search(text):
        raise Unclean("surrogate")
    text = _SPACES.sub(" ", _BREAKS.sub(" ", _DROPPED.sub("", text)))
    text = unicodedata.normalize("NFC", text)
    if _CONTROL.search(text):
        raise Unclean("control")
    if _BIDI.search(text):
        raise Unclean("bidi")
    if _hides(text):
        raise Unclean("invisible")
    text = text.strip()
    if not any(unicodedata.category(c)[0] in "LNPS" for c in text):
        raise Unclean("empty")
    if len(text) > limit:
        raise Unclean("too_long", limit=limit, length=len(text))
    return text


def _hides(text: str) -> bool:
    """Whether the text holds characters that nobody can see and that nothing needs."""
    if text.isascii():
        return False
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        text = _DIRECTION.sub("", text)
    rest = _NEEDED.sub("", text)
    return any(c in _BLANK or unicodedata.category(c) in ("Cf", "Co") for c in rest)
