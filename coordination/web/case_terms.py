"""What the values of a case, its persons and its identifiers are called on pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

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

GROUPS: Mapping[str, Terms] = {
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
}
