"""Compare the persons of two cases with each other, once the cases share anything.

A person whom no key would find again is found in a case that also shares an account or another
person. The persons of one pair of cases are few, so this costs little.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import product

from coordination.actions import case_files, damage
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.features import Feature, SubjectFeature
from coordination.domain.matching import PERSONS_TOGETHER, Shared
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import visibility

MATCHED = frozenset({CaseStatus.OPEN, CaseStatus.SUSPENDED, CaseStatus.CLOSED})

# A case that names hundreds of persons (members of a forum) is compared by keys alone.
MOST_PAIRS = 200


def add_persons(
    bench: Workbench, parts: Iterable[tuple[int, Feature]], shared: Mapping[int, list[Shared]]
) -> None:
    """Add each pair of persons of a case and of those that it meets (the keys of `shared`)."""
    own = [feature for _, feature in parts if isinstance(feature, SubjectFeature)]
    if not own or not shared:
        return
    people = people_of(bench, shared)
    for number, items in shared.items():
        items.extend(couples(own, people[number]))


def people_of(bench: Workbench, cases: Collection[int]) -> dict[int, list[SubjectFeature]]:
    """Open the persons of the numbered cases."""
    known = visibility.cases_by_number(bench.session, DETECTOR, cases)
    case_files.preload(bench, known.values())
    found: dict[int, list[SubjectFeature]] = defaultdict(list)
    opened = damage.readable(
        bench,
        visibility.subjects(bench.session, DETECTOR, known),
        lambda row: case_files.open_subject(bench, known[row.case_number], row),
    )
    for row, person in opened:
        found[row.case_number].append(person)
    return found


def couples(
    mine: Collection[SubjectFeature], theirs: Collection[SubjectFeature]
) -> Iterable[Shared]:
    """Return each person of the one case with each of the other."""
    if len(mine) * len(theirs) > MOST_PAIRS:
        return ()
    return (Shared(PERSONS_TOGETHER, one, other) for one, other in product(mine, theirs))
