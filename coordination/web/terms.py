"""What the values of closed sets are called on pages, marked for translation.

Templates print the value in `data-` attributes and its word as text. A value without a row shows
as itself, so that a new one is plain to see and breaks nothing.
"""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from coordination.web import (
    case_terms,
    disclosure_terms,
    link_terms,
    log_terms,
    map_terms,
    policy_terms,
    proposal_terms,
)

Terms = Mapping[str, LazyString]

ROLE: Terms = {
    "reader": _("Reader"),
    "officer": _("Desk officer"),
    "lead": _("Desk lead"),
    "analyst": _("Analyst"),
    "auditor": _("Auditor"),
    "administrator": _("Administrator"),
    "operator": _("Operator"),
}

FACET: Terms = {
    "stages": _("Stage"),
    "urgencies": _("Urgency"),
    "handlings": _("Handling"),
    "statuses": _("Record"),
    "offences": _("Offence"),
}

FOUND_IN: Terms = {
    "ref": _("reference"),
    "title": _("title"),
    "name": _("name"),
    "document": _("identity document"),
    "identifier": _("identifier"),
}

SCOPE: Terms = {
    "cases:read": _("Read the own desk's cases and hits"),
    "cases:write": _("Register and change the own desk's cases"),
    "given:read": _("Read what other desks opened to you"),
    "disclosures:write": _("Ask other desks, and answer them, as far as you may"),
    "access:read": _("Read who is let into cases and who is shut out, teams, covers"),
    "access:write": _("Let people in and shut them out, teams, covers, as far as you may"),
}

# What a page says after an act.
DONE: Terms = {
    **policy_terms.DONE,
    **proposal_terms.DONE,
    **disclosure_terms.DONE,
    "alarm_commented": _("The comment was added."),
    "alarm_cleared": _("The alarm was cleared. The desk has its whole quota again."),
    "quota_raised": _("The quota was doubled for today. Analyst and auditor see it."),
    "registered": _("The case was registered and compared with every desk."),
    "unchanged": _("Nothing changed: the case is registered like this already."),
    "changed": _("The new version was registered and compared with every desk."),
    "moved": _("The case was moved."),
    "erasure_asked": _("Erasure was asked for. Another lead of your desk must agree."),
    "erased": _("The case was erased."),
    "coordination_recorded": _("The coordination was recorded. The other desks see it too."),
    "coordination_changed": _("The coordination was changed. Coverage follows at once."),
    "coordination_answered": _("Your answer was recorded. The other desk sees it."),
    "link_judged": _("What you said of the link was recorded."),
    "link_muted": _("The link is muted for your case. Nobody else was told."),
    "link_shown": _("The link is shown for your case. Nobody else was told."),
}

PATTERN: Terms = {
    "births": _("One name under many birth dates"),
    "names": _("One birth date under many names"),
    "values": _("Identifiers that differ in little"),
    "edits": _("One case edited and matched again and again"),
    "withdrawals": _("Cases registered, looked at and withdrawn"),
    "single": _("Many cases with a single value"),
    "hollow": _("Many cases without substance"),
    "no_hits": _("Many cases and hardly a hit"),
    "urgent": _("Past the quota with a child at risk"),
}

TOPIC: Terms = {"persons": _("persons"), "identifiers": _("identifiers")}

GROUPS: Mapping[str, Terms] = {
    "role": ROLE,
    "facet": FACET,
    "found_in": FOUND_IN,
    "scope": SCOPE,
    "done": DONE,
    "pattern": PATTERN,
    "topic": TOPIC,
    **case_terms.GROUPS,
    **link_terms.GROUPS,
    **map_terms.GROUPS,
    **log_terms.GROUPS,
    **policy_terms.GROUPS,
    **proposal_terms.GROUPS,
    **disclosure_terms.GROUPS,
}
