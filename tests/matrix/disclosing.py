"""What desks of the matrix asked of each other, opened and closed again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from coordination.actions import consents, dealings, disclosure_views, disclosures, given
from coordination.actions.disclosures import Terms, Wanted
from tests.matrix.people import READERS
from tests.matrix.register import meet, redden
from tests.matrix.world import World

_OPENED = ("contact", "identifiers", "summary", "persons")
_VICTIMS = ("victims",)
_WHY = "the same account"


def disclose(world: World) -> None:
    """NO discloses its open case to DE, and to FR until it takes it back; with RO it negotiates."""
    for name in ("lent", "ended"):
        hit_id = ask(world, name, *_OPENED)
        act(world, "lead", disclosures.sign, hit_id, Terms(_OPENED))
    act(world, "lead", disclosures.revoke, hit_id, _OPENED, reason="no longer")
    hit_id = ask(world, "lent", *_VICTIMS)
    for who in ("lead", "second_lead"):
        act(world, who, disclosures.sign, hit_id, Terms(_VICTIMS))
    _consent(world, hit_id)
    for name in ("open", "foreign"):
        wanted = Wanted(("summary",), _WHY)
        act(world, READERS[name], disclosures.ask, UUID(world.things[name]["hit_id"]), wanted)
    _redden(world)
    _postpone_red(world)
    _disclose_withdrawn(world)
    _disclose_to_one(world)
    _sign_once(world)
    _grant_unasked(world)


def _consent(world: World, hit_id: UUID) -> None:
    lent = UUID(world.things["lent"]["hit_id"])
    asked = {"to_whom": "Europol", "reason": _WHY}
    act(world, "disclosed", consents.ask_consent, lent, "evidence", **asked)
    consent = world.do("lead", disclosure_views.show, hit_id).consents[0]
    world.things["giving"] = {"hit_id": str(hit_id), "consent_id": consent.id}
    for name in ("open", "lent"):
        world.things[name]["consent_id"] = consent.id
    (victim,) = world.do("disclosed", given.of_hit, lent).victims
    for name in ("lent", "narrow", "foreign"):
        world.things[name]["person"] = victim.key


def _postpone_red(world: World) -> None:
    """RO asks about its link with NO's red case, and NO puts it off."""
    mine, theirs = _both_sides(world, "red")
    act(world, "other_lead", disclosures.ask, theirs, Wanted(("identifiers",), _WHY))
    later = (world.clock.now + timedelta(days=20)).date()
    more = {"reason": "a search is near", "until": later}
    act(world, "lead", disclosures.postpone, mine, "case", **more)


def _disclose_withdrawn(world: World) -> None:
    """NO discloses to RO the case that it withdraws afterwards."""
    _disclose_summary(world, "withdrawn")


def _redden(world: World) -> None:
    """NO discloses to RO, without a name, the case that it makes red afterwards."""
    world.things["reddened"] = {"hit_id": str(_disclose_summary(world, "red"))}
    redden(world)


def _disclose_summary(world: World, name: str) -> UUID:
    mine, theirs = _both_sides(world, name)
    act(world, "other_lead", disclosures.ask, theirs, Wanted(("summary",), _WHY))
    act(world, "lead", disclosures.sign, mine, Terms(("summary",)))
    return theirs


def _both_sides(world: World, name: str) -> tuple[UUID, UUID]:
    mine = UUID(world.things[name]["hit_id"])
    return mine, world.do("lead", dealings.side_of, mine).link.other_hit


def _disclose_to_one(world: World) -> None:
    """NO discloses to one named person of DE; of the victims one lead signed so far.

    It is the group that leaves with NO's consent alone, which DE asks for.
    """
    hit_id = ask(world, "narrow", "contact", readers=("disclosed",))
    act(world, "lead", disclosures.sign, hit_id, Terms(("contact",), readers=("disclosed",)))
    theirs, asked = UUID(world.things["narrow"]["hit_id"]), {"to_whom": "Europol", "reason": _WHY}
    act(world, "disclosed", consents.ask_consent, theirs, "pass_on", **asked)
    consent = world.do("lead", disclosure_views.show, hit_id).consents[0]
    ask(world, "narrow", *_VICTIMS)
    act(world, "lead", disclosures.sign, hit_id, Terms(_VICTIMS))
    named = {"hit_id": str(hit_id), "consent_id": consent.id, "groups": _VICTIMS}
    world.things["half_given"] = named


def _sign_once(world: World) -> None:
    """RO asks for victims too; who signed that first is no lead any more when people are asked."""
    hit_id = ask(world, "foreign", *_VICTIMS)
    act(world, "demoted", disclosures.sign, hit_id, Terms(_VICTIMS))
    world.things["dated_given"] = {"hit_id": str(hit_id), "groups": _VICTIMS}


def _grant_unasked(world: World) -> None:
    """Name what nobody asked for on the open case: another group, and a reader."""
    hit_id = world.things["open"]["hit_id"]
    world.things["unasked"] = {"hit_id": hit_id, "groups": ("identifiers",)}
    world.things["unasked_reader"] = {"hit_id": hit_id, "readers": ("other-officer",)}


def ask(world: World, name: str, *groups: str, readers: tuple[str, ...] = ()) -> UUID:
    """Let the desk of a thing ask NO; return NO's hit."""
    who, hit_id = READERS[name], UUID(world.things[name]["hit_id"])
    act(world, who, disclosures.ask, hit_id, Wanted(groups, _WHY, readers=readers))
    return world.do(who, dealings.side_of, hit_id).link.other_hit


def act(
    world: World, who: str, does: Callable[..., Any], hit_id: UUID, *args: Any, **more: Any
) -> None:
    """Act on a hit as somebody who has its page before them."""
    mark = world.do(who, disclosure_views.show, hit_id).mark
    world.do(who, does, hit_id, *args, mark=mark, **more)


def mark_dealings(world: World) -> None:
    """Note what every form on a hit carries back, as its desk reads the record now."""
    for name, who in READERS.items():
        if "hit_id" in world.things.get(name, {}):
            _mark(world, name, who)
            meet(world, name, who, "RO" if name in {"open", "walled", "red"} else "NO")
    for name in ("giving", "half_given", "dated_given", "unasked", "unasked_reader"):
        _mark(world, name, "lead")


def _mark(world: World, name: str, who: str) -> None:
    hit_id = UUID(world.things[name]["hit_id"])
    world.marks[f"dealing {name}"] = world.do(who, disclosure_views.show, hit_id).mark
