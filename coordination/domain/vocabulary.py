"""The closed sets of words that a record may use.

The values are what stands in the exchange format, in the database and in `data-` attributes of
pages. Sources: the record format (docs/record.md) and the tables of states in docs/glossary.md.
"""

from enum import StrEnum


class Stage(StrEnum):
    """How far the national proceedings have come."""

    INTELLIGENCE = "intelligence"
    PRELIMINARY = "preliminary"
    INVESTIGATION = "investigation"
    PROSECUTION = "prosecution"
    TRIAL = "trial"
    APPEAL = "appeal"
    FINAL = "final"
    CLOSED = "closed"


class Urgency(StrEnum):
    """Why a case cannot wait, most pressing first."""

    CHILD_AT_RISK = "child_at_risk"
    SUSPECT_AT_LARGE = "suspect_at_large"
    DATA_EXPIRING = "data_expiring"
    ROUTINE = "routine"


class Handling(StrEnum):
    """Handling code: what the recipient may do with what was disclosed."""

    H0 = "H0"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"


class Tlp(StrEnum):
    """Who may read what was disclosed, least strict first (Traffic Light Protocol 2.0)."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class CaseStatus(StrEnum):
    """State of the record itself. Open, suspended and closed cases are matched.

    A closed case stays matched, because a person who returns is what the next desk needs to
    know. A withdrawn one was registered in error: it leaves the index at once.
    """

    DRAFT = "draft"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    PURGED = "purged"


class SubjectRole(StrEnum):
    """Category of a person, kept apart as Directive (EU) 2016/680, Art. 6, demands."""

    SUSPECT = "suspect"
    CHARGED = "charged"
    CONVICTED = "convicted"
    VICTIM = "victim"
    WITNESS = "witness"
    CONTACT = "contact"


class InvolvedRole(StrEnum):
    """What ties another State to a case."""

    INVESTIGATING = "investigating"
    SUSPECT_LOCATION = "suspect_location"
    VICTIM_LOCATION = "victim_location"
    SERVER_LOCATION = "server_location"
    PROVIDER_LOCATION = "provider_location"
    PAYMENT = "payment"
    OTHER = "other"


class IdentifierKind(StrEnum):
    """Kinds of selector that a record may hold."""

    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    PLATFORM_ID = "platform_id"
    URL = "url"
    DOMAIN = "domain"
    ONION = "onion"
    IP = "ip"
    CRYPTO = "crypto"
    IBAN = "iban"
    PAYPAL = "paypal"
    CARD_TOKEN = "card_token"  # noqa: S105 - a kind of identifier, not a secret
    DEVICE_ID = "device_id"
    VEHICLE = "vehicle"
    DOCUMENT = "document"
    FILE_HASH = "file_hash"
    SERIES = "series"
    TIP_REPORT = "tip_report"


class CoordinationKind(StrEnum):
    """Ways in which two cases can already be worked on together."""

    JIT = "jit"
    MEETING = "meeting"
    REQUEST = "request"


class CoordinationState(StrEnum):
    """States of a team, a meeting or a request; `domain.coverage` says which belong to which."""

    IDEA = "idea"
    NEGOTIATION = "negotiation"
    SIGNED = "signed"
    RUNNING = "running"
    CLOSING = "closing"
    EVALUATED = "evaluated"
    CLOSED = "closed"
    ABANDONED = "abandoned"
    PLANNED = "planned"
    INVITED = "invited"
    HELD = "held"
    ADOPTED = "adopted"
    CANCELLED = "cancelled"
    DRAFT = "draft"
    CHECKED = "checked"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    PARTLY_EXECUTED = "partly_executed"
    EXECUTED = "executed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    EXTENDED = "extended"
    ESCALATED = "escalated"
    DE_ESCALATED = "de_escalated"


class Band(StrEnum):
    """Strength of a link as other desks may see it, weakest first."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"
    CERTAIN = "certain"
