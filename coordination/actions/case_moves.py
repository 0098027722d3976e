"""Move a case through its states, withdraw it, and erase it with two persons."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from coordination.actions import (
    case_access,
    case_files,
    case_tabs,
    dealing_ends,
    detection,
    grants,
    indexing,
    links,
    proposal_files,
    questions,
    shut_log,
    standing,
)
from coordination.actions.workbench import DETECTOR, NoSuchRecord, Workbench, case_scope
from coordination.domain import lifecycle, permissions
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.permissions import Act, Decision, Forbidden
from coordination.domain.vocabulary import CaseStatus
from coordination.domain.wording import N_
from coordination.storage import access, audit, cases, coordination, counters, hits, visibility
from coordination.storage.cases import Case

# Who asks is the first of two persons; the other is not known yet.
_TO_COME = "the second person"


def move_case(bench: Workbench, case_id: UUID, to: CaseStatus, reason: str | None) -> None:
    """Suspend, reopen, close or withdraw a case of the own desk.

    A withdrawn case leaves the index at once and its hits become past ones; what opened it to
    others ends for good. No move brings it back, only its desk that registers the reference again.
    Raises NoSuchRecord, NoSuchMove naming the moves that exist, or ReasonMissing.
    """
    case = _own_case(bench, case_id)
    withdraws = to is CaseStatus.WITHDRAWN
    bench.permit(Act.WITHDRAW_CASE if withdraws else Act.EDIT_CASE, case.desk)
    case_access.require_lasting(bench, case, "reason")
    lifecycle.require_move(CaseStatus(case.status), to, reason)
    if withdraws:
        grants.end_all(bench, case, reason or "")
    # Whoever asked to erase a case asked about the closed one, not about what it becomes now.
    rights = standing.withdrawn(bench, case) if withdraws else {}
    change = {"status": to.value, "erasure_sealed": None, **rights}
    cases.change(bench.session, case.number, change)
    audit.take_chain_lock(bench.session)
    if withdraws:
        detection.withdraw(bench, case)
        questions.withdrawn(bench, case)
    counters.take(bench.session, counters.STRUCTURE)
    bench.record("case.moved", objects=[str(case.id), to.value], purpose=reason or None)


def ask_erasure(bench: Workbench, case_id: UUID, reason: str) -> None:
    """Ask, as the first of two leads, that a closed or withdrawn case be erased."""
    case = _own_case(bench, case_id)
    _require_lead(bench, case)
    _require_erasable(case, bench.actor.user_id, _TO_COME)
    if len(reason.strip()) < 5:
        raise RefusedInput((Fault("reason", N_("say why the case must be erased")),))
    audit.take_chain_lock(bench.session)
    asked = {
        # Its line in the log: an ask that somebody puts back from an older copy is not the last.
        "entry": str(audit.next_seq(bench.session)),
        "by": bench.actor.user_id,
        "name": bench.actor.name,
        "reason": reason.strip(),
        "at": bench.now().isoformat(),
    }
    where = case_files.place(case, "case", "erasure", case.number)
    sealed = bench.vault.seal_json(case_files.key_of(bench, case), where, asked)
    cases.change(bench.session, case.number, {"erasure_sealed": sealed})
    bench.record(case_tabs.ERASURE_ASKED, objects=[str(case.id)], purpose=reason.strip())


def erase_case(bench: Workbench, case_id: UUID) -> None:
    """Erase a case that somebody else asked to erase: its key, index rows and content.

    The key goes last, after the commit, so that no case is ever left without its key. The other
    desks' hits stay as past ones without a counterpart. Raises Forbidden unless a lead of the desk,
    who is not the person that asked, does it.
    """
    case = _own_case(bench, case_id)
    asked = case_tabs.open_erasure(bench, case)
    _require_second_lead(bench, case, asked)
    _require_erasable(case, str(asked["by"] if asked else None), bench.actor.user_id)
    audit.take_chain_lock(bench.session)
    kept = shut_log.kept_of(bench, case)
    indexing.unindex(bench, case)
    questions.withdrawn(bench, case)
    _leave_tombstones(bench, case)
    cases.remove_parts(bench.session, case.number)
    coordination.remove_of_case(bench.session, case.number)
    hits.remove_of_case(bench.session, case.number)
    proposal_files.forget(bench, case)
    access.remove_of_case(bench.session, case.number)
    cases.remove(bench.session, case.number)
    counters.take(bench.session, counters.STRUCTURE)
    counters.take(bench.session, counters.ERASED)
    bench.record(shut_log.ERASED, objects=[str(case.id)], listed=kept, count=0)
    bench.keys.shred(case_scope(case.id))


def _own_case(bench: Workbench, case_id: UUID) -> Case:
    case = visibility.find_case(bench.session, bench.actor, case_id)
    if case is None:
        raise NoSuchRecord
    return case


def _require_erasable(case: Case, *persons: str) -> None:
    lifecycle.require_move(CaseStatus(case.status), CaseStatus.PURGED, persons=persons)


def _require_second_lead(bench: Workbench, case: Case, asked: Mapping[str, Any] | None) -> None:
    _require_lead(bench, case)
    if asked is None or asked["by"] == bench.actor.user_id:
        raise Forbidden(Act.ERASE_CASE, Decision(False, N_("This takes two persons.")))


def _require_lead(bench: Workbench, case: Case) -> None:
    decision = permissions.can(bench.actor, Act.ERASE_CASE, case.desk)
    if not decision.allowed:
        raise Forbidden(Act.ERASE_CASE, decision)


def _leave_tombstones(bench: Workbench, case: Case) -> None:
    known = list(links.of_case(bench, case))
    others = visibility.cases_by_number(bench.session, DETECTOR, {one.other for one in known})
    case_files.preload(bench, others.values())
    dealing_ends.forget(bench, case, known)
    book = links.LinkBook(bench)
    for link in known:
        if link.other in others:
            book.end(case, others[link.other], link)
    book.write()
