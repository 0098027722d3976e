"""What holds of every score: it is symmetric, bounded, and never falls when more is shared."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from coordination.domain.evidence import RarityLevel
from coordination.domain.features import (
    DocumentFeature,
    Feature,
    IdentifierFeature,
    Normalised,
    SubjectFeature,
)
from coordination.domain.knowledge import Knowledge, Rule, Verdict
from coordination.domain.matching import PERSONS_TOGETHER, Shared, assess, band, is_of_persons
from coordination.domain.vocabulary import IdentifierKind, SubjectRole

FORMS = [
    Normalised(namespace, text)
    for namespace in (
        "email",
        "handle",
        "handle_name",
        "ip",
        "ip_port",
        "name_dob",
        "document",
        "document_number",
    )
    for text in ("one:x", "two_long_7")
]
KNOWLEDGE = Knowledge.of(
    [Rule(("email",), "exact", ("one:x",), Verdict("shared", "invented", "invented"))]
)
SEEN = st.sampled_from([None, "2026-03-02", "2026-03-12", "2026-07-01"])
PORTS = st.sampled_from([(), (("port", "1"),), (("port", "2"),)])
SOME_FORMS = st.lists(st.sampled_from(FORMS), min_size=1, max_size=4, unique=True).map(tuple)


NAMES = st.sampled_from(
    [(), ("Ola Oppdiktet",), ("Ole Oppdiktet", "O. Oppdiktet"), ("Kari Tenkt",), ("Tenkt, Ola",)]
)


@st.composite
def identifiers(draw: st.DrawFn) -> IdentifierFeature:
    return IdentifierFeature(
        IdentifierKind.HANDLE,
        "",
        "",
        draw(SOME_FORMS),
        doubtful=draw(st.booleans()),
        first_seen=draw(SEEN),
        details=draw(PORTS),
    )


@st.composite
def subjects(draw: st.DrawFn) -> SubjectFeature:
    document = DocumentFeature("passport", "NO", "", draw(SOME_FORMS))
    return SubjectFeature(
        "S1",
        draw(st.sampled_from([SubjectRole.SUSPECT, SubjectRole.VICTIM])),
        draw(NAMES),
        draw(st.sampled_from([None, "1980", "1980-05-17", "1981-01-01"])),
        draw(st.sampled_from([None, "m", "f"])),
        draw(st.sampled_from([None, "NO", "RO"])),
        (document,),
        draw(SOME_FORMS),
    )


FEATURES: st.SearchStrategy[Feature] = identifiers() | subjects()
PIECES = st.builds(Shared, st.sampled_from(FORMS), FEATURES, FEATURES) | st.builds(
    Shared, st.just(PERSONS_TOGETHER), subjects(), subjects()
)
RARITIES = st.dictionaries(st.sampled_from(FORMS), st.sampled_from(RarityLevel))


def rarity_of(levels: dict[Normalised, RarityLevel]) -> Callable[[Normalised], RarityLevel]:
    return lambda form: levels.get(form, RarityLevel.RARE)


def swapped(pieces: list[Shared]) -> list[Shared]:
    return [Shared(piece.form, piece.theirs, piece.mine) for piece in pieces]


@given(st.lists(PIECES, max_size=6), RARITIES)
def test_both_desks_get_the_same_answer(
    pieces: list[Shared], levels: dict[Normalised, RarityLevel]
) -> None:
    rarity = rarity_of(levels)

    assert assess(pieces, rarity, KNOWLEDGE) == assess(swapped(pieces), rarity, KNOWLEDGE)


@given(st.lists(PIECES, max_size=6).flatmap(lambda p: st.tuples(st.just(p), st.permutations(p))))
def test_the_order_in_which_values_are_found_does_not_matter(
    orders: tuple[list[Shared], list[Shared]],
) -> None:
    first, second = orders

    assert assess(first, rarity_of({}), KNOWLEDGE) == assess(second, rarity_of({}), KNOWLEDGE)


@given(st.lists(PIECES, max_size=6), PIECES, RARITIES)
def test_the_score_never_falls_when_another_value_is_shared(
    pieces: list[Shared], one_more: Shared, levels: dict[Normalised, RarityLevel]
) -> None:
    rarity = rarity_of(levels)

    before, after = (
        assess(pieces, rarity, KNOWLEDGE),
        assess([*pieces, one_more], rarity, KNOWLEDGE),
    )

    assert after.score >= before.score
    # Persons who are likelier two than one are nothing shared.
    assert not (before.kinds and before.muted is None and after.muted is not None)


@given(st.lists(PIECES, min_size=1, max_size=6), RARITIES)
def test_an_answer_is_bounded_and_explained(
    pieces: list[Shared], levels: dict[Normalised, RarityLevel]
) -> None:
    found = assess(pieces, rarity_of(levels), KNOWLEDGE)

    assert 0 <= found.score < 1
    assert (found.score > 0) is bool(found.kinds) is bool(found.facts)
    assert found.kinds or all(is_of_persons(piece.form) for piece in pieces)
    assert found.band is band(found.score)
    assert {reason.kind for reason in found.reasons} == set(found.kinds)
    # A reason that weighs nothing says what would settle whether two persons are one.
    assert all(reason.weight % 5 == 0 and reason.weight >= 0 for reason in found.reasons)
    assert not any(reason.against for reason in found.reasons if reason.weight == 0)
