"""The cases of the matrix, their hits, and what desks recorded and propose about them."""

from typing import Any
from uuid import UUID

from coordination import runtime
from coordination.actions import (
    alarms,
    case_moves,
    coordination,
    dealings,
    findings,
    intake,
    overlaps,
    pack_corrections,
    proposals,
    questions,
)
from coordination.actions.accounts import add_user
from coordination.actions.pack_corrections import Signature
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.fishing import Pattern, Suspicion
from coordination.domain.permissions import Actor, Role
from coordination.domain.vocabulary import CaseStatus, CoordinationKind, CoordinationState
from coordination.storage import desks
from tests.builders import a_payload, draft_of
from tests.matrix.people import (
    ABSENT,
    DESKS,
    HANDLES,
    NARROW_HANDLE,
    PEOPLE,
    READERS,
    REFS,
    WORDS,
)
from tests.matrix.world import World

_CONTACT_STAYS = [{"group": "contact", "handling": "H2"}]
"""What one group of the open case asks: it does not leave without NO's consent."""


def settle(world: World) -> None:
    """Make the desks and everybody's accounts."""
    with world.app.app_context(), runtime.open_bench(runtime.OPERATOR, writes=True) as bench:
        desks.add_missing(bench.session, DESKS)
        for kind, (role, desk) in PEOPLE.items():
            made = add_user(bench, kind.replace("_", "-"), role, desk).person
            world.people[kind] = Actor(made.id, made.name, role, desk)


def register(world: World) -> None:
    """Register every case, note its hit, and bring some to their end."""
    for name, handle in HANDLES.items():
        more = {"group_codes": _CONTACT_STAYS} if name == "open" else {}
        who = "named" if name == "red" else "officer"
        handles = [handle, NARROW_HANDLE] if name == "open" else [handle]
        _case(world, name, who, handles, **more)
    _case(world, "foreign", "other_officer", [*HANDLES.values()])
    _case(world, "lent", "disclosed", [HANDLES["open"]])
    _case(world, "narrow", "disclosed", [NARROW_HANDLE])
    _case(world, "ended", "revoked", [HANDLES["open"]])
    world.things["absent"] = {
        name: str(ABSENT) for name in ("case_id", "hit_id", "record_id", "ask_id", "entry_id")
    }
    for name in ("open", "walled", "red", "asked", "erased", "withdrawn"):
        meet(world, name, "lead", "RO")
    theirs = world.do("lead", dealings.side_of, UUID(world.things["open"]["hit_id"]))
    world.things["foreign"]["hit_id"] = str(theirs.link.other_hit)
    for name in ("foreign", "lent", "narrow", "ended"):
        meet(world, name, READERS[name], "NO")
    _coordinate(world)
    for name, who in (("erased", "second_lead"), ("asked", "lead")):
        case_id = UUID(world.things[name]["case_id"])
        world.do(who, case_moves.move_case, case_id, CaseStatus.CLOSED, "over")
        world.do(who, case_moves.ask_erasure, case_id, "time is over")
    world.do("lead", case_moves.erase_case, UUID(world.things["erased"]["case_id"]))


def redden(world: World) -> None:
    """Make the case red that was registered amber, so that what was disclosed of it stands."""
    _case(world, "red", "named", [HANDLES["red"]], tlp="red")


def _case(world: World, name: str, who: str, handles: list[str], **more: Any) -> None:
    desk, word = world.people[who].desk or "", WORDS[name]
    payload = a_payload(
        f"{desk}/{REFS[name]}",
        desk,
        title=f"{word} title",
        summary=f"{word} summary",
        authority=f"{word} authority",
        identifiers=[{"type": "handle", "value": one} for one in handles],
        subjects=[{"id": "S1", "role": "victim", "names": [f"{word[::-1]} {word}"]}],
        **more,
    )
    pack = world.app.extensions[runtime.EXTENSION].tools.pack
    receipt = world.do(who, intake.submit_case, draft_of(pack, payload))
    world.things.setdefault(name, {})["case_id"] = str(receipt.case_id)


def meet(world: World, name: str, who: str, other: str) -> None:
    """Note the hit of a thing with another desk, and the finding that it belongs to."""
    rows = world.do(who, overlaps.list_hits, "open", 1).rows
    thing = world.things[name]
    own = [row for row in rows if (str(row.case.id), row.desk) == (thing["case_id"], other)]
    found = next(row for row in own if thing.get("hit_id", str(row.id)) == str(row.id))
    thing |= {"hit_id": str(found.id), "finding": found.finding or ""}
    world.marks[name] = found.judged.mark


def _coordinate(world: World) -> None:
    for name, who, other in (("open", "lead", "RO"), ("foreign", "other_lead", "NO")):
        draft = CoordinationDraft(
            kind=CoordinationKind.MEETING,
            with_states=(other,),
            refs=(),
            since=world.clock.now.date(),
            until=None,
            state=CoordinationState.PLANNED,
        )
        case_id = UUID(world.things[name]["case_id"])
        recorded = world.do(who, coordination.record, case_id, draft)
        world.things[name]["record_id"] = str(recorded)
    for name, who in (("open", "lead"), ("foreign", "other_lead")):
        hits = {str(row.id): row for row in world.do(who, overlaps.list_hits, "open", 1).rows}
        found = hits[world.things[name]["hit_id"]].records
        theirs = next(one for one in found if one.desk != world.people[who].desk)
        world.things[name]["answered"] = str(theirs.record_id)


def withdraw(world: World) -> None:
    """Withdraw the case to be withdrawn, after it was granted, disclosed and brought in."""
    thing = world.things["withdrawn"]
    theirs = world.do("lead", dealings.side_of, UUID(thing["hit_id"])).link.other_hit
    world.things["gone"] = {"hit_id": str(theirs)}
    case_id = UUID(thing["case_id"])
    world.do("lead", case_moves.move_case, case_id, CaseStatus.WITHDRAWN, "a mistake")


def propose(world: World) -> None:
    """Name what each proposal is about: a finding, or a case that somebody picked."""
    found = world.do("analyst", findings.list_findings, 1).rows[0]
    world.things["whole"] = {"finding": found.key}
    for name, who in READERS.items():
        thing = world.things[name]
        by_case = name in {"walled", "red"}
        thing["proposal"] = thing["case_id"] if by_case else thing["finding"]
        page = world.do(who, proposals.show, [thing["proposal"]])
        line = page.steps[0]
        thing |= {"subject": line.proposal.subject, "step": line.fingerprint}
        numbers = [one.missing.key for one in page.questions if one.missing.type == "number"]
        thing["fact"] = str(numbers[0])
    for name in ("erased", "absent"):
        world.things[name]["proposal"] = world.things[name]["case_id"]


def oversee(world: World) -> None:
    """Raise alarms, correct a fact of law, and name the people that leads manage."""
    for name, desk in (("home_alarm", "NO"), ("foreign_alarm", "RO")):
        suspicion = Suspicion(Pattern.BIRTHS, 8, None)
        world.do(runtime.OPERATOR, questions.raise_alarms, desk, [suspicion])
        who = "lead" if desk == "NO" else "other_lead"
        world.things[name] = {"alarm_id": str(world.do(who, alarms.list_alarms).open[0].id)}
    signed = Signature("Letter of the ministry", "It was read there")
    address = ("jurisdictions", "KR", "budapest")
    made = world.do("administrator", pack_corrections.correct, address, "party", signed)
    world.things["correction"] = {"correction_id": str(made)}
    for name, who in (("home_person", "named"), ("foreign_person", "other_officer")):
        world.things[name] = {"user_id": world.people[who].user_id}
    world.things["absent_person"] = {"user_id": str(ABSENT)}
    world.things["absent"] |= {"alarm_id": str(ABSENT), "correction_id": str(ABSENT)}
    world.things["invited"] = {
        "token": world.do("administrator", add_user, "somebody", Role.OFFICER, "NO").token
    }
