"""Words in a name that are no name: particles, forms of address, generations."""

from typing import Final

_WESTERN: Final = frozenset(
    {"van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "della", "delle", "dei"}
    | {"degli", "di", "da", "do", "dos", "das", "du", "des", "la", "las", "los", "le", "les", "el"}
    | {"ter", "ten", "ap", "mac", "mc", "o", "y", "e", "i", "und", "af", "av", "tot", "op", "het"}
    | {"in", "t", "lo", "fon", "фон", "ван", "де", "да", "ди", "дер", "дель", "дела", "ла", "ле"}
    | {"דה", "ואן", "פון", "დე", "фан", "дю", "дос", "душ", "д", "d", "l", "na"}
)
_ARABIC: Final = frozenset(
    {
        "al",
        "as",
        "ash",
        "an",
        "at",
        "ad",
        "ar",
        "az",
        "ul",
        "ur",
        "us",
        "ud",
        "uz",
        "un",
        "ed",
        "er",
    }
    | {"es", "ez", "ech", "esh", "abu", "abou", "abo", "umm", "um", "ould", "ال", "ابو", "بو"}
    | {"ابي", "ام", "ولد", "аль", "эль", "ан", "абу", "אבו", "אל", "al'"}
)
FATHER_FOLLOWS: Final = frozenset(
    {"bin", "ibn", "ben", "bint", "bte", "bt", "binti", "bar", "bat", "wld", "بن", "ابن", "بنت"}
    | {"бин", "ибн", "бинт", "бен", "בן", "בת", "אבן"}
)
"""Son or daughter of: the part behind is the father's name."""

FATHER_BEFORE: Final = frozenset(
    {"oglu", "ogly", "oghlu", "ogli", "uulu", "uly", "kyzy", "qizi", "kizi", "gizi", "kyz"}
    | {"оглы", "оглу", "огли", "кызы", "гызы", "улы", "уулу", "кизи"}
)
"""The same where it stands behind the father's name."""

_ADDRESS: Final = frozenset(
    {"sheikh", "shaikh", "shaykh", "sheik", "cheikh", "haji", "hajji", "hadji", "hajj", "hacı"}
    | {"mullah", "mulla", "maulana", "qari", "mawlawi", "maulvi", "ayatollah", "hojatoleslam"}
    | {"president", "prasident", "presidente", "minister", "general", "colonel", "captain", "capt"}
    | {"col", "gen", "lt", "sgt", "rev", "reverend", "ing", "mag", "dipl", "lord", "lady", "dame"}
    | {"شيخ", "الشيخ", "حاجي", "الحاج", "دكتور", "الدكتور", "سيد", "السيد", "אדון", "гна", "гн"}
)
PARTICLES: Final = _WESTERN | _ARABIC | FATHER_FOLLOWS | FATHER_BEFORE | _ADDRESS
"""Words that many writers leave out."""

GENERATIONS: Final = {
    "ii": "2", "iii": "3", "iv": "4", "jr": "jr", "jnr": "jr", "junior": "jr",
    "sr": "sr", "snr": "sr", "senior": "sr", "filho": "jr", "neto": "3", "fils": "jr",
    "pere": "sr", "мл": "jr", "ст": "sr", "младши": "jr", "старши": "sr",
}  # fmt: skip
"""Words that tell father from son, and what they say."""
