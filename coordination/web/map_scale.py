"""Steps of colour for counts: none, few, and three steps that fit the numbers at hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from coordination.domain.atlas import LEAST, Tally
from coordination.domain.atlas_filters import Show

_NICE = (1, 2, 5)
# The steps of a small register, as designed; a large one grows from here.
_SMALLEST = (3, 6, 10)
_SHARES = (0.06, 0.25, 0.55)


@dataclass(frozen=True, slots=True)
class Scale:
    """The lower bounds of the second, third and fourth step; the first begins at one."""

    bounds: tuple[int, int, int]

    def step(self, count: int) -> int:
        """Return the step of a count, 0 for none and 4 for the most."""
        return 0 if count <= 0 else 1 + sum(count >= bound for bound in self.bounds)


def scale_of(counts: Iterable[int]) -> Scale:
    """Return a scale on which the largest count stands in the last step."""
    most = max(counts, default=0)
    bounds: list[int] = []
    for share, least in zip(_SHARES, _SMALLEST, strict=True):
        above = bounds[-1] + 1 if bounds else least
        bounds.append(max(_nice(most * share), least, above))
    return Scale((bounds[0], bounds[1], bounds[2]))


def painted(tally: Tally, show: Show) -> int:
    """Return the count that a figure paints."""
    return tally.links if show is Show.ALL else tally.gaps


def written(count: int, *, is_coarse: bool) -> str:
    """Return a count as figures write it: below the least step of a coarse survey, "<3"."""
    return f"<{LEAST}" if is_coarse and not count else str(count)


def _nice(value: float) -> int:
    """Return the largest of 1, 2, 5, 10, 20, 50 and so on that is not above a value."""
    best, power = 0, 1
    while power <= value:
        best = max(step * power for step in _NICE if step * power <= value)
        power *= 10
    return best
