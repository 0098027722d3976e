"""Read the identifiers of a record as they were entered; `domain.identifiers` normalises them."""

from collections.abc import Set as AbstractSet

from coordination.domain.drafts import UNKNOWN, IdentifierDraft
from coordination.domain.identifiers import PerceptualHash
from coordination.domain.identifiers import read as read_identifier
from coordination.domain.record import times
from coordination.domain.record.guards import PERCEPTUAL, refuse_files_in_value
from coordination.domain.record.layout import IDENTIFIER
from coordination.domain.record.source import Source
from coordination.domain.record.texts import Unfit, clean_value
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

_NO_TYPE = N_("This is missing. Say what the value is, for example email or phone.")
_NO_VALUE = N_("This is missing. Enter the identifier, or leave the whole item out.")
_NO_SUBJECT = N_("No subject of this record has this id. Use the id of one, or leave it out.")
_BEFORE_FIRST = N_("This lies before first_seen. Check both times and their zones.")


def read_identifiers(case: Source, subjects: AbstractSet[str]) -> tuple[IdentifierDraft, ...]:
    """Return the identifiers of a case; `subjects` are the keys that they may name."""
    sources = case.objects("identifiers", IDENTIFIER)
    return tuple(_read_identifier(source, subjects) for source in sources)


def _read_identifier(source: Source, subjects: AbstractSet[str]) -> IdentifierDraft:
    kind = source.word("type", IdentifierKind)
    source.need("type", _NO_TYPE)
    kind = kind or IdentifierKind.HANDLE
    subject = source.reference("subject")
    if subject is not None and subject not in subjects:
        source.note("subject", _NO_SUBJECT)
    first, last = source.seen("first_seen"), source.seen("last_seen")
    if first is not None and last is not None and times.is_before(last, first):
        source.note("last_seen", _BEFORE_FIRST)
    return IdentifierDraft(
        kind=kind,
        value=_read_value(source, kind),
        subject=subject,
        first_seen=first,
        last_seen=last,
        provider=source.text("provider"),
    )


def _read_value(source: Source, kind: IdentifierKind) -> str:
    value = source.take("value", _clean_value, kind, source.part.lengths["value"])
    return source.needed("value", value, _NO_VALUE)


def _clean_value(text: str, kind: IdentifierKind, limit: int) -> str:
    value = clean_value(text, limit)
    refuse_files_in_value(kind, value)
    if kind is IdentifierKind.FILE_HASH:
        _refuse_perceptual(value)
    return value


def _refuse_perceptual(value: str) -> None:
    try:
        read_identifier(IdentifierKind.FILE_HASH, value, jurisdiction=UNKNOWN)
    except PerceptualHash:
        raise Unfit(PERCEPTUAL) from None
