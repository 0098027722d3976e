"""Between the registration form and the record format, both ways.

The form becomes the same payload that the API takes, `domain.record.read_case` judges it, and
every fault goes back to the field that it is about. Everything typed stays in the form.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import FieldList, Form, FormField, HiddenField
from wtforms.fields.core import Field

from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_
from coordination.web.forms import CaseForm, ChangeForm, CoordinationForm, blocks
from coordination.web.wording import fault_text

_NO_DAY = N_("Not a full date. Write year, month and day: 2026-09-28.")

Guess = Callable[[str], str | None]

# Names that differ between the record and the form.
_RENAMED = {"id": "key", "type": "kind", "offence": "offences", "with": "states"}
_FLAT = (
    "ref",
    "opened",
    "title",
    "authority",
    "stage",
    "urgency",
    "handling",
    "tlp",
    "restriction",
    "operation",
    "summary",
)
# These always have a value, so they do not show that somebody used a block.
_ALWAYS_SET = frozenset({"key", "kind", "role"})
_STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


def payload_of(form: CaseForm, desk: str, guess: Guess) -> dict[str, Any]:
    """Return the record that the fields describe; empty blocks are left out.

    `guess` names the kind of a value whose kind is left to the machine, or None.
    """
    payload = _filled(
        {
            **{name: form[name].data for name in _FLAT},
            "jurisdiction": desk,
            "offences": [*(form.offences.data or ()), *_lines(form.other_offences)],
            "platforms": _lines(form.platforms),
            "involved": [_filled(block.data) for block in _used(form.involved)],
            "subjects": [_subject(block) for block in _used(form.subjects)],
            "identifiers": [_identifier(block.data, guess) for block in _used(form.identifiers)],
        }
    )
    # Said even where there are none: a form takes codes of groups away by leaving them empty.
    return payload | {"group_codes": _group_codes(form)}


def _group_codes(form: CaseForm) -> list[dict[str, Any]]:
    # Which group a row is about goes by its name here, never by something that was sent.
    entries: list[Any] = list(form.group_codes)
    used = (entry for entry in entries if _is_used(entry.form))
    return [_filled({"group": entry.short_name, **entry.data}) for entry in used]


def coordination_payload(form: CoordinationForm, desk: str) -> dict[str, Any]:
    """Return a record that holds nothing but the coordination of the form.

    `read_case` then judges it by the same rules as every other record.
    """
    one = {
        "kind": form.kind.data,
        "state": form.state.data,
        "with": re.findall(r"[^\s,;]+", form.states.data or ""),
        "refs": _lines(form.refs),
        "since": form.since.data,
        "until": form.until.data,
    }
    return {"ref": "-", "jurisdiction": desk, "opened": "unknown", "coordination": [_filled(one)]}


def fill(form: CaseForm, record: Mapping[str, Any], codes: frozenset[str]) -> None:
    """Put a record into an empty form; `codes` are the offences of the pack."""
    offences = record.get("offences", [])
    form.process(
        data={
            **{name: record[name] for name in _FLAT if name in record},
            "offences": [code for code in offences if code in codes],
            "other_offences": "\n".join(text for text in offences if text not in codes),
            "platforms": "\n".join(record.get("platforms", [])),
            "involved": record.get("involved", []),
            "subjects": [_subject_data(subject) for subject in record.get("subjects", [])],
            "identifiers": [
                {**item, "kind": item["type"]} for item in record.get("identifiers", [])
            ],
            "group_codes": {one["group"]: one for one in record.get("group_codes", [])},
        }
    )


def show_faults(form: Form, faults: Sequence[Fault]) -> list[tuple[str, str]]:
    """Put each fault at its field; return pairs of field id and message for the summary."""
    shown = []
    for fault in faults:
        field, message = _field_at(form, fault.field), fault_text(fault)
        field.errors = (*field.errors, message)
        shown.append((str(field.id), f"{field.label.text}: {message}"))
    return shown


def _field_at(form: Any, path: str) -> Field:
    """Return the field that a path of the record is about, else the first of the block."""
    where = form
    for step, index in _STEP.findall(path.removeprefix("coordination[0].")):
        name = _RENAMED.get(step, step)
        if name not in where:
            break
        field: Field = where[name]
        if not isinstance(field, FieldList | FormField):
            return field
        used = _used(field)
        where = used[int(index)] if index and int(index) < len(used) else blocks(field)[0]
    return _first(where)


def _first(form: Any) -> Field:
    """Return the first field of a block that can take the focus."""
    fields: list[Field] = [
        field for field in form if not isinstance(field, HiddenField | FieldList)
    ]
    return fields[0]


def _subject_data(subject: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **subject,
        "key": subject["id"],
        # Of a victim or minor the form gets key and category only; that block counts as used.
        "kept": "" if subject.keys() - {"id", "role"} else "kept",
        "names": "\n".join(subject.get("names", [])),
        "documents": [{**one, "kind": one["type"]} for one in subject.get("documents", [])],
    }


def _subject(block: Any) -> dict[str, Any]:
    documents = [
        _filled({"type": kept["kind"], "country": kept["country"], "number": kept["number"]})
        for kept in (document.data for document in _used(block.documents))
    ]
    plain = {name: block[name].data for name in ("role", "dob", "sex", "nationality")}
    return _filled(
        {"id": block.key.data, "names": _lines(block.names), "documents": documents, **plain}
    )


def _identifier(data: Mapping[str, Any], guess: Guess) -> dict[str, Any]:
    rest = {key: value for key, value in data.items() if key != "kind"}
    return _filled({"type": data["kind"] or guess(data["value"] or ""), **rest})


def _used(field: Any) -> list[Any]:
    """Return the blocks of a list in which something was typed."""
    return [block for block in blocks(field) if _is_used(block)]


def _is_used(block: Any) -> bool:
    for field in block:
        if isinstance(field, FieldList):
            if _used(field):
                return True
        elif field.short_name not in _ALWAYS_SET and field.data:
            return True
    return False


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _lines(field: Any) -> list[str]:
    return [line.strip() for line in (field.data or "").splitlines() if line.strip()]


def read_end(form: ChangeForm) -> date | None:
    """Return the day on which coordination ends, None for an open end.

    Raises RefusedInput for anything that is no full date.
    """
    text = (form.until.data or "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise RefusedInput((Fault("until", _NO_DAY),)) from None
