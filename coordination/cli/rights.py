"""Commands about rows that somebody changed past the program, or that a disk damaged."""

import click

from coordination.actions import rights_faults, rights_repairs
from coordination.actions.rights_faults import RightsFault
from coordination.cli.places import office, operator_bench


@click.group()
def rights() -> None:
    """Rows that were edited in the database or damaged: list them, and repair one by one."""


@rights.command()
def check() -> None:
    """List the rows that do not hold or do not open; exit 1 when there are any."""
    with operator_bench(office(), writes=False) as bench:
        found = rights_faults.check(bench)
    _say(found)
    if found:
        raise click.ClickException(
            "These rows grant nothing, and these cases are shut. Compare them with a backup, then "
            "run for each: coordination rights repair --row TABLE:ID --reason TEXT"
        )


@rights.command()
@click.option("--row", "names", multiple=True, help="TABLE:ID as the check lists it; repeatable.")
@click.option("--reason", required=True, help="What was found out about these rows.")
def repair(names: tuple[str, ...], reason: str) -> None:
    """Repair the named rows, never wider than they were; without a row the list is shown."""
    if not names:
        with operator_bench(office(), writes=False) as bench:
            _say(rights_faults.check(bench))
        raise click.ClickException("Name the rows to repair: --row TABLE:ID")
    with operator_bench(office(), writes=True) as bench:
        found = rights_repairs.repair(bench, names, reason)
    for one in found:
        click.echo(f"{one.name}\trepaired")
        for line in one.done:
            click.echo(f"{one.name}\t{line}")


def _say(found: tuple[RightsFault, ...]) -> None:
    for one in found:
        click.echo(f"{one.name}\t{one.what}")
    click.echo(f"{len(found)} rows that do not hold")
