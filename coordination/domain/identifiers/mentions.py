"""Take an account out of the words around it: `tg: @name`, `name (telegram)`, a profile address.

People write platform and name in every order. The rules here peel one layer after the other
until only the name is left, so reading what was read before changes nothing.
"""

import re

from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.addresses import split_address
from coordination.domain.identifiers.mail import mailbox
from coordination.domain.identifiers.platforms import ORDINARY_WORDS, platform_named
from coordination.domain.identifiers.profiles import Account, account_of, account_of_app_link

_MARKED = re.compile(r"@?([^:=|>»]{1,60}?) ?(?:[:=|»]|->| - | – |/) ?(.+)", re.DOTALL)
_AT_NAME = re.compile(r"([^@]{1,24}?)[ ,/]{1,3}@ ?(.+)", re.DOTALL)
_IN_BRACKETS = re.compile(r"([^()\[\]{}]+?) ?[(\[{] ?([^()\[\]{}]{1,24}?) ?[)\]}]", re.DOTALL)
_AFTER = re.compile(
    r"(.+?)(?: ?@ ?| on | auf | sur | en | på | - |, ?| / | \| )([^@,/|]{1,24})", re.DOTALL
)
_SPACED = re.compile(r"([^ ]{1,16}) (.+)", re.DOTALL)
_WORD = (
    r"(?:user ?name|user ?id|user|account|acct|handle|nick ?name|nick|profile?|screen ?name|name"
)
_LABEL = re.compile(
    rf"{_WORD}|id|uid|konto|benutzername|compte|cuenta|channel|kanal)(?: ?name| ?id)? ?[:=#] ?",
    re.IGNORECASE,
)
_LOOSE_LABEL = re.compile(rf"{_WORD}|id|uid|konto|no\.?|number|nr\.?) (?=[^ ]+$)", re.IGNORECASE)
_LABELLED_PLATFORM = re.compile(rf"(.{{1,20}}?)[ _-]{_WORD}|id|uid|konto|number)", re.IGNORECASE)
_UNLISTED = re.compile(r"[a-z][a-z0-9.-]{1,60}|[a-z0-9][a-z0-9-]{0,40}\.[a-z0-9.-]{1,40}")
_SCHEMES = frozenset({"live", "http", "https", "mailto", "tel", "sip", "tg", "ftp"})
_MATRIX = re.compile(r"@[^@:\s]{1,100}:[a-z0-9.-]{1,100}\.[a-z]{2,20}", re.IGNORECASE)
_REDDIT = re.compile(r"/?u(?:ser)?/([\w-]{2,40})/?", re.IGNORECASE)


def account_in(text: str, provider: str | None = None) -> Account:
    """Return the account that a refanged text names; the platform is None when it says none.

    The name is empty for a web address that is no profile.
    """
    account = _from_address(text)
    if account is None:
        account = Account(None, "") if is_page(text) else _bare(text) or _unwrapped(text)
    if account.platform is None and provider and account.name:
        named = platform_named(texts.fold(provider))
        # Meta runs several platforms: as a provider it does not say which.
        return Account(named if named != "facebook" else None, account.name)
    return account


def is_page(text: str) -> bool:
    """Whether the text is a web address with a path, rather than a name."""
    if "://" in text:
        return True
    host, _, path = text.partition("/")
    return bool(path) and "." in host and "@" not in host and split_address(text) is not None


def _from_address(text: str) -> Account | None:
    account = account_of_app_link(text)
    words = (text, *text.split(" ")) if " " in text else (text,)
    for word in words:
        address = split_address(word.strip("()[],;")) if is_page(word) else None
        account = account or (account_of(address) if address else None)
    return account


def _bare(text: str) -> Account | None:
    """Return an account whose notation alone says what it is: an address, Matrix, `u/name`."""
    if _MATRIX.fullmatch(text):
        return Account("matrix", text)
    if " " not in text and mailbox(text):
        return Account(None, text)
    reddit = _REDDIT.fullmatch(text)
    return Account("reddit", reddit[1]) if reddit else None


def _unwrapped(text: str) -> Account:
    """Peel labels and platform names off until only the name is left."""
    platform: str | None = None
    for _ in range(10):  # each round shortens the text; nobody nests ten labels
        before = text
        label = _LABEL.match(text) or (_LOOSE_LABEL.match(text) if platform else None)
        text = text[label.end() :] if label else text
        split = _split(text)
        inner = _from_address(split.name) if split.platform else None
        platform = platform or (inner or split).platform
        text = (inner or split).name
        if text == before or platform == "matrix" or mailbox(text):
            break
    return Account(platform, text)


def _split(text: str) -> Account:
    for pattern, is_first in (
        (_MARKED, True), (_AT_NAME, True), (_IN_BRACKETS, False), (_AFTER, False),
    ):  # fmt: skip
        met = pattern.fullmatch(text)
        if met is None:
            continue
        words, name = (met[1], met[2]) if is_first else (met[2], met[1])
        platform = _platform(words) or (_unlisted(text, words) if pattern is _MARKED else None)
        if platform:
            return Account(platform, name.strip())
    return _spaced(text)


def _spaced(text: str) -> Account:
    """Split `telegram wolf77`; an ordinary word is a platform only before a number or an `@`."""
    met = _SPACED.fullmatch(text)
    if met:
        word = texts.fold(met[1])
        platform = platform_named(word)
        is_marked = met[2].startswith("@") or met[2].replace(" ", "").isdecimal()
        labelled = _LOOSE_LABEL.match(met[2]) is not None
        if platform and (word not in ORDINARY_WORDS or is_marked or labelled):
            return Account(platform, met[2])
    return Account(None, text)


def _platform(words: str) -> str | None:
    folded = texts.fold(words).strip()
    labelled = _LABELLED_PLATFORM.fullmatch(folded)
    return platform_named(folded) or (platform_named(labelled[1]) if labelled else None)


def _unlisted(text: str, words: str) -> str | None:
    """Return a platform that the table lacks, from `forum.example:name` or `newapp: name`."""
    word = texts.fold(words).strip()
    is_marked = text[len(words) :].lstrip().startswith(":") and not text.startswith("@")
    return word if is_marked and word not in _SCHEMES and _UNLISTED.fullmatch(word) else None
