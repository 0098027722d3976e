"""Read telephone numbers into E.164, in the jurisdiction of the case."""

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber

from coordination.domain.features import Normalised
from coordination.domain.identifiers.reading import Context, Reading, details_of, unread
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_A_NUMBER = N_("This is not a telephone number. Enter it with + and the country code.")

_SAME_REGION = {"EL": "GR", "UK": "GB"}
_EXTENSION = re.compile(
    r"[ ,;/]*(?:ext(?:ension)?|extn|xtn|x|int|poste|durchwahl|dw|доб|вн|#|;ext=)[.: =]{0,3}(\d{1,7})$",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"@[\w.-]+$|;(?!ext)[a-z][^;]*$", re.IGNORECASE)
_TRAILING = re.compile(r"(?<=\d)\D+$")
_IN_LETTERS = re.compile(r"\+?1?[ -]?\(?8\d\d\)?[ -][A-Z0-9-]{7,12}")
_LEADING = re.compile(r"^[^\d+(]+")
_FLOAT = re.compile(r"(\d{7,15})\.0")
_SIGNS = re.compile(r"[\d+()\-./ ~]+")
_NOT_DIGIT = re.compile(r"\D+")
_TRUNK = re.compile(r"\( ?0 ?\)")


@lru_cache(maxsize=300)
def region_of(jurisdiction: str) -> str | None:
    """Return the numbering region of a jurisdiction; None where the library knows none."""
    region = _SAME_REGION.get(jurisdiction.upper(), jurisdiction.upper())
    return region if region in phonenumbers.SUPPORTED_REGIONS else None


def e164(text: str, jurisdiction: str) -> tuple[str, bool] | None:
    """Return the number with its country code and whether it is valid; None when unreadable.

    A number that its national plan does not know is still a number: it is returned as not
    valid, so that two desks with the same slip or an invented range meet.
    """
    digits = _NOT_DIGIT.sub("", text)
    if not 5 <= len(digits) <= 22 or not _SIGNS.fullmatch(text):
        return None
    region = region_of(jurisdiction)
    best: str | None = None
    for spelling, where in _spellings(text, digits, region):
        number = _parsed(spelling, where)
        if number is None:
            continue
        canonical = f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
        if phonenumbers.is_valid_number(number):
            return canonical, True
        best = best or canonical
    return (best, False) if best and 8 <= len(best) <= 18 else None


def _spellings(text: str, digits: str, region: str | None) -> tuple[tuple[str, str | None], ...]:
    """Return the ways in which the text may be meant, the likeliest first."""
    international = "+" in text[:3] or digits.startswith("00")
    plain = text
    if international:
        bare = _TRUNK.sub("", plain)
        first = _NOT_DIGIT.sub("", plain).lstrip("0")
        second = _NOT_DIGIT.sub("", bare).lstrip("0")
        ways: list[tuple[str, str | None]] = [(f"+{first}", None)]
        if second != first:
            ways.insert(0, (f"+{second}", None))
        if "+" not in text and region:
            ways.append((digits, region))
        return tuple(ways)
    if region is None:
        return ((f"+{digits}", None),) if len(digits) >= 10 else ()
    ways = [(digits, region)]
    if digits.startswith("011"):
        ways.append((f"+{digits[3:]}", None))
    elif len(digits) >= 10 and not digits.startswith("0"):
        ways.append((f"+{digits}", None))
    return tuple(ways)


def _parsed(text: str, region: str | None) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return _mexican(number)


def _mexican(number: PhoneNumber) -> PhoneNumber:
    # Mexico dropped the mobile 1 after the country code in 2019; messengers still write it.
    national = number.national_number or 0
    if number.country_code == 52 and 10_000_000_000 <= national < 20_000_000_000:
        number.national_number = national - 10_000_000_000
    return number


def number_part(text: str) -> tuple[str, str | None]:
    """Return the text without labels such as `tel:` or `WhatsApp`, and the extension if any."""
    text = _ACCOUNT.sub("", text)
    extension = _EXTENSION.search(text)
    if extension:
        text = text[: extension.start()]
    text = _LEADING.sub("", text)
    if _IN_LETTERS.fullmatch(text):
        text = phonenumbers.convert_alpha_characters_in_number(text)
    text = _TRAILING.sub("", text)
    whole = _FLOAT.fullmatch(text)  # what a spreadsheet makes of a number
    return (whole[1] if whole else text.strip(), extension[1] if extension else None)


def read_phone(text: str, context: Context) -> Reading:
    """Return the number in E.164; a valid form is not doubtful, an unknown one is."""
    text_, extension = number_part(text)
    found = e164(text_, context.jurisdiction)
    if found is None:
        return unread(IdentifierKind.PHONE, text, NOT_A_NUMBER)
    number, is_valid = found
    return Reading(
        IdentifierKind.PHONE,
        number,
        (Normalised("phone", number),),
        doubtful=not is_valid,
        details=details_of(extension=extension),
    )
