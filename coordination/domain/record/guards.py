"""Keep files, images and hashes out of the fields of a record.

The register holds metadata only (docs/record.md). A cryptographic file hash belongs in an
identifier of type `file_hash`, where only a keyed code of it is kept; perceptual hashes and file
content have no place at all. The expressions look for what is clearly a digest. A dashed UUID, a
wallet, an IPv6 address or a file number of 32 digits passes: a desk that cannot save its case
because of its own reference would stop using the register.
"""

import re
from unicodedata import normalize

from coordination.domain.record.texts import Unfit
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

_HASH = N_(
    "The text looks like a file hash. Remove it here and enter it as an identifier of type"
    " file_hash; only a keyed code of it is kept."
)
PERCEPTUAL = N_(
    "This looks like a perceptual hash (PhotoDNA, PDQ, pHash). No field accepts one. Remove it,"
    " and name the series or the report instead."
)
_FILE = N_(
    "This looks like the content of a file or an image. No field accepts one. Remove it and"
    " describe it in words."
)

# MD5, SHA-1, Tiger, SHA-224, SHA-256, SHA-384 and SHA-512 in hexadecimal digits.
_HEX_LENGTHS = frozenset({32, 40, 48, 56, 64, 96, 128})
_ETHEREUM = 40

# All that is refused has a digit and either a long run of digits and letters or a long list of
# short groups; an address with its content in it begins with `data:`. Most texts have neither,
# and are let pass before the expressions below look at them.
_DIGIT = re.compile(r"[0-9]")
_RUN_OR_LIST = re.compile(
    r"[0-9A-Za-z+/]{16}|(?:[0-9A-Fa-f]{1,3}[\s,;:-]+){8}|(?:[0-9A-Fa-f]{8} ){3}"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_HEX = re.compile(r"(?<![0-9A-Za-z])(0[xX])?([0-9A-Fa-f]{32,})(?![0-9A-Za-z])")
_GROUPED = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}(?:([ :-])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){14,62}"
    r"|[0-9A-Fa-f]{8}(?: [0-9A-Fa-f]{8}){3,15})(?![0-9A-Za-z])"
)
_NAMED = re.compile(
    r"(?<![a-z0-9])(?:md5|sha-?(?:1|224|256|384|512|2-?(?:224|256|384|512)|3-?[0-9]{3})"
    r"|blake[23][bs]?|btih|ed2k|tth)[\s:=_-]{1,3}(?=[a-z+/]*[0-9])[0-9a-z+/]{16,}",
    re.IGNORECASE,
)
_BASE64 = re.compile(
    r"(?<![0-9A-Za-z+/=])(?:[0-9A-Za-z+/]{22}==|[0-9A-Za-z+/]{27}=|[0-9A-Za-z+/]{43}="
    r"|[0-9A-Za-z+/]{86}==)(?![0-9A-Za-z+/=])"
)
_PERCEPTUAL_WORD = re.compile(
    r"(?<![a-z0-9])(?:photo[ _-]?dna|v?pdq|[pdaw]hash|neural[ _-]?hash|tmk|block[ _-]?hash"
    r"|perceptual(?:[ _-]hash)?)(?![a-z]).{0,40}?(?:"
    r"(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{16,}"
    r"|(?=[a-z+/]*[0-9])[0-9a-z+/]{20,}"
    r"|(?:[0-9]{1,3}[\s,;]+){8,})",
    re.IGNORECASE | re.DOTALL,
)
_DATA_ADDRESS = re.compile(
    r"data:(?:[\w.+-]{1,60}/[\w.+-]{1,60}(?:;[^\s,;]{1,60}){0,4},(?=\S)|[^\s,]{0,80};base64,)",
    re.IGNORECASE,
)
# How JPEG, PNG, GIF and WebP begin in base64.
_IMAGE = re.compile(r"(?:/9j/4|iVBORw0KGgo|R0lGOD[ld]h|UklGR)[0-9A-Za-z+/]{24}")
_BLOCK = re.compile(r"[0-9A-Za-z+/_-]{200,}")
_WRAPPED_BLOCK = re.compile(
    r"(?<![0-9A-Za-z+/])(?:[0-9A-Za-z+/]{60,}\s{1,4}){2,}[0-9A-Za-z+/]{20,}"
)

# The 144 bytes of a PhotoDNA hash in base64. `domain.identifiers` knows the other forms; a PDQ
# hash has the form of a SHA-256 and is known only by its name.
_PHOTO_DNA = re.compile(r"[0-9A-Za-z+/]{192}")

# Nothing of these kinds is ever a bare digest, so a hash filed here is in the wrong field.
# Account, device and card numbers may well be 32 hexadecimal digits.
_NEVER_HEX = frozenset(
    {
        IdentifierKind.EMAIL,
        IdentifierKind.PHONE,
        IdentifierKind.DOMAIN,
        IdentifierKind.ONION,
        IdentifierKind.IBAN,
        IdentifierKind.PAYPAL,
        IdentifierKind.VEHICLE,
    }
)


# A hash stands in its own field, and many an address ends in one that names no known file.
_MAY_NAME_HASH = frozenset({IdentifierKind.FILE_HASH, IdentifierKind.URL})


def refuse_files(text: str) -> None:
    """Raise `Unfit` when a free text holds a file, an image or a hash."""
    if not text.isascii():
        text = _INVISIBLE.sub("", normalize("NFKC", text))
    if not _is_suspect(text):
        return
    if _holds_file(text):
        raise Unfit(_FILE)
    if _PERCEPTUAL_WORD.search(text):
        raise Unfit(PERCEPTUAL)
    if _holds_hash(text):
        raise Unfit(_HASH)


def refuse_files_in_value(kind: IdentifierKind, text: str) -> None:
    """Raise `Unfit` when an identifier is a file, a perceptual hash or a hash of another kind."""
    if not _is_suspect(text):
        return
    # Signed addresses carry long tokens, so length says nothing about a `url`.
    if _DATA_ADDRESS.search(text) or (kind is not IdentifierKind.URL and _holds_file(text)):
        raise Unfit(_FILE)
    if _PERCEPTUAL_WORD.search(text) or _PHOTO_DNA.fullmatch(text):
        raise Unfit(PERCEPTUAL)
    if kind in _MAY_NAME_HASH:
        return
    if _NAMED.search(text) or (kind in _NEVER_HEX and _holds_hash(text)):
        raise Unfit(_HASH)


def _is_suspect(text: str) -> bool:
    if "data:" in text.lower():
        return True
    return _DIGIT.search(text) is not None and _RUN_OR_LIST.search(text) is not None


def _holds_file(text: str) -> bool:
    if _DATA_ADDRESS.search(text) or _IMAGE.search(text) or _WRAPPED_BLOCK.search(text):
        return True
    return any(_is_mixed(found.group()) for found in _BLOCK.finditer(text))


def _holds_hash(text: str) -> bool:
    if _NAMED.search(text) or any(_is_digest(found) for found in _HEX.finditer(text)):
        return True
    if any(_is_hex_digest(found.group()) for found in _GROUPED.finditer(text)):
        return True
    return any(_has_both_cases(found.group()) for found in _BASE64.finditer(text))


def _is_digest(found: re.Match[str]) -> bool:
    # An Ethereum address is 0x and as many digits as a SHA-1: it is an account, not a file.
    if found.group(1) and len(found.group(2)) == _ETHEREUM:
        return False
    return _is_hex_digest(found.group(2))


def _is_hex_digest(text: str) -> bool:
    digits = re.sub(r"[ :-]", "", text)
    return len(digits) in _HEX_LENGTHS and _is_mixed(digits)


def _is_mixed(text: str) -> bool:
    return not text.isdecimal() and _DIGIT.search(text) is not None


def _has_both_cases(text: str) -> bool:
    return text != text.lower() and text != text.upper()
