"""Commands about the reference pack: show it, check it, compare and make releases."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from coordination.cli import corrections
from coordination.cli.corrections import FILE, correction_json, correction_line, in_json, print_all
from coordination.cli.places import settings
from coordination.installation import pack_in_use
from coordination.reference.checks import Fault, Weight, check_content
from coordination.reference.comparing import Difference, compare
from coordination.reference.content import ENTRY_LISTS, MANIFEST, Content, read_content
from coordination.reference.entries import PackError
from coordination.reference.pack import DATA, Pack, load_pack
from coordination.reference.release import make_manifest
from coordination.reference.showing import (
    find_entry,
    lines,
    marks_of,
    name_of,
    plain,
    verified_counts,
)
from coordination.runtime import wall_clock

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def pack() -> None:
    """Show, check and correct the reference pack: law and lists, by releases."""


@pack.command()
@click.argument("file", type=FILE, required=False)
@click.argument("entry", required=False)
@in_json
def show(file: str | None, entry: str | None, *, as_json: bool) -> None:
    """Show the release, or the entries of a FILE, or one ENTRY of it."""
    used = pack_in_use(settings())
    if file is None:
        print_all(_release_json(used) if as_json else None, _release_lines(used))
    elif entry is None:
        names = {name: name_of(one, file) for name, one in used.content.entries(file).items()}
        print_all(names if as_json else None, [f"{key}  {text}" for key, text in names.items()])
    else:
        _show_entry(used, file, entry, as_json=as_json)


def _show_entry(used: Pack, file: str, name: str, *, as_json: bool) -> None:
    found = find_entry(used.content, file, name)
    if found is None:
        raise click.ClickException(
            f"{file} has no entry {name}. List them with: coordination pack show {file}"
        )
    own, entry = found
    marks = marks_of(entry, file, own, used.corrections)
    head = f"{own}: {name_of(entry, file)} ({file}, as of {used.as_of}, {_release_name(used)})"
    print_all(dict(entry) if as_json else None, [head, *lines(entry, marks)])


def _release_lines(used: Pack) -> list[str]:
    said = [f"{_release_name(used)}, law and lists as of {used.as_of}"]
    for file in ENTRY_LISTS:
        read, unread = verified_counts(used.content, file)
        count = len(used.content.entries(file))
        said.append(f"  {file + '.json':24} {count:5} entries, {read} read, {unread} not verified")
    said.append(f"{len(used.corrections)} local corrections")
    return [*said, *(correction_line(one) for one in used.corrections)]


def _release_json(used: Pack) -> dict[str, Any]:
    return {
        "release": used.release.name,
        "date": used.release.date,
        "as_of": used.as_of,
        "changed": list(used.release.changed),
        "files": [asdict(one) for one in used.release.files],
        "entries": {file: len(used.content.entries(file)) for file in ENTRY_LISTS},
        "corrections": [correction_json(one) for one in used.corrections],
    }


def _release_name(used: Pack) -> str:
    return f"release {used.release.name}{', changed' if used.release.changed else ''}"


@pack.command()
@click.argument("folder", type=_FOLDER, required=False)
@click.option("--warnings", is_flag=True, help="List what is worth a look, too.")
@in_json
def check(folder: Path | None, *, warnings: bool, as_json: bool) -> None:
    """Check the pack of FOLDER, by default the delivered one; end with 1 when a fault is found."""
    found = _faults(folder or DATA)
    faults = [one for one in found if one.weight is Weight.FAULT]
    shown = found if warnings else faults
    if as_json:
        click.echo(json.dumps([asdict(one) for one in shown], ensure_ascii=False, indent=1))
    for one in () if as_json else shown:
        click.echo(str(one) if one.weight is Weight.FAULT else f"warning: {one}", err=True)
    if folder is None:
        corrections.say_undecided(pack_in_use(settings()).corrections)
    if faults:
        raise click.ClickException(f"{len(faults)} faults. The pack cannot be trusted.")
    if not as_json:
        rest = len(found) - len(faults)
        click.echo(f"No fault. {rest} warnings{'' if warnings or not rest else ': --warnings'}.")


def refuse_a_broken_pack() -> None:
    """End the command when the delivered files are not those of a release and hold a fault."""
    release = load_pack().release
    if not release.changed:
        return
    found = [one for one in _faults(DATA) if one.file != MANIFEST and one.weight is Weight.FAULT]
    for one in found:
        click.echo(str(one), err=True)
    if found:
        raise click.ClickException(f"{len(found)} faults in the reference pack. Restore its files.")
    click.echo(f"The reference pack is not release {release.name}: some files changed.", err=True)


def _faults(folder: Path) -> tuple[Fault, ...]:
    try:
        return check_content(read_content(folder), wall_clock().date())
    except PackError as unreadable:
        file, _, what = str(unreadable).partition(": ")
        return (Fault(file, "", "", what, "Correct or restore the file."),)


@pack.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER, required=False)
@in_json
def diff(old: Path, new: Path | None, *, as_json: bool) -> None:
    """Compare the pack of the folder OLD with that of NEW, by default the delivered one."""
    held = pack_in_use(settings()).corrections
    found = compare(_readable(old), _readable(new or DATA), held)
    print_all([asdict(one) for one in found] if as_json else None, [*map(_difference, found)])
    if not as_json:
        touched = sum(one.corrected for one in found)
        click.echo(f"{len(found)} differences, {touched} in facts that are corrected here")


def _readable(folder: Path) -> Content:
    try:
        content = read_content(folder)
    except PackError as unreadable:
        raise click.ClickException(f"{folder}: {unreadable}") from None
    if not ENTRY_LISTS.keys() & content.files.keys():
        raise click.ClickException(f"{folder}: no pack is in this folder. Name that of a release.")
    return content


def _difference(one: Difference) -> str:
    place = " ".join(part for part in (one.file, one.entry, one.field) if part)
    what = f"{plain(one.old)} -> {plain(one.new)}" if one.field else str(one.kind)
    held = "  (corrected here: confirm or withdraw)" if one.corrected else ""
    return f"{place}: {what if one.kind == 'changed' else f'{one.kind} {_short(one)}'}{held}"


def _short(one: Difference) -> str:
    return plain(one.new if one.old is None else one.old) if one.field else "entry"


@pack.command()
@click.argument("name")
@click.option("--folder", type=_FOLDER, help="The pack's folder, by default the delivered one.")
def release(name: str, folder: Path | None) -> None:
    """Make the files of a folder the release NAME, such as 2026.11.23, and write its manifest."""
    place = folder or DATA
    content = _readable(place)
    faults = [
        one
        for one in check_content(content, wall_clock().date())
        if one.weight is Weight.FAULT and one.file != MANIFEST
    ]
    for one in faults:
        click.echo(str(one), err=True)
    if faults:
        raise click.ClickException(f"{len(faults)} faults. No release was made.")
    try:
        manifest = make_manifest(content, name)
    except PackError as refused:
        raise click.ClickException(f"{refused}. No release was made.") from None
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (place / MANIFEST).write_text(text + "\n", encoding="utf-8")
    click.echo(f"Release {name}: {len(manifest['files'])} files.")


for _command in (
    corrections.correct,
    corrections.corrections,
    corrections.confirm,
    corrections.withdraw,
):
    pack.add_command(_command)
