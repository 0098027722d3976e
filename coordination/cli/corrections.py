"""Commands about local corrections of the reference pack: make, list, confirm, withdraw."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar
from uuid import UUID

import click

from coordination.actions import pack_corrections
from coordination.actions.pack_corrections import Signature
from coordination.actions.workbench import NoSuchRecord
from coordination.cli.places import office, operator_bench, settings
from coordination.installation import pack_in_use
from coordination.reference.content import ENTRY_LISTS
from coordination.reference.corrections import Placed, RefusedCorrection, Standing
from coordination.reference.showing import plain

Answer = TypeVar("Answer")

FILE = click.Choice([*ENTRY_LISTS])
in_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


@click.command()
@click.argument("file", type=FILE)
@click.argument("entry")
@click.argument("field")
@click.argument("value")
@click.option("--source", required=True, help="Where the right value was read.")
@click.option("--reason", required=True, help="Why it is held differently; every reader sees it.")
def correct(file: str, entry: str, field: str, value: str, **signature: str) -> None:
    """Hold one fact differently: FIELD of ENTRY in FILE is VALUE (JSON or text)."""
    signed = Signature(signature["source"], signature["reason"])
    with operator_bench(office(), writes=True) as bench:
        made = _refusable(pack_corrections.correct, bench, (file, entry, field), value, signed)
    click.echo(f"Corrected. The correction is {made}; withdraw ends it.")


@click.command()
@in_json
def corrections(*, as_json: bool) -> None:
    """List the corrections in force and how they stand to the release."""
    placed = pack_in_use(settings()).corrections
    said = [*map(correction_line, placed)] or ["No local corrections."]
    print_all([*map(correction_json, placed)] if as_json else None, said)


@click.command()
@click.argument("correction", type=click.UUID)
def confirm(correction: UUID) -> None:
    """Say that a CORRECTION still holds although the release changed under it."""
    with operator_bench(office(), writes=True) as bench:
        _refusable(pack_corrections.confirm, bench, correction)
    click.echo("Confirmed: it rests on the value of this release now.")


@click.command()
@click.argument("correction", type=click.UUID)
@click.option("--reason", required=True, help="Why the release holds again.")
def withdraw(correction: UUID, reason: str) -> None:
    """End a CORRECTION, so that the release holds again."""
    with operator_bench(office(), writes=True) as bench:
        _refusable(pack_corrections.withdraw, bench, correction, reason)
    click.echo("Withdrawn: the release holds again.")


def say_undecided(placed: tuple[Placed, ...]) -> None:
    """Say on the error output which corrections wait for a decision."""
    for one in placed:
        if one.is_undecided:
            click.echo(correction_line(one), err=True)


def _refusable(act: Callable[..., Answer], *arguments: Any) -> Answer:
    try:
        return act(*arguments)
    except RefusedCorrection as refused:
        raise click.ClickException(f"{refused} Nothing was stored.") from None
    except NoSuchRecord:
        raise click.ClickException("There is no such correction in force.") from None


def correction_line(placed: Placed) -> str:
    """Return a correction in one line: what it says, how it stands, who signed it."""
    one = placed.correction
    said = {
        Standing.IN_FORCE: f"the release says {plain(placed.delivered)}",
        Standing.OUTDATED: f"rests on an older value ({plain(one.base)}): the release says "
        f"{plain(placed.delivered)} now; confirm or withdraw it",
        Standing.DELIVERED: "the release says the same by now; withdraw it",
        Standing.UNFIT: f"not applied: {placed.problem} Withdraw it.",
    }[placed.standing]
    return (
        f"  {one.file} {one.entry} {one.field} is {plain(one.value)} ({said}); by {one.by}, "
        f"{one.at:%d %b %Y}, source: {one.source}; reason: {one.reason} [{one.id}]"
    )


def correction_json(placed: Placed) -> dict[str, Any]:
    """Return a correction for programs."""
    one = asdict(placed.correction)
    one["at"] = placed.correction.at.isoformat()
    return {**one, "delivered": placed.delivered, "standing": placed.standing.value}


def print_all(as_json: Any, said: list[str]) -> None:
    """Print lines, or what they say as JSON where that is given."""
    if as_json is not None:
        click.echo(json.dumps(as_json, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(said))
