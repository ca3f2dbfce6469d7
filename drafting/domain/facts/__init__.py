"""Facts: what happened, in the past tense. The journal is made of them."""

from drafting.domain.facts.base import Fact, Plain
from drafting.domain.facts.drafting import *  # noqa: F403
from drafting.domain.facts.plenary import *  # noqa: F403

FACTS: dict[str, type[Fact]] = {kind.__name__: kind for kind in Fact.__subclasses__()}


def fact_from_plain(kind: str, plain: Plain) -> Fact:
    """The fact an entry tells. Raises KeyError or TypeError for an unknown kind or shape."""
    return FACTS[kind](**plain)
