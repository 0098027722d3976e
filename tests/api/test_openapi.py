"""The published documents stay in step with the routes, and answers with the document."""

import json
import re
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from coordination.api.problems import TITLES
from coordination.domain.accounts import ApiScope
from coordination.web.routes import ROUTES
from tests.builders import a_payload
from tests.records import a_full_record

OPENAPI = json.loads((files("coordination.api") / "openapi.json").read_text(encoding="utf-8"))
RECORD = json.loads(
    (files("coordination.interop") / "case.schema.json").read_text(encoding="utf-8")
)
_VARIABLE = re.compile(r"<(?:uuid:)?(\w+)>")
METHODS = {"get", "post", "put", "patch", "delete"}


def operations() -> dict[tuple[str, str], dict]:
    return {
        (method, path): operation
        for path, item in OPENAPI["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


def judge(name: str, body: object) -> None:
    """Fail unless a body is what the document says of this schema."""
    base = "https://desk.test/api/v1/"
    registry = Registry().with_resources(
        [
            (f"{base}openapi.json", Resource(OPENAPI, DRAFT202012)),
            (f"{base}record-schema.json", Resource(RECORD, DRAFT202012)),
        ]
    )
    pointer = {"$ref": f"{base}openapi.json#/components/schemas/{name}"}
    Draft202012Validator(pointer, registry=registry).validate(body)


def test_every_route_of_the_api_is_described_and_every_description_has_a_route(app):
    served = {
        (method.lower(), _VARIABLE.sub(r"{\1}", rule.rule.removeprefix("/api/v1")))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in rule.methods - {"HEAD"}
    }

    assert served == operations().keys()


def test_the_document_names_endpoint_and_scope_as_the_table_of_routes_does():
    for operation in operations().values():
        row = ROUTES[operation["operationId"]]
        wanted = [{"key": [row.scope.value]}] if row.scope else []
        assert operation["security"] == wanted


def test_scopes_of_keys_are_those_of_the_document():
    used = {row.scope for row in ROUTES.values() if row.scope}

    assert used == set(ApiScope)


def test_every_status_that_is_described_has_words():
    described = {int(status) for one in operations().values() for status in one["responses"]}

    assert {status for status in described if status >= 400} <= TITLES.keys()


def test_every_schema_is_one():
    for name, schema in OPENAPI["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        assert name[0].isupper()


def test_both_documents_are_served_as_published(anybody):
    assert anybody.get("/api/v1/openapi.json").json == OPENAPI
    served = anybody.get("/api/v1/record-schema.json")
    assert json.loads(served.text) == RECORD
    assert served.mimetype == "application/schema+json"


def test_answers_are_what_the_document_says(program):
    ours, theirs = program("NO"), program("RO")
    mail = a_full_record()["identifiers"]
    theirs.post(a_payload("RO/2017/12", "RO", identifiers=[{**mail[0], "subject": None}]))
    judge("Record", a_full_record())
    receipt = ours.post(a_full_record())

    judge("Receipt", receipt.json)
    judge("Case", ours.get(receipt.headers["Location"]).json)
    judge("CaseList", ours.get("/api/v1/cases").json)
    for state in ("open", "covered", "not_the_same", "muted", "past"):
        judge("HitList", theirs.get(f"/api/v1/hits?state={state}").json)


@pytest.mark.parametrize("payload", [{}, a_payload("RO/1", "RO")])
def test_problems_are_what_the_document_says(program, payload):
    answer = program("NO").post(payload)

    judge("Problem", answer.json)
    assert answer.json["status"] == answer.status_code


def test_the_smallest_case_is_what_the_document_says(program):
    ours = program("NO")
    address = ours.post({"ref": "NO/1", "jurisdiction": "NO", "opened": "unknown"}).headers[
        "Location"
    ]

    judge("Case", ours.get(address).json)
    judge("CaseList", ours.get("/api/v1/cases").json)
