"""The shape of `jurisdictions.json`: the columns of a row come from the conditions' own table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from coordination.domain.law.columns import COLUMNS
from coordination.domain.law.columns import FLAG as YES_OR_NO
from coordination.reference.checks.heads import CHANGES, LAW_HEAD
from coordination.reference.checks.kinds import (
    COLUMN,
    FLAG,
    PAST,
    SOURCE,
    STATE,
    TEXT,
    Either,
    Fields,
    Kind,
    ListOf,
    Maybe,
    Scope,
    Shape,
    TableOf,
    word,
)


def _column(values: tuple[bool | str, ...]) -> Shape:
    return Maybe(FLAG if values == YES_OR_NO else word(*map(str, values)))


def _is_year(value: Any, scope: Scope) -> bool:
    return type(value) is int and 2001 <= value <= scope.as_of.year


def _are_sources(value: Any, scope: Scope) -> bool:
    known, listed = scope.names["sources"], value if isinstance(value, list) else []
    return bool(listed) and all(isinstance(one, str) and one in known for one in listed)


_COLUMNS: Final[Mapping[str, Shape]] = MappingProxyType(
    # Which of them a row must have says the file itself, under `columns`; see `statehood`.
    {f"{name}?": _column(column.values) for name, column in COLUMNS.items()}
)
_YEAR: Final = Kind(
    _is_year,
    "this is no year in which a State could ratify",
    "Write the year of ratification or accession, 2001 or later and not after as_of.",
)
_EVIDENCE: Final = Kind(
    _are_sources,
    "these are no sources of the list at the top of the file",
    "Name sources of the list, one at least.",
)
_OTHER_BASIS: Final = Fields({"basis": TEXT, "verified": FLAG, "source?": SOURCE, "note?": TEXT})
_ROW: Final = Fields(
    {
        "alpha2": STATE,
        "alpha3": Maybe(TEXT),
        "numeric": Maybe(TEXT),
        "name_en": TEXT,
        "iso_3166_1": FLAG,
        "un_member": FLAG,
        "territory_of": Maybe(STATE),
        "eurojust_agreement_negotiation": Maybe(FLAG),
        "jit_other_basis": ListOf(_OTHER_BASIS),
        "budapest_year": Maybe(_YEAR),
        "untoc": Maybe(word("party", "none", "unknown")),
        "malabo": Maybe(word("party", "none", "not_applicable")),
        "conference_2019_participant": ListOf(TEXT),
        "unverified": ListOf(COLUMN),
        "notes?": TableOf(TEXT, TEXT),
        "inherits?": ListOf(COLUMN, 1),
        "changed?": CHANGES,
        **_COLUMNS,
    }
)
_DATES: Final = Fields({"sources": ListOf(SOURCE, least=1), "dates": TableOf(STATE, PAST)})

JURISDICTIONS: Final = Fields(
    {
        **LAW_HEAD,
        "column_evidence": TableOf(TEXT, Either((_EVIDENCE, TEXT))),
        "known_conflicts": ListOf(Fields({"field": TEXT, "what": TEXT})),
        "columns": TableOf(TEXT, TEXT),
        "changes?": CHANGES,
        "jurisdictions": ListOf(_ROW, least=1),
        "entry_into_force": Fields({"note": TEXT, "ets182": _DATES, "ets185": _DATES}),
    }
)
