"""What every command needs: the office, a bench for the operator, and lines that say what is."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from coordination.actions.workbench import Workbench
from coordination.config import Settings
from coordination.domain.drafts import Fault
from coordination.installation import open_office
from coordination.runtime import OPERATOR, Office, bench_of


def settings() -> Settings:
    """Return the settings of this installation."""
    return Settings.from_environment()


def office() -> Office:
    """Return the office of this installation; its connections close when the command ends."""
    place = open_office(settings())
    context = click.get_current_context()
    context.call_on_close(place.engine.dispose)
    context.call_on_close(place.keys_engine.dispose)
    return place


@contextmanager
def operator_bench(place: Office, *, writes: bool) -> Iterator[Workbench]:
    """Yield a bench for the operator, who acts for any desk and is logged."""
    with bench_of(place, OPERATOR, writes=writes) as bench:
        yield bench


def say_fault(line: int, fault: Fault) -> None:
    """Print what is wrong with a line of a file: where, what, and what to do."""
    click.echo(f"line {line}: {fault}", err=True)
