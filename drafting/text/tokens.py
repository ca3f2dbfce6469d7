"""Tokens: the smallest stretches of text that are ever replaced.

Words, numbers, runs of spaces and single punctuation marks, in any script. A
grapheme is never split: combining marks, Armenian stress and question marks
(՛ ՜ ՞, which stand inside a word), emoji sequences and astral characters stay whole.
"""

import re
import unicodedata

# Marks live below U+20000 and in the variation selectors' supplement.
_MARKS = (
    "".join(
        re.escape(chr(code))
        for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
        if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")
    )
    + "\u200c\U0001f3fb-\U0001f3ff"
)
_INSIDE = "\u055a-\u055f\u00ad"  # Armenian marks and the soft hyphen sit inside words
_LETTER = rf"\w[{_MARKS}]*"
_WORD = rf"{_LETTER}(?:[{_INSIDE}]*{_LETTER})*[{_INSIDE}]*"
_PATTERN = re.compile(
    rf"""
    \d+(?:[.,\u00a0\u202f]\d+)*(?![\w{_MARKS}])     # 12 000 and 3,5 are one number
    | {_WORD}(?:[-\u2010\u2011]{_WORD})*            # a compound is one word
      (?:['\u2019](?=\w))?                          # l’ d’ qu’ keep their apostrophe
    | [\U0001f1e6-\U0001f1ff]{{2}}                  # a flag is two letters
    | \s+
    | .[{_MARKS}]*(?:\u200d.[{_MARKS}]*)*           # anything else, with what is joined to it
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text; joined they are the text, code point by code point."""
    return tuple(_PATTERN.findall(text))
