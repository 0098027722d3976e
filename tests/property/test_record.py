"""Properties of the record: it survives the way out and back, and the schema never knows better."""

import json
from copy import deepcopy
from importlib.resources import files
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from coordination.domain.drafts import CaseDraft
from coordination.domain.record import write_case
from tests.records import a_full_record, draft_or_none, faults_of, read
from tests.strategies import drafts

SCHEMA = json.loads(files("coordination.interop").joinpath("case.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

_NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
_NEAR_MISSES = st.sampled_from(
    [
        *[
            "",
            "NO ",
            "el",
            "2017",
            "2017-02-30",
            " 2017-08 ",
            "unknown",
            "UNKNOWN",
            "M",
            "jit",
            "held",
        ],
        *["2017-08-14T10:00", "2017-08-14 10:00 +01", "2017\u2028", "ıT", "2017\n"],
        "x" * 65,
        "x" * 201,
    ]
)


def _places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, child in children:
        found.append((*path, key))
        if isinstance(child, dict | list):
            found += _places_in(child, (*path, key))
    return found


@st.composite
def damaged_records(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a full record in which one to three fields were replaced, removed or invented."""
    record = a_full_record()
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from(_places_in(record)))
        holder: Any = record
        for key in path:
            holder = holder[key]
        if isinstance(holder, dict) and draw(st.booleans()):
            last = draw(st.sampled_from([last, "type", "notes", "offence"]))
            holder.pop(last, None)
            if draw(st.booleans()):
                continue
        holder[last] = deepcopy(draw(_NESTED | _NEAR_MISSES))
    return record


@given(drafts())
def test_a_draft_survives_the_way_out_and_back(draft: CaseDraft) -> None:
    written = json.loads(json.dumps(write_case(draft)))

    assert read(written) == draft


@given(drafts())
def test_what_is_written_obeys_the_schema(draft: CaseDraft) -> None:
    assert list(VALIDATOR.iter_errors(write_case(draft))) == []


@given(damaged_records())
def test_what_the_schema_refuses_is_refused(record: dict[str, Any]) -> None:
    assert draft_or_none(record) is None or VALIDATOR.is_valid(record)


@given(damaged_records())
def test_what_was_read_is_read_again_as_the_same(record: dict[str, Any]) -> None:
    draft = draft_or_none(record)

    assert draft is None or read(write_case(draft)) == draft


@given(_NESTED)
def test_anything_that_is_no_record_is_refused_in_words(payload: Any) -> None:
    assert all(message for message in faults_of(payload).values())
