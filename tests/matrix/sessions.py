"""How people and programs of the matrix come in: keys, sessions, and what changes during them."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select, text

from coordination import runtime
from coordination.actions import api_keys
from coordination.domain.permissions import Role
from coordination.storage.accounts import Account
from coordination.storage.database import db
from tests.matrix.people import KEYS
from tests.matrix.world import World


def issue_keys(world: World) -> None:
    """Issue everybody's keys; revoke one."""
    for kind, (who, scopes) in KEYS.items():
        life = timedelta(days=2) if kind == "late_key" else timedelta(days=90)
        issued = world.do(who, api_keys.issue_api_key, scopes, life=life)
        world.keys[kind] = issued.text
        world.things[kind] = {"key_id": issued.line.id}
    world.keys["program"] = world.keys["key"]
    world.do("officer", api_keys.revoke_api_key, world.things["ended_key"]["key_id"])


def sign_in(world: World) -> None:
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


def change_people(world: World) -> None:
    """Let happen in the middle of their sessions what happens to people."""

    def change(bench: Any) -> None:
        for kind, desk in (("moved", "RO"), ("granted_moved", "FR")):
            row = bench.session.get(Account, UUID(world.people[kind].user_id))
            row.desk = desk
        row = bench.session.get(Account, UUID(world.people["demoted"].user_id))
        row.role = Role.READER.value
        # Its sessions end too when an account is closed; here that it is closed must be enough.
        row = bench.session.get(Account, UUID(world.people["closed"].user_id))
        row.active = False

    world.do(runtime.OPERATOR, change)
    world.people["moved"] = replace(world.people["moved"], desk="RO")
    world.people["granted_moved"] = replace(world.people["granted_moved"], desk="FR")
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
