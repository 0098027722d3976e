"""Clean what people paste: invisible characters, foreign digits, defanging, stray punctuation.

`tidy` comes first for every kind and changes only what no kind of identifier tells apart.
`refang` undoes the notations that keep an address from being clicked. `fold` removes case. Each
is idempotent. All expressions are linear in the length of their input: runs of white space are
collapsed before any expression looks for optional spaces.
"""

import re
import unicodedata

from coordination.domain.wording import N_

CAP = 200
"""Most characters that a value may have (docs/decisions/0004)."""

ADDRESS_CAP = 2000
"""The same for web addresses, which carry paths and queries."""

TOO_LONG = N_("The value is too long to be read. Enter only the identifier itself.")
EMPTY = N_("There is no value. Enter the identifier itself.")

_VARIATION = re.compile(
    "[\u0335-\u0338\u20d0-\u20e8\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]"
)
_SAME_SIGN = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "′": "'", "‹": "<", "›": ">",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "−": "-", "ー": "-", "。": ".", "∙": "·", "⁄": "/", "∕": "/", "⧸": "/", "∶": ":", "꞉": ":",
    "〈": "<", "〉": ">", "⟨": "<", "⟩": ">",
})  # fmt: skip
_PAIRS = {"<": ">", "(": ")", "[": "]", "{": "}", '"': '"', "'": "'", "*": "*"}
_BULLETS = ("- ", "* ", "• ", "· ", "> ")
_STRAY_END = ".,;:!?'\">)]}"
_OPENER = {">": "<", ")": "(", "]": "[", "}": "{"}


def tidy(text: str, cap: int = CAP) -> str | None:
    """Return the text in plain characters without what surrounds it; None when it is too long.

    Invisible and control characters go, digits of every script become 0-9, spaces of every kind
    become one space, typographic quotes and dashes become plain ones. Four times the cap is
    cleaned before it is measured, because zero-width characters lengthen a value.
    """
    if len(text) > 4 * cap:
        return None
    if not (text.isascii() and text.isprintable()):
        text = _plain(text)
    text = _trim(" ".join(text.split()))
    return text if len(text) <= cap else None


def _plain(text: str) -> str:
    # Removing a joiner can bring characters together that compose, so the steps repeat until
    # nothing changes. The text only shrinks or decomposes, so this ends after a few rounds.
    while True:
        changed = unicodedata.normalize("NFKC", text).translate(_SAME_SIGN)
        changed = _VARIATION.sub("", changed)
        changed = "".join(_plain_character(sign) for sign in changed)
        if changed == text:
            return text
        text = changed


def _plain_character(sign: str) -> str:
    if " " <= sign <= "~":
        return sign
    category = unicodedata.category(sign)
    if sign.isspace() or category in {"Zs", "Zl", "Zp"}:
        return " "
    if category in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    return "-" if category == "Pd" else sign


def _trim(text: str) -> str:
    while True:
        before = text
        text = text.strip()
        if text.startswith(_BULLETS):
            text = text[2:]
        if len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
            text = text[1:-1]
        elif text and text[-1] in _STRAY_END and _is_stray(text):
            text = text[:-1]
        elif text and text[0] in "'\"" and text[0] not in text[1:]:
            text = text[1:]
        if text == before:
            return text


def _is_stray(text: str) -> bool:
    """Whether the last character closes nothing that was opened before it."""
    opener = _OPENER.get(text[-1])
    if opener is not None:
        return text.count(opener) < text.count(text[-1])
    if text.endswith("::"):  # an IPv6 address may end in zeros
        return False
    return text[-1] not in "'\"" or text[-1] not in text[:-1]


def fold(text: str) -> str:
    """Return the text without case, by NFKC and casefolding to a fixed point.

    One round is not idempotent: folding can produce characters that NFKC changes again.
    """
    if text.isascii():
        return text.lower()
    while True:
        changed = unicodedata.normalize("NFKC", text).casefold()
        if changed == text:
            return text
        text = changed


_DEFANGED = re.compile(r"[\[({<\\ ]|h.{2}p|fxp", re.IGNORECASE)
_SCHEME = re.compile(
    r"\bh ?(?:xx|\*\*|tx|xt|__|--|##|tt) ?p(s?) ?(?=[:\[({])|\bf[x*]p(s?) ?(?=[:\[({])",
    re.IGNORECASE,
)
_COLON = re.compile(r" ?[\[({<] ?(:/?/?|/{1,2}) ?[\])}>] ?")
_DOT = re.compile(
    r" ?[\[({<] ?(?:\.|dot|d0t|punkt|point|punto|ponto|punt|точка|nokta|kropka) ?[\])}>] ?",
    re.IGNORECASE,
)
_AT = re.compile(
    r" ?[\[({<] ?(?:@|at|ät|æt|arobase|arroba|chiocciola|malpa|собака|ätt) ?[\])}>] ?",
    re.IGNORECASE,
)
_SPOKEN_DOT = re.compile(r" (?:dot|punkt|punto|точка) ", re.IGNORECASE)
_SPOKEN_AT = re.compile(r" (?:at|arroba|arobase|собака) ", re.IGNORECASE)
_HALF_DOT = re.compile(r"[\[({]\.|\.[\])}]")
_SLASHES = re.compile(r"(?<=[a-z]) ?: ?/ ?/ ?", re.IGNORECASE)


def refang(text: str) -> str:
    """Return the text with `hxxp`, `[.]`, `(dot)`, ` at `, `[:]` and the like undone."""
    for _ in range(8):  # nested brackets take a round each; more than eight is no spelling
        if not _DEFANGED.search(text):
            break
        before = text
        text = text.replace("\\", "")
        text = _SCHEME.sub(_scheme, text)
        text = _COLON.sub(r"\1", text)
        text = _AT.sub("@", _DOT.sub(".", text))
        text = _SPOKEN_AT.sub("@", _SPOKEN_DOT.sub(".", text))
        text = text if _DOT.search(text) else _HALF_DOT.sub(".", text)
        text = _SLASHES.sub("://", text)
        text = _trim(text)
        if text == before:
            break
    return text


def _scheme(met: re.Match[str]) -> str:
    return "ftp" if met[1] is None else f"http{met[1]}"


_NOT_ALNUM = re.compile(r"[\W_]+")
_LOOKALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSQWABEZHIKMNOPTYX")


def alnum(text: str) -> str:
    """Return capital letters and digits only, for codes that are printed in groups."""
    return _NOT_ALNUM.sub("", text.upper()).upper()


_LETTER = re.compile(r"[a-z]")
_SMALL_LOOKALIKE = str.maketrans("аеорсухіјѕһԛԝѵӏοανικρυıɡ", "aeopcyxijshqwvloavikpuig")


def latin_name(name: str) -> str:
    """Return a folded name whose Latin letters are mixed with lookalikes, all in Latin letters.

    Large platforms allow ASCII only, so a Cyrillic `о` among Latin letters is a disguise. A name
    written wholly in another script stays as it is.
    """
    if name.isascii() or not _LETTER.search(name):
        return name
    latin = name.translate(_SMALL_LOOKALIKE).replace("i\u0307", "i")
    return latin if latin.isascii() else name


def latin_code(text: str) -> str:
    """Return `alnum`, with Cyrillic and Greek capitals that look Latin read as Latin.

    Plates and document series in Cyrillic or Greek script use just the letters that both
    alphabets share (Vienna Convention on Road Traffic, Annex 2), so either spelling is one code.
    """
    code = alnum(text)
    return code if code.isascii() else code.translate(_LOOKALIKE)
