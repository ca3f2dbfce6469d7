"""The door: every text is cleaned here once, so that nothing behind it needs to doubt.

What passes is NFC, one paragraph, and can be stored, shown and printed anywhere
(XML 1.0 characters only, which python-docx and lxml require).
"""

import re
import unicodedata
from typing import Any

_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+ *")
_SPACES = re.compile(r" {2,}")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Joiners that scripts and emoji need, the soft hyphen, and the harmless direction marks.
_KEPT_FORMATS = frozenset("\u200c\u200d\u00ad\u200e\u200f")


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
    text = _SPACES.sub(" ", _BREAKS.sub(" ", unicodedata.normalize("NFC", text).lstrip("\ufeff")))
    if _FORBIDDEN.search(text):
        raise Unclean("control")
    if _BIDI.search(text):
        raise Unclean("bidi")
    if any(unicodedata.category(c) in ("Cf", "Cn", "Co") and c not in _KEPT_FORMATS for c in text):
        raise Unclean("invisible")
    text = text.strip()
    if not any(unicodedata.category(c)[0] in "LNPS" for c in text):
        raise Unclean("empty")
    if len(text) > limit:
        raise Unclean("too_long", limit=limit, length=len(text))
    return text
