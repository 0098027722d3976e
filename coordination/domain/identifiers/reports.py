"""Read numbers of series of images and of reports by hotlines and providers."""

import re

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
_CYBER_TIP = frozenset(
    {"NCMEC", "CT", "CTR", "CYBERTIP", "CYBERTIPLINE", "CYBER", "TIPLINE", "USNCMEC"}
)


def read_series(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the name of a series in capitals; `ICSE 2017-81` and `icse-2017 81` are one."""
    name = _joined(_words(text, _SERIES_NOISE))
    if not name:
        return unread(IdentifierKind.SERIES, text, NO_NUMBER)
    return Reading(IdentifierKind.SERIES, name, (Normalised("series", name),))


def read_report(text: str, context: Context) -> Reading:  # noqa: ARG001 - one shape of readers
    """Return the digits of a CyberTipline report, or another hotline's number with its name."""
    words = _words(text, _REPORT_NOISE)
    own = [word for word in words if word not in _CYBER_TIP]
    is_cyber_tip = len(own) == 1 and own[0].isdecimal()
    number = own[0] if is_cyber_tip else _joined(words)
    if not any(sign.isdigit() for sign in number):
        return unread(IdentifierKind.TIP_REPORT, text, NO_NUMBER)
    authority = "NCMEC" if is_cyber_tip and len(own) < len(words) else None
    return Reading(
        IdentifierKind.TIP_REPORT,
        number,
        (Normalised("tip_report", number),),
        details=details_of(authority=authority),
    )


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
