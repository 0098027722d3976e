"""Documents: complete where they promise to be, and their links lead somewhere."""

import dataclasses
import re

import click
import pytest

from coordination.cli import group
from coordination.config import Settings
from tests.architecture.tree import ROOT, documents, name_of

LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
# Read by the demonstration's make targets, not by the product.
OF_MAKE = {"DEMO"}


class Asked(dict):
    """An environment that is empty and remembers what was looked for."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def get(self, name, default=None):
        self.names.add(name)
        return default


def settings_read():
    asked = Asked()
    Settings.from_environment(asked)
    return asked.names


def commands(group, *before):
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)
        else:
            yield (*before, name), command


def options_of(command):
    named = [one.opts for one in command.params if isinstance(one, click.Option)]
    return {option for options in named for option in options if option.startswith("--")}


def test_the_document_of_settings_has_a_row_for_each_and_for_no_other():
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    described = set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))

    assert described == settings_read() | OF_MAKE


def test_every_setting_has_a_variable():
    fields = {field.name for field in dataclasses.fields(Settings)}

    # `testing` is for tests only; the others are one variable each.
    assert len(fields - {"testing"}) == len(settings_read())


@pytest.mark.parametrize(("path", "command"), list(commands(group)), ids=str)
def test_the_document_of_commands_names_each_with_its_options(path, command):
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    heading = re.search(rf"^#+ `?coordination {' '.join(path)}\b.*$", text, re.MULTILINE)

    assert heading, f"no heading for {' '.join(path)}"
    section = heading.group() + text[heading.end() :].split("\n#", maxsplit=1)[0]
    assert {option for option in options_of(command) if option not in section} == set()


@pytest.mark.parametrize("path", documents(), ids=name_of)
def test_the_links_of_a_document_lead_somewhere(path):
    targets = [one for one in LINK.findall(path.read_text("utf-8")) if "://" not in one]

    assert [one for one in targets if not (path.parent / one).exists()] == []


def test_the_map_of_documents_leads_to_every_one():
    mapped = {(ROOT / one).resolve() for one in LINK.findall((ROOT / "README.md").read_text())}
    pages = {path for path in documents() if "decisions" not in path.parts}

    assert pages - mapped == {ROOT / "README.md"}


def test_the_front_page_shows_the_two_commands():
    text = (ROOT / "README.md").read_text("utf-8")

    assert "make run" in text
    assert "make test" in text
