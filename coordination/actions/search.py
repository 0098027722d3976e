"""Search the cases that one may see: by reference, by pasted identifier, by name or title.

An identifier is looked up by its digests, in whatever form it was pasted. References are found
by their digest, and by part, like names and titles, by opening what the actor may see: names
have no index, because an index of names alone can be ranked against public frequencies. Victims
and minors are found by their whole name only.
"""

from collections.abc import Iterable, Iterator

from coordination.actions import case_files, damage, given_search, seen, waiting
from coordination.actions.pages import FoundCase, OwnCheck, ReadAs, SearchResults
from coordination.actions.workbench import Workbench
from coordination.domain import identifiers, names
from coordination.domain.features import Normalised
from coordination.domain.identifiers import Reading
from coordination.domain.permissions import Act
from coordination.domain.protection import is_closed
from coordination.domain.vocabulary import IdentifierKind, SubjectRole
from coordination.storage import case_lists, visibility
from coordination.storage.cases import Case, Identifier, Subject

# Opening costs some 20 microseconds a record; more than this would keep a reader waiting.
OPENED_AT_MOST = 5_000
_LISTED = 100
_LOOKED_UP = 2_000
_LONGEST = 500
_NO_RECORD = 0


def search(bench: Workbench, text: str) -> SearchResults:
    """Return the cases of the own desk that a text finds, the surest matches first."""
    bench.permit(Act.SEARCH_CASES)
    asked = " ".join(text.split())[:_LONGEST]
    if not asked:
        return SearchResults("", (), (), 0)
    readings = _readings(bench, asked)
    cases = case_lists.newest(bench.session, bench.actor, OPENED_AT_MOST + 1)
    truncated = len(cases) > OPENED_AT_MOST
    cases = cases[:OPENED_AT_MOST]
    found = {
        (hit.case.id, hit.where): hit
        for hit in (
            *_by_ref(bench, asked),
            *_by_value(bench, readings),
            *_by_opening(bench, asked, cases),
        )
    }
    shown = tuple(found.values())[:_LISTED]
    bench.record("cases.searched", count=len(cases), listed=[str(hit.case.id) for hit in shown])
    return SearchResults(
        text=asked,
        readings=_read_as(readings),
        found=shown,
        opened=len(cases),
        truncated=truncated,
        given=given_search.search(bench, asked, readings),
    )


def check_own(bench: Workbench, kind: str | None, text: str) -> OwnCheck:
    """Return how a value is read and which of the own desk's cases hold it.

    Other desks are never asked: before saving, that would be a question without a trace.
    """
    bench.permit(Act.SEARCH_CASES)
    readings = [
        reading
        for reading in _readings(bench, text[:_LONGEST])
        if kind in (None, "", reading.kind.value)
    ]
    cases = {hit.case.id: hit.case for hit in _by_value(bench, readings)}
    bench.record("cases.checked", listed=[str(case_id) for case_id in cases])
    return OwnCheck(_read_as(readings), tuple(cases.values())[:_LISTED])


Readings = list[Reading]


def _readings(bench: Workbench, text: str) -> Readings:
    return [
        guess
        for guess in identifiers.guess(text, jurisdiction=bench.actor.desk or "")
        if guess.forms
    ]


def _read_as(readings: Iterable[Reading]) -> tuple[ReadAs, ...]:
    return tuple(ReadAs(guess.kind.value, guess.shown, guess.doubtful) for guess in readings)


def _by_ref(bench: Workbench, text: str) -> Iterator[FoundCase]:
    desk = bench.actor.desk or ""
    digest = case_files.ref_digest(bench.vault, desk, text)
    case = visibility.find_by_ref(bench.session, bench.actor, desk, digest)
    if case is not None:
        yield FoundCase(seen.case_link(bench, case), "ref", None, case.status)


def _by_value(bench: Workbench, readings: Iterable[Reading]) -> Iterator[FoundCase]:
    forms: dict[bytes, IdentifierKind] = {}
    for guess in readings:
        for form in guess.forms:
            forms.setdefault(bench.vault.digest(_coded(bench, form)), guess.kind)
    numbers: dict[int, IdentifierKind] = {}
    for digest, pointer in waiting.look_up(bench, list(forms), limit=_LOOKED_UP):
        number = bench.vault.open_pointer(digest, pointer)
        if number is not None:
            numbers.setdefault(number, forms[digest])
    # Asked in any case: a query that runs only when somebody holds the value would tell by its
    # time what other desks hold.
    asked = list(numbers) or [_NO_RECORD]
    people, selectors = visibility.parts_by_number(bench.session, bench.actor, asked)
    rows: list[Subject | Identifier] = [*people, *selectors]
    cases = visibility.cases_by_number(
        bench.session, bench.actor, {row.case_number for row in rows}
    )
    case_files.preload(bench, cases.values())
    for row in rows:
        case = cases[row.case_number]
        where = "document" if isinstance(row, Subject) else "identifier"
        kind = numbers[row.number].value
        yield FoundCase(seen.case_link(bench, case), where, kind, case.status)


def _coded(bench: Workbench, form: Normalised) -> Normalised:
    if form.namespace != IdentifierKind.FILE_HASH.value:
        return form
    return form._replace(text=bench.vault.file_code(form.text))


def _by_opening(bench: Workbench, text: str, cases: list[Case]) -> Iterator[FoundCase]:
    wanted = frozenset(names.name_parts(text))
    if not wanted:
        return
    case_files.preload(bench, cases)
    by_number = {case.number: case for case in cases}
    for case in cases:
        link = seen.case_link(bench, case)
        if text.casefold() in link.ref.casefold():
            yield FoundCase(link, "ref", None, case.status)
        elif link.title and _holds(link.title, wanted):
            yield FoundCase(link, "title", None, case.status)
    people = damage.readable(
        bench,
        visibility.subjects(bench.session, bench.actor, by_number),
        lambda row: case_files.open_subject(bench, by_number[row.case_number], row),
    )
    for row, person in people:
        case = by_number[row.case_number]
        finds = _is_whole if is_closed(person.role, person.dob, bench.today()) else _holds
        if any(finds(name, wanted) for name in person.names):
            kind = SubjectRole(person.role).value
            yield FoundCase(seen.case_link(bench, case), "name", kind, case.status)


def _holds(text: str, wanted: frozenset[str]) -> bool:
    """Say whether every wanted part begins a part of the text, in any order and any accents."""
    parts = names.name_parts(text)
    return all(any(part.startswith(one) for part in parts) for one in wanted)


def _is_whole(text: str, wanted: frozenset[str]) -> bool:
    """Say whether the wanted parts are a name of a closed person, two whole parts at least.

    By single letters or parts anybody could spell out the name without giving a reason.
    """
    parts = frozenset(names.name_parts(text))
    return wanted <= parts and len(wanted) >= min(2, len(parts))
