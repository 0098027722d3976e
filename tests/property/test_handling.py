"""Joining codes: whatever the order, nothing comes out looser than what went in."""

from hypothesis import given
from hypothesis import strategies as st

from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Use
from coordination.domain.handling import NO_LIMIT, CaseCodes, Codes, may_leave, open_uses, strictest
from coordination.domain.vocabulary import Handling, Tlp

codes = st.builds(
    Codes,
    st.sampled_from(Handling),
    st.sampled_from(Tlp),
    st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=3).map(tuple),
)


@given(codes)
def test_joined_with_itself_a_code_is_itself(one: Codes) -> None:
    assert one & one == one == one & NO_LIMIT == NO_LIMIT & one


@given(codes, codes, codes)
def test_neither_order_nor_grouping_matters(one: Codes, other: Codes, third: Codes) -> None:
    assert one & other == other & one
    assert (one & other) & third == one & (other & third) == strictest((third, one, other))


@given(codes, codes)
def test_a_join_is_looser_than_neither(one: Codes, other: Codes) -> None:
    joined = one & other

    assert one.is_within(joined)
    assert other.is_within(joined)
    assert set(one.words) | set(other.words) == set(joined.words)
    assert tuple(Tlp).index(joined.tlp) >= tuple(Tlp).index(one.tlp)


@given(codes, codes, st.sets(st.sampled_from(Use)))
def test_a_join_asks_for_whatever_either_asks_for(one: Codes, other: Codes, given: set) -> None:
    joined = set(open_uses((one & other).code, given))

    assert set(open_uses(one.code, given)) <= joined
    assert may_leave((one & other).code, given) <= may_leave(one.code, given)


@given(codes, st.dictionaries(st.sampled_from(FieldGroup), codes), st.sampled_from(FieldGroup))
def test_a_group_is_never_looser_than_its_case_nor_than_itself(
    own: Codes, groups: dict, group: FieldGroup
) -> None:
    case = CaseCodes(own, groups)

    assert own.is_within(case.of(group))
    assert groups.get(group, NO_LIMIT).is_within(case.of(group))
    assert case.of(group).is_within(case.whole)
    assert case.has_effect(group) is (case.of(group) != own)
