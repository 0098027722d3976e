"""The pages: blueprints, and the wall in front of them."""

from flask import Blueprint, Flask

from coordination.web.assets import blueprint as assets_pages
from coordination.web.reports import blueprint as report_pages
from coordination.web.welcome import blueprint as welcome_pages

BLUEPRINTS: tuple[Blueprint, ...] = (
    assets_pages,
    report_pages,
    welcome_pages,
)


def register(app: Flask) -> None:
    """Give the application every blueprint of the pages."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
