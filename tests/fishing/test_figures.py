"""The published figures on fishing are those of the simulation, and a right guess is answered."""

from pathlib import Path

import pytest

from coordination.actions import intake
from tests.builders import draft_of
from tests.fishing.figures import measure, register, row
from tests.fishing.plans import PLANS, suspect, telephones, victim
from tests.fishing.prober import ACCOUNTS, SUBSTANCE, hide

THREATS = Path(__file__).parents[2] / "docs" / "threat-model.md"
BIRTH = "1984-08-17"


def published(name):
    lines = (line for line in THREATS.read_text("utf-8").splitlines() if line.startswith("| "))
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return next((line[1:] for line in cells if line[0] == name), None)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_the_threat_model_says_what_the_simulation_gives(pack, plan):
    assert published(plan.name) == list(map(str, row(plan, measure(pack, plan))[1:]))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_way_of_fishing_trips_an_alarm_within_thirty_days(plan):
    assert published(plan.name)[1].isdigit()


@pytest.mark.parametrize(
    ("hidden", "asked", "answered"),
    [
        (suspect([BIRTH]), suspect(["1984"]), True),
        (suspect([BIRTH]), suspect(["1985"]), False),
        (suspect([BIRTH]), suspect([""]), False),
        (victim([BIRTH]), victim(["1984-08-18"]), True),
        (victim([BIRTH]), victim(["1985-08-17"]), True),
        (victim([BIRTH]), victim(["1984-08-19"]), False),
        (victim([BIRTH]), victim([BIRTH], "Vetrescu"), True),
        (telephones(["+40741551234"]), telephones(["+40741551234"]), True),
        (telephones(["+40741551234"]), telephones(["+40741551235"]), False),
    ],
)
def test_a_guess_teaches_what_the_plans_suppose(pack, tmp_path, hidden, asked, answered):
    with register(pack, tmp_path) as desks:
        hide(desks, hidden)
        payload = {**SUBSTANCE, "ref": "NO/1", "jurisdiction": "NO", **asked}
        receipt = desks.do(ACCOUNTS[0], intake.submit_case, draft_of(pack, payload))

    assert bool(receipt.hits) is answered
