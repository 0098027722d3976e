"""Clean a text, or say which characters it may not have.

Outer white space goes, inner runs of it become one space, and letters are composed (NFC), so
that equal texts are equal strings. Control characters and those that reorder what a reader sees
are refused rather than dropped: a text that was changed unseen is not the text that was entered
(Unicode TR36, section 2; CVE-2021-42574).
"""

import re
from unicodedata import normalize

from coordination.domain.wording import N_


class Unfit(ValueError):
    """A value does not fit its field; `message` is a template marked with `N_`."""

    def __init__(self, message: str, **params: str) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


NOT_TEXT = N_("Not a text. Write it in quotes, as one text.")
NUMBER = N_("A number where a text is expected. Write it in quotes.")
_TOO_LONG = N_("Longer than the {limit} characters that this field holds. Shorten it.")
_SURROGATE = N_("Half of a character pair (a lone surrogate). Export the text again as UTF-8.")
_BIDI = N_("An invisible mark that changes the direction of the text. Remove it: type the text.")
_CONTROL = N_("A control character, such as a line break, a tab or NUL. Remove it.")
_INVISIBLE = N_("An invisible character. Remove it: type the reference again.")

_SPACES = re.compile(r"\s{2,}|[^\S ]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_LAYOUT = re.compile(r"[\t\r\n]+")
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n[ \n]*\n ?| ?\n ?")

# Telephones and address books wrap a number that is copied in these marks, where nobody sees
# them. Only those at the ends are dropped and only from identifiers; the marks that turn text
# from right to left are not among them.
_WRAPPING = "\u061c\u200e\u200f\u202a\u202c\u202d\u2066\u2068\u2069 \t\r\n\u00a0"


def clean(text: str, limit: int) -> str:
    """Return one line of text as it is kept; raise `Unfit` for a forbidden character."""
    if len(text) > limit:
        raise Unfit(_TOO_LONG, limit=str(limit))
    if text.isascii() and text.isprintable():
        kept = text.strip()
        return _SPACES.sub(" ", kept) if "  " in kept else kept
    kept = text.strip()
    _refuse_marks(kept)
    if _CONTROLS.search(kept):
        raise Unfit(_CONTROL)
    return _composed(_SPACES.sub(" ", kept), limit)


def clean_reference(text: str, limit: int) -> str:
    """Return a reference: one line in which every character can be seen."""
    kept = clean(text, limit)
    if not kept.isprintable():
        raise Unfit(_INVISIBLE)
    return kept


def clean_lines(text: str, limit: int) -> str:
    """Return a text of several lines, lines parted by line feeds, at most one of them empty."""
    if len(text) > limit or (text.isascii() and text.isprintable()):
        return clean(text, limit)
    kept = _LINE_ENDS.sub("\n", text).strip()
    _refuse_marks(kept)
    if _CONTROLS.search(kept.replace("\n", "").replace("\t", "")):
        raise Unfit(_CONTROL)
    kept = _BLANK_LINES.sub(_line_break, _BLANKS.sub(" ", kept))
    return _composed(kept, limit)


def clean_value(text: str, limit: int) -> str:
    """Return an identifier as pasted, without the marks that address books wrap around it.

    Tabs and line ends within become spaces: a wallet or an IBAN is often copied over two lines.
    """
    if len(text) > limit or (text.isascii() and text.isprintable()):
        return clean(text, limit)
    return clean(_LAYOUT.sub(" ", text.strip(_WRAPPING)), limit)


def _line_break(found: re.Match[str]) -> str:
    return "\n\n" if found.group().count("\n") > 1 else "\n"


def _refuse_marks(text: str) -> None:
    if _SURROGATES.search(text):
        raise Unfit(_SURROGATE)
    if _DIRECTION.search(text):
        raise Unfit(_BIDI)


def _composed(text: str, limit: int) -> str:
    # A few letters grow when they are composed; what is kept must fit when it is read again.
    kept = normalize("NFC", text).strip()
    if len(kept) > limit:
        raise Unfit(_TOO_LONG, limit=str(limit))
    return kept
