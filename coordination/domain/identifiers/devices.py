"""Read devices: IMEI in its three lengths, MAC addresses, advertising numbers, other serials."""

import re

from stdnum import luhn

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.reading import Context, Reading, details_of, unread
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_A_DEVICE = N_("This is not a device number. Enter the IMEI, MAC address or serial number.")

_LABEL = re.compile(
    r"^(imei(?:[ /-]?sv)?|meid|mac|wi-?fi mac|bssid|bluetooth|idfa|idfv|gaid|aaid|adid|imsi|iccid|"
    r"sim|uuid|udid|android ?id|serial|s/n|sn|ser|seriennummer|device ?id|device)"
    r"(?: ?[12](?= ?[:=# ]))?(?!\w)(?:[ -]?(?:address|adresse|number|nummer|no|nr|id)\b)?[ .:=#-]*",
    re.IGNORECASE,
)
_LABEL_LAST = re.compile(r"(.+?) ?[(\[]([A-Za-z /-]{2,20})[)\]]")
_SUBSCRIBER = {"imsi": "imsi", "iccid": "iccid", "sim": "iccid", "meid": "meid"}
_CARD_DIGITS = re.compile(r"[0-9A-F]{14,22}")
_LEADING = re.compile(r"^[\W_]+")
_MAC = re.compile(r"[0-9a-f]{12}")
_MAC_GROUPS = re.compile(
    r"[0-9a-f]{1,2}(?:([:-])[0-9a-f]{1,2})(?:\1[0-9a-f]{1,2}){4}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}",
    re.IGNORECASE,
)
_UUID = re.compile(r"[0-9a-f]{32}")
_IMEI = re.compile(r"\d{14,16}")
_CHECK_DIGITS = re.compile(r"[\d /.\-]+")


def read_device(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the device; `details` say which number it is. IMEI checksums decide on doubt."""
    text = _LEADING.sub("", text)
    last = _LABEL_LAST.fullmatch(text)
    text = f"{last[2]}: {last[1]}" if last and _LABEL.match(last[2]) else text
    label = _LABEL.match(text)
    kind = re.sub(r"[^a-z]", "", label[1].lower()) if label else ""
    plain = text[label.end() :].strip(" {}[]()") if label else text
    if kind in _SUBSCRIBER:
        return _subscriber(text, plain, kind)
    for spelling in (plain, texts.alnum(plain)):
        for rule in (_imei, _mac, _uuid):
            reading = rule(spelling)
            if reading is not None:
                return reading
    return _serial(text, plain)


def _serial(text: str, plain: str) -> Reading:
    digits = texts.alnum(plain)
    if not 5 <= len(digits) <= 80 or not any(sign.isdigit() for sign in digits):
        return unread(IdentifierKind.DEVICE_ID, text, NOT_A_DEVICE)
    return _reading(digits, "serial", digits)


def _subscriber(text: str, plain: str, kind: str) -> Reading:
    """Return the number of a card, a subscription or a CDMA device, which only a label tells."""
    namespace = _SUBSCRIBER[kind]
    digits = texts.alnum(plain)
    if not _CARD_DIGITS.fullmatch(digits):
        return unread(IdentifierKind.DEVICE_ID, text, NOT_A_DEVICE)
    # Some readers pad the number of a card with F to twenty places.
    digits = digits.rstrip("F") if namespace == "iccid" else digits
    return _reading(f"{namespace.upper()} {digits}", namespace, digits)


def _reading(number: str, namespace: str, canonical: str, *, doubtful: bool = False) -> Reading:
    return Reading(
        IdentifierKind.DEVICE_ID,
        number,
        (Normalised(namespace, canonical),),
        doubtful=doubtful,
        details=details_of(number=namespace),
    )


def _mac(text: str) -> Reading | None:
    if _MAC_GROUPS.fullmatch(text):
        parts = re.split(r"[:.-]", text)
        digits = "".join(part.zfill(2) for part in parts).lower()
    else:
        digits = re.sub(r"[ :.-]", "", text).lower()
    if not _MAC.fullmatch(digits):
        return None
    shown = ":".join(digits[place : place + 2] for place in range(0, 12, 2))
    return _reading(shown, "mac", digits)


def _uuid(text: str) -> Reading | None:
    digits = text.replace("-", "").lower()
    if not _UUID.fullmatch(digits):
        return None
    shown = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    return _reading(shown, "uuid", shown)


def _imei(text: str) -> Reading | None:
    """Return the first fourteen digits, which name the device in IMEI, IMEISV and bare TAC+SNR.

    Source: 3GPP TS 23.003, section 6.2; the fifteenth digit is a check, or two are a version.
    """
    digits = re.sub(r"[ /.\-]", "", text)
    if not (_CHECK_DIGITS.fullmatch(text) and _IMEI.fullmatch(digits)):
        return None
    doubtful = len(digits) == 15 and not luhn.is_valid(digits)
    body = digits[:14]
    shown = digits if doubtful else body + luhn.calc_check_digit(body)
    return _reading(shown, "imei", body, doubtful=doubtful)
