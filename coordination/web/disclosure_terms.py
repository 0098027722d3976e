"""What the values of asks, answers and what was given are called on pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

Terms = Mapping[str, LazyString]

RUNG: Terms = {
    "existence": _("Existence"),
    "kind": _("Kind"),
    "contact": _("Contact"),
    "identifiers": _("Identifiers"),
    "summary": _("Summary"),
    "full": _("Full: persons"),
    "victims": _("Victims and minors"),
}

RUNG_STATE: Terms = {
    "not_asked": _("not asked"),
    "asked": _("asked, not answered yet"),
    "escalated": _("asked, answer overdue"),
    "postponed": _("postponed"),
    "granted": _("open"),
    "not_granted": _("asked, and not granted"),
    "refused": _("refused"),
    "withdrawn": _("ask withdrawn"),
    "revoked": _("revoked"),
    "ended": _("ended on its day"),
    "gone": _("case erased"),
}

GROUP: Terms = {
    "contact": _("Contact"),
    "identifiers": _("Identifiers"),
    "summary": _("Summary"),
    "persons": _("Persons and reference"),
    "victims": _("Victims and minors"),
}

# What each group holds, for who asks and for who opens it.
GROUP_HOLDS: Terms = {
    "contact": _("the authority, and whom to call"),
    "identifiers": _("accounts, numbers and addresses, less those of victims and minors"),
    "summary": _("title, summary, offences, stage, operation, platforms, States"),
    "persons": _("suspects and others, and the national reference; no victim, no minor"),
    "victims": _("victims and minors, opened one by one with a reason"),
}

TRACK: Terms = {"case": _("The case"), "victims": _("Victims and minors")}

ASK_STATE: Terms = {
    "not_asked": _("Not asked"),
    "asked": _("Asked"),
    "escalated": _("Answer overdue"),
    "granted": _("Granted"),
    "partly_granted": _("Partly granted"),
    "refused": _("Refused"),
    "postponed": _("Postponed"),
    "withdrawn": _("Withdrawn"),
    "revoked": _("Revoked"),
    "ended": _("Ended"),
    "gone": _("Case erased"),
}

DEALT: Terms = {
    "proposed": _("proposed to its lead"),
    "signed": _("signed first, of two leads"),
    "asked": _("asked"),
    "asked_again": _("took the postponed ask up again"),
    "withdrawn": _("withdrew its ask"),
    "granted": _("granted"),
    "refused": _("refused"),
    "postponed": _("postponed"),
    "revoked": _("revoked"),
    "consent_asked": _("asked for consent"),
    "consent_signed": _("signed consent first, of two leads"),
    "consent_given": _("gave consent"),
    "consent_refused": _("refused consent"),
    "glass_broken": _("broke the glass"),
    "lapsed": _("the hit ended and came back: what was open is closed until it is granted again"),
    "gone": _("one of the two cases was erased"),
}

USE: Terms = {
    "evidence": _("Use as evidence in proceedings"),
    "pass_on": _("Pass it on"),
}

CONSENT: Terms = {
    "asked": _("Asked"),
    "given": _("Consent given"),
    "refused": _("Refused"),
    "ended": _("Ended with what was open"),
}

NOTHING_GIVEN: Terms = {
    "nothing": _("Nothing of this case is open to you now."),
    "past": _("The hit is past: what was shared is gone, so nothing is read any more."),
    "withdrawn": _("The owner withdrew the case."),
    "gone": _("The owner's case was erased."),
}

OPENED_BY: Terms = {
    "disclosure": _("disclosed with this hit"),
    "grant": _("granted to you in person"),
    "team": _("brought into a team of yours"),
    "break_glass": _("glass broken"),
    "named": _("you are named on the case"),
    "cover": _("you stand in for somebody"),
}

# Fields of the forms, as a summary of faults names them.
DEALING_FIELD: Terms = {
    "groups": _("Fields"),
    "reason": _("Reason"),
    "deadline": _("Answer by"),
    "until": _("Until"),
    "conditions": _("Conditions"),
    "readers": _("Named readers"),
    "contact": _("Contact"),
    "use": _("Use"),
    "to_whom": _("To whom"),
    "track": _("About"),
    "move": _("Not possible now"),
    "hit": _("Past hit"),
}

# What a page says after an act.
DONE: Terms = {
    "disclosure_asked": _("The other desk was asked. Both desks read it below."),
    "disclosure_taken_up": _("The ask waits for an answer again."),
    "disclosure_withdrawn": _("The ask was withdrawn."),
    "disclosure_proposed": _("Your lead was asked to sign. The other desk does not read it."),
    "disclosure_signed": _(
        "You signed. The other desk reads it now; victims wait for the second lead."
    ),
    "disclosure_refused": _("The ask was refused. The other desk reads the reason."),
    "disclosure_postponed": _("The ask was postponed. It waits again on its day."),
    "disclosure_revoked": _("It was closed. The other desk reads it no longer."),
    "consent_asked": _("The owner was asked for consent."),
    "consent_given": _(
        "Your consent is kept. Where it is about victims it takes a second lead of your desk."
    ),
    "consent_refused": _("Consent was refused. The other desk reads the reason."),
}

GROUPS: Mapping[str, Terms] = {
    "rung": RUNG,
    "rung_state": RUNG_STATE,
    "group": GROUP,
    "group_holds": GROUP_HOLDS,
    "track": TRACK,
    "ask_state": ASK_STATE,
    "dealt": DEALT,
    "use": USE,
    "consent": CONSENT,
    "nothing_given": NOTHING_GIVEN,
    "opened_by": OPENED_BY,
    "dealing_field": DEALING_FIELD,
}
