import json
from collections import defaultdict
from datetime import date

import pytest

from coordination.demo.public_operations import REPORTED_ON, TOLD_ON, records
from coordination.domain.record import read_case
from coordination.reference.pack import load_pack


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def by_ref(pack):
    return {record["ref"]: record for record in records(pack.public_operations)}


def test_there_is_one_record_for_each_state_named(pack, by_ref):
    named = sum(len(case["jurisdictions"]) for case in pack.public_operations)

    assert len(by_ref) == named == 20


def test_every_record_is_accepted_and_names_no_person_and_no_identifier(pack, by_ref):
    for record in by_ref.values():
        draft = read_case(
            json.loads(json.dumps(record)),
            offence_codes=frozenset(pack.offences),
            jurisdictions=frozenset(pack.jurisdictions),
        )
        assert (draft.subjects, draft.identifiers, draft.uncoded_offences) == ((), (), ())


def test_an_opening_that_the_source_does_not_state_stays_unknown(by_ref):
    assert by_ref["OP-01/NO"]["opened"] == "2017-08"
    assert by_ref["OP-01/RO"]["opened"] == "unknown"
    assert by_ref["OP-07/TH"]["opened"] == "unknown"


def test_a_stage_that_the_source_does_not_state_is_left_out(by_ref):
    assert by_ref["OP-04/MX"]["stage"] == "appeal"
    assert "stage" not in by_ref["OP-04/FR"]


def test_dark_room_shows_its_team_and_its_meetings_as_history(by_ref):
    team, meeting = by_ref["OP-01/NO"]["coordination"]

    assert (team["kind"], team["with"], team["since"]) == ("jit", ["RO"], "2017-09-01")
    assert (meeting["kind"], meeting["state"]) == ("meeting", "held")
    assert {team["until"], meeting["until"]} == {REPORTED_ON.isoformat()}


def test_help_without_a_date_begins_when_it_was_told(by_ref):
    (asked,) = by_ref["OP-03/DE"]["coordination"]

    assert (asked["kind"], asked["state"]) == ("request", "executed")
    assert asked["since"] == TOLD_ON.isoformat()


def test_the_year_of_the_abuse_is_no_date_of_coordination(by_ref):
    (asked,) = by_ref["OP-09/RU"]["coordination"]

    assert asked["since"] == "2017-01-01"


def test_every_operation_that_names_several_states_is_shown_as_coordinated(by_ref):
    operations = defaultdict(list)
    for record in by_ref.values():
        operations[record["operation"]].append(record["coordination"])

    for parts in operations.values():
        assert all(parts) == (len(parts) > 1)


def test_states_that_the_source_does_not_name_stay_unnamed(by_ref):
    record = by_ref["OP-06/AR"]

    assert record["involved"] == [{"jurisdiction": "unknown", "role": "other"}]
    assert record["coordination"] == []
    assert "States involved: 7" in record["summary"]


def test_nothing_withheld_is_repeated_and_nothing_runs_to_this_day(by_ref):
    for record in by_ref.values():
        assert "withheld" not in json.dumps(record)
        assert all(
            date.fromisoformat(entry["until"]) <= REPORTED_ON for entry in record["coordination"]
        )
