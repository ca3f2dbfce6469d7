"""What a process remembers of committed Revisions, which never change."""

from collections import defaultdict

from drafting.domain import Draft
from drafting.store.languages import Kept


class DraftCache:
    """Drafts of committed Revisions, which never change; the latest used are kept."""

    def __init__(self, size: int = 64) -> None:
        self._size = size
        self._drafts: dict[tuple[int, int], Draft] = {}
        self.kept: dict[int, Kept] = defaultdict(Kept)  # by assembly

    def get(self, assembly_id: int, number: int) -> Draft | None:
        return self._drafts.get((assembly_id, number))

    def put(self, assembly_id: int, number: int, draft: Draft) -> None:
        while len(self._drafts) >= self._size:
            self._drafts.pop(next(iter(self._drafts)), None)
        self._drafts[assembly_id, number] = draft
