"""Handling codes of a record: read, refused where they do not fit, written back."""

from typing import Any

import pytest

from coordination.domain.access import FieldGroup
from coordination.domain.drafts import GroupCodesDraft
from coordination.domain.record import write_case
from coordination.domain.vocabulary import Handling, Tlp
from tests.records import a_full_record, a_record, faults_of, read


def of_groups(*entries: dict[str, Any]) -> dict[str, Any]:
    return a_record(group_codes=list(entries))


def test_a_record_without_codes_is_h1_and_amber_and_says_that_it_named_none() -> None:
    draft = read(a_record())

    assert (draft.handling, draft.tlp, draft.restriction) == (Handling.H1, Tlp.AMBER, None)
    assert draft.unsaid == {"handling", "tlp", "group_codes"}


def test_codes_that_are_given_are_read_and_count_as_said() -> None:
    draft = read(a_record(handling="H3", restriction="No copies.", tlp="red", group_codes=[]))

    assert (draft.handling, draft.tlp, draft.restriction) == (Handling.H3, Tlp.RED, "No copies.")
    assert draft.unsaid == set()


def test_codes_of_groups_are_kept_in_the_order_of_the_groups() -> None:
    draft = read(
        of_groups({"group": "victims", "tlp": "red"}, {"group": "contact", "handling": "H0"})
    )

    assert draft.group_codes == (
        GroupCodesDraft(FieldGroup.CONTACT, handling=Handling.H0),
        GroupCodesDraft(FieldGroup.VICTIMS, tlp=Tlp.RED),
    )


def test_a_record_with_every_code_comes_back_as_it_was() -> None:
    record = a_full_record()
    written = write_case(read(record))

    for name in ("handling", "tlp", "restriction", "group_codes"):
        assert written[name] == record[name]


@pytest.mark.parametrize("words", [None, "", "  "])
def test_h3_without_words_is_refused_for_a_case_and_for_a_group(words: str | None) -> None:
    entry = {"group": "persons", "handling": "H3", "restriction": words}
    faults = faults_of(a_record(handling="H3", restriction=words, group_codes=[entry]))

    assert "write what it is" in faults["restriction"]
    assert "write what it is" in faults["group_codes[0].restriction"]


def test_words_without_h3_are_refused_with_what_to_do() -> None:
    faults = faults_of(a_record(handling="H2", restriction="No copies."))

    assert faults == {"restriction": "Words belong to H3. Choose H3, or remove the words."}


def test_words_that_no_field_takes_are_refused_once() -> None:
    faults = faults_of(a_record(handling="H3", restriction=7))

    assert list(faults) == ["restriction"]
    assert "number" in faults["restriction"]


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (a_record(tlp="white"), "tlp", "clear, green, amber, red"),
        (a_record(tlp=1), "tlp", "quotes"),
        (a_record(handling="H4"), "handling", "H0, H1, H2, H3"),
        (of_groups({"group": "names", "tlp": "red"}), "group_codes[0].group", "contact"),
        (of_groups({"tlp": "red"}), "group_codes[0].group", "missing"),
        (of_groups({"group": "contact"}), "group_codes[0].handling", "both"),
        (of_groups({"group": "contact", "code": "H1"}), "group_codes[0].code", "no field"),
        (of_groups(*[{"group": "contact", "tlp": "red"}] * 2), "group_codes[1].group", "Another"),
        (of_groups(*[{"group": "contact", "tlp": "red"}] * 6), "group_codes", "5"),
        (a_record(group_codes="H2"), "group_codes", "list"),
    ],
)
def test_what_is_no_code_is_refused_at_its_place(
    record: dict[str, Any], field: str, words: str
) -> None:
    assert words in faults_of(record)[field]


def test_a_group_that_is_looser_than_its_case_is_accepted() -> None:
    assert read(of_groups({"group": "contact", "handling": "H0", "tlp": "clear"})).group_codes
