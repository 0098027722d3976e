"""The rule that the product itself can load the pack: what it refuses is a fault like any other."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from coordination.reference.checks.faults import Fault
from coordination.reference.content import ENTRY_LISTS, Content
from coordination.reference.entries import PackError
from coordination.reference.pack import build_pack

_PLACE: Final = re.compile(
    r"(?P<file>[\w-]+)\.json(?P<path>[^,:]*)(?:, field (?P<field>[^:]+))?: (?P<what>.*)", re.DOTALL
)
_STEP: Final = re.compile(r"([\w-]+)(?:\[(\d+)\])?")
_FIX: Final = "Correct it: the product cannot start with this pack."


def the_pack_can_be_built(content: Content) -> Iterator[Fault]:
    """Build the pack as the product does, and say where it refuses."""
    try:
        build_pack(content)
    except PackError as refused:
        yield _fault(content, str(refused))


def _fault(content: Content, text: str) -> Fault:
    """Return the fault with file, entry and field that the text of a refusal names."""
    found = _PLACE.fullmatch(text)
    if found is None:
        file, _, what = text.partition(": ")
        return Fault(file, "", "", what or text, _FIX)
    steps = _STEP.findall(found["path"])
    entry, steps = _entry(content.files.get(found["file"], {}), found["file"], steps)
    path = [part for step in steps for part in step if part]
    field = ".".join([*path, *([found["field"]] if found["field"] else [])])
    return Fault(f"{found['file']}.json", entry, field, found["what"], _FIX)


def _entry(
    file: Mapping[str, Any], name: str, steps: list[tuple[str, str]]
) -> tuple[str, list[tuple[str, str]]]:
    listed, key = ENTRY_LISTS.get(name, ("", ""))
    if not steps or steps[0][0] != listed or not steps[0][1]:
        return "", steps
    one = file[listed][int(steps[0][1])]
    named = one.get(key)
    place = f"{listed}[{steps[0][1]}]"
    return (named if isinstance(named, str) and named else place), steps[1:]
