"""What is sent to each route: its address with a thing's ids, and a form that would be taken."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.matrix.people import ABSENT, HANDLES, REFS
from tests.matrix.table import Cell
from tests.matrix.world import World

_ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
# What stands in an address whatever thing is asked for.
_FIXED = {
    "tab": "hits",
    "what": "grant",
    "state": "RO",
    "other": "DE",
    "code": "NO",
    "/static/filename": "theme.css",
    "/bootstrap/static/filename": "css/bootstrap.min.css",
    "/fs-static/filename": "js/webauthn.js",
    "/reference/providers/name": "discord",
    "/reference/instruments/name": "spontaneous_information",
}
# What follows the address.
_QUERIES = {
    "/proposals/steps": "?of={proposal}",
    "/proposals/what-if": "?of={proposal}",
    "/proposals/worksheet": "?of={proposal}",
}
_OWNERS = {"open": "NO", "walled": "NO", "red": "NO", "foreign": "RO", "lent": "DE", "ended": "FR"}
Form = Mapping[str, Any]
WHY = "for the matrix"
_LATER = "2026-12-20"


def address(world: World, route: str, thing: str) -> str:
    """Return the address of a route for a thing."""
    known = world.things.get(thing, {})

    def fill(found: re.Match[str]) -> str:
        name = found.group(2)
        place = route[: found.start()]
        if name == "key" and place.startswith("/cases/"):
            return "S1"
        if name == "key" and place.startswith("/hits/"):
            return str(known.get("person", "V1"))
        if name == "key" and place.startswith("/opened/"):
            return "S1"
        if name == "key":
            return str(known.get("finding", "F-AAAAAAAAAA"))
        if name == "record_id" and place.startswith("/hits/"):
            return str(known.get("answered", ABSENT))
        fixed = _FIXED.get(place + name, _FIXED.get(name))
        return str(known.get(name, fixed or ABSENT))

    return _ARGUMENT.sub(fill, route) + _QUERIES.get(route, "").format_map(_Known(known))


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "absent"


def body_of(world: World, cell: Cell) -> dict[str, Any]:
    """Return the arguments with which the request is sent, with the token of its session."""
    method, route, who, thing = cell.method, cell.route, cell.who, cell.thing
    if method == "GET":
        return {}
    if route.startswith("/api/"):
        page = route.removeprefix("/api/v1")
        if page in _ON_ACCESS:
            return {"json": _ON_ACCESS[page](world, thing)}
        acts = page.startswith("/hits/")
        return {"json": _act_json(world, page, thing) if acts else _json(who, thing)}
    if route == "/csp-report":
        return {"data": b"{}", "content_type": "application/csp-report"}
    made = FORMS.get((method, route))
    form = dict(made(world, thing)) if made else {}
    if who != "tokenless" and cell.session in world.tokens:
        form["csrf_token"] = world.tokens[cell.session]
    return {"data": form}


def _json(who: str, thing: str) -> dict[str, Any]:
    at = {"other_key": "RO", "disclosed_key": "DE", "revoked_desk_key": "FR"}.get(who, "NO")
    desk = _OWNERS.get(thing, at)
    ref = f"{desk}/{REFS.get(thing, 'new')}"
    return {"ref": ref, "jurisdiction": desk, "opened": "2026-03-02", "title": "Changed"}


def _act_json(world: World, page: str, thing: str) -> dict[str, Any]:
    """Return what the page's form says, with the fields that this act has."""
    made = FORMS.get(("POST", page))
    if made is None:
        return {}
    form = made(world, thing)
    found = {name: value for name, value in form.items() if name in _ACTS[page.split("/")[3]]}
    return found | ({"given": False} if page.endswith("<consent_id>") else {})


_TERMS = frozenset({"reason", "mark", "groups"})
_TRACK = frozenset({"reason", "mark", "track", "until"})
_ACTS = {
    "ask": _TERMS,
    "ask-again": _TRACK,
    "withdrawal": _TRACK,
    "refusal": _TRACK,
    "postponement": _TRACK,
    "proposal": _TERMS,
    "grant": _TERMS,
    "revocation": _TERMS,
    "consents": frozenset({"reason", "mark", "use", "to_whom"}),
}


def _grant(_world: World, thing: str) -> Form:
    desk, name = ("NO", "officer") if thing == "foreign" else ("RO", "other-officer")
    return {"desk": desk, "name": name, "groups": ["summary"], "until": _LATER, "reason": WHY}


def _case_form(world: World, thing: str) -> Form:
    desk = _OWNERS.get(thing, "NO")
    ref = f"{desk}/{REFS.get(thing, 'new')}"
    return {
        "ref": ref,
        "opened": "2026-03-02",
        "title": "Changed",
        "identifiers-0-kind": "handle",
        "identifiers-0-value": HANDLES.get(thing, "instagram:quick_finch_8"),
    }


def _reason(_world: World, _thing: str) -> Form:
    return {"reason": WHY}


def _says(**form: Any) -> Callable[[World, str], Form]:
    return lambda _world, _thing: form


def _of(**form: Any) -> Callable[[World, str], Form]:
    """Return forms that name what a proposal is about."""

    def make(world: World, thing: str) -> Form:
        known = world.things.get(thing, {})
        named = {"subject": known.get("subject", "none"), "key": known.get("step", "none")}
        fact = known.get("fact", "max_penalty_years:NO")
        return {"of": known.get("proposal", "absent"), **named, f"fact.{fact}": "12", **form}

    return make


def _judgement(world: World, thing: str) -> Form:
    mark = world.marks.get(thing, "00000000")
    return {"verdict": "unsure", "reason": WHY, "mark": mark, "back": "case"}


def _dealing(**form: Any) -> Callable[[World, str], Form]:
    """Return forms of the page of a hit, with the mark of the record as its desk reads it."""

    def make(world: World, thing: str) -> Form:
        mark = world.marks.get(f"dealing {thing}", "00000000")
        return {"reason": WHY, "mark": mark, "track": "case", **form}

    return make


def _grant_on_hit(world: World, thing: str) -> Form:
    known = world.things.get(thing, {})
    groups, readers = known.get("groups", ("summary",)), known.get("readers", ())
    return _dealing(groups=list(groups), readers=list(readers))(world, thing)


def _answer_on_consent(world: World, thing: str) -> Form:
    return _dealing(verdict="given" if thing == "half_given" else "refused")(world, thing)


FORMS: dict[tuple[str, str], Callable[[World, str], Form]] = {
    ("POST", "/account/keys"): _says(scopes="cases:read"),
    ("POST", "/cases/new"): _case_form,
    ("POST", "/cases/<uuid:case_id>/edit"): _case_form,
    ("POST", "/cases/<uuid:case_id>/move"): _says(to="suspended", reason=WHY),
    ("POST", "/cases/<uuid:case_id>/erasure"): _reason,
    ("POST", "/cases/<uuid:case_id>/subjects/<key>"): _reason,
    ("POST", "/search"): _says(q=HANDLES["open"]),
    ("POST", "/cases/check"): _says(text=HANDLES["open"]),
    ("POST", "/hits/<uuid:hit_id>/judgement"): _judgement,
    ("POST", "/hits/<uuid:hit_id>/muting"): _says(muted="yes", reason=WHY),
    ("POST", "/cases/<uuid:case_id>/coordination/new"): _says(
        kind="jit", state="running", states="FR", since="2026-01-01"
    ),
    ("POST", "/cases/<uuid:case_id>/coordination/<uuid:record_id>"): _says(state="held"),
    ("POST", "/hits/<uuid:hit_id>/coordination/<uuid:record_id>"): _says(
        verdict="contested", reason=WHY
    ),
    ("POST", "/hits/<uuid:hit_id>/ask"): _dealing(groups=["identifiers"]),
    ("POST", "/hits/<uuid:hit_id>/ask-again"): _dealing(),
    ("POST", "/hits/<uuid:hit_id>/withdrawal"): _dealing(),
    ("POST", "/hits/<uuid:hit_id>/refusal"): _dealing(),
    ("POST", "/hits/<uuid:hit_id>/postponement"): _dealing(until="2026-12-20"),
    ("POST", "/hits/<uuid:hit_id>/proposal"): _dealing(groups=["summary"]),
    ("POST", "/hits/<uuid:hit_id>/grant"): _grant_on_hit,
    ("POST", "/hits/<uuid:hit_id>/revocation"): _dealing(groups=["summary"]),
    ("POST", "/hits/<uuid:hit_id>/consents"): _dealing(use="pass_on", to_whom="Europol"),
    ("POST", "/hits/<uuid:hit_id>/consents/<consent_id>"): _answer_on_consent,
    ("POST", "/hits/<uuid:hit_id>/subjects/<key>"): _reason,
    ("POST", "/proposals/steps/decision"): _of(state="declined", reason=WHY),
    ("POST", "/proposals/steps/recommendation"): _of(),
    ("POST", "/proposals/steps/answers"): _of(),
    ("POST", "/proposals/worksheet"): _of(**{"text.victims": WHY}),
    ("POST", "/alarms/<uuid:alarm_id>/comment"): _reason,
    ("POST", "/alarms/<uuid:alarm_id>/clear"): _reason,
    ("POST", "/alarms/quota/<user_id>"): _reason,
    ("POST", "/cases/<uuid:case_id>/access/<what>"): _grant,
    ("POST", "/cases/<uuid:case_id>/access/<uuid:entry_id>/end/<what>"): _reason,
    ("POST", "/cases/<uuid:case_id>/access/<uuid:entry_id>/lift"): _reason,
    ("POST", "/cases/<uuid:case_id>/access/<uuid:entry_id>/sign"): _reason,
    ("POST", "/opened/<uuid:case_id>/subjects/<key>"): _reason,
    ("POST", "/teams"): _says(name="Badger", desks=["DE"], until=_LATER, reason=WHY),
    ("POST", "/teams/<uuid:team_id>/join"): _reason,
    ("POST", "/teams/<uuid:team_id>/decline"): _reason,
    ("POST", "/teams/<uuid:team_id>/leave"): _reason,
    ("POST", "/teams/<uuid:team_id>/end"): _reason,
    ("POST", "/teams/<uuid:team_id>/members"): _says(name="officer"),
    ("POST", "/teams/<uuid:team_id>/members/<account>/remove"): _reason,
    ("POST", "/break-glass"): _says(ref=f"NO/{REFS['red']}", reason=WHY),
    ("POST", "/break-glass/<uuid:entry_id>/close"): _reason,
    ("POST", "/break-glass/hits/<uuid:hit_id>"): _reason,
    ("POST", "/absence"): _says(
        absent="officer", deputy="lead", since="2026-12-10", until="2026-12-12", reason=WHY
    ),
    ("POST", "/absence/<uuid:absence_id>/end"): _reason,
    ("POST", "/users"): _says(name="somebody.new", role="officer", desk="NO"),
    ("POST", "/reference/corrections/<uuid:correction_id>/withdraw"): _reason,
    ("POST", "/reference/corrections"): _says(
        file="jurisdictions",
        entry="KR",
        field="budapest",
        value="party",
        source="Letter of the ministry",
        reason="It was read there",
    ),
    ("POST", "/login"): _says(username="nobody-here", password="violet tractors"),
}


def _team_case(world: World, _thing: str) -> Form:
    team = world.things["team"]["team_id"]
    return {"team": team, "groups": ["identifiers"], "until": _LATER, "reason": WHY}


# What programs send about who is let in and shut out.
_ON_ACCESS: dict[str, Callable[[World, str], Form]] = {
    "/cases/<uuid:case_id>/walls": _says(name="reader", desk="NO", reason=WHY),
    "/cases/<uuid:case_id>/walls/<uuid:entry_id>/lift": _reason,
    "/cases/<uuid:case_id>/readers": _says(name="reader", until=_LATER, reason=WHY),
    "/cases/<uuid:case_id>/readers/<uuid:entry_id>/end": _reason,
    "/cases/<uuid:case_id>/grants": _grant,
    "/cases/<uuid:case_id>/grants/<uuid:entry_id>/signature": _reason,
    "/cases/<uuid:case_id>/grants/<uuid:entry_id>/end": _reason,
    "/cases/<uuid:case_id>/teams": _team_case,
    "/teams": _says(name="Badger", desks=["DE"], until=_LATER, purpose=WHY),
    "/teams/<uuid:team_id>/join": _reason,
    "/teams/<uuid:team_id>/decline": _reason,
    "/teams/<uuid:team_id>/leave": _reason,
    "/teams/<uuid:team_id>/end": _reason,
    "/teams/<uuid:team_id>/members": _says(name="officer"),
    "/teams/<uuid:team_id>/members/<account>/end": _reason,
    "/break-glass/<uuid:entry_id>/close": _reason,
    "/absence": FORMS["POST", "/absence"],
    "/absence/<uuid:absence_id>/end": _reason,
}
