"""Look at every person of the register, as a sweep does: count names, note whose keys are old.

A person whose year of birth is missing is indexed by name and nationality and found by those who
have a year. A registration asks for these key by key; a sweep has all of them in memory.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from coordination.actions import case_files, damage, indexing
from coordination.actions.together import MATCHED
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import persons
from coordination.domain.persons import Gathering
from coordination.storage import visibility, whole
from coordination.storage.whole import CaseRow, PartRow, Span

Wanted = tuple[str, str]
"""A pair of terms of a name, and a nationality."""


@dataclass(slots=True)
class Census:
    """What one look at every person found: names, whose keys are old, who has no year of birth.

    `outdated` holds numbers of cases, `without_year` persons by the number of their record;
    `unread` counts identifiers that do not open.
    """

    gathered: Gathering = field(default_factory=Gathering)
    outdated: set[int] = field(default_factory=set)
    without_year: dict[int, tuple[Wanted, ...]] = field(default_factory=dict)
    unread: int = 0

    def absorb(self, other: "Census") -> None:
        """Take what another look found at other records."""
        self.gathered.absorb(other.gathered)
        self.outdated |= other.outdated
        self.without_year |= other.without_year
        self.unread += other.unread

    def asking(self) -> set[tuple[int, int]]:
        """Return the records that may meet by name and nationality, the one without a year first."""
        wanted = (one for asked in self.without_year.values() for one in asked)
        found = self.gathered.of_nation(wanted)
        return {
            (number, other)
            for number, asked in self.without_year.items()
            for one in asked
            for other in found.get(one, ())
            if other != number
        }


def read(bench: Workbench, span: Span, *, identifiers: bool) -> Census:
    """Read the matched persons whose records are numbered within a span.

    With `identifiers`, see whether the keys of these are old as well.
    """
    found = Census()
    births: dict[str | None, str | None] = {None: None}
    for rows in whole.parts(bench.session, span, identifiers=False):
        for case, row in _matched(bench, rows):
            with damage.left_out(bench):
                _note(bench, found, case, row, births)
        bench.keys.release()
    if identifiers:
        for rows in whole.parts(bench.session, span, identifiers=True):
            _note_old(bench, found, rows)
            bench.keys.release()
    return found


def _note(
    bench: Workbench,
    found: Census,
    case: CaseRow,
    row: PartRow,
    births: dict[str | None, str | None],
) -> None:
    plain = case_files.plain_subject(bench, case, row)
    knowledge = bench.pack.knowledge
    if _is_old(bench, plain):
        found.outdated.add(case.number)
    dob = plain["dob"]
    if dob not in births:
        births[dob] = persons.meant_date(dob, knowledge)
    spaces = {space for space, _ in plain["name_forms"]}
    terms: Iterable[str] = plain.get("terms") or _terms(bench, plain["names"])
    nation = (plain["nationality"] or "") if persons.NAME_AND_YEAR in spaces else None
    found.gathered.add(row.number, terms, births[dob], nation)
    if persons.NAME_AND_NATION in spaces:
        found.without_year[row.number] = tuple(
            (text.rpartition("|")[0], plain["nationality"])
            for space, text in plain["name_forms"]
            if space == persons.NAME_AND_NATION
        )


def _is_old(bench: Workbench, plain: dict[str, Any]) -> bool:
    """Say whether a person's keys are old, as `indexing.is_outdated` does."""
    if plain.get("keyed", 0) != persons.KEY_VERSION:
        return True
    # Few persons have documents; of these the whole record is made.
    return bool(plain["documents"]) and indexing.is_outdated(bench, case_files.subject_of(plain))


def _terms(bench: Workbench, names: Iterable[str]) -> tuple[str, ...]:
    return persons.terms_of(persons.read_names(tuple(names), bench.pack.knowledge))


def _note_old(bench: Workbench, found: Census, rows: list[PartRow]) -> None:
    for case, row in _matched(bench, rows):
        if case.number in found.outdated:
            continue
        found.unread += 1
        with damage.left_out(bench):
            if indexing.is_outdated(bench, case_files.open_identifier(bench, case, row)):
                found.outdated.add(case.number)
            found.unread -= 1


def _matched(bench: Workbench, rows: list[PartRow]) -> Iterable[tuple[CaseRow, PartRow]]:
    """Yield the rows whose cases take part in matching, with these cases."""
    cases = whole.cases(bench.session, {row.case_number for row in rows})
    case_files.preload(bench, cases.values())
    for row in rows:
        case = cases.get(row.case_number)
        if case is not None and case.status in MATCHED:
            yield case, row


def index_again(bench: Workbench, cases: Iterable[int]) -> None:
    """Index the numbered cases anew, whose keys an earlier version made."""
    found = visibility.cases_by_number(bench.session, DETECTOR, cases)
    case_files.preload(bench, found.values())
    for case in found.values():
        with damage.left_out(bench):  # it keeps the keys that it has
            indexing.index_again(bench, case)
