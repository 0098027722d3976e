"""Teams: founded, joined, filled by each party for itself, and open no longer than they hold."""

from datetime import timedelta
from uuid import uuid4

import pytest

from coordination.actions import grants, opened, team_files, team_pages, teams
from coordination.actions.grants import Wish
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from tests.actions.test_case_access import WHY, reads, sees, wall, wish
from tests.builders import a_lead, a_person, a_second_lead, an_officer
from tests.desks import AUDITOR, OPERATOR
from tests.persons import a_person_at, change, sql

NO, RO, DE = a_lead("NO"), a_lead("RO"), a_lead("DE")
OLA = a_person("Ola Oppdiktet", "1980-05-17")


class World:
    """Two desks in one team, a person of each, and a case that NO brought in."""

    def __init__(self, desks):
        self.desks = desks
        self.kari = a_person_at(desks, "kari")
        self.ion, self.ana = a_person_at(desks, "ion", "RO"), a_person_at(desks, "ana", "RO")
        self.udo = a_person_at(desks, "udo", "DE")
        self.team = self.found()
        self.do(RO, teams.answer, joins=True, reason="")
        self.do(NO, teams.name_member, "kari")
        self.do(RO, teams.name_member, "ion")
        self.case = desks.register("NO", title="A title", subjects=[OLA]).case_id
        self.entry = self.bring("summary")

    def found(self):
        until = self.desks.clock.now.date() + timedelta(days=10)
        args = ("Team LIMESTONE", ("RO", "DE"))
        return self.desks.do(NO, teams.found, *args, until=until, reason=WHY)

    def do(self, actor, act, *args, **more):
        return self.desks.do(actor, act, self.team, *args, **more)

    def bring(self, *groups, case=None, by=NO, **more):
        found = wish(self.desks, *groups, **more)
        return self.desks.do(by, grants.bring_in, case or self.case, self.team, found)

    def reads(self, actor=None):
        return reads(self.desks, actor or self.ion, self.case)


@pytest.fixture
def world(desks) -> World:
    return World(desks)


def test_a_member_reads_what_a_party_brought_in_and_nothing_else(world):
    assert world.reads() == {"summary"}
    assert [row.title for row in world.desks.read(world.ion, opened.list_opened)] == ["A title"]
    other = world.desks.register("NO", "NO/2").case_id

    assert reads(world.desks, world.ion, other) == set()
    assert world.reads(world.ana) == world.reads(world.udo) == set()
    assert not sees(world.desks, world.ion, world.case)


@pytest.mark.parametrize(
    "ending",
    [
        lambda w: w.do(RO, teams.remove_member, w.ion.user_id, reason=WHY),
        lambda w: w.do(w.ion, teams.remove_member, w.ion.user_id, reason=WHY),
        lambda w: w.do(RO, teams.leave, reason=WHY),
        lambda w: w.do(NO, teams.leave, reason=WHY),
        lambda w: w.do(NO, teams.end, reason=WHY),
        lambda w: w.desks.clock.move(days=11),
        lambda w: w.desks.do(an_officer("NO"), grants.end, w.case, w.entry, reason=WHY),
        lambda w: w.desks.move("NO", w.case, CaseStatus.WITHDRAWN),
        lambda w: w.desks.erase("NO", w.case),
        lambda w: wall(w.desks, w.case, w.ion),
        lambda w: change(w.desks, w.ion, desk="DE"),
        lambda w: w.desks.amend("NO", w.case, title="A title", tlp="red"),
        lambda w: w.desks.amend("NO", w.case, title="A title", handling="H2"),
    ],
    ids=[
        "removed", "left", "own desk left", "owner left", "ended", "over", "taken back",
        "withdrawn", "erased", "walled", "moved", "red now", "H2 now",
    ],
)  # fmt: skip
def test_whatever_ends_it_holds_at_the_next_request(world, ending):
    assert world.reads() == {"summary"}
    ending(world)

    assert world.reads() == set()
    assert world.desks.read(world.ion, opened.list_opened) == ()


def test_a_closed_member_reads_nothing(world):
    change(world.desks, world.ion, active=False)
    with pytest.raises(Forbidden):
        world.desks.read(world.ion, opened.show, world.case)


def test_h2_is_brought_in_with_the_owners_consent_alone(world):
    case = world.desks.register("NO", "NO/2", title="Held", handling="H2").case_id
    with pytest.raises(RefusedInput, match="not to be passed on"):
        world.bring("summary", case=case)
    world.bring("summary", case=case, consent=True)

    assert reads(world.desks, world.ion, case) == {"summary"}


def test_what_is_red_is_brought_into_no_team(world):
    case = world.desks.register("NO", "NO/2", title="Held", tlp="red").case_id
    with pytest.raises(RefusedInput, match="TLP red"):
        world.bring("summary", case=case, consent=True)

    assert reads(world.desks, world.ion, case) == set()


def test_victims_are_brought_in_by_two_leads(world):
    victims = {"role": "victim", "names": ["Lille Oppdiktet"], "dob": "2015"}
    case = world.desks.register("NO", "NO/2", subjects=[victims]).case_id
    entry = world.bring("victims", case=case)
    assert reads(world.desks, world.ion, case) == set()
    world.desks.do(a_second_lead("NO"), grants.sign, case, entry, reason=WHY)

    assert reads(world.desks, world.ion, case) == {"victims"}


def test_each_party_acts_for_itself_alone(world):
    theirs = world.desks.register("RO", "RO/1").case_id
    for by, case, refusal in ((NO, theirs, NoSuchRecord), (RO, world.case, NoSuchRecord)):
        with pytest.raises(refusal):
            world.bring("summary", case=case, by=by)
    with pytest.raises(RefusedInput):
        world.do(NO, teams.name_member, "ana")
    with pytest.raises(NoSuchRecord):
        world.do(NO, teams.remove_member, world.ion.user_id, reason=WHY)
    with pytest.raises(NoSuchRecord):
        world.desks.do(RO, grants.end, world.case, world.entry, reason=WHY)
    with pytest.raises(RefusedInput, match="founded"):
        world.do(RO, teams.end, reason=WHY)

    assert world.reads() == {"summary"}


def test_once_its_founder_left_each_party_ends_a_team(world):
    with pytest.raises(RefusedInput):
        world.do(RO, teams.end, reason=WHY)
    world.do(NO, teams.leave, reason=WHY)
    world.do(RO, teams.end, reason=WHY)

    assert ("lead.ro", "team.ended") in world.desks.log()


def test_a_desk_that_did_not_join_is_out(world):
    case = world.desks.register("DE", "DE/1").case_id
    with pytest.raises(RefusedInput):
        world.do(DE, teams.name_member, "udo")
    with pytest.raises(NoSuchRecord):
        world.bring("summary", case=case, by=DE)
    assert world.desks.read(DE, team_pages.invitations) == 1
    assert world.desks.read(DE, team_pages.show_team, world.team).cases == ()

    with pytest.raises(RefusedInput):
        world.do(DE, teams.answer, joins=False, reason=" ")
    world.do(DE, teams.answer, joins=False, reason="no capacity")
    with pytest.raises(RefusedInput):
        world.do(DE, teams.answer, joins=True, reason="")
    assert world.desks.read(DE, team_pages.invitations) == 0


def test_officers_run_no_team_but_leave_one(world):
    officer = an_officer("NO")
    with pytest.raises(Forbidden):
        world.desks.do(officer, teams.found, "Team", ("RO",), until=None, reason=WHY)
    for act, more in (
        (teams.answer, {"joins": True, "reason": WHY}),
        (teams.leave, {"reason": WHY}),
        (teams.end, {"reason": WHY}),
    ):
        with pytest.raises(Forbidden):
            world.do(officer, act, **more)
    with pytest.raises(Forbidden):
        world.bring("contact", by=officer)
    with pytest.raises(Forbidden):
        world.do(world.kari, teams.remove_member, "somebody", reason=WHY)


def test_to_whom_a_team_is_not_shown_it_does_not_exist(world):
    strangers = (an_officer("NO"), world.ana, world.udo, a_lead("GE"))
    for actor in strangers:
        for key in (world.team, uuid4()):
            with pytest.raises(NoSuchRecord):
                world.desks.read(actor, team_pages.show_team, key)
        assert world.desks.read(actor, team_pages.list_teams).rows == ()
    with pytest.raises(Forbidden):
        world.desks.read(AUDITOR, team_pages.list_teams)
    for actor in (NO, RO, DE, world.kari, world.ion):
        assert len(world.desks.read(actor, team_pages.list_teams).rows) == 1


def test_a_team_shows_a_member_what_is_open_and_a_lead_what_is_there(world):
    member = world.desks.read(world.ion, team_pages.show_team, world.team)
    lead = world.desks.read(RO, team_pages.show_team, world.team)
    own = world.desks.read(NO, team_pages.show_team, world.team)

    assert [(one.opened, one.title) for one in member.cases] == [(world.case, "A title")]
    assert [(one.opened, one.title, one.case) for one in lead.cases] == [(None, None, None)]
    assert own.cases[0].case.ref == "NO/1"
    assert {one.desk: [m.name for m in one.members] for one in lead.parties} == {
        "DE": [], "NO": ["kari"], "RO": ["ion"],
    }  # fmt: skip
    assert own.people == ()
    assert lead.people == ("ana",)


def test_a_case_that_is_shut_to_a_lead_is_not_on_the_own_page(world):
    lead = a_person_at(world.desks, "lead.one", role=Role.LEAD)
    a_person_at(world.desks, "lead.two", role=Role.LEAD)
    wall(world.desks, world.case, lead)

    assert world.desks.read(lead, team_pages.show_team, world.team).cases == ()


@pytest.mark.parametrize(
    ("name", "invited", "days", "reason"),
    [
        ("T", ("RO",), 5, WHY),
        ("Team", ("NO",), 5, WHY),
        ("Team", ("XX",), 5, WHY),
        ("Team", ("RO",), -1, WHY),
        ("Team", ("RO",), 5, ""),
    ],
)
def test_a_team_needs_a_name_desks_an_end_and_a_purpose(desks, name, invited, days, reason):
    a_person_at(desks, "kari")
    until = desks.clock.now.date() + timedelta(days=days)
    with pytest.raises(RefusedInput):
        desks.do(NO, teams.found, name, invited, until=until, reason=reason)

    assert desks.count("team") == 0


def test_nobody_is_a_member_twice_and_nobody_is_removed_twice(world):
    with pytest.raises(RefusedInput, match="already"):
        world.do(RO, teams.name_member, "ion")
    world.do(RO, teams.remove_member, world.ion.user_id, reason=WHY)
    with pytest.raises(NoSuchRecord):
        world.do(RO, teams.remove_member, world.ion.user_id, reason=WHY)
    world.do(RO, teams.name_member, "ion")

    assert world.reads() == {"summary"}


# With the row everything that could tell is gone; of an entry its case tells, to who loads it.
GONE = ("DELETE FROM team", "DELETE FROM case_access")
EDITS = (
    'UPDATE team SET team_sealed = (SELECT content_sealed FROM "case" LIMIT 1)',
    "UPDATE team SET id = (SELECT id FROM account LIMIT 1)",
    "UPDATE case_access SET id = (SELECT id FROM account LIMIT 1)",
)


@pytest.mark.parametrize("edit", [*EDITS, *GONE])
def test_a_team_that_was_edited_by_sql_opens_nothing(world, edit):
    sql(world.desks, edit)

    assert world.desks.read(world.ion, opened.list_opened) == ()
    assert ("rights.forged" in {action for _, action in world.desks.log()}) == (edit in EDITS)


def test_an_unreadable_team_is_listed_for_repair_and_removed(world):
    sql(world.desks, 'UPDATE team SET team_sealed = (SELECT content_sealed FROM "case" LIMIT 1)')
    with world.desks.office.bench(OPERATOR) as bench:
        assert team_files.unreadable(bench) == [world.team]


def test_a_refused_act_is_logged_and_so_is_every_other(world):
    world.do(NO, teams.note_refusal)
    acts = {action for _, action in world.desks.log()}

    assert {"team.founded", "team.joined", "team.member_named", "team_case.given"} <= acts
    assert "team.not_done" in acts


def test_a_team_may_have_an_end_for_one_case(world):
    case = world.desks.register("NO", "NO/2", title="Short").case_id
    world.bring("summary", case=case, days=1)
    assert reads(world.desks, world.ion, case) == {"summary"}
    world.desks.clock.move(days=2)

    assert reads(world.desks, world.ion, case) == set()
    assert world.reads() == {"summary"}
    without_end = Wish(("summary",), None, WHY)
    world.desks.do(NO, grants.bring_in, case, world.team, without_end)
    assert reads(world.desks, world.ion, case) == {"summary"}
