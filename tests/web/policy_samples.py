"""Pages of walls, grants, teams, broken glass and absence, with invented content."""

from dataclasses import replace
from datetime import timedelta

from coordination.actions.pages import CasePage
from coordination.actions.pages.given import GivenCase, GivenGroup, GivenState, GivenSummary
from coordination.actions.pages.policy import (
    Absences,
    CoverLine,
    DeskRight,
    DeskRights,
    Glasses,
    GlassForm,
    GlassLine,
    MemberLine,
    OpenedClosed,
    OpenedRow,
    PartyLine,
    RightForm,
    TeamCase,
    TeamPage,
    TeamRow,
    Teams,
)
from coordination.actions.pages.rights import CaseRights, RightLine
from coordination.domain.access import Ended, FieldGroup, Ground
from coordination.domain.teams import PartyState
from coordination.web.access_forms import (
    AcrossForm,
    CoverForm,
    EntryForm,
    MemberForm,
    TeamForm,
)
from coordination.web.access_forms import (
    GlassForm as OwnGlassForm,
)
from coordination.web.forms import ReasonForm
from tests.web.page_samples import HOSTILE, NOW, TODAY, a_link, an_id, case_pages, some_subjects

LATER = NOW + timedelta(days=30)
GONE = Ended(NOW, "n.osorio", HOSTILE)
SOME = (FieldGroup.SUMMARY, FieldGroup.IDENTIFIERS)


def a_right(number: int, ground: Ground, **more) -> RightLine:
    """Return an entry on a case."""
    known = {
        "groups": SOME if ground in (Ground.GRANT, Ground.TEAM) else (),
        "until": None if ground in (Ground.WALL, Ground.NAMED) else LATER,
        "may_end": True,
    }
    line = {**known, **more}
    return RightLine(
        an_id(number),
        ground,
        "i.albuquerque",
        "NO",
        since=NOW,
        by="n.osorio",
        reason=HOSTILE,
        **line,
    )


def some_rights(*, lead: bool) -> CaseRights:
    """Return every kind of entry on a red case."""
    first = {"waits": True, "first_by": "n.osorio", "first_reason": HOSTILE}
    walls = (a_right(401, Ground.WALL, may_sign=True, **first), a_right(402, Ground.WALL))
    grants = (
        a_right(403, Ground.GRANT, may_sign=True, **first),
        a_right(404, Ground.GRANT, moved=True),
    )
    return CaseRights(
        is_red=True,
        walls=walls if lead else (),
        names=(a_right(405, Ground.NAMED),),
        grants=grants,
        teams=(a_right(406, Ground.TEAM),),
        glasses=(a_right(407, Ground.BREAK_GLASS),),
        ended=((a_right(408, Ground.GRANT), GONE),),
        may_lead=lead,
    )


def an_access_tab(*, lead: bool) -> CasePage:
    """Return the access tab of a case with every kind of entry."""
    case = case_pages()["access"]
    return replace(case, body=replace(case.body, rights=some_rights(lead=lead)))


def some_desk_rights() -> DeskRights:
    """Return a lead's list."""
    one = DeskRight(a_link(), a_right(411, Ground.WALL, waits=True, may_sign=True))
    return DeskRights((one,), (DeskRight(a_link(2, HOSTILE), a_right(412, Ground.GRANT)),))


def an_entry_form(what: str) -> dict[str, object]:
    """Return the form of a new entry."""
    page = RightForm(
        a_link(), True, ("i.albuquerque",), ("DE", "RO"), ((an_id(9), HOSTILE),), TODAY
    )
    form = EntryForm(formdata=None)
    form.offer(page, "NO")
    form.reason.errors = (HOSTILE,)
    return {"page": page, "form": form, "what": what, "summary": [("reason", HOSTILE)]}


def some_teams() -> dict[str, object]:
    """Return a lead's list of teams."""
    rows = (
        TeamRow(an_id(1), HOSTILE, ("NO", "RO"), LATER, True, False, True),
        TeamRow(an_id(2), "Team", ("DE",), LATER, True, True, False),
        TeamRow(an_id(3), "Past", ("DE",), NOW, False, False, False),
    )
    form = TeamForm(formdata=None)
    form.offer(("DE", "RO"))
    return {"page": Teams(rows, ("DE", "RO"), True, TODAY), "form": form, "summary": []}


def a_team(*, state: PartyState = PartyState.JOINED, may: bool = True, over: bool = False):
    """Return a team with a case of each side."""
    member = MemberLine("7", HOSTILE, NOW, may_remove=True)
    parties = (
        PartyLine("NO", state, NOW, "n.osorio", HOSTILE, (member,)),
        PartyLine("RO", PartyState.JOINED, NOW, "", "", ()),
        PartyLine("DE", PartyState.DECLINED, NOW, "", HOSTILE, ()),
    )
    cases = (
        TeamCase("NO", SOME, NOW, None, case=a_link(2, HOSTILE), entry=an_id(5)),
        TeamCase("RO", SOME, NOW, LATER, opened=an_id(6), title=HOSTILE),
        TeamCase("RO", (), NOW, LATER),
    )
    page = TeamPage(
        an_id(1), HOSTILE, "NO", NOW, LATER, HOSTILE, parties, cases, not over,
        GONE if over else None, state, may and not over, may and not over, ("i.albuquerque",),
    )  # fmt: skip
    form = MemberForm(formdata=None)
    form.offer(page.people)
    return {"page": page, "form": form}


def some_glasses(*, auditor: bool = False) -> dict[str, object]:
    """Return the page of broken glass."""
    one = GlassLine(
        an_id(1), "i.albuquerque", "NO", "RO", NOW, LATER, HOSTILE, True, opened=an_id(2)
    )
    own = GlassLine(
        an_id(3), "j.ito", "NO", "NO", NOW, LATER, HOSTILE, False, case=a_link(), ended=GONE
    )
    page = Glasses(() if auditor else (one,), (own,), not auditor, True)
    return {"page": page, "form": OwnGlassForm(formdata=None), "summary": [("ref", "x")]}


def a_glass_form() -> dict[str, object]:
    """Return the form of a glass across desks."""
    return {
        "page": GlassForm(an_id(50), "RO", a_link(1, HOSTILE)),
        "form": AcrossForm(formdata=None),
        "summary": [],
    }


def some_absences() -> dict[str, object]:
    """Return a lead's page of absence."""

    def line(number: int, *, on: bool = False, over: bool = False) -> CoverLine:
        ended = GONE if over else None
        names = ("i.albuquerque", HOSTILE)
        return CoverLine(an_id(number), *names, TODAY, TODAY, "n.osorio", HOSTILE, on, over, ended)

    page = Absences(
        (line(1, on=True),), (line(2),), (line(3, over=True),), ("j.ito",), "n.osorio", True, TODAY
    )
    form = CoverForm(formdata=None)
    form.offer(page)
    return {"page": page, "form": form, "summary": []}


def a_given() -> GivenCase:
    """Return a case that a team opened."""
    groups = tuple(
        GivenGroup(one, Ground.TEAM, None, TODAY, HOSTILE, "H2", "amber", HOSTILE)
        for one in (*SOME, FieldGroup.VICTIMS)
    )
    summary = GivenSummary(HOSTILE, HOSTILE, (), (HOSTILE,), "trial", None, (), (), "2026")
    victims = tuple(one for one in some_subjects().subjects if one.closed)
    return GivenCase(
        "RO", GivenState.OPEN, groups=groups, summary=summary, victims=victims, closed=True
    )


def an_opened() -> dict[str, object]:
    """Return a page of an opened case."""
    return {"given": a_given(), "case_id": an_id(6)}


def an_opened_form() -> dict[str, object]:
    """Return the page that asks why a person is opened."""
    return {**an_opened(), "key": "V1", "form": ReasonForm(formdata=None)}


def an_opened_person() -> OpenedClosed:
    """Return a victim of another desk's case, opened."""
    return OpenedClosed(an_id(6), "RO", some_subjects().subjects[0], HOSTILE, NOW)


def some_opened() -> dict[str, object]:
    """Return the list of what is open in person."""
    rows = (
        OpenedRow(an_id(6), "RO", Ground.TEAM, SOME, LATER, HOSTILE),
        OpenedRow(an_id(7), "DE", Ground.GRANT, SOME, None, None),
    )
    return {"rows": rows}
