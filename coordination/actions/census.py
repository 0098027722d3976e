"""Look at every record of the register, as a sweep does: count names, index anew what is old.

A person whose year of birth is missing is indexed by name and nationality and found by those who
have a year; a sweep asks for these the way a registration does.
"""

from collections.abc import Collection, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from coordination.actions import candidates, case_files, damage, indexing, statistics, together
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import persons
from coordination.domain.features import SubjectFeature
from coordination.domain.matching import PERSONS_TOGETHER, Shared
from coordination.domain.persons import Gathering
from coordination.storage import visibility
from coordination.storage.cases import Case, Identifier, Subject

Pair = tuple[int, int]
Numbered = tuple[Case, int, SubjectFeature]

_AT_ONCE = 500

Row = TypeVar("Row", Subject, Identifier)


@dataclass(frozen=True, slots=True)
class Census:
    """What one look at every person found: whose keys are old, and who has no year of birth."""

    outdated: dict[int, Case] = field(default_factory=dict)
    without_year: list[tuple[int, int, SubjectFeature]] = field(default_factory=list)
    gathered: Gathering = field(default_factory=Gathering)

    def note(self, case: Case, number: int, person: SubjectFeature) -> None:
        """Note a person; the number is the record's."""
        if any(form.namespace == persons.NAME_AND_NATION for form in person.name_forms):
            self.without_year.append((case.number, number, person))


def take(bench: Workbench, *, renew: bool) -> Census:
    """Read every matched person once, and index anew the cases whose keys are old.

    With `renew`, how common names are is counted anew.
    """
    found = Census()
    counted = persons.count(_terms(bench, found))
    _note_old_identifiers(bench, found)
    # What was noted of a case that is indexed anew is noted again as it becomes.
    found.without_year[:] = [one for one in found.without_year if one[0] not in found.outdated]
    if renew:
        statistics.replace_population(bench, counted)
    for case in list(found.outdated.values()):
        with damage.left_out(bench):  # it keeps the keys that it has
            for number, feature in indexing.index_again(bench, case):
                if isinstance(feature, SubjectFeature):
                    found.note(case, number, feature)
    return found


def _terms(bench: Workbench, found: Census) -> Iterator[Sequence[str]]:
    knowledge = bench.pack.knowledge
    for case, number, person in _people(bench):
        if indexing.is_outdated(bench, person):
            found.outdated[case.number] = case
        found.note(case, number, person)
        terms = person.terms or persons.terms_of(persons.meant_names(person, knowledge))
        found.gathered.add(number, terms, persons.meant_birth(person, knowledge))
        yield terms


def _people(bench: Workbench) -> Iterator[Numbered]:
    for case, row in _matched(bench, visibility.all_subjects(bench.session, DETECTOR)):
        with damage.left_out(bench):
            yield case, row.number, case_files.open_subject(bench, case, row)


def _note_old_identifiers(bench: Workbench, found: Census) -> None:
    for case, row in _matched(bench, visibility.all_identifiers(bench.session, DETECTOR)):
        if case.number in found.outdated:
            continue
        with damage.left_out(bench):
            feature = case_files.open_identifier(bench, case, row)
            if indexing.is_outdated(bench, feature):
                found.outdated[case.number] = case


def _matched(bench: Workbench, rows: Iterator[Row]) -> Iterator[tuple[Case, Row]]:
    """Yield the rows whose cases take part in matching, with these cases, some at a time."""
    while some := list(islice(rows, _AT_ONCE)):
        numbers = {row.case_number for row in some}
        cases = visibility.cases_by_number(bench.session, DETECTOR, numbers)
        case_files.preload(bench, cases.values())
        for row in some:
            case = cases.get(row.case_number)
            if case is not None and case.status in together.MATCHED:
                yield case, row


def add_without_year(
    bench: Workbench, census: Census, shared: MutableMapping[Pair, list[Shared]]
) -> None:
    """Add what persons without a year of birth share with those of the same name and nation."""
    for case_number, number, person in census.without_year:
        found = candidates.met_by_asking(bench, case_number, [(number, person)])
        for other, items in found.items():
            if case_number < other:
                shared.setdefault((case_number, other), []).extend(items)
            else:
                turned = (Shared(item.form, item.theirs, item.mine) for item in items)
                shared.setdefault((other, case_number), []).extend(turned)


def add_gathered(
    bench: Workbench, census: Census, shared: MutableMapping[Pair, list[Shared]]
) -> None:
    """Add the persons whom no key of the index brings together, where they may well be one."""
    couples = census.gathered.couples()
    opened = _opened(bench, {number for couple in couples for number in couple})
    population, knowledge = statistics.population(bench), bench.pack.knowledge
    profiles = {
        number: persons.profile(person, knowledge) for number, (_, person) in opened.items()
    }
    for one, other in sorted(couples):
        if opened[one][0] == opened[other][0]:
            continue
        found = persons.compare(profiles[one], profiles[other], population)
        if found is not None and found.probability(0.0) >= persons.SAME_PERSON_FROM:
            (a, mine), (b, theirs) = sorted((opened[one], opened[other]), key=_by_case)
            shared.setdefault((a, b), []).append(Shared(PERSONS_TOGETHER, mine, theirs))


def _by_case(one: tuple[int, SubjectFeature]) -> int:
    return one[0]


def _opened(bench: Workbench, numbers: Collection[int]) -> dict[int, tuple[int, SubjectFeature]]:
    """Open persons by record number; return each with the number of its case."""
    rows, _ = visibility.parts_by_number(bench.session, DETECTOR, list(numbers))
    cases = visibility.cases_by_number(bench.session, DETECTOR, {row.case_number for row in rows})
    case_files.preload(bench, cases.values())
    opened = damage.readable(
        bench,
        (row for row in rows if row.case_number in cases),
        lambda row: case_files.open_subject(bench, cases[row.case_number], row),
    )
    return {row.number: (row.case_number, person) for row, person in opened}
