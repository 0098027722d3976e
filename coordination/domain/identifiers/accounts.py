"""Read payment accounts: IBAN, PayPal and card numbers."""

import re

from stdnum import iban as iban_rules
from stdnum import luhn

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.addresses import split_address
from coordination.domain.identifiers.handles import named
from coordination.domain.identifiers.mail import mailbox
from coordination.domain.identifiers.profiles import account_of
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_AN_IBAN = N_("This is not an IBAN. Enter country code, check digits and account number.")
NOT_PAYPAL = N_("This is not a PayPal account. Enter its e-mail address or paypal.me name.")
NOT_A_CARD = N_("This is not a card. Enter the number, its first six and last four, or a token.")

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_BANK = re.compile(r"[ ,;/(]+(?:BIC|SWIFT|SWIFT-?BIC)\b.*", re.IGNORECASE | re.DOTALL)
_HOLDER = re.compile(r"(?<=[A-Za-z0-9]) ?[(,;].*", re.DOTALL)
_IBAN_LABEL = re.compile(
    r"^(?:I\.?B\.?A\.?N\.?)[^A-Z0-9]*(?:(?:NO|NR)(?! ?[0-9]{2}))?[.:]?[ :]*", re.IGNORECASE
)
_PAYPAL_LABEL = re.compile(r"^(?:pay ?pal(?:[ -]?me)?|pp)(?: (?:account|name|id))?[ :=-]+(?=\S)",
                           re.IGNORECASE)  # fmt: skip
_PAYPAL_NAME = re.compile(r"[a-z0-9._-]{1,60}")
_CARD_LABEL = re.compile(
    r"^(?:visa|master ?card|maestro|amex|american express|card|pan|credit card|debit card|karte)"
    r"(?: ?(?:no|nr|number)\.?)? ?[:#-]? ?",
    re.IGNORECASE,
)
_EXPIRY = re.compile(r"[ ,;]+(?:exp[a-z.]*:? ?)?\d{1,2} ?/ ?\d{2,4}(?:[ ,;].*)?$", re.IGNORECASE)
_PAN = re.compile(r"\d{12,19}")
_MASKED = re.compile(r"(\d{6})\d{0,2}[x*•●·#_…]{1,13}(\d{4})", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z0-9_\-+/=]{8,200}")


def read_iban(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the IBAN without spaces; check digits or length that fail are doubtful."""
    compact = texts.latin_code(_IBAN_LABEL.sub("", _HOLDER.sub("", _BANK.sub("", text))))
    if not _IBAN.fullmatch(compact):
        return unread(IdentifierKind.IBAN, text, NOT_AN_IBAN)
    return Reading(
        IdentifierKind.IBAN,
        compact,
        (Normalised("iban", compact),),
        doubtful=not iban_rules.is_valid(compact, check_country=False),
        details=details_of(country=compact[:2]),
    )


def read_paypal(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the PayPal account: an e-mail address, also compared as one, or a name."""
    plain = _PAYPAL_LABEL.sub("", texts.refang(text))
    address = mailbox(plain)
    if address:
        own = Normalised("paypal", address)
        return Reading(IdentifierKind.PAYPAL, address, (own, Normalised("email", address)))
    page = split_address(plain) if "/" in plain else None
    account = account_of(page) if page else None
    if page and account is None and page.host.endswith("paypal.com"):
        name = page.path.strip("/").removeprefix("paypalme/").partition("/")[0]
    else:
        name = account.name if account else plain
    name = texts.fold(name).lstrip("@").strip(" ./")
    if not _PAYPAL_NAME.fullmatch(name) or (account and account.platform != "paypal"):
        return unread(IdentifierKind.PAYPAL, text, NOT_PAYPAL)
    own, known = Normalised("paypal", name), Normalised("handle", f"paypal:{name}")
    return Reading(IdentifierKind.PAYPAL, name, distinct(own, known, *named(name)))


def read_card(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return a card by its number, by first six and last four digits, or by a payment token.

    Only first six and last four are shown (PCI DSS 3.4.1); the whole number is compared.
    """
    plain = _EXPIRY.sub("", _CARD_LABEL.sub("", text))
    compact = re.sub(r"[ .\-]", "", plain)
    if _PAN.fullmatch(compact):
        return _card(compact)
    masked = _MASKED.fullmatch(re.sub(r"[ .\-/]", "", plain.replace("...", "*")))
    if masked:
        own = Normalised("card_masked", f"{masked[1]}******{masked[2]}")
        return Reading(IdentifierKind.CARD_TOKEN, own.text, (own,), doubtful=True)
    if _TOKEN.fullmatch(plain) and any(sign.isdigit() for sign in plain):
        return Reading(IdentifierKind.CARD_TOKEN, plain, (Normalised("card_token", plain),))
    return unread(IdentifierKind.CARD_TOKEN, "", NOT_A_CARD)


def _card(number: str) -> Reading:
    masked = Normalised("card_masked", f"{number[:6]}******{number[-4:]}")
    return Reading(
        IdentifierKind.CARD_TOKEN,
        masked.text,
        distinct(Normalised("card", number), masked),
        doubtful=not luhn.is_valid(number),
    )
