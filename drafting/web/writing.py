"""Writing an amendment: the text to edit, which clauses are open, and what stands there first."""

from dataclasses import dataclass

from flask import abort, g, request

from drafting.domain import Amendment, Clause, Delete, Draft, Insert, Move, NotFound, Revise
from drafting.domain.operations import Operation, touched_keys
from drafting.domain.subamendments import proposed_text
from drafting.text import merge
from drafting.web.operations import TOP
from drafting.web.showing import as_whole, sight


@dataclass(frozen=True)
class Writing:
    """What is being written: an amendment, one's own in other words, or a sub-amendment.

    ``parent`` is the amendment it would change, ``reworded`` one's own former one.
    """

    parent: Amendment | None = None
    reworded: Amendment | None = None

    @classmethod
    def asked(cls) -> "Writing":
        """As the address or the form names it. 404 for what is not there, or not one's own."""
        reworded = _amendment("reword")
        if reworded and (not reworded.delegation or reworded.delegation != g.seat.delegation):
            raise NotFound("amendment")
        parent = _amendment("parent")
        if reworded and reworded.parent:
            parent = sight().amendments.get(reworded.parent)
        return cls(parent, reworded)

    def base(self) -> int:
        """The Revision it is written on: the head, or its parent's."""
        return self.parent.base if self.parent else sight().reading.head

    def base_draft(self, number: int) -> Draft:
        """The text it is written on."""
        if not self.parent:
            return sight().reading.draft(number)
        return proposed_text(self.parent, sight().reading.draft(self.parent.base))

    def context(self) -> dict:
        """What the form needs: the text with its open clauses."""
        draft = self.base_draft(self.base())
        return {
            "writing": self,
            "base": self.base(),
            "draft": draft,
            "clauses": self._offered(draft),
            "opened": [key for key in self._opened(draft) if key in draft],
            "inserting": [n for n in self._insertions() if n],
            "partial": len(self._offered(draft)) < len(draft.clauses) and not self.parent,
            "opens": [] if self.parent else [a for a in sight().opens if a != self.reworded],
        }

    def _offered(self, draft: Draft) -> list[Clause]:
        """The clauses one may edit: all of them, or those the parent, or the former wording, names.

        Someone who puts theirs in other words may still ask for the whole text (``all``).
        """
        if self.parent:
            before = sight().reading.draft(self.parent.base)
            keys = touched_keys(self.parent.operations)
            return [c for c in draft.clauses if c.key in keys or c.key not in before]
        if not self.reworded or request.values.get("all"):
            return list(draft.clauses)
        named = {k for o in self.reworded.operations for k in (o.key, getattr(o, "after", None))}
        return [c for c in draft.clauses if c.key in named] or list(draft.clauses)

    def _opened(self, draft: Draft) -> list[str]:
        """Clauses chosen in the address, typed in, or touched by the former wording.

        A sub-amendment is about few: all of them.
        """
        if self.parent and not self.reworded:
            return [clause.key for clause in self._offered(draft)]
        typed = [name.split(":")[1] for name in request.form if name.startswith("revise:")]
        operations = self.reworded.operations if self.reworded else ()
        touched = [o.key for o in operations if not isinstance(o, Insert)]
        return list(dict.fromkeys([*request.args.getlist("clause"), *typed, *touched]))

    def _insertions(self) -> list[str]:
        """The numbers of the insertions that stand in the form."""
        filled = {**self.prefilled(), **request.form.to_dict()}
        numbers = {name.split(":")[1] for name in filled if name.startswith("insert:")}
        if request.args.get("after"):
            numbers.add("1")
        return sorted(numbers, key=lambda n: (len(n), n))

    def prefilled(self) -> dict[str, str]:
        """Fields as they stand at first: empty, or the former wording merged with the text."""
        fields = {"reason": self.reworded.reason} if self.reworded else {}
        if request.args.get("after"):
            fields["insert:1:after"] = request.args["after"]
        operations = self.reworded.operations if self.reworded else ()
        for place, operation in enumerate(operations, 1):
            fields |= self._fields(place, operation)
        return fields

    def _fields(self, place: int, operation: Operation) -> dict[str, str]:
        match operation:
            case Revise(key, texts):
                return {
                    f"revise:{key}:{lang}": self._merged(key, lang, text)
                    for lang, text in texts.items()
                }
            case Delete(key):
                return {f"delete:{key}": "1"}
            case Move(key, after):
                return {f"move:{key}": after or TOP}
            case Insert(_key, after, kind, texts):
                number = f"insert:{place}"
                words = {f"{number}:{lang}": text for lang, text in texts.items()}
                return {f"{number}:after": after or TOP, f"{number}:kind": kind.value, **words}
        return {}

    def _merged(self, key: str, lang: str, text: str) -> str:
        """One's words with what others changed elsewhere: nothing adopted since is undone."""
        old = self.reworded
        then = self.base_draft(old.base).get(key) if old else None
        now = self.base_draft(self.base()).get(key)
        if not then or not now:
            return text
        return merge(then.text(lang), now.text(lang), text).text


def _amendment(name: str) -> Amendment | None:
    given = request.values.get(name, "")
    if not given:
        return None
    return sight().amendments.get(as_whole(given) or 0) or abort(404)
