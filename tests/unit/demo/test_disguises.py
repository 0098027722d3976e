"""The disguises of the register against the readers of the domain: both ends must agree."""

import random

import pytest

from coordination.demo import disguises
from coordination.demo.places import JURISDICTIONS
from coordination.demo.selectors import WEIGHTS, Inventor
from coordination.domain import identifiers
from coordination.domain.vocabulary import IdentifierKind

PAIRS_OF_A_KIND = 20


def forms_of(entry, jurisdiction):
    kind = IdentifierKind(entry.kind)
    return set(identifiers.read(kind, entry.value, jurisdiction=jurisdiction).forms)


@pytest.mark.parametrize("kind", sorted(WEIGHTS))
def test_every_spelling_of_a_selector_meets_the_canonical_one(kind):
    rng = random.Random(8)
    inventor = Inventor(rng)
    apart = []
    for _ in range(PAIRS_OF_A_KIND):
        here, there = rng.choice(JURISDICTIONS), rng.choice(JURISDICTIONS)
        selector = inventor.selector(kind, here)
        known = forms_of(disguises.plainly(selector), there)
        spelt = [(entry, forms_of(entry, here)) for entry in disguises.spellings(selector, here)]
        apart += [(entry, here) for entry, forms in spelt if not known & forms]

    assert apart == []


@pytest.mark.parametrize("kind", sorted(WEIGHTS))
def test_two_selectors_of_a_kind_never_meet(kind):
    inventor = Inventor(random.Random(9))
    readings = [forms_of(disguises.plainly(inventor.selector(kind, "NO")), "NO") for _ in range(60)]

    assert all(readings)
    assert len(set().union(*readings)) == sum(map(len, readings))
