"""How a State can be reached that a step does not cover."""

from collections.abc import Iterator, Mapping

from coordination.domain.drafts import UNKNOWN
from coordination.domain.law.instruments import Law
from coordination.domain.law.states import StateRow
from coordination.domain.law.trace import Said
from coordination.domain.proposals.derive import known_states
from coordination.domain.proposals.outcome import Outcome
from coordination.domain.proposals.parts import Excluded, Situation
from coordination.domain.wording import N_

_UNKNOWN = N_("The jurisdiction of a case is not known, so no basis can be named.")
_FIND_OUT = (
    N_("Find the State out: location of suspect, victim, payment or account in the own record."),
    N_("Ask the provider for subscriber data and addresses, and preserve them first."),
    N_("Ask the 24/7 Network or the INTERPOL bureau for help with locating the suspect."),
)
_DESK = N_("{state} has a national desk at Eurojust: speak with it there.")
_AGREEMENT = N_("{state} is represented at Eurojust under a cooperation agreement.")
_LIAISON = N_("{state} has a liaison prosecutor at Eurojust.")
_POINT = N_("{state} has a Eurojust contact point, who finds the authority; data case by case.")
_NO_STANDING = N_("The pack names no way to {state} at Eurojust; it is not confirmed that none is.")
_ASKS_MEMBER = N_(
    "{state} asks a Member State involved in the case to open it at Eurojust: {members}."
)
_NO_MEMBER = N_("No Member State takes part in the case: nobody can open it at Eurojust.")
_PART = N_("{state} is part of {owner}: ask the authorities of {owner} which law applies there.")
_NETWORK = N_("The 24/7 Network has a point of contact in {state}.")
_CENTRAL = N_(
    "Write to the central authority of {state}: treaty, reciprocity or comity, which a lawyer "
    "confirms."
)
_POLICE = N_("Police channel: INTERPOL National Central Bureau, if {state} has one (not read).")

_STANDING: Mapping[str, str] = {
    "member": _DESK,
    "cooperation_agreement": _AGREEMENT,
    "liaison_prosecutor": _LIAISON,
    "contact_point": _POINT,
}


def excluded(outcome: Outcome, situation: Situation, law: Law) -> tuple[Excluded, ...]:
    """Return the States of the cases that a step leaves out, with the reason and the ways.

    A case of unknown jurisdiction is left out of every step and named.
    """
    reasons = outcome.reasons_out
    named = {*outcome.states, situation.asking, UNKNOWN}
    out = [state for state in reasons if state not in named]
    found = [Excluded(one, reasons[one], ways_to(one, situation, law)) for one in sorted(out)]
    if UNKNOWN in situation.states:
        ways = tuple(Said(way) for way in _FIND_OUT)
        found.append(Excluded(UNKNOWN, Said(_UNKNOWN), ways))
    return tuple(found)


def ways_to(state: str, situation: Situation, law: Law) -> tuple[Said, ...]:
    """Return the ways to a State, most direct first."""
    return tuple(_ways(law.states[state], situation, law))


def _ways(row: StateRow, situation: Situation, law: Law) -> Iterator[Said]:
    owner = law.states[row.part_of] if row.part_of else row
    params = {"state": owner.alpha2}
    if row is not owner:
        yield Said(_PART, {"state": row.alpha2, "owner": owner.alpha2})
    yield Said(_STANDING.get(str(owner.cell("eurojust").value), _NO_STANDING), params)
    if row.cell("eu_member").value is not True:
        yield _by_a_member(row, situation, law)
    if owner.cell("network_24_7").value is True:
        yield Said(_NETWORK, params)
    yield Said(_CENTRAL, params)
    yield Said(_POLICE, params)


def _by_a_member(row: StateRow, situation: Situation, law: Law) -> Said:
    members = _members(situation, law)
    if not members:
        return Said(_NO_MEMBER)
    return Said(_ASKS_MEMBER, {"state": row.alpha2, "members": ", ".join(members)})


def _members(situation: Situation, law: Law) -> tuple[str, ...]:
    return tuple(
        state
        for state in known_states(situation)
        if law.states[state].cell("eu_member").value is True
    )
