"""Kinds of evidence that link cases, how much each is worth, and how rarity lowers it.

A weight is the confidence that one shared value alone gives that two cases concern the same
person, thing or event: 0 is nothing, 1 is certainty. The weights were set by hand, because a
register has too few judged pairs to learn them from; they are chosen so that one shared passport
is certain, one shared account or telephone number strong, and two of these together certain.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from coordination.domain.wording import N_


class EvidenceKind(StrEnum):
    """What two cases share, in the words that another desk may see."""

    DOCUMENT = "document"
    PLATFORM_ACCOUNT = "platform_account"
    NICKNAME = "nickname"
    EMAIL = "email"
    PHONE = "phone"
    PAYMENT_ACCOUNT = "payment_account"
    WALLET = "wallet"
    IP = "ip"
    DEVICE = "device"
    VEHICLE = "vehicle"
    FILE_HASH = "file_hash"
    SERIES = "series"
    TIP_REPORT = "tip_report"
    WEB_ADDRESS = "web_address"
    DOMAIN = "domain"
    HIDDEN_SERVICE = "hidden_service"
    PERSON = "person"
    VICTIM = "victim"
    OTHER = "other"


class RarityLevel(StrEnum):
    """How many cases of the register hold a value, in words: exact counts betray hidden cases."""

    ONLY_HERE = "only_here"
    VERY_RARE = "very_rare"
    RARE = "rare"
    COMMON = "common"
    SHARED = "shared"


# Namespace of a form -> kind of evidence and weight when only the two cases hold it. A namespace
# that is not listed counts as `other`: matched and shown, never more than fair by itself.
_NAMESPACES: Mapping[str, tuple[EvidenceKind, float]] = MappingProxyType(
    {
        "document": (EvidenceKind.DOCUMENT, 0.96),
        "document_number": (EvidenceKind.DOCUMENT, 0.75),
        "name_dob": (EvidenceKind.PERSON, 0.82),
        # How two persons agree, and the keys by which they meet: `domain.persons` weighs them.
        **dict.fromkeys(
            (
                "person",
                "person_part",
                "person_initials",
                "person_near",
                "person_year",
                "person_nation",
            ),
            (EvidenceKind.PERSON, 0.82),
        ),
        "email": (EvidenceKind.EMAIL, 0.88),
        "phone": (EvidenceKind.PHONE, 0.86),
        "handle": (EvidenceKind.PLATFORM_ACCOUNT, 0.85),
        "platform_id": (EvidenceKind.PLATFORM_ACCOUNT, 0.88),
        "platform_number": (EvidenceKind.PLATFORM_ACCOUNT, 0.60),
        "handle_name": (EvidenceKind.NICKNAME, 0.55),
        # A name without its disguise; `circumstances` gives the full weight on one platform only.
        "handle_core": (EvidenceKind.NICKNAME, 0.60),
        "iban": (EvidenceKind.PAYMENT_ACCOUNT, 0.90),
        "card": (EvidenceKind.PAYMENT_ACCOUNT, 0.88),
        "card_token": (EvidenceKind.PAYMENT_ACCOUNT, 0.85),
        "card_masked": (EvidenceKind.PAYMENT_ACCOUNT, 0.60),
        "paypal": (EvidenceKind.PAYMENT_ACCOUNT, 0.85),
        "crypto": (EvidenceKind.WALLET, 0.86),
        "crypto_tx": (EvidenceKind.WALLET, 0.88),
        "ip": (EvidenceKind.IP, 0.55),
        "ip_port": (EvidenceKind.IP, 0.60),
        "imei": (EvidenceKind.DEVICE, 0.90),
        "meid": (EvidenceKind.DEVICE, 0.90),
        "imsi": (EvidenceKind.DEVICE, 0.90),
        "iccid": (EvidenceKind.DEVICE, 0.90),
        "uuid": (EvidenceKind.DEVICE, 0.88),
        "serial": (EvidenceKind.DEVICE, 0.82),
        "mac": (EvidenceKind.DEVICE, 0.82),
        "vin": (EvidenceKind.VEHICLE, 0.90),
        "vehicle": (EvidenceKind.VEHICLE, 0.85),
        # A number plate without its State: many States give out the same ones.
        "vehicle_number": (EvidenceKind.VEHICLE, 0.50),
        # The same file goes round the world: it joins a series, seldom two offenders.
        "file_hash": (EvidenceKind.FILE_HASH, 0.60),
        "series": (EvidenceKind.SERIES, 0.70),
        "tip_report": (EvidenceKind.TIP_REPORT, 0.96),
        # A report's number without the hotline that gave it.
        "report_number": (EvidenceKind.TIP_REPORT, 0.75),
        "url": (EvidenceKind.WEB_ADDRESS, 0.70),
        "domain": (EvidenceKind.DOMAIN, 0.40),
        "onion": (EvidenceKind.HIDDEN_SERVICE, 0.70),
    }
)
_UNLISTED = (EvidenceKind.OTHER, 0.60)

_RARITY_FACTOR: Mapping[RarityLevel, float] = MappingProxyType(
    {
        RarityLevel.ONLY_HERE: 1.0,
        RarityLevel.VERY_RARE: 0.95,
        RarityLevel.RARE: 0.85,
        RarityLevel.COMMON: 0.60,
        RarityLevel.SHARED: 0.20,
    }
)

RARITY_WORDS: Mapping[RarityLevel, str] = MappingProxyType(
    {
        RarityLevel.ONLY_HERE: N_("only here"),
        RarityLevel.VERY_RARE: N_("very rare"),
        RarityLevel.RARE: N_("rare"),
        RarityLevel.COMMON: N_("common"),
        RarityLevel.SHARED: N_("shared by many"),
    }
)

# Above how many cases a value is held to be shared infrastructure. A line behind one address
# changes hands within days and a nickname is free to take, but a true series of twenty cases
# with one wallet must stay visible.
_SHARED_ABOVE: Mapping[str, int] = MappingProxyType(
    {
        "ip": 8,
        "ip_port": 8,
        "handle_name": 12,
        "handle_core": 8,
        "crypto": 25,
        "url": 25,
        "domain": 25,
    }
)
_SHARED_ABOVE_ELSE = 60
_INFRASTRUCTURE = frozenset({"ip", "ip_port", "crypto", "url", "domain"})
_CROWD_ABOVE = 8
_CROWD_CORROBORATED = 0.25
LEAST_SHARED = min(_SHARED_ABOVE.values())
MOST_SHARED = max(*_SHARED_ABOVE.values(), _SHARED_ABOVE_ELSE)

_SAME_VALUE = N_("Same value")
_SAME: Mapping[EvidenceKind, str] = MappingProxyType(
    {
        EvidenceKind.DOCUMENT: N_("Same identity document ({rarity})"),
        EvidenceKind.PLATFORM_ACCOUNT: N_("Same platform account ({rarity})"),
        EvidenceKind.NICKNAME: N_("Same nickname ({rarity})"),
        EvidenceKind.EMAIL: N_("Same e-mail address ({rarity})"),
        EvidenceKind.PHONE: N_("Same telephone number ({rarity})"),
        EvidenceKind.PAYMENT_ACCOUNT: N_("Same payment account ({rarity})"),
        EvidenceKind.WALLET: N_("Same crypto-asset address ({rarity})"),
        EvidenceKind.IP: N_("Same IP address ({rarity})"),
        EvidenceKind.DEVICE: N_("Same device ({rarity})"),
        EvidenceKind.VEHICLE: N_("Same vehicle ({rarity})"),
        EvidenceKind.FILE_HASH: N_("Same file ({rarity})"),
        EvidenceKind.SERIES: N_("Same victim identification series ({rarity})"),
        EvidenceKind.TIP_REPORT: N_("Same tip report ({rarity})"),
        EvidenceKind.WEB_ADDRESS: N_("Same web address ({rarity})"),
        EvidenceKind.DOMAIN: N_("Same domain ({rarity})"),
        EvidenceKind.HIDDEN_SERVICE: N_("Same hidden service ({rarity})"),
        EvidenceKind.PERSON: N_("Same name and same full birth date ({rarity})"),
        EvidenceKind.OTHER: N_("Same value ({rarity})"),
    }
)
_SIMILAR_NAME = N_("Possibly the same nickname: alike without decoration and disguise ({rarity})")


# Where a victim is concerned a hit says its kind and nothing else (docs/decisions/0004).
_BARE: Mapping[EvidenceKind, str] = MappingProxyType(
    {
        EvidenceKind.VICTIM: N_("Possibly the same victim ({strength})"),
        EvidenceKind.PERSON: N_("Possibly the same person ({strength})"),
        EvidenceKind.DOCUMENT: N_("Same identity document"),
    }
)


_OF_PERSONS = frozenset({EvidenceKind.VICTIM, EvidenceKind.PERSON})
# The limits are those of the bands (`domain.matching`).
_STRENGTHS = (
    (0.95, N_("nearly certain")),
    (0.80, N_("strong")),
    (0.50, N_("fair")),
    (0.0, N_("weak")),
)


def kind_of(namespace: str) -> EvidenceKind:
    """Return what a shared form of this namespace is evidence of."""
    return _NAMESPACES.get(namespace, _UNLISTED)[0]


def base_weight(namespace: str) -> float:
    """Return the weight of a shared form that nobody else holds, before any circumstance."""
    return _NAMESPACES.get(namespace, _UNLISTED)[1]


def rarity_factor(level: RarityLevel) -> float:
    """Return by what a weight is multiplied for a value as rare as this."""
    return _RARITY_FACTOR[level]


def same(kind: EvidenceKind, namespace: str = "") -> str:
    """Return the sentence for a shared value, with `{rarity}` to fill in."""
    return _SIMILAR_NAME if namespace == "handle_core" else _SAME[kind]


def bare(kind: EvidenceKind, weight: float) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the sentence for a shared value of a victim and what fills it in.

    Of a person it holds a word for the strength, as public as the band of the hit: no record is
    proof that two persons are one.
    """
    text = _BARE.get(kind, _SAME_VALUE)
    if kind not in _OF_PERSONS:
        return text, ()
    return text, (("strength", next(word for least, word in _STRENGTHS if weight >= least)),)


def shared_above(namespace: str) -> int:
    """Return how many cases may hold a value before it counts as shared infrastructure."""
    return _SHARED_ABOVE.get(namespace, _SHARED_ABOVE_ELSE)


def is_crowd(namespace: str, holders: int, corroborated: int) -> bool:
    """Say whether the holders of a value are a crowd that only passes through the same place.

    Exit nodes, carrier addresses, exchange wallets and hosting sites are held by many cases that
    have nothing else in common; a ring of one group has. `corroborated` counts the holders that
    share something else with another holder. Accounts, persons, series and files are not judged
    so: a group around one of them need not share anything else.
    """
    return (
        namespace in _INFRASTRUCTURE
        and holders > _CROWD_ABOVE
        and corroborated < holders * _CROWD_CORROBORATED
    )


def level(namespace: str, holders: int) -> RarityLevel:
    """Return how rare a value is that `holders` cases hold, the compared two included."""
    if holders > shared_above(namespace):
        return RarityLevel.SHARED
    if holders <= 2:
        return RarityLevel.ONLY_HERE
    if holders <= 4:
        return RarityLevel.VERY_RARE
    return RarityLevel.RARE if holders <= 10 else RarityLevel.COMMON
