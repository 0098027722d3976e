"""Three values: one no decides an all, one yes decides a some, unknown is kept otherwise."""

import pytest

from coordination.domain.law.truth import Truth, at_least, every, opposite, some

Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("truths", "all_hold", "one_holds"),
    [
        ([], Y, N),
        ([Y, Y], Y, Y),
        ([Y, N], N, Y),
        ([Y, U], U, Y),
        ([N, U], N, U),
        ([N, N], N, N),
        ([U, U], U, U),
    ],
)
def test_unknown_decides_nothing(truths, all_hold, one_holds):
    assert (every(truths), some(truths)) == (all_hold, one_holds)


@pytest.mark.parametrize(
    ("truths", "expected"), [([Y, Y, N], Y), ([Y, U, N], U), ([Y, N, N], N), ([U, U], U)]
)
def test_a_count_takes_unknown_ones_as_possible(truths, expected):
    assert at_least(truths, 2) is expected


def test_the_contrary_of_unknown_is_unknown():
    assert [opposite(one) for one in (Y, N, U)] == [N, Y, U]
