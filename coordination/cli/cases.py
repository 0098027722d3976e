"""Commands about cases: import, check, overlaps, findings."""

import json
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from coordination.actions import exports, imports
from coordination.actions.imports import LineResult, Outcome
from coordination.actions.workbench import Workbench
from coordination.cli import preparation, second
from coordination.cli.places import office, operator_bench, say_fault, settings
from coordination.interop.jsonlines import Line, read_lines
from coordination.jobs.merging import merge
from coordination.runtime import OPERATOR, Office

# Twenty cases a transaction: more hold the write lock so long that people wait, fewer pay for
# a synced write too often (docs/benchmarks.md). Cases that are compared later take a third of the
# time, so more of them go into one.
GROUP = 20
GROUP_UNMATCHED = 50

# As many cases of a file are compared as they come. A longer file is a first load or a year's
# harvest: its other cases are compared at the end, in a third of the time.
MATCHED_AT_ONCE = 2_000

# Cases after which it is looked how many index rows wait.
_LOOKED_EVERY = 2_000

_EMPTY = "The file holds no case: it is empty. Export it again."

Item = TypeVar("Item")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Validate only; compare and store nothing.")
def import_cases(file: Path, *, dry_run: bool) -> None:
    """Import cases from a JSON Lines FILE. Safe to repeat: equal cases are skipped."""
    place = office()
    counts = dict.fromkeys(Outcome, 0)
    started = time.monotonic()
    with second.sparing(), file.open("rb") as stream:
        for number, outcome in import_lines(place, stream, dry_run=dry_run):
            counts[outcome] += 1
            if number % 1000 == 0:
                click.echo(f"  {number} lines, {time.monotonic() - started:.0f} s", err=True)
    if not sum(counts.values()):
        raise click.ClickException(_EMPTY)
    if not dry_run:
        _finish(place, changed=bool(counts[Outcome.REGISTERED] + counts[Outcome.CHANGED]))
    click.echo(_summary(counts, dry_run=dry_run))
    if counts[Outcome.REFUSED]:
        raise click.exceptions.Exit(1)


def _finish(place: Office, *, changed: bool) -> None:
    """Sweep after an import that changed something, or that another one, cut short, left undone."""
    if not changed:
        with operator_bench(place, writes=False) as bench:
            changed = imports.is_unfinished(bench)
    if changed:
        click.echo("  comparing the whole register ...", err=True)
        merge(place, OPERATOR)
        with (
            second.sparing(),
            second.helper(place) as helper,
            operator_bench(place, writes=True) as bench,
        ):
            imports.finish(bench, helper)


def import_lines(
    place: Office, stream: BinaryIO, *, dry_run: bool
) -> Iterator[tuple[int, Outcome]]:
    """Yield what became of each line; a line comes out once its transaction is done.

    The cases of a long file are stored as they come and compared all at once at the end.
    """
    groups = _groups(read_lines(stream))
    done = 0
    for prepared in preparation.prepared(settings(), place.tools, groups):
        if dry_run:
            results = [imports.validated(one) for one in prepared]
        else:
            with operator_bench(place, writes=True) as bench:
                later = done >= MATCHED_AT_ONCE
                results = imports.admit_lines(bench, prepared, matched_later=later)
            _merge_if_due(place, done, done + len(prepared))
            done += len(prepared)
        for result in results:
            _say_faults(result)
            yield result.number, result.outcome


def _merge_if_due(place: Office, before: int, done: int) -> None:
    """Put index rows that wait into the index, when they have become many."""
    if before // _LOOKED_EVERY == done // _LOOKED_EVERY:
        return
    with operator_bench(place, writes=False) as bench:
        is_due = imports.is_merge_due(bench)
    if is_due:
        merge(place, OPERATOR)


def _say_faults(result: LineResult) -> None:
    for fault in result.faults:
        say_fault(result.number, fault)


def _groups(lines: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the lines that go into one transaction each."""
    rest, done = iter(lines), 0
    while group := list(islice(rest, GROUP if done < MATCHED_AT_ONCE else GROUP_UNMATCHED)):
        yield group
        done += len(group)


def _summary(counts: dict[Outcome, int], *, dry_run: bool) -> str:
    if dry_run:
        return f"{counts[Outcome.VALID]} valid, {counts[Outcome.REFUSED]} refused; nothing stored"
    return ", ".join(
        f"{counts[outcome]} {outcome.value}"
        for outcome in (Outcome.REGISTERED, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.REFUSED)
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Validate FILE and list what each line would hit in the register. Stores only its log entry."""
    place = office()
    # Logged before anything is shown: a check that is cut short has shown hits all the same.
    with operator_bench(place, writes=True) as bench:
        imports.record_check(bench)
    with file.open("rb") as stream, operator_bench(place, writes=False) as bench:
        could_be_read = [_check_line(place, bench, line) for line in read_lines(stream)]
    if not could_be_read:
        raise click.ClickException(_EMPTY)
    if not all(could_be_read):
        raise click.exceptions.Exit(1)


def _check_line(place: Office, bench: Workbench, line: Line) -> bool:
    one = imports.prepare_line(place.tools, line.number, line.payload, line.fault)
    for fault in one.faults:
        say_fault(one.number, fault)
    if one.prepared is None:
        return False
    found = imports.would_hit(bench, one.prepared)
    if not found:
        click.echo(f"line {one.number}: no hit")
    for hit in found:
        kinds = ", ".join(hit.kinds)
        note = f" (muted: {hit.muted})" if hit.muted else ""
        click.echo(f"line {one.number}: {hit.desk} {hit.ref}: {hit.band}, {kinds}{note}")
    return True


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="JSON Lines.",
)
@click.option("--reasons", is_flag=True, help="Say what speaks for and against each overlap.")
def overlaps(form: str, *, reasons: bool) -> None:
    """Print every overlap that the defaults show, one JSON object a line; never a value."""
    del form  # one format today; the option keeps scripts working when others come
    with operator_bench(office(), writes=False) as bench:
        rows = list(exports.overlaps(bench, with_reasons=reasons))
    # Printed once the reading is logged, so that a reader who stops early is in the log too.
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


@click.command()
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many findings to print.",
)
def findings(top: int) -> None:
    """Print the findings: groups of cases of several States that nobody coordinates."""
    with operator_bench(office(), writes=False) as bench:
        total, lines = exports.findings(bench, top)
    for line in lines:
        click.echo(line)
    click.echo("1 finding" if total == 1 else f"{total} findings")
