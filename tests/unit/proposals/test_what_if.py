"""What adding or removing a State changes."""

import pytest

from coordination.domain.proposals import what_if
from coordination.domain.proposals.parts import Standing, Step
from tests.law_cases import law, situation


def changes(states, add=(), remove=(), **rest):
    found = what_if(situation(states, **rest), law(), add, remove)
    return found, {change.step: change for change in found.changes}


def test_a_state_that_joins_brings_its_bases():
    found, by_step = changes("DE FR", add=["NO"])
    assert found.states == ("DE", "FR", "NO")
    gained = by_step[Step.REQUEST].gained
    assert (
        "DE > NO: 2000 EU MLA Convention, Arts 3, 5, 6, 7, 12 and 23 (Art. 2(1)) (confirmed)"
        in (gained)
    )
    assert str(by_step[Step.JIT].said) == "Covers DE, FR, NO instead of DE, FR."


def test_a_state_that_leaves_takes_its_bases_along():
    _, by_step = changes("DE FR NO", remove=["NO"])
    assert any(text.startswith("DE > NO") for text in by_step[Step.REQUEST].lost)
    assert not by_step[Step.REQUEST].gained
    assert by_step[Step.JIT].states_after == ("DE", "FR")


def test_a_step_may_become_possible_or_impossible():
    _, joined = changes("DE", add=["FR"])
    assert joined[Step.INFORM].before is None
    assert "Becomes possible" in str(joined[Step.INFORM].said)
    _, gone = changes("DE FR", remove=["FR"])
    assert (gone[Step.JIT].after, str(gone[Step.JIT].said)) == (None, "Is no longer possible.")


def test_a_step_may_stand_less_firmly():
    _, by_step = changes("DE FR", add=["KP"], remove=["FR"], evidence_abroad=True)
    change = by_step[Step.REQUEST]
    assert (change.before, change.after) == (Standing.CONFIRMED, Standing.NEEDS_FACTS)


def test_a_basis_may_come_without_another_state():
    _, by_step = changes("DE FR", add=["GL"])
    assert str(by_step[Step.JIT].said) == "The bases between the States change."


def test_facts_links_and_the_asking_state_go_with_a_state():
    found, _ = changes("DE FR", remove=["FR"], asking="FR", links=[("DE", "FR")], stage__FR="trial")
    assert found.states == ("DE",)
    assert not found.after or all(not one.pairs for one in found.after)


def test_a_state_that_is_there_already_changes_nothing():
    found, by_step = changes("DE FR", add=["FR"])
    assert (found.before, by_step) == (found.after, {})


def test_a_state_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="does not have"):
        what_if(situation("DE FR"), law(), add=["ZZ"])
