"""Short ways to make the things that tests speak about. Everybody here is invented."""

from typing import Any

from coordination.domain.drafts import CaseDraft
from coordination.domain.permissions import Actor, Role
from coordination.domain.record import read_case
from coordination.reference.pack import Pack


def an_officer(desk: str) -> Actor:
    return Actor(
        user_id=f"officer-{desk}", name=f"officer.{desk.lower()}", role=Role.OFFICER, desk=desk
    )


def a_lead(desk: str) -> Actor:
    return Actor(user_id=f"lead-{desk}", name=f"lead.{desk.lower()}", role=Role.LEAD, desk=desk)


def a_second_lead(desk: str) -> Actor:
    return Actor(user_id=f"lead-2-{desk}", name=f"lead2.{desk.lower()}", role=Role.LEAD, desk=desk)


def a_payload(ref: str = "NO/2026/0001", desk: str = "NO", **more: Any) -> dict[str, Any]:
    """Return a small record in the exchange format."""
    return {"ref": ref, "jurisdiction": desk, "opened": "2026-03-02", **more}


def a_draft(pack: Pack, ref: str = "NO/2026/0001", desk: str = "NO", **more: Any) -> CaseDraft:
    """Return the draft of a small case."""
    return draft_of(pack, a_payload(ref, desk, **more))


def draft_of(pack: Pack, payload: dict[str, Any]) -> CaseDraft:
    return read_case(
        payload, offence_codes=pack.offence_codes, jurisdictions=pack.jurisdiction_codes
    )


def an_identifier(kind: str, value: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, **more}


def a_person(name: str, dob: str, **more: Any) -> dict[str, Any]:
    return {"role": "suspect", "names": [name], "dob": dob, **more}
