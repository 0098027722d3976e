"""The matrix fails when the policy is wrong: each mutation is seen by a part chosen by seed."""

import os
import random
import sys

import pytest

from tests.matrix import mutations, mutations_of_access
from tests.matrix.alone import open_pages, refused_cells
from tests.matrix.checking import Checked, check
from tests.matrix.grid import every_cell
from tests.matrix.mutations import Mutation
from tests.matrix.world import World

_MOST = 240
MUTATIONS = (*mutations.MUTATIONS, *mutations_of_access.MUTATIONS)
SEED = int(os.environ.get("MATRIX_SEED", "20261123"))


def reduced(mutation: Mutation, seed: int):
    """Return some of the cells that a mutation is looked for in, in the order of a seed."""
    asked = refused_cells() if mutation.pages_open else every_cell()
    cells = [cell for cell in asked if mutation.focus(cell)]
    return random.Random(f"{seed} {mutation.name}").sample(cells, min(_MOST, len(cells)))


def first_failure(world: World, mutation: Mutation) -> tuple[int, Checked] | None:
    """Return how many cells were asked until one was wrong, and what was wrong with it."""
    for number, cell in enumerate(reduced(mutation, SEED), 1):
        found = check(world, [cell])
        if found:
            return number, found
    return None


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_the_matrix_sees_that_the_policy_is_wrong(world, monkeypatch, mutation):
    mutation.put_in(monkeypatch, world)
    if mutation.pages_open:
        open_pages(monkeypatch)
    seen = first_failure(world, mutation)

    assert seen is not None
    sys.stdout.write(f"{mutation.name}: cell {seen[0]} of seed {SEED}: {seen[1]}\n")


def test_without_a_mutation_the_reduced_matrix_holds(world):
    cells = [cell for mutation in MUTATIONS for cell in reduced(mutation, SEED)[:3]]

    assert [check(world, [cell]) for cell in cells] == [Checked()] * len(cells)
