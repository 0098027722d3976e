"""What every page shows around its content: rail, search, theme; and the words of templates.

The rail offers what the policy allows this person, so that a page behind it never has to refuse.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from flask import Blueprint, current_app, g, request
from flask_babel import LazyString, get_locale
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import generate_csrf

from coordination import runtime
from coordination.actions import (
    alarms,
    approvals,
    case_rights,
    glass_pages,
    proposal_lists,
    team_pages,
)
from coordination.actions.workbench import Workbench
from coordination.domain.permissions import Act, Actor, can
from coordination.domain.settling import settled_by
from coordination.web import wording

blueprint = Blueprint("frame", __name__)

_Answer = TypeVar("_Answer")

_THEMES: Final = frozenset({"light", "dark"})


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a page; one of `acts` opens it."""

    endpoint: str
    label: LazyString
    icon: str
    acts: tuple[Act, ...]


# The first way that a person may go is where that person begins.
WAYS: Final[tuple[tuple[LazyString, tuple[Way, ...]], ...]] = (
    (
        _("Desk"),
        (
            Way("overview.desk", _("My desk today"), "house", (Act.SEE_HITS,)),
            Way("cases.index", _("Cases"), "folder2", (Act.LIST_CASES,)),
            Way("overlaps.index", _("Hits"), "intersect", (Act.SEE_HITS,)),
            Way("disclosures.index", _("Disclosures"), "arrow-left-right", (Act.SEE_HITS,)),
        ),
    ),
    (
        _("To sign"),
        (
            Way("approvals.index", _("Approvals"), "pen", (Act.SIGN_DISCLOSURE,)),
            Way("case_access.index", _("Access to cases"), "person-lock", (Act.SET_WALL,)),
        ),
    ),
    (
        _("Coordination"),
        (
            Way(
                "coordination_map.index",
                _("Coordination map"),
                "globe-europe-africa",
                (Act.SEE_MAP,),
            ),
            Way("findings.index", _("Findings"), "diagram-3", (Act.SEE_HITS, Act.SEE_STRUCTURE)),
            Way(
                "proposals.index",
                _("Proposals"),
                "signpost-split",
                (Act.SEE_HITS, Act.SEE_STRUCTURE),
            ),
            Way("findings.domestic", _("Domestic duplicates"), "files", (Act.SEE_HITS,)),
            Way("teams.index", _("Teams"), "people-fill", (Act.READ_GIVEN,)),
        ),
    ),
    (
        _("Control"),
        (
            Way("log.index", _("Audit log"), "shield-check", (Act.READ_LOG_OWN, Act.READ_LOG_ALL)),
            Way("alarms.index", _("Alarms"), "bell", (Act.SEE_ALARMS,)),
            Way(
                "disclosures.unanswered",
                _("Unanswered asks"),
                "hourglass-split",
                (Act.SEE_UNANSWERED,),
            ),
            Way(
                "break_glass.index",
                _("Break-glass"),
                "exclamation-octagon",
                (Act.BREAK_GLASS, Act.SEE_GLASS),
            ),
            Way("desks.index", _("Desks"), "bank", (Act.MANAGE_DESKS,)),
            Way(
                "pack_corrections.index",
                _("Corrections of law"),
                "pencil-square",
                (Act.CORRECT_PACK,),
            ),
        ),
    ),
    (
        _("People"),
        (
            Way("opened.index", _("Opened to you"), "unlock", (Act.READ_GIVEN,)),
            Way("absences.index", _("Absence"), "calendar-x", (Act.ARRANGE_COVER,)),
            Way(
                "desks.users",
                _("Users"),
                "people",
                (Act.MANAGE_ACCOUNTS_OWN_DESK, Act.MANAGE_ACCOUNTS),
            ),
        ),
    ),
    # Last, because nobody begins here.
    (
        _("Reference"),
        (
            Way("reference.countries", _("Countries"), "globe2", (Act.READ_PACK,)),
            Way("reference.providers", _("Providers"), "hdd-network", (Act.READ_PACK,)),
            Way("reference.instruments", _("Instruments"), "journal-text", (Act.READ_PACK,)),
        ),
    ),
)


# Behind these ways something may wait.
_COUNTED: Final[Mapping[str, Callable[[Workbench], int]]] = {
    "proposals.index": proposal_lists.waiting_count,
    "alarms.index": alarms.open_count,
    "approvals.index": approvals.waiting_count,
    "case_access.index": case_rights.waiting_count,
    "teams.index": team_pages.invitations,
    "break_glass.index": glass_pages.open_count,
}


def ways_of(actor: Actor) -> list[tuple[LazyString, list[Way]]]:
    """Return the groups of ways that this person may go, without empty groups."""
    groups = [
        (title, [way for way in ways if any(can(actor, act).allowed for act in way.acts)])
        for title, ways in WAYS
    ]
    return [(title, ways) for title, ways in groups if ways]


def waiting_at(endpoint: str, actor: Actor) -> int | None:
    """Return how much waits behind a way of the rail, None where nothing is counted.

    An error page has a rail too: where the register does not answer there is no count.
    """
    if endpoint not in _COUNTED:
        return None
    if "waiting" not in g:  # one reading for the whole rail
        g.waiting = _asked(actor, lambda bench: _waiting(bench, actor)) or {}
    found: dict[str, int] = g.waiting
    return found.get(endpoint)


def _waiting(bench: Workbench, actor: Actor) -> dict[str, int]:
    ways = (way.endpoint for _title, ways in ways_of(actor) for way in ways)
    return {endpoint: _COUNTED[endpoint](bench) for endpoint in ways if endpoint in _COUNTED}


def glass_until(actor: Actor) -> datetime | None:
    """Return when the last glass that this person broke closes, None without an open one."""
    return _asked(actor, glass_pages.open_until) if actor.desk else None


def _asked(actor: Actor, ask: Callable[[Workbench], _Answer]) -> _Answer | None:
    if runtime.EXTENSION not in current_app.extensions:
        return None
    try:
        with runtime.open_bench(actor, writes=False) as bench:
            return ask(bench)
    except Exception as problem:
        if runtime.is_outage(problem):
            return None
        raise


def first_page(actor: Actor) -> str:
    """Return the endpoint of the page with which this person begins."""
    return ways_of(actor)[0][1][0].endpoint


@blueprint.app_context_processor
def frame() -> dict[str, Any]:
    """Give templates the words, the token of forms and the theme."""
    theme = request.cookies.get("theme", "")
    return {
        "language": str(get_locale() or "en").replace("_", "-"),
        "theme": theme if theme in _THEMES else "light",
        "csrf_token": generate_csrf,
        "ways_of": ways_of,
        "waiting_at": waiting_at,
        "glass_until": glass_until,
        "may_search": lambda actor: can(actor, Act.SEARCH_CASES).allowed,
        "may_issue_keys": lambda actor: can(actor, Act.ISSUE_API_KEY).allowed,
    }


for _name in (
    "word",
    "sentence",
    "listed",
    "kinds",
    "same",
    "state_name",
    "desk_name",
    "days_left",
    "last_day",
    "partial_date",
    "clock_urgency",
):
    blueprint.add_app_template_global(getattr(wording, _name), _name)
blueprint.add_app_template_global(settled_by)
