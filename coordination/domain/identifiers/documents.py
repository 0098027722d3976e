"""Read identity documents, filed for a subject or as an identifier, under one form."""

import re
from dataclasses import replace

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.countries import COUNTRY_OF, country_of
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_A_DOCUMENT = N_(
    "This is not a document number. Enter it with its country, such as NO:12345678."
)

_TYPES = {
    "passport": "passport pass reisepass passeport pasaporte passaporto paspoort pasport "
    "pasaport passaporte паспорт pp",
    "id_card": "id idcard identity card nid personalausweis ausweis carte identite cni dni nie "
    "identitetskort identitetskaart carta identita dowod osobisty",
    "driving_licence": "driving driver drivers licence license dl führerschein fuhrerschein "
    "permis conduire forerkort førerkort rijbewijs patente",
    "residence_permit": "residence permit aufenthaltstitel titre sejour visa",
    "national_number": "national personal personnummer fodselsnummer fødselsnummer cpr pesel bsn",
}
_TYPE_OF = {word.upper(): kind for kind, words in _TYPES.items() for word in words.split()}
_NOISE_WORDS = """
NR NUMBER NUMMER NUMERO NUM NOS NUMBERS DOCUMENT DOC OF THE Nº N°
"""
_NOISE = frozenset(_NOISE_WORDS.split())
_LEAST_DIGITS = 4  # what is left without the country is a number of its own
_BREAKS = re.compile(r"[^\w]+")
_NUMBER_SIGN = re.compile(r"\b(?:no|No|nr|Nr|NR|N[º°])\b\.?|\bNO\.|#")
_GLUED = re.compile(rf"(?:{'|'.join(COUNTRY_OF)})(\d{{5,}})")
_STATED = re.compile(r"([A-Za-z]{2,3}) ?: ?(.+)", re.DOTALL)
_MRZ = re.compile(r"([A-Z0-9<]{9})(\d)([A-Z<]{3})\d{6}\d[MFX<]\d{6}\d[A-Z0-9<]{14}\d\d?")


def read_document(type: str, country: str | None, number: str) -> Reading:  # noqa: A002 - the record's word
    """Return a document by country and number, and by number alone (weaker, for want of it).

    The type is no part of the form: desks call one booklet passport, travel document or ID.
    """
    clean = texts.tidy(number)
    issuer = country_of(country) if country else None
    plain = _without_words(clean or "")[0] if clean else ""
    code = texts.latin_code(plain)
    short = _without_country(clean or "", issuer)
    return _reading(type, issuer, code, None if short == code else short)


def _without_country(text: str, issuer: str | None) -> str | None:
    """Return the number of `NO 12345678` or `NO12345678` without the issuer that it repeats.

    Letters that stand glued before letters may be part of the number (`FRA12345`) and stay.
    """
    if issuer is None:
        return None
    whole = texts.latin_code(text)
    if whole.startswith(issuer) and whole[2:].isdecimal():
        return whole[2:]
    words = text.split()
    is_apart = len(words) > 1 and country_of(words[0].strip(":-")) == issuer
    rest = texts.latin_code("".join(words[1:]))
    return rest if is_apart and sum(sign.isdigit() for sign in rest) >= _LEAST_DIGITS else None


def _reading(kind: str, issuer: str | None, code: str, other: str | None = None) -> Reading:
    if not 4 <= len(code) <= 40 or not any(sign.isdigit() for sign in code):
        return unread(IdentifierKind.DOCUMENT, code, NOT_A_DOCUMENT)
    numbers = (code, other) if other else (code,)
    owned = (Normalised("document", f"{issuer}:{number}") for number in numbers if issuer)
    bare = (Normalised("document_number", number) for number in numbers)
    return Reading(
        IdentifierKind.DOCUMENT,
        f"{issuer}:{code}" if issuer else code,
        distinct(*owned, *bare),
        details=details_of(type=kind, country=issuer),
    )


def _without_words(text: str) -> tuple[str, str]:
    """Return the text without words of documents, and the type that they name."""
    kind = ""
    kept = []
    for word in _BREAKS.split(_NUMBER_SIGN.sub(" ", text)):
        known = _TYPE_OF.get(word.upper())
        kind = kind or known or ""
        # A word of more than three letters is prose ("Norwegian"), no part of a number.
        is_part = len(word) <= 3 or any(sign.isdigit() for sign in word)
        if word and known is None and is_part and word.upper() not in _NOISE:
            kept.append(word)
    return " ".join(kept), kind


def read_document_text(text: str, context: Context) -> Reading:
    """Return the document of `passport NO 12345678`, `NO:12345678`, a machine-readable line."""
    machine = _MRZ.search(text.replace(" ", "").upper())
    if machine:
        issuer = country_of(machine[3].replace("<", ""))
        return _reading("passport", issuer, machine[1].replace("<", ""))
    hint = context.details.get("country")
    stated = _STATED.fullmatch(text)
    if stated and country_of(stated[1]):
        reading = read_document(context.details.get("type", ""), stated[1], stated[2])
        return reading if reading.forms else unread(IdentifierKind.DOCUMENT, text, NOT_A_DOCUMENT)
    plain, kind = _without_words(text)
    issuer, words, is_certain = _issuer(plain.split(), bool(kind), hint)
    code = texts.latin_code("".join(words))
    kind = context.details.get("type") or kind
    if is_certain and (issuer or not _GLUED.fullmatch(code)):
        reading = _reading(kind, issuer, code)
    else:
        reading = _uncertain(kind, texts.latin_code(plain), code)
    return reading if reading.forms else unread(IdentifierKind.DOCUMENT, text, NOT_A_DOCUMENT)


def _uncertain(kind: str, whole: str, code: str) -> Reading:
    """Return a number that may begin with its country, without claiming one.

    Series of some passports look like a country: `ET 123456` is Ukrainian, not Ethiopian. A
    country that is claimed wrongly would speak against the right one, so only numbers compare.
    """
    glued = _GLUED.fullmatch(code)
    code = glued[1] if glued and code == whole else code
    reading = _reading(kind, None, whole)
    if not reading.forms or len(code) < 5:
        return reading
    return replace(reading, forms=distinct(*reading.forms, Normalised("document_number", code)))


def _issuer(
    words: list[str], has_type: bool, hint: str | None
) -> tuple[str | None, list[str], bool]:
    """Return the country that a word states, the other words, and whether that is certain.

    It is not at the head of a bare number, where the word may belong to it.
    """
    places = [place for place, word in enumerate(words) if word.upper() in COUNTRY_OF]
    if not places or len(words) < 2:
        return (country_of(hint) if hint else None), words, True
    # In capitals `NO` also stands for "number": another country beside it decides.
    place = next((at for at in places if words[at].upper() != "NO"), places[0])
    noise = {at for at in places if words[at].upper() == "NO" and at != place}
    rest = [word for at, word in enumerate(words) if at != place and at not in noise]
    return COUNTRY_OF[words[place].upper()], rest, has_type or place > 0
