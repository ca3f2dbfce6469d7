"""The order of taking competing amendments."""

from drafting.domain import (
    Amendment,
    Clause,
    Delete,
    Draft,
    Insert,
    Kind,
    Move,
    Override,
    Revise,
    voting_order,
)

TEXT = "Les villes encouragent le tourisme rural."
HEAD = Draft((
    Clause.new("a", Kind.OPERATIVE, {"fr": TEXT}, "frame"),
    Clause.new("b", Kind.OPERATIVE, {"fr": "Un bilan est dressé."}, "frame"),
))  # fmt: skip


def amendment(number, *operations, **more):
    return Amendment(number, 1, operations, **more)


def order(*amendments, overrides=()):
    groups = voting_order(amendments, HEAD, overrides=overrides)
    return [[(p.amendment.number, p.reason) for p in group.places] for group in groups]


def test_compromise_first_then_furthest_from_the_text():
    near = amendment(1, Revise("a", {"fr": TEXT.replace("rural", "lent")}))
    far = amendment(2, Revise("a", {"fr": "Les villes encouragent la marche."}))
    compromise = amendment(
        3, Revise("a", {"fr": TEXT.replace("rural", "rural et lent")}), replaces=(1, 2)
    )
    assert order(near, far, compromise) == [[(3, "compromise"), (2, "furthest"), (1, "last")]]


def test_deleting_is_furthest():
    revise = amendment(1, Revise("a", {"fr": "Tout autre."}))
    assert order(revise, amendment(2, Delete("a"))) == [[(2, "furthest"), (1, "last")]]


def test_equally_far_goes_by_time_of_submission():
    one = amendment(1, Revise("a", {"fr": TEXT.replace("rural", "lent")}))
    two = amendment(2, Revise("a", {"fr": TEXT.replace("rural", "vert")}))
    assert order(two, one) == [[(1, "earlier"), (2, "last")]]


def test_amendments_that_do_not_compete_stand_alone_in_the_order_of_the_text():
    second = amendment(1, Revise("b", {"fr": "Un bilan public est dressé."}))
    first = amendment(2, Revise("a", {"fr": TEXT.replace("rural", "lent")}))
    other = amendment(3, Revise("a", {"fr": TEXT.replace("villes", "communes")}))
    inserted = amendment(4, Insert("p4", "a", Kind.OPERATIVE, {"fr": "Neuf."}))
    assert order(second, first, other, inserted) == [
        [(2, "alone")],
        [(3, "alone")],
        [(4, "alone")],
        [(1, "alone")],
    ]


LENT = amendment(1, Revise("a", {"fr": TEXT.replace("rural", "lent")}))
VERT = amendment(2, Revise("a", {"fr": TEXT.replace("rural", "vert")}))
DROP = amendment(3, Delete("a"))
PUBLIC = amendment(4, Revise("b", {"fr": "Un bilan public est dressé."}))
ANNUAL = amendment(5, Revise("b", {"fr": "Un bilan annuel est dressé."}))


def sub(number, parent, text):
    return amendment(number, Revise("a", {"fr": text}), parent=parent)


def test_sub_amendments_stand_before_their_parent_the_furthest_from_it_first():
    near = sub(6, 2, TEXT.replace("rural", "bleu"))
    far = sub(7, 2, "Les villes marchent.")
    assert order(LENT, VERT, DROP, near, far) == [
        [(3, "furthest"), (1, "earlier"), (7, "sub"), (6, "sub"), (2, "last")]
    ]
    assert order(near) == [[(6, "alone")]]  # once its parent is adopted
    assert order(VERT, sub(6, 2, TEXT)) == [[(6, "sub"), (2, "alone")]]


def test_those_that_insert_the_same_or_whose_places_hang_together_are_one_group():
    one = amendment(1, Insert("p1", "a", Kind.OPERATIVE, {"fr": "Neuf."}))
    two = amendment(2, Insert("p2", "b", Kind.OPERATIVE, {"fr": "Neuf."}))
    assert [len(group) for group in order(one, two)] == [2]
    assert [len(group) for group in order(one, amendment(3, Move("a", "b")))] == [2]
    assert [
        len(group) for group in order(amendment(3, Move("a", "b")), amendment(4, Move("b", None)))
    ] == [2]
    assert [len(group) for group in order(one, DROP)] == [1, 1]


def test_the_chair_takes_one_before_another_and_says_why():
    plain = order(LENT, VERT, DROP, PUBLIC, ANNUAL)
    assert plain == [
        [(3, "furthest"), (1, "earlier"), (2, "last")],
        [(4, "earlier"), (5, "last")],
    ]
    why = Override(2, 3, "Le rapporteur le demande.")
    assert order(LENT, VERT, DROP, PUBLIC, ANNUAL, overrides=[why]) == [
        [(2, "override"), (3, "furthest"), (1, "earlier")],
        plain[1],
    ]
    [place] = [
        p
        for group in voting_order([LENT, VERT, DROP], HEAD, overrides=[why])
        for p in group.places
        if p.reason == "override"
    ]
    assert place.why == "Le rapporteur le demande."


def test_the_chair_puts_one_last_or_a_whole_group_first():
    assert order(LENT, VERT, DROP, overrides=[Override(3, None, "")])[0] == [
        (1, "earlier"),
        (2, "last"),
        (3, "override"),
    ]
    assert order(LENT, DROP, PUBLIC, ANNUAL, overrides=[Override(5, 1, "")]) == [
        [(4, "earlier"), (5, "override")],
        [(3, "furthest"), (1, "last")],
    ]


def test_the_chair_moves_an_amendment_with_its_sub_amendments():
    child, other = (
        sub(6, 1, TEXT.replace("rural", "bleu")),
        sub(7, 1, TEXT.replace("rural", "gris")),
    )
    assert order(LENT, DROP, child, other, overrides=[Override(1, 3, "")]) == [
        [(6, "sub"), (7, "sub"), (1, "override"), (3, "furthest")]
    ]
    assert order(LENT, DROP, child, other, overrides=[Override(7, 6, "")]) == [
        [(3, "furthest"), (7, "override"), (6, "sub"), (1, "last")]
    ]
    assert order(LENT, DROP, child, other, overrides=[Override(6, 1, "")])[0][1:] == [
        (7, "sub"),
        (6, "override"),
        (1, "last"),
    ]


def test_orders_about_closed_amendments_are_ignored():
    plain = order(LENT, VERT)
    for override in (Override(9, 1, ""), Override(1, 9, ""), Override(1, 1, "")):
        assert order(LENT, VERT, overrides=[override]) == plain
