"""Take web addresses apart and put them together in one spelling."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote

from coordination.domain.identifiers.hosts import host_of, onion_of, without
from coordination.domain.identifiers.networks import address_of

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20}):/{0,3}")
_INSIDE = re.compile(r"(?:^|[\s<(\"'\[@])((?:https?|ftp)://[^\s<>\"]+)", re.IGNORECASE)
_MARKDOWN = re.compile(r"^\[[^\[\]]*\]\(([^()\s]+)\)?$")
_PORT = re.compile(r"(.*?):(\d{0,5})")
_DEFAULT_PORTS = frozenset({"", "80", "443"})
# Brackets, quotes and marks are encoded, so that cleaning takes none of them for punctuation.
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._~-]*")
_SAFE_PATH = "/:@$&+=~-._"
_SAFE_QUERY = "/:@$~-._"

_TRACKING_WORDS = """
fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh si mc_cid mc_eid
mkt_tok ref ref_src ref_url _ga _gl spm share_id feature is_from_webapp is_copy_url
sender_device web_id s_kwcid mibextid rdid __tn__ __cft__ _rdc _rdr paipv eav locale hl lang
fref hc_ref share_app_id share_link_id tt_from dl st usp pp ab_channel smid
"""
_TRACKING = frozenset(_TRACKING_WORDS.split())
"""Parameters that say where a visitor came from or how the page is shown, not which page it is."""


class Address(NamedTuple):
    """A web address in parts; `host` is in canonical spelling, the other parts as written."""

    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str


def split_address(text: str) -> Address | None:
    """Return the parts of a refanged address, or None when it has no host that can be read."""
    text = _found(text)
    met = _SCHEME.match(text)
    scheme = "http"
    if met and (met[0].endswith("/") or met[1].lower() in {"http", "https"}):
        scheme, text = met[1].lower(), text[met.end() :]
    text = text.lstrip("/").replace("\\", "/")
    authority, rest = _cut(text, "/?#")
    host, port = _host_and_port(authority.replace(" ", ""))
    if host is None:
        return None
    rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    return Address(scheme.removesuffix("s"), host, port, path, query, fragment)


def _found(text: str) -> str:
    markdown = _MARKDOWN.match(text)
    if markdown:
        return markdown[1]
    inside = _INSIDE.search(text) if " " in text or "<" in text else None
    return inside[1] if inside and inside.start(1) > 0 else text


def _cut(text: str, ends: str) -> tuple[str, str]:
    places = [place for end in ends if (place := text.find(end)) >= 0]
    first = min(places, default=len(text))
    return text[:first], text[first:]


def _host_and_port(authority: str) -> tuple[str | None, str]:
    authority = authority.rpartition("@")[2]
    if authority.startswith("[") and "]" in authority:
        inner, _, after = authority[1:].partition("]")
        return address_of(inner), after.removeprefix(":")
    met = None if address_of(authority) else _PORT.fullmatch(authority)
    name, port = (met[1], met[2]) if met else (authority, "")
    host = address_of(name) or host_of(name)
    return (onion_of(host) or host if host else None), port


def parameters(query: str) -> list[tuple[str, str]]:
    """Return the parameters that tell pages apart, decoded and sorted."""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
    return sorted(
        (name, value)
        for name, value in pairs
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    )


def canonical(address: Address) -> str:
    """Return the address in one spelling, without a scheme when it is http or https."""
    scheme = "" if address.scheme == "http" else f"{address.scheme}://"
    host = without(address.host, "www.", "m.", "mobile.")
    host = f"[{host}]" if ":" in host else host
    port = "" if address.port in _DEFAULT_PORTS else f":{address.port}"
    path = _canonical_path(address.path)
    query = _canonical_query(address.query) if address.query else ""
    # A fragment is a place in a page, except where a script takes it for the path.
    is_route = address.fragment.startswith(("/", "!"))
    route = unquote(address.fragment).strip("/!") if is_route else ""
    route = f"#/{quote(route, _SAFE_PATH)}" if route else ""
    whole = f"{scheme}{host}{port}{path}{'?' if query else ''}{query}{route}"
    return whole.rstrip("/.:&=#?")


def _canonical_path(path: str) -> str:
    if _PLAIN_PATH.fullmatch(path):  # nine in ten; quoting costs more than all the rest
        return _without_dots(path).rstrip("/")
    decoded = unquote(path, errors="surrogateescape")
    return quote(_without_dots(decoded), _SAFE_PATH, errors="surrogateescape").rstrip("/")


def _canonical_query(query: str) -> str:
    return "&".join(
        f"{quote(name, _SAFE_QUERY)}={quote(value, _SAFE_QUERY)}"
        for name, value in parameters(query)
    )


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            kept = kept[:-1] or kept
        elif part != ".":
            kept.append(part)
    return "/".join(kept)
