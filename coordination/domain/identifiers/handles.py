"""Read accounts: `platform:name`, a profile address, `@name`, `name (platform)`, or a number.

An account whose platform is known has a form of its own (`handle`), and every account carries
its bare name (`handle_name`), which is weaker evidence: the same name on two platforms need not
be one person. Numbers that a platform gave (`platform_id`) work the same way.
"""

import re

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.addresses import split_address
from coordination.domain.identifiers.mail import mailbox
from coordination.domain.identifiers.platforms import (
    ADDRESS_BASED,
    ORDINARY_WORDS,
    PHONE_BASED,
    platform_named,
)
from coordination.domain.identifiers.profiles import Account, account_of, account_of_app_link
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.identifiers.telephones import e164
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_AN_ACCOUNT = N_(
    "This is not an account name. Enter it as platform:name, for example tiktok:name."
)

_MARKED = re.compile(r"@?([^:=|>»]{1,24}?) ?(?:[:=|»]|->| - | – |/) ?(.+)", re.DOTALL)
_AT_NAME = re.compile(r"([^@]{1,24}?)[ ,]*[ ,/]@ ?(.+)", re.DOTALL)
_IN_BRACKETS = re.compile(r"(.+?) ?[(\[{] ?([^()\[\]{}]{1,24}?) ?[)\]}]", re.DOTALL)
_AFTER = re.compile(r"(.+?)(?: ?@ ?| on | auf | sur | en | - |, ?| / )([^@,/]{1,24})", re.DOTALL)
_SPACED = re.compile(r"([^ ]{2,16}) (.+)", re.DOTALL)
_LABEL = re.compile(
    r"(?:user ?name|user|account|acct|handle|nick ?name|nick|profile?|screen ?name|name|id|konto|"
    r"benutzername|compte|cuenta|channel|kanal)(?: ?name| ?id)? ?[:=#] ?",
    re.IGNORECASE,
)
_LABELLED_PLATFORM = re.compile(
    r"(.{1,20}?)[ _-](?:user ?name|user|account|acct|handle|nick ?name|nick|profile?|name|id|uid|konto)",
    re.IGNORECASE,
)
_UNLISTED = re.compile(r"[a-z][a-z0-9.-]{1,23}")
_DISCORD_TAG = re.compile(r"(.{2,40}) ?#(\d{4})")
_NOT_IN_NAMES = re.compile(r"[\s/\\|<>()\[\]{}\"',;?!]+")
_FEDIVERSE = re.compile(r"@([^@\s]{1,80})@([^@\s]{1,120})")


def account_in(text: str, provider: str | None = None) -> Account:
    """Return the account that a pasted text names; the platform is None when it says none."""
    account = _from_address(text)
    if account is None:
        account = _unwrapped(text)
    if account.platform is None and provider:
        named = platform_named(texts.fold(provider))
        return Account(named if named != "facebook" else None, account.name)
    return account


def _from_address(text: str) -> Account | None:
    account = account_of_app_link(text)
    if account is None and ("://" in text or ("/" in text and "." in text)):
        address = split_address(text)
        account = account_of(address) if address else None
    return account


def _unwrapped(text: str) -> Account:
    """Peel labels and platform names off until only the name is left."""
    platform: str | None = None
    for _ in range(10):  # each round shortens the text; nobody nests ten labels
        before = text
        text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
        split = _split(text)
        if split.platform and _from_address(split.name):
            split = _from_address(split.name) or split
        platform, text = platform or split.platform, split.name
        if text == before:
            break
    return Account(platform, text)


def _split(text: str) -> Account:
    for pattern, first in ((_MARKED, True), (_AT_NAME, True), (_IN_BRACKETS, False),
                           (_AFTER, False)):  # fmt: skip
        met = pattern.fullmatch(text)
        if met:
            words, name = (met[1], met[2]) if first else (met[2], met[1])
            platform = _platform(words) or (_unlisted(text, words) if pattern is _MARKED else None)
            if platform:
                return Account(platform, name.strip())
    met = _SPACED.fullmatch(text)
    if (
        met
        and (platform := platform_named(texts.fold(met[1])))
        and (texts.fold(met[1]) not in ORDINARY_WORDS)
    ):
        return Account(platform, met[2])
    return Account(None, text)


def _platform(words: str) -> str | None:
    folded = texts.fold(words).strip()
    labelled = _LABELLED_PLATFORM.fullmatch(folded)
    return platform_named(folded) or (platform_named(labelled[1]) if labelled else None)


def _unlisted(text: str, words: str) -> str | None:
    """Return a platform that the table lacks, from `forum.example:name` or `newapp: name`."""
    word = texts.fold(words).strip()
    is_marked = text[len(words) :].lstrip().startswith(":")
    is_own = word in {"live", "user", "http", "https", "mailto", "tel"}
    return word if is_marked and not is_own and _UNLISTED.fullmatch(word) else None


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
    if platform and number:
        shown = f"{platform}:{number}"
        return (Normalised("handle", shown), Normalised("phone", number)), shown, platform
    if "@" in name.strip("@"):
        return _address_forms(platform, name)
    name = _clean_name(platform, name)
    if not name:
        return (), "", platform
    if platform is None:
        return distinct(Normalised("handle_name", name), *_numeric(None, name)), name, None
    own = Normalised("handle", f"{platform}:{name}")
    bare = Normalised("handle_name", _bare(platform, name))
    paypal = Normalised("paypal", name) if platform == "paypal" else None
    return distinct(own, *_numeric(platform, name), paypal, bare), own.text, platform


def _inferred(account: Account) -> Account:
    """Fill in a platform that the shape of the name gives away."""
    platform, name = account
    name = name.strip(" ./")
    if platform is None and name.lower().startswith("live:") and len(name) > 5:
        return Account("skype", name)
    if platform is None and _DISCORD_TAG.fullmatch(name):
        return Account("discord", name)
    if platform is None and _FEDIVERSE.fullmatch(name):
        return Account("mastodon", name)
    return Account(platform, name)


def _number(platform: str | None, name: str, jurisdiction: str) -> str | None:
    """Return the telephone number that a messenger's account is, if it is one."""
    if platform not in PHONE_BASED or not (name.startswith(("+", "00")) or platform == "whatsapp"):
        return None
    spelling = name if name.startswith(("+", "0")) or len(name) < 10 else f"+{name}"
    found = e164(spelling, jurisdiction)
    return found[0] if found else None


def _address_forms(
    platform: str | None, name: str
) -> tuple[tuple[Normalised, ...], str, str | None]:
    """Return the forms of `name@host`: e-mail, Jabber, fediverse, or a Skype account."""
    address = mailbox(name.lstrip("@").partition("/")[0])
    if platform == "matrix" or address is None:
        name = _clean_name(platform, name)
        own = Normalised("handle", f"{platform}:{name}") if platform and name else None
        bare = Normalised("handle_name", name.partition(":")[0].strip("@")) if own else None
        return distinct(own, bare), own.text if own else "", platform
    mail = Normalised("email", address)
    if platform in {None, "email"}:
        return (mail,), address, None
    own = Normalised("handle", f"{platform}:{address}")
    user = address.partition("@")[0]
    bare = Normalised("handle_name", user) if platform in {"xmpp", "mastodon"} else None
    # An address under any other platform names the account's registration address.
    return distinct(own if platform in ADDRESS_BASED else None, mail, bare), own.text, platform


def _clean_name(platform: str | None, name: str) -> str:
    """Return the name as the platform compares it: folded, without `@` and stray signs."""
    name = texts.fold(name)
    if platform == "discord":
        name = re.sub(r" ?#0?$", "", name).replace(" #", "#")
    if platform == "icq":
        name = re.sub(r"\D+", "", name) or name
    if platform == "tox" and re.fullmatch(r"[0-9a-f]{76}", name):
        name = name[:64]  # the rest is a checksum and a part that the user changes at will
    if platform == "matrix":
        return "@" + _NOT_IN_NAMES.sub("", name).strip("@.")
    return _NOT_IN_NAMES.sub(" ", name).strip(" .@:~")


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
