"""Persons: the keys under which they are found, and how two records of them compare."""

from coordination.domain.persons.compare import (
    PERSON,
    SAME_PERSON_FROM,
    Comparison,
    PersonMatch,
    Point,
    Profiles,
    are_one,
    compare,
)
from coordination.domain.persons.gathering import Gathering
from coordination.domain.persons.keys import (
    KEY_NAMESPACES,
    KEY_VERSION,
    NAME_AND_NATION,
    NAME_AND_YEAR,
    asked_keys,
)
from coordination.domain.persons.pairing import Pair, same_persons
from coordination.domain.persons.population import Population, terms_of
from coordination.domain.persons.subjects import (
    MINOR_AS_SUSPECT,
    NAME_AND_BIRTH,
    features_of,
    meant_birth,
    meant_date,
    meant_names,
    name_forms,
    read_names,
    renewed,
)
from coordination.domain.persons.surroundings import Around, around

__all__ = [
    "KEY_NAMESPACES",
    "KEY_VERSION",
    "MINOR_AS_SUSPECT",
    "NAME_AND_BIRTH",
    "NAME_AND_NATION",
    "NAME_AND_YEAR",
    "PERSON",
    "SAME_PERSON_FROM",
    "Around",
    "Comparison",
    "Gathering",
    "Pair",
    "PersonMatch",
    "Point",
    "Population",
    "Profiles",
    "are_one",
    "around",
    "asked_keys",
    "compare",
    "features_of",
    "meant_birth",
    "meant_date",
    "meant_names",
    "name_forms",
    "read_names",
    "renewed",
    "same_persons",
    "terms_of",
]
