"""How strongly two cases overlap, what is muted, and what is said about it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from coordination.domain.evidence import EvidenceKind, RarityLevel, is_crowd, kind_of, level
from coordination.domain.features import (
    DocumentFeature,
    Feature,
    IdentifierFeature,
    Normalised,
    SubjectFeature,
)
from coordination.domain.knowledge import Knowledge, Rule, Verdict
from coordination.domain.matching import (
    PERSONS_TOGETHER,
    SHOWN_FROM,
    Assessment,
    Reason,
    Shared,
    assess,
    band,
)
from coordination.domain.vocabulary import Band, IdentifierKind, SubjectRole

NOTHING_KNOWN = Knowledge()
PASSPORT = Normalised("document", "NO:INVENTED1")
LICENCE = Normalised("document", "NO:INVENTED2")
NAME = Normalised("name_dob", "nobody invented|1980-05-17")


def always(found: RarityLevel) -> Callable[[Normalised], RarityLevel]:
    return lambda form: found


def selector(form: Normalised, *more: Normalised, **fields: Any) -> IdentifierFeature:
    kind = fields.pop("kind", IdentifierKind.HANDLE)
    return IdentifierFeature(kind, form.text, form.text, (form, *more), **fields)


def person(
    *forms: Normalised, role: SubjectRole = SubjectRole.SUSPECT, **fields: Any
) -> SubjectFeature:
    documents = tuple(
        DocumentFeature("passport", "NO", form.text, (form,))
        for form in forms
        if form.namespace == "document"
    )
    names = tuple(form for form in forms if form.namespace == "name_dob")
    dob = "1980-05-17" if names else None
    about = {"dob": dob, "sex": None, "nationality": None} | fields
    return SubjectFeature(
        "S1", role, ("Nobody Invented",), documents=documents, name_forms=names, **about
    )


def both(form: Normalised, **fields: Any) -> Shared:
    return Shared(form, selector(form, **fields), selector(form, **fields))


def between(form: Normalised, mine: Feature, theirs: Feature) -> Shared:
    return Shared(form, mine, theirs)


def scored(*shared: Shared, rarity: RarityLevel = RarityLevel.ONLY_HERE) -> Assessment:
    return assess(shared, always(rarity), NOTHING_KNOWN)


def said(found: Assessment) -> list[str]:
    return [reason.template.format(**dict(reason.params)) for reason in found.reasons]


@pytest.mark.parametrize(
    ("namespace", "kind", "expected"),
    [
        ("document", EvidenceKind.DOCUMENT, Band.CERTAIN),
        ("tip_report", EvidenceKind.TIP_REPORT, Band.CERTAIN),
        ("email", EvidenceKind.EMAIL, Band.STRONG),
        ("phone", EvidenceKind.PHONE, Band.STRONG),
        ("handle", EvidenceKind.PLATFORM_ACCOUNT, Band.STRONG),
        ("platform_id", EvidenceKind.PLATFORM_ACCOUNT, Band.STRONG),
        ("crypto", EvidenceKind.WALLET, Band.STRONG),
        ("iban", EvidenceKind.PAYMENT_ACCOUNT, Band.STRONG),
        ("imei", EvidenceKind.DEVICE, Band.STRONG),
        ("vehicle", EvidenceKind.VEHICLE, Band.STRONG),
        ("file_hash", EvidenceKind.FILE_HASH, Band.FAIR),
        ("series", EvidenceKind.SERIES, Band.FAIR),
        ("ip", EvidenceKind.IP, Band.FAIR),
        ("onion", EvidenceKind.HIDDEN_SERVICE, Band.FAIR),
        ("url", EvidenceKind.WEB_ADDRESS, Band.FAIR),
        ("handle_name", EvidenceKind.NICKNAME, Band.FAIR),
        ("domain", EvidenceKind.DOMAIN, Band.WEAK),
        ("something_new", EvidenceKind.OTHER, Band.FAIR),
    ],
)
def test_one_shared_value_that_only_two_cases_hold_has_the_band_of_its_kind(
    namespace: str, kind: EvidenceKind, expected: Band
) -> None:
    found = scored(both(Normalised(namespace, "invented")))

    assert (found.band, found.kinds, found.muted) == (expected, (kind,), None)
    assert found.score >= SHOWN_FROM


def test_two_strong_values_together_are_certain() -> None:
    mail, phone = Normalised("email", "a@nowhere.test"), Normalised("phone", "+4700000000")

    found = scored(both(mail), both(phone, kind=IdentifierKind.PHONE))

    assert found.band is Band.CERTAIN
    assert found.kinds == (EvidenceKind.EMAIL, EvidenceKind.PHONE)


def test_nothing_shared_is_no_overlap() -> None:
    assert scored() == Assessment(0.0, Band.WEAK, (), (), None)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (1.0, Band.CERTAIN),
        (0.95, Band.CERTAIN),
        (0.949, Band.STRONG),
        (0.80, Band.STRONG),
        (0.799, Band.FAIR),
        (0.50, Band.FAIR),
        (0.499, Band.WEAK),
        (0.0, Band.WEAK),
    ],
)
def test_a_band_begins_at_its_limit(score: float, expected: Band) -> None:
    assert band(score) is expected


@pytest.mark.parametrize(
    ("rarity", "expected"),
    [
        (RarityLevel.ONLY_HERE, "Same e-mail address (only here)"),
        (RarityLevel.VERY_RARE, "Same e-mail address (very rare)"),
        (RarityLevel.RARE, "Same e-mail address (rare)"),
        (RarityLevel.COMMON, "Same e-mail address (common)"),
    ],
)
def test_a_reason_gives_rarity_in_words(rarity: RarityLevel, expected: str) -> None:
    found = scored(both(Normalised("email", "a@nowhere.test")), rarity=rarity)

    assert said(found) == [expected]
    assert found.reasons[0].weight % 5 == 0


def test_the_more_cases_hold_a_value_the_less_it_says() -> None:
    shared = both(Normalised("email", "a@nowhere.test"))

    scores = [scored(shared, rarity=rarity).score for rarity in RarityLevel]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize(
    ("namespace", "limit"),
    [
        ("ip", 8),
        ("ip_port", 8),
        ("handle_name", 12),
        ("crypto", 25),
        ("url", 25),
        ("domain", 25),
        ("email", 60),
        ("series", 60),
        ("onion", 60),
    ],
)
def test_above_its_limit_a_value_is_shared(namespace: str, limit: int) -> None:
    assert level(namespace, limit) is not RarityLevel.SHARED
    assert level(namespace, limit + 1) is RarityLevel.SHARED


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        (0, RarityLevel.ONLY_HERE),
        (2, RarityLevel.ONLY_HERE),
        (3, RarityLevel.VERY_RARE),
        (4, RarityLevel.VERY_RARE),
        (5, RarityLevel.RARE),
        (10, RarityLevel.RARE),
        (11, RarityLevel.COMMON),
    ],
)
def test_rarity_has_levels(holders: int, expected: RarityLevel) -> None:
    assert level("email", holders) is expected


@pytest.mark.parametrize("namespace", ["email", "phone", "handle", "crypto", "iban", "document"])
def test_a_true_series_of_twenty_cases_stays_visible(namespace: str) -> None:
    shared = both(Normalised(namespace, "invented"))

    found = scored(shared, rarity=level(namespace, 20))

    assert found.muted is None
    assert found.band is Band.FAIR


def test_a_value_that_too_many_hold_is_muted_and_says_so() -> None:
    found = scored(both(Normalised("email", "a@nowhere.test")), rarity=RarityLevel.SHARED)

    assert found.muted is not None
    assert "joins strangers" in found.muted
    assert found.band is Band.WEAK


def knowing(form: Normalised) -> Knowledge:
    verdict = Verdict("shared", "A relay that anybody may use", "an invented list")
    return Knowledge.of([Rule((form.namespace,), "exact", (form.text,), verdict)])


def test_a_value_on_a_list_is_muted_with_the_reason_of_the_list() -> None:
    relay = Normalised("ip", "192.0.2.7")

    found = assess([both(relay)], always(RarityLevel.ONLY_HERE), knowing(relay))

    assert (found.muted, found.band) == ("A relay that anybody may use", Band.WEAK)
    assert found.kinds == (EvidenceKind.IP,)


def test_a_pair_is_muted_only_if_everything_it_shares_is() -> None:
    relay, mail = Normalised("ip", "192.0.2.7"), Normalised("email", "a@nowhere.test")

    found = assess([both(relay), both(mail)], always(RarityLevel.ONLY_HERE), knowing(relay))

    assert (found.muted, found.kinds) == (None, (EvidenceKind.EMAIL,))
    assert found.score == scored(both(mail)).score


def test_many_muted_values_never_add_up_to_more_than_weak() -> None:
    shared = [both(Normalised("email", f"{n}@nowhere.test")) for n in range(30)]

    found = scored(*shared, rarity=RarityLevel.SHARED)

    assert (found.band, found.muted is None) == (Band.WEAK, False)


def test_two_forms_of_the_same_two_records_count_once() -> None:
    account, name = Normalised("handle", "chatterline:nobody"), Normalised("handle_name", "nobody")
    record = selector(account, name)

    found = scored(between(account, record, record), between(name, record, record))

    once = scored(between(account, record, record))
    assert (found.score, found.reasons) == (once.score, once.reasons)
    # Both forms are facts all the same: if one goes, something has changed.
    assert (once.facts, found.facts) == ((account,), (account, name))


def test_one_value_filed_twice_by_one_desk_counts_once() -> None:
    mail, pay = Normalised("email", "a@nowhere.test"), Normalised("paypal", "a@nowhere.test")
    twice = selector(pay, mail, kind=IdentifierKind.PAYPAL)

    found = scored(both(mail), between(mail, twice, selector(mail)))

    assert found == scored(both(mail))


def test_one_record_met_by_two_of_the_other_side_counts_once() -> None:
    account, page = (
        Normalised("handle", "chatterline:nobody"),
        Normalised("url", "chat.test/nobody"),
    )
    mine = selector(page, account)

    found = scored(between(account, mine, selector(account)), between(page, mine, selector(page)))

    assert found.score == scored(both(account)).score
    assert found.kinds == (EvidenceKind.PLATFORM_ACCOUNT,)


def test_a_document_and_the_name_of_one_person_are_two_reasons() -> None:
    found = scored(
        between(PASSPORT, person(PASSPORT, NAME), person(PASSPORT, NAME)),
        between(NAME, person(PASSPORT, NAME), person(PASSPORT, NAME)),
    )

    assert set(found.kinds) == {EvidenceKind.DOCUMENT, EvidenceKind.PERSON}
    assert found.score > scored(between(PASSPORT, person(PASSPORT), person(PASSPORT))).score


def test_two_spellings_of_one_name_are_one_reason() -> None:
    other = Normalised("name_dob", "nobody inwented|1980-05-17")
    mine, theirs = person(NAME, other), person(NAME, other)

    found = scored(between(NAME, mine, theirs), between(other, mine, theirs))

    assert said(found) == [
        "Same full birth date",
        "Same name (rare)",
        "What would settle it: a document number of either",
    ]
    assert found.band is Band.STRONG


def test_two_documents_of_one_person_are_two_reasons() -> None:
    mine, theirs = person(PASSPORT, LICENCE), person(PASSPORT, LICENCE)

    found = scored(between(PASSPORT, mine, theirs), between(LICENCE, mine, theirs))

    assert [reason.kind for reason in found.reasons] == [EvidenceKind.DOCUMENT] * 2


def test_a_sex_that_differs_speaks_against_the_person() -> None:
    mistyped = "1980-05-07"
    agreed = scored(between(NAME, person(NAME, sex="f"), person(NAME, sex="f", dob=mistyped)))
    differing = scored(between(NAME, person(NAME, sex="f"), person(NAME, sex="m", dob=mistyped)))

    assert differing.score < agreed.score
    assert [
        text
        for text, reason in zip(said(differing), differing.reasons, strict=True)
        if reason.against
    ] == ["Sex differs"]


def test_a_contradiction_takes_nothing_from_what_else_is_shared() -> None:
    mail = both(Normalised("email", "a@nowhere.test"))
    doubted = between(NAME, person(NAME, sex="f"), person(NAME, sex="m"))

    assert scored(mail, doubted).score >= scored(mail).score


@pytest.mark.parametrize(
    ("mine", "theirs", "differs"),
    [
        ("1980-05-17", "1980-05-18", True),
        ("1981", "1980-05-18", True),
        ("1980", "1980-05-18", False),
        ("1980-05-17", None, False),
        (None, "1980-05-17", False),
    ],
)
def test_birth_dates_that_exclude_each_other_speak_against_a_document(
    mine: str | None, theirs: str | None, differs: bool
) -> None:
    found = scored(between(PASSPORT, person(PASSPORT, dob=mine), person(PASSPORT, dob=theirs)))

    assert ("The recorded birth dates differ" in said(found)) is differs


def test_a_document_of_a_person_meets_one_filed_as_identifier() -> None:
    found = scored(between(PASSPORT, person(PASSPORT), selector(PASSPORT)))

    assert (found.kinds, found.band) == ((EvidenceKind.DOCUMENT,), Band.CERTAIN)


def test_a_value_that_fails_its_check_counts_for_less() -> None:
    iban = Normalised("iban", "INVENTED")

    found = scored(between(iban, selector(iban, doubtful=True), selector(iban)))

    assert found.score < scored(both(iban)).score
    assert "fails its check digits" in said(found)[1]


def victims(form: Normalised, **fields: Any) -> Shared:
    sides = (person(form, role=SubjectRole.VICTIM, sex=sex, **fields) for sex in ("f", "m"))
    return between(form, *sides)


POSSIBLY = "Possibly the same victim ({strength})"


def test_two_victims_give_the_kind_and_nothing_else() -> None:
    found = scored(victims(PASSPORT), rarity=RarityLevel.RARE)

    assert found.kinds == (EvidenceKind.VICTIM,)
    assert found.reasons == (
        Reason(EvidenceKind.VICTIM, POSSIBLY, (("strength", "nearly certain"),), 95),
    )


def test_a_victim_met_by_name_and_document_is_said_once() -> None:
    assert said(scored(victims(PASSPORT), victims(NAME))) == ["Possibly the same victim (strong)"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (PASSPORT, "Same identity document"),
        (NAME, "Possibly the same person (strong)"),
        (Normalised("iban", "INVENTED"), "Same value"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_where_one_side_is_a_victim_the_reason_is_bare(
    form: Normalised, expected: str, is_first: bool
) -> None:
    victim = person(form, role=SubjectRole.VICTIM)
    sides = (victim, person(form)) if is_first else (person(form), victim)

    found = scored(between(form, *sides), rarity=RarityLevel.RARE)

    assert said(found) == [expected]
    assert found.kinds == (kind_of(form.namespace),)


def test_a_record_without_the_form_counts_as_itself() -> None:
    name = Normalised("document", "NO:OTHER")

    assert scored(between(name, person(PASSPORT), person(PASSPORT))).band is Band.CERTAIN


def test_a_crowd_at_one_wallet_is_told_from_a_ring():
    assert is_crowd("crypto", holders=20, corroborated=2)
    assert not is_crowd("crypto", holders=20, corroborated=8)
    assert not is_crowd("crypto", holders=5, corroborated=0)
    assert not is_crowd("series", holders=20, corroborated=0)


def test_persons_who_are_likelier_two_than_one_are_no_overlap():
    father, son = person(NAME, dob="1950-02-03"), person(NAME, dob="1980-05-17")

    found = scored(between(PERSONS_TOGETHER, father, son))

    assert found == Assessment(0.0, Band.WEAK, (), (), None)


def test_persons_are_described_in_the_facts_whichever_side_is_asked():
    mine, theirs = person(NAME), person(NAME, dob="1980-05")

    there, back = scored(between(NAME, mine, theirs)), scored(between(NAME, theirs, mine))

    assert there == back
    assert [form.namespace for form in there.facts] == ["person"]
    assert there.facts != scored(between(NAME, mine, person(NAME))).facts


def test_another_shared_value_makes_two_doubtful_persons_one():
    mail = both(Normalised("email", "a@nowhere.test"))
    doubtful = between(PERSONS_TOGETHER, person(NAME, dob=None), person(NAME, dob=None))

    assert not scored(doubtful).kinds
    assert scored(doubtful, mail).kinds == (EvidenceKind.EMAIL, EvidenceKind.PERSON)


def test_two_couples_of_persons_support_each_other():
    other = {"names": ("Somebody Else",), "dob": None}
    one = between(PERSONS_TOGETHER, person(NAME, dob="1980"), person(NAME, dob="1980"))
    two = between(PERSONS_TOGETHER, *(replace(person(NAME), **other) for _ in range(2)))

    assert len(scored(one, two).facts) == 2
    assert not scored(two).facts


def test_a_form_of_persons_that_a_selector_holds_compares_nobody():
    forged = between(NAME, person(NAME), selector(NAME))

    assert not [one for one in scored(forged).reasons if one.kind is EvidenceKind.PERSON]
