"""The open groups of another desk's case, as page objects; a closed group is left empty.

A victim or a minor belongs to the group of victims, with what this person holds: nothing else
tells that such a person is there, no number that is left out either.
"""

from collections.abc import Sequence
from dataclasses import replace

from coordination.actions import case_files, case_lines, damage
from coordination.actions.dealings import Side
from coordination.actions.pages import CodedTerm, IdentifierLine, ReasonLine, SubjectLine
from coordination.actions.pages.given import GivenCase, GivenGroup, GivenState, GivenSummary
from coordination.actions.workbench import Workbench
from coordination.domain import disclosure, settling
from coordination.domain.access import FieldGroup, Opening
from coordination.domain.features import IdentifierFeature, SubjectFeature
from coordination.domain.protection import is_closed
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import visibility
from coordination.storage.cases import Case


def whole(
    bench: Workbench,
    case: Case,
    opening: Opening,
    groups: tuple[GivenGroup, ...],
    *,
    side: Side | None = None,
    contact: str = "",
) -> GivenCase:
    """Return the case with these groups open; `side` is the own side of the hit, if it is one.

    `opening` is any of those that opened the case: it is the way to its rows.
    """
    has = frozenset(one.group for one in groups)
    content = case_files.open_content(bench, case)
    people, things = _features(bench, case, opening)
    shown = [one for one in people if _group_of(bench, one) in has]
    lines = case_lines.subject_lines(bench, shown)
    return GivenCase(
        owner=case.desk,
        state=GivenState.OPEN,
        hit_id=side.link.hit_id if side else None,
        groups=groups,
        closed=case.status == CaseStatus.CLOSED,
        authority=content.text("authority") if FieldGroup.CONTACT in has else None,
        contact=contact if FieldGroup.CONTACT in has else "",
        identifiers=_selectors(bench, people, things, lines, has),
        summary=_summary(bench, case, content) if FieldGroup.SUMMARY in has else None,
        ref=case_files.open_ref(bench, case) if FieldGroup.PERSONS in has else None,
        persons=tuple(_own_key(line) for line in lines if not line.closed),
        victims=tuple(replace(line, review=None) for line in lines if line.closed),
        reasons=_reasons(side, has),
    )


def closed_person(bench: Workbench, opening: Opening, key: str) -> SubjectLine | None:
    """Return a victim or minor of a given case with all particulars, None for no such key."""
    case = visibility.given_case(bench.session, bench.actor, opening)
    if case is None:
        return None
    people, _ = _features(bench, case, opening)
    for one in people:
        if one.key == key and _group_of(bench, one) is FieldGroup.VICTIMS:
            return replace(case_lines.opened_line(one, key), review=None)
    return None


def _features(
    bench: Workbench, case: Case, opening: Opening
) -> tuple[list[SubjectFeature], list[IdentifierFeature]]:
    people, things = visibility.given_parts(bench.session, bench.actor, opening)
    people.sort(key=lambda row: row.number)
    things.sort(key=lambda row: row.number)
    persons = damage.readable(bench, people, lambda row: case_files.open_subject(bench, case, row))
    selectors = damage.readable(
        bench, things, lambda row: case_files.open_identifier(bench, case, row)
    )
    return [person for _, person in persons], [selector for _, selector in selectors]


def _group_of(bench: Workbench, person: SubjectFeature) -> FieldGroup:
    closed = is_closed(person.role, person.dob, bench.today())
    return FieldGroup.VICTIMS if closed else FieldGroup.PERSONS


def _selectors(
    bench: Workbench,
    people: Sequence[SubjectFeature],
    things: Sequence[IdentifierFeature],
    lines: Sequence[SubjectLine],
    has: frozenset[FieldGroup],
) -> tuple[IdentifierLine, ...]:
    if FieldGroup.IDENTIFIERS not in has:
        return ()
    protected = {one.key for one in people if _group_of(bench, one) is FieldGroup.VICTIMS}
    if FieldGroup.VICTIMS in has:
        protected = set()
    holders = {
        line.key: line.pseudonym if line.closed or not line.names else line.names[0]
        for line in lines
    }
    return tuple(
        case_lines.identifier_line(bench, one, holders)
        for one in things
        if one.subject not in protected
    )


def _summary(bench: Workbench, case: Case, content: case_files.Content) -> GivenSummary:
    offences, codes = bench.pack.offences, case.offences.split()
    return GivenSummary(
        title=content.text("title"),
        summary=content.text("summary"),
        offences=tuple(
            CodedTerm(code, offences[code].term if code in offences else code) for code in codes
        ),
        uncoded_offences=tuple(one for one in content.texts("offences") if one not in codes),
        stage=case.stage,
        operation=content.text("operation"),
        platforms=content.texts("platforms"),
        involved=tuple(
            (one["jurisdiction"], one["role"]) for one in content.values.get("involved", ())
        ),
        opened=case.opened,
    )


def _own_key(line: SubjectLine) -> SubjectLine:
    # The keys of the record count victims and minors too.
    return replace(line, key=line.pseudonym, review=None)


def _reasons(side: Side | None, has: frozenset[FieldGroup]) -> tuple[ReasonLine, ...]:
    if side is None or not disclosure.needed_for(side.link.kinds) <= has:
        return ()
    return tuple(ReasonLine(*reason) for reason in settling.laid_out(side.link.reasons))
