"""Compare the overlaps that a register shows with the truth that its generator kept.

Pairs are named by jurisdiction and reference and have no direction. A shown pair that is neither
true nor a decoy is false all the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coordination.demo.truth import IDENTIFIER, PERSON_EXACT

Row = Mapping[str, object]
Pair = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1 and counts of pairs; a share of nothing counts as 1.

    `recall_identifier` and `recall_person_exact` are the shares of true pairs of that reach that
    were shown, `precision` the share of shown pairs that are true, of whatever reach.
    `false_from_decoys` counts those false pairs that the generator had laid out.
    """

    recall_identifier: float
    recall_person_exact: float
    false_pairs: int
    false_from_decoys: int
    precision: float


def score(overlaps: Iterable[Row], truth: Iterable[Row], decoys: Iterable[Row]) -> Score:
    """Return how well shown overlaps match the truth; all rows name pairs as `overlaps` does."""
    shown = {_pair(row) for row in overlaps}
    reach = {_pair(row): str(row["reachable_by"]) for row in truth}
    false = shown - reach.keys()
    return Score(
        recall_identifier=_recall(shown, reach, IDENTIFIER),
        recall_person_exact=_recall(shown, reach, PERSON_EXACT),
        false_pairs=len(false),
        false_from_decoys=len(false & {_pair(row) for row in decoys}),
        precision=_share(len(shown) - len(false), len(shown)),
    )


def missed(overlaps: Iterable[Row], truth: Iterable[Row], reach: str) -> list[Row]:
    """Return the true pairs of a reach that were not shown, to look at what went wrong."""
    shown = {_pair(row) for row in overlaps}
    return [row for row in truth if row["reachable_by"] == reach and _pair(row) not in shown]


def _pair(row: Row) -> Pair:
    return frozenset(
        {
            (str(row["jurisdiction_a"]), str(row["case_a"])),
            (str(row["jurisdiction_b"]), str(row["case_b"])),
        }
    )


def _recall(shown: set[Pair], reach: Mapping[Pair, str], wanted: str) -> float:
    true = {pair for pair, by in reach.items() if by == wanted}
    return _share(len(true & shown), len(true))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
