"""docs/commands.md names every command and option, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from coordination.cli import group

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
HEADING = re.compile(r"^## (coordination.*)$", re.MULTILINE)
OPTION = re.compile(r"`(--[a-z-]+)")
EVERYWHERE = {"--help"}


def commands(
    node: click.Command, name: str = "coordination"
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    if isinstance(node, click.Group):
        for word, child in node.commands.items():
            yield from commands(child, f"{name} {word}")
    else:
        yield name, node


def arguments(command: click.Command) -> str:
    return "".join(f" {_written(one)}" for one in command.params if isinstance(one, click.Argument))


def _written(one: click.Argument) -> str:
    name = one.human_readable_name.upper() + ("..." if one.nargs == -1 else "")
    return name if one.required else f"[{name}]"


def options(command: click.Command) -> set[str]:
    return {
        name
        for one in command.params
        if isinstance(one, click.Option)
        for name in one.opts
        if name.startswith("--")
    }


def sections() -> dict[str, str]:
    parts = HEADING.split(TEXT)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section_with_its_arguments_and_there_is_no_other():
    named = {f"{name}{arguments(command)}" for name, command in commands(group)}

    assert named == sections().keys() - {"coordination"}


def test_every_option_stands_in_the_section_of_its_command_and_no_other():
    found = sections()
    for name, command in commands(group):
        described = set(OPTION.findall(found[f"{name}{arguments(command)}"]))
        assert described - EVERYWHERE == options(command), name


def test_every_command_and_option_explains_itself():
    for name, command in commands(group):
        assert command.help, name
        assert all(one.help for one in command.params if isinstance(one, click.Option)), name
