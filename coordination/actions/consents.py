"""Originator consent: the recipient asks to use what it was given, and the owner answers.

Code H1 asks for it before content becomes evidence, H2 before it is passed on. Both stand in the
record that the two desks hold, and raise what the acts of `actions.disclosures` raise. A consent
is about what was open when it was asked, group by group; where victims were, two leads give it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from coordination.actions import dealing_acts, dealings, people
from coordination.actions.dealing_files import Entries
from coordination.actions.dealings import Side
from coordination.actions.disclosure_forms import reason_in, refused, use_in, words_in
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import asks, disclosure
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Consent, ConsentState, Did, Entry
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.lifecycle import RefusedMove
from coordination.domain.permissions import Act
from coordination.domain.wording import N_


def ask_consent(
    bench: Workbench, hit_id: UUID, use: str, *, to_whom: str, reason: str, mark: str
) -> UUID:
    """Ask the owner's consent to use as evidence, or to pass on; return the own case.

    It covers the groups that are open now. `to_whom` says in words before which court, or to whom.
    """
    bench.permit(Act.ASK_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    whom = words_in("to_whom", to_whom)
    if not whom:
        raise refused("to_whom", N_("say in which proceedings, or to whom"))
    entry = dealings.new(
        bench,
        Did.CONSENT_ASKED,
        side.link.other_desk,
        use=use_in(use).value,
        to_whom=whom,
        reason=reason_in(reason),
    )
    if not dealings.given_to(bench, side, entries):
        raise refused("use", N_("nothing of that case is open to your desk"))
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def answer_consent(
    bench: Workbench, hit_id: UUID, consent_id: str, *, given: bool, reason: str, mark: str
) -> UUID:
    """Give or refuse consent, or take a given one back with a reason; return the own case.

    An officer refuses; a lead gives, and where victims are open a second lead too. Raises
    NoSuchRecord for a request that is not there.
    """
    bench.permit(Act.SIGN_DISCLOSURE if given else Act.ANSWER_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    known = {one.asked.id: one for one in disclosure.consents(entries, side.case.desk)}
    if consent_id not in known:
        raise NoSuchRecord
    did = Did.CONSENT_GIVEN if given else Did.CONSENT_REFUSED
    words = words_in("reason", reason)
    entry = dealings.new(bench, did, side.case.desk, ref=consent_id, reason=words)
    if not dealing_acts.is_repeated(entries, entry):
        try:
            asks.require_consent(known[consent_id], given=given, reason=words)
        except RefusedMove as problem:
            raise RefusedInput((Fault("reason", problem.template, problem.params),)) from None
        if given and takes_two(entries, known[consent_id]):
            entry = _signed(bench, side, entries, entry)
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def takes_two(entries: Entries, consent: Consent) -> bool:
    """Say whether two leads of the owner give a consent: victims were open when it was asked."""
    return FieldGroup.VICTIMS in asks.covered_by(entries, consent.asked)


def _signed(bench: Workbench, side: Side, entries: Entries, entry: Entry) -> Entry:
    """Return a lead's word on a consent that takes two: the first signature, or the consent."""
    first = asks.first_consent(entries, entry)
    if first is not None:
        at = datetime.fromisoformat(first.at)
        if people.still_signs(bench, side.case, first.by_id, at):
            return entry
    return replace(entry, did=Did.CONSENT_SIGNED)


def state_of(bench: Workbench, entries: Entries, consent: Consent) -> ConsentState:
    """Return where a request stands: it has ended when nothing of what it is about is open now."""
    if consent.state is ConsentState.REFUSED:
        return consent.state
    now_open = dealings.opened(entries, consent.asked.owner, bench.now())
    about = asks.covered_by(entries, consent.asked)
    lasts = any(group in now_open and now_open[group].id == one for group, one in about.items())
    return consent.state if lasts else ConsentState.ENDED


def given_for(
    bench: Workbench, side: Side, grants: Mapping[FieldGroup, Entry]
) -> dict[FieldGroup, tuple[str, ...]]:
    """Return the uses that the owner of the other case consented to, for each group open now.

    Read from the owner's record. A grant that was made after the consent was asked has none.
    """
    entries = dealings.of_other(bench, side)
    found: dict[FieldGroup, tuple[str, ...]] = {}
    for one in disclosure.consents(entries, side.link.other_desk):
        if one.state is ConsentState.GIVEN:
            for group, grant_id in asks.covered_by(entries, one.asked).items():
                if group in grants and grants[group].id == grant_id:
                    found[group] = (*found.get(group, ()), one.asked.use)
    return found
