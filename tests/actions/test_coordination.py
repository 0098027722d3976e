"""What coordination covers, for whom, and what nobody learns from it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from coordination.actions import coordination, overview
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.coverage import STATES
from coordination.domain.drafts import CoordinationDraft, RefusedInput
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from tests.builders import an_officer
from tests.desks import ANALYST, HANDLE, SAME_HANDLE, a_reader
from tests.pages import everything, without_random

RUNNING = CoordinationDraft(
    kind=CoordinationKind.JIT,
    with_states=("RO",),
    refs=(),
    since=date(2026, 11, 20),
    until=date(2026, 11, 25),
    state=CoordinationState.RUNNING,
)
COVERING = {
    ("jit", "running"),
    ("meeting", "held"),
    ("meeting", "adopted"),
    ("request", "partly_executed"),
    ("request", "executed"),
}


@pytest.fixture
def pair(sqlite_desks):
    """Return the ids of two linked cases, NO's and RO's."""
    mine = sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    return mine, sqlite_desks.register("RO", "RO/1", identifiers=[SAME_HANDLE]).case_id


def record(desks, case_id, desk="NO", **more):
    return desks.do(an_officer(desk), coordination.record, case_id, replace(RUNNING, **more))


def shown_at(desks, desk):
    """Return a desk's first hit and the name of the other desk's record there."""
    row = next(row for which in ("open", "covered") for row in desks.hits(desk, which))
    return row.id, next((one.record_id for one in row.records if one.desk != desk), uuid4())


def answer(desks, desk, verdict, reason=None, at=None, actor=None):
    hit_id, record_id = at or shown_at(desks, desk)
    desks.do(
        actor or an_officer(desk),
        coordination.answer,
        hit_id,
        record_id,
        verdict=verdict,
        reason=reason,
    )


def state(desks, desk="NO"):
    """Return how the only hit of a desk stands."""
    (row,) = [row for which in ("open", "covered") for row in desks.hits(desk, which)]
    return row.coverage


def test_a_team_covers_from_its_first_to_its_last_day_without_any_job(desks):
    mine = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    record(desks, mine, since=date(2026, 11, 24))

    seen = []
    for _ in range(4):
        seen.append((state(desks), state(desks, "RO")))
        desks.clock.move(days=1)
    assert seen == [
        ("planned", "planned"),
        ("covered", "covered"),
        ("covered", "covered"),
        ("uncoordinated", "uncoordinated"),
    ]


@pytest.mark.parametrize("kind", CoordinationKind)
def test_each_kind_covers_in_its_covering_states_only(sqlite_desks, pair, kind):
    covering = set()
    for one in STATES[kind]:
        record_id = record(sqlite_desks, pair[0], kind=kind, state=one)
        if state(sqlite_desks) == "covered":
            covering.add((kind.value, one.value))
        sqlite_desks.do(
            an_officer("NO"),
            coordination.change,
            pair[0],
            record_id,
            state=one,
            until=date(2026, 11, 22),
        )
        assert state(sqlite_desks) == "uncoordinated"
    assert covering == {pair for pair in COVERING if pair[0] == kind.value}


def test_a_record_covers_cases_of_the_named_states_alone(sqlite_desks, pair):
    sqlite_desks.register("DE", "DE/1", identifiers=[HANDLE])
    record(sqlite_desks, pair[0])

    assert [row.desk for row in sqlite_desks.hits("NO", "covered")] == ["RO"]
    assert [row.desk for row in sqlite_desks.hits("NO")] == ["DE"]
    assert len(sqlite_desks.hits("DE")) == 2


def test_a_changed_record_takes_effect_at_once(sqlite_desks, pair):
    record_id = record(sqlite_desks, pair[0], until=None)
    assert state(sqlite_desks) == "covered"
    sqlite_desks.do(
        an_officer("NO"),
        coordination.change,
        pair[0],
        record_id,
        state=CoordinationState.CLOSED,
        until=None,
    )

    assert state(sqlite_desks) == state(sqlite_desks, "RO") == "uncoordinated"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"state": CoordinationState.HELD}, "state"),
        ({"with_states": ("RO", "NO")}, "with"),
        ({"with_states": ()}, "with"),
        ({"until": date(2026, 1, 1)}, "until"),
    ],
)
def test_a_record_that_cannot_be_is_refused_with_its_field(sqlite_desks, pair, change, field):
    with pytest.raises(RefusedInput) as refused:
        record(sqlite_desks, pair[0], **change)

    assert [fault.field for fault in refused.value.faults] == [field]
    assert sqlite_desks.count("coordination") == 0


def test_only_the_own_desk_records_and_changes(sqlite_desks, pair):
    record_id = record(sqlite_desks, pair[0])
    for actor, refusal in ((an_officer("RO"), NoSuchRecord), (a_reader("NO"), Forbidden)):
        with pytest.raises(refusal):
            sqlite_desks.do(actor, coordination.record, pair[0], RUNNING)
        with pytest.raises(refusal):
            sqlite_desks.do(
                actor,
                coordination.change,
                pair[0],
                record_id,
                state=CoordinationState.CLOSED,
                until=None,
            )
    with pytest.raises(NoSuchRecord):
        sqlite_desks.do(
            an_officer("NO"),
            coordination.change,
            pair[0],
            uuid4(),
            state=CoordinationState.CLOSED,
            until=None,
        )


def test_references_cover_only_that_link_and_only_once_the_other_desk_confirms(desks):
    mine = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    for number in (1, 2):
        desks.register("RO", f"RO/{number}", identifiers=[SAME_HANDLE])
    record(desks, mine, refs=("ro/2",))
    assert len(desks.hits("NO")) == 2

    shown = {row.case.ref: row for row in desks.hits("RO") if not row.own_desk}
    assert [len(shown[ref].records) for ref in ("RO/1", "RO/2")] == [0, 1]
    assert shown["RO/2"].records[0].refs == ()
    name = shown["RO/2"].records[0].record_id
    with pytest.raises(NoSuchRecord):
        answer(desks, "RO", "confirmed", at=(shown["RO/1"].id, name))
    answer(desks, "RO", "confirmed", at=(shown["RO/2"].id, name))

    assert [row.case.ref for row in desks.hits("RO", "covered")] == ["RO/2"]
    assert (len(desks.hits("NO")), len(desks.hits("NO", "covered"))) == (1, 1)


def test_a_contested_record_uncovers_the_link_and_both_desks_read_both_views(sqlite_desks, pair):
    record(sqlite_desks, pair[0])
    answer(sqlite_desks, "RO", "contested", "we are not in that team")

    assert state(sqlite_desks) == state(sqlite_desks, "RO") == "contested"
    for desk in ("NO", "RO"):
        (said,) = sqlite_desks.hits(desk)[0].records
        assert (said.desk, said.answers[0].desk) == ("NO", "RO")
        assert said.answers[0].reason == "we are not in that team"
    answer(sqlite_desks, "RO", "confirmed")
    assert state(sqlite_desks) == "covered"
    assert sqlite_desks.count("coordination_answer") == 1


def test_an_answer_needs_a_reason_to_contest_and_a_known_word(sqlite_desks, pair):
    record(sqlite_desks, pair[0])
    for verdict, reason, field in (("contested", " ", "reason"), ("perhaps", "x", "verdict")):
        with pytest.raises(RefusedInput) as refused:
            answer(sqlite_desks, "RO", verdict, reason)
        assert [fault.field for fault in refused.value.faults] == [field]


def test_nobody_answers_for_another_desk_or_its_own_record(sqlite_desks, pair):
    record_id = record(sqlite_desks, pair[0])
    at = shown_at(sqlite_desks, "RO")
    with pytest.raises(Forbidden):
        answer(sqlite_desks, "RO", "confirmed", at=at, actor=a_reader("RO"))
    for actor in (an_officer("NO"), an_officer("DE"), ANALYST):
        with pytest.raises(NoSuchRecord):
            answer(sqlite_desks, "RO", "confirmed", at=at, actor=actor)
    own = sqlite_desks.hits("NO", "covered")[0].id
    for wrong in ((own, record_id), (at[0], record_id), (at[0], uuid4()), (uuid4(), at[1])):
        with pytest.raises(NoSuchRecord):
            answer(sqlite_desks, "RO" if wrong[0] != own else "NO", "confirmed", at=wrong)


def test_the_name_of_a_foreign_record_joins_no_two_hits(sqlite_desks, pair):
    sqlite_desks.register("RO", "RO/2", identifiers=[SAME_HANDLE])
    record_id = record(sqlite_desks, pair[0])
    foreign = [row for row in sqlite_desks.hits("RO", "covered") if not row.own_desk]
    names = {row.records[0].record_id for row in foreign}

    assert len(foreign) == len(names) == 2
    assert record_id not in names
    assert [one.record_id for one in sqlite_desks.show("NO", pair[0], "coordination").own] == [
        record_id
    ]


def test_nobody_answers_to_a_case_that_was_erased(sqlite_desks, pair):
    record(sqlite_desks, pair[0])
    at = shown_at(sqlite_desks, "RO")
    sqlite_desks.erase("NO", pair[0])

    with pytest.raises(NoSuchRecord):
        answer(sqlite_desks, "RO", "confirmed", at=at)


def test_a_record_of_several_states_shows_to_each_only_itself(sqlite_desks, pair):
    sqlite_desks.register("DE", "DE/1", identifiers=[HANDLE])
    record(sqlite_desks, pair[0], with_states=("DE", "RO"))

    for desk in ("DE", "RO"):
        (row,) = sqlite_desks.hits(desk, "covered")
        assert row.records[0].with_states == (desk,)
        assert row.records[0].case is None
    assert sqlite_desks.hits("NO", "covered")[0].records[0].with_states == ("DE", "RO")


@pytest.mark.parametrize("confirm", [False, True], ids=["named", "and another is covered"])
def test_who_names_a_reference_cannot_tell_whether_it_exists(worlds, confirm):
    answers = []
    for there in ("RO/8", "RO/9"):
        desks = worlds()
        mine = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
        desks.register("RO", there, identifiers=[SAME_HANDLE])
        record(desks, mine, refs=("RO/9",))
        if confirm:
            record(desks, mine, since=date(2026, 11, 1))
        assert len(desks.hits("RO", "covered" if confirm else "open")) == 1
        answers.append(without_random(everything(desks, an_officer("NO"), (mine,), ("RO/9",))))
    assert answers[0] == answers[1]


def test_a_new_version_of_the_record_keeps_answers_to_what_did_not_change(sqlite_desks):
    team = {"kind": "jit", "with": ["RO"], "since": "2026-01-01", "state": "running"}
    other = {"kind": "request", "with": ["RO"], "since": "2026-02-01", "state": "sent"}
    sqlite_desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    mine = sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE], coordination=[team, other])
    own = sqlite_desks.show("NO", mine.case_id, "coordination").own
    answer(sqlite_desks, "RO", "contested", "no")
    planned = {"kind": CoordinationKind.MEETING, "state": CoordinationState.PLANNED}
    on_page = record(sqlite_desks, mine.case_id, **planned)
    later = {**other, "state": "executed"}
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE], coordination=[team, later])

    after = sqlite_desks.show("NO", mine.case_id, "coordination").own
    assert {one.record_id for one in after} >= {own[0].record_id, on_page}
    assert len(after) == 3
    assert [one.answers[0].verdict for one in after if one.answers] == ["contested"]
    assert own[1].record_id not in {one.record_id for one in after}


def test_my_desk_today_shows_what_waits_and_what_runs_out(sqlite_desks, pair):
    record(sqlite_desks, pair[0], refs=("RO/1",))
    record(sqlite_desks, pair[0], kind=CoordinationKind.MEETING, state=CoordinationState.INVITED)
    ours, theirs = (
        sqlite_desks.read(an_officer(desk), overview.desk_today) for desk in ("NO", "RO")
    )

    assert [clock.on for clock in ours.clocks] == [date(2026, 11, 25)]
    assert ours.counts.clocks_week == 1
    assert [one.state for one in ours.meetings] == ["invited"]
    assert [(one.kind, one.desk) for one in theirs.decisions] == [("answer", "NO")]
    assert theirs.clocks == ()


def test_every_act_is_in_the_log_once(sqlite_desks, pair):
    record_id = record(sqlite_desks, pair[0])
    answer(sqlite_desks, "RO", "contested", "not ours")
    sqlite_desks.do(
        an_officer("NO"),
        coordination.change,
        pair[0],
        record_id,
        state=CoordinationState.CLOSED,
        until=None,
    )

    acts = [entry for entry in sqlite_desks.log() if entry[1].startswith("coordination")]
    assert acts == [
        ("officer.no", "coordination.recorded"),
        ("officer.ro", "coordination.contested"),
        ("officer.no", "coordination.changed"),
    ]
