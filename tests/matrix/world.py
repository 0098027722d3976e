"""The register that the matrix asks: desks, people of every kind, and cases of every kind.

Everything is seen from the NO desk. Its cases are `open` to all of its people, `walled` against
two of them, `red` (named persons and leads), `erased`, and `asked` (a lead asked to erase it).
`foreign` is a case of RO that shares something with each of them. DE and FR hold cases that share
the account of the open one; NO disclosed that to DE, and to FR until it took it back.

Each case has a word of its own in its title, reference and names. Who reads it in an answer has
been told of the case.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select, text

from coordination import runtime
from coordination.actions import (
    absences,
    alarms,
    api_keys,
    case_moves,
    cases,
    consents,
    coordination,
    dealings,
    disclosure_views,
    disclosures,
    findings,
    given,
    grants,
    intake,
    overlaps,
    pack_corrections,
    proposals,
    questions,
    standing,
    teams,
)
from coordination.actions.absences import Cover
from coordination.actions.accounts import add_user
from coordination.actions.disclosures import Terms, Wanted
from coordination.actions.grants import Wish
from coordination.actions.pack_corrections import Signature
from coordination.app import create_app
from coordination.config import Settings
from coordination.domain.access import Entry, FieldGroup, Ground
from coordination.domain.accounts import ApiScope
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.fishing import Pattern, Suspicion
from coordination.domain.permissions import Actor, Role
from coordination.domain.vocabulary import CaseStatus, CoordinationKind, CoordinationState
from coordination.storage import desks
from coordination.storage.accounts import Account
from coordination.storage.database import db
from coordination.storage.keys import KeysBase
from tests.builders import a_payload, draft_of
from tests.conftest import Clock

WORDS = {
    "open": "zinnober",
    "walled": "karmesin",
    "red": "scharlach",
    "asked": "purpur",
    "erased": "rostrot",
    "foreign": "azurblau",
    "lent": "ockergelb",
    "ended": "umbra",
}
# References say nothing, so that typing one is no sign of having been told.
REFS = {name: f"2026/{number}" for number, name in enumerate(WORDS, 71)}
DESKS = {"NO": "Norway", "RO": "Romania", "DE": "Germany", "FR": "France", "SE": "Sweden"}
# What people are when the register is made; some are something else when they ask.
PEOPLE = {
    "reader": (Role.READER, "NO"),
    "officer": (Role.OFFICER, "NO"),
    "named": (Role.OFFICER, "NO"),
    "walled_officer": (Role.OFFICER, "NO"),
    "lead": (Role.LEAD, "NO"),
    "second_lead": (Role.LEAD, "NO"),
    "walled_lead": (Role.LEAD, "NO"),
    "demoted": (Role.LEAD, "NO"),
    "other_officer": (Role.OFFICER, "RO"),
    "other_lead": (Role.LEAD, "RO"),
    "moved": (Role.OFFICER, "NO"),
    "disclosed": (Role.OFFICER, "DE"),
    "revoked": (Role.OFFICER, "FR"),
    "granted": (Role.OFFICER, "SE"),
    "expired": (Role.OFFICER, "SE"),
    "member": (Role.OFFICER, "SE"),
    "member_lead": (Role.LEAD, "SE"),
    "analyst": (Role.ANALYST, None),
    "auditor": (Role.AUDITOR, None),
    "administrator": (Role.ADMINISTRATOR, None),
    "closed": (Role.OFFICER, "NO"),
    "forged": (Role.READER, "NO"),
}
HANDLES = {
    "open": "instagram:quiet_otter_77",
    "walled": "instagram:loud_heron_12",
    "red": "instagram:grey_badger_31",
    "asked": "instagram:small_weasel_5",
    "erased": "instagram:brown_marten_9",
}
_ALL = tuple(ApiScope)
_KEYS = {
    "key": ("officer", _ALL),
    "reading_key": ("officer", (ApiScope.READ_CASES,)),
    "writing_key": ("officer", (ApiScope.WRITE_CASES,)),
    "given_key": ("officer", (ApiScope.READ_GIVEN,)),
    "dealing_key": ("officer", (ApiScope.DISCLOSE,)),
    "lead_key": ("lead", _ALL),
    "walled_key": ("walled_officer", _ALL),
    "other_key": ("other_officer", _ALL),
    "disclosed_key": ("disclosed", _ALL),
    "revoked_desk_key": ("revoked", _ALL),
    "moved_key": ("moved", _ALL),
    "demoted_key": ("demoted", _ALL),
    "closed_key": ("closed", _ALL),
    "forged_key": ("lead", _ALL),
    "ended_key": ("officer", _ALL),
    "late_key": ("officer", _ALL),
}
ABSENT = UUID("7d0c1a52-93b7-4e0e-8f34-2f5b9f6f8a11")


@dataclass
class World:
    """The application, who asks it, and what is asked for."""

    app: Flask
    clock: Clock
    folder: Path
    people: dict[str, Actor] = field(default_factory=dict)
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, bytes] = field(default_factory=dict)
    _pack: Any = None

    def do(self, who: str | Actor, act: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Act in a writing bench."""
        actor = self.people[who] if isinstance(who, str) else who
        with self.app.app_context(), runtime.open_bench(actor, writes=True) as bench:
            return act(bench, *args, **more)

    def sql(self, statement: str, **values: Any) -> None:
        """Edit the register past the program."""
        engine = self.app.extensions[runtime.EXTENSION].engine
        with engine.begin() as connection:
            connection.execute(text(statement), values)

    def keep(self) -> None:
        """Remember the register as it is, for `restore`."""
        self._let_go()
        self._pack = self.app.extensions[runtime.EXTENSION].tools.local_pack.loaded
        self._kept = {path.name: path.read_bytes() for path in self.folder.glob("*.sqlite")}

    def restore(self) -> None:
        """Put the register back as it was kept, and forget what the process knows of it."""
        self._let_go()
        for name, content in self._kept.items():
            for rest in self.folder.glob(f"{name}-*"):
                rest.unlink()
            (self.folder / name).write_bytes(content)
        tools = self.app.extensions[runtime.EXTENSION].tools
        for name in ("structure", "population", "standing", "questions"):
            cache = getattr(tools, name)
            empty = type(cache)()
            for slot in cache.__slots__:
                setattr(cache, slot, getattr(empty, slot))
        tools.local_pack.loaded = self._pack

    def close(self) -> None:
        """Let go of the databases."""
        self._let_go()
        with self.app.app_context():
            db.engine.dispose()

    def _let_go(self) -> None:
        place = self.app.extensions[runtime.EXTENSION]
        for engine in (place.engine, place.keys_engine):
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            engine.dispose()
        with self.app.app_context():
            db.session.remove()


def make_world(folder: Path, template: Path, key_file: Path) -> World:
    """Return a world on a copy of an empty, migrated register."""
    (folder / "register.sqlite").write_bytes(template.read_bytes())
    clock = Clock()
    settings = {
        "instance": folder,
        "database_url": f"sqlite:///{folder / 'register.sqlite'}",
        "keys_database_url": f"sqlite:///{folder / 'keys.sqlite'}",
        "base_url": "http://localhost:8000",
        "host": "127.0.0.1",
        "port": 8000,
        "key_file": key_file,
        "testing": True,
    }
    app = create_app(Settings(**settings), clock=clock)
    place = app.extensions[runtime.EXTENSION]
    for engine in (place.engine, place.keys_engine):  # nothing here must outlive the power
        event.listen(engine, "connect", lambda made, _: made.execute("PRAGMA synchronous=OFF"))
    KeysBase.metadata.create_all(place.keys_engine)
    world = World(app, clock, folder)
    _settle(world)
    _register(world)
    _wall_off(world)
    _disclose(world)
    _team_up(world)
    _issue_keys(world)
    world.clock.move(days=3)  # the key that lives two days is over
    _sign_in(world)
    _change_people(world)
    _meet_analyst(world)
    _propose(world)
    _oversee(world)
    world.keep()
    return world


def _meet_analyst(world: World) -> None:
    found = world.do("analyst", findings.list_findings, 1).rows[0]
    world.things["whole"] = {"finding": found.key}


_READERS = {
    "open": "lead",
    "walled": "lead",
    "red": "lead",
    "foreign": "other_lead",
    "lent": "disclosed",
    "ended": "revoked",
    "whole": "analyst",
}


def _propose(world: World) -> None:
    """Name what each proposal is about: a finding, or a case that somebody picked."""
    for name, who in _READERS.items():
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


def _oversee(world: World) -> None:
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


def _settle(world: World) -> None:
    with world.app.app_context(), runtime.open_bench(runtime.OPERATOR, writes=True) as bench:
        desks.add_missing(bench.session, DESKS)
        for kind, (role, desk) in PEOPLE.items():
            made = add_user(bench, kind.replace("_", "-"), role, desk).person
            world.people[kind] = Actor(made.id, made.name, role, desk)


def _register(world: World) -> None:
    for name, handle in HANDLES.items():
        more = {"tlp": "red"} if name == "red" else {}
        who = "named" if name == "red" else "officer"
        _case(world, name, who, [handle], **more)
    _case(world, "foreign", "other_officer", [*HANDLES.values()])
    _case(world, "lent", "disclosed", [HANDLES["open"]])
    _case(world, "ended", "revoked", [HANDLES["open"]])
    world.things["absent"] = {
        name: str(ABSENT) for name in ("case_id", "hit_id", "record_id", "ask_id", "entry_id")
    }
    for name in ("open", "walled", "red", "asked", "erased"):
        _meet(world, name, "lead", "RO")
    theirs = world.do("lead", dealings.side_of, UUID(world.things["open"]["hit_id"]))
    world.things["foreign"]["hit_id"] = str(theirs.link.other_hit)
    for name, who in (("foreign", "other_lead"), ("lent", "disclosed"), ("ended", "revoked")):
        _meet(world, name, who, "NO")
    _coordinate(world)
    for name, who in (("erased", "second_lead"), ("asked", "lead")):
        case_id = UUID(world.things[name]["case_id"])
        world.do(who, case_moves.move_case, case_id, CaseStatus.CLOSED, "over")
        world.do(who, case_moves.ask_erasure, case_id, "time is over")
    world.do("lead", case_moves.erase_case, UUID(world.things["erased"]["case_id"]))


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
    world.things[name] = {"case_id": str(receipt.case_id)}


def _meet(world: World, name: str, who: str, other: str) -> None:
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


def entry(world: World, ground: Ground, account: str, **more: Any) -> Entry:
    """Return an entry on a case for one of the people, in force since now."""
    plain: dict[str, Any] = {
        "groups": frozenset({FieldGroup.SUMMARY}),
        "since": world.clock.now,
        "until": None,
        "by": "lead",
        "reason": "for the matrix",
    }
    return Entry(uuid4(), ground, world.people[account].user_id, **{**plain, **more})


def _wall_off(world: World) -> None:
    later, before = timedelta(days=1), world.clock.now - timedelta(days=2)
    over = {"since": before, "until": before + later}
    for name, ground, who, more in (
        ("walled", Ground.WALL, "walled_officer", {}),
        ("walled", Ground.WALL, "walled_lead", {}),
        ("open", Ground.WALL, "second_lead", over),
        ("open", Ground.GRANT, "granted", {"until": world.clock.now + 30 * later}),
        ("open", Ground.GRANT, "expired", over),
    ):
        made = entry(world, ground, who, **more)
        add_entry(world, name, made)
        if who in {"granted", "walled_officer"}:
            world.things[name]["entry_id"] = str(made.id)


def _team_up(world: World) -> None:
    """NO and SE have a team, in which NO opened its case to one person; RO is invited to another."""
    until = (world.clock.now + timedelta(days=60)).date()
    more = {"until": until, "reason": "the same account"}
    team = world.do("lead", teams.found, "Marten", ["SE"], **more)
    world.do("member_lead", teams.answer, team, joins=True, reason="")
    world.do("member_lead", teams.name_member, team, "member")
    wish = Wish(("summary",), until, "the same account")
    world.do("lead", grants.bring_in, UUID(world.things["open"]["case_id"]), team, wish)
    world.things["team"] = {"team_id": str(team), "account": world.people["member"].user_id}
    other = world.do("lead", teams.found, "Heron", ["RO"], **more)
    world.things["invitation"] = {"team_id": str(other), "account": str(ABSENT)}
    names = dict.fromkeys(("team_id", "account", "absence_id"), str(ABSENT))
    world.things["absent"] |= names
    case_id = UUID(world.things["open"]["case_id"])
    wish = Wish(("victims",), until, "the same account")
    made = world.do("lead", grants.grant, case_id, "other-officer", "RO", wish)
    world.things["unsigned"] = {"case_id": str(case_id), "entry_id": str(made)}
    day = world.clock.now.date()
    cover = Cover("officer", "named", day + timedelta(days=5), day + timedelta(days=9), "on leave")
    absence = world.do("officer", absences.arrange, cover)
    world.things["cover"] = {"absence_id": str(absence)}


def add_entry(world: World, name: str, made: Entry) -> None:
    """Put an entry on a case."""

    def add(bench: Any) -> None:
        case = cases.find(bench, UUID(world.things[name]["case_id"]))
        standing.add_entry(bench, case, made)

    world.do(runtime.OPERATOR, add)


_OPENED = ("contact", "identifiers", "summary", "persons")


def _disclose(world: World) -> None:
    """NO discloses its open case to DE, and to FR until it takes it back; with RO it negotiates."""
    for name in ("lent", "ended"):
        hit_id = _ask(world, name)
        _act(world, "lead", disclosures.sign, hit_id, Terms(_OPENED))
    _act(world, "lead", disclosures.revoke, hit_id, _OPENED, reason="no longer")
    hit_id = _ask(world, "lent", "victims")
    for who in ("lead", "second_lead"):
        _act(world, who, disclosures.sign, hit_id, Terms(("victims",)))
    lent = UUID(world.things["lent"]["hit_id"])
    asked = {"to_whom": "Europol", "reason": "the same account"}
    _act(world, "disclosed", consents.ask_consent, lent, "evidence", **asked)
    consent = world.do("lead", disclosure_views.show, hit_id).consents[0]
    world.things["giving"] = {"hit_id": str(hit_id), "consent_id": consent.id}
    for name in ("open", "lent"):
        world.things[name]["consent_id"] = consent.id
    for who, name in (("lead", "open"), ("other_lead", "foreign")):
        wanted = Wanted(("summary",), "the same account")
        _act(world, who, disclosures.ask, UUID(world.things[name]["hit_id"]), wanted)
    _postpone_red(world)
    for name, who in _READERS.items():
        if "hit_id" in world.things.get(name, {}):
            _mark(world, name, who)
            _meet(world, name, who, "RO" if name in {"open", "walled", "red"} else "NO")
    (victim,) = world.do("disclosed", given.of_hit, lent).victims
    world.things["lent"]["person"] = victim.key
    _mark(world, "giving", "lead")


def _ask(world: World, name: str, *groups: str) -> UUID:
    """Let the desk of a thing ask NO; return NO's hit."""
    who = _READERS[name]
    wanted = Wanted(groups or _OPENED, "the same account")
    _act(world, who, disclosures.ask, UUID(world.things[name]["hit_id"]), wanted)
    return hit_at_home(world, "open", world.people[who].desk or "")


def _postpone_red(world: World) -> None:
    """RO asks about its link with NO's red case, and NO puts it off."""
    mine = UUID(world.things["red"]["hit_id"])
    theirs = world.do("lead", dealings.side_of, mine).link.other_hit
    wanted = Wanted(("summary",), "the same account")
    _act(world, "other_lead", disclosures.ask, theirs, wanted)
    later = (world.clock.now + timedelta(days=20)).date()
    more = {"reason": "a search is near", "until": later}
    _act(world, "lead", disclosures.postpone, mine, "case", **more)


def _act(
    world: World, who: str, act: Callable[..., Any], hit_id: UUID, *args: Any, **more: Any
) -> None:
    mark = world.do(who, disclosure_views.show, hit_id).mark
    world.do(who, act, hit_id, *args, mark=mark, **more)


def _mark(world: World, name: str, who: str) -> None:
    hit_id = UUID(world.things[name]["hit_id"])
    world.marks[f"dealing {name}"] = world.do(who, disclosure_views.show, hit_id).mark


def hit_at_home(world: World, name: str, desk: str) -> UUID:
    """Return the hit that a case of NO has with a desk."""
    rows = world.do("lead", overlaps.list_hits, "open", 1).rows
    case_id = world.things[name]["case_id"]
    return next(row.id for row in rows if str(row.case.id) == case_id and row.desk == desk)


def _issue_keys(world: World) -> None:
    for kind, (who, scopes) in _KEYS.items():
        life = timedelta(days=2) if kind == "late_key" else timedelta(days=90)
        issued = world.do(who, api_keys.issue_api_key, scopes, life=life)
        world.keys[kind] = issued.text
        world.things[kind] = {"key_id": issued.line.id}
    world.keys["program"] = world.keys["key"]
    world.do("officer", api_keys.revoke_api_key, world.things["ended_key"]["key_id"])


def _sign_in(world: World) -> None:
    """Begin everybody's session. Passwords are slow, and tests/web/test_sign_in.py enters them."""
    with world.app.app_context():
        found = {one.username: one.fs_uniquifier for one in db.session.scalars(select(Account))}
    for kind, person in world.people.items():
        client = world.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = found[person.name]
            session["_fresh"] = True
            session["fs_paa"] = time.time()
        world.clients[kind] = client
        world.tokens[kind] = _token(client, "/account")
    world.clients["anonymous"] = client = world.app.test_client()
    world.tokens["anonymous"] = _token(client, "/login")
    for kind, client in world.clients.items():
        cookie = client.get_cookie("session")
        world.cookies[kind] = cookie.value if cookie else ""


def _token(client: FlaskClient, path: str) -> str:
    page = client.get(path, buffered=True).text
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


def _change_people(world: World) -> None:
    """Let happen in the middle of their sessions what happens to people."""

    def change(bench: Any) -> None:
        row = bench.session.get(Account, UUID(world.people["moved"].user_id))
        row.desk = "RO"
        row = bench.session.get(Account, UUID(world.people["demoted"].user_id))
        row.role = Role.READER.value
        # Its sessions end too when an account is closed; here that it is closed must be enough.
        row = bench.session.get(Account, UUID(world.people["closed"].user_id))
        row.active = False

    world.do(runtime.OPERATOR, change)
    world.people["moved"] = replace(world.people["moved"], desk="RO")
    world.people["demoted"] = replace(world.people["demoted"], role=Role.READER)
    forged = world.people["forged"].user_id.replace("-", "")
    world.sql("UPDATE account SET role = 'lead' WHERE id = :id", id=forged)
    key = world.keys["forged_key"]
    world.sql("UPDATE api_key SET desk = 'RO' WHERE id = :id", id=_key_id(world, key))


def _key_id(world: World, key: str) -> Any:
    engine = world.app.extensions[runtime.EXTENSION].engine
    with engine.connect() as connection:
        asked = text("SELECT id FROM api_key WHERE prefix = :prefix")
        return connection.execute(asked, {"prefix": key.split("_")[1]}).scalar()
