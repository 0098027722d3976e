"""Turn the identifiers of a case into what is compared and shown."""

from dataclasses import replace
from typing import Protocol

from coordination.domain.drafts import CaseDraft, IdentifierDraft
from coordination.domain.features import DocumentFeature, IdentifierFeature, Normalised
from coordination.domain.identifiers.documents import read_document
from coordination.domain.identifiers.kinds import read
from coordination.domain.vocabulary import IdentifierKind


class Judgement(Protocol):
    """What is known of a form: `kind` is `worthless` or `shared`, `reason` says why."""

    @property
    def kind(self) -> str: ...

    @property
    def reason(self) -> str: ...


class Known(Protocol):
    """Lists of worthless and shared values (`domain.knowledge`)."""

    def verdict(self, form: Normalised) -> Judgement | None: ...


KEY_VERSION = 1
"""Version of the rules that read identifiers; a sweep reads anew what another version read."""

_VALUE_NOT_KEPT = frozenset({IdentifierKind.FILE_HASH, IdentifierKind.CARD_TOKEN})


def features_of(draft: CaseDraft, knowledge: Known) -> tuple[IdentifierFeature, ...]:
    """Return a feature for every identifier of the draft, in its order.

    A worthless form leaves `forms`, so that it is never indexed, and the note says why; the
    value stays for display. Raises `PerceptualHash`, which the record's reader reports first.
    """
    return tuple(
        _without_worthless(_feature(entry, draft.jurisdiction), knowledge)
        for entry in draft.identifiers
    )


def renewed(feature: IdentifierFeature, desk: str, knowledge: Known) -> IdentifierFeature:
    """Return an identifier that an earlier version read, as this one reads it.

    Nobody keeps the value of a file hash or a card, so their forms stay as they are.
    """
    if feature.kind in _VALUE_NOT_KEPT:
        return replace(feature, keyed=KEY_VERSION)
    entry = IdentifierDraft(
        kind=feature.kind,
        value=feature.entered,
        subject=feature.subject,
        first_seen=feature.first_seen,
        last_seen=feature.last_seen,
        provider=feature.provider,
    )
    return _without_worthless(_feature(entry, desk), knowledge)


def document_feature(
    kind: str, country: str | None, number: str, knowledge: Known
) -> DocumentFeature:
    """Return a person's document with the forms under which it is found.

    A worthless number is worthless in every form: without its country it would come back.
    """
    reading = read_document(kind, country, number)
    verdicts = [knowledge.verdict(form) for form in reading.forms]
    worthless = [found for found in verdicts if found and found.kind == "worthless"]
    return DocumentFeature(
        type=kind,
        country=country,
        number=number,
        forms=() if worthless else reading.forms,
        note=worthless[0].reason if worthless else reading.note,
    )


def _feature(entry: IdentifierDraft, jurisdiction: str) -> IdentifierFeature:
    hints = {"provider": entry.provider} if entry.provider else {}
    reading = read(entry.kind, entry.value, jurisdiction=jurisdiction, details=hints)
    return IdentifierFeature(
        kind=entry.kind,
        # Neither a file hash nor a whole card number is kept in a readable field.
        entered="" if entry.kind in _VALUE_NOT_KEPT else entry.value,
        shown=reading.shown,
        forms=reading.forms,
        note=reading.note,
        doubtful=reading.doubtful,
        subject=entry.subject,
        first_seen=entry.first_seen,
        last_seen=entry.last_seen,
        provider=entry.provider,
        details=reading.details,
        keyed=KEY_VERSION,
    )


def _without_worthless(feature: IdentifierFeature, knowledge: Known) -> IdentifierFeature:
    """Return the feature without worthless forms; without any, where the strongest is one.

    What is left of a worthless value, such as the name in an account of a reserved domain, is
    no better than the value.
    """
    kept, note = [], feature.note
    for place, form in enumerate(feature.forms):
        verdict = knowledge.verdict(form)
        if verdict is None or verdict.kind != "worthless":
            kept.append(form)
            continue
        note = note or verdict.reason
        if place == 0:
            return replace(feature, forms=(), note=note)
    return replace(feature, forms=tuple(kept), note=note)
