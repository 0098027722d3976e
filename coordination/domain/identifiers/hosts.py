"""Read host names: IDN to ASCII, case, trailing dot, `www`, onion services and their gateways."""

import base64
import hashlib
import re

import idna

from coordination.domain.features import Normalised

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
_ONION = re.compile(r"(?:^|\.)([a-z2-7]{56}|[a-z2-7]{16})\.onion(?:\.[a-z0-9.-]{1,40})?$")
_DOTS = str.maketrans({"。": ".", "．": ".", "｡": "."})


def host_of(text: str) -> str | None:
    """Return the host name in lower-case ASCII (IDNA, UTS 46), or None when it is none."""
    name = text.translate(_DOTS).strip(". ").lower().removeprefix("*.")
    if len(name) > 253 or "." not in name:
        return None
    if not name.isascii():
        name = _to_ascii(name)
    return name if _HOST.fullmatch(name) else None


def _to_ascii(name: str) -> str:
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError, IndexError):
        # Registries have let in names that IDNA 2008 forbids, with emoji for instance.
        labels = (
            label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
            for label in name.split(".")
        )
        return ".".join(labels).lower()


def without(host: str, *prefixes: str) -> str:
    """Return the host without such a first label, as long as two labels remain."""
    for prefix in prefixes:
        rest = host.removeprefix(prefix)
        if rest != host and "." in rest:
            return rest
    return host


def domain_of(host: str) -> str:
    """Return the domain that a host stands for: the host without `www`."""
    return without(host, "www.")


def onion_of(host: str) -> str | None:
    """Return `<key>.onion` of a host, also through a gateway such as `<key>.onion.ws`.

    Subdomains are left out: whoever holds the key holds them all.
    """
    met = _ONION.search(host)
    return f"{met[1]}.onion" if met else None


def is_sound_onion(onion: str) -> bool:
    """Whether the checksum of a version 3 address holds; version 2 addresses have none.

    Source: Tor rendezvous specification v3, section 6 (encoding onion addresses).
    """
    key = onion.removesuffix(".onion")
    if len(key) == 16:
        return True
    raw = base64.b32decode(key.upper())
    expected = hashlib.sha3_256(b".onion checksum" + raw[:32] + raw[34:]).digest()[:2]
    return raw[34:] == b"\x03" and raw[32:34] == expected


def host_form(host: str) -> Normalised:
    """Return the form of a host that was given alone: an onion service or a domain."""
    onion = onion_of(host)
    if onion:
        return Normalised("onion", onion)
    return Normalised("domain", domain_of(host))
