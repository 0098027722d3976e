"""Commands that make, fill and serve a register."""

import os
import sys
from datetime import datetime

import click

from coordination.actions import exports
from coordination.cli.corrections import say_undecided
from coordination.cli.pack import refuse_a_broken_pack
from coordination.cli.places import office, operator_bench, settings
from coordination.config import Settings
from coordination.demo import loading
from coordination.installation import pack_in_use, prepare_installation, wall_warnings

_cases_option = click.option(
    "--cases",
    type=click.IntRange(min=1),
    default=2000,
    show_default=True,
    help="How many invented cases.",
)
_seed_option = click.option(
    "--seed", default=1, show_default=True, help="Equal seeds make equal registers."
)


@click.command()
def init() -> None:
    """Make the keys, the databases and the desks, and bring the schema up to date."""
    chosen = settings()
    refuse_a_broken_pack()
    if prepare_installation(chosen):
        click.echo(f"Keys made in {chosen.key_file}. Back them up apart from the data.")
    say_undecided(pack_in_use(chosen).corrections)
    _say_walls(chosen)
    click.echo("The register is ready.")


@click.command()
def serve() -> None:
    """Serve the product with gunicorn, on the loopback unless the settings say otherwise."""
    chosen = settings()
    refuse_a_broken_pack()
    office()  # says in one line what is missing, before gunicorn starts
    _say_walls(chosen)
    click.echo(f"Serving on {chosen.base_url}")
    arguments = [
        "gunicorn",
        "--config",
        "python:coordination.gunicorn",
        "--bind",
        f"{chosen.host}:{chosen.port}",
        "wsgi:app",
    ]
    sys.stdout.flush()
    program = os.path.join(os.path.dirname(sys.executable), "gunicorn")  # noqa: PTH118, PTH120 - a path for exec
    os.execv(program, arguments)  # noqa: S606 - our own program, fixed arguments


def _say_walls(chosen: Settings) -> None:
    """Warn when the login of PostgreSQL could pass the wall between desks that it acts behind."""
    for weakness in wall_warnings(chosen):
        click.echo(f"Warning, row-level security: {weakness}", err=True)
        click.echo("  docs/installation-postgresql.md gives it a login of its own.", err=True)


@click.group()
def demo() -> None:
    """Load the invented demonstration register and use its accounts."""


@demo.command("load")
@_cases_option
@_seed_option
@click.option("--if-empty", is_flag=True, help="Do nothing when the register is in use.")
def load(cases: int, seed: int, *, if_empty: bool) -> None:
    """Load the demonstration register and make its accounts."""
    chosen, place = settings(), office()
    with operator_bench(place, writes=False) as bench:
        if if_empty and not loading.is_untouched(bench, chosen.instance):
            return
        if not loading.may_load(bench, chosen.instance):
            raise click.ClickException("The register holds cases already. Nothing was loaded.")
    click.echo(f"Loading {cases} invented cases and the public operations of 2019 ...")
    report = loading.load(place, seed=seed, cases=cases, folder=chosen.instance)
    click.echo(f"{report.registered} cases registered, {report.refused} refused.")
    with operator_bench(place, writes=False) as bench:
        total, lines = exports.findings(bench, 10)
    click.echo(f"{total} findings that nobody coordinates, the worst first:")
    for line in lines:
        click.echo(f"  {line}")
    click.echo(f"Accounts, with passwords: {report.accounts}")
    click.echo("The code of the second step: .venv/bin/coordination demo code NAME")


@demo.command("code")
@click.argument("user")
def code(user: str) -> None:
    """Print the current second-factor code of a demonstration USER."""
    found = loading.current_code(settings().instance, user)
    if found is None:
        raise click.ClickException("There is no such demonstration account on this machine.")
    click.echo(found)


@demo.command("write")
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@_cases_option
@_seed_option
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day for which it is made; this one if missing.",
)
def write(folder: str, cases: int, seed: int, today: datetime | None) -> None:
    """Write an invented register with its truth as JSON Lines into FOLDER."""
    day = today.date() if today else loading.today()
    loading.write(folder, seed=seed, cases=cases, day=day)
    click.echo(f"register.jsonl, truth.jsonl and decoys.jsonl written to {folder}")
