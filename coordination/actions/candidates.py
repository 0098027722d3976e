"""Look up who shares a digest with a case, open them, and keep what is really equal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from coordination.actions import case_files, damage, indexing, together, waiting
from coordination.actions.indexing import Holder, Numbered
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import evidence, persons
from coordination.domain.features import Feature, Normalised, SubjectFeature
from coordination.domain.matching import Shared
from coordination.storage import visibility
from coordination.storage.cases import Identifier, Subject


def met_by_asking(
    bench: Workbench, case_number: int, parts: Sequence[Numbered]
) -> dict[int, list[Shared]]:
    """Return whom these parts meet under what they only ask for, by the other case's number."""
    digests = asked(bench, parts)
    return shared_with(bench, case_number, digests, candidates_of(bench, digests), {})


def asked(bench: Workbench, parts: Iterable[Numbered]) -> dict[bytes, list[Holder]]:
    """Return the digests under which these parts are looked up without being indexed so."""
    found: dict[bytes, list[Holder]] = defaultdict(list)
    for number, feature in parts:
        if isinstance(feature, SubjectFeature):
            for form in persons.asked_keys(feature):
                found[bench.vault.digest(form)].append((number, feature, form))
    return found


def candidates_of(
    bench: Workbench, digests: Mapping[bytes, Sequence[Holder]]
) -> dict[int, set[bytes]]:
    """Return the other records that hold one of the digests, with those that they hold.

    A value that twice as many records hold as cases may is not even looked at: fetching a crowd
    to find that it is one made each registration dearer than the last.
    """
    own = {number for holders in digests.values() for number, _, _ in holders}
    most = 2 * evidence.MOST_SHARED + len(own) + 1
    holding: dict[bytes, list[int]] = defaultdict(list)
    for digest, pointer in waiting.look_up(bench, list(digests), limit=most):
        number = bench.vault.open_pointer(digest, pointer)
        if number is not None and number not in own:
            holding[digest].append(number)
    found: dict[int, set[bytes]] = defaultdict(set)
    for digest, numbers in holding.items():
        if len(numbers) <= 2 * evidence.shared_above(digests[digest][0][2].namespace):
            for number in numbers:
                found[number].add(digest)
    return found


def shared_with(
    bench: Workbench,
    case_number: int,
    digests: Mapping[bytes, Sequence[Holder]],
    candidates: Mapping[int, set[bytes]],
    counted: Mapping[bytes, int],
) -> dict[int, list[Shared]]:
    """Open the candidates and keep what is really equal, so that no collision becomes a hit."""
    people, selectors = visibility.parts_by_number(bench.session, DETECTOR, list(candidates))
    rows: list[Subject | Identifier] = [*people, *selectors]
    others = visibility.cases_by_number(
        bench.session, DETECTOR, {row.case_number for row in rows} - {case_number}
    )
    case_files.preload(bench, others.values())
    common = _too_common(digests, candidates, rows, counted)
    shared: dict[int, list[Shared]] = defaultdict(list)
    for row in rows:
        other = others.get(row.case_number)
        telling = candidates[row.number] - common
        if other is None or other.status not in together.MATCHED or not telling:
            continue
        with damage.left_out(bench):
            theirs = indexing.open_part(bench, other, row)
            shared[other.number] += _met(digests, telling, theirs)
    return {number: found for number, found in shared.items() if found}


def _met(
    digests: Mapping[bytes, Sequence[Holder]], telling: Iterable[bytes], theirs: Feature
) -> Iterator[Shared]:
    for digest in sorted(telling):
        for _, mine, form in digests[digest]:
            if has_met(form, mine, theirs):
                yield Shared(form, mine, theirs)


def has_met(form: Normalised, mine: Feature, theirs: Feature) -> bool:
    """Say whether a form joins two records: both hold it, or one asks and both agree in the rest.

    A person without a year of birth meets those of the same nationality, whichever asks.
    """
    if form not in theirs.forms:
        return False
    if form in mine.forms:
        return True
    if isinstance(mine, SubjectFeature) and isinstance(theirs, SubjectFeature):
        return mine.nationality == theirs.nationality
    return False


def _too_common(
    digests: Mapping[bytes, Sequence[Holder]],
    candidates: Mapping[int, set[bytes]],
    rows: Iterable[Subject | Identifier],
    counted: Mapping[bytes, int],
) -> set[bytes]:
    """Return the digests of values that so many cases hold that they link no two of them.

    The limit depends on the kind of value. What the last sweep counted stands until the next,
    so that a link does not come and go with other desks' registrations.
    """
    holding: dict[bytes, set[int]] = defaultdict(set)
    for row in rows:
        for digest in candidates[row.number]:
            holding[digest].add(row.case_number)
    return {
        digest
        for digest, cases_with in holding.items()
        if max(len(cases_with) + 1, counted.get(digest, 0))
        > evidence.shared_above(digests[digest][0][2].namespace)
    }
