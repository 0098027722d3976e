"""Read IP addresses, with the port and the time that make them point to one line."""

import ipaddress
import re

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_AN_IP = N_("This is not an IP address. Enter one address, with port and time if known.")
A_RANGE = N_("This is a range of addresses. Enter the single address that was used.")

_V4 = re.compile(r"0*(\d{1,3})\.0*(\d{1,3})\.0*(\d{1,3})\.0*(\d{1,3})")
_LABEL = re.compile(r"^(?:ip ?v?[46]?|ip[ -]?address|addr(?:ess)?|host|from)[ :=#-]+(?=[\d\[a-f:])",
                    re.IGNORECASE)  # fmt: skip
_SCHEME = re.compile(r"^[a-z]{2,8}://", re.IGNORECASE)
_V4_START = re.compile(r"\d{1,6}(?:\.\d{1,6}){3}(?![\d.]\d)")
_V6_BRACKETED = re.compile(r"\[([0-9A-Fa-f:.]{2,45})(?:%[\w.-]{1,20})?\]")
_V6_START = re.compile(r"([0-9A-Fa-f:]{2,45}(?:\.\d{1,3}){0,3})(?:%[\w.-]{1,20})?")
_AFTER_PORT = re.compile(r"(?: ?(?::|#|,? ?port:? ?|,? ?p: ?) ?)(\d{1,5})(?![\d.-])", re.IGNORECASE)
_MASK = re.compile(r" ?/(\d{1,3})(?![\d/-])")
_RANGE = re.compile(
    r" ?(?:-|to|bis|until) ?(?:\d{1,3}(?:\.\d{1,3}){3}|\d{1,3}$|\[?[0-9a-f]{1,4}:[0-9a-f]{0,4}:[0-9a-f:]*$)",
    re.IGNORECASE,
)
_SPACED_DOT = re.compile(r"(?<=\d) ?\. ?(?=\d)")
_TIME = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}:\d{2}")


def address_of(text: str) -> str | None:
    """Return the canonical spelling of one address, or None; mapped IPv4 becomes IPv4.

    Leading zeros are read as decimal: desks pad the parts of an address, and the octal reading
    of some systems is not what they mean.
    """
    met = _V4.fullmatch(text)
    if met:
        parts = [int(part) for part in met.groups()]
        return ".".join(map(str, parts)) if max(parts) < 256 else None
    if text.count(":") < 2:
        return None
    try:
        address = ipaddress.IPv6Address(text.partition("%")[0])
    except ValueError:
        return None
    return str(address.ipv4_mapped or address)


def read_ip(text: str, context: Context) -> Reading:
    """Return the address; `port` and `time` stand in the details, the port in a form as well."""
    plain = _SPACED_DOT.sub(".", _SCHEME.sub("", _LABEL.sub("", texts.refang(text))))
    found, rest = _start(plain)
    if found is None:
        return unread(IdentifierKind.IP, text, NOT_AN_IP)
    mask = _MASK.match(rest)
    if mask and mask[1] == ("128" if ":" in found else "32"):
        rest, mask = rest[mask.end() :], None
    if mask or _RANGE.match(rest):
        return unread(IdentifierKind.IP, text, A_RANGE)
    after = _AFTER_PORT.match(rest)
    port = _port(after[1]) if after else _port(context.details.get("port", ""))
    when = rest[after.end() :] if after else rest
    time = when.strip(" ,;@()[]/") if _TIME.search(when) else context.details.get("time")
    return _reading(found, port, time)


def _start(text: str) -> tuple[str | None, str]:
    met = _V4_START.match(text)
    if met:
        return address_of(met[0]), text[met.end() :]
    met = _V6_BRACKETED.match(text) or _V6_START.match(text)
    if met:
        return address_of(met[1]), text[met.end() :]
    return None, ""


def _port(text: str) -> str | None:
    return str(int(text)) if text.isdecimal() and 0 < int(text[:6]) < 65536 else None


def _reading(address: str, port: str | None, time: str | None) -> Reading:
    outer = f"[{address}]" if ":" in address else address
    shown = f"{outer}:{port}" if port else address
    return Reading(
        IdentifierKind.IP,
        shown,
        distinct(Normalised("ip_port", shown) if port else None, Normalised("ip", address)),
        details=details_of(port=port, time=time),
    )
