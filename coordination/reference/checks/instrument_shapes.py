"""The shape of `instruments.json`. Conditions are read by the law's own reader, not here."""

from typing import Any, Final

from coordination.reference.checks.heads import CHANGES, LAW_HEAD
from coordination.reference.checks.kinds import (
    DAY,
    FLAG,
    FORM,
    INSTRUMENT,
    PERIOD,
    SOURCE,
    TEXT,
    WAY,
    Either,
    Fields,
    Kind,
    ListOf,
    Maybe,
    Scope,
    Shape,
    TableOf,
    word,
)


def _is_object(value: Any, _: Scope) -> bool:
    return isinstance(value, dict) and bool(value)


CONDITION: Final = Kind(_is_object, "this is no condition", "Write a condition of the grammar.")
CATEGORY: Final = word(
    *("information", "coordination", "channel", "joint_investigation", "jurisdiction"),
    *("evidence", "e_evidence", "preservation", "mla", "2ap", "direct_access", "eurojust_rules"),
)

_ZONES: Final = (
    *("State where the period begins", "issuing State", "the provider"),
    *("United States", "Thailand"),
)
# How a period is counted; docs/law.md has the rules.
COUNTING: Final[dict[str, Shape]] = {
    "zone_of": Maybe(word(*_ZONES)),
    "day_kind": Maybe(word("calendar", "working")),
    "count_from": Maybe(word("event", "next_day")),
    "bound": Maybe(word("earliest", "latest")),
}
_BASIS: Final = Fields(
    {"act": TEXT, "article": TEXT, "verified": FLAG, "source?": SOURCE, "note?": TEXT}
)
_REMARK: Final = Fields(
    {
        "text": TEXT,
        "verified": FLAG,
        "source": SOURCE,
        "basis?": TEXT,
        "note?": TEXT,
        "correction?": TEXT,
        "example?": TEXT,
    }
)
_REMARKS: Final = ListOf(_REMARK)
_ITEMS: Final = ListOf(
    Fields({"items": ListOf(TEXT, 1), "basis?": TEXT, "verified": FLAG, "source": SOURCE})
)
_LIMIT: Final = Fields(
    {
        "id": TEXT,
        "what": TEXT,
        "value": Maybe(PERIOD),
        "unit": Maybe(word("hours", "days", "weeks", "months", "years")),
        "words?": TEXT,
        "valid_from": Maybe(DAY),
        "valid_to": Maybe(DAY),
        **COUNTING,
        "counting_verified": FLAG,
        "from": Maybe(TEXT),
        "kind": word("deadline", "expiry", "extension", "review", "typical", "availability"),
        "basis": TEXT,
        "verified": FLAG,
        "source?": SOURCE,
        "note?": TEXT,
    }
)
_BASIS_IN_ORDER: Final = Fields(
    {
        "id": TEXT,
        "act": TEXT,
        "article": TEXT,
        "condition": CONDITION,
        "awaiting?": CONDITION,
        "manual?": TEXT,
        "caution?": TEXT,
        "verified": FLAG,
        "source?": SOURCE,
    }
)
_TIER: Final = Fields(
    {
        "data": TEXT,
        "offences": TEXT,
        "issuing": TEXT,
        "notification": Either((TEXT, FLAG)),
        "basis": TEXT,
        "verified": FLAG,
        "source": SOURCE,
    }
)
_LISTS: Final[dict[str, Shape]] = {
    f"{name}?": ListOf(TEXT, 1) for name in ("preconditions", "outputs", "supports", "rejects_when")
}
_SINGLE: Final[dict[str, Shape]] = {
    f"{name}?": _REMARK
    for name in (
        "entry_rule",
        "extension",
        "applicable_law",
        "platform",
        "funding",
        "urgency",
        "emergency",
        "followup",
        "dual_criminality",
        "definition",
        "referral",
        "hearing",
        "not_a_request",
        "logging",
        "storage_caps",
        "reform",
    )
}
_SEVERAL: Final[dict[str, Shape]] = {
    f"{name}?": _REMARKS
    for name in (
        "grounds",
        "advantages",
        "obstacles",
        "exclusions",
        "refusal",
        "related",
        "warnings",
        "criteria",
        "notes",
    )
}
_THRESHOLD: Final = Fields(
    {
        "text": TEXT,
        "basis": TEXT,
        "verified": FLAG,
        "source": SOURCE,
        "correction?": TEXT,
        "listed_offences?": TEXT,
        "other_triggers?": _REMARK,
        "rule?": CONDITION,
    }
)
_INSTRUMENT: Final = Fields(
    {
        "id": TEXT,
        "name": TEXT,
        "category": CATEGORY,
        "description": TEXT,
        "legal_basis": ListOf(_BASIS, 1),
        "condition": CONDITION,
        "who": TEXT,
        "who_verified?": FLAG,
        "who_source?": SOURCE,
        "time_limits": ListOf(_LIMIT),
        "proposes_when": ListOf(TEXT),
        "condition_note?": TEXT,
        "caution?": TEXT,
        "open_point?": TEXT,
        "form?": FORM,
        "form_note?": TEXT,
        "reject_condition?": CONDITION,
        "awaiting?": CONDITION,
        "only_when?": CONDITION,
        "manual?": TEXT,
        "proposable?": FLAG,
        "changed?": CHANGES,
        "in_force?": FLAG,
        "in_force_note?": TEXT,
        "in_force_verified?": FLAG,
        "in_force_source?": SOURCE,
        "in_application_from?": DAY,
        "in_application_note?": TEXT,
        "in_application_verified?": FLAG,
        "in_application_source?": SOURCE,
        "supports_verified?": FLAG,
        "supports_source?": SOURCE,
        "bases_in_order?": ListOf(_BASIS_IN_ORDER, 1),
        "data_condition?": Fields(
            {
                "systematic_personal_data": CONDITION,
                "otherwise": TEXT,
                "verified": FLAG,
                "source": SOURCE,
            }
        ),
        "data_tiers?": ListOf(_TIER, 1),
        "evidence?": Fields({"verified": FLAG, "source": SOURCE}),
        "template?": Fields({"resolution": TEXT, "verified": FLAG, "source": SOURCE}),
        "threshold?": _THRESHOLD,
        "must_state?": _ITEMS,
        "request_content?": _ITEMS,
        "annex_ii_categories?": Fields(
            {
                "verified": FLAG,
                "source": SOURCE,
                "suspects_and_convicted": ListOf(TEXT, 1),
                "victims_and_witnesses": ListOf(TEXT, 1),
                "not_for_victims": TEXT,
            }
        ),
        **_LISTS,
        **_SINGLE,
        **_SEVERAL,
    }
)

_SWITCH: Final = Fields(
    {"id": TEXT, "value": FLAG, "verified": FLAG, "source?": SOURCE, "note?": TEXT}
)
_STEP: Final = Fields(
    {
        "id": TEXT,
        "shape": word("directed", "mutual", "group", "own"),
        "instruments": ListOf(INSTRUMENT, 1),
        "need": CONDITION,
        "reject?": CONDITION,
        "member?": CONDITION,
        "fallback?": ListOf(WAY, 1),
        "partial?": ListOf(WAY, 1),
        "to_provider?": FLAG,
    }
)
INSTRUMENTS: Final = Fields(
    {
        **LAW_HEAD,
        "condition_grammar": TableOf(TEXT, TEXT),
        "counting_note": TEXT,
        "legal_facts": ListOf(_SWITCH),
        "steps": ListOf(_STEP, 1),
        "instruments": ListOf(_INSTRUMENT, 1),
    }
)
