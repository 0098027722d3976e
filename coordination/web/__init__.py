"""The pages: blueprints, and the wall in front of them."""

from flask import Blueprint, Flask

from coordination.web.absences import blueprint as absence_pages
from coordination.web.account import blueprint as account_pages
from coordination.web.alarms import blueprint as alarm_pages
from coordination.web.approvals import blueprint as approvals_pages
from coordination.web.assets import blueprint as assets_pages
from coordination.web.break_glass import blueprint as glass_pages
from coordination.web.case_access import blueprint as case_access_pages
from coordination.web.case_acts import blueprint as case_acts_pages
from coordination.web.cases import blueprint as cases_pages
from coordination.web.coordination import blueprint as coordination_pages
from coordination.web.coordination_map import blueprint as coordination_map_pages
from coordination.web.desks import blueprint as desks_pages
from coordination.web.disclosures import blueprint as disclosures_pages
from coordination.web.findings import blueprint as findings_pages
from coordination.web.frame import blueprint as frame_pages
from coordination.web.hits import blueprint as hits_pages
from coordination.web.judgements import blueprint as judgements_pages
from coordination.web.law_words import blueprint as law_texts
from coordination.web.log import blueprint as log_pages
from coordination.web.opened import blueprint as opened_pages
from coordination.web.overlaps import blueprint as overlaps_pages
from coordination.web.overview import blueprint as overview_pages
from coordination.web.pack_corrections import blueprint as correction_pages
from coordination.web.proposals import blueprint as proposals_pages
from coordination.web.reference import blueprint as reference_pages
from coordination.web.reports import blueprint as report_pages
from coordination.web.search import blueprint as search_pages
from coordination.web.teams import blueprint as team_pages
from coordination.web.welcome import blueprint as welcome_pages

BLUEPRINTS: tuple[Blueprint, ...] = (
    frame_pages,
    assets_pages,
    overview_pages,
    account_pages,
    cases_pages,
    case_acts_pages,
    case_access_pages,
    search_pages,
    overlaps_pages,
    hits_pages,
    disclosures_pages,
    approvals_pages,
    judgements_pages,
    coordination_pages,
    coordination_map_pages,
    findings_pages,
    proposals_pages,
    law_texts,
    reference_pages,
    correction_pages,
    log_pages,
    alarm_pages,
    team_pages,
    opened_pages,
    glass_pages,
    absence_pages,
    desks_pages,
    report_pages,
    welcome_pages,
)


def register(app: Flask) -> None:
    """Give the application every blueprint of the pages."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
