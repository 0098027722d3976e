"""What is kept about proposals, sealed and opened: decisions, answers, worksheets, recommendations.

Each lies under the key of one case and goes with it. A decision about several own cases has one
entry in each, with one id inside, so that every case keeps its part. What the analyst answers
about a whole finding is sealed in the register's scope.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from coordination.actions import case_files, damage
from coordination.actions.workbench import ANALYSIS_SCOPE, DETECTOR, Workbench
from coordination.domain.decisions import Made, ProposalState, Rested
from coordination.domain.law.facts import FACTS, FactKey, FactType, FactValue
from coordination.domain.proposals.parts import Step
from coordination.storage import counters, visibility
from coordination.storage import proposals as rows
from coordination.storage.cases import Case
from coordination.storage.proposals import AnalystAnswer, EntryKind
from coordination.vault.envelope import Place

_KINDS = frozenset(EntryKind)


@dataclass(frozen=True, slots=True)
class Entry:
    """An opened entry: whose case, what it holds, who made it and when."""

    id: UUID
    case_number: int
    kind: EntryKind
    plain: Mapping[str, Any]

    @property
    def by(self) -> str:
        """Return the name of who made it."""
        return str(self.plain["by"])

    @property
    def at(self) -> datetime:
        """Return when it was made."""
        return datetime.fromisoformat(self.plain["at"])


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, opened. `id` is the same in every case that it concerns.

    A decision about several picked cases also counts for each one's own finding; `within` then
    names the decision that it is part of.
    """

    id: str
    within: str | None
    subject: str
    step: Step
    states: tuple[str, ...]
    cases: frozenset[str]
    made: Made
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question; `entry` is its row, `value` None when taken back."""

    entry: UUID
    key: FactKey
    value: FactValue | None
    by: str
    at: datetime


def add(bench: Workbench, case: Case, kind: EntryKind, plain: Mapping[str, Any]) -> UUID:
    """Seal an entry under a case and store it, with who made it and when."""
    entry_id = uuid4()
    said = {**plain, "by": bench.actor.name, "at": bench.now().isoformat()}
    where = case_files.place(case, "proposal_entry", "entry", entry_id)
    sealed = bench.vault.seal_json(case_files.key_of(bench, case), where, said)
    rows.add(bench.session, entry_id, case.number, kind, sealed)
    counters.take(bench.session, counters.PROPOSALS)
    return entry_id


def entries(bench: Workbench, cases: Mapping[int, Case]) -> list[Entry]:
    """Return the opened entries of these cases, oldest first.

    The caller has chosen the cases through `visibility`; here only they are read.
    """
    return _opened(bench, cases, visibility.proposal_entries(bench.session, DETECTOR, cases))


def recommendations(bench: Workbench, numbers: Iterable[int]) -> list[Entry]:
    """Return the analyst's recommendations that lie with the numbered cases, oldest first.

    For who sees the whole structure: nothing that a desk keeps is opened.
    """
    found = [
        row
        for row in visibility.proposal_entries(bench.session, DETECTOR, numbers)
        if row.kind == EntryKind.RECOMMENDATION
    ]
    cases = visibility.cases_by_number(bench.session, DETECTOR, {row.case_number for row in found})
    return _opened(bench, cases, found)


def _opened(
    bench: Workbench, cases: Mapping[int, Case], found: Iterable[rows.ProposalEntry]
) -> list[Entry]:
    """Return what opens of these entries, oldest first; a row that does not is told."""
    held = (row for row in found if row.case_number in cases and row.kind in _KINDS)
    opened = damage.readable(bench, held, lambda row: _open(bench, cases[row.case_number], row))
    return sorted((entry for _, entry in opened), key=lambda one: (one.at, str(one.id)))


def _open(bench: Workbench, case: Case, row: rows.ProposalEntry) -> Entry:
    where = case_files.place(case, "proposal_entry", "entry", row.id)
    plain = bench.vault.open_json(case_files.key_of(bench, case), where, row.entry_sealed)
    return Entry(row.id, case.number, EntryKind(row.kind), plain)


def decisions(found: Iterable[Entry]) -> list[Decided]:
    """Return the decisions among entries, each once, oldest first."""
    once = {one.plain["id"]: one for one in found if one.kind is EntryKind.DECISION}
    return [_decided(one) for one in once.values()]


def decision_plain(decided: Decided) -> dict[str, Any]:
    """Return a decision as it is sealed; who and when are added where it is stored."""
    made = decided.made
    return {
        "id": decided.id,
        "within": decided.within,
        "subject": decided.subject,
        "step": decided.step.value,
        "states": list(decided.states),
        "cases": sorted(decided.cases),
        "state": made.state.value,
        "until": made.until.isoformat() if made.until else None,
        "key": made.rested.key,
        "facts": dict(made.rested.facts),
        "pack": made.rested.pack,
        "reason": decided.reason,
    }


def _decided(entry: Entry) -> Decided:
    plain = entry.plain
    until = plain["until"]
    rested = Rested(plain["key"], plain["facts"], plain["pack"])
    return Decided(
        id=plain["id"],
        within=plain["within"],
        subject=plain["subject"],
        step=Step(plain["step"]),
        states=tuple(plain["states"]),
        cases=frozenset(plain["cases"]),
        made=Made(
            ProposalState(plain["state"]), rested, date.fromisoformat(until) if until else None
        ),
        reason=plain["reason"],
        by=entry.by,
        at=entry.at,
    )


def answers(found: Iterable[Entry]) -> dict[FactKey, Answered]:
    """Return the last answer to each question among entries of kind ANSWER."""
    return _last(_answered(one.id, one.plain) for one in found if one.kind is EntryKind.ANSWER)


def analyst_answers(bench: Workbench, ids: Iterable[UUID]) -> dict[FactKey, Answered]:
    """Return the analyst's last answers about the finding of the cases with these ids."""
    found = visibility.analyst_answers(
        bench.session, bench.actor, [finding_digest(bench, one) for one in ids]
    )
    opened = damage.readable(bench, found, lambda row: _open_analyst(bench, row))
    return _last(answer for _, answer in opened)


def add_analyst_answer(bench: Workbench, named: UUID, plain: Mapping[str, Any]) -> None:
    """Seal an answer of the analyst in the register's scope, about the finding a case names."""
    answer_id = uuid4()
    said = {**plain, "by": bench.actor.name, "at": bench.now().isoformat()}
    key = bench.keys.register_key(ANALYSIS_SCOPE)
    sealed = bench.vault.seal_json(key, _analyst_place(answer_id), said)
    rows.add_analyst_answer(bench.session, answer_id, finding_digest(bench, named), sealed)


def forget(bench: Workbench, case: Case) -> None:
    """Delete all that is kept about proposals of a case that is being erased."""
    rows.remove_of_case(bench.session, case.number)
    counters.take(bench.session, counters.PROPOSALS)
    rows.remove_analyst_answers(bench.session, finding_digest(bench, case.id))


def finding_digest(bench: Workbench, case_id: UUID) -> bytes:
    """Return the code under which the analyst's answers about a case's finding are kept."""
    return bench.vault.keyed("analyst answer", str(case_id))


def answer_plain(key: FactKey, value: FactValue | None) -> dict[str, Any]:
    """Return an answer as it is sealed."""
    plain = value.isoformat() if isinstance(value, date) else value
    return {"fact": key.name, "about": list(key.about), "value": plain}


def _open_analyst(bench: Workbench, row: AnalystAnswer) -> Answered:
    key = bench.keys.register_key(ANALYSIS_SCOPE)
    plain = bench.vault.open_json(key, _analyst_place(row.id), row.answer_sealed)
    return _answered(row.id, plain)


def _analyst_place(answer_id: UUID) -> Place:
    return Place("analyst_answer", "answer", str(answer_id), ANALYSIS_SCOPE)


def _answered(entry: UUID, plain: Mapping[str, Any]) -> Answered:
    key = FactKey(plain["fact"], tuple(plain["about"]))
    at = datetime.fromisoformat(plain["at"])
    return Answered(entry, key, _value(key, plain["value"]), plain["by"], at)


def _value(key: FactKey, plain: Any) -> FactValue | None:
    """Return an answer in its type; one whose question the pack no longer asks counts as none."""
    rule = FACTS.get(key.name)
    if rule is None or plain is None:
        return None
    return date.fromisoformat(plain) if rule.type is FactType.DAY else plain


def _last(found: Iterator[Answered] | Iterable[Answered]) -> dict[FactKey, Answered]:
    ordered = sorted(found, key=lambda one: (one.at, str(one.entry)))
    return {one.key: one for one in ordered}
