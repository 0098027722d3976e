"""What the values of closed sets are called on pages, marked for translation.

Templates print the value in `data-` attributes and its word as text. A value without a row shows
as itself, so that a new one is plain to see and breaks nothing.
"""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from coordination.web import disclosure_terms, policy_terms, proposal_terms

Terms = Mapping[str, LazyString]

STAGE: Terms = {
    "intelligence": _("Intelligence"),
    "preliminary": _("Preliminary inquiry"),
    "investigation": _("Investigation"),
    "prosecution": _("Prosecution"),
    "trial": _("Trial"),
    "appeal": _("Appeal"),
    "final": _("Final judgment"),
    "closed": _("Closed"),
}

URGENCY: Terms = {
    "child_at_risk": _("Child at risk"),
    "suspect_at_large": _("Suspect at large"),
    "data_expiring": _("Data expiring"),
    "routine": _("Routine"),
}

# Source: the table of handling codes of the glossary.
HANDLING: Terms = {
    "H0": _("For the purpose for which the desk received it"),
    "H1": _("Not to be used as evidence without the owner's permission"),
    "H2": _("Not to be passed on without the owner's permission"),
    "H3": _("Other restriction, in words"),
}

# Source: the same table; FIRST Standards Definitions, Traffic Light Protocol 2.0.
TLP: Terms = {
    "clear": _("No limit on who may read it"),
    "green": _("The desks that work on it, and their teams"),
    "amber": _("The desk that has it, and who there needs it"),
    "red": _("Persons named for it, and nobody else"),
}

STATUS: Terms = {
    "draft": _("Draft"),
    "open": _("Open"),
    "suspended": _("Suspended"),
    "closed": _("Closed"),
    "withdrawn": _("Withdrawn"),
    "purged": _("Erased"),
}

# What a button that moves a case says.
MOVE: Terms = {
    "open": _("Reopen the case"),
    "suspended": _("Suspend the case"),
    "closed": _("Close the case"),
    "withdrawn": _("Withdraw the case"),
}

SUBJECT_ROLE: Terms = {
    "suspect": _("Suspect"),
    "charged": _("Charged"),
    "convicted": _("Convicted"),
    "victim": _("Victim"),
    "witness": _("Witness"),
    "contact": _("Contact"),
}

SEX: Terms = {"m": _("Male"), "f": _("Female"), "x": _("Other")}

DOCUMENT: Terms = {
    "passport": _("Passport"),
    "id_card": _("Identity card"),
    "residence_permit": _("Residence permit"),
    "driving_licence": _("Driving licence"),
    "other": _("Other document"),
}

INVOLVED_ROLE: Terms = {
    "investigating": _("investigates"),
    "suspect_location": _("suspect is there"),
    "victim_location": _("victim is there"),
    "server_location": _("server is there"),
    "provider_location": _("provider is there"),
    "payment": _("payment from or to"),
    "other": _("other tie"),
}

IDENTIFIER: Terms = {
    "email": _("E-mail address"),
    "phone": _("Telephone number"),
    "handle": _("Platform account"),
    "platform_id": _("Platform user number"),
    "url": _("Web address"),
    "domain": _("Domain"),
    "onion": _("Hidden service"),
    "ip": _("IP address"),
    "crypto": _("Crypto-asset address"),
    "iban": _("Bank account (IBAN)"),
    "paypal": _("PayPal account"),
    "card_token": _("Card token"),
    "device_id": _("Device number"),
    "vehicle": _("Vehicle"),
    "document": _("Identity document"),
    "file_hash": _("File hash"),
    "series": _("Series number"),
    "tip_report": _("Tip report number"),
}

# What two cases share, as another desk may read it.
EVIDENCE: Terms = {
    "document": _("identity document"),
    "platform_account": _("platform account"),
    "nickname": _("nickname"),
    "email": _("e-mail address"),
    "phone": _("telephone number"),
    "payment_account": _("payment account"),
    "wallet": _("crypto-asset address"),
    "ip": _("IP address"),
    "device": _("device"),
    "vehicle": _("vehicle"),
    "file_hash": _("file"),
    "series": _("victim identification series"),
    "tip_report": _("tip report"),
    "web_address": _("web address"),
    "domain": _("domain"),
    "hidden_service": _("hidden service"),
    "person": _("person"),
    "victim": _("victim"),
    "other": _("other value"),
}

BAND: Terms = {
    "weak": _("Weak"),
    "fair": _("Fair"),
    "strong": _("Strong"),
    "certain": _("Certain"),
}

COVERAGE: Terms = {
    "uncoordinated": _("Not coordinated"),
    "contested": _("Contested"),
    "planned": _("In preparation"),
    "covered": _("Coordinated"),
}

COORDINATION: Terms = {
    "jit": _("Joint investigation team"),
    "meeting": _("Coordination meeting"),
    "request": _("Request"),
}

STATE: Terms = {
    "idea": _("Idea"),
    "negotiation": _("Negotiation"),
    "signed": _("Signed"),
    "running": _("Running"),
    "closing": _("Closing"),
    "evaluated": _("Evaluated"),
    "closed": _("Closed"),
    "abandoned": _("Abandoned"),
    "planned": _("Planned"),
    "invited": _("Invited"),
    "held": _("Held"),
    "adopted": _("Outcome adopted"),
    "cancelled": _("Cancelled"),
    "draft": _("Draft"),
    "checked": _("Checked"),
    "sent": _("Sent"),
    "acknowledged": _("Acknowledged"),
    "partly_executed": _("Partly executed"),
    "executed": _("Executed"),
    "refused": _("Refused"),
    "withdrawn": _("Withdrawn"),
    "lapsed": _("Lapsed"),
    "extended": _("Extended"),
    "escalated": _("Escalated"),
    "de_escalated": _("De-escalated"),
}

ANSWER: Terms = {
    "none": _("no answer yet"),
    "confirmed": _("confirmed"),
    "contested": _("contested"),
}

# What a link is judged to be, and what a person can say of it.
JUDGEMENT: Terms = {
    "potential": _("Potential"),
    "returned": _("Potential again"),
    "same": _("Verified"),
    "not_the_same": _("Not the same"),
    "unsure": _("Unsure"),
}

VERDICT: Terms = {
    "same": _("Same"),
    "not_the_same": _("Not the same"),
    "unsure": _("Unsure"),
    "potential": _("Make it potential again"),
}

SAID: Terms = {
    "same": _("the same"),
    "not_the_same": _("not the same"),
    "unsure": _("unsure"),
    "potential": _("potential again"),
}

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

MAP_VIEW: Terms = {
    "tiles": _("Tiles"),
    "map": _("Map"),
    "network": _("Network"),
    "table": _("Table"),
}

MAP_FILTER: Terms = {
    "show": _("Show"),
    "strength": _("Strength at least"),
    "kind": _("Shared"),
    "period": _("Period"),
    "urgency": _("Urgency"),
    "offence": _("Offence"),
    "platform": _("Platform"),
    "operation": _("Operation"),
    "stage": _("Stage"),
}

MAP_SHOW: Terms = {"gaps": _("Not coordinated"), "all": _("All overlaps")}

PERIOD: Terms = {
    "30d": _("Last 30 days"),
    "90d": _("Last 90 days"),
    "12m": _("Last 12 months"),
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
    "pattern": PATTERN,
    "topic": TOPIC,
    "stage": STAGE,
    "urgency": URGENCY,
    "handling": HANDLING,
    "tlp": TLP,
    "status": STATUS,
    "move": MOVE,
    "subject_role": SUBJECT_ROLE,
    "sex": SEX,
    "document": DOCUMENT,
    "involved_role": INVOLVED_ROLE,
    "identifier": IDENTIFIER,
    "evidence": EVIDENCE,
    "band": BAND,
    "coverage": COVERAGE,
    "coordination": COORDINATION,
    "state": STATE,
    "answer": ANSWER,
    "judgement": JUDGEMENT,
    "verdict": VERDICT,
    "said": SAID,
    "role": ROLE,
    "facet": FACET,
    "found_in": FOUND_IN,
    "scope": SCOPE,
    "done": DONE,
    **policy_terms.GROUPS,
    **proposal_terms.GROUPS,
    **disclosure_terms.GROUPS,
    "map_view": MAP_VIEW,
    "map_filter": MAP_FILTER,
    "map_show": MAP_SHOW,
    "period": PERIOD,
}
