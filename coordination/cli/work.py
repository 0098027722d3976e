"""The command that does what needs no person."""

import os

import click

from coordination.cli.places import office
from coordination.jobs.worker import Worker


@click.command()
@click.option("--once", is_flag=True, help="Do one round and stop.")
@click.option("--with-parent", is_flag=True, help="Stop when the process that began it is gone.")
def work(*, once: bool, with_parent: bool) -> None:
    """Prepare layouts of large graphs, apart from any request; `serve` starts this by itself."""
    worker = Worker(office())
    if once:
        count = worker.round()
        click.echo(f"{count} layouts prepared.")
        return
    parent = os.getppid()
    worker.run(lambda: not with_parent or os.getppid() == parent)
