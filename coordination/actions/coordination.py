"""Record that a case is worked on together with other States, and answer such records.

A record covers the links of its case to cases of the named States. With references it covers
only the links to those cases, and only once the other desk confirms; nobody is told whether a
reference exists. The other desk sees a record with the hit that it concerns, and may contest it,
which uncovers that link and shows both views.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from coordination.actions import case_files, links
from coordination.actions import coordination_files as files
from coordination.actions.coordination_files import FROM_RECORD
from coordination.actions.links import Link
from coordination.actions.workbench import DETECTOR, NoSuchRecord, Workbench
from coordination.domain import coverage
from coordination.domain.coverage_history import Version
from coordination.domain.drafts import CoordinationDraft, Fault, RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import CoordinationState
from coordination.domain.wording import N_
from coordination.storage import coordination as rows
from coordination.storage import counters, visibility
from coordination.storage.cases import Case
from coordination.storage.hits import Hit

CONFIRMED = "confirmed"
CONTESTED = "contested"

FROM_DESK = "desk"


def record(bench: Workbench, case_id: UUID, draft: CoordinationDraft) -> UUID:
    """Record coordination on a case of the own desk; return the record's id.

    Raises NoSuchRecord for a case that is absent or another desk's, RefusedInput for a state
    that the kind does not have, or when the own State is named.
    """
    case = _own_case(bench, case_id)
    bench.permit(Act.RECORD_COORDINATION, case.desk)
    _check(case.desk, draft)
    record_id = _store(bench, case, draft, FROM_DESK)
    bench.record("coordination.recorded", objects=[str(case.id), str(record_id)])
    return record_id


def change(
    bench: Workbench,
    case_id: UUID,
    record_id: UUID,
    *,
    state: CoordinationState,
    until: date | None,
) -> None:
    """Give a record of the own desk another state or end; coverage follows at once.

    What it said until today is kept with it, for coverage over time.
    """
    case = _own_case(bench, case_id)
    bench.permit(Act.RECORD_COORDINATION, case.desk)
    before = next((one for one in files.of_case(bench, case) if one.id == record_id), None)
    if before is None:
        raise NoSuchRecord
    draft = replace(before.draft, state=state, until=until)
    _check(case.desk, draft)
    _seal(bench, case, replace(before, draft=draft, earlier=_earlier(bench, before, draft)))
    counters.take(bench.session, counters.STRUCTURE)
    bench.record("coordination.changed", objects=[str(case.id), str(record_id)])


def answer(
    bench: Workbench, hit_id: UUID, record_id: UUID, *, verdict: str, reason: str | None
) -> None:
    """Confirm or contest what another desk recorded, for one link of the own desk.

    `record_id` is the name under which the record is shown with this hit. Raises NoSuchRecord
    unless it is shown there. A later answer replaces the
    earlier one. Contesting needs a reason, which both desks then read.
    """
    row = visibility.find_hit(bench.session, bench.actor, hit_id)
    if row is None:
        raise NoSuchRecord
    bench.permit(Act.ANSWER_COORDINATION, row.desk)
    if verdict == CONTESTED and not (reason and reason.strip()):
        raise RefusedInput((Fault("reason", N_("say why you contest it; both desks read it")),))
    if verdict not in {CONFIRMED, CONTESTED}:
        raise RefusedInput((Fault("verdict", N_("confirm the record or contest it")),))
    case, link = _opened(bench, row)
    other = visibility.cases_by_number(bench.session, DETECTOR, [link.other]).get(link.other)
    concerned = [] if other is None else files.of_case(bench, other)
    named = [one for one in concerned if files.alias(bench, one.id, hit_id) == record_id]
    if not named or not files.concerns(bench, named[0], case):
        raise NoSuchRecord
    for earlier in files.answers_of_case(bench, case):
        if earlier.record == named[0].id and earlier.hit == hit_id:
            rows.remove_answer(bench.session, earlier.id)
    _store_answer(bench, case, named[0].id, hit_id, verdict, reason)
    counters.take(bench.session, counters.STRUCTURE)
    # The own side of the hit and not the record: the log stands in clear, and a record's id in
    # the entries of both desks would join their cases.
    bench.record(f"coordination.{verdict}", objects=[str(case.id), str(hit_id)])


def _opened(bench: Workbench, row: Hit) -> tuple[Case, Link]:
    found = visibility.cases_by_number(bench.session, bench.actor, [row.case_number])
    case = found.get(row.case_number)
    if case is None:
        raise NoSuchRecord
    link = links.open_hit(bench, case, row)
    if links.is_hidden(bench, link):
        raise NoSuchRecord
    return case, link


def replace_recorded(bench: Workbench, case: Case, drafts: Sequence[CoordinationDraft]) -> None:
    """Make the records that came with the case's own record equal to `drafts`.

    A record that did not change keeps its id, and with it what the other desk answered. What the
    desk recorded on the page stays.
    """
    wanted, gone = list(drafts), []
    for known in files.of_case(bench, case):
        if known.origin != FROM_RECORD:
            continue
        if known.draft in wanted:
            wanted.remove(known.draft)
        else:
            gone.append(known)
            rows.remove(bench.session, known.id)
    for draft in wanted:
        before = next((one for one in gone if _is_same_thing(one.draft, draft)), None)
        _store(bench, case, draft, FROM_RECORD, _earlier(bench, before, draft))


def add_recorded(bench: Workbench, case: Case, draft: CoordinationDraft) -> None:
    """Store a record that came with the case's own record."""
    _store(bench, case, draft, FROM_RECORD)


def _own_case(bench: Workbench, case_id: UUID) -> Case:
    case = visibility.find_case(bench.session, bench.actor, case_id)
    if case is None:
        raise NoSuchRecord
    return case


def _check(desk: str, draft: CoordinationDraft) -> None:
    faults = []
    if draft.state not in coverage.STATES[draft.kind]:
        faults.append(Fault("state", N_("this kind of coordination has no such state")))
    if not draft.with_states or desk in draft.with_states:
        faults.append(Fault("with", N_("name the other States, not your own")))
    if draft.until is not None and draft.until < draft.since:
        faults.append(Fault("until", N_("the end lies before the start")))
    if faults:
        raise RefusedInput(tuple(faults))


def _is_same_thing(before: CoordinationDraft, after: CoordinationDraft) -> bool:
    """Return whether two drafts describe one team, meeting or request at different times."""
    return replace(before, state=after.state, until=after.until) == after


def _earlier(
    bench: Workbench, before: files.Recorded | None, after: CoordinationDraft
) -> tuple[Version, ...]:
    """Return what a record said on past days, once it says `after`."""
    if before is None:
        return ()
    if before.draft == after:
        return before.earlier
    said = Version(bench.today(), before.draft.state, before.draft.until)
    return (*before.earlier, said)


def _store(
    bench: Workbench,
    case: Case,
    draft: CoordinationDraft,
    origin: str,
    earlier: tuple[Version, ...] = (),
) -> UUID:
    made = files.Recorded(
        id=uuid4(),
        case_number=case.number,
        desk=case.desk,
        draft=draft,
        origin=origin,
        by=bench.actor.name,
        at=bench.now().isoformat(),
        earlier=earlier,
    )
    rows.add(bench.session, made.id, case.number, files.sealed_record(bench, case, made))
    counters.take(bench.session, counters.STRUCTURE)
    return made.id


def _seal(bench: Workbench, case: Case, one: files.Recorded) -> None:
    rows.reseal(bench.session, one.id, files.sealed_record(bench, case, one))


def _store_answer(
    bench: Workbench, case: Case, record_id: UUID, hit_id: UUID, verdict: str, reason: str | None
) -> None:
    answer_id = uuid4()
    plain = {
        "record": str(record_id),
        "hit": str(hit_id),
        "verdict": verdict,
        "reason": reason,
        "by": bench.actor.name,
        "at": bench.now().isoformat(),
    }
    where = case_files.place(case, "coordination_answer", "answer", answer_id)
    sealed = bench.vault.seal_json(case_files.key_of(bench, case), where, plain)
    rows.add_answer(bench.session, answer_id, case.number, sealed)
