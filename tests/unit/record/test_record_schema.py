"""One format in four places: the table of fields, the schema, the documentation, the reader."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coordination.domain.access import FieldGroup
from coordination.domain.coverage import STATES
from coordination.domain.record import layout
from coordination.domain.vocabulary import (
    Handling,
    IdentifierKind,
    InvolvedRole,
    Stage,
    SubjectRole,
    Tlp,
    Urgency,
)
from tests.records import a_full_record, a_record, read

SCHEMA = json.loads(files("coordination.interop").joinpath("case.schema.json").read_text("utf-8"))
DOCS = (Path(__file__).parents[3] / "docs" / "record.md").read_text("utf-8")
PARTS = {
    "case": (layout.CASE, SCHEMA),
    "involved": (layout.INVOLVED, SCHEMA["$defs"]["involved"]),
    "subject": (layout.SUBJECT, SCHEMA["$defs"]["subject"]),
    "document": (layout.DOCUMENT, SCHEMA["$defs"]["document"]),
    "identifier": (layout.IDENTIFIER, SCHEMA["$defs"]["identifier"]),
    "coordination": (layout.COORDINATION, SCHEMA["$defs"]["coordination"]),
    "group_codes": (layout.GROUP_CODES, SCHEMA["$defs"]["group_codes"]),
}


def limits_in(schema: Any, word: str) -> set[int]:
    """Return every value of a limiting word within one field of the schema."""
    if isinstance(schema, list):
        return set().union(*(limits_in(item, word) for item in schema))
    if not isinstance(schema, dict):
        return set()
    own = {schema[word]} if word in schema else set()
    return own.union(*(limits_in(item, word) for item in schema.values()))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$id"] == "urn:coordination-desk:record:1"


@pytest.mark.parametrize("name", PARTS)
def test_the_schema_has_the_fields_that_are_read_and_describes_each(name: str) -> None:
    part, schema = PARTS[name]

    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == part.keys
    assert all(field["description"] for field in schema["properties"].values())


@pytest.mark.parametrize("name", PARTS)
def test_the_schema_has_the_limits_that_are_applied(name: str) -> None:
    part, schema = PARTS[name]
    fields = {key: field for key, field in schema["properties"].items() if key != "offence"}

    for key, field in fields.items():
        assert limits_in(field, "maxLength") == set(filter(None, [part.lengths.get(key)]))
        assert limits_in(field, "maxItems") == set(filter(None, [part.counts.get(key)]))


@pytest.mark.parametrize("name", PARTS)
def test_the_documentation_names_every_field_and_limit(name: str) -> None:
    part, _ = PARTS[name]

    assert [key for key in part.keys if f"`{key}`" not in DOCS] == []
    limits = {*part.lengths.values(), *part.counts.values()}
    assert [limit for limit in limits if f"{limit:,}" not in DOCS] == []


@pytest.mark.parametrize(
    "word",
    [
        *IdentifierKind,
        *InvolvedRole,
        *Stage,
        *SubjectRole,
        *Urgency,
        *Handling,
        *Tlp,
        *FieldGroup,
        *set().union(*STATES.values()),
    ],
)
def test_the_documentation_names_every_closed_word(word: str) -> None:
    assert f"`{word}`" in DOCS


def test_the_records_in_the_documentation_are_valid() -> None:
    examples = [part.split("```")[0] for part in DOCS.split("```json\n")[1:]]

    assert len(examples) == 2
    for example in examples:
        record = json.loads(example)
        assert Draft202012Validator(SCHEMA).is_valid(record)
        assert read(record)


@pytest.mark.parametrize("record", [a_record(), a_full_record()])
def test_a_valid_record_is_accepted_by_both(record: dict[str, Any]) -> None:
    assert Draft202012Validator(SCHEMA).is_valid(record)
    assert read(record)


@pytest.mark.parametrize(
    "record",
    [
        a_record(note="x"),
        a_record(jurisdiction="NOR"),
        a_record(opened=2017),
        a_record(stage="judgement"),
        {"ref": "NO/1", "jurisdiction": "NO"},
        a_record(
            coordination=[
                {"kind": "meeting", "with": ["RO"], "since": "2017-09-28", "state": "running"}
            ]
        ),
    ],
)
def test_the_schema_refuses_what_it_can_see(record: dict[str, Any]) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(record)
