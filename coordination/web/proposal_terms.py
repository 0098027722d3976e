"""What the values of proposals, decisions and legal bases are called on pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

Terms = Mapping[str, LazyString]

# How firmly a step or its basis stands.
STANDING: Terms = {
    "confirmed": _("Confirmed basis"),
    "needs_facts": _("Facts are missing"),
    "manual": _("A lawyer must confirm"),
    "not_yet_available": _("Not yet available"),
    "ruled_out": _("Ruled out"),
}

PROPOSAL: Terms = {
    "proposed": _("Proposed"),
    "accepted": _("Accepted"),
    "deferred": _("Deferred"),
    "declined": _("Declined"),
    "superseded": _("Superseded"),
}

PROPOSAL_TAB: Terms = {
    "open": _("Open"),
    "deferred": _("Deferred"),
    "decided": _("Decided"),
    "prepared": _("Recommended by you"),
}

# Who may take a step; source: "Roles and rights" in the glossary.
WHO_DECIDES: Terms = {
    "preserve": _("An officer or lead of the desk decides; a lead signs what leaves."),
    "national_order": _("The authority in charge orders it; an officer or lead records it."),
    "emergency": _("An officer or lead of the desk decides; a lead signs what leaves."),
    "deconflict": _("An officer or lead of the desk decides."),
    "inform": _("An officer or lead of the desk decides; a lead signs what leaves."),
    "contact": _("An officer or lead of the desk decides."),
    "consult": _("An officer or lead of the desk decides, for the authority in charge."),
    "meeting": _("An officer or lead of the desk decides and calls the meeting."),
    "jit": _("An officer or lead of the desk decides to negotiate; a lead signs the agreement."),
    "request": _("An officer or lead of the desk decides; a lead sends a request for content."),
    "centre": _("An officer or lead of the desk decides."),
    "transfer": _("The authorities in charge decide; an officer or lead of the desk records it."),
    "duty": _("The authority in charge has this duty; the desk reminds it."),
    "check": _("The authorities in charge check; an officer or lead of the desk records it."),
}

DATA_TIER: Terms = {
    "subscriber": _("Subscriber data"),
    "identification": _("Data requested only to identify the user"),
    "traffic": _("Traffic data"),
    "content": _("Content data"),
}

AUTHORITY: Terms = {
    "judge": _("A judge, court or investigating judge"),
    "prosecutor": _("A public prosecutor"),
    "other": _("Another authority"),
}

REPORT_SOURCE: Terms = {
    "ncmec_cybertip": _("Yes, a CyberTipline report"),
    "other": _("No, another source"),
}

# What a page says after an act.
DONE: Terms = {
    "proposal_accepted": _("The step was accepted. What is planned is on record for both sides."),
    "proposal_deferred": _("The step was deferred. It comes back on its date."),
    "proposal_declined": _("The step was declined. It comes back only when facts change."),
    "proposal_recommended": _("The step was recommended. Each desk concerned reads it."),
    "facts_answered": _("The answers were kept. The steps below rest on them."),
    "facts_unchanged": _("Nothing new was answered."),
    "worksheet_saved": _("The worksheet was saved."),
}

GROUPS: Mapping[str, Terms] = {
    "standing": STANDING,
    "proposal": PROPOSAL,
    "proposal_tab": PROPOSAL_TAB,
    "who_decides": WHO_DECIDES,
    "data_tier": DATA_TIER,
    "authority": AUTHORITY,
    "report_source": REPORT_SOURCE,
}
