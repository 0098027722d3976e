"""Read accounts: `platform:name`, a profile address, `@name`, `name (platform)`, or a number.

An account whose platform is known has a form of its own (`handle`), and every account carries
its bare name (`handle_name`), which is weaker evidence: the same name on two platforms need not
be one person. Numbers that a platform gave (`platform_id`) work the same way.
"""

import re
from collections.abc import Callable

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.mail import mailbox
from coordination.domain.identifiers.mentions import account_in
from coordination.domain.identifiers.platforms import ADDRESS_BASED, PHONE_BASED
from coordination.domain.identifiers.profiles import Account
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.identifiers.telephones import e164, number_part
from coordination.domain.identifiers.variants import core_of
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_AN_ACCOUNT = N_(
    "This is not an account name. Enter it as platform:name, for example tiktok:name."
)

LONGEST = 120
"""Most characters of an account name: a Session or Tox key is the longest that is in use."""

_DISCORD_TAG = re.compile(r"(.{2,40}) ?#(\d{4})")
_TAG = re.compile(r" ?(\d{4})")
_TOX = re.compile(r"[0-9a-f]{76}")
_NOT_IN_NAMES = re.compile(r"[\s/\\|<>()\[\]{}\"',;?!:=#@»*`%^&]+")
_DECORATION = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]+")
"""Arrows, stars, dingbats and emoji, which stand around names and in none that a platform gives."""

_PAYPAL_NAME = re.compile(r"[a-z0-9._-]{1,60}")
_FEDIVERSE = re.compile(r"@([^@\s]{1,80})@([^@\s]{1,120})")


def read_handle(text: str, context: Context) -> Reading:
    """Return the account; also as e-mail or telephone form where its name is one."""
    plain = texts.refang(text)
    provider = context.details.get("platform") or context.details.get("provider")
    account = account_in(plain, provider)
    forms, shown, platform = forms_of(account, context.jurisdiction)
    if not forms:
        return unread(IdentifierKind.HANDLE, text, NOT_AN_ACCOUNT)
    return Reading(IdentifierKind.HANDLE, shown, forms, details=details_of(platform=platform))


def forms_of(account: Account, jurisdiction: str) -> tuple[tuple[Normalised, ...], str, str | None]:
    """Return the forms of an account, how to show it, and its platform after inference."""
    platform, name = _inferred(account)
    number = _number(platform, name, jurisdiction)
    if number and platform in {None, "phone"}:
        return (Normalised("phone", number),), f"phone:{number}", None
    if platform == "phone":
        return (), "", None
    if platform and number:
        shown = f"{platform}:{number}"
        return (Normalised("handle", shown), Normalised("phone", number)), shown, platform
    if platform == "matrix" or "@" in name.strip("@"):
        return _address_forms(platform, name)
    name = _clean_name(platform, name)
    if not 0 < len(name) <= LONGEST:
        return (), "", platform
    if platform is None:
        return distinct(*named(name), *_numeric(None, name)), name, None
    own = Normalised("handle", f"{platform}:{name}")
    paypal = (
        Normalised("paypal", name)
        if platform == "paypal" and _PAYPAL_NAME.fullmatch(name)
        else None
    )
    bare = named(_bare(platform, name))
    return distinct(own, *_numeric(platform, name), paypal, *bare), own.text, platform


def named(name: str) -> tuple[Normalised | None, ...]:
    """Return the forms of a name whatever its platform: as it stands, and reduced."""
    return (Normalised("handle_name", name), core_of(name)) if name else ()


def _inferred(account: Account) -> Account:
    """Fill in a platform that the shape of the name gives away."""
    platform, name = account
    name = name.strip(" ./")
    if platform is None and name.lower().startswith("live:") and len(name) > 5:
        return Account("skype", name)
    if platform is None and _DISCORD_TAG.fullmatch(name.replace("@", "")):
        return Account("discord", name.replace("@", ""))
    if platform is None and _FEDIVERSE.fullmatch(name):
        return Account("mastodon", name)
    return Account(platform, name)


def _number(platform: str | None, name: str, jurisdiction: str) -> str | None:
    """Return the telephone number that a messenger's account is, if it is one."""
    is_plain = platform in {"phone", "whatsapp"}
    if not (is_plain or name.startswith(("+", "00"))) or platform not in {None, *PHONE_BASED}:
        return None
    found = e164(number_part(name)[0] if is_plain else name, jurisdiction)
    # A bare name counts as a number only where it is a valid one.
    return found[0] if found and (platform or found[1]) else None


def _address_forms(
    platform: str | None, name: str
) -> tuple[tuple[Normalised, ...], str, str | None]:
    """Return the forms of `name@host`: e-mail, Jabber, fediverse, or a Skype account."""
    address = mailbox(name.lstrip("@").partition("/")[0])
    if platform == "matrix" or address is None:
        name = _clean_name(platform, name)
        user = name.partition(":")[0].strip("@")
        if not (platform and user and len(name) <= LONGEST):
            return (), "", platform
        own = Normalised("handle", f"{platform}:{name}")
        return distinct(own, *named(user)), own.text, platform
    mail = Normalised("email", address)
    if platform in {None, "email"}:
        return (mail,), address, None
    own = Normalised("handle", f"{platform}:{address}")
    user = address.partition("@")[0]
    user = _plain(user) if platform in {"xmpp", "mastodon"} else ""
    if platform in ADDRESS_BASED:
        return distinct(own, mail, *named(user)), own.text, platform
    # Under any other platform it is the address with which the account was registered.
    return (mail,), address, platform


def _clean_name(platform: str | None, name: str) -> str:
    """Return the name as accounts are compared: folded, without spaces and separating signs.

    No platform tells accounts apart by spaces, and display names are typed with and without.
    """
    rule = _OWN_RULES.get(platform or "", _plain)
    return rule(texts.fold(name))


def _plain(name: str) -> str:
    # Taking signs out can bring a letter and its mark together, so folding comes last.
    kept = name if name.isascii() else _DECORATION.sub("", name)
    return texts.latin_name(texts.fold(_NOT_IN_NAMES.sub("", kept).strip(".~")))


def _matrix(name: str) -> str:
    user, _, host = name.strip("@").partition(":")
    return f"@{_plain(user)}:{_plain(host)}" if host else _plain(user)


def _discord(name: str) -> str:
    base, _, tag = name.partition("#")
    number = _TAG.fullmatch(tag)
    return f"{_plain(base)}#{number[1]}" if number else _plain(base or tag)


def _skype(name: str) -> str:
    rest = _plain(name.removeprefix("live:"))
    return f"live:{rest}" if name.startswith("live:") and rest else rest


def _reddit(name: str) -> str:
    return _plain(name.strip("/").removeprefix("u/").removeprefix("user/"))


def _icq(name: str) -> str:
    return _plain(name).replace("-", "")


def _tox(name: str) -> str:
    plain = _plain(name)
    # Behind the key stand a part that the user changes at will and a checksum.
    return plain[:64] if _TOX.fullmatch(plain) else plain


_OWN_RULES: dict[str, Callable[[str], str]] = {
    "matrix": _matrix,
    "discord": _discord,
    "skype": _skype,
    "reddit": _reddit,
    "icq": _icq,
    "tox": _tox,
}
"""Platforms whose names have a structure of their own."""


def _bare(platform: str, name: str) -> str:
    if platform == "discord":
        return name.partition("#")[0]
    return name.removeprefix("live:") if platform == "skype" else name


def _numeric(platform: str | None, name: str) -> tuple[Normalised, ...]:
    """Return the forms of a name that is the platform's number for an account."""
    digits = name.removeprefix("id") if platform == "vk" else name
    if not digits.isdecimal() or len(digits) < 6:
        return ()
    number = Normalised("platform_number", digits)
    return (Normalised("platform_id", f"{platform}:{digits}"), number) if platform else (number,)


def read_platform_id(text: str, context: Context) -> Reading:
    """Return a platform's own number for an account; a name is read as a handle."""
    reading = read_handle(text, context)
    platform = dict(reading.details).get("platform")
    forms = reading.forms
    own = [form for form in forms if form.namespace in {"platform_id", "platform_number"}]
    if not own:
        own = [Normalised("platform_id", form.text) for form in forms if form.namespace == "handle"]
    forms = distinct(*own, *forms)
    return Reading(
        IdentifierKind.PLATFORM_ID,
        reading.shown,
        forms,
        note=reading.note,
        details=details_of(platform=platform),
    )
