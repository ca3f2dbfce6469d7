"""Operations from a form's plain fields, so that writing an amendment is editing the text.

Fields: ``revise:<key>:<lang>`` new words, ``delete:<key>``, ``move:<key>`` the key
of the clause to stand after, ``insert:<n>:<lang>`` words of a new clause with
``insert:<n>:after`` and ``insert:<n>:kind``. What is left unchanged asks nothing:
the action drops it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

TOP = "^"  # the place before every clause
UNMOVED = ""


def operations_from_form(fields: Mapping[str, str]) -> list[dict[str, Any]]:
    """Plain operations (see `drafting.domain.operations.as_plain`)."""
    revised: dict[str, dict[str, str]] = defaultdict(dict)
    inserted: dict[str, dict[str, str]] = defaultdict(dict)
    deleted, moved = [], {}
    for name, value in fields.items():
        match name.split(":"):
            case ["revise", key, lang]:
                revised[key][lang] = value
            case ["insert", place, part]:
                inserted[place][part] = value
            case ["delete", key] if value:
                deleted.append(key)
            case ["move", key] if value != UNMOVED:
                moved[key] = value
    kept = {key: texts for key, texts in revised.items() if key not in deleted}
    return [
        *({"do": "revise", "key": key, "texts": texts} for key, texts in kept.items()),
        *({"do": "delete", "key": key} for key in deleted),
        *({"do": "move", "key": key, "after": _place(after)} for key, after in moved.items()),
        *(_insertion(parts) for _n, parts in sorted(inserted.items()) if _has_words(parts)),
    ]


def _insertion(parts: dict[str, str]) -> dict[str, Any]:
    texts = {part: words for part, words in parts.items() if part not in ("after", "kind")}
    return {
        "do": "insert",
        "key": "",
        "after": _place(parts.get("after", "")),
        "kind": parts.get("kind", "operative"),
        "texts": texts,
    }


def _has_words(parts: dict[str, str]) -> bool:
    return any(words.strip() for part, words in parts.items() if part not in ("after", "kind"))


def _place(after: str) -> str | None:
    return None if after in (TOP, "") else after
