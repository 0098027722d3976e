"""Give every part its best counterpart, so that the whole agrees best.

The parts are few (read_name keeps twelve), and most of them have one counterpart only.
"""

from functools import cache

from coordination.domain.names.pairing import Likeness, likeness
from coordination.domain.names.parts import NamePart

Pair = tuple[int, int]
_MOST_FREE = 5


def assign(ones: tuple[NamePart, ...], others: tuple[NamePart, ...]) -> dict[Pair, Likeness]:
    """Return the pairs of positions that agree, each position once, with their likeness."""
    likely = {
        (i, j): found
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
        if (found := likeness(one, other))[1] is not None
    }
    if _is_settled(likely):
        return likely
    return {pair: likely[pair] for pair in _best(likely)}


def _is_settled(likely: dict[Pair, Likeness]) -> bool:
    return len({i for i, _ in likely}) == len(likely) == len({j for _, j in likely})


def _best(likely: dict[Pair, Likeness]) -> tuple[Pair, ...]:
    """Try every way to give the fewer parts counterparts; of very many, take the best first."""
    if len({i for i, _ in likely}) > len({j for _, j in likely}):
        turned = _best({(j, i): found for (i, j), found in likely.items()})
        return tuple((i, j) for j, i in turned)
    rows: dict[int, list[int]] = {}
    for i, j in likely:
        rows.setdefault(i, []).append(j)
    return _greedy(likely) if len(rows) > _MOST_FREE else _search(likely, rows)


def _search(likely: dict[Pair, Likeness], rows: dict[int, list[int]]) -> tuple[Pair, ...]:
    order = sorted(rows)

    @cache
    def best_from(at: int, taken: frozenset[int]) -> tuple[float, tuple[Pair, ...]]:
        if at == len(order):
            return 0.0, ()
        best = best_from(at + 1, taken)
        i = order[at]
        for j in rows[i]:
            if j not in taken:
                gained, pairs = best_from(at + 1, taken | {j})
                gained += likely[i, j][0] + _in_place(i, j)
                if gained > best[0]:
                    best = gained, ((i, j), *pairs)
        return best

    return best_from(0, frozenset())[1]


def _in_place(i: int, j: int) -> float:
    # Among equals the one that keeps the order wins, so that the choice is the same both ways.
    return 1e-6 / (1 + abs(i - j))


def _greedy(likely: dict[Pair, Likeness]) -> tuple[Pair, ...]:
    ranked = sorted(likely, key=lambda pair: (-likely[pair][0], abs(pair[0] - pair[1]), sum(pair)))
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    pairs = []
    for i, j in ranked:
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            pairs.append((i, j))
    return tuple(pairs)
