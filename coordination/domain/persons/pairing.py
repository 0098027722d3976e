"""Decide which persons of two cases are one, each pair in the light of all the others."""

from collections.abc import Iterable, Mapping

from coordination.domain.features import SubjectFeature
from coordination.domain.persons.compare import (
    SAME_PERSON_FROM,
    Comparison,
    PersonMatch,
    Profile,
    Profiles,
    compare,
)
from coordination.domain.persons.population import Population

Pair = tuple[SubjectFeature, SubjectFeature]
_Ids = tuple[int, int]


def same_persons(
    pairs: Iterable[Pair], elsewhere: float, population: Population, profiles: Profiles
) -> list[tuple[Pair, PersonMatch]]:
    """Return the pairs that are likelier one person than two, with how likely and why.

    `elsewhere` is how strongly other evidence joins the two cases, from 0 to 1. The other persons
    of the two cases count as such evidence too, so that two couples support each other.
    """
    compared = _compared(pairs, population, profiles)
    alone = {ids: found.probability(elsewhere) for ids, found in compared.items()}
    matches = []
    for ids, found in compared.items():
        more = 1 - (1 - elsewhere) * (1 - _best_of_others(ids, alone))
        if found.probability(more) >= SAME_PERSON_FROM:
            matches.append(((found.mine.person, found.theirs.person), found.match(more)))
    return matches


def _compared(
    pairs: Iterable[Pair], population: Population, profiles: Profiles
) -> dict[_Ids, Comparison]:
    distinct: dict[_Ids, tuple[Profile, Profile]] = {}
    for mine, theirs in pairs:
        one, other = profiles.of(mine), profiles.of(theirs)
        distinct.setdefault((id(one), id(other)), (one, other))
    compared = ((ids, compare(*both, population)) for ids, both in distinct.items())
    return {ids: found for ids, found in compared if found is not None}


def _best_of_others(ids: _Ids, alone: Mapping[_Ids, float]) -> float:
    """Return the chance of the likeliest pair of other persons."""
    others = (p for (one, other), p in alone.items() if one != ids[0] and other != ids[1])
    return max(others, default=0.0)
