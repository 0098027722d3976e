"""Read a value as the kind it was filed under."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.accounts import read_card, read_iban, read_paypal
from coordination.domain.identifiers.devices import read_device
from coordination.domain.identifiers.documents import read_document_text
from coordination.domain.identifiers.handles import read_handle, read_platform_id
from coordination.domain.identifiers.hashes import read_hash
from coordination.domain.identifiers.mail import read_email
from coordination.domain.identifiers.mentions import is_page
from coordination.domain.identifiers.networks import read_ip
from coordination.domain.identifiers.reading import Context, Reading, unread
from coordination.domain.identifiers.reports import read_report, read_series
from coordination.domain.identifiers.telephones import read_phone
from coordination.domain.identifiers.vehicles import read_vehicle
from coordination.domain.identifiers.wallets import read_crypto
from coordination.domain.identifiers.webpages import read_domain, read_onion, read_url
from coordination.domain.vocabulary import IdentifierKind as Kind

_READERS: dict[Kind, Callable[[str, Context], Reading]] = {
    Kind.EMAIL: read_email,
    Kind.PHONE: read_phone,
    Kind.HANDLE: read_handle,
    Kind.PLATFORM_ID: read_platform_id,
    Kind.URL: read_url,
    Kind.DOMAIN: read_domain,
    Kind.ONION: read_onion,
    Kind.IP: read_ip,
    Kind.CRYPTO: read_crypto,
    Kind.IBAN: read_iban,
    Kind.PAYPAL: read_paypal,
    Kind.CARD_TOKEN: read_card,
    Kind.DEVICE_ID: read_device,
    Kind.VEHICLE: read_vehicle,
    Kind.DOCUMENT: read_document_text,
    Kind.FILE_HASH: read_hash,
    Kind.SERIES: read_series,
    Kind.TIP_REPORT: read_report,
}
_LONG = frozenset({Kind.URL, Kind.ONION, Kind.DOMAIN, Kind.HANDLE, Kind.PLATFORM_ID, Kind.FILE_HASH,
                   Kind.CRYPTO, Kind.PAYPAL})  # fmt: skip
"""Kinds that may be pasted as a web address, or whose values are long."""

_ACCOUNTS = frozenset({Kind.HANDLE, Kind.PLATFORM_ID})
_SECRET = frozenset({Kind.FILE_HASH, Kind.CARD_TOKEN})
"""Kinds whose value is never shown, not even when it cannot be read."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


def read(
    kind: Kind, text: str, *, jurisdiction: str, details: Mapping[str, str] = _NOTHING
) -> Reading:
    """Return what the text says as an identifier of this kind.

    `jurisdiction` (ISO alpha-2) decides how national numbers are read. `details` are hints from
    other fields: `provider` or `platform`, `currency`, `country`, `type`, `algorithm`, `port`,
    `time`. What cannot be read comes back without forms and with a note. Equal things have a
    form in common whatever kind they were filed under, and reading the text of a form again
    gives that form. Raises `PerceptualHash` for a perceptual hash and nothing else.
    """
    clean = texts.tidy(text, texts.ADDRESS_CAP if kind in _LONG else texts.CAP)
    if not clean:
        kept = "" if kind in _SECRET else text[: texts.CAP]
        return unread(kind, kept, texts.TOO_LONG if clean is None else texts.EMPTY)
    context = Context(jurisdiction, details)
    reading = _READERS[kind](clean, context)
    if not reading.forms and kind in _ACCOUNTS and is_page(texts.refang(clean)):
        return _as_page(reading, clean, context)
    return reading


def _as_page(reading: Reading, clean: str, context: Context) -> Reading:
    """Return a web address that was filed as an account and is no profile that we know."""
    page = read_url(clean, context)
    if not page.forms:
        return reading
    is_web = page.forms[0].namespace == "url" and "://" not in page.shown
    scheme = "https://" if is_web else ""
    return replace(page, kind=reading.kind, shown=f"{scheme}{page.shown}")
