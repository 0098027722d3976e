"""Whether a link counts for little: the rule, what a desk set by hand, and a judgement."""

import pytest

from coordination.domain.judgement import Verdict
from coordination.domain.muting import (
    ACROSS,
    BY_BOTH,
    BY_DESK,
    Muting,
    by_rule,
    for_desk,
    for_whole,
)

RULE = "so many hold it"
SHOW = (Muting(False, "ola", "2026-11-23", "he is the only user"),)
MUTE = (Muting(True, "ola", "2026-11-23", "an internet café"),)


@pytest.mark.parametrize(
    ("rule", "own", "verdict", "why"),
    [
        (None, (), None, None),
        (RULE, (), None, RULE),
        (RULE, (), Verdict.UNSURE, RULE),
        (RULE, (), Verdict.SAME, None),
        (RULE, SHOW, None, None),
        (None, MUTE, None, BY_DESK),
        (None, MUTE, Verdict.SAME, BY_DESK),
        (RULE, (*MUTE, *SHOW), None, None),
        (None, (*SHOW, *MUTE), None, BY_DESK),
    ],
)
def test_for_a_desk_its_own_last_word_decides_before_a_judgement_and_the_rule(
    rule, own, verdict, why
):
    assert for_desk(rule, own, verdict) == why


@pytest.mark.parametrize(
    ("rule", "one", "other", "verdict", "why"),
    [
        (RULE, SHOW, (), None, RULE),
        (RULE, SHOW, MUTE, None, RULE),
        (RULE, SHOW, SHOW, None, None),
        (None, MUTE, (), None, None),
        (None, (), MUTE, None, None),
        (None, MUTE, MUTE, None, BY_BOTH),
        (RULE, (), (), Verdict.SAME, None),
        (RULE, (), (), None, RULE),
    ],
)
def test_the_whole_departs_from_the_rule_only_where_both_desks_do(rule, one, other, verdict, why):
    assert for_whole(rule, one, other, verdict) == why
    assert for_whole(rule, other, one, verdict) == why


def test_across_desks_the_rule_has_one_sentence_whatever_the_value():
    said = {by_rule(reason, is_domestic=False) for reason in ("an exit node", "a word")}

    assert said == {ACROSS}
    assert by_rule(None, is_domestic=False) is None


def test_within_a_desk_the_rule_names_the_particular_reason():
    assert by_rule("an exit node", is_domestic=True) == "an exit node"
    assert by_rule(None, is_domestic=True) is None
