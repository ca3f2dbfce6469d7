"""Frozen numbering: what a printed copy says holds all evening."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain import Clause, Delete, Draft, Insert, Kind, Move, perform
from drafting.domain.clauses import digest, number_clauses
from drafting.domain.numbering import Ghost, Numbering, freeze, small_letters, with_ghosts

KINDS = {
    "t": Kind.TITLE,
    "r": Kind.PREAMBULAR,
    "h": Kind.HEADING,
    "o": Kind.OPERATIVE,
    "z": Kind.CLOSING,
}


def draft(keys: str) -> Draft:
    """A text of clauses named by kind and number: "t r1 h1 o1 o2"."""
    return Draft(
        tuple(Clause.new(key, KINDS[key[0]], {"fr": key}, "frame") for key in keys.split())
    )


FRAME = draft("t r1 r2 h1 o1 o2 o3 h2 o4 z")


class Evening:
    """A text and its numbering, from the opening on."""

    def __init__(self, text: Draft = FRAME) -> None:
        self.numbering = freeze(text)
        self.text = Draft(text.clauses, self.numbering)

    def do(self, *operations) -> "Evening":
        text = perform(self.text, operations, "amendment-1")
        self.numbering = self.numbering.grown(text)
        self.text = Draft(text.clauses, self.numbering)
        return self

    @property
    def seen(self) -> str:
        """The whole as people see it: the label, or ~label for a ghost."""
        labels = self.text.labels
        return " ".join(
            f"~{one.label}" if isinstance(one, Ghost) else labels.get(one.key, "-")
            for one in with_ghosts(self.text)
        )


def new(key: str, after: str | None) -> Insert:
    return Insert(key, after, KINDS[key[0]], {"fr": key})


@pytest.mark.parametrize(
    ("operations", "seen"),
    [
        ([], "- A B I 1 2 3 II 4 -"),
        ([new("oX", "o2")], "- A B I 1 2 2a 3 II 4 -"),
        ([new("oX", "o2"), new("oY", "oX")], "- A B I 1 2 2a 2b 3 II 4 -"),
        ([new("oX", "h1")], "- A B I 0a 1 2 3 II 4 -"),
        ([new("rX", "r2"), new("rY", "t")], "- 0a A B Ba I 1 2 3 II 4 -"),
        ([new("hX", "o3"), new("oX", "hX")], "- A B I 1 2 3 Ia 3a II 4 -"),
        ([new("oX", "h2")], "- A B I 1 2 3 II 3a 4 -"),
        ([Delete("o2")], "- A B I 1 ~2 3 II 4 -"),
        ([Delete("o1"), Delete("o2")], "- A B I ~1 ~2 3 II 4 -"),
        ([Delete("h2"), Delete("z")], "- A B I 1 2 3 ~II 4"),
        ([Delete("t"), Delete("r1")], "~A B I 1 2 3 II 4 -"),
        ([new("oX", "o2"), Delete("o2")], "- A B I 1 ~2 2a 3 II 4 -"),
        ([Delete("o2"), new("oX", "o1")], "- A B I 1 1a ~2 3 II 4 -"),
        ([new("oX", "o2"), Delete("oX")], "- A B I 1 2 3 II 4 -"),
        ([Move("o1", "o4")], "- A B I 2 3 II 4 1 -"),
        ([Move("o1", "o4"), new("oX", "o1")], "- A B I 2 3 II 4 1 4a -"),
        ([new("oX", "o2"), Move("o2", "o4")], "- A B I 1 2a 3 II 4 2 -"),
    ],
)
def test_what_people_see(operations, seen):
    evening = Evening()
    for operation in operations:
        evening.do(operation)
    assert evening.seen == seen


def test_what_was_deleted_comes_back_under_its_number():
    evening = Evening().do(Delete("o2")).do(new("oX", "o1")).do(new("o2", "oX"))
    assert evening.seen == "- A B I 1 1a 2 3 II 4 -"


def test_what_came_and_went_keeps_its_letter_for_itself():
    evening = Evening().do(new("oX", "o2")).do(Delete("oX")).do(new("oY", "o2"))
    assert evening.seen == "- A B I 1 2 2b 3 II 4 -"
    assert evening.do(new("oX", "oY")).seen == "- A B I 1 2 2b 2a 3 II 4 -"


def test_letters_never_run_out():
    evening, after = Evening(), "o2"
    for n in range(30):
        evening.do(new(f"o-{n}", after))
        after = f"o-{n}"
    labels = [evening.text.labels[f"o-{n}"] for n in range(30)]
    assert labels[:2] == ["2a", "2b"] and labels[25:28] == ["2z", "2aa", "2ab"]
    assert len({small_letters(n) for n in range(1, 2000)}) == 1999


def test_the_numbering_is_no_part_of_what_the_text_says():
    frozen = Draft(FRAME.clauses, freeze(draft("o1 o2")))
    assert frozen == FRAME and digest(frozen) == digest(FRAME)
    assert frozen.labels != FRAME.labels


def test_it_reads_the_same_from_the_books():
    evening = Evening().do(new("oX", "o2")).do(Delete("o3"))
    again = Numbering.from_plain(evening.numbering.as_plain())
    assert again == evening.numbering
    assert Draft(evening.text.clauses, again).labels == evening.text.labels


# -- laws ---------------------------------------------------------------------------


def any_text(random: Random) -> Draft:
    keys = [f"{random.choice('rho')}{n}" for n in range(random.randint(0, 12))]
    return draft(" ".join(keys))


def any_operation(random: Random, text: Draft, gone: list[Clause], n: int):
    what = random.choice(["insert", "insert", "delete", "move", "back"])
    after = random.choice([None, *text.keys])
    if what == "back" and gone:
        old = gone.pop(random.randrange(len(gone)))
        return Insert(old.key, after, old.kind, old.texts)
    if what in ("insert", "back") or not text.clauses:
        return new(f"{random.choice('rhoz')}n{n}", after)
    key = random.choice(text.keys)
    if what == "delete":
        gone.append(text.get(key))
        return Delete(key)
    return Move(key, after) if after != key else Move(key, text.before(key))


@given(st.randoms(use_true_random=False), st.integers(0, 20))
def test_labels_are_unique_and_never_change_hands(random, decisions):
    text = any_text(random)
    evening, gone = Evening(text), []
    said: dict[tuple[Kind, str], str] = {
        (clause.kind, number_clauses(text.clauses)[clause.key]): clause.key
        for clause in text.clauses
    }
    for n in range(decisions):
        evening.do(any_operation(random, evening.text, gone, n))
        labels = evening.text.labels
        for clause in evening.text.clauses:
            if clause.key in labels:
                owner = said.setdefault((clause.kind, labels[clause.key]), clause.key)
                assert owner == clause.key
        shown = [(c.kind, labels[c.key]) for c in evening.text.clauses if c.key in labels]
        shown += [(g.kind, g.label) for g in with_ghosts(evening.text) if isinstance(g, Ghost)]
        assert len(set(shown)) == len(shown)
        assert all(c.key in labels for c in evening.text.clauses if c.kind is not Kind.CLOSING)


@given(st.randoms(use_true_random=False), st.integers(0, 15))
def test_every_number_of_the_opening_is_there_once_as_clause_or_ghost(random, decisions):
    text = any_text(random)
    evening, gone = Evening(text), []
    for n in range(decisions):
        evening.do(any_operation(random, evening.text, gone, n))
    shown = [one.key for one in with_ghosts(evening.text)]
    assert len(set(shown)) == len(shown)
    assert set(text.keys) <= set(shown)
    assert (
        tuple(one.key for one in with_ghosts(evening.text) if isinstance(one, Clause))
        == evening.text.keys
    )


@given(st.randoms(use_true_random=False))
def test_insertions_at_different_places_may_be_adopted_in_any_order(random):
    text = any_text(random)
    places = random.sample([None, *text.keys], random.randint(0, len(text.keys) + 1))
    # One place follows another only through clauses, so each has its own number before it.
    inserted = [new(f"on{n}", after) for n, after in enumerate(places)]
    apart = [
        i for i in inserted
        if sum(Evening(text).do(i).text.labels[i.key] == Evening(text).do(j).text.labels[j.key] for j in inserted) == 1
    ]  # fmt: skip
    once, again = Evening(text), Evening(text)
    for insertion in apart:
        once.do(insertion)
    for insertion in random.sample(apart, len(apart)):
        again.do(insertion)
    assert once.text.labels == again.text.labels


@given(st.randoms(use_true_random=False), st.integers(0, 10))
def test_a_text_not_yet_issued_is_labelled_as_it_will_be(random, decisions):
    evening, gone = Evening(any_text(random)), []
    for n in range(decisions):
        operation = any_operation(random, evening.text, gone, n)
        if isinstance(operation, Delete):
            continue  # letters of what came and went are kept for it; a preview may not know
        preview = perform(evening.text, [operation], "amendment-1").labels
        assert preview == evening.do(operation).text.labels
