"""Originator consent: the recipient asks to use what it was given, and the owner answers.

Code H1 asks for it before content becomes evidence, H2 before it is passed on. Both stand in the
record that the two desks hold, and raise what the acts of `actions.disclosures` raise.
"""

from uuid import UUID

from coordination.actions import dealing_acts, dealings
from coordination.actions.disclosure_forms import reason_in, refused, use_in, words_in
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import asks, disclosure
from coordination.domain.disclosure import Did
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.lifecycle import RefusedMove
from coordination.domain.permissions import Act
from coordination.domain.wording import N_


def ask_consent(
    bench: Workbench, hit_id: UUID, use: str, *, to_whom: str, reason: str, mark: str
) -> UUID:
    """Ask the owner's consent to use as evidence, or to pass on; return the own case.

    `to_whom` says in words before which court, or to whom.
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

    An officer refuses; a lead gives. Raises NoSuchRecord for a request that is not there.
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
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id
