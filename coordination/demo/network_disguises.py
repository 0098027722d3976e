"""Other spellings of addresses on networks: URL, domain, onion service, IP."""

from ipaddress import IPv6Address

from coordination.demo.selectors import Selector
from coordination.demo.spelling import FULL_WIDTH, Entered, Spell, defanged, same_kind


def _url(selector: Selector) -> list[Entered]:
    scheme, _, rest = selector.value.partition("://")
    host, _, path = rest.partition("/")
    return same_kind(
        "url",
        defanged(selector.value),
        f"{scheme.upper()}://{host.upper()}/{path}",
        f"{selector.value}?utm_source=chat&fbclid=IwAR2xQ",
        f"{scheme}://{host}:443/{path}",
        f"{selector.value}/",
    )


def _domain(selector: Selector) -> list[Entered]:
    value = selector.value
    return same_kind(
        "domain", value.upper(), value.replace(".", "[.]"), f"{value}.", f"https://{value}/"
    )


def _onion(selector: Selector) -> list[Entered]:
    value = selector.value
    found = same_kind(
        "onion",
        value.upper(),
        value.replace(".", "[.]"),
        f"http://{value}/",
        f"hxxp://{value}/board",
    )
    return [*found, Entered("url", f"http://{value}/")]


def _ip(selector: Selector) -> list[Entered]:
    host, _, port = selector.value.rpartition(":")
    if host.startswith("["):
        long = IPv6Address(host.strip("[]")).exploded
        return same_kind("ip", f"[{long}]:{port}", f"[{long.upper()}]:{port}")
    return same_kind(
        "ip",
        f"{host.replace('.', '[.]')}:{port}",
        f"{host} port {port}",
        f"::ffff:{host}",
        selector.value.translate(FULL_WIDTH),
    )


SPELLINGS: dict[str, Spell] = {
    "url": _url,
    "domain": _domain,
    "onion": _onion,
    "ip": _ip,
}
