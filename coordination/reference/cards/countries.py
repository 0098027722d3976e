"""Country cards: memberships, treaties with dates, bases for joint teams, and how to reach a State."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from coordination.domain.law.columns import COLUMNS
from coordination.domain.law.states import Cell
from coordination.domain.wording import N_
from coordination.reference.cards.conventions import convention_of_2000
from coordination.reference.cards.labels import MEMBERSHIPS, TREATIES, UNION_ACTS, label_of
from coordination.reference.cards.parts import (
    Fact,
    SourceLine,
    corrections_of,
    named_sources,
    sources_of,
    worded,
)
from coordination.reference.corrections import Placed
from coordination.reference.derived import DERIVED
from coordination.reference.pack import Pack

FILE: Final = "jurisdictions"

_IN_FORCE: Final = {"budapest": "ets185", "mla_2ap": "ets182"}

_REACH: Final[Mapping[str | None, str]] = MappingProxyType(
    {
        "member": N_("Its national desk at Eurojust. Your desk opens the case towards it."),
        "liaison_prosecutor": N_(
            "Its liaison prosecutor at Eurojust. A Member State involved in the case opens it."
        ),
        "cooperation_agreement": N_(
            "An agreement with Eurojust, without a liaison prosecutor there: through its contact "
            "point. A Member State involved in the case opens it."
        ),
        "contact_point": N_(
            "A contact point of Eurojust: finds the authority and helps with requests. Personal "
            "data go there by a decision in the single case."
        ),
        "none": N_(
            "No link with Eurojust was found. Ask the own central authority, and a Member State "
            "involved in the case."
        ),
        None: N_("Not known. Ask the own central authority, and the State that is responsible."),
    }
)


@dataclass(frozen=True, slots=True)
class JitBasis:
    """A basis for a joint team with this State, and whether it was read and is open to it."""

    basis: str
    state: str
    verified: bool
    note: str | None = None
    source: SourceLine | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ContactLine:
    """An institution or network that leads to a State."""

    name: str
    basis: str
    who: str
    use_for: tuple[str, ...]
    verified: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A State in the list."""

    code: str
    name: str
    territory_of: str | None
    eu_member: bool | None
    eurojust: str | None
    budapest: str | None
    unread: int
    corrected: int


@dataclass(frozen=True, slots=True)
class CountryCard:
    """What the pack knows of a State."""

    line: CountryLine
    alpha3: str | None
    memberships: tuple[Fact, ...]
    treaties: tuple[Fact, ...]
    union_acts: tuple[Fact, ...]
    jit_bases: tuple[JitBasis, ...]
    eurojust: Fact
    reach: str
    contacts: tuple[ContactLine, ...]
    unread: tuple[str, ...]
    inherits: bool
    notes: tuple[tuple[str, str], ...]
    sources: tuple[SourceLine, ...]
    corrections: tuple[Placed, ...]


def country_lines(pack: Pack) -> tuple[CountryLine, ...]:
    """Return every State and territory, by name."""
    rows = pack.content.entries(FILE)
    lines = [_line(pack, code, row) for code, row in rows.items()]
    return tuple(sorted(lines, key=lambda line: line.name))


def country_card(pack: Pack, code: str) -> CountryCard | None:
    """Return the card of a State, or None where the pack has no such code."""
    row = pack.content.entries(FILE).get(code)
    if row is None:
        return None
    facts = _Facts(pack, code, row)
    contacts = tuple(_contacts(pack, facts))
    return CountryCard(
        line=_line(pack, code, row),
        alpha3=row.get("alpha3"),
        memberships=facts.of(MEMBERSHIPS),
        treaties=(*convention_of_2000(pack, code), *facts.of(TREATIES)),
        union_acts=facts.of(UNION_ACTS),
        jit_bases=tuple(_jit_bases(facts)),
        eurojust=facts.of(("eurojust",))[0],
        reach=_REACH[_text_or_none(facts.cell("eurojust").value)],
        contacts=contacts,
        unread=tuple(
            label_of(name)
            for name in row["unverified"]
            if name not in DERIVED and name not in facts.inherits
        ),
        inherits=bool(facts.inherits),
        notes=tuple((label_of(name), text) for name, text in row.get("notes", {}).items()),
        sources=facts.used(),
        corrections=tuple(facts.corrections.values()),
    )


class _Facts:
    """The facts of one row, each with its sources, its note and its correction."""

    def __init__(self, pack: Pack, code: str, row: Mapping[str, Any]) -> None:
        self.code, self.row = code, row
        self.file = pack.content.files[FILE]
        self.known = sources_of(pack.content, FILE)
        self.corrections = corrections_of(pack.corrections, FILE, code)
        self.law = pack.law.states[code]
        self.inherits = frozenset(row.get("inherits", ()))

    def of(self, columns: Iterable[str]) -> tuple[Fact, ...]:
        """Return facts for the columns that the row has."""
        return tuple(self._fact(column) for column in columns if column in self.row)

    def used(self) -> tuple[SourceLine, ...]:
        """Return the sources that were read for the columns which this row has as verified."""
        read = [name for name in self.row if name not in self.row["unverified"]]
        return named_sources(self.known, [one for name in read for one in self._evidence(name)])

    def since(self, column: str) -> date | None:
        """Return when a treaty entered into force for the State, where that was read."""
        table = self.file["entry_into_force"].get(_IN_FORCE.get(column), {})
        day = table.get("dates", {}).get(self.code)
        return date.fromisoformat(day) if day else None

    def cell(self, column: str) -> Cell:
        """Return a fact as proposals take it, with what a part of a State has from that State."""
        if column in COLUMNS:
            return self.law.cell(column)
        return Cell(self.row.get(column), column not in self.row["unverified"])

    def _fact(self, column: str) -> Fact:
        cell, bases = self.cell(column), DERIVED.get(column, ((), None))[0]
        corrected = [self.corrections.get(one) for one in (column, *bases)]
        return Fact(
            field=column,
            label=label_of(column),
            text=worded(cell.value),
            known=cell.value is not None and cell.value != "unknown",
            verified=cell.verified,
            since=self.since(column),
            note=self.row.get("notes", {}).get(column),
            ratified=self.row.get("budapest_year") if column == "budapest" else None,
            ratified_verified="budapest_year" not in self.row["unverified"],
            inherited_from=self.law.part_of if column in self.inherits else None,
            sources=named_sources(self.known, self._evidence(column)),
            correction=next((one for one in corrected if one is not None), None),
        )

    def _evidence(self, column: str) -> list[str]:
        found = self.file["column_evidence"].get(column, [])
        return found if isinstance(found, list) else []


def _line(pack: Pack, code: str, row: Mapping[str, Any]) -> CountryLine:
    return CountryLine(
        code=code,
        name=row["name_en"],
        territory_of=row["territory_of"],
        eu_member=row["eu_member"],
        eurojust=row["eurojust"],
        budapest=row["budapest"],
        unread=sum(name not in DERIVED for name in row["unverified"]),
        corrected=len(corrections_of(pack.corrections, FILE, code)),
    )


def _jit_bases(facts: _Facts) -> Iterable[JitBasis]:
    for column, basis in _JIT_COLUMNS:
        if column in facts.row:
            cell = facts.cell(column)
            yield JitBasis(basis, worded(cell.value), cell.verified, since=facts.since(column))
    for other in facts.row["jit_other_basis"]:
        source = facts.known.get(other.get("source", ""))
        yield JitBasis(other["basis"], N_("named"), other["verified"], other.get("note"), source)


_JIT_COLUMNS: Final = (
    ("jit_eu", N_("Framework Decision 2002/465/JHA, Art. 13 of the 2000 Convention")),
    ("mla_2ap", N_("ETS 182, Art. 20, with each other Party")),
    (
        "untoc",
        N_("UNTOC, Art. 19, for a transnational offence of an organised group that seeks benefit"),
    ),
    ("budapest_2ap", N_("CETS 224, Art. 12, once it is in force")),
)


def _contacts(pack: Pack, facts: _Facts) -> Iterable[ContactLine]:
    """Yield the institutions that lead to a State, and its hotline."""
    file = pack.content.files["contacts"]
    code, wanted = facts.code, _wanted(facts)
    for one in file["contacts"]:
        if one["id"] in wanted:
            yield ContactLine(
                one["name"],
                one["basis"],
                one["who"],
                tuple(one["use_for"]),
                one["verified"],
                one.get("note"),
            )
    for one in file["hotlines"]:
        if one["alpha2"] == code:
            yield ContactLine(
                one["hotline"],
                N_("Hotline for reports from the public"),
                "",
                (),
                one["verified"],
                one.get("note"),
            )


def _wanted(facts: _Facts) -> set[str]:
    found = {"central_authority", "interpol_ncb"}
    found |= {
        "member": {"eurojust_desk", "jits_network", "ejn"},
        "liaison_prosecutor": {"eurojust_lp"},
        "cooperation_agreement": {"eurojust_cp"},
        "contact_point": {"eurojust_cp"},
    }.get(str(facts.cell("eurojust").value), set())
    found |= {"net_24_7"} if facts.cell("network_24_7").value else {"g7_24_7"}
    return found | ({"us_doj", "ncmec"} if facts.code == "US" else set())


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
