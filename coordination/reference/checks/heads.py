"""What stands at the top of every file: its date, its title and its sources."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coordination.reference.checks.kinds import (
    ADDRESS,
    ISO_DAY,
    PAST,
    TEXT,
    WHOLE,
    Either,
    Fields,
    ListOf,
    Shape,
    TableOf,
)

SOURCES: Final = ListOf(Fields({"id": TEXT, "title": TEXT, "url": ADDRESS, "read": TEXT}), least=1)
# Lists of values rest on conventions too, which have no page.
SOURCES_OF_VALUES: Final = ListOf(
    Fields({"id": TEXT, "title": TEXT, "url?": ADDRESS, "read": TEXT}), least=1
)
# What was changed in an entry since the pack was handed over, and why.
CHANGES: Final = ListOf(Fields({"date": PAST, "why": TEXT}))
HEAD: Final[Mapping[str, Shape]] = MappingProxyType(
    {"as_of": ISO_DAY, "title": TEXT, "sources": SOURCES}
)
LAW_HEAD: Final[Mapping[str, Shape]] = MappingProxyType(
    {**HEAD, "disclaimer": TEXT, "read_note": TEXT, "counts": TableOf(TEXT, Either((WHOLE, TEXT)))}
)
