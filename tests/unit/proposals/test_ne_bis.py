"""Warnings that a final decision elsewhere can bar proceedings."""

import pytest

from coordination.domain.proposals import FACTORS, ne_bis_in_idem
from coordination.domain.proposals.parts import Standing
from tests.law_cases import law, situation


def warning(states, **rest):
    (found,) = ne_bis_in_idem(situation(states, **rest), law())
    return found


@pytest.mark.parametrize(
    ("states", "standing", "words"),
    [
        ("DE FR", Standing.CONFIRMED, "EU Charter of Fundamental Rights, Art. 50"),
        ("DE NO", Standing.CONFIRMED, "Convention implementing the Schengen Agreement"),
        ("IE NO", Standing.MANUAL, "no single instrument is confirmed"),
        ("DE GL", Standing.OPEN, "stays open in the pack"),
        ("DE US", Standing.RULED_OUT, "No rule of the area binds DE and US"),
    ],
)
def test_the_warning_says_what_binds_the_pair(states, standing, words):
    found = warning(states)
    assert found.standing is standing
    assert words in str(found.warning)


def test_a_final_decision_on_record_stops_the_other_state():
    for facts in ({"stage__FR": "final"}, {"final_decision__FR": True}):
        assert "FR reports a final decision" in str(warning("DE FR", **facts).warning)


def test_stages_are_shown_and_what_is_missing_is_asked():
    found = warning("DE FR", stage__DE="trial", final_decision__DE=False)
    assert found.stages == (("DE", "trial"), ("FR", None))
    asked = {str(fact.key) for fact in found.missing}
    assert asked == {"stage:FR", "final_decision:FR", "parallel_same_person_same_facts:DE:FR"}
    same = warning("DE FR", parallel_same_person_same_facts__DE__FR=True)
    assert "parallel_same_person_same_facts:DE:FR" not in {str(f.key) for f in same.missing}


def test_the_worksheet_asks_and_names_no_winner():
    assert len({factor.id for factor in FACTORS}) == len(FACTORS) == 13
    assert all(str(factor.question).endswith(("?", ".")) for factor in FACTORS)
