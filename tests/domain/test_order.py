"""The order of taking competing amendments."""

from drafting.domain import Amendment, Clause, Delete, Draft, Insert, Kind, Revise, voting_order

TEXT = "Les villes encouragent le tourisme rural."
HEAD = Draft((
    Clause.new("a", Kind.OPERATIVE, {"fr": TEXT}, "frame"),
    Clause.new("b", Kind.OPERATIVE, {"fr": "Un bilan est dressé."}, "frame"),
))  # fmt: skip


def amendment(number, *operations, **more):
    return Amendment(number, 1, operations, **more)


def order(*amendments):
    return [
        [(p.amendment.number, p.reason) for p in g.places] for g in voting_order(amendments, HEAD)
    ]


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
