"""When the cases of the demonstration came in: spread over the weeks before it was loaded.

A register that was filled in one minute would call every hit new, and nobody could owe an answer.
The showcase comes last, so that a guide finds it among the new hits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from coordination.runtime import Office

SPREAD = timedelta(days=60)
"""How long before today the first case came in."""

SHOWCASE = "SHOW/"
"""How references of the showcase begin."""


def in_order(payloads: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Return records in the order in which they came in."""
    return sorted(payloads, key=lambda one: str(one["ref"]).startswith(SHOWCASE))


def at(place: Office, share: float) -> Office:
    """Return the same office on the day by which this share of the cases had come in, 0 to 1."""
    return before(place, SPREAD * (1 - share))


def before(place: Office, ago: timedelta) -> Office:
    """Return the same office as it was so long ago: everything happens at that time."""
    return replace(place, tools=replace(place.tools, clock=_earlier(place.tools.clock, ago)))


def _earlier(clock: Callable[[], datetime], ago: timedelta) -> Callable[[], datetime]:
    return lambda: clock() - ago
