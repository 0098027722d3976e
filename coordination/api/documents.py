"""What a programmer needs before there is a key: the OpenAPI document and the record's schema."""

from importlib.resources import files

from flask import Blueprint, Response

blueprint = Blueprint("api_documents", __name__)


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Return the OpenAPI 3.1 document of this API."""
    return _published("coordination.api", "openapi.json", "application/json")


@blueprint.get("/record-schema.json")
def record_schema() -> Response:
    """Return the JSON Schema of the national case record."""
    return _published("coordination.interop", "case.schema.json", "application/schema+json")


def _published(package: str, name: str, mimetype: str) -> Response:
    return Response((files(package) / name).read_bytes(), mimetype=mimetype)
