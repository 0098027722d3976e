"""Hand-over on absence: what passes over, to whom, for how long, and what never does."""

from datetime import timedelta

import pytest

from coordination.actions import (
    absence_files,
    absences,
    break_glass,
    case_access,
    grants,
    opened,
)
from coordination.actions.absences import Cover
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden, Role
from tests.actions.test_case_access import WHY, reads, sees, wall, wish
from tests.builders import a_lead, an_officer
from tests.desks import AUDITOR, OPERATOR
from tests.persons import a_person_at, change, sql

LEAD = a_lead("NO")


class World:
    """An officer who is named on a red case, a deputy, and others."""

    def __init__(self, desks):
        self.desks = desks
        self.kari, self.per = a_person_at(desks, "kari"), a_person_at(desks, "per")
        self.liv = a_person_at(desks, "liv")
        self.boss = a_person_at(desks, "boss", role=Role.LEAD)
        self.case = desks.register("NO", "NO/red", tlp="red").case_id
        self.named = desks.do(
            LEAD, case_access.name_reader, self.case, "kari", until=None, reason=WHY
        )

    def cover(self, absent="kari", deputy="per", by=None, first=0, last=5, reason=WHY):
        today = self.desks.clock.now.date()
        days = (today + timedelta(days=first), today + timedelta(days=last))
        return self.desks.do(by or LEAD, absences.arrange, Cover(absent, deputy, *days, reason))


@pytest.fixture
def world(desks) -> World:
    return World(desks)


def test_a_deputy_reads_what_the_absent_person_is_named_on_until_the_last_day(world):
    assert not sees(world.desks, world.per, world.case)
    world.cover(by=world.kari)
    assert sees(world.desks, world.per, world.case)
    assert sees(world.desks, world.kari, world.case)
    assert not sees(world.desks, world.liv, world.case)

    world.desks.clock.move(days=6)
    assert not sees(world.desks, world.per, world.case)


def test_a_cover_begins_on_its_first_day(world):
    world.cover(first=2)
    assert not sees(world.desks, world.per, world.case)
    world.desks.clock.move(days=2)

    assert sees(world.desks, world.per, world.case)


@pytest.mark.parametrize("who", ["kari", "per", "boss"])
def test_it_is_ended_early_by_either_or_by_a_lead(world, who):
    cover = world.cover()
    with pytest.raises(NoSuchRecord):
        world.desks.do(world.liv, absences.end, cover, reason=WHY)
    with pytest.raises(RefusedInput):
        world.desks.do(world.kari, absences.end, cover, reason="")
    world.desks.do(getattr(world, who), absences.end, cover, reason=WHY)

    assert not sees(world.desks, world.per, world.case)
    with pytest.raises(NoSuchRecord):
        world.desks.do(world.kari, absences.end, cover, reason=WHY)


@pytest.mark.parametrize(
    "ending",
    [
        lambda w: wall(w.desks, w.case, w.per, by=w.boss),
        lambda w: wall(w.desks, w.case, w.kari, by=w.boss),
        lambda w: change(w.desks, w.kari, active=False),
        lambda w: change(w.desks, w.kari, desk="RO"),
        lambda w: change(w.desks, w.kari, role="lead"),
        lambda w: change(w.desks, w.per, role="reader"),
        lambda w: change(w.desks, w.per, desk="RO"),
        lambda w: w.desks.do(LEAD, case_access.end_name, w.case, w.named, reason=WHY),
    ],
    ids=[
        "deputy walled", "absent walled", "absent closed", "absent moved", "absent raised",
        "deputy lowered", "deputy moved", "name ended",
    ],
)  # fmt: skip
def test_what_the_absent_person_could_not_pass_on_is_closed_to_the_deputy(world, ending):
    world.cover()
    assert sees(world.desks, world.per, world.case)
    ending(world)

    assert not sees(world.desks, world.per, world.case)


def test_a_deputys_own_wall_holds_on_what_all_read(world):
    amber = world.desks.register("NO", "NO/amber").case_id
    wall(world.desks, amber, world.per)
    world.cover()

    assert not sees(world.desks, world.per, amber)
    assert sees(world.desks, world.kari, amber)


def test_what_other_desks_granted_in_person_does_not_pass_over(world):
    theirs = world.desks.register("RO", "RO/1", title="Theirs").case_id
    world.desks.do(a_lead("RO"), grants.grant, theirs, "kari", "NO", wish(world.desks))
    world.cover()

    assert reads(world.desks, world.kari, theirs) == {"summary"}
    assert reads(world.desks, world.per, theirs) == set()
    assert world.desks.read(world.per, opened.list_opened) == ()


def test_a_broken_glass_does_not_pass_over(world):
    world.desks.do(world.liv, break_glass.break_own, "NO/red", reason="an emergency")
    world.cover("liv", "per")

    assert sees(world.desks, world.liv, world.case)
    assert not sees(world.desks, world.per, world.case)


def test_cover_is_not_handed_on(world):
    world.cover("kari", "per")
    for absent, deputy in (("per", "liv"), ("liv", "kari"), ("kari", "liv"), ("per", "per")):
        with pytest.raises(RefusedInput):
            world.cover(absent, deputy)
    world.cover("per", "liv", first=6, last=8)

    assert not sees(world.desks, world.liv, world.case)
    world.desks.clock.move(days=6)
    assert not sees(world.desks, world.liv, world.case)


def test_a_missing_deputy_is_named_as_the_deputy(world):
    for absent, deputy, field in (("kari", "", "deputy"), ("", "per", "absent")):
        with pytest.raises(RefusedInput) as refused:
            world.cover(absent, deputy)
        assert [one.field for one in refused.value.faults] == [field]


def test_nobody_stands_in_for_a_higher_role(world):
    with pytest.raises(RefusedInput, match="above"):
        world.cover("boss", "kari")
    world.cover("kari", "boss")


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": -1},
        {"first": 3, "last": 2},
        {"last": 92},
        {"first": 400, "last": 401},
        {"reason": ""},
        {"deputy": "ion"},
        {"deputy": "nobody"},
    ],
)
def test_a_cover_needs_days_a_reason_and_people_of_the_desk(world, wrong):
    a_person_at(world.desks, "ion", "RO")
    with pytest.raises(RefusedInput):
        world.cover(**wrong)
    with pytest.raises(RefusedInput):
        world.desks.do(LEAD, absences.arrange, Cover("kari", "per", None, None, WHY))

    assert world.desks.count("absence") == 0


def test_only_a_lead_arranges_it_for_somebody_else(world):
    with pytest.raises(Forbidden):
        world.cover("liv", "per", by=world.kari)
    with pytest.raises(Forbidden):
        world.cover(by=AUDITOR)
    with pytest.raises(RefusedInput):
        world.cover(by=a_lead("RO"))


def test_who_is_concerned_reads_it_and_a_lead_reads_all(world):
    world.cover()
    world.cover("liv", "boss", first=2)

    assert len(world.desks.read(world.kari, absences.list_absences).present) == 1
    assert world.desks.read(world.kari, absences.list_absences).coming == ()
    page = world.desks.read(LEAD, absences.list_absences)
    assert (len(page.present), len(page.coming), page.may_for_others) == (1, 1, True)
    world.desks.clock.move(days=30)
    assert len(world.desks.read(LEAD, absences.list_absences).past) == 2
    assert world.desks.read(an_officer("RO"), absences.list_absences).past == ()


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE absence SET desk = 'RO'",
        'UPDATE absence SET absence_sealed = (SELECT content_sealed FROM "case" LIMIT 1)',
        "UPDATE absence SET id = (SELECT id FROM account LIMIT 1)",
    ],
)
def test_a_cover_that_was_edited_by_sql_passes_nothing_on_and_is_told(world, edit):
    world.cover()
    sql(world.desks, edit)
    elsewhere = a_person_at(world.desks, "ion", "RO")
    assert not sees(world.desks, world.per, world.case)
    for actor in (world.per, elsewhere):
        world.desks.read(actor, absences.list_absences)

    assert "rights.forged" in {action for _, action in world.desks.log()}
    with world.desks.office.bench(OPERATOR) as bench:
        assert len(absence_files.unreadable(bench)) == 1


def test_arranging_ending_and_refusals_are_logged(world):
    cover = world.cover()
    world.desks.do(LEAD, absences.end, cover, reason=WHY)
    world.desks.do(LEAD, absences.note_refusal)

    acts = {action for _, action in world.desks.log()}
    assert {"cover.arranged", "cover.ended", "cover.not_done"} <= acts
