"""Features of a case: what is kept, what is compared, and what leaves the index."""

import pytest

from coordination.domain.drafts import CaseDraft, IdentifierDraft
from coordination.domain.features import Normalised
from coordination.domain.identifiers import PerceptualHash, features_of
from coordination.domain.knowledge import Knowledge, Rule, Verdict
from coordination.domain.vocabulary import IdentifierKind as Kind

KNOWN = Knowledge.of([
    Rule(("handle_name",), "exact", ("test",), Verdict("worthless", "A placeholder.", "invented")),
    Rule(("domain",), "exact", ("files.example",), Verdict("shared", "Many use it.", "invented")),
])  # fmt: skip


def case_of(*identifiers):
    return CaseDraft("NO/2026/1", "NO", None, identifiers=identifiers)


def features(*identifiers):
    return features_of(case_of(*identifiers), KNOWN)


def test_a_feature_keeps_what_was_entered_and_what_belongs_to_it():
    entry = IdentifierDraft(Kind.PHONE, "912 34 567", "S1", "2024-01-01", "2024-02-01", "Nobody")

    [feature] = features(entry)

    assert (feature.entered, feature.shown) == ("912 34 567", "+4791234567")
    assert (feature.subject, feature.provider) == ("S1", "Nobody")
    assert (feature.first_seen, feature.last_seen) == ("2024-01-01", "2024-02-01")


def test_a_provider_helps_to_read_a_bare_account():
    [feature] = features(IdentifierDraft(Kind.HANDLE, "wolf77", provider="Telegram"))

    assert feature.forms[0] == Normalised("handle", "telegram:wolf77")


def test_a_worthless_form_is_dropped_and_the_reason_noted():
    [worthless, other] = features(
        IdentifierDraft(Kind.HANDLE, "@test"), IdentifierDraft(Kind.HANDLE, "kik:test")
    )

    assert (worthless.shown, worthless.forms, worthless.note) == ("test", (), "A placeholder.")
    assert (other.forms, other.note) == ((Normalised("handle", "kik:test"),), "A placeholder.")


def test_a_shared_form_stays_indexed():
    [feature] = features(IdentifierDraft(Kind.DOMAIN, "files.example"))

    assert (len(feature.forms), feature.note) == (1, None)


@pytest.mark.parametrize(("kind", "value"), [(Kind.FILE_HASH, "a1" * 32),
                                             (Kind.CARD_TOKEN, "4111 1111 1111 1111")])  # fmt: skip
def test_hashes_and_card_numbers_are_kept_in_no_readable_field(kind, value):
    [feature] = features(IdentifierDraft(kind, value))

    assert feature.entered == ""
    assert value.replace(" ", "") not in feature.shown
    assert feature.forms


def test_a_value_that_cannot_be_read_is_kept_with_a_note():
    [feature] = features(IdentifierDraft(Kind.IBAN, "wolf"))

    assert (feature.entered, feature.shown, feature.forms) == ("wolf", "wolf", ())
    assert feature.note


def test_a_perceptual_hash_never_becomes_a_feature():
    with pytest.raises(PerceptualHash):
        features(IdentifierDraft(Kind.FILE_HASH, "pdq:" + "a1" * 32))
