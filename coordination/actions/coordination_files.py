"""Coordination records and answers, sealed and opened, and what they say of one link."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coordination.actions import case_files, damage
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import coverage
from coordination.domain.coverage_history import Version
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from coordination.storage import coordination as rows
from coordination.storage import visibility
from coordination.storage.cases import Case
from coordination.vault.envelope import Sealed

# Where a record came from decides what a new version of the case replaces.
FROM_RECORD = "record"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A coordination record, opened. `refs` are the references that its desk named.

    `earlier` is what it said before each change, oldest first; a record that was changed by a
    version of this program that kept no history has none from before.
    """

    id: UUID
    case_number: int
    desk: str
    draft: CoordinationDraft
    origin: str
    by: str
    at: str
    earlier: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a named desk said about a record for one link."""

    id: UUID
    case_number: int
    record: UUID
    hit: UUID
    verdict: str
    reason: str | None
    by: str
    at: str


def of_case(bench: Workbench, case: Case) -> list[Recorded]:
    """Return the coordination recorded on a case, oldest start first."""
    opened = records(bench, {case.number: case})
    return sorted(opened, key=lambda one: (one.draft.since, str(one.id)))


def answers_of_case(bench: Workbench, case: Case) -> list[Answer]:
    """Return what the desk of this case answered to others' records."""
    return list(answers(bench, {case.number: case}))


def records(bench: Workbench, cases: Mapping[int, Case]) -> Iterator[Recorded]:
    """Yield the coordination of these cases that opens; a row that does not is told."""
    rows = visibility.coordination(bench.session, DETECTOR, cases)
    opened = damage.readable(
        bench, rows, lambda row: open_record(bench, cases[row.case_number], row)
    )
    return (record for _, record in opened)


def answers(bench: Workbench, cases: Mapping[int, Case]) -> Iterator[Answer]:
    """Yield the answers of these cases' desks that open; a row that does not is told."""
    rows = visibility.answers(bench.session, DETECTOR, cases)
    opened = damage.readable(
        bench, rows, lambda row: open_answer(bench, cases[row.case_number], row)
    )
    return (answer for _, answer in opened)


def concerns(bench: Workbench, one: Recorded, counterpart: Case) -> bool:
    """Say whether a record speaks of the link to `counterpart`: its State, and no other ref."""
    if counterpart.desk not in one.draft.with_states:
        return False
    if not one.draft.refs:
        return True
    named = {case_files.ref_digest(bench.vault, counterpart.desk, ref) for ref in one.draft.refs}
    return counterpart.ref_digest in named


def alias(bench: Workbench, record_id: UUID, hit_id: UUID) -> UUID:
    """Return the name by which another desk knows a record at one of its hits.

    The record's own id would tell that two hits with the same record concern one foreign case.
    """
    return UUID(bytes=bench.vault.keyed("record", str(record_id), str(hit_id)))


def claim(one: Recorded, *, concerned: bool, reply: Answer | None) -> coverage.EdgeClaim:
    """Return a record as the coverage rule reads it for one link."""
    return coverage.EdgeClaim(
        record=coverage.CoordinationRecord(
            kind=one.draft.kind,
            state=one.draft.state,
            since=one.draft.since,
            until=one.draft.until,
            with_states=one.draft.with_states,
            has_refs=bool(one.draft.refs),
        ),
        by_desk=one.desk,
        names_counterpart=concerned,
        answer=coverage.Answer(reply.verdict) if reply else coverage.Answer.NONE,
    )


def sealed_record(bench: Workbench, case: Case, one: Recorded) -> Sealed:
    """Seal a record under its case."""
    plain = {
        "kind": one.draft.kind.value,
        "with": one.draft.with_states,
        "refs": one.draft.refs,
        "since": one.draft.since.isoformat(),
        "until": _text(one.draft.until),
        "state": one.draft.state.value,
        "origin": one.origin,
        "by": one.by,
        "at": one.at,
        "earlier": [
            (version.before.isoformat(), version.state.value, _text(version.until))
            for version in one.earlier
        ],
    }
    where = case_files.place(case, "coordination", "record", one.id)
    return bench.vault.seal_json(case_files.key_of(bench, case), where, plain)


def open_record(bench: Workbench, case: Case, row: rows.Coordination) -> Recorded:
    """Open a coordination record of a case."""
    where = case_files.place(case, "coordination", "record", row.id)
    plain = bench.vault.open_json(case_files.key_of(bench, case), where, row.record_sealed)
    draft = CoordinationDraft(
        kind=CoordinationKind(plain["kind"]),
        with_states=tuple(plain["with"]),
        refs=tuple(plain["refs"]),
        since=date.fromisoformat(plain["since"]),
        until=_day(plain["until"]),
        state=CoordinationState(plain["state"]),
    )
    return Recorded(
        id=row.id,
        case_number=case.number,
        desk=case.desk,
        draft=draft,
        origin=plain["origin"],
        by=plain["by"],
        at=plain["at"],
        earlier=tuple(
            Version(date.fromisoformat(before), CoordinationState(state), _day(until))
            for before, state, until in plain.get("earlier", ())
        ),
    )


def open_answer(bench: Workbench, case: Case, row: rows.CoordinationAnswer) -> Answer:
    """Open what a desk answered for one of its cases."""
    where = case_files.place(case, "coordination_answer", "answer", row.id)
    plain = bench.vault.open_json(case_files.key_of(bench, case), where, row.answer_sealed)
    return Answer(
        id=row.id,
        case_number=case.number,
        record=UUID(plain["record"]),
        hit=UUID(plain["hit"]),
        verdict=plain["verdict"],
        reason=plain["reason"],
        by=plain["by"],
        at=plain["at"],
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
