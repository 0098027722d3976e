"""Read e-mail addresses into the mailbox that they reach.

Providers deliver several spellings to one mailbox; those rules are applied only where the
provider publishes them, because elsewhere `a.b@` and `ab@` are two people.
"""

import re
from urllib.parse import unquote

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.hosts import host_of
from coordination.domain.identifiers.reading import Context, Reading, unread
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_AN_ADDRESS = N_("This is not an e-mail address. Enter it as name@example.org.")
SEVERAL = N_("There are several addresses. Enter each as an identifier of its own.")

_DOTLESS = frozenset({"gmail.com"})
"""Google: dots in the name do not matter (support.google.com/mail/answer/7436150)."""

_TAGGED = frozenset({
    "gmail.com",  # support.google.com/a/users/answer/9308648
    "outlook.com", "hotmail.com", "live.com", "msn.com",  # Outlook plus addressing
    "icloud.com", "me.com", "mac.com",  # Apple: plus addressing of iCloud Mail
    "fastmail.com", "fastmail.fm",  # fastmail.help: plus addressing
    "proton.me", "protonmail.com", "pm.me",  # proton.me/support: addresses and aliases
})  # fmt: skip
_NATIONAL = re.compile(r"(?:hotmail|live|outlook)\.(?:com?\.)?[a-z]{2,3}")
"""Microsoft's national domains (hotmail.fr, live.co.uk, outlook.com.br) are one service."""

_SAME_DOMAIN = {"googlemail.com": "gmail.com"}
_LABEL = re.compile(r"(?:e-?mail|mail|courriel|correo)(?: address)? ?[:=] ?", re.IGNORECASE)
_BRACKETED = re.compile(r"<([^<>]*@[^<>]*)>?")
_NOT_IN_NAMES = frozenset(' @,;<>:/\\"()%[]?#&|')
"""Signs that need quoting in a name, or that no provider gives out."""

_AROUND = re.compile(r" ?([@.]) ?")


def mailbox(text: str) -> str | None:
    """Return the canonical address of a pasted e-mail address, or None when it is none."""
    name, found, domain = address_part(text).rpartition("@")
    host = host_of(domain)
    name = texts.latin_name(texts.fold(name.strip("'\".")))
    if not found or not host or not name or any(sign in name for sign in _NOT_IN_NAMES):
        return None
    return _canonical_name(name, _SAME_DOMAIN.get(host, host))


def address_part(text: str) -> str:
    """Return the bare address of `Name <a@b>`, `mailto:a@b?subject=` or a defanged spelling."""
    bracketed = _BRACKETED.search(text)
    if bracketed and texts.fold(bracketed[1].strip()) not in {"@", "at"}:
        text = bracketed[1]
    text = _LABEL.sub("", texts.refang(text), count=1)
    if text[:7].lower() == "mailto:":
        text = unquote(text[7:].partition("?")[0])
    text = _AROUND.sub(r"\1", text)
    words = [word for word in text.split(" ") if "@" in word]
    text = words[0].strip("()[]<>:;,") if len(words) == 1 else text
    return text.rstrip(".,;")


def _canonical_name(name: str, host: str) -> str:
    if host in _TAGGED or _NATIONAL.fullmatch(host):
        name = name.partition("+")[0] or name
    if host in _DOTLESS:
        name = name.replace(".", "") or name
    return f"{name}@{host}"


def read_email(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the mailbox; several addresses at once are refused with a note."""
    address = mailbox(text)
    if address is None:
        note = SEVERAL if texts.refang(text).count("@") > 1 else NOT_AN_ADDRESS
        return unread(IdentifierKind.EMAIL, text, note)
    return Reading(IdentifierKind.EMAIL, address, (Normalised("email", address),))
