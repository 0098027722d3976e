"""Tabs left open, answers kept, people who moved: what was true a moment ago opens nothing."""

from uuid import UUID, uuid4

import pytest

from coordination import runtime
from coordination.actions import disclosure_views, disclosures
from coordination.domain.permissions import Role
from coordination.storage.accounts import Account
from tests.matrix.grid import ask, plain
from tests.matrix.people import WORDS
from tests.matrix.table import Cell
from tests.matrix.world import World

PLACES = (
    ("GET", "/hits/<uuid:hit_id>"),
    ("GET", "/hits"),
    ("GET", "/desk"),
    ("GET", "/cases/<uuid:case_id>/<tab>"),
    ("GET", "/findings/<key>"),
    ("GET", "/findings/<key>/graph"),
    ("POST", "/search"),
)


def send(world: World, method: str, route: str, who: str, thing: str = "-"):
    return ask(world, Cell(method, route, who, thing, "seen", 0))


def revoke(world: World) -> None:
    for thing in ("giving", "half_given"):
        hit_id = UUID(world.things[thing]["hit_id"])
        mark = world.do("officer", disclosure_views.show, hit_id).mark
        more = {"reason": "no longer needed", "mark": mark}
        world.do("officer", disclosures.revoke, hit_id, (), **more)


def change(world: World, who: str, **columns: object) -> None:
    def act(bench) -> None:
        row = bench.session.get(Account, UUID(world.people[who].user_id))
        for name, value in columns.items():
            setattr(row, name, value)

    world.do(runtime.OPERATOR, act)


@pytest.mark.parametrize(("method", "route"), PLACES, ids=" ".join)
def test_what_was_disclosed_is_gone_from_every_place_at_the_next_request(world, method, route):
    first = send(world, method, route, "disclosed", "lent")
    revoke(world)
    again = send(world, method, route, "disclosed", "lent")

    assert WORDS["open"] in first.text
    assert first.headers["Cache-Control"] == "no-store"
    assert "ETag" not in first.headers
    assert "Last-Modified" not in first.headers
    assert again.status_code == 200
    assert WORDS["open"] not in again.text


def test_a_program_gets_nothing_more_either(world):
    route = "/api/v1/hits/<uuid:hit_id>/given"
    first = send(world, "GET", route, "disclosed_key", "lent")
    revoke(world)
    again = send(world, "GET", route, "disclosed_key", "lent")

    assert WORDS["open"] in first.text
    assert first.headers["Cache-Control"] == "no-store"
    assert WORDS["open"] not in again.text


@pytest.mark.parametrize("header", ["If-None-Match", "If-Modified-Since", "Range", "If-Range"])
def test_what_a_browser_kept_is_never_confirmed(world, header):
    value = {"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT", "Range": "bytes=0-10"}
    client = world.app.test_client()
    client.set_cookie("session", world.cookies["disclosed"])
    path = f"/hits/{world.things['lent']['hit_id']}"
    revoke(world)
    answer = client.get(path, headers={header: value.get(header, '"*"')}, buffered=True)

    assert answer.status_code == 200
    assert WORDS["open"] not in answer.text


@pytest.mark.parametrize(
    "act", ["ask", "ask-again", "withdrawal", "revocation", "proposal", "consents"]
)
def test_a_form_of_a_tab_from_before_the_revocation_does_nothing_and_shows_nothing(world, act):
    revoke(world)
    answer = send(world, "POST", f"/hits/<uuid:hit_id>/{act}", "disclosed", "lent")

    assert answer.status_code in {409, 422}
    assert WORDS["open"] not in answer.text


def test_an_open_form_on_a_given_victim_opens_nobody_after_the_revocation(world):
    route = "/hits/<uuid:hit_id>/subjects/<key>"
    before = send(world, "POST", route, "disclosed", "lent")
    revoke(world)
    after = send(world, "POST", route, "disclosed", "lent")

    assert (before.status_code, after.status_code) == (200, 404)
    assert WORDS["open"] not in after.text


def test_a_lead_signs_nothing_on_a_record_that_changed_under_the_hand(world):
    send(world, "POST", "/hits/<uuid:hit_id>/refusal", "officer", "open")
    answer = send(world, "POST", "/hits/<uuid:hit_id>/grant", "lead", "open")
    theirs = send(world, "GET", "/hits/<uuid:hit_id>", "other_officer", "foreign")

    assert answer.status_code == 409
    assert WORDS["open"] not in theirs.text


def test_who_is_moved_in_mid_session_loses_the_desk_and_gets_the_other(world):
    before = send(world, "GET", "/cases", "officer")
    change(world, "officer", desk="RO")
    after = send(world, "GET", "/cases", "officer")
    old = send(world, "GET", "/cases/<uuid:case_id>", "officer", "open")
    act = send(world, "POST", "/cases/<uuid:case_id>/move", "officer", "open")

    assert WORDS["open"] in before.text
    assert WORDS["open"] not in after.text
    assert WORDS["foreign"] in after.text
    assert (old.status_code, act.status_code) == (404, 404)
    absent = send(world, "GET", "/cases/<uuid:case_id>", "officer", "absent")
    assert plain(old) == plain(absent)


def test_the_keys_of_who_is_moved_end(world):
    change(world, "officer", desk="RO")

    assert send(world, "GET", "/api/v1/cases", "key").status_code == 401


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR])
def test_a_role_taken_away_in_mid_session_is_gone_at_the_next_request(world, role):
    central = role is not Role.READER
    change(world, "lead", role=role.value, desk=None if central else "NO")
    signs = send(world, "POST", "/hits/<uuid:hit_id>/grant", "lead", "open")
    reads = send(world, "GET", "/cases/<uuid:case_id>", "lead", "open")
    program = send(world, "POST", "/api/v1/hits/<uuid:hit_id>/grant", "lead_key", "open")

    assert signs.status_code == 403
    assert reads.status_code == (403 if central else 200)
    assert program.status_code in {401, 403}


def test_neither_ids_nor_references_are_guessed(world):
    """A neighbour of a known id, another writing of it and a known reference all are absent."""
    known = UUID(world.things["foreign"]["case_id"])
    near = [UUID(int=known.int + step) for step in (-1, 1)]
    asked = [str(one) for one in (known, *near, uuid4())]
    asked += [str(known).upper(), f"%7B{known}%7D", "RO/2026/76", "1", "0", "-1"]
    client = world.app.test_client()
    client.set_cookie("session", world.cookies["officer"])
    found = [client.get(f"/cases/{one}", buffered=True) for one in asked]

    assert {answer.status_code for answer in found} == {404}
    assert len({plain(answer) for answer in found}) == 1


def test_an_id_tells_neither_order_nor_number(world):
    ids = [UUID(world.things[name]["case_id"]) for name in ("open", "walled", "red", "foreign")]

    assert {one.version for one in ids} == {4}
    assert all(abs(a.int - b.int) > 2**64 for a in ids for b in ids if a != b)
