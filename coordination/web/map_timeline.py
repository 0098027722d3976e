"""Coverage over time as lines of an SVG: all overlaps above, the coordinated ones below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from coordination.actions.pages import CoverageHistory

WIDTH, HEIGHT = 560, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 420, 18, 152
_LINES = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the grid, or a day of the axis, with its place and what is written there."""

    at: float
    value: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines as points of SVG, the marks of both axes, and where the last values are written."""

    all_points: str
    covered_points: str
    area: str
    levels: tuple[Mark, ...]
    days: tuple[Mark, ...]
    label_all: float
    label_covered: float


def timeline(history: CoverageHistory) -> Timeline:
    """Return the lines of a history; they begin at its first moment."""
    moments = history.moments
    alls = [moment.tally.links for moment in moments]
    covered = [moment.tally.links - moment.tally.gaps for moment in moments]
    step = _step(max(alls, default=0))
    top = max(step * -(-max(alls, default=0) // step), step)
    xs = _spread(len(moments))

    def height(value: int) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * value / top, 1)

    upper, lower = height(alls[-1]), height(covered[-1])
    return Timeline(
        all_points=_points(xs, alls, height),
        covered_points=_points(xs, covered, height),
        area=f"{_points(xs, alls, height)} {_points(xs[::-1], covered[::-1], height)}",
        levels=tuple(Mark(height(value), value) for value in range(0, top + 1, step)),
        days=tuple(
            Mark(x, moment.tally.links, moment.day) for x, moment in zip(xs, moments, strict=True)
        ),
        label_all=upper + 4,
        # Three lines of text need room, however close the two values are.
        label_covered=max(lower + 4, upper + 44),
    )


def _points(xs: Sequence[float], values: Sequence[int], height: Callable[[int], float]) -> str:
    return " ".join(f"{x:g},{height(value):g}" for x, value in zip(xs, values, strict=True))


def _spread(count: int) -> list[float]:
    gaps = max(count - 1, 1)
    return [round(_LEFT + (_RIGHT - _LEFT) * number / gaps, 1) for number in range(count)]


def _step(most: int) -> int:
    """Return a round distance between the lines of the grid."""
    least, power = max(most / _LINES, 1), 1
    while True:
        for nice in (1, 2, 5):
            if nice * power >= least:
                return nice * power
        power *= 10
