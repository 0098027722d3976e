"""Read numbers of series of images and of reports by hotlines and providers."""

import re
from itertools import dropwhile

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.identifiers.reading import Context, Reading, details_of, unread
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NO_NUMBER = N_("This is not a number of a series or report. Enter its name or number.")

_RUNS = re.compile(r"\d+|[^\W\d_]+")
_GROUPED = re.compile(r"(?<=\d)[ ,.'](?=\d{3}(?:\D|$))")
"""A separator of thousands, which people put into long numbers."""

_SERIES_NOISE = frozenset({"SERIES", "SERIE", "ID", "NO", "NR", "NUMBER", "NUMMER", "REF", "THE"})
_REPORT_NOISE = frozenset({
    "REPORT", "REPORTS", "ID", "NO", "NR", "NUMBER", "REF", "REFERENCE", "TIP", "THE", "CASE",
})  # fmt: skip
_LEAST_DIGITS = 4  # a shorter number without its hotline is anybody's
_CYBER_TIP = frozenset(
    {"NCMEC", "CT", "CTR", "CYBERTIP", "CYBERTIPLINE", "CYBER", "TIPLINE", "USNCMEC"}
)
_HOTLINES = {
    "ICCAM": "INHOPE", "INHOPE": "INHOPE", "IWF": "IWF", "INTERPOL": "INTERPOL",
    "EUROPOL": "EUROPOL", "CHILDFOCUS": "CHILDFOCUS", "OFFLIMITS": "OFFLIMITS", "FSM": "FSM",
    "ECO": "ECO", "JUGENDSCHUTZ": "JUGENDSCHUTZ",
}  # fmt: skip
"""Hotlines and offices by the word before their numbers; ICCAM is INHOPE's own platform."""

_DATABASES = frozenset({"ICSE", "ICSEDB", "INTERPOL", "CAID", "VIC", "CVIP", "NCMEC", "IWF"})
"""Databases and offices whose name people write before that of a series."""


def read_series(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the name of a series in capitals; `ICSE 2017-81` and `icse-2017 81` are one.

    The database is left out before a name (`ICSE: Mason Storm 36`), and stays before a mere
    number, which means nothing without it.
    """
    name = _joined(_without_database(_words(text, _SERIES_NOISE)))
    if not name:
        return unread(IdentifierKind.SERIES, text, NO_NUMBER)
    return Reading(IdentifierKind.SERIES, name, (Normalised("series", name),))


def read_report(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the digits of a CyberTipline report, or another hotline's number with its name.

    Who leaves the hotline out meets it under the number alone, a weaker form; a number that is
    said to be of a CyberTipline report does not.
    """
    words = _words(text, _REPORT_NOISE)
    own = [word for word in words if word not in _CYBER_TIP]
    is_cyber_tip = len(own) == 1 and own[0].isdecimal()
    number = own[0] if is_cyber_tip else _joined(words)
    if not any(sign.isdigit() for sign in number):
        return unread(IdentifierKind.TIP_REPORT, text, NO_NUMBER)
    authority = "NCMEC" if is_cyber_tip and len(own) < len(words) else _hotline(words)
    forms = [Normalised("tip_report", number)]
    if authority != "NCMEC" and (authority or is_cyber_tip) and len(words[-1]) >= _LEAST_DIGITS:
        forms.append(Normalised("report_number", words[-1]))
    return Reading(
        IdentifierKind.TIP_REPORT, number, tuple(forms), details=details_of(authority=authority)
    )


def _hotline(words: list[str]) -> str | None:
    """Return whose number it is where a hotline stands before one number, and nothing else.

    Other letters are part of the number.
    """
    is_plain = len(words) == 2 and words[1].isdecimal()
    return _HOTLINES.get(words[0]) if is_plain else None


def _without_database(words: list[str]) -> list[str]:
    rest = list(dropwhile(_DATABASES.__contains__, words))
    is_name = bool(rest) and len(rest[0]) > 2 and rest[0].isalpha()
    return rest if is_name else words


def _words(text: str, noise: frozenset[str]) -> list[str]:
    words: list[str] = _RUNS.findall(_GROUPED.sub("", texts.fold(text).upper()))
    kept = [word for word in words if word not in noise]
    return kept or words


def _joined(words: list[str]) -> str:
    """Join runs of letters and digits so that only a needed separator remains.

    `ICSE 2017 81` and `ICSE2017-81` are one, while `ICSE 201 781` stays another.
    """
    joined = ""
    for word in words:
        apart = joined and joined[-1].isdigit() == word[0].isdigit()
        joined += f"-{word}" if apart else word
    return joined
