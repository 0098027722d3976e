"""What the values of links, judgements and coordination are called on pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

Terms = Mapping[str, LazyString]

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

GROUPS: Mapping[str, Terms] = {
    "evidence": EVIDENCE,
    "band": BAND,
    "coverage": COVERAGE,
    "coordination": COORDINATION,
    "state": STATE,
    "answer": ANSWER,
    "judgement": JUDGEMENT,
    "verdict": VERDICT,
    "said": SAID,
}
