"""Commands about rights that somebody changed past the program."""

import click

from coordination.actions import rights_faults
from coordination.actions.rights_faults import RightsFault
from coordination.cli.places import office, operator_bench


@click.group()
def rights() -> None:
    """Rights that somebody edited in the database: list them, and seal them anew."""


@rights.command()
def check() -> None:
    """List the rows whose rights do not hold; exit 1 when there are any."""
    with operator_bench(office(), writes=False) as bench:
        found = rights_faults.check(bench)
    _say(found)
    if found:
        raise click.ClickException(
            "These rows grant nothing, and these cases are shut. Compare them with a backup, set "
            "them right, then run: coordination rights repair --reason TEXT"
        )


@rights.command()
@click.option("--reason", required=True, help="Why what stands in these rows now is right.")
def repair(reason: str) -> None:
    """Seal what stands in these rows now; from then on it holds."""
    with operator_bench(office(), writes=True) as bench:
        found = rights_faults.repair(bench, reason)
    _say(found)


def _say(found: tuple[RightsFault, ...]) -> None:
    for one in found:
        click.echo(f"{one.table}\t{one.id}")
    click.echo(f"{len(found)} rows whose rights did not hold")
