"""The own search finds what was disclosed to the desk too, marked as another desk's."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from coordination.actions import dealings, given
from coordination.actions.pages.case_file import IdentifierLine
from coordination.actions.pages.given import FoundGiven, GivenCase
from coordination.actions.pages.parts import GivenTerms
from coordination.actions.workbench import Workbench
from coordination.domain import identifiers, names
from coordination.domain.access import FieldGroup, Ground
from coordination.domain.features import Normalised
from coordination.domain.handling import strictest
from coordination.domain.identifiers import Reading
from coordination.domain.vocabulary import IdentifierKind


def search(bench: Workbench, text: str, readings: Sequence[Reading]) -> tuple[FoundGiven, ...]:
    """Return the given cases that a text finds, each by the own hit, once for each kind of place.

    Names of victims and minors are not searched: they are read one by one, with a reason.
    """
    sources = {one.source for one in bench.openings() if one.ground is Ground.DISCLOSURE}
    found = []
    for hit_id, (side, _) in dealings.opened_here(bench).items():
        if str(hit_id) not in sources:
            continue
        case = given.peek(bench, side)
        for where, kind, group in dict.fromkeys(_places(case, text, readings)):
            shown = frozenset({group, *({FieldGroup.SUMMARY} if case.title else ())})
            codes = strictest(one.codes for one in case.groups if one.group in shown)
            terms = _terms(case, hit_id, group)
            found.append(FoundGiven(hit_id, case.owner, where, kind, case.title, codes, terms))
            given.show(bench, hit_id, shown)
    return tuple(sorted(found, key=lambda one: (one.owner, str(one.hit_id), one.where)))


def _terms(case: GivenCase, hit_id: UUID, group: FieldGroup) -> GivenTerms | None:
    found = [one for one in case.groups if (one.group, one.ground) == (group, Ground.DISCLOSURE)]
    return next(
        (GivenTerms(hit_id, case.owner, one.since, one.until, one.conditions) for one in found),
        None,
    )


def _places(
    case: GivenCase, text: str, readings: Sequence[Reading]
) -> Iterator[tuple[str, str | None, FieldGroup]]:
    wanted = frozenset(names.name_parts(text))
    if case.ref and text.casefold() in case.ref.casefold():
        yield "ref", None, FieldGroup.PERSONS
    if wanted and case.title and _holds(case.title, wanted):
        yield "title", None, FieldGroup.SUMMARY
    forms = {form for reading in readings for form in reading.forms}
    for line in case.identifiers:
        if line.shown and not forms.isdisjoint(_forms(line, case.owner)):
            yield "identifier", line.kind, FieldGroup.IDENTIFIERS
    for person in case.persons:
        if wanted and any(_holds(name, wanted) for name in person.names):
            yield "name", person.role, FieldGroup.PERSONS
        if any(_bare(document.number) == _bare(text) for document in person.documents):
            yield "document", "document", FieldGroup.PERSONS


def _forms(line: IdentifierLine, owner: str) -> tuple[Normalised, ...]:
    """Return how an opened identifier is compared: as its owner's own search finds it."""
    hints = {"provider": line.provider} if line.provider else {}
    kind, text = IdentifierKind(line.kind), line.entered or line.shown
    return identifiers.read(kind, text, jurisdiction=owner, details=hints).forms


def _holds(text: str, wanted: frozenset[str]) -> bool:
    parts = names.name_parts(text)
    return all(any(part.startswith(one) for part in parts) for one in wanted)


def _bare(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum())
