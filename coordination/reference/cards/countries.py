"""Country cards: memberships, treaties with dates, bases for joint teams, and how to reach a State."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from coordination.domain.wording import N_
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

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "eu_member": N_("European Union"),
        "schengen": N_("Schengen area"),
        "coe_member": N_("Council of Europe"),
        "un_member": N_("United Nations"),
        "ne_bis_in_idem_area": N_("Area of ne bis in idem (Art. 54 CISA, Art. 50 Charter)"),
        "budapest": N_("Convention on Cybercrime (Budapest, ETS 185)"),
        "budapest_year": N_("Year of ratification of ETS 185"),
        "budapest_2ap": N_("Second Additional Protocol to it (CETS 224)"),
        "network_24_7": N_("24/7 Network (Art. 35 of ETS 185)"),
        "lanzarote": N_("Lanzarote Convention (CETS 201)"),
        "ets30": N_("European Convention on MLA (ETS 30)"),
        "mla_2ap": N_("Its Second Additional Protocol (ETS 182)"),
        "ets73": N_("Convention on the Transfer of Proceedings (ETS 73)"),
        "untoc": N_("UN Convention against Transnational Organized Crime"),
        "un_cybercrime_convention": N_("UN Convention against Cybercrime (Hanoi)"),
        "malabo": N_("African Union Convention of Malabo"),
        "cloud_act_agreement": N_("Agreement under the US CLOUD Act"),
        "eio_bound": N_("European Investigation Order (Directive 2014/41/EU)"),
        "eevidence_bound": N_("E-evidence (Regulation (EU) 2023/1543)"),
        "transfer_reg_bound": N_("Transfer of proceedings (Regulation (EU) 2024/3011)"),
        "eurojust_regulation_bound": N_("Eurojust Regulation (EU) 2018/1727"),
        "jit_eu": N_("Joint teams under Union law"),
        "eurojust": N_("Standing at Eurojust"),
        "eurojust_agreement_negotiation": N_("Agreement with Eurojust being negotiated"),
    }
)
MEMBERSHIPS: Final = ("eu_member", "schengen", "coe_member", "un_member", "ne_bis_in_idem_area")
TREATIES: Final = (
    *("budapest", "budapest_2ap", "network_24_7", "lanzarote", "ets30", "mla_2ap", "ets73"),
    *("untoc", "un_cybercrime_convention", "malabo", "cloud_act_agreement"),
)
UNION_ACTS: Final = (
    *("eio_bound", "eevidence_bound", "transfer_reg_bound", "eurojust_regulation_bound"),
    "jit_eu",
)
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
    contacts = tuple(_contacts(pack, code, row))
    return CountryCard(
        line=_line(pack, code, row),
        alpha3=row.get("alpha3"),
        memberships=facts.of(MEMBERSHIPS),
        treaties=facts.of(TREATIES),
        union_acts=facts.of(UNION_ACTS),
        jit_bases=tuple(_jit_bases(facts)),
        eurojust=facts.of(("eurojust",))[0],
        reach=_REACH[row.get("eurojust")],
        contacts=contacts,
        unread=tuple(label_of(name) for name in row["unverified"] if name not in DERIVED),
        notes=tuple((label_of(name), text) for name, text in row.get("notes", {}).items()),
        sources=facts.used(),
        corrections=tuple(facts.corrections.values()),
    )


def label_of(column: str) -> str:
    """Return what a column is called; one without a label is called by its name."""
    return LABELS.get(column, column.replace("_", " "))


class _Facts:
    """The facts of one row, each with its sources, its note and its correction."""

    def __init__(self, pack: Pack, code: str, row: Mapping[str, Any]) -> None:
        self.code, self.row = code, row
        self.file = pack.content.files[FILE]
        self.known = sources_of(pack.content, FILE)
        self.corrections = corrections_of(pack.corrections, FILE, code)

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

    def _fact(self, column: str) -> Fact:
        value, bases = self.row[column], DERIVED.get(column, ((), None))[0]
        corrected = [self.corrections.get(one) for one in (column, *bases)]
        return Fact(
            field=column,
            label=label_of(column),
            text=worded(value),
            known=value is not None and value != "unknown",
            verified=column not in self.row["unverified"],
            since=self.since(column),
            note=self._note(column),
            sources=named_sources(self.known, self._evidence(column)),
            correction=next((one for one in corrected if one is not None), None),
        )

    def _note(self, column: str) -> str | None:
        year = self.row.get("budapest_year") if column == "budapest" else None
        notes = (self.row.get("notes", {}).get(column), f"Ratified {year}." if year else None)
        return " ".join(note for note in notes if note) or None

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
    row, unread = facts.row, facts.row["unverified"]
    for column, basis in _JIT_COLUMNS:
        if column in row:
            state = worded(row[column])
            yield JitBasis(basis, state, column not in unread, since=facts.since(column))
    for other in row["jit_other_basis"]:
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


def _contacts(pack: Pack, code: str, row: Mapping[str, Any]) -> Iterable[ContactLine]:
    """Yield the institutions that lead to a State, and its hotline."""
    file = pack.content.files["contacts"]
    wanted = _wanted(code, row)
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


def _wanted(code: str, row: Mapping[str, Any]) -> set[str]:
    found = {"central_authority", "interpol_ncb"}
    found |= {
        "member": {"eurojust_desk", "jits_network", "ejn"},
        "liaison_prosecutor": {"eurojust_lp"},
        "cooperation_agreement": {"eurojust_cp"},
        "contact_point": {"eurojust_cp"},
    }.get(row.get("eurojust") or "", set())
    found |= {"net_24_7"} if row.get("network_24_7") else {"g7_24_7"}
    return found | ({"us_doj", "ncmec"} if code == "US" else set())
