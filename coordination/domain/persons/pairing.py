"""Decide which persons of two cases are one, each pair in the light of all the others."""

from collections.abc import Iterable, Mapping

from coordination.domain.features import SubjectFeature
from coordination.domain.knowledge import Knowledge
from coordination.domain.persons.compare import (
    SAME_PERSON_FROM,
    Comparison,
    PersonMatch,
    compare,
    profile,
)
from coordination.domain.persons.population import Population

Pair = tuple[SubjectFeature, SubjectFeature]
_Ids = tuple[int, int]


def same_persons(
    pairs: Iterable[Pair], elsewhere: float, population: Population, knowledge: Knowledge
) -> list[tuple[Pair, PersonMatch]]:
    """Return the pairs that are likelier one person than two, with how likely and why.

    `elsewhere` is how strongly other evidence joins the two cases, from 0 to 1. The other persons
    of the two cases count as such evidence too, so that two couples support each other.
    """
    compared = _compared(pairs, population, knowledge)
    alone = {ids: found.probability(elsewhere) for ids, found in compared.items()}
    matches = []
    for ids, found in compared.items():
        more = 1 - (1 - elsewhere) * (1 - _best_of_others(ids, alone))
        if found.probability(more) >= SAME_PERSON_FROM:
            matches.append(((found.mine.person, found.theirs.person), found.match(more)))
    return matches


def _compared(
    pairs: Iterable[Pair], population: Population, knowledge: Knowledge
) -> dict[_Ids, Comparison]:
    # A record may have been opened twice, and must not count as another person than itself.
    known: dict[SubjectFeature, SubjectFeature] = {}
    same: dict[int, SubjectFeature] = {}
    listed = list(pairs)
    for person in {id(person): person for pair in listed for person in pair}.values():
        same[id(person)] = known.setdefault(person, person)
    profiles = {id(person): profile(person, knowledge) for person in known}
    distinct = dict.fromkeys((id(same[id(one)]), id(same[id(other)])) for one, other in listed)
    found = {}
    for one, other in distinct:
        comparison = compare(profiles[one], profiles[other], population)
        if comparison is not None:
            found[one, other] = comparison
    return found


def _best_of_others(ids: _Ids, alone: Mapping[_Ids, float]) -> float:
    """Return the chance of the likeliest pair of other persons."""
    others = (p for (one, other), p in alone.items() if one != ids[0] and other != ids[1])
    return max(others, default=0.0)
