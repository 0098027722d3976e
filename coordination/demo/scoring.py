"""Compare the pairs that an engine shows with the truth that the generator kept.

Pairs are named by jurisdiction and reference and have no direction. A shown pair that is neither
true nor a decoy is false all the same. Figures for a part of the truth leave the rest of it out:
a pair that is true for another reason counts neither for nor against.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from coordination.demo.handle_disguises import HANDLE_CHANGES
from coordination.demo.look_alikes import BY_OFFICE
from coordination.demo.proportions import LOOK_ALIKES_PER_CASE
from coordination.demo.truth import IDENTIFIER, PERSON, PERSON_EXACT, THIRD_CASE

Row = Mapping[str, object]
Pair = frozenset[tuple[str, str]]

PERSONS = frozenset({PERSON_EXACT, PERSON})
"""Pairs that no identifier reaches, only a person."""
DIRECT = PERSONS | {IDENTIFIER}
EVERYTHING = DIRECT | {THIRD_CASE}
NO_DISGUISE = "none of them"
PERSON_KINDS = frozenset({"person", "victim"})
STRANGERS = "strangers that nobody laid out"
RESPELT_HANDLES = frozenset({"decorated handle", "leetspeak handle"})
_OF_PERSONS = frozenset({*LOOK_ALIKES_PER_CASE, BY_OFFICE, STRANGERS})


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of pairs; the shares are between 0 and 1, and a share of nothing counts as 1."""

    found: int
    wanted: int
    false: int

    @property
    def recall(self) -> float:
        """Return the share of the wanted pairs that was found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Return the share of the pairs shown that is true."""
        shown = self.found + self.false
        return self.found / shown if shown else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Truth:
    """The pairs of a register that belong together and those that mislead."""

    def __init__(self, truth: Iterable[Row], decoys: Iterable[Row]) -> None:
        self.reach: dict[Pair, str] = {}
        self.disguises: dict[Pair, tuple[str, ...]] = {}
        for row in truth:
            named = row.get("disguises", ())
            assert isinstance(named, (list, tuple))
            self.reach[pair_of(row)] = str(row["reachable_by"])
            self.disguises[pair_of(row)] = tuple(sys.intern(str(one)) for one in named)
        # A register of 370,000 cases has over a million of them, with a few dozen reasons.
        self.reasons = {pair_of(row): sys.intern(str(row["why"])) for row in decoys}

    def judge(self, shown: Iterable[Pair], wanted: Collection[str]) -> Figures:
        """Return how well the pairs shown answer the question for pairs of the reaches wanted."""
        answers = Counter(self.reach.get(pair, "") for pair in set(shown))
        asked = Counter(self.reach.values())
        return Figures(
            found=sum(answers[reach] for reach in wanted),
            wanted=sum(asked[reach] for reach in wanted),
            false=answers[""],
        )

    def best(self, scores: Mapping[Pair, float], wanted: Collection[str]) -> tuple[float, Figures]:
        """Return the threshold, chosen on the truth, that gives the best F1, and its figures."""
        return max(self._cuts(scores, wanted), key=lambda cut: cut[1].f1)

    def recall_at(
        self, precision: float, scores: Mapping[Pair, float], wanted: Collection[str]
    ) -> float:
        """Return the highest recall of a threshold with at least that precision."""
        cuts = self._cuts(scores, wanted)
        return max(figures.recall for _, figures in cuts if figures.precision >= precision)

    def _cuts(
        self, scores: Mapping[Pair, float], wanted: Collection[str]
    ) -> list[tuple[float, Figures]]:
        """Return the figures at each score; the first cut shows nothing."""
        asked = sum(reach in wanted for reach in self.reach.values())
        by_score: dict[float, list[Pair]] = defaultdict(list)
        for pair, score in scores.items():
            by_score[score].append(pair)
        found = false = 0
        cuts = [(float("inf"), Figures(0, asked, 0))]
        for score in sorted(by_score, reverse=True):
            found += sum(self.reach.get(pair) in wanted for pair in by_score[score])
            false += sum(pair not in self.reach for pair in by_score[score])
            cuts.append((score, Figures(found, asked, false)))
        return cuts

    def exact_identifiers(self, shown: Collection[Pair]) -> Figures:
        """Return the same for pairs that hold one identifier, handles that only resemble aside."""
        asked = [
            pair
            for pair, reach in self.reach.items()
            if reach == IDENTIFIER and not HANDLE_CHANGES.keys() & set(self.disguises[pair])
        ]
        return Figures(sum(pair in shown for pair in asked), len(asked), 0)

    def by_disguise(self, shown: Collection[Pair]) -> dict[str, Figures]:
        """Return, for each disguise, how many pairs were found of those that it hides.

        A pair under several disguises counts for each.
        """
        found: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for pair, reach in self.reach.items():
            if reach not in PERSONS and not self.disguises[pair]:
                continue
            for disguise in self.disguises[pair] or (NO_DISGUISE,):
                asked[disguise] += 1
                found[disguise] += pair in shown
        return {name: Figures(found[name], count, 0) for name, count in asked.most_common()}

    def respelt_handles(self, shown: Collection[Pair]) -> Figures:
        """Return how many pairs were found that only a decorated or leetspeak handle joins."""
        asked = [pair for pair, worn in self.disguises.items() if RESPELT_HANDLES & set(worn)]
        return Figures(sum(pair in shown for pair in asked), len(asked), 0)

    def false_through_values(self, shown: Iterable[Pair]) -> int:
        """Return how many false pairs come of a worthless value or one that strangers share."""
        reasons = self.false_by_reason(shown)
        return sum(count for why, count in reasons.items() if why not in _OF_PERSONS)

    def false_by_reason(self, shown: Iterable[Pair]) -> dict[str, int]:
        """Return how many false pairs each coincidence caused."""
        false = (pair for pair in shown if pair not in self.reach)
        return dict(Counter(self.reasons.get(pair, STRANGERS) for pair in false).most_common())

    def reliability(self, scores: Mapping[Pair, float]) -> dict[int, tuple[int, float]]:
        """Return, for each tenth of the score, how many pairs have it and the share that is true."""
        tenths: dict[int, list[bool]] = defaultdict(list)
        for pair, score in scores.items():
            tenths[min(int(score * 10), 9)].append(pair in self.reach)
        return {tenth: (len(true), sum(true) / len(true)) for tenth, true in sorted(tenths.items())}

    def missed(self, shown: Collection[Pair], reach: str) -> list[Pair]:
        """Return the true pairs of a reach that were not shown, to look at what went wrong."""
        return [pair for pair, by in self.reach.items() if by == reach and pair not in shown]


def scores_of(overlaps: Iterable[Row], kinds: Collection[str] | None = None) -> dict[Pair, float]:
    """Return the score of each pair shown; with `kinds` only of pairs that show one of these."""
    found = {}
    for row in overlaps:
        shown = row["kinds"]
        assert isinstance(shown, (list, tuple))
        if kinds is None or set(kinds) & set(map(str, shown)):
            found[pair_of(row)] = float(str(row["score"]))
    return found


def pair_of(row: Row) -> Pair:
    """Return the two cases of a row, without direction."""
    return frozenset({_case(row, "a"), _case(row, "b")})


def _case(row: Row, side: str) -> tuple[str, str]:
    # A case stands in many pairs: its texts are kept once.
    desk, ref = row[f"jurisdiction_{side}"], row[f"case_{side}"]
    return sys.intern(str(desk)), sys.intern(str(ref))
