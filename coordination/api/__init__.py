"""The API: JSON for the programs of a desk, behind personal keys and never behind cookies."""

from collections.abc import Mapping

from flask import Blueprint, Flask

from coordination.api import access
from coordination.api.absences import blueprint as absence_views
from coordination.api.access import Tries
from coordination.api.break_glass import blueprint as glass_views
from coordination.api.case_access import blueprint as case_access_views
from coordination.api.cases import blueprint as cases_views
from coordination.api.documents import blueprint as document_views
from coordination.api.hits import blueprint as hits_views
from coordination.api.overlaps import blueprint as overlaps_views
from coordination.api.teams import blueprint as team_views
from coordination.domain.accounts import ApiScope

BLUEPRINTS: tuple[Blueprint, ...] = (
    cases_views,
    overlaps_views,
    hits_views,
    case_access_views,
    team_views,
    glass_views,
    absence_views,
    document_views,
)


def register(app: Flask, scopes: Mapping[str, ApiScope], tries: Tries) -> None:
    """Give the application the API, with its wall and its problem replies.

    `scopes` says for each endpoint what a key must be allowed; it comes from the table of routes.
    """
    access.install(app, scopes, tries)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix="/api/v1")
