"""Read web addresses, domains and onion services, with the accounts and hosts they stand for."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.addresses import Address, canonical, split_address
from coordination.domain.identifiers.handles import forms_of
from coordination.domain.identifiers.hosts import (
    domain_of,
    host_form,
    is_sound_onion,
    onion_of,
    without,
)
from coordination.domain.identifiers.mail import mailbox, read_email
from coordination.domain.identifiers.mentions import account_in
from coordination.domain.identifiers.networks import address_of
from coordination.domain.identifiers.platforms import PLATFORM_OF
from coordination.domain.identifiers.profiles import Account, account_of, account_of_app_link
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.identifiers.services import canonical_link
from coordination.domain.identifiers.telephones import read_phone
from coordination.domain.identifiers.wallets import read_crypto
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_AN_ADDRESS = N_("This is not a web address. Enter it as example.org/page.")
NOT_A_DOMAIN = N_("This is not a domain. Enter it as example.org.")
NOT_AN_ONION = N_("This is not an onion address. Enter the 56 characters before .onion as well.")
A_FILE = N_("This link carries the hash of a file. Enter that hash as a file hash.")

_FILE_LINK = re.compile(r"(?:magnet:|ed2k:|urn:(?:sha1|btih|ed2k|tree))", re.IGNORECASE)
_OTHER_SCHEMES = {
    "mailto": read_email, "tel": read_phone, "sip": read_phone, "sms": read_phone,
    "callto": read_phone, "bitcoin": read_crypto, "ethereum": read_crypto,
    "litecoin": read_crypto, "monero": read_crypto, "bitcoincash": read_crypto,
    "dogecoin": read_crypto,
}  # fmt: skip
"""Addresses that lead to something else than a page; they are read as what they lead to."""

_TELEGRAM_INVITE = re.compile(r"^tg://join\?invite=", re.IGNORECASE)
_ONION = re.compile(r"(?<![a-z0-9])(?:[a-z2-7]{56}|[a-z2-7]{16})\.onion(?![a-z0-9])")
_BARE_ONION = re.compile(r"[a-z2-7]{56}|[a-z2-7]{16}")
_WRAPPED = {
    "l.facebook.com": "u", "lm.facebook.com": "u", "l.instagram.com": "u", "vk.com": "to",
    "google.com": "q", "safelinks.protection.outlook.com": "url", "steamcommunity.com": "url",
    "out.reddit.com": "url",
}  # fmt: skip
_LABEL = re.compile(
    r"^(?:url|link|web ?site|site|domain|host(?:name)?|web|address|onion) ?[:=] ?(?!/)",
    re.IGNORECASE,
)
_REMARK = re.compile(r" \([^()]*\)$")
_ARCHIVED = re.compile(r"/web/\d{4,14}[a-z_*]{0,4}/(.+)")


def page_of(text: str) -> Address | None:
    """Return the parts of a pasted address, taken out of redirections and archives."""
    plain = _REMARK.sub("", _LABEL.sub("", texts.refang(text)))
    address = split_address(plain)
    for _ in range(3):
        inner = _inner(address) if address else None
        found = split_address(inner) if inner else None
        if found is None:
            break
        address = found
    return address


def _inner(address: Address) -> str | None:
    archived = _ARCHIVED.match(address.path) if address.host.endswith("archive.org") else None
    if archived:
        return f"{archived[1]}?{address.query}" if address.query else archived[1]
    for host, name in _WRAPPED.items():
        if address.host == host or address.host.endswith(f".{host}"):
            given = parse_qs(address.query).get(name, [""])[0]
            return given if given.startswith("http") else None
    return None


def read_url(text: str, context: Context) -> Reading:
    """Return the address; also as account, onion service or domain where it stands for one."""
    plain = _TELEGRAM_INVITE.sub("https://t.me/+", texts.refang(text))
    if _FILE_LINK.match(plain):
        return unread(IdentifierKind.URL, "", A_FILE)
    other = _OTHER_SCHEMES.get(plain.partition(":")[0].lower())
    if other or ("@" in plain and mailbox(plain)):
        return _read_as(other or read_email, plain, context)
    app = account_of_app_link(plain)
    address = None if app else page_of(plain)
    if address is None:
        return _named_account(app or account_in(plain), text, context)
    return _page(address, context)


def _page(address: Address, context: Context) -> Reading:
    shown = canonical_link(address) or canonical(address)
    forms = distinct(Normalised("url", shown), *_host_forms(address, shown),
                     *account_forms(address, context))  # fmt: skip
    onion = onion_of(address.host)
    doubtful = onion is not None and not is_sound_onion(onion)
    return Reading(IdentifierKind.URL, shown, forms, doubtful=doubtful)


def _named_account(account: Account, text: str, context: Context) -> Reading:
    """Read `tg://resolve?domain=name` or `telegram:name` as the account that it names."""
    is_listed = account.platform in PLATFORM_OF and bool(account.name)
    forms, shown, platform = (
        forms_of(account, context.jurisdiction) if is_listed else ((), "", None)
    )
    if not forms:
        return unread(IdentifierKind.URL, text, NOT_AN_ADDRESS)
    return Reading(IdentifierKind.URL, shown, forms, details=details_of(platform=platform))


def _read_as(reader: Callable[[str, Context], Reading], plain: str, context: Context) -> Reading:
    reading = reader(plain, context)
    scheme = {"email": "mailto:", "phone": "tel:"}.get(reading.kind, "")
    return replace(reading, kind=IdentifierKind.URL, shown=f"{scheme}{reading.shown}")


def account_forms(address: Address, context: Context) -> tuple[Normalised, ...]:
    """Return the forms of the account behind an address; none when it is no profile."""
    account = account_of(address)
    return forms_of(account, context.jurisdiction)[0] if account else ()


def _host_forms(address: Address, shown: str) -> tuple[Normalised, ...]:
    # A host is a form of its own where it belongs to one holder (an onion service, an address
    # of a machine) or was given alone. Deep links share their host with everybody.
    if address_of(address.host):
        outer = f"[{address.host}]" if ":" in address.host else address.host
        port = Normalised("ip_port", f"{outer}:{int(address.port)}") if address.port else None
        return distinct(port, Normalised("ip", address.host))
    after_scheme = shown.rpartition("://")[2]
    is_bare = not any(sign in after_scheme for sign in "/?#")
    if onion_of(address.host) or is_bare:
        return (host_form(address.host),)
    return ()


def read_domain(text: str, context: Context) -> Reading:
    """Return the host without `www`; a profile address also yields the account."""
    address = page_of(text.removeprefix("*."))
    if address is None:
        return unread(IdentifierKind.DOMAIN, text, NOT_A_DOMAIN)
    if address_of(address.host):
        forms: tuple[Normalised, ...] = (Normalised("ip", address.host),)
    else:
        account = account_forms(address, context)
        host = without(address.host, "www.", "m.", "mobile.") if account else address.host
        forms = distinct(host_form(host), *account)
    onion = onion_of(address.host)
    return Reading(
        IdentifierKind.DOMAIN,
        _shown_host(address, forms),
        forms,
        doubtful=onion is not None and not is_sound_onion(onion),
        details=details_of(port=address.port),
    )


def _shown_host(address: Address, forms: tuple[Normalised, ...]) -> str:
    """Return the host, or the whole profile address where an account was filed as a domain."""
    if any(form.namespace == "handle" for form in forms):
        return canonical(address)
    return onion_of(address.host) or domain_of(address.host)


def read_onion(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return `<key>.onion`; a version 3 address whose checksum fails is doubtful."""
    spaced = texts.refang(text).lower()
    plain = spaced.replace(" ", "")
    found = _ONION.search(spaced) or _ONION.search(plain) or _BARE_ONION.fullmatch(plain)
    onion = f"{found[0].removesuffix('.onion')}.onion" if found else None
    if onion is None:
        return unread(IdentifierKind.ONION, text, NOT_AN_ONION)
    version = "2" if len(onion) == 22 else "3"
    return Reading(
        IdentifierKind.ONION,
        onion,
        (Normalised("onion", onion),),
        doubtful=not is_sound_onion(onion),
        details=details_of(version=version),
    )
