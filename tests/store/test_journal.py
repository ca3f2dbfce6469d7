"""The record: append-only, chained, and any tampering is named."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from drafting.store.audit import audit
from drafting.store.rows import EntryRow
from tests.support.hall import Hall, found_hall, revise


@pytest.fixture
def worked(hall: Hall) -> Hall:
    number = hall.do("rapporteur", "post_finding", base=1, texts={"fr": "Elles créent un site."})[
        "number"
    ]
    hall.do("secretary", "merge_findings", numbers=[number])
    first = hall.propose("valence", revise("o1", "Les villes encouragent la marche."))
    hall.do("idjevan", "cosign_amendment", number=first)
    hall.decide(first, votes={"votes_for": 2, "votes_against": 1})
    hall.do("chair", "undo_decision")
    return hall


def run(hall: Hall, sql: str) -> None:
    with hall.books.writing() as db:
        db.execute(text(sql))


def unlock(hall: Hall) -> None:
    """What someone with the database file could do first."""
    run(hall, "DROP TRIGGER journal_no_update")
    run(hall, "DROP TRIGGER journal_no_delete")


def test_an_honest_record_holds(worked):
    assert worked.look(audit) is None


@pytest.mark.parametrize(
    "sql", ["UPDATE journal SET payload='{}' WHERE number=3", "DELETE FROM journal WHERE number=3"]
)
def test_the_database_itself_refuses_to_change_the_journal(worked, sql):
    with pytest.raises(DatabaseError, match="append-only"):
        run(worked, sql)


def test_tampering_with_any_entry_names_it(worked):
    unlock(worked)
    last = worked.look(lambda reading: reading.number)
    for number in range(1, last + 1):
        for column, value in (
            ("payload", "'{}'"),
            ("kind", "'TextAdopted'"),
            ("at", "'x'"),
            ("actor_id", "99"),
            ("hash", "'0'"),
        ):
            with worked.books.read() as db:
                kept = getattr(db.get(EntryRow, (1, number)), column)
            run(worked, f"UPDATE journal SET {column}={value} WHERE number={number}")
            flaw = worked.look(audit)
            assert flaw is not None and flaw.entry == number, (number, column)
            with worked.books.writing() as db:
                setattr(db.get(EntryRow, (1, number)), column, kept)
    assert worked.look(audit) is None


def test_a_cut_tail_a_hole_and_a_swap_are_named(worked):
    unlock(worked)
    last = worked.look(lambda reading: reading.number)
    for sql, entry in (
        (f"DELETE FROM journal WHERE number={last}", last),
        ("DELETE FROM journal WHERE number=4", 4),
    ):
        run(worked, sql)
        assert worked.look(audit).entry == entry
    run(worked, "UPDATE journal SET number=-1 WHERE number=2")
    assert worked.look(audit).entry == 1 or worked.look(audit).entry == 2


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE clauses SET strands=\'{"fr": [["Autre chose.", "frame"]]}\' WHERE key=\'o1\' AND since=1',
        "UPDATE clauses SET kind='closing' WHERE key='o1'",
        "UPDATE clauses SET workshop='culture' WHERE key='o1'",
        "DELETE FROM clauses WHERE key='o2'",
        "UPDATE revisions SET fingerprint='0' WHERE number=2",
        "UPDATE findings SET rationale='autre' WHERE number=1",
        "UPDATE findings SET status='withdrawn' WHERE number=1",
        "UPDATE amendments SET reason='autre' WHERE number=1",
        "UPDATE amendments SET outcome='rejected' WHERE number=1",
        'UPDATE decisions SET votes=\'{"votes_for": 9, "votes_against": 0, "abstentions": 0, "consensus": false}\'',
        "UPDATE decisions SET undone=0",
        "DELETE FROM cosignatures",
        "UPDATE members SET role='chair' WHERE name='Luc'",
        "UPDATE delegations SET name='{\"fr\": \"Autre\"}' WHERE key='lyon'",
        "UPDATE assemblies SET fingerprint='0'",
    ],
)
def test_tampering_with_any_table_is_found(worked, sql):
    run(worked, sql)
    assert worked.look(audit) is not None


def test_on_postgresql_too(postgres_url):
    hall = found_hall(postgres_url, "pg-record")
    hall.decide(hall.propose("valence", revise("o1", "Les villes encouragent la marche.")))
    assert hall.look(audit) is None
    with pytest.raises(DatabaseError, match="append-only"):
        run(hall, "DELETE FROM journal")
