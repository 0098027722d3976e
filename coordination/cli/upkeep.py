"""Scheduled and rare commands: sweep, the log, keys."""

from pathlib import Path

import click

from coordination.actions import trail, upkeep
from coordination.cli import second
from coordination.cli.places import office, operator_bench
from coordination.domain.audit_chain import BadCheckpoint, Checkpoint
from coordination.jobs.merging import merge
from coordination.runtime import OPERATOR


@click.command()
def sweep() -> None:
    """Compare the whole register again and renew how rare each value is."""
    place = office()
    merge(place, OPERATOR)
    with (
        second.sparing(),
        second.helper(place) as helper,
        operator_bench(place, writes=True) as bench,
    ):
        report, orphans = upkeep.run_sweep(bench, helper)
    click.echo(
        f"{report.values} values held more than once, {report.links} links, "
        f"{report.changed} changed"
    )
    if report.broken_pointers:
        click.echo(f"{report.broken_pointers} index rows did not open and were skipped", err=True)
    if orphans:
        click.echo(f"{orphans} keys without a case removed")


@click.group()
def audit() -> None:
    """Verify the log, and take checkpoints of it."""


@audit.command()
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that was taken earlier and kept elsewhere.",
)
def verify(against: Path | None) -> None:
    """Check the whole chain of the log; exit 1 and name the place when it is broken."""
    with operator_bench(office(), writes=False) as bench:
        checkpoint = _read(against) if against else None
        if checkpoint is not None and not trail.is_genuine(bench, checkpoint):
            raise click.ClickException("The checkpoint was not signed with this register's key.")
        found = trail.verify_log(bench, checkpoint)
    if not found.ok:
        problem = (found.first_problem or "").format(seq=found.seq)
        raise click.ClickException(problem)
    click.echo(f"{found.count} entries, unbroken; head {found.head.hex()[:16]}")


@audit.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def checkpoint(file: Path) -> None:
    """Sign what the log is now and write the statement to FILE, to be kept elsewhere."""
    with operator_bench(office(), writes=True) as bench:
        made = trail.take_checkpoint(bench)
        try:
            file.write_text(made.to_json(), encoding="utf-8")
        except OSError as error:
            raise click.ClickException(
                f"{file} cannot be written ({error.strerror}). No checkpoint was taken."
            ) from None
    click.echo(f"checkpoint of entry {made.seq} written to {file}")


def _read(path: Path) -> Checkpoint:
    try:
        return Checkpoint.from_json(path.read_text(encoding="utf-8", errors="replace"))
    except BadCheckpoint as bad:
        raise click.ClickException(str(bad)) from None


@click.group()
def keys() -> None:
    """Rotate the key-encryption key."""


@keys.command()
def rotate() -> None:
    """Make a new key-encryption key and wrap every data key with it. Safe to repeat."""
    with operator_bench(office(), writes=True) as bench:
        count = upkeep.rotate_keys(bench)
    click.echo(f"{count} data keys wrapped with the new key. Back up the key file anew.")
