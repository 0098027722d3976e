"""Read what a desk says of coordination that is going on."""

from datetime import date

from coordination.domain.coverage import STATES
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.record.layout import COORDINATION
from coordination.domain.record.source import Source
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from coordination.domain.wording import N_

_NO_STATES = N_("This is missing. Name at least one other State, such as RO.")
_OWN_STATE = N_("The own State. Name only the other States.")
_BEFORE_SINCE = N_("This lies before since. Check both dates.")
_OTHER_STATE = N_("A {kind} has no such state. Use one of: {allowed}.")


def read_coordination(case: Source, jurisdiction: str | None) -> tuple[CoordinationDraft, ...]:
    """Return the coordination of a case of this jurisdiction with other States."""
    sources = case.objects("coordination", COORDINATION)
    return tuple(_read_one(source, jurisdiction) for source in sources)


def _read_one(source: Source, jurisdiction: str | None) -> CoordinationDraft:
    kind = source.word("kind", CoordinationKind)
    state = source.word("state", CoordinationState)
    since, until = source.day("since"), source.day("until")
    for key in ("kind", "state", "since"):
        source.need(key)
    if kind and state and state not in STATES[kind]:
        allowed = ", ".join(word for word in CoordinationState if word in STATES[kind])
        source.note("state", _OTHER_STATE, kind=kind.value, allowed=allowed)
    if since and until and until < since:
        source.note("until", _BEFORE_SINCE)
    return CoordinationDraft(
        kind=kind or CoordinationKind.REQUEST,
        with_states=_read_states(source, jurisdiction),
        refs=source.references("refs"),
        since=since or date.min,
        until=until,
        state=state or CoordinationState.DRAFT,
    )


def _read_states(source: Source, jurisdiction: str | None) -> tuple[str, ...]:
    states = source.places("with")
    if not source.values.get("with"):
        source.note("with", _NO_STATES)
    if jurisdiction in states:
        source.note("with", _OWN_STATE)
    return states
