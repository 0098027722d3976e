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
    "open": _("Open in the reference pack"),
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

# What a known fact amounts to, where a step says what it rests on. By the fact and its value.
BECAUSE: Terms = {
    "has_case:yes": _("a case of its own in %(states)s"),
    "open_proceedings:yes": _("open proceedings in %(states)s"),
    "open_investigation:yes": _("an open investigation in %(states)s"),
    "jit_set_up:yes": _("a joint investigation team is being set up or runs"),
    "data_at_risk:yes": _("a record can vanish before a request is answered"),
    "provider_concerned:yes": _("data of a service provider are needed"),
    "evidence_abroad:yes": _("evidence is needed from another State"),
    "imminent_danger:yes": _("an imminent threat to a person"),
    "action_day_planned:yes": _("measures are planned in several States at the same time"),
    "measures_planned:yes": _("measures are planned by %(states)s"),
    "requests_sent:yes": _("a request was sent to %(states)s"),
    "conflict_of_jurisdiction_likely:yes": _("a conflict of jurisdiction is likely"),
    "repeated_refusals:yes": _("requests were repeatedly refused or met difficulties"),
}

# Where a known fact comes from.
GROUND: Terms = {
    "own_record": _("on record with %(refs)s"),
    "desk_record": _("recorded by the desk of %(states)s"),
    "answer": _("answered on this page"),
    "hit": _("a hit shows it"),
    "stage": _("from the stage of proceedings"),
    "clock": _("a clock below runs"),
    "urgency": _("from the urgency of the case; no record is named"),
}

# What a page says after an act.
DONE: Terms = {
    "proposal_accepted": _("The step was accepted. What is planned is on record for both sides."),
    "proposal_accepted_alone": _(
        "The step was accepted. The decision is on record and plans no coordination; the step "
        "says what to do now."
    ),
    "proposal_deferred": _("The step was deferred. It comes back on its date."),
    "proposal_declined": _("The step was declined. It comes back only when facts change."),
    "proposal_recommended": _("The step was recommended. Each desk concerned reads it."),
    "facts_answered": _("The answers were kept. The steps below rest on them."),
    "facts_unchanged": _("Nothing new was answered."),
    "worksheet_saved": _("The worksheet was saved."),
}

GROUPS: Mapping[str, Terms] = {
    "standing": STANDING,
    "because": BECAUSE,
    "ground": GROUND,
    "proposal": PROPOSAL,
    "proposal_tab": PROPOSAL_TAB,
    "who_decides": WHO_DECIDES,
    "data_tier": DATA_TIER,
    "authority": AUTHORITY,
    "report_source": REPORT_SOURCE,
}
