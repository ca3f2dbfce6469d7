"""Commands: serve, found an assembly, verify the journal."""

import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from drafting.actions import perform
from drafting.actions.founding import found_assembly
from drafting.config import Settings
from drafting.demo.seed import found_demo, is_empty, seed_tour
from drafting.domain import Refused
from drafting.store import Books
from drafting.store.audit import audit
from drafting.store.rows import AssemblyRow

journal = AppGroup("journal", help="The record.")
assembly = AppGroup("assembly", help="Assemblies.")


def register(app: Flask) -> None:
    """Put the commands on the app."""
    app.cli.add_command(serve)
    app.cli.add_command(journal)
    app.cli.add_command(assembly)


def _books() -> Books:
    return current_app.extensions["books"]


@click.command()
@with_appcontext
def serve() -> None:
    """Serve on HOST and PORT. In the demo, an empty database is filled first."""
    settings = current_app.config["SETTINGS"]
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    if settings.demo:
        if is_empty(_books()):
            click.echo("Preparing the demonstration assembly…")
            _prepare_demo(settings)
        click.echo(f"\nThe demonstration assembly ({address}/demo), by role:")
        for role in ("rapporteur", "delegate", "chair", "secretariat"):
            click.echo(f"  {role:12} {address}/demo/as/{role}")
    click.echo(f"Serving on {address} (stop with Ctrl+C)", err=True)
    sys.stderr.flush()
    socketio = current_app.extensions["socketio"]
    socketio.run(current_app._get_current_object(), host=settings.host, port=settings.port)


def _prepare_demo(settings: Settings) -> None:
    """The guided tour's state; only founded when the walk is to be played from its start."""
    if settings.from_start:
        found_demo(_books())
    else:
        seed_tour(_books())


@journal.command("verify")
@with_appcontext
def verify() -> None:
    """Check every assembly's record: the chain of entries, and the tables against it."""
    with _books().read() as db:
        slugs = list(db.scalars(select(AssemblyRow.slug).order_by(AssemblyRow.id)))
    broken = False
    for slug in slugs:
        with _books().reading(slug) as reading:
            flaw = audit(reading)
            if flaw:
                broken = True
                click.echo(f"{slug}: entry {flaw.entry} does not hold ({flaw.what})")
            else:
                click.echo(
                    f"{slug}: ok, {reading.number} entries, head {reading.assembly.journal_head}"
                )
    sys.exit(1 if broken else 0)


@assembly.command("new")
@click.argument("name")
@click.option("--title", required=True, help="Title of the text to be adopted.")
@click.option("--secretary", required=True, help="Name of the first secretary.")
@click.option("--languages", default="fr", show_default=True, help="Of the text, e.g. fr,hy")
@with_appcontext
def new(name: str, title: str, secretary: str, languages: str) -> None:
    """Found an assembly; prints the first secretary's personal link."""
    settings = current_app.config["SETTINGS"]
    try:
        seat = found_assembly(
            _books(),
            name={"fr": name},
            title={"fr": title},
            secretary=secretary,
            languages=languages.split(","),
        )
        card = perform(_books(), "issue_codes", seat, members=[seat.member])["cards"][0]
    except Refused as problem:
        raise click.ClickException(f"{problem.code} {problem.params}") from None
    address = settings.public_url.rstrip("/") or f"http://{settings.host}:{settings.port}"
    click.echo(f"{secretary}: {address}/enter/{card['link']}   code {card['code']}")
