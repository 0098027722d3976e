"""The JSON of dealings and of what was opened. Every field is named here.

Names of people of the own desk are read on the page; those of the other desk nowhere.
"""

from datetime import date, datetime

from coordination.actions.pages.disclosures import (
    ConsentLine,
    DealingLine,
    Dealings,
    LadderState,
    OpenGroup,
    RungLine,
    SignedTerms,
    TrackState,
)
from coordination.actions.pages.given import GivenCase, GivenGroup, GivenSummary
from coordination.api import wire
from coordination.api.wire import JSON
from coordination.domain.access import FieldGroup


def dealings(page: Dealings) -> JSON:
    """Return a hit with all that two desks dealt about it; `mark` goes with each act."""
    return {
        "hit": wire.hit_row(page.hit),
        "mark": page.mark,
        "past": page.is_past,
        "ours": _ladder(page.ours),
        "theirs": _ladder(page.theirs),
        "may_ask": [group.value for group in page.ask.groups],
        "may_ask_victims": page.ask.victims,
        "hours": page.ask.hours,
        "lines": [_line(one) for one in page.lines],
        "consents": [_consent(one) for one in page.consents],
    }


def given(case: GivenCase) -> JSON:
    """Return what may be read of another desk's case now; null where a group is closed."""
    has = {one.group for one in case.groups}
    return {
        "owner": case.owner,
        "state": case.state.value,
        "closed": case.closed,
        "groups": [_given_group(one) for one in case.groups],
        "withheld": [group.value for group in case.withheld],
        "authority": case.authority,
        "contact": case.contact or None,
        "summary": _summary(case.summary),
        "identifiers": [wire.identifier(one) for one in case.identifiers]
        if FieldGroup.IDENTIFIERS in has
        else None,
        "ref": case.ref,
        "persons": [wire.subject(one) for one in case.persons]
        if FieldGroup.PERSONS in has
        else None,
        "victims": [wire.subject(one) for one in case.victims]
        if FieldGroup.VICTIMS in has
        else None,
    }


def _ladder(one: LadderState) -> JSON:
    return {
        "owner": one.owner,
        "reader": one.reader,
        "rung": one.rung.value,
        "rungs": [_rung(line) for line in one.rungs],
        "case": _track(one.case),
        "victims": _track(one.victims),
    }


def _rung(line: RungLine) -> JSON:
    return {
        "rung": line.rung.value if line.rung else "victims",
        "state": line.state.value,
        "until": _day(line.opened.until) if line.opened else None,
        "deadline": _instant(line.deadline),
        "back_on": _day(line.back_on),
    }


def _track(one: TrackState) -> JSON:
    return {
        "state": one.state.value,
        "asked": [group.value for group in one.asked],
        "reason": one.reason,
        "asked_on": _day(one.asked_on),
        "deadline": _instant(one.deadline),
        "back_on": _day(one.back_on),
        "opened": [_opened(group) for group in one.opened],
        "moves": [move.value for move in one.moves],
        "pending": _terms(one.pending) if one.pending else None,
        "may_sign": one.may_sign,
    }


def _opened(one: OpenGroup) -> JSON:
    return {
        "group": one.group.value,
        "since": one.since.isoformat(),
        "until": _day(one.until),
        "conditions": one.conditions,
        "readers": list(one.readers),
    }


def _terms(one: SignedTerms) -> JSON:
    return {
        "signed": one.signed,
        "on": one.on.isoformat(),
        "groups": [group.value for group in one.groups],
        "until": _day(one.until),
        "conditions": one.conditions,
        "readers": list(one.readers),
        "contact": one.contact,
    }


def _line(one: DealingLine) -> JSON:
    return {
        "did": one.did.value,
        "desk": one.desk,
        "owner": one.owner,
        "at": one.at.isoformat(),
        "track": one.track.value,
        "groups": [group.value for group in one.groups],
        "reason": one.reason,
        "deadline": _instant(one.deadline),
        "until": _day(one.until),
        "conditions": one.conditions,
        "readers": list(one.readers),
        "use": one.use.value if one.use else None,
        "to_whom": one.to_whom,
        "only_here": one.only_here,
    }


def _consent(one: ConsentLine) -> JSON:
    return {
        "id": one.id,
        "use": one.use.value,
        "to_whom": one.to_whom,
        "reason": one.reason,
        "desk": one.desk,
        "on": one.on.isoformat(),
        "state": one.state.value,
        "ours": one.ours,
        "answer": one.answer,
        "answered_on": _day(one.answered_on),
    }


def _given_group(one: GivenGroup) -> JSON:
    return {
        "group": one.group.value,
        "ground": one.ground.value,
        "since": _day(one.since),
        "until": _day(one.until),
        "conditions": one.conditions,
        "handling": one.handling,
        "tlp": one.tlp,
        "restriction": one.restriction,
        "readers": list(one.readers),
        "consents": list(one.consents),
    }


def _summary(one: GivenSummary | None) -> JSON | None:
    if one is None:
        return None
    return {
        "title": one.title,
        "summary": one.summary,
        "offences": [*(term.code for term in one.offences), *one.uncoded_offences],
        "stage": one.stage or None,
        "operation": one.operation,
        "platforms": list(one.platforms),
        "involved": [{"jurisdiction": state, "role": role} for state, role in one.involved],
        "opened": one.opened or None,
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
