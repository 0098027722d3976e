"""Who is let into a case of the matrix, shut out of it, or was: walls, grants, teams, cover, glass."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from coordination import runtime
from coordination.actions import (
    absences,
    break_glass,
    case_access,
    cases,
    given,
    grants,
    standing,
    teams,
)
from coordination.actions.absences import Cover
from coordination.actions.grants import Wish
from coordination.domain.access import Entry, FieldGroup, Ground
from tests.matrix.people import ABSENT, REFS
from tests.matrix.world import World

WHY = "the same account"


def entry(world: World, ground: Ground, account: str, **more: Any) -> Entry:
    """Return an entry on a case for one of the people, in force since now."""
    plain: dict[str, Any] = {
        "groups": frozenset({FieldGroup.SUMMARY}),
        "since": world.clock.now,
        "until": None,
        "by": "lead",
        "reason": "for the matrix",
        "desk": world.people[account].desk or "",
    }
    return Entry(uuid4(), ground, world.people[account].user_id, **{**plain, **more})


def add_entry(world: World, name: str, made: Entry) -> None:
    """Put an entry on a case."""

    def add(bench: Any) -> None:
        case = cases.find(bench, UUID(world.things[name]["case_id"]))
        standing.add_entry(bench, case, made)

    world.do(runtime.OPERATOR, add)


def let_in(world: World) -> None:
    """Put walls and grants on cases, some of them over."""
    later, before = timedelta(days=1), world.clock.now - timedelta(days=2)
    over = {"since": before, "until": before + later}
    month = {"until": world.clock.now + 30 * later}
    victims = {**month, "groups": frozenset({FieldGroup.VICTIMS})}
    for name, ground, who, more in (
        ("walled", Ground.WALL, "walled_officer", {}),
        ("walled", Ground.WALL, "walled_lead", {}),
        ("red", Ground.WALL, "walled_officer", {}),
        ("open", Ground.WALL, "second_lead", over),
        ("open", Ground.GRANT, "granted", month),
        ("open", Ground.GRANT, "granted_moved", month),
        ("open", Ground.GRANT, "barred_lead", month),
        ("open", Ground.WALL, "barred_lead", {}),
        ("open", Ground.GRANT, "trusted", victims),
        ("open", Ground.GRANT, "keen_colleague", month),
        ("open", Ground.GRANT, "expired", over),
        ("withdrawn", Ground.GRANT, "granted", month),
    ):
        made = entry(world, ground, who, **more)
        add_entry(world, name, made)
        if (name, who) in {("open", "granted"), ("walled", "walled_officer")}:
            world.things[name]["entry_id"] = str(made.id)


def leave_granted(world: World) -> None:
    """Put a grant on the withdrawn case, as if withdrawing it had ended none."""
    month = {"until": world.clock.now + timedelta(days=30)}
    add_entry(world, "withdrawn", entry(world, Ground.GRANT, "granted", **month))


def half_lift(world: World) -> None:
    """Let one lead sign that a wall is lifted, who is a lead still, or, of another wall, is not."""
    for thing, who, signer in (
        ("half_lifted", "half_walled", "second_lead"),
        ("dated_lifted", "dated_walled", "demoted"),
    ):
        case_id = UUID(world.things["walled"]["case_id"])
        name = who.replace("_", "-")
        wall = world.do("lead", case_access.set_wall, case_id, name, "NO", reason=WHY)
        world.do(signer, case_access.lift_wall, case_id, wall, reason=WHY)
        world.things[thing] = {"case_id": str(case_id), "entry_id": str(wall)}


def half_grant(world: World) -> None:
    """Open victims to a person, signed by one lead: who is a lead still, or is not."""
    for thing, name, desk, signer in (
        ("unsigned", "other-officer", "RO", "lead"),
        ("dated_unsigned", "expired", "SE", "demoted"),
    ):
        case_id = UUID(world.things["open"]["case_id"])
        until = (world.clock.now + timedelta(days=60)).date()
        wish = Wish(("victims",), until, WHY)
        made = world.do(signer, grants.grant, case_id, name, desk, wish)
        world.things[thing] = {"case_id": str(case_id), "entry_id": str(made)}


def team_up(world: World) -> None:
    """NO and SE have a team, in which NO opened cases; RO is invited to another, FR left a third.

    `ex_member` was a member of the first; `revoked` is one of the third, which FR left.
    """
    more = {"until": (world.clock.now + timedelta(days=60)).date(), "reason": WHY}
    team = world.do("lead", teams.found, "Marten", ["SE", "DE"], **more)
    for lead, people in (
        ("member_lead", ("member", "ex_member")),
        ("barred_lead", ("barred_lead",)),
    ):
        world.do(lead, teams.answer, team, joins=True, reason="")
        for one in people:
            world.do(lead, teams.name_member, team, one.replace("_", "-"))
    gone = world.people["ex_member"].user_id
    world.do("member_lead", teams.remove_member, team, gone, reason=WHY)
    for name in ("open", "withdrawn"):
        _bring_in(world, name, team)
    world.things["team"] = {"team_id": str(team), "account": world.people["member"].user_id}
    other = world.do("lead", teams.found, "Heron", ["RO"], **more)
    world.things["invitation"] = {"team_id": str(other), "account": str(ABSENT)}
    left = world.do("lead", teams.found, "Otter", ["FR"], **more)
    world.do("left_lead", teams.answer, left, joins=True, reason="")
    world.do("left_lead", teams.name_member, left, "revoked")
    _bring_in(world, "open", left)
    world.do("left_lead", teams.leave, left, reason=WHY)
    world.things["left"] = {"team_id": str(left), "account": world.people["revoked"].user_id}
    names = dict.fromkeys(("team_id", "account", "absence_id"), str(ABSENT))
    world.things["absent"] |= names


def _bring_in(world: World, name: str, team: UUID) -> None:
    until = (world.clock.now + timedelta(days=60)).date()
    case_id = UUID(world.things[name]["case_id"])
    world.do("lead", grants.bring_in, case_id, team, Wish(("summary",), until, WHY))


def stand_in(world: World) -> None:
    """Cover the person who is named on the red case: until yesterday, today, and in two weeks."""
    day = world.clock.now.date()
    for thing, absent, deputy, since, until in (
        ("over", "named", "late_deputy", 0, 1),
        ("running", "named", "deputy", 2, 4),
        ("cover", "officer", "named", 5, 9),
        ("coming", "named", "coming_deputy", 12, 16),
    ):
        days = (day + timedelta(days=since), day + timedelta(days=until))
        cover = Cover(absent, deputy.replace("_", "-"), *days, "on leave")
        absence = world.do("lead", absences.arrange, cover)
        world.things[thing] = {"absence_id": str(absence)}


def break_glasses(world: World) -> None:
    """Let an officer break the glass of the red case, and a lead of RO that of the open one."""
    world.do("glass_officer", break_glass.break_own, f"NO/{REFS['red']}", reason=WHY)
    hit_id = UUID(world.things["foreign"]["hit_id"])
    world.do("glass_lead", break_glass.break_across, hit_id, reason=WHY)
    for thing, who in (("glass", "glass_officer"), ("glass_across", "glass_lead")):
        ((_, made),) = world.do(who, lambda bench: list(break_glass.of_actor(bench)))
        world.things[thing] = {"entry_id": str(made.id)}


def leave_traces(world: World) -> None:
    """Let people read what others of their desk may not know of, and note what the log says then."""
    for name in ("walled", "red"):
        case_id = world.things[name]["case_id"]
        world.do("lead", cases.show_case, UUID(case_id), "hits")
        world.signs[name] = case_id
    world.do("keen_colleague", given.of_case, UUID(world.things["open"]["case_id"]))
    world.signs |= {"keen_colleague": "keen-colleague", "walls": "wall set"}
    world.things["walled_log"] = {**world.things["walled"], "tab": "access"}
