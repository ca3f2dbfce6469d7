"""Tokens: the smallest stretches of text that are ever replaced.

Words, numbers, runs of spaces and single punctuation marks, in any script. What a
reader sees as one letter or one picture is never split: combining marks, Armenian
stress and question marks (՛ ՜ ՞, which stand inside a word), emoji sequences and
astral characters stay whole (extended grapheme clusters, Unicode Annex 29).
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby


def _class(codes: Iterable[int]) -> str:
    """The inside of a character class that holds these code points, in rising order."""
    runs = (
        [code for _, code in run]
        for _, run in groupby(enumerate(codes), key=lambda item: item[1] - item[0])
    )
    return "".join(f"{re.escape(chr(run[0]))}-{re.escape(chr(run[-1]))}" for run in runs)


def _marks(codes: Iterable[int]) -> str:
    return _class(c for c in codes if unicodedata.category(chr(c)) in ("Mn", "Mc", "Me"))


# Marks and joiners belong to what stands before them. Those beyond the first plane are
# kept apart: Python's engine is slow on a class that holds any.
_NEAR = _marks(range(0x300, 0x10000)) + "\u200c\u200d\uff9e\uff9f"
_FAR = _marks(range(0x10000, 0x20000)) + "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_FAR += "\U000e0100-\U000e01ef"
_MARK = rf"(?:[{_NEAR}]|(?=[\U00010000-\U000effff])[{_FAR}])"
_PREFIX = (
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # belong to what follows
)
_ARMENIAN = "\u055a-\u055c\u055e\u055f"  # inside and at the end of words; ՝ is a comma
_HYPHEN = "-\u2010\u2011\u058a"
_WORD = rf"\w++(?:(?:[{_ARMENIAN}\u00ad]|{_MARK})\w*+)*+"
_ELISION = r"(?i:[cçdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=\w)"
_TOKEN = re.compile(
    rf"""
    {_ELISION}                                      # l’ d’ qu’ keep their apostrophe
    | \d++(?:[.,\u00a0\u202f]\d++)*+                # 12 000 and 3,5 are one number
        (?!\w|[{_ARMENIAN}]|{_MARK}|[{_HYPHEN}][^\W\d])  # 1er and 2014-ին are words
    | {_WORD}(?:[{_HYPHEN}'’]{_WORD})*+             # so are a compound and aujourd’hui
    | [\U0001f1e6-\U0001f1ff]{{2}}{_MARK}*+         # a flag is two letters
    | \s++{_MARK}*+
    | [\ud800-\udbff][\udc00-\udfff]                # halves that other programs would join
    | [{_PREFIX}]++(?:{_WORD}|.{_MARK}*+)?+
    | .{_MARK}*+(?:(?<=\u200d)[^\w\s]{_MARK}*+)*+    # anything else, with what is joined to it
    """,
    re.VERBOSE | re.DOTALL,
)
# A plain space with a token's end before it and a token's start behind.
_SEAM = re.compile(rf"(?<![\s{_PREFIX}]) (?!\s|{_MARK})")
# Signs of our scripts: among these a plain space is a seam, unless another space is near.
_COMMON = "\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u0589\u2010-\u2027\u202f-\u205e\u20a0-\u20cf"
_UNCOMMON = re.compile(f"[^{_COMMON}]")
_SPACES = re.compile("[ \xa0\u202f] | [\xa0\u202f]")


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text; joined they are the text, code point by code point."""
    return tuple(_TOKEN.findall(text))


def chunks(text: str) -> list[str]:
    """The text cut at single spaces between tokens; joined by a space they are the text.

    Many times cheaper than tokens, and enough to see which stretches changed.
    """
    if _UNCOMMON.search(text):
        return _SEAM.split(text)
    narrow = "\xa0" in text or "\u202f" in text
    if _SPACES.search(text) if narrow else "  " in text:
        return _SEAM.split(text)
    return text.split(" ")
