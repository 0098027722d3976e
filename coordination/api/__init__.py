"""The API: JSON for the programs of a desk, behind personal keys and never behind cookies."""

from collections.abc import Mapping

from flask import Blueprint, Flask

from coordination.api import access
from coordination.api.access import Tries
from coordination.api.cases import blueprint as cases_views
from coordination.api.documents import blueprint as document_views
from coordination.api.hits import blueprint as hits_views
from coordination.api.overlaps import blueprint as overlaps_views
from coordination.domain.accounts import ApiScope

BLUEPRINTS: tuple[Blueprint, ...] = (
    cases_views,
    overlaps_views,
    hits_views,
    document_views,
)


def register(app: Flask, scopes: Mapping[str, ApiScope], tries: Tries) -> None:
    """Give the application the API, with its wall and its problem replies.

    `scopes` says for each endpoint what a key must be allowed; it comes from the table of routes.
    """
    access.install(app, scopes, tries)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix="/api/v1")
