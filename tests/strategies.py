"""Hypothesis strategies for drafts as `read_case` makes them: what any property may draw from."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from hypothesis import strategies as st

from coordination.domain.access import FieldGroup
from coordination.domain.coverage import STATES
from coordination.domain.dates import PartialDate
from coordination.domain.drafts import (
    CaseDraft,
    CoordinationDraft,
    DocumentDraft,
    GroupCodesDraft,
    IdentifierDraft,
    InvolvedDraft,
    SubjectDraft,
)
from coordination.domain.vocabulary import (
    CoordinationKind,
    Handling,
    IdentifierKind,
    InvolvedRole,
    Stage,
    SubjectRole,
    Tlp,
    Urgency,
)
from tests.records import JURISDICTIONS, OFFENCE_CODES, TODAY

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCÆØÅæøåñéșțДмитрийعليעברית中文한글"
_WORD = st.text(alphabet=_LETTERS + "0123456789-'./@", min_size=1, max_size=12)
_T = TypeVar("_T")
_GROUPS = tuple(FieldGroup)

places = st.sampled_from(sorted(JURISDICTIONS))


def words(most: int = 4, longest: int = 60) -> st.SearchStrategy[str]:
    """Draw one line of free text as it is kept."""
    lines = st.lists(_WORD, min_size=1, max_size=most).map(" ".join)
    return lines.filter(lambda line: len(line) <= longest and line.strip() == line)


def paragraphs() -> st.SearchStrategy[str]:
    """Draw a text of several lines."""
    return st.lists(words(8, 200), min_size=1, max_size=4).map("\n".join)


def partial_dates(latest: date = TODAY) -> st.SearchStrategy[PartialDate]:
    """Draw a year, a year and month, or a date of the past."""

    def partly(day: date, known: int) -> PartialDate:
        parts = (day.year, day.month, day.day)[:known]
        return PartialDate(*parts)

    return st.builds(partly, st.dates(date(1900, 1, 1), latest), st.integers(1, 3))


def documents() -> st.SearchStrategy[DocumentDraft]:
    """Draw an identity document."""
    types = st.sampled_from(["passport", "id_card", "residence_permit", "seaman's book", "other"])
    return st.builds(DocumentDraft, type=types, country=st.none() | places, number=words(2, 30))


def subjects(key: str) -> st.SearchStrategy[SubjectDraft]:
    """Draw a person of a case with this key."""
    return st.builds(
        SubjectDraft,
        key=st.just(key),
        role=st.sampled_from(SubjectRole),
        names=_unique(words()),
        dob=st.none() | partial_dates(),
        sex=st.sampled_from([None, "m", "f", "x"]),
        nationality=st.none() | places,
        documents=_some(documents()),
    )


def identifiers(keys: list[str]) -> st.SearchStrategy[IdentifierDraft]:
    """Draw an identifier that nobody or one of these subjects holds."""
    return st.builds(
        _identifier,
        kind=st.sampled_from(IdentifierKind),
        value=words(2, 40),
        subject=st.sampled_from([None, *keys]),
        seen=st.lists(_times(), max_size=2),
        provider=st.none() | words(),
    )


def coordinations(own: str) -> st.SearchStrategy[CoordinationDraft]:
    """Draw coordination of a case of this State with others."""
    pairs = [(kind, state) for kind in CoordinationKind for state in sorted(STATES[kind])]
    others = st.sampled_from(sorted(JURISDICTIONS - {own}))
    return st.builds(
        lambda pair, since, days, with_states, refs: CoordinationDraft(
            kind=pair[0],
            with_states=with_states,
            refs=refs,
            since=since,
            until=None if days is None else date.fromordinal(since.toordinal() + days),
            state=pair[1],
        ),
        pair=st.sampled_from(pairs),
        since=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
        days=st.none() | st.integers(0, 2_000),
        with_states=_unique(others, least=1),
        refs=_unique(words(2, 30)),
    )


@st.composite
def drafts(draw: st.DrawFn) -> CaseDraft:
    """Draw a case as `read_case` makes it."""
    own = draw(places)
    keys = draw(st.lists(words(1, 12), unique=True, max_size=3))
    return CaseDraft(
        ref=draw(words(3, 40)),
        jurisdiction=own,
        opened=draw(st.none() | partial_dates()),
        authority=draw(st.none() | words()),
        stage=draw(st.none() | st.sampled_from(Stage)),
        offences=draw(_unique(st.sampled_from(sorted(OFFENCE_CODES)))),
        uncoded_offences=draw(_unique(words())),
        title=draw(st.none() | words()),
        summary=draw(st.none() | paragraphs()),
        operation=draw(st.none() | words()),
        platforms=draw(_unique(words())),
        urgency=draw(st.sampled_from(Urgency)),
        **draw(_codes()),
        group_codes=tuple(
            GroupCodesDraft(group, **draw(_codes()))
            for group in sorted(draw(st.sets(st.sampled_from(FieldGroup))), key=_GROUPS.index)
        ),
        involved=draw(_some(_involved())),
        subjects=tuple(draw(subjects(key)) for key in keys),
        identifiers=draw(_some(identifiers(keys))),
        coordination=draw(_some(coordinations(own))),
    )


@st.composite
def _codes(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a handling code with its words, and a TLP colour."""
    code = draw(st.sampled_from(Handling))
    return {
        "handling": code,
        "tlp": draw(st.sampled_from(Tlp)),
        "restriction": draw(words()) if code is Handling.H3 else None,
    }


def _identifier(
    kind: IdentifierKind, value: str, subject: str | None, seen: list[str], provider: str | None
) -> IdentifierDraft:
    first, last = (*sorted(seen), None, None)[:2]
    return IdentifierDraft(kind, value, subject, first, last, provider)


def _times() -> st.SearchStrategy[str]:
    days = st.dates(date(2000, 1, 1), TODAY).map(date.isoformat)
    instants = st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 22), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis takes bounds without a zone
    return days | instants.map(lambda at: at.replace(tzinfo=None).isoformat() + "Z")


def _involved() -> st.SearchStrategy[InvolvedDraft]:
    return st.builds(
        InvolvedDraft, jurisdiction=places | st.just("unknown"), role=st.sampled_from(InvolvedRole)
    )


def _some(one: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(one, max_size=3).map(tuple)


def _unique(one: st.SearchStrategy[_T], least: int = 0) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(one, min_size=least, max_size=3, unique=True).map(tuple)
