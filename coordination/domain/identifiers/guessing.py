"""Say what a pasted text could be, most likely first."""

import re

from coordination.domain.identifiers.hashes import PerceptualHash
from coordination.domain.identifiers.kinds import read
from coordination.domain.identifiers.reading import Reading
from coordination.domain.vocabulary import IdentifierKind as Kind

_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.EMAIL, re.compile(r"@|\bat\b|[\[({](?:at|ät)", re.IGNORECASE)),
    (Kind.ONION, re.compile(r"onion|^[a-z2-7]{56}$", re.IGNORECASE)),
    (Kind.IBAN, re.compile(r"^(?:iban\W*)?[a-z]{2}[ -]?\d{2}[ -]?[a-z0-9]", re.IGNORECASE)),
    (Kind.IP, re.compile(r"\d[.\]\[)(]+\d|:[^/]*:|\]:")),
    (Kind.URL, re.compile(r"/|^[a-z]{2,8}:", re.IGNORECASE)),
    (Kind.CRYPTO, re.compile(r"[a-z0-9]{25,}", re.IGNORECASE)),
    (Kind.FILE_HASH, re.compile(r"[a-z0-9+/]{22,}|md5|sha", re.IGNORECASE)),
    (
        Kind.CARD_TOKEN,
        re.compile(
            r"^\D{0,20}(?:3[47](?:[ -]?\d){13}|[2-6](?:[ -]?\d){15})(?!\d)|\d{4}[ \d]{0,4}[*x•.]{2}|_"
        ),
    ),
    (Kind.DEVICE_ID, re.compile(r"\d.*\d", re.DOTALL)),
    (Kind.PHONE, re.compile(r"\d\D{0,3}\d.*\d", re.DOTALL)),
    (Kind.DOMAIN, re.compile(r"[^\s@]\W{0,3}(?:\.|dot)\W{0,3}[^\s@]", re.IGNORECASE)),
    (Kind.PAYPAL, re.compile(r"paypal", re.IGNORECASE)),
    (Kind.HANDLE, re.compile(r".")),
    (Kind.PLATFORM_ID, re.compile(r"\d{6,}")),
    (Kind.TIP_REPORT, re.compile(r"\d{5,}")),
    (Kind.DOCUMENT, re.compile(r"\d.*\d", re.DOTALL)),
    (Kind.VEHICLE, re.compile(r"\d")),
    (Kind.SERIES, re.compile(r".")),
)

_CATCH_ALL = (
    "handle_name", "document_number", "tip_report", "platform_number", "vehicle", "serial",
    "card_token", "series",
)  # fmt: skip
"""Namespaces that take nearly every text, the likelier first."""


def guess(text: str, *, jurisdiction: str) -> tuple[Reading, ...]:
    """Return a reading for every kind that the text could be, most likely first.

    Readings with a checksum that fails come last, after those that fit nearly every text, such
    as a serial number. A perceptual hash is left out.
    """
    readings = []
    for kind, shape in _SHAPES:
        if not shape.search(text[:4000]):
            continue
        try:
            reading = read(kind, text, jurisdiction=jurisdiction)
        except PerceptualHash:
            continue
        if reading.forms:
            readings.append(reading)
    return tuple(sorted(readings, key=_rank))


def _rank(reading: Reading) -> tuple[bool, int]:
    space = reading.forms[0].namespace
    return reading.doubtful, _CATCH_ALL.index(space) + 1 if space in _CATCH_ALL else 0
