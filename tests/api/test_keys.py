"""Who gets in: personal keys, in force, of enough scope, and nothing else."""

from datetime import timedelta

import pytest

from coordination import runtime
from coordination.actions.accounts import deactivate_user, list_users
from coordination.actions.api_keys import revoke_api_key
from coordination.api.access import MOST_BAD_KEYS
from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Actor, Role
from tests.api.conftest import Program, a_key
from tests.builders import a_payload
from tests.conftest import Clock

LIST = "/api/v1/cases"
KEYED = [
    ("GET", LIST),
    ("POST", LIST),
    ("GET", f"{LIST}/00000000-0000-4000-8000-000000000000"),
    ("PUT", f"{LIST}/00000000-0000-4000-8000-000000000000"),
    ("GET", "/api/v1/hits"),
]


@pytest.mark.parametrize(("method", "path"), KEYED)
def test_without_a_key_everything_answers_401_and_leaves_no_entry(anybody, log, method, path):
    answer = anybody.call(method, path)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.mimetype == "application/problem+json"
    assert log() == []


@pytest.mark.parametrize("path", ["/api/v1/openapi.json", "/api/v1/record-schema.json"])
def test_the_published_documents_need_no_key(anybody, path):
    assert anybody.get(path).status_code == 200


@pytest.mark.filterwarnings("ignore:Passing SelectField choices:DeprecationWarning")
def test_a_session_cookie_opens_nothing_and_is_not_even_read(anybody, browser, person):
    person("no-officer")
    browser.sign_in("no-officer")
    assert browser.get("/account").status_code == 200

    answers = [browser.client.open(path, method=method) for method, path in KEYED]

    assert [answer.status_code for answer in answers] == [401] * len(KEYED)
    assert all("Set-Cookie" not in answer.headers for answer in answers)


def test_a_key_in_a_query_or_another_header_is_no_key(program):
    ours = program("NO")
    bare = Program(ours.client, None)

    answers = [
        bare.get(f"{LIST}?key={ours.key}"),
        bare.get(LIST, headers={"X-Api-Key": ours.key}),
        bare.get(LIST, headers={"Authorization": f"Basic {ours.key}"}),
        bare.get(LIST, headers={"Authorization": "Bearer"}),
    ]

    assert [answer.status_code for answer in answers] == [401] * 4
    assert ours.get(LIST).status_code == 200


def test_the_scope_decides_between_reading_and_writing(program, log):
    reads = program("NO", (ApiScope.READ_CASES,))
    writes = program("NO", (ApiScope.WRITE_CASES,))

    assert [reads.get(LIST).status_code, reads.post(a_payload()).status_code] == [200, 403]
    assert log()[-1] == ("refused", reads.owner, ("api_cases.register",))
    assert [writes.get(LIST).status_code, writes.post(a_payload()).status_code] == [403, 201]


def test_a_key_ends_on_its_day(make_app):
    clock = Clock(runtime.wall_clock())
    app = make_app(clock=clock)
    holder = Actor("", "no.program", Role.OFFICER, "NO")
    ours = Program(app.test_client(), a_key(app, holder, life=timedelta(days=2)).text)
    assert ours.get(LIST).status_code == 200

    clock.move(days=3)

    assert ours.get(LIST).status_code == 401


def test_a_revoked_key_ends_at_once(app):
    holder = Actor("", "no.program", Role.LEAD, "NO")
    issued = a_key(app, holder)
    ours = Program(app.test_client(), issued.text)
    assert ours.get(LIST).status_code == 200

    with app.app_context(), runtime.open_bench(owner_of(app, holder), writes=True) as bench:
        revoke_api_key(bench, issued.line.id)

    assert ours.get(LIST).status_code == 401


def test_a_key_of_a_deactivated_person_ends_at_once(app, program):
    ours = program("NO")
    found = owner_of(app, Actor("", ours.owner, Role.OFFICER, "NO"))
    with app.app_context(), runtime.open_bench(runtime.OPERATOR, writes=True) as bench:
        deactivate_user(bench, found.user_id)

    assert ours.get(LIST).status_code == 401


def owner_of(app, holder: Actor) -> Actor:
    with app.app_context(), runtime.open_bench(runtime.OPERATOR, writes=False) as bench:
        found = next(one for one in list_users(bench) if one.name == holder.name)
    return Actor(found.id, found.name, found.role, found.desk)


def test_a_wrong_key_is_logged_without_the_key(program, anybody, log):
    ours = program("NO")
    anybody.key = f"{ours.key}x"

    answer = anybody.get(LIST)

    assert answer.status_code == 401
    assert log()[-1] == ("api_key.refused", "anonymous", ("api_cases.index",))
    assert ours.key.rpartition("_")[2] not in repr(log())


def test_bad_keys_are_counted_by_address_and_a_good_one_still_works(program, anybody, log):
    ours = program("NO")
    anybody.key = "desk_0_guess"
    codes = [anybody.get(LIST).status_code for _ in range(MOST_BAD_KEYS + 3)]
    elsewhere = Program(anybody.client, "desk_0_guess", address="192.0.2.9")

    assert codes == [401] * MOST_BAD_KEYS + [429] * 3
    assert log()[-1][0] == "api_key.locked"
    assert ours.get(LIST).status_code == 200
    assert elsewhere.get(LIST).status_code == 401


@pytest.mark.parametrize(
    "text", ["", " ", "desk__", "desk_abc", "desk_\x80_x", "desk_%00_x", "x" * 5000, "desk_a_b_c"]
)
def test_nonsense_in_place_of_a_key_is_refused_quietly(anybody, text):
    anybody.key = text or " "

    assert anybody.get(LIST).status_code == 401
