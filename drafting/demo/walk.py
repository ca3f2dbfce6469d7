"""The walk of the demonstration, from findings to adoption, whoever carries out the deeds.

A `Hand` does what people do: directly on the books to prepare the guided tour, or
through the pages of a real server to play the whole assembly.
"""

from collections.abc import Callable
from typing import Any, Protocol

from drafting.demo.content import Content

Texts = dict[str, str]
Operations = list[dict[str, Any]]


class Hand(Protocol):
    """What the walk needs done. ``who`` is a workshop's or a delegation's key."""

    def words(self, key: str) -> Texts: ...
    def post_finding(self, who: str, finding: dict[str, Any]) -> int: ...
    def withdraw_finding(self, who: str, number: int) -> None: ...
    def merge(self, numbers: list[int], same_as: dict[int, int]) -> None: ...
    def propose(
        self, who: str, operations: Operations, reason: str, replaces: list[int]
    ) -> int: ...
    def cosign(self, who: str, number: int) -> None: ...
    def withdraw_amendment(self, who: str, number: int) -> None: ...
    def present(self, number: int) -> None: ...
    def decide(self, number: int, decision: dict[str, Any]) -> None: ...
    def adopt(self) -> None: ...


class Walk:
    """Plays the content with a hand. ``tick`` is told each deed, for a progress display."""

    def __init__(self, content: Content, hand: Hand, tick: Callable[[str], None]) -> None:
        self._content = content
        self._hand = hand
        self._tick = tick
        self._findings: dict[str, int] = {}
        self._amendments: dict[str, int] = {}

    def whole(self) -> None:
        """Everything, up to the adopted text."""
        for round_ in (1, 2, 0):
            self._post([f for f in self._content["findings"] if f["round"] == round_])
            if round_:
                self._merge([f for f in self._content["findings"] if f["round"] == round_])
        self._propose(self._content["amendments"])
        contested = [f for f in self._content["findings"] if "decision" in f]
        for finding in contested:
            number = self._hand.contested(self._findings[finding["id"]])
            self._amendments[finding["id"]] = number
        self._decide([a for a in self._content["amendments"] if "decision" in a] + contested)
        self._hand.adopt()
        self._tick("adopted")

    def tour(self) -> None:
        """Half of it: some findings open, most amendments open, a few decisions taken."""
        findings = self._content["findings"]
        self._post(findings)
        self._merge([f for f in findings if f["round"] and f.get("tour") != "open"])
        self._propose([a for a in self._content["amendments"] if a["tour"] != "later"])
        self._decide([a for a in self._content["amendments"] if a["tour"] == "decided"])

    def _post(self, findings: list[dict[str, Any]]) -> None:
        for finding in findings:
            asked = self._finding(finding)
            number = self._hand.post_finding(finding["workshop"], asked)
            self._findings[finding["id"]] = number
            self._tick(f"finding {number}")
            if finding.get("withdrawn"):
                self._hand.withdraw_finding(finding["workshop"], number)

    def _finding(self, finding: dict[str, Any]) -> dict[str, Any]:
        replaced = finding.get("replaces")
        return {
            "kind": finding.get("kind", "orientation"),
            "texts": finding.get("text") or self._edited(finding["revises"], finding["edits"]),
            "rationale": finding["rationale"],
            "revises": finding.get("revises"),
            "replaces": self._findings[replaced] if replaced else None,
        }

    def _merge(self, findings: list[dict[str, Any]]) -> None:
        replaced = {f.get("replaces") for f in self._content["findings"]}
        chosen = [f for f in findings if f["id"] not in replaced]
        numbers = self._findings
        same_as = {numbers[f["id"]]: numbers[f["same_as"]] for f in chosen if f.get("same_as")}
        self._hand.merge([numbers[f["id"]] for f in chosen], same_as)
        self._tick("merge")

    def _propose(self, amendments: list[dict[str, Any]]) -> None:
        for amendment in amendments:
            operations = [self._operation(o) for o in amendment["operations"]]
            replaces = [self._amendments[a] for a in amendment.get("compromise_for", ())]
            who = amendment["delegation"]
            number = self._hand.propose(who, operations, amendment["reason"], replaces)
            self._amendments[amendment["id"]] = number
            self._tick(f"amendment {number}")
            for delegation in amendment.get("cosigners", ()):
                self._hand.cosign(delegation, number)
            if amendment.get("withdrawn"):
                self._hand.withdraw_amendment(who, number)

    def _decide(self, amendments: list[dict[str, Any]]) -> None:
        fallen: set[str] = set()
        for amendment in sorted(amendments, key=lambda a: a["decision"]):
            if amendment["id"] in fallen:
                continue  # it fell with a compromise text: there is nothing left to decide
            if amendment["outcome"] in ("adopted", "modified"):
                fallen |= set(amendment.get("compromise_for", ()))
            number = self._amendments[amendment["id"]]
            self._hand.present(number)
            modified = amendment.get("modified")
            self._hand.decide(
                number,
                {
                    "outcome": amendment["outcome"],
                    "votes": amendment.get("votes"),
                    "note": amendment.get("note", ""),
                    "operations": [self._operation(o) for o in modified] if modified else None,
                },
            )
            self._tick(f"decision on {number}")

    def _operation(self, asked: dict[str, Any]) -> dict[str, Any]:
        if "revise" in asked:
            key = self._key(asked["revise"])
            return {"do": "revise", "key": key, "texts": self._edited(key, asked["edits"])}
        if "insert" in asked:
            return {
                "do": "insert",
                "key": "",
                "after": self._key(asked["after"]),
                "kind": asked["insert"]["kind"],
                "texts": asked["insert"]["text"],
            }
        if "delete" in asked:
            return {"do": "delete", "key": self._key(asked["delete"])}
        return {"do": "move", "key": self._key(asked["move"]), "after": self._key(asked["after"])}

    def _edited(self, key: str, edits: list[dict[str, str]]) -> Texts:
        """The clause's words with the edits made. Raises ValueError if one misses."""
        words = dict(self._hand.words(key))
        for edit in edits:
            if words[edit["lang"]].count(edit["find"]) != 1:
                raise ValueError(f"{key}: {edit['find']!r} is not there once")
            words[edit["lang"]] = words[edit["lang"]].replace(edit["find"], edit["replace"])
        return words

    def _key(self, reference: str) -> str:
        """A clause's key; the clause a finding made is named by the finding's id."""
        return f"f{self._findings[reference]}" if reference in self._findings else reference
