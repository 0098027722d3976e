import pytest

from coordination.demo.look_alikes import BY_OFFICE
from coordination.demo.scoring import (
    DIRECT,
    EVERYTHING,
    PERSONS,
    Figures,
    Truth,
    pair_of,
    scores_of,
)


def pair(one: str, other: str, **more: object) -> dict[str, object]:
    named = {"case_a": one, "jurisdiction_a": "NO", "case_b": other, "jurisdiction_b": "RO"}
    return named | more


ROWS = [
    pair("1", "2", reachable_by="identifier", disguises=[]),
    pair("1", "3", reachable_by="identifier", disguises=["leetspeak handle"]),
    pair("4", "5", reachable_by="person_exact", disguises=[]),
    pair("6", "7", reachable_by="person", disguises=["wrong day", "nickname"]),
    pair("8", "9", reachable_by="third_case", disguises=[]),
]
PAIRS = [pair_of(row) for row in ROWS]
DECOY, STRANGER = pair_of(pair("8", "10")), pair_of(pair("1", "10"))


@pytest.fixture
def truth():
    return Truth(ROWS, [pair("8", "10", why="placeholder")])


def test_a_perfect_answer_scores_full_marks(truth):
    found = truth.judge(PAIRS, EVERYTHING)

    assert (found.precision, found.recall, found.f1) == (1.0, 1.0, 1.0)


def test_pairs_that_are_true_for_another_reason_count_neither_way(truth):
    assert truth.judge(PAIRS[:3], PERSONS) == Figures(found=1, wanted=2, false=0)
    assert truth.judge(PAIRS[:3], DIRECT) == Figures(found=3, wanted=4, false=0)


def test_decoys_and_strangers_are_false(truth):
    found = truth.judge([PAIRS[2], DECOY, STRANGER], PERSONS)

    assert found == Figures(found=1, wanted=2, false=2)
    assert found.precision == pytest.approx(1 / 3)
    assert truth.false_by_reason([PAIRS[0], DECOY, STRANGER]) == {
        "placeholder": 1,
        "strangers that nobody laid out": 1,
    }


def test_the_best_threshold_is_chosen_on_the_truth(truth):
    scores = {PAIRS[2]: 0.9, DECOY: 0.7, PAIRS[3]: 0.6, STRANGER: 0.2}

    assert truth.best(scores, PERSONS) == (0.6, Figures(2, 2, 1))
    assert truth.recall_at(0.95, scores, PERSONS) == 0.5
    assert truth.recall_at(0.6, scores, PERSONS) == 1.0


def test_recall_is_told_for_each_disguise_and_for_none(truth):
    found = truth.by_disguise({PAIRS[2], PAIRS[3]})

    assert found["wrong day"] == found["nickname"] == Figures(1, 1, 0)
    assert found["none of them"] == Figures(1, 1, 0)
    assert found["leetspeak handle"] == Figures(0, 1, 0)


def test_respelt_handles_are_told_apart_from_all_other_disguises(truth):
    assert truth.respelt_handles({PAIRS[0], PAIRS[3]}) == Figures(0, 1, 0)
    assert truth.respelt_handles({PAIRS[1]}) == Figures(1, 1, 0)


def test_false_pairs_through_values_leave_out_those_of_persons():
    why = {"11": "siblings", "12": BY_OFFICE, "13": "throw-away mail service"}
    decoys = [pair("8", other, why=reason) for other, reason in why.items()]
    shown = [*map(pair_of, decoys), STRANGER, PAIRS[0]]

    assert Truth(ROWS, decoys).false_through_values(shown) == 1


def test_exact_identifiers_leave_out_what_only_resembles(truth):
    assert truth.exact_identifiers({PAIRS[0]}) == Figures(1, 1, 0)
    assert truth.missed({PAIRS[0]}, "identifier") == [PAIRS[1]]


def test_reliability_says_how_often_each_tenth_is_right(truth):
    scores = {PAIRS[0]: 1.0, PAIRS[1]: 0.95, DECOY: 0.92, STRANGER: 0.31}

    assert truth.reliability(scores) == {3: (1, 0.0), 9: (3, pytest.approx(2 / 3))}


def test_scores_may_be_those_of_some_kinds_alone_and_have_no_direction():
    rows = [pair("1", "2", score=0.5, kinds=["person"]), pair("3", "4", score=0.7, kinds=["email"])]
    turned = {"case_a": "2", "jurisdiction_a": "RO", "case_b": "1", "jurisdiction_b": "NO"}

    assert scores_of(rows, {"person", "victim"}) == {pair_of(turned): 0.5}
    assert len(scores_of(rows)) == 2


def test_nothing_shown_of_nothing_true_is_no_failure():
    nothing = Truth([], []).judge([], EVERYTHING)

    assert (nothing.precision, nothing.recall, nothing.f1) == (1.0, 1.0, 1.0)
    assert Figures(0, 3, 2).f1 == 0.0
