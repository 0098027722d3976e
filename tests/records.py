"""Records in the exchange format, and short ways to read them. Everybody here is invented."""

from datetime import date
from typing import Any

import pytest

from coordination.domain.drafts import CaseDraft, RefusedInput
from coordination.domain.record import read_case

TODAY = date(2026, 11, 23)
OFFENCE_CODES = frozenset({"CSA-CONTACT", "CSAM-DISTRIBUTION", "SEXTORTION"})
JURISDICTIONS = frozenset({"DE", "FR", "GB", "GR", "NO", "PH", "RO", "XK"})


def a_record(**more: Any) -> dict[str, Any]:
    """Return a record with the obligatory fields only, and whatever else is asked for."""
    return {"ref": "NO/2017/0081", "jurisdiction": "NO", "opened": "2017-08-14", **more}


def a_full_record() -> dict[str, Any]:
    """Return a record that uses every field."""
    return a_record(
        authority="Office of Inventions",
        stage="investigation",
        offences=["CSA-CONTACT", "an offence of national law"],
        title="Live streams",
        summary="First line.\nSecond line.",
        operation="Dark Room",
        platforms=["Skype"],
        urgency="child_at_risk",
        handling="H3",
        tlp="green",
        restriction="Not before the trial ends.",
        group_codes=[{"group": "victims", "handling": "H2", "tlp": "red"}],
        involved=[{"jurisdiction": "RO", "role": "suspect_location"}],
        subjects=[
            {
                "id": "S1",
                "role": "suspect",
                "names": ["Ola Oppdiktet"],
                "dob": "1980-05-17",
                "sex": "m",
                "nationality": "NO",
                "documents": [{"type": "passport", "country": "NO", "number": "X0000001"}],
            }
        ],
        identifiers=[
            {
                "type": "email",
                "value": "ola@example.org",
                "subject": "S1",
                "first_seen": "2017-01-02",
                "last_seen": "2017-05-06T09:00:00Z",
                "provider": "Example Mail",
            }
        ],
        coordination=[
            {
                "kind": "jit",
                "with": ["RO"],
                "refs": ["RO/2017/12"],
                "since": "2017-09-28",
                "until": None,
                "state": "running",
            }
        ],
    )


def read(payload: object) -> CaseDraft:
    """Read a record under the rules of these tests."""
    return read_case(payload, offence_codes=OFFENCE_CODES, jurisdictions=JURISDICTIONS, today=TODAY)


def faults_of(payload: object) -> dict[str, str]:
    """Return what is wrong with a record, by field; fail if nothing is."""
    with pytest.raises(RefusedInput) as refused:
        read(payload)
    return {fault.field: fault.message.format(**fault.params) for fault in refused.value.faults}


def draft_or_none(payload: object) -> CaseDraft | None:
    """Return the draft of a record, None if it is refused."""
    try:
        return read(payload)
    except RefusedInput:
        return None
