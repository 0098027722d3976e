"""Who and what the matrix knows by name: people, keys, the words and references of cases.

Everything is seen from the NO desk. Its cases are `open` to all of its people, `walled` against
some of them, `red` (named persons and leads), `withdrawn`, `erased`, and `asked` (a lead asked to
erase it). `foreign` is a case of RO that shares something with each of them. DE and FR hold cases
that share an account of the open one: NO disclosed it to DE (`lent`), to one person of DE
(`narrow`), and to FR until it took that back (`ended`).

Each case has a word of its own in its title, reference and names. Who reads it in an answer has
been told of the case. Shorter words would come up by chance in tokens.
"""

from uuid import UUID

from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Role

WORDS = {
    "open": "zinnober",
    "walled": "karmesin",
    "red": "scharlach",
    "asked": "purpurrot",
    "erased": "rostrot",
    "foreign": "azurblau",
    "lent": "ockergelb",
    "ended": "umbrabraun",
    "withdrawn": "heliotrop",
    "narrow": "smaragd",
}
# References say nothing, so that typing one is no sign of having been told.
REFS = {name: f"2026/{number}" for number, name in enumerate(WORDS, 71)}
DESKS = {"NO": "Norway", "RO": "Romania", "DE": "Germany", "FR": "France", "SE": "Sweden"}
# What people are when the register is made; some are something else when they ask.
PEOPLE = {
    "reader": (Role.READER, "NO"),
    "officer": (Role.OFFICER, "NO"),
    "named": (Role.OFFICER, "NO"),
    "walled_officer": (Role.OFFICER, "NO"),
    "lead": (Role.LEAD, "NO"),
    "second_lead": (Role.LEAD, "NO"),
    "walled_lead": (Role.LEAD, "NO"),
    "demoted": (Role.LEAD, "NO"),
    "other_officer": (Role.OFFICER, "RO"),
    "other_lead": (Role.LEAD, "RO"),
    "moved": (Role.OFFICER, "NO"),
    "disclosed": (Role.OFFICER, "DE"),
    "revoked": (Role.OFFICER, "FR"),
    "granted": (Role.OFFICER, "SE"),
    "expired": (Role.OFFICER, "SE"),
    "member": (Role.OFFICER, "SE"),
    "member_lead": (Role.LEAD, "SE"),
    "analyst": (Role.ANALYST, None),
    "auditor": (Role.AUDITOR, None),
    "administrator": (Role.ADMINISTRATOR, None),
    "closed": (Role.OFFICER, "NO"),
    "forged": (Role.READER, "NO"),
    # They are asked about a few things only; expectations.txt says what each of them is.
    "deputy": (Role.OFFICER, "NO"),
    "late_deputy": (Role.OFFICER, "NO"),
    "coming_deputy": (Role.OFFICER, "NO"),
    "glass_officer": (Role.OFFICER, "NO"),
    "half_walled": (Role.READER, "NO"),
    "dated_walled": (Role.READER, "NO"),
    "glass_lead": (Role.LEAD, "RO"),
    "unnamed": (Role.OFFICER, "DE"),
    "barred_lead": (Role.LEAD, "DE"),
    "keen_colleague": (Role.OFFICER, "DE"),
    "left_lead": (Role.LEAD, "FR"),
    "granted_moved": (Role.OFFICER, "SE"),
    "trusted": (Role.OFFICER, "SE"),
    "ex_member": (Role.OFFICER, "SE"),
}
HANDLES = {
    "open": "instagram:quiet_otter_77",
    "walled": "instagram:loud_heron_12",
    "red": "instagram:grey_badger_31",
    "asked": "instagram:small_weasel_5",
    "erased": "instagram:brown_marten_9",
    "withdrawn": "instagram:pale_lynx_40",
}
NARROW_HANDLE = "instagram:keen_stoat_58"
"""What the narrow case of DE shares with the open one, and no other case."""

_ALL = tuple(ApiScope)
KEYS = {
    "key": ("officer", _ALL),
    "reading_key": ("officer", (ApiScope.READ_CASES,)),
    "writing_key": ("officer", (ApiScope.WRITE_CASES,)),
    "given_key": ("officer", (ApiScope.READ_GIVEN,)),
    "dealing_key": ("officer", (ApiScope.DISCLOSE,)),
    "lead_key": ("lead", _ALL),
    "walled_key": ("walled_officer", _ALL),
    "other_key": ("other_officer", _ALL),
    "disclosed_key": ("disclosed", _ALL),
    "revoked_desk_key": ("revoked", _ALL),
    "moved_key": ("moved", _ALL),
    "demoted_key": ("demoted", _ALL),
    "closed_key": ("closed", _ALL),
    "forged_key": ("lead", _ALL),
    "ended_key": ("officer", _ALL),
    "late_key": ("officer", _ALL),
    # These are asked about who is let in and shut out, and about nothing else.
    "looking_key": ("lead", (ApiScope.READ_ACCESS,)),
    "letting_key": ("lead", (ApiScope.WRITE_ACCESS,)),
    "second_key": ("second_lead", _ALL),
    "other_lead_key": ("other_lead", _ALL),
    "member_key": ("member", _ALL),
}
# By whom the desk of a thing reads it.
READERS = {
    "open": "lead",
    "walled": "lead",
    "red": "lead",
    "foreign": "other_lead",
    "lent": "disclosed",
    "narrow": "disclosed",
    "ended": "revoked",
    "whole": "analyst",
}
ABSENT = UUID("7d0c1a52-93b7-4e0e-8f34-2f5b9f6f8a11")
