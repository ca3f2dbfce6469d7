"""Refusals: why the rules say no, as a code with parameters.

The domain speaks in codes; `drafting.web.sentences` turns each into a sentence in
the reader's language. A test keeps the two lists equal.
"""

from typing import Any


class Refused(Exception):
    """A deed that the rules do not allow.

    ``code`` names the rule; ``params`` are what its sentence needs; ``field``, when
    given, is the form field to blame; ``context`` carries what the person needs to
    go on (the newer text, the conflicts).
    """

    def __init__(
        self, code: str, *, field: str | None = None, context: Any = None, **params: Any
    ) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.context = context
        self.params = params


class NotFound(Refused):
    """No such thing in this assembly."""

    def __init__(self, what: str = "page") -> None:
        super().__init__("not_found", what=what)


class Forbidden(Refused):
    """The person's role does not allow this deed."""

    def __init__(self, deed: str) -> None:
        super().__init__("forbidden", deed=deed)


class Sealed(Refused):
    """The text has been adopted; nothing changes any more."""

    def __init__(self) -> None:
        super().__init__("sealed")
