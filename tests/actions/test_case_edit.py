"""Editing through the form: it opens nobody who is closed, and loses nothing it cannot show."""

import pytest

from coordination.actions import case_edit, cases, coordination, intake
from coordination.domain.drafts import RefusedInput, SubjectDraft
from coordination.domain.record import read_case, write_case
from coordination.domain.vocabulary import CoordinationState, SubjectRole
from tests.builders import an_officer
from tests.desks import HANDLE

ADULT = {
    "id": "S1",
    "role": "suspect",
    "names": ["Ola Oppdiktet"],
    "dob": "1980-05-17",
    "documents": [{"type": "passport", "country": "NO", "number": "N1234567"}],
}
VICTIM = {
    "id": "V1",
    "role": "victim",
    "names": ["Kari Tenkt"],
    "dob": "1990-02-03",
    "sex": "f",
    "nationality": "NO",
    "documents": [{"type": "passport", "country": "NO", "number": "N7654321"}],
}
MINOR = {"id": "M1", "role": "witness", "names": ["Per Påfunn"], "dob": "2015-01-01"}
HASH = {
    "type": "file_hash",
    "value": "d2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26",
    "subject": "S1",
}
TEAM = {"kind": "jit", "with": ["RO"], "refs": [], "since": "2026-01-01", "state": "running"}
WHOLE = {
    "authority": "Office of Inventions",
    "stage": "investigation",
    "offences": ["an offence of national law"],
    "title": "Live streams",
    "platforms": ["Skype"],
    "involved": [{"jurisdiction": "RO", "role": "suspect_location"}],
    "subjects": [ADULT, VICTIM, MINOR],
    "identifiers": [HANDLE, HASH],
    "coordination": [TEAM],
}


@pytest.fixture
def case_id(sqlite_desks):
    return sqlite_desks.register("NO", **WHOLE).case_id


def form_of(desks, case_id):
    """Return the record that the form of a case sends when nothing is typed."""
    return write_case(desks.read(an_officer("NO"), case_edit.draft_for_edit, case_id))


def send(desks, case_id, record):
    draft = read_case(
        record,
        offence_codes=desks.pack.offence_codes,
        jurisdictions=desks.pack.jurisdiction_codes,
    )
    return desks.do(an_officer("NO"), intake.amend_case, case_id, draft)


def opened(desks, case_id, key):
    return desks.do(an_officer("NO"), cases.open_person, case_id, key, "for a test").subject


def test_the_form_shows_the_case_and_of_closed_persons_key_and_category_only(sqlite_desks, case_id):
    draft = sqlite_desks.read(an_officer("NO"), case_edit.draft_for_edit, case_id)

    assert draft.subjects[0].names == ("Ola Oppdiktet",)
    assert draft.subjects[1] == SubjectDraft("V1", SubjectRole.VICTIM)
    assert draft.subjects[2] == SubjectDraft("M1", SubjectRole.WITNESS)
    assert draft.uncoded_offences == ("an offence of national law",)
    assert draft.identifiers[0].value == HANDLE["value"]
    assert draft.identifiers[1].value.startswith("kept:")
    assert draft.coordination[0].with_states == ("RO",)


def test_sending_the_form_back_untouched_changes_nothing(sqlite_desks, case_id):
    receipt = send(sqlite_desks, case_id, form_of(sqlite_desks, case_id))

    assert receipt.outcome == intake.UNCHANGED
    assert sqlite_desks.register("NO", **WHOLE).outcome == intake.UNCHANGED


def test_an_unknown_day_of_opening_comes_back(sqlite_desks):
    case_id = sqlite_desks.register("NO", opened="unknown").case_id

    assert form_of(sqlite_desks, case_id)["opened"] == "unknown"


def test_a_new_version_keeps_the_particulars_of_closed_persons(sqlite_desks, case_id):
    record = form_of(sqlite_desks, case_id)
    receipt = send(sqlite_desks, case_id, {**record, "title": "Another title"})

    assert receipt.outcome == intake.CHANGED
    victim = opened(sqlite_desks, case_id, "V1")
    assert (victim.names, victim.dob, victim.sex) == (("Kari Tenkt",), "1990-02-03", "f")
    assert victim.documents[0].number == "N7654321"
    assert opened(sqlite_desks, case_id, "M1").names == ("Per Påfunn",)
    assert sqlite_desks.register("NO", **{**WHOLE, "title": "Another title"}).outcome == "unchanged"


def test_what_is_typed_for_a_closed_person_replaces_that_field_alone(sqlite_desks, case_id):
    record = form_of(sqlite_desks, case_id)
    record["subjects"][1]["names"] = ["Kari Tenkt", "Kari Ny"]
    send(sqlite_desks, case_id, record)
    victim = opened(sqlite_desks, case_id, "V1")

    assert victim.names == ("Kari Tenkt", "Kari Ny")
    assert (victim.dob, victim.nationality) == ("1990-02-03", "NO")


def test_a_closed_person_whose_block_is_removed_is_gone(sqlite_desks, case_id):
    record = form_of(sqlite_desks, case_id)
    del record["subjects"][1]
    send(sqlite_desks, case_id, record)

    keys = [line.key for line in sqlite_desks.show("NO", case_id, "subjects").subjects]
    assert keys == ["S1", "M1"]


@pytest.mark.parametrize(
    ("index", "change"),
    [(1, {"role": "contact"}), (2, {"dob": "1970-01-01"})],
    ids=["another category", "another birth date"],
)
def test_a_change_that_would_open_a_closed_person_asks_for_all_anew(
    sqlite_desks, case_id, index, change
):
    record = form_of(sqlite_desks, case_id)
    record["subjects"][index] |= change
    with pytest.raises(RefusedInput) as refused:
        send(sqlite_desks, case_id, record)

    assert [fault.field for fault in refused.value.faults] == [f"subjects[{index}].role"]
    record["subjects"][index]["names"] = ["Typed Anew"]
    send(sqlite_desks, case_id, record)
    line = sqlite_desks.show("NO", case_id, "subjects").subjects[index]
    assert (line.closed, line.names, line.documents) == (False, ("Typed Anew",), ())


def test_a_closed_person_without_particulars_may_change_category(sqlite_desks):
    case_id = sqlite_desks.register("NO", subjects=[{"id": "V1", "role": "victim"}]).case_id
    record = form_of(sqlite_desks, case_id)
    record["subjects"][0]["role"] = "witness"

    assert send(sqlite_desks, case_id, record).outcome == intake.CHANGED


def test_a_kept_file_hash_stays_matched_and_takes_what_is_said_around_it(sqlite_desks, case_id):
    assert sqlite_desks.register("RO", identifiers=[{**HASH, "subject": None}]).hits
    record = form_of(sqlite_desks, case_id)
    record["identifiers"][1] |= {"provider": "Example Cloud", "first_seen": "2026-01-02"}
    send(sqlite_desks, case_id, record)
    line = sqlite_desks.show("NO", case_id, "identifiers").identifiers[1]

    assert [hit.desk for hit in sqlite_desks.hits("NO", "covered")] == ["RO"]
    assert (line.provider, line.first_seen) == ("Example Cloud", "2026-01-02")
    assert (line.shown, line.entered, line.compared) == ("", "", True)
    assert sqlite_desks.sweep(renew=False).changed == 0


def test_a_token_brings_back_no_hash_of_another_case(sqlite_desks, case_id):
    token = form_of(sqlite_desks, case_id)["identifiers"][1]["value"]
    other = sqlite_desks.register("NO", "NO/2").case_id
    record = {
        **form_of(sqlite_desks, other),
        "identifiers": [{"type": "file_hash", "value": token}],
    }
    send(sqlite_desks, other, record)

    assert not sqlite_desks.show("NO", other, "identifiers").identifiers[0].compared
    assert sqlite_desks.hits("NO") == ()


def test_a_form_that_was_open_during_another_change_still_brings_back_the_hash(
    sqlite_desks, case_id
):
    early = form_of(sqlite_desks, case_id)
    send(sqlite_desks, case_id, {**early, "title": "Changed meanwhile"})
    send(sqlite_desks, case_id, {**early, "title": "Sent late"})

    assert sqlite_desks.show("NO", case_id, "identifiers").identifiers[1].compared


def test_a_token_does_not_count_what_other_desks_register(sqlite_desks, case_id):
    before = form_of(sqlite_desks, case_id)["identifiers"][1]["value"]
    sqlite_desks.register("RO", "RO/2", identifiers=[HANDLE])
    send(sqlite_desks, case_id, {**form_of(sqlite_desks, case_id), "title": "Another title"})

    assert form_of(sqlite_desks, case_id)["identifiers"][1]["value"] == before


def test_a_token_in_another_kind_of_field_is_text(sqlite_desks, case_id):
    record = form_of(sqlite_desks, case_id)
    record["identifiers"][1]["type"] = "handle"
    send(sqlite_desks, case_id, record)
    line = sqlite_desks.show("NO", case_id, "identifiers").identifiers[1]

    assert (line.kind, line.entered[:5]) == ("handle", "kept:")


def test_the_form_keeps_recorded_coordination_in_the_state_that_it_has_now(sqlite_desks, case_id):
    (one,) = sqlite_desks.show("NO", case_id, "coordination").own
    sqlite_desks.do(
        an_officer("NO"),
        coordination.change,
        case_id,
        one.record_id,
        state=CoordinationState.CLOSED,
        until=None,
    )
    record = form_of(sqlite_desks, case_id)
    send(sqlite_desks, case_id, {**record, "title": "Another title"})

    assert [one.state for one in sqlite_desks.show("NO", case_id, "coordination").own] == ["closed"]


def test_showing_the_form_is_logged_as_a_reading_and_sending_it_as_a_change(sqlite_desks, case_id):
    record = form_of(sqlite_desks, case_id)
    with sqlite_desks.office.bench(an_officer("NO")) as bench:
        case_edit.draft_for_edit(bench, case_id)
    send(sqlite_desks, case_id, {**record, "title": "Another title"})

    assert [action for _, action in sqlite_desks.log()] == [
        "case.registered",
        "case.read",
        "case.changed",
    ]
