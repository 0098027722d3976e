"""A sample of pairs and threes of 250 States and territories: no surprise among them.

tests/benchmark/law_sets.py goes through all pairs and prints what it finds.
"""

import random
from itertools import combinations

import pytest

from coordination.domain.law.states import one_state
from coordination.domain.proposals.bases import bases_of
from coordination.domain.proposals.parts import Standing, Step
from tests.law_cases import law, proposals, scene

ROWS = law().states
PAIRS = list(combinations(ROWS, 2))
SAMPLE = random.Random(3).sample(PAIRS, 120)
THREES = random.Random(5).sample(list(ROWS), 30)
FORBIDDEN = {
    "eio": "eio_bound",
    "eio_provisional": "eio_bound",
    "epoc": "eevidence_bound",
    "epoc_pr": "eevidence_bound",
    "jit_eu": "jit_eu",
    "transfer_3011": "transfer_reg_bound",
    "mla_2000_eu": "eu_member",
    "jit_ets182": "mla_2ap",
    "consult_lanzarote": "lanzarote",
}


def of_pair(step: Step, first: str, second: str):
    rule = law().steps[step]
    roles = (first, second) if rule.shape == "directed" else (None, None)
    return bases_of(rule, law(), scene(f"{first} {second}", *roles))


def test_a_team_has_some_way_between_any_two_states():
    for first, second in SAMPLE:
        found = of_pair(Step.JIT, first, second)
        if one_state(ROWS[first], ROWS[second]):
            assert not found
        else:
            assert found[0].standing is not Standing.NOT_YET


@pytest.mark.parametrize("step", [Step.JIT, Step.MEETING, Step.CONTACT, Step.CONSULT, Step.CHECK])
def test_what_has_no_direction_is_the_same_from_both_sides(step):
    for first, second in SAMPLE:
        there, back = of_pair(step, first, second), of_pair(step, second, first)
        assert [(one.id, one.standing) for one in there] == [(o.id, o.standing) for o in back]


def test_no_basis_is_confirmed_for_a_state_that_its_column_does_not_bind():
    for first, second in SAMPLE:
        for step in (Step.REQUEST, Step.PRESERVE, Step.JIT, Step.TRANSFER, Step.CONSULT):
            for basis in of_pair(step, first, second):
                column = FORBIDDEN.get(basis.id)
                if column and basis.standing is Standing.CONFIRMED:
                    values = {ROWS[state].cell(column).value for state in (first, second)}
                    assert values <= {True, "party"}, (basis.id, first, second)


def test_nothing_is_confirmed_on_a_value_that_the_pack_does_not_have():
    for first, second in SAMPLE:
        for basis in of_pair(Step.REQUEST, first, second):
            if basis.standing is Standing.CONFIRMED:
                assert "null" not in {fact.value for fact in basis.unverified}


def test_threes_of_states_are_proposed_to_without_a_pair_of_one_state():
    for first, second, third in zip(*[iter(THREES)] * 3, strict=True):
        for found in proposals(f"{first} {second} {third}").values():
            assert found.standing is not Standing.RULED_OUT
            for pair in found.pairs:
                assert not one_state(ROWS[pair.requesting], ROWS[pair.requested])

            if found.step in (Step.JIT, Step.MEETING):
                named = {*found.states, *(out.state for out in found.excluded)}
                assert named == {first, second, third}
