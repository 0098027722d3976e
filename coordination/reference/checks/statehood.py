"""Rules on States: their codes, their memberships, and columns that follow from others."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.iso3166 import ISO_3166_1, USER_ASSIGNED
from coordination.reference.checks.scope import rows_of
from coordination.reference.checks.walk import Spot, entries, everything
from coordination.reference.content import Content
from coordination.reference.derived import DERIVED

_LIST_OF_CODES: Final = re.compile(r"\b[A-Z]{2}(?:, [A-Z]{2})+\b")
_MEMBERS: Final = re.compile(r"\((\d+)\)|\((\d+) Member States\)")
# Only parts of a Member State in which its law applies have it.
_OF_SOME_ROWS: Final = frozenset({"inherits"})
_COUNTED: Final = ("eu_member", "coe_member", "schengen")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bound:
    """An act of the Union that binds its Member States but those that stayed outside."""

    column: str
    outside: frozenset[str]


# Protocols 21 and 22 to the Treaties: Denmark takes part in none of these, Ireland in some.
_ACTS: Final = (
    Bound("eio_bound", frozenset({"DK", "IE"})),
    Bound("eevidence_bound", frozenset({"DK"})),
    Bound("transfer_reg_bound", frozenset({"DK"})),
    Bound("eurojust_regulation_bound", frozenset({"DK"})),
    Bound("jit_eu", frozenset()),
)
_DENMARK: Final = frozenset({"DK"})


def codes_are_those_of_the_standard(content: Content) -> Iterator[Fault]:
    """Each row is a State or territory of ISO 3166-1 with its codes, and none is missing."""
    rows = rows_of(content)
    for row in _rows(content):
        code = row.entry
        if code in ISO_3166_1:
            yield from _codes(row, ISO_3166_1[code])
        elif code not in USER_ASSIGNED:
            yield row.below("alpha2", code).fault(
                "ISO 3166-1 knows no such State or territory", "Correct the code."
            )
        yield from _owner(row, rows)
    for code in sorted(ISO_3166_1.keys() - rows.keys()):
        if rows:
            yield Spot("jurisdictions", code, ("alpha2",), None).fault(
                "this State or territory of ISO 3166-1 is missing", "Add its row."
            )


def _codes(row: Spot, expected: tuple[str, str]) -> Iterator[Fault]:
    for name, code in zip(("alpha3", "numeric"), expected, strict=True):
        if row.value.get(name) != code:
            yield row.below(name, None).fault(f"ISO 3166-1 has {code} here", f"Write {code}.")
    if row.value.get("iso_3166_1") is not True:
        yield row.below("iso_3166_1", None).fault("ISO 3166-1 has this code", "Write true.")


def _owner(row: Spot, rows: Mapping[str, Row]) -> Iterator[Fault]:
    owner = row.value.get("territory_of")
    if row.entry in USER_ASSIGNED and row.value.get("un_member") is True:
        yield row.below("un_member", True).fault(
            "ISO 3166-1 has a code for every member of the United Nations", "Write false."
        )
    if owner == row.entry or (owner in rows and rows[owner].get("territory_of") is not None):
        yield row.below("territory_of", owner).fault(
            "this is no State of its own", "Name the State that is responsible for the territory."
        )
    if owner is not None and row.value.get("un_member") is True:
        yield row.below("un_member", True).fault(
            "a territory is no member of the United Nations",
            "Write false, or correct territory_of.",
        )


def codes_in_texts_are_states(content: Content) -> Iterator[Fault]:
    """Codes in a row inside a text, such as `JP, RS, HU`, are those of States."""
    known = rows_of(content).keys()
    for spot in everything(content):
        for listed in _LIST_OF_CODES.findall(spot.value) if isinstance(spot.value, str) else ():
            for code in listed.split(", "):
                if known and code not in known:
                    yield spot.fault(
                        f"{code} is no State of jurisdictions.json", "Correct the code."
                    )


def derived_columns_follow(content: Content) -> Iterator[Fault]:
    """Say where a derived column is not what follows from its columns, null included."""
    for row in _rows(content):
        for column, (bases, rule) in DERIVED.items():
            right = rule(row.value)
            if column in row.value and row.value[column] is not right:
                yield row.below(column, None).fault(
                    f"{_json(right)} follows from {' and '.join(bases)}",
                    f"Write {_json(right)}, or correct {bases[0]}.",
                )


def every_row_has_every_column(content: Content) -> Iterator[Fault]:
    """Each column that the file explains stands in each row; null says that it is not known."""
    columns = content.files.get("jurisdictions", {}).get("columns")
    wanted = (columns.keys() if isinstance(columns, Mapping) else set()) - _OF_SOME_ROWS
    for row in _rows(content):
        for column in sorted(wanted - row.value.keys()):
            yield row.below(column, None).fault(
                "this field is missing", "Add it; null says that it is not known."
            )


def columns_do_not_contradict(content: Content) -> Iterator[Fault]:
    """Columns of one row go together: acts of the Union, protocols, parties and their years."""
    for row in _rows(content):
        if row.value.get("territory_of") is None:
            yield from _acts_of_the_union(row)
        for column, holds, what in _CONTRADICTIONS:
            if not holds(row.value):
                yield row.below(column, None).fault(what, "Correct this field or the other one.")
        yield from _notes(row)


def _acts_of_the_union(row: Spot) -> Iterator[Fault]:
    member = row.value.get("eu_member")
    for act in _ACTS:
        bound = row.value.get(act.column)
        right = member is True and row.entry not in act.outside
        if isinstance(bound, bool) and bound is not right:
            outside = " and ".join(sorted(act.outside))
            yield row.below(act.column, bound).fault(
                f"bound are the Member States{f' but {outside}' if outside else ''}",
                f"Write {_json(right)}, or correct eu_member.",
            )
    is_member = row.value.get("eurojust") == "member"
    if is_member is not (member is True and row.entry not in _DENMARK):
        yield row.below("eurojust", None).fault(
            "members of Eurojust are the Member States but DK",
            "Correct this field or eu_member.",
        )


def _notes(row: Spot) -> Iterator[Fault]:
    """Say where a note is about no column of the row, nor the State as such."""
    notes = row.value.get("notes")
    known = row.value.keys() | {"territory", "status"}
    for name in sorted((notes.keys() if isinstance(notes, Mapping) else set()) - known):
        yield (
            row.below("notes", None)
            .below(name, None)
            .fault("jurisdictions have no such field", "Name the field that the note is about.")
        )


def _implies(left: bool, right: bool) -> bool:
    return right or not left


_CONTRADICTIONS: Final[tuple[tuple[str, Callable[[Row], bool], str], ...]] = (
    (
        "budapest_year",
        lambda row: _implies(row.get("budapest_year") is not None, row.get("budapest") == "party"),
        "a State that is no party has no year of ratification",
    ),
    (
        "budapest_2ap",
        lambda row: _implies(
            row.get("budapest_2ap") in ("ratified", "signatory"), row.get("budapest") == "party"
        ),
        "only a Party to the Convention on Cybercrime may sign the Protocol",
    ),
    (
        "mla_2ap",
        lambda row: _implies(row.get("mla_2ap") == "party", row.get("ets30", "party") == "party"),
        "only a Party to ETS 30 can be a Party to its Second Protocol",
    ),
    (
        "eurojust_agreement_negotiation",
        lambda row: _implies(
            row.get("eurojust_agreement_negotiation") is True, row.get("eurojust") != "member"
        ),
        "a member of Eurojust needs no agreement with it",
    ),
    (
        "cloud_act_agreement",
        lambda row: (
            (row.get("cloud_act_agreement") == "partner_state") is (row.get("alpha2") == "US")
        ),
        "the partner of every such agreement is the United States",
    ),
)


def parties_have_their_year(content: Content) -> Iterator[Fault]:
    """Say which Party has no year; a local correction may know the one without the other."""
    for row in _rows(content):
        is_party = row.value.get("budapest") == "party" and row.value.get("territory_of") is None
        if is_party and row.value.get("budapest_year") is None:
            yield row.below("budapest_year", None).fault(
                "a Party has a year of ratification", "Write the year, or correct budapest."
            )


def memberships_have_their_number(content: Content) -> Iterator[Fault]:
    """As many States are members as the column's own text says, such as `(46)`."""
    columns = content.files.get("jurisdictions", {}).get("columns")
    for column in _COUNTED:
        text = columns.get(column) if isinstance(columns, Mapping) else None
        said = _MEMBERS.search(text) if isinstance(text, str) else None
        if said is None:
            continue
        number = int(said.group(1) or said.group(2))
        found = sum(
            row.value.get(column) is True and row.value.get("territory_of") is None
            for row in _rows(content)
        )
        if found != number:
            yield Spot("jurisdictions", "", ("columns", column), text).fault(
                f"the text says {number} States, but {found} rows are true",
                "Find the row that is wrong, or correct the text.",
            )


def _rows(content: Content) -> Iterator[Spot]:
    for row in entries("jurisdictions", content.files.get("jurisdictions", {})):
        if isinstance(row.value, Mapping):
            yield row


def _json(value: bool | None) -> str:
    return {True: "true", False: "false", None: "null"}[value]
