"""The record as a whole: what it needs, what it takes as given, and how it refuses."""

import pytest

from coordination.domain.dates import PartialDate
from coordination.domain.drafts import CaseDraft, InvolvedDraft, RefusedInput
from coordination.domain.record import read_case
from coordination.domain.vocabulary import Handling, InvolvedRole, Stage, Urgency
from tests.records import JURISDICTIONS, OFFENCE_CODES, a_full_record, a_record, faults_of, read


def test_three_fields_make_a_case() -> None:
    draft = read(a_record())

    assert draft == CaseDraft("NO/2017/0081", "NO", PartialDate(2017, 8, 14))
    assert (draft.urgency, draft.handling) == (Urgency.ROUTINE, Handling.H1)


@pytest.mark.parametrize("field", ["ref", "jurisdiction", "opened"])
@pytest.mark.parametrize("value", [None, ""])
def test_none_of_the_three_may_be_missing(field: str, value: str | None) -> None:
    assert list(faults_of(a_record(**{field: value}))) == [field]


def test_every_field_arrives_in_the_draft() -> None:
    draft = read(a_full_record())

    assert draft.stage is Stage.INVESTIGATION
    assert draft.summary == "First line.\nSecond line."
    assert draft.platforms == ("Skype",)
    assert draft.involved == (InvolvedDraft("RO", InvolvedRole.SUSPECT_LOCATION),)


def test_all_faults_are_reported_at_once() -> None:
    record = a_record(ref=17, stage="judgement", titel="x", subjects=[{"dob": "1980-13"}])

    assert set(faults_of(record)) == {
        "ref",
        "stage",
        "titel",
        "subjects[0].role",
        "subjects[0].dob",
    }


def test_a_refusal_repeats_no_value() -> None:
    record = a_record(stage="Oppdiktet", subjects=[{"role": "Oppdiktet", "dob": "Oppdiktet"}])

    with pytest.raises(RefusedInput) as refused:
        read(record)

    assert "Oppdiktet" not in str(refused.value)


@pytest.mark.parametrize("payload", [None, [], "NO/2017/0081", 7, [a_record()]])
def test_what_is_no_object_is_no_record(payload: object) -> None:
    assert "Not an object" in faults_of(payload)["record"]


def test_an_unknown_field_is_refused_with_the_nearest_name() -> None:
    faults = faults_of(a_record(titles="x", colour="x"))

    assert "Is title meant?" in faults["titles"]
    assert "no field of this name" in faults["colour"]


@pytest.mark.parametrize("part", ["subjects", "identifiers", "involved", "coordination"])
def test_an_unknown_field_is_refused_at_every_level(part: str) -> None:
    record = a_full_record()
    record[part][0]["note"] = "x"

    assert list(faults_of(record)) == [f"{part}[0].note"]


def test_a_name_that_may_be_a_value_is_not_repeated() -> None:
    faults = faults_of(a_record(**{"Ola Oppdiktet": 1, "\ud800": 2}))

    assert list(faults) == ["record"]


def test_a_key_that_is_no_text_is_refused() -> None:
    assert list(faults_of({**a_record(), 7: 1})) == ["record"]


def test_a_flood_of_faults_is_cut_off() -> None:
    record = a_record(title=7, **{f"field{number}": 1 for number in range(10_000)})

    with pytest.raises(RefusedInput) as refused:
        read(record)

    assert len(refused.value.faults) == 201
    assert "more faults" in str(refused.value.faults[-1])


def test_closed_words_are_listed_when_another_is_used() -> None:
    faults = faults_of(a_record(stage="Trial", urgency="high", handling="H9"))

    assert "child_at_risk, suspect_at_large, data_expiring, routine" in faults["urgency"]
    assert "H0, H1, H2, H3" in faults["handling"]
    assert "preliminary" in faults["stage"]


@pytest.mark.parametrize("value", [7, 7.5, 10**400, float("nan")])
def test_a_number_is_no_text(value: float) -> None:
    faults = faults_of(a_record(title=value, stage=value))

    assert "Write it in quotes" in faults["title"]
    assert "Write it in quotes" in faults["stage"]


@pytest.mark.parametrize("value", [True, ["x"], {"x": "y"}])
def test_nothing_else_is_text_either(value: object) -> None:
    assert "Not a text" in faults_of(a_record(title=value))["title"]


@pytest.mark.parametrize(
    ("written", "kept"), [("no", "NO"), ("EL", "GR"), ("uk", "GB"), ("XK", "XK"), (" NO ", "NO")]
)
def test_a_jurisdiction_is_a_code_in_any_case(written: str, kept: str) -> None:
    assert read(a_record(jurisdiction=written)).jurisdiction == kept


@pytest.mark.parametrize("written", ["Norway", "NOR", "ZZ", "unknown", "X", "\u0131T", 47])
def test_what_is_no_code_is_no_jurisdiction(written: object) -> None:
    assert list(faults_of(a_record(jurisdiction=written))) == ["jurisdiction"]


def test_only_an_involved_state_may_be_unknown() -> None:
    assert read(a_record(involved=[{"jurisdiction": "Unknown"}])).involved == (
        InvolvedDraft("unknown", InvolvedRole.OTHER),
    )
    faults = faults_of(a_record(involved=[{"jurisdiction": "nowhere"}, {"role": "payment"}]))
    assert "or unknown" in faults["involved[0].jurisdiction"]
    assert "missing" in faults["involved[1].jurisdiction"]


def test_one_offence_is_as_good_as_a_list() -> None:
    for given in (
        {"offence": "csa-contact"},
        {"offence": ["CSA-CONTACT"]},
        {"offences": "CSA-Contact"},
    ):
        assert read(a_record(**given)).offences == ("CSA-CONTACT",)
    assert read(a_record(offence="")).offences == read(a_record(offences=[])).offences == ()


def test_an_offence_in_other_words_is_kept_and_known_as_such() -> None:
    draft = read(a_record(offences=["Sextortion", "Strl. § 302", "SEXTORTION", "Strl. § 302"]))

    assert draft.offences == ("SEXTORTION",)
    assert draft.uncoded_offences == ("Strl. § 302",)


def test_offence_and_offences_together_are_refused() -> None:
    assert list(faults_of(a_record(offence="a", offences=["b"]))) == ["offence"]
    assert list(faults_of(a_record(offence=7))) == ["offence"]


def test_a_list_has_an_end() -> None:
    faults = faults_of(a_record(platforms=["x"] * 51, subjects={}, offences=[7, "x" * 201]))

    assert "More than 50 items" in faults["platforms"]
    assert "square brackets" in faults["subjects"]
    assert set(faults) >= {"offences[0]", "offences[1]"}


def test_items_that_repeat_or_are_empty_are_dropped() -> None:
    assert read(a_record(platforms=["Skype", " Skype ", ""])).platforms == ("Skype",)


def test_without_a_clock_no_date_lies_in_the_future() -> None:
    record = a_record(opened="2999")

    draft = read_case(record, offence_codes=OFFENCE_CODES, jurisdictions=JURISDICTIONS)

    assert draft.opened == PartialDate(2999)
    assert "future" in faults_of(record)["opened"]
