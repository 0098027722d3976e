"""The shape of each file of the pack: which fields it has, and what may stand in them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from coordination.domain.knowledge import MATCHES
from coordination.reference.checks.heads import CHANGES, HEAD, LAW_HEAD, SOURCES_OF_VALUES
from coordination.reference.checks.instrument_shapes import COUNTING, INSTRUMENTS
from coordination.reference.checks.kinds import (
    FLAG,
    OFFENCE,
    PARTIAL,
    PAST,
    PERIOD,
    POSITIVE,
    PROSE,
    SOURCE,
    STATE,
    TEXT,
    WHOLE,
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
from coordination.reference.checks.state_shapes import JURISDICTIONS
from coordination.reference.checks.vocabulary import FIELD_TYPE, FORM_PATH, NAMESPACE

_ENTITY: Final = Fields({"name": Maybe(TEXT), "country": STATE})
_OTHER_ENTITY: Final = _ENTITY.plus(serves=Maybe(TEXT))
_RETENTION: Final = Fields(
    {
        "id": TEXT,
        "what": TEXT,
        "value": PERIOD,
        "unit": word("hours", "days", "weeks", "months", "years"),
        "from": word("capture", "preservation"),
        **COUNTING,
        "verified": FLAG,
        "source?": Maybe(SOURCE),
        "note?": Maybe(TEXT),
    }
)
_PRESERVATION: Final = Fields({"days": PERIOD, "extension_days": Maybe(PERIOD), "basis": TEXT})
_PROVIDER: Final = Fields(
    {
        "id": TEXT,
        "name": TEXT,
        "services": ListOf(TEXT, 1),
        "entity_eu": Maybe(_ENTITY),
        "entities_other": ListOf(_OTHER_ENTITY),
        "epoc_addressee": Maybe(STATE),
        "portal": Maybe(TEXT),
        "user_notice_default": Maybe(FLAG),
        "user_notice_exceptions": Maybe(TEXT),
        "preservation": Maybe(_PRESERVATION),
        "retention_facts": ListOf(TEXT),
        "retention": ListOf(_RETENTION),
        "accepts_foreign_direct": Maybe(FLAG),
        "accepts_foreign_note": Maybe(TEXT),
        "foreign_requests": Maybe(TEXT),
        "emergency": Maybe(TEXT),
        "ncmec_reporting": Maybe(TEXT),
        "source": Maybe(SOURCE),
        "verified": FLAG,
        "note": Maybe(TEXT),
        "changed?": CHANGES,
    }
)

_CONTACT: Final = Fields(
    {
        "id": TEXT,
        "name": TEXT,
        "basis": TEXT,
        "type": word("network", "institution", "service", "hotline", "central_authority"),
        "who": TEXT,
        "use_for": ListOf(TEXT, 1),
        "verified": FLAG,
        "source?": SOURCE,
        "note?": TEXT,
        "changed?": CHANGES,
    }
)
_HOTLINE: Final = Fields(
    {"alpha2": STATE, "hotline": TEXT, "verified": FLAG, "source?": SOURCE, "note?": TEXT}
)

_FORM_FIELD: Final = Fields(
    {
        "key": TEXT,
        "label": TEXT,
        "type": FIELD_TYPE,
        "from": FORM_PATH,
        "required": FLAG,
        "verified?": FLAG,
    }
)
_SECTION: Final = Fields(
    {"id": TEXT, "title": TEXT, "verified": FLAG, "fields": ListOf(_FORM_FIELD), "note?": TEXT}
)
_FORM: Final = Fields(
    {
        "id": TEXT,
        "title": TEXT,
        "issuer": TEXT,
        "legal_basis": TEXT,
        "source": SOURCE,
        "sections": ListOf(_SECTION, 1),
        "note?": TEXT,
    }
)

_OFFENCE: Final = Fields(
    {
        "code": TEXT,
        "term": TEXT,
        "description": PROSE,
        "lanzarote": Maybe(TEXT),
        "budapest": Maybe(TEXT),
        "directive_2011_93": Maybe(TEXT),
        "recast_com_2024_60": Maybe(TEXT),
        "verified": FLAG,
        "directive_verified": FLAG,
        "source?": SOURCE,
        "avoid_terms?": ListOf(TEXT),
        "notes?": TEXT,
    }
)
_LEGAL_TEXT: Final = Fields(
    {"text": TEXT, "status": TEXT, "verified": FLAG, "source?": SOURCE, "source_text?": SOURCE}
)
_TERM: Final = Fields(
    {"use": TEXT, "instead_of": TEXT, "why": TEXT, "verified": FLAG, "source": Maybe(SOURCE)}
)
_SCHEME: Final = Fields(
    {
        "scheme": TEXT,
        "meaning": Maybe(TEXT),
        "verified": FLAG,
        "note?": TEXT,
        "source?": SOURCE,
    }
)
_CODING: Final = Fields({"rule": TEXT, "verified": FLAG, "source?": SOURCE, "note?": TEXT})


def _is_range(value: Any, _: Scope) -> bool:
    """Accept `{"min": 500, "max": 5000}`, the smaller number first."""
    if not isinstance(value, dict) or value.keys() != {"min", "max"}:
        return False
    return type(value["min"]) is int and type(value["max"]) is int and value["min"] <= value["max"]


_FROM_TO: Final = Kind(_is_range, "this is no range", "Write min and max, the smaller first.")
_RANGE: Final = Fields({"min?": WHOLE, "max?": WHOLE, "max_exclusive?": WHOLE})
_OPERATION: Final = Fields(
    {
        "id": TEXT,
        "operation": TEXT,
        "source": SOURCE,
        "source_section": TEXT,
        "status_reported": TEXT,
        "opened": Maybe(PARTIAL),
        "lead_state": Maybe(STATE),
        "jurisdictions": ListOf(Fields({"alpha2": STATE, "role": TEXT}), 1),
        "other_states_unnamed": Maybe(FLAG),
        "dates": ListOf(Fields({"date": PARTIAL, "event": TEXT})),
        "environment": word("darknet", "surface", "not stated"),
        "platforms": ListOf(TEXT),
        "payment_channels": ListOf(TEXT),
        "offence_codes": ListOf(OFFENCE),
        "detection": Maybe(TEXT),
        "link_found": Maybe(TEXT),
        "evidence_types": ListOf(TEXT),
        "counts": TableOf(TEXT, Maybe(Either((WHOLE, TEXT, _FROM_TO)))),
        "victims_age": Maybe(_RANGE),
        "coordination": ListOf(
            Fields({"type": TEXT, "count?": POSITIVE, "via?": TEXT, "note?": TEXT})
        ),
        "instruments_used": ListOf(TEXT),
        "organisations": ListOf(TEXT),
        "obstacles": ListOf(TEXT),
        "outcome": Maybe(TEXT),
        "registration_hints": ListOf(TEXT),
        "withheld": ListOf(TEXT),
    }
)

_RULE: Final = Fields(
    {
        "id": TEXT,
        "namespaces": ListOf(NAMESPACE, 1),
        "match": word(*MATCHES),
        "values?": ListOf(TEXT, 1),
        "values_from?": TEXT,
        "at_least?": POSITIVE,
        "numbered?": FLAG,
        "reason": TEXT,
        "source": SOURCE,
        "as_of?": PAST,
        "verified": FLAG,
        "note?": TEXT,
    }
)


def _values(verdict: str) -> Fields:
    head = {**HEAD, "sources": SOURCES_OF_VALUES}
    return Fields({**head, "verdict": word(verdict), "format": TEXT, "rules": ListOf(_RULE, 1)})


SHAPES: Final[Mapping[str, Shape]] = MappingProxyType(
    {
        "jurisdictions": JURISDICTIONS,
        "instruments": INSTRUMENTS,
        "providers": Fields(
            {**LAW_HEAD, "how_to_use": TEXT, "verified_means": TEXT, "providers": ListOf(_PROVIDER)}
        ),
        "forms": Fields(
            {**LAW_HEAD, "path_convention": TEXT, "see_also": ListOf(TEXT), "forms": ListOf(_FORM)}
        ),
        "contacts": Fields(
            {
                **LAW_HEAD,
                "contacts": ListOf(_CONTACT),
                "hotlines": ListOf(_HOTLINE),
                "hotline_caution": TEXT,
            }
        ),
        "offences": Fields(
            {
                **LAW_HEAD,
                "legal_texts": ListOf(_LEGAL_TEXT),
                "offences": ListOf(_OFFENCE, 1),
                "terminology": ListOf(_TERM),
                "severity_schemes": ListOf(_SCHEME),
                "coding_rules": ListOf(_CODING),
            }
        ),
        "public_operations": Fields(
            {
                **LAW_HEAD,
                "verified": FLAG,
                "verified_scope": TEXT,
                "cases": ListOf(_OPERATION),
                "context_facts": ListOf(Fields({"fact": TEXT, "source_section": TEXT})),
            }
        ),
        "worthless_values": _values("worthless"),
        "shared_values": _values("shared"),
    }
)
