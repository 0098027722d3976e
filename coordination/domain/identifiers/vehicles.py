"""Read number plates, with the State that issued them, and vehicle identification numbers."""

import re

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.countries import COUNTRY_OF, SIGN_OF, country_of
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_A_PLATE = N_("This is not a plate or VIN. Enter it with its country, for example NO:AB12345.")

_LABEL = re.compile(
    r"^(?:vin|fin|chassis|plate|licen[cs]e plate|number plate|reg(?:istration)?|vrn|kennzeichen|"
    r"kfz|immatriculation|matricula|targa)(?: ?(?:no|nr|number|mark)\.?)?(?:[ .:#=]+)",
    re.IGNORECASE,
)
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_STATED = re.compile(r"([A-Z]{1,3}) ?: ?(.+)")
_AFTER = re.compile(r"(.+?) ?\(([A-Z]{1,3})\)")
_SIGN = re.compile(r"([A-Z]{1,3})[ -]+(.+)")
_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9,
                                               2, 3, 4, 5, 6, 7, 8, 9), strict=True))  # fmt: skip
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def read_vehicle(text: str, context: Context) -> Reading:
    """Return a plate under its State, or a VIN.

    `D-AB 1234` may be a German car with its sign, or a plate of Düsseldorf: a foreign sign gives
    all forms, the State's own sign does not. The bare plate is a weaker form of its own.
    """
    plain = _LABEL.sub("", text).upper().upper()
    code = texts.latin_code(plain)
    vin = code.translate(str.maketrans("IOQ", "100"))
    if len(code) == 17 and _VIN.fullmatch(vin) and any(sign.isalpha() for sign in vin):
        return _vin(vin)
    home = country_of(context.details.get("country") or context.jurisdiction) or "ZZ"
    country, plate, alternatives = _parts(plain, home)
    if not 3 <= len(plate) <= 12 or not any(sign.isdigit() for sign in plate):
        return unread(IdentifierKind.VEHICLE, text, NOT_A_PLATE)
    is_assumed = country == home and plate == texts.latin_code(plain)
    own = Normalised("vehicle", f"{country}:{plate}")
    others = [Normalised("vehicle", form) for form in alternatives]
    bare = Normalised("vehicle_number", plate)
    return Reading(
        IdentifierKind.VEHICLE,
        own.text,
        distinct(own, *others, bare),
        details=details_of(country=country, country_from="desk" if is_assumed else None),
    )


def _parts(plain: str, home: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the State, its plate, and other readings of the whole.

    `PT 989 GT` in Italy may be Portuguese with its sign or an Italian plate: the whole is a plate
    of the case's own State too.
    """
    stated = _STATED.fullmatch(plain)
    after = None if stated else _AFTER.fullmatch(plain)
    sign, rest = (stated[1], stated[2]) if stated else (after[2], after[1]) if after else ("", "")
    country = SIGN_OF.get(sign) or COUNTRY_OF.get(sign) or country_of(sign)
    if country:
        return country, texts.latin_code(rest), ()
    whole = texts.latin_code(plain)
    met = _SIGN.fullmatch(plain)
    country = (SIGN_OF.get(met[1]) or COUNTRY_OF.get(met[1])) if met else None
    plate = texts.latin_code(met[2]) if met else ""
    if country is None or len(plate) < 4 or not any(sign.isalpha() for sign in plate):
        return home, whole, ()
    # In Germany itself `D-AB 1234` is a plate of Düsseldorf and never stands for the State.
    if country == home == "DE" and met and len(met[1]) == 1:
        return home, whole, ()
    return country, plate, (f"{home}:{whole}", f"{country}:{whole}") if len(whole) <= 12 else ()


def _vin(vin: str) -> Reading:
    return Reading(
        IdentifierKind.VEHICLE,
        vin,
        (Normalised("vin", vin),),
        doubtful=vin[0] in "12345" and not _is_sound(vin),
        details=details_of(number="VIN"),
    )


def _is_sound(vin: str) -> bool:
    """Whether the check digit holds, which North America prescribes (49 CFR 565.15)."""
    total = sum(
        weight * (_VALUES[sign] if sign.isalpha() else int(sign))
        for weight, sign in zip(_WEIGHTS, vin, strict=True)
    )
    return vin[8] == "0123456789X"[total % 11]
