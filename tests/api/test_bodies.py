"""Bodies that are no record: each gets a problem, none a trace, and nothing is stored."""

import json
from io import BytesIO

import pytest

from tests.builders import a_payload

GOOD = json.dumps(a_payload()).encode()
BODIES = {
    "nothing": (b"", "line 1, column 1"),
    "half of one": (GOOD[:20], "Malformed JSON"),
    "an error in the second line": (b'{"ref": "NO/1",\n "opened" "2020"}', "line 2, column 11"),
    "a list": (b"[" + GOOD + b"]", "Not a JSON object"),
    "a text": (b'"case"', "Not a JSON object"),
    "two objects": (GOOD + b"\n" + GOOD, "line 2, column 1"),
    "a field twice": (b'{"ref": "A", "ref": "B"}', "ref stands twice"),
    "a NUL": (GOOD + b"\0", "NUL byte"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "NUL byte"),
    "Latin-1": ('{"ref": "Å"}'.encode("latin-1"), "Not UTF-8"),
    "lists in lists": (b'{"ref":' + b"[" * 200_000, "Brackets within brackets"),
    "objects in objects": (b'{"a":' * 150_000, "Brackets within brackets"),
    "no number": (b'{"ref": NaN}', "NaN or Infinity"),
    "a long number": (b'{"ref": ' + b"9" * 9_000 + b"}", "too long"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_cannot_be_read_is_answered_with_the_place(program, name):
    body, said = BODIES[name]
    ours = program("NO")

    answer = ours.post(body)

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    (fault,) = answer.json["faults"]
    assert fault["field"] == "body"
    assert said in fault["message"]
    assert ours.get("/api/v1/cases").json["total"] == 0


@pytest.mark.parametrize(
    "payload",
    [
        {"ref": [[[[[[[[[]]]]]]]]]},
        a_payload(ref="NO\u202e1"),
        a_payload(ref="NO\u0000"),
        a_payload(title="\ud800"),
        a_payload(subjects="none"),
        a_payload(identifiers=[{"type": "email", "value": 5}]),
        {"id": "1", "desk": "RO", **a_payload()},
    ],
)
def test_a_hostile_record_is_refused_by_its_fields(program, payload):
    answer = program("NO").post(payload)

    assert answer.status_code == 422
    assert answer.json["faults"]


@pytest.mark.parametrize("mimetype", ["text/plain", "application/x-www-form-urlencoded", None])
def test_only_json_is_taken(program, mimetype):
    ours = program("NO")

    answer = ours.call("POST", "/api/v1/cases", data=GOOD, content_type=mimetype)

    assert answer.status_code == 415
    assert ours.post(GOOD).status_code == 201


def test_a_body_over_the_limit_is_refused_before_it_is_read(program):
    ours = program("NO")
    padding = 1_000_000 - len(GOOD)

    over, within = ours.post(GOOD + b" " * (padding + 1)), ours.post(GOOD + b" " * padding)

    assert (over.status_code, within.status_code) == (413, 201)


def test_fifty_megabytes_are_refused(program):
    assert program("NO").post(GOOD + b" " * 50_000_000).status_code == 413


@pytest.mark.parametrize(("padding", "status"), [(0, 201), (1_000_000, 413), (2_000_000, 413)])
def test_a_body_without_an_announced_length_is_measured_too(program, padding, status):
    ours = program("NO")

    answer = ours.client.post(
        "/api/v1/cases",
        headers={"Authorization": f"Bearer {ours.key}", "Transfer-Encoding": "chunked"},
        content_type="application/json",
        input_stream=BytesIO(GOOD + b" " * padding),
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert answer.status_code == status


def test_a_byte_order_mark_is_forgiven(program):
    assert program("NO").post(b"\xef\xbb\xbf" + GOOD).status_code == 201


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("DELETE", "/api/v1/cases", 405),
        ("PATCH", "/api/v1/hits", 405),
        ("OPTIONS", "/api/v1/cases", 405),
        ("GET", "/api/v1/cases/not-an-id", 404),
        ("GET", "/api/v1/unheard", 404),
        ("GET", "/api/", 404),
    ],
)
def test_an_address_or_method_that_is_not_there_gets_a_problem_too(program, method, path, status):
    answer = program("NO").call(method, path)

    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert ("Allow" in answer.headers) == (status == 405)


def test_what_goes_wrong_inside_is_a_problem_without_its_cause(program, monkeypatch):
    ours = program("NO")

    def broken(*_args, **_more):
        raise RuntimeError("Kari Hemmelig")

    monkeypatch.setattr("coordination.api.cases.submit_case", broken)
    answer = ours.post(GOOD)

    assert answer.status_code == 500
    assert answer.mimetype == "application/problem+json"
    assert "Hemmelig" not in answer.text
