from coordination.demo.scoring import Score, missed, score


def pair(one: str, other: str, **more: object) -> dict[str, object]:
    named = {"case_a": one, "jurisdiction_a": "NO", "case_b": other, "jurisdiction_b": "RO"}
    return named | more


TRUTH = [
    pair("1", "2", reachable_by="identifier"),
    pair("1", "3", reachable_by="identifier"),
    pair("4", "5", reachable_by="person_exact"),
    pair("6", "7", reachable_by="none_yet"),
]
DECOYS = [pair("8", "9", why="placeholder")]


def test_a_perfect_answer_scores_full_marks():
    found = score(TRUTH, TRUTH, DECOYS)

    assert found == Score(1.0, 1.0, 0, 0, 1.0)


def test_missed_pairs_lower_the_recall_of_their_reach_alone():
    found = score([TRUTH[0], TRUTH[2]], TRUTH, DECOYS)

    assert (found.recall_identifier, found.recall_person_exact) == (0.5, 1.0)
    assert missed([TRUTH[0]], TRUTH, "identifier") == [TRUTH[1]]


def test_decoys_count_among_the_false_pairs_and_strangers_do_too():
    found = score([*TRUTH[:2], DECOYS[0], pair("1", "9")], TRUTH, DECOYS)

    assert (found.false_pairs, found.false_from_decoys, found.precision) == (2, 1, 0.5)


def test_a_pair_has_no_direction():
    turned = {
        "case_a": "2",
        "jurisdiction_a": "RO",
        "case_b": "1",
        "jurisdiction_b": "NO",
    }

    assert score([turned], TRUTH, DECOYS).false_pairs == 0


def test_nothing_shown_of_nothing_true_is_no_failure():
    assert score([], [], []) == Score(1.0, 1.0, 0, 0, 1.0)
