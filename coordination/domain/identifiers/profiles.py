"""Find the account that a web address stands for."""

import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

from coordination.domain.identifiers.addresses import Address
from coordination.domain.identifiers.platforms import (
    NOT_NAMES,
    SUBDOMAIN_SITES,
    Site,
    site_of,
)


class Account(NamedTuple):
    """An account as it was written: its platform if known, and its name or number."""

    platform: str | None
    name: str


_HIDDEN_NUMBER = {
    "wa.me": "whatsapp",
    "api.whatsapp.com": "whatsapp",
    "web.whatsapp.com": "whatsapp",
    "signal.me": "signal",
}
_APP_SCHEMES = {
    "tg": "telegram", "skype": "skype", "viber": "viber", "whatsapp": "whatsapp",
    "sgnl": "signal", "snapchat": "snapchat", "xmpp": "xmpp", "matrix": "matrix",
    "instagram": "instagram", "twitter": "twitter", "fb": "facebook", "threema": "threema",
    "discord": "discord", "weixin": "wechat", "line": "line", "steam": "steam",
}  # fmt: skip
_APP_LINK = re.compile(r"([a-z]{2,10}):(?://)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE)
_APP_NAMES = ("domain", "phone", "number", "username", "screen_name", "id", "user_id", "p")
_FORUM_WORDS = frozenset({"user", "users", "u", "profile", "profiles", "member", "members"})
_NAME = re.compile(r"[\w.+~$:#=@-]{1,100}")


def account_of(address: Address) -> Account | None:
    """Return the account behind the address, or None when it leads to something else.

    Posts whose address starts with the account (`x.com/name/status/1`) lead to the account.
    """
    if address.host in _HIDDEN_NUMBER:
        return _by_number(address)
    if address.host == "matrix.to":
        return _found("matrix", unquote(address.fragment.strip("/").partition("?")[0]))
    site = site_of(address.host)
    if site is None:
        return _on_a_forum(address)
    return _by_query(site, address) or _by_subdomain(address) or _by_path(site, address)


def account_of_app_link(text: str) -> Account | None:
    """Return the account of a link that opens an app, such as `tg://resolve?domain=name`."""
    met = _APP_LINK.fullmatch(text)
    platform = _APP_SCHEMES.get(met[1].lower()) if met else None
    if met is None or platform is None or not ("://" in text or "?" in text):
        return None
    query = parse_qs(met[3] or "")
    for key in _APP_NAMES:
        if query.get(key):
            name = query[key][0].strip()
            is_number = key in {"phone", "number"}
            return _found(platform, f"+{name.lstrip('+')}" if is_number else name)
    last = unquote(met[2]).strip("/").rpartition("/")[2]
    return None if last.lower() in NOT_NAMES else _found(platform, last)


def _by_number(address: Address) -> Account | None:
    platform = _HIDDEN_NUMBER[address.host]
    given = parse_qs(address.query).get("phone", [""])[0]
    digits = given or unquote(address.fragment.removeprefix("p/") or address.path.strip("/"))
    number = digits.strip(" +").replace(" ", "").replace("-", "")
    return Account(platform, f"+{number}") if number.isdecimal() else None


def _by_query(site: Site, address: Address) -> Account | None:
    if site.platform == "facebook" and "profile.php" in address.path + address.query:
        number = parse_qs(address.query).get("id", [""])[0]
        return _found("facebook", number) if number.isdecimal() else None
    if site.platform == "twitter" and address.path.strip("/") in {"intent/user", "intent/follow"}:
        return _found("twitter", parse_qs(address.query).get("screen_name", [""])[0])
    if site.platform == "telegram" and address.host.startswith("web."):
        return _found("telegram", address.fragment.rpartition("@")[2])
    return None


def _by_subdomain(address: Address) -> Account | None:
    name, _, rest = address.host.partition(".")
    if rest in SUBDOMAIN_SITES and name not in {"www", "m", "mobile"}:
        return _found(SUBDOMAIN_SITES[rest], name)
    return None


def _segments(address: Address) -> list[str]:
    parts = (part.strip(" &=") for part in unquote(address.path).split("/"))
    return [part for part in parts if part]


def _by_path(site: Site, address: Address) -> Account | None:
    segments = _segments(address)
    for path in site.paths:
        name = _match(path.split("/"), segments)
        if name is not None:
            return _telegram_phone(site.platform, name) or _found(site.platform, name)
    return None


def _match(pattern: list[str], segments: list[str]) -> str | None:
    """Return the part of the path that stands where the pattern has its account."""
    if len(segments) < len(pattern):
        return None
    for expected, part in zip(pattern[:-1], segments, strict=False):
        if expected not in {"-", part.lower()}:
            return None
    part = segments[len(pattern) - 1]
    if pattern[-1].startswith("@"):
        return part[1:] if part.startswith("@") else None
    return None if part.lower() in NOT_NAMES else part.lstrip("@~$")


def _telegram_phone(platform: str, name: str) -> Account | None:
    """Read `t.me/+4791234567` as a number; `t.me/+aBcD` invites to a group and is no account."""
    if platform == "telegram" and name.startswith("+") and name[1:].isdecimal():
        return Account(platform, name)
    return None


def _on_a_forum(address: Address) -> Account | None:
    segments = _segments(address)
    host = address.host
    if segments and segments[0].startswith("@") and len(segments[0]) > 1:
        name = segments[0][1:]
        return _found("mastodon", name if "@" in name else f"{name}@{host}")
    if len(segments) == 2 and segments[0].lower() in _FORUM_WORDS:
        return _found(host, segments[1])
    return None


def _found(platform: str, name: str) -> Account | None:
    if not _NAME.fullmatch(name) or (platform == "telegram" and name.startswith("+")
                                     and not name[1:].isdecimal()):  # fmt: skip
        return None
    return Account(platform, name)
