"""Closed lists that values of forms and of lists are taken from."""

from typing import Final

from coordination.reference.checks.kinds import word


def _words(text: str) -> list[str]:
    return text.split()


FIELD_TYPE: Final = word(
    *_words("""
    alpha2 bool bool+date choice choice:new|extension date daterange email files list
    list:alpha2 lookup:contacts lookup:providers multichoice multiline person_ref signature
    text
    """)
)

# Where a form takes a value from: paths in the record of a case, by what they begin with.
_PATHS: Final = {
    "case": """
    authority authority_type court custody decisions difficulties flags
    investigating_authority.address investigating_authority.email
    investigating_authority.name investigating_authority.phone national_basis offences
    offences.max_penalty persons proceedings_type prosecution_office receiving_authority
    reference remedies requests selectors stage summary_external validating_authority
    validating_authority.address validating_authority.email validating_authority.name
    validating_authority.phone
    """,
    "deadline": """
    reply retention_end
    """,
    "desk": """
    address email name office_hours phone reply_channel state timezone
    """,
    "jit": """
    access_rules appendices arrangements evaluation evidence_rules leaders members other
    participants parties period prior_evidence purpose states status third_evidence
    """,
    "preservation": """
    authorities channel external_ref
    """,
    "reply": """
    conflict contact preserved question reasons text
    """,
    "request": """
    addressee addressee_role art30 confidential data_types dates deadline_kind
    fallback_addressee followup formalities grounds_internal instrument measure_details
    measures notification period previous previous.authorities previous.channel
    previous.external_ref privilege_note provider status subscriber_items urgency_reason
    """,
    "session": """
    user
    """,
    "system": """
    today
    """,
}
FORM_PATH: Final = word(
    *(f"{root}.{name}" for root, names in _PATHS.items() for name in names.split()), "desk"
)

# The kinds of normalised forms of a value; `coordination.domain.identifiers` makes them.
NAMESPACE: Final = word(
    *_words("""
    birth_date card card_masked card_token crypto crypto_tx document document_number domain
    email file_hash handle handle_core handle_name iban iccid imei imsi ip ip_port mac meid name name_part
    onion paypal phone platform_id platform_number report_number serial series tip_report url uuid vehicle
    vehicle_number vin
    """)
)
