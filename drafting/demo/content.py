"""Reading `valence.toml`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Content = dict[str, Any]


def load() -> Content:
    """The demonstration assembly as plain dicts."""
    with (Path(__file__).parent / "valence.toml").open("rb") as file:
        return tomllib.load(file)


def people(content: Content) -> Iterator[dict[str, Any]]:
    """Everyone to seat, besides the first secretary: the chair, rapporteurs, delegates."""
    yield {"name": content["staff"]["chair"], "role": "chair", "language": "fr"}
    for workshop in content["workshops"]:
        for place, name in enumerate(workshop["rapporteurs"]):
            language = ("fr", "hy")[place]
            seat = {"role": "rapporteur", "workshop": workshop["key"], "language": language}
            yield {"name": name, **seat}
    for key, (_fr, _hy, country, name) in content["delegations"].items():
        language = "hy" if country == "AM" else "fr"
        yield {"name": name, "role": "delegate", "delegation": key, "language": language}
