"""Read hashes of files; perceptual hashes are refused.

A cryptographic hash names one file. A perceptual hash describes what a picture shows and can be
turned back into a likeness of it, so it enters no field of a record (product, row 1).
"""

import base64
import binascii
import re

from coordination.domain.features import Normalised
from coordination.domain.identifiers.reading import Context, Reading, details_of, unread
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_A_HASH = N_("This is not a file hash. Enter MD5, SHA-1, SHA-256 or SHA-512 in full.")
PERCEPTUAL = N_("Perceptual hashes are not accepted. Enter a cryptographic hash, such as SHA-256.")


class PerceptualHash(ValueError):
    """A perceptual hash was given, which no door accepts; the text never repeats the value."""

    def __init__(self) -> None:
        super().__init__(PERCEPTUAL)


_PERCEPTUAL = re.compile(
    r"photo ?-?_?dna|\bpdna\b|\bv?pdq|\btmk\b|tmk\+|\b[padwcb]-?hash|perceptual|neural ?-?hash|blockhash|"
    r"averagehash|differencehash|\bcsai",
    re.IGNORECASE,
)
_NAMES = {
    "md5": "md5", "sha1": "sha1", "sha224": "sha224", "sha256": "sha256", "sha384": "sha384",
    "sha512": "sha512", "sha2256": "sha256", "sha2512": "sha512", "sha3256": "sha3-256",
    "sha3512": "sha3-512", "ed2k": "ed2k", "md4": "ed2k", "btih": "btih", "tth": "tth",
    "blake3": "blake3", "blake2b": "blake2b", "blake2s": "blake2s", "sha2": "sha256",
    "sha": "", "hash": "", "file": "", "filehash": "",
}  # fmt: skip
_SHOWN = {
    "md5": "MD5", "sha1": "SHA-1", "sha224": "SHA-224", "sha256": "SHA-256", "sha384": "SHA-384",
    "sha512": "SHA-512", "sha3-256": "SHA3-256", "sha3-512": "SHA3-512", "ed2k": "ED2K",
    "btih": "BTIH", "tth": "TTH", "blake3": "BLAKE3", "blake2b": "BLAKE2b", "blake2s": "BLAKE2s",
}  # fmt: skip
_BY_LENGTH = {16: "md5", 20: "sha1", 28: "sha224", 32: "sha256", 48: "sha384", 64: "sha512"}
_SIZES = {
    "md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64, "ed2k": 16,
    "sha3-256": 32, "sha3-512": 64, "btih": 20, "tth": 24, "blake3": 32, "blake2b": 64,
    "blake2s": 32,
}  # fmt: skip
_LABELLED = re.compile(
    r"(?:file ?)?((?:md|sha|ed2k|btih|tth|blake)[ -]?\d{0,3}[a-z]?(?:[-/_ ]?\d{3})?|hash|file ?hash)"
    r"(?: ?(?:hash|sum|checksum|value))? ?(?:[:=(|]+|[- ]) ?",
    re.IGNORECASE,
)
_ED2K_LINK = re.compile(r"ed2k://\|file\|[^|]*\|\d*\|([0-9a-f]{32})\b", re.IGNORECASE)
_URN = re.compile(r"urn:(sha1|btih|ed2k|md5|tree:tiger|sha-?256):([a-z0-9]{24,64})", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-fA-F]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{20,88}={0,2}")
_BASE32 = re.compile(r"[A-Za-z2-7]{32,39}=?")
_HEX_WORD = re.compile(r"(?<![A-Za-z0-9+/=])[0-9a-fA-F]{32,128}(?![A-Za-z0-9+/=])")
_NAMED = re.compile(r"\b(?:md5|sha-?\d{1,3}(?:[-/]\d{3})?|blake\d[bs]?|ed2k)\b", re.IGNORECASE)
_PHOTO_DNA = re.compile(r"\d{1,3}(?:[,; ]+\d{1,3}){50,}")
_HEX_LENGTHS_PERCEPTUAL = frozenset({16, 288})
"""Sixteen digits are a 64-bit difference or DCT hash, 288 a PhotoDNA hash of 144 bytes."""


def read_hash(text: str, context: Context) -> Reading:
    """Return the hash under its algorithm; only the algorithm is shown.

    Raises `PerceptualHash` when the text says, or by its length shows, that it is one.
    """
    if _PERCEPTUAL.search(text) or _PHOTO_DNA.search(text):
        raise PerceptualHash
    named, value = _parts(text)
    named = named or _NAMES.get(_plain_name(context.details.get("algorithm", "")))
    raw = _bytes(value, named)
    algorithm = named or (_BY_LENGTH.get(len(raw)) if raw else None)
    if raw is None or algorithm is None or _SIZES[algorithm] != len(raw):
        return unread(IdentifierKind.FILE_HASH, "", NOT_A_HASH)
    shown = _SHOWN[algorithm]
    own = Normalised("file_hash", f"{algorithm}:{raw.hex()}")
    return Reading(IdentifierKind.FILE_HASH, shown, (own,), details=details_of(algorithm=shown))


def _parts(text: str) -> tuple[str | None, str]:
    """Return the algorithm that the text names, and the value."""
    link = _ED2K_LINK.search(text)
    if link:
        return "ed2k", link[1]
    urn = _URN.search(text)
    if urn:
        name = urn[1].lower().replace("-", "")
        return ("tth" if name.startswith("tree") else _NAMES[name]), urn[2]
    named = None
    met = _LABELLED.match(text)
    if met:
        named = _NAMES.get(_plain_name(met[1])) or None
        text = text[met.end() :]
    digits = _HEX_WORD.findall(text)
    if len(digits) == 1:  # `SHA256 (file) = digits`, `digits  file`, `digits (md5)`
        after = _NAMED.search(text)
        named = named or (_NAMES.get(_plain_name(after[0])) if after else None)
        return named, digits[0]
    return named, text.strip(" ()")


def _plain_name(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _bytes(value: str, named: str | None) -> bytes | None:
    compact = re.sub(r"[ :]|^0[xX]", "", value)
    if _HEX.fullmatch(compact):
        if named is None and len(compact) in _HEX_LENGTHS_PERCEPTUAL:
            raise PerceptualHash
        if len(compact) in {32, 40, 48, 56, 64, 96, 128}:
            return bytes.fromhex(compact)
    if (
        named in {"sha1", "btih", "tth", None}
        and _BASE32.fullmatch(compact)
        and (len(compact.rstrip("=")) in {32, 39})
    ):
        return _decoded(base64.b32decode, compact.upper().rstrip("="), 8)
    if not _BASE64.fullmatch(value):
        return None
    standard = value.replace("-", "+").replace("_", "/").rstrip("=")
    raw = _decoded(base64.b64decode, standard, 4)
    return raw if raw and len(raw) in _BY_LENGTH else None


def _decoded(decode: object, text: str, group: int) -> bytes | None:
    assert callable(decode)
    try:
        raw = decode(text + "=" * (-len(text) % group))
    except (binascii.Error, ValueError):
        return None
    return raw if isinstance(raw, bytes) else None
