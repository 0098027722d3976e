"""The answer of every reader: what a value is, under which forms it is compared, or why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from coordination.domain.features import Normalised
from coordination.domain.vocabulary import IdentifierKind

Details = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pasted value was read as.

    `forms` are what is compared, strongest first; they are empty when the value cannot be read,
    and then `note` says why and what to do (an English template without parameters). `shown`
    is the canonical spelling for display. `doubtful` marks a value whose checksum fails.
    """

    kind: IdentifierKind
    shown: str
    forms: tuple[Normalised, ...] = ()
    doubtful: bool = False
    note: str | None = None
    details: Details = ()


class Context(NamedTuple):
    """What a reader knows beside the text: the State of the case, and hints such as `platform`."""

    jurisdiction: str
    details: Mapping[str, str]


def unread(kind: IdentifierKind, text: str, note: str) -> Reading:
    """Return a reading without forms: the text is kept for display and the note says why."""
    return Reading(kind, text, note=note)


def distinct(*forms: Normalised | None) -> tuple[Normalised, ...]:
    """Return the forms in their order, without repetitions and gaps."""
    return tuple(dict.fromkeys(form for form in forms if form is not None))


def details_of(**values: str | None) -> Details:
    """Return the details that have a value, short enough to be shown in one line."""
    return tuple((key, value[:60]) for key, value in values.items() if value)
