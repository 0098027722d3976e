"""Where a link stands: what was said, and what the facts of now make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.domain import judgement
from coordination.domain.judgement import (
    UNJUDGED,
    Basis,
    Change,
    ChangeKind,
    Judgement,
    LinkState,
    Verdict,
    standing,
)
from coordination.domain.lifecycle import NoSuchMove, ReasonMissing

MAIL, PHONE, OTHER_MAIL = ("email", "a"), ("phone", "b"), ("email", "c")
PERSON, OTHER_PERSON = ("person", "d"), ("person", "e")
OPINIONS = (Verdict.SAME, Verdict.NOT_THE_SAME, Verdict.UNSURE)


def on(*facts, band="strong", person=0):
    return Basis(tuple(facts), tuple(sorted({kind for kind, _ in facts})), band, person)


def said(verdict, *facts, desk="NO", **more):
    return Judgement(Verdict(verdict), desk, "2026-11-23T12:00:00+00:00", on(*facts, **more))


def test_a_link_of_which_nobody_said_anything_is_potential():
    assert standing([], {"NO"}, on(MAIL)) is UNJUDGED


@pytest.mark.parametrize("verdict", OPINIONS)
def test_what_one_desk_says_of_its_own_two_cases_is_the_judgement(verdict):
    found = standing([said(verdict, MAIL)], {"NO"}, on(MAIL))

    assert (found.state, found.verdict) == (LinkState.JUDGED, verdict)


def test_taking_back_makes_a_link_potential_again():
    found = standing([said("same", MAIL), said("potential", MAIL)], {"NO"}, on(MAIL))

    assert found is UNJUDGED


def test_a_new_fact_brings_not_the_same_back_and_says_what_is_new():
    found = standing([said("not_the_same", MAIL)], {"NO"}, on(MAIL, PHONE))

    assert (found.state, found.verdict) == (LinkState.RETURNED, None)
    assert found.changed["NO"] == (Change(ChangeKind.NEW, "phone"),)


def test_a_second_value_of_a_kind_that_was_judged_is_a_new_fact_too():
    found = standing([said("not_the_same", MAIL)], {"NO"}, on(MAIL, OTHER_MAIL))

    assert found.state is LinkState.RETURNED


def test_a_fact_that_goes_leaves_not_the_same_as_it_is_and_its_return_leaves_no_trace():
    judged = [said("not_the_same", MAIL, PHONE)]
    without = standing(judged, {"NO"}, on(MAIL))
    again = standing(judged, {"NO"}, on(MAIL, PHONE))

    assert without.verdict is Verdict.NOT_THE_SAME
    assert without.changed["NO"] == (Change(ChangeKind.GONE, "phone"),)
    assert (again.verdict, again.changed["NO"]) == (Verdict.NOT_THE_SAME, ())


@pytest.mark.parametrize("verdict", ["same", "unsure"])
def test_same_and_unsure_stay_when_facts_change_and_say_so(verdict):
    found = standing([said(verdict, MAIL)], {"NO"}, on(PHONE))

    assert found.verdict is Verdict(verdict)
    assert found.changed["NO"] == (
        Change(ChangeKind.NEW, "phone"),
        Change(ChangeKind.GONE, "email"),
    )


@pytest.mark.parametrize(
    ("weight", "what", "state"),
    [
        (60, ChangeKind.MORE, LinkState.RETURNED),
        (40, ChangeKind.OTHERWISE, LinkState.RETURNED),
        (20, ChangeKind.LESS, LinkState.JUDGED),
    ],
)
def test_persons_that_agree_more_come_back_and_persons_that_agree_less_do_not(weight, what, state):
    judged = said("not_the_same", PERSON, person=40)
    found = standing([judged], {"NO"}, on(OTHER_PERSON, person=weight))

    assert found.changed["NO"] == (Change(what, "person"),)
    assert found.state is state


def test_a_weight_or_band_that_moves_over_equal_facts_is_no_change():
    judged = [said("not_the_same", MAIL, PERSON, person=40, band="fair")]
    swept = on(MAIL, PERSON, person=60, band="certain")

    assert standing(judged, {"NO"}, swept).changed["NO"] == ()


@pytest.mark.parametrize("now", [(MAIL, PHONE), (MAIL, PHONE, OTHER_MAIL), (OTHER_MAIL, PHONE)])
def test_across_desks_a_stronger_band_counts_alike_whatever_facts_are_behind_it(now):
    judged = [said("not_the_same", MAIL, PHONE, desk=desk, band="fair") for desk in ("NO", "RO")]
    found = standing(judged, {"NO", "RO"}, on(*now, band="certain", person=60))

    assert found.state is LinkState.RETURNED
    assert found.changed["NO"] == found.changed["RO"] == (Change(ChangeKind.STRONGER),)


@pytest.mark.parametrize("verdict", OPINIONS)
def test_across_desks_one_view_decides_nothing_and_two_equal_ones_do(verdict):
    ours, theirs = said(verdict, MAIL), said(verdict, MAIL, desk="RO")
    one = standing([ours], {"NO", "RO"}, on(MAIL))
    both = standing([ours, theirs], {"NO", "RO"}, on(MAIL))

    assert (one.state, one.verdict, one.said) == (LinkState.POTENTIAL, None, {"NO": verdict})
    assert (both.state, both.verdict) == (LinkState.JUDGED, verdict)


def test_two_views_that_differ_decide_nothing():
    views = [said("same", MAIL), said("not_the_same", MAIL, desk="RO")]

    assert standing(views, {"NO", "RO"}, on(MAIL)).state is LinkState.POTENTIAL


def test_across_desks_changes_say_no_more_than_kinds_and_band_do():
    judged = on(MAIL, PHONE, band="strong")
    seen = [
        judgement.changes(judged, now, sees_both=False)
        for now in (
            on(MAIL, PHONE, OTHER_MAIL),
            on(MAIL, PHONE, OTHER_MAIL, band="certain"),
            on(MAIL, band="fair"),
            on(MAIL, PHONE, PERSON),
        )
    ]

    assert seen == [
        (),
        (Change(ChangeKind.STRONGER),),
        (Change(ChangeKind.GONE, "phone"), Change(ChangeKind.WEAKER)),
        (Change(ChangeKind.NEW, "person"),),
    ]


def test_a_desk_whose_view_facts_overtook_speaks_again_and_the_other_need_not():
    early = said("not_the_same", MAIL)
    late = said("not_the_same", MAIL, PHONE, desk="RO")
    found = standing([early, late], {"NO", "RO"}, on(MAIL, PHONE))

    assert found.state is LinkState.RETURNED
    assert judgement.moves_of(found, "NO") == OPINIONS
    assert judgement.moves_of(found, "RO") == (Verdict.POTENTIAL,)


def test_from_potential_lead_three_moves_and_from_each_of_them_one_back():
    judged = standing([said("same", MAIL)], {"NO"}, on(MAIL))

    assert judgement.moves_of(UNJUDGED, "NO") == OPINIONS
    assert judgement.moves_of(judged, "NO") == (Verdict.POTENTIAL,)


def test_a_move_that_does_not_exist_names_those_that_do():
    judged = standing([said("same", MAIL)], {"NO"}, on(MAIL))

    with pytest.raises(NoSuchMove, match=r"does not become not the same from here.*: potential"):
        judgement.require_move(judged, "NO", Verdict.NOT_THE_SAME, "why")
    with pytest.raises(NoSuchMove):
        judgement.require_move(UNJUDGED, "NO", Verdict.POTENTIAL, "why")


@pytest.mark.parametrize(
    ("found", "verdict", "needs"),
    [
        (UNJUDGED, Verdict.SAME, False),
        (UNJUDGED, Verdict.UNSURE, False),
        (UNJUDGED, Verdict.NOT_THE_SAME, True),
        (standing([said("same", MAIL)], {"NO"}, on(MAIL)), Verdict.POTENTIAL, True),
    ],
)
def test_not_the_same_and_taking_back_need_a_reason(found, verdict, needs):
    judgement.require_move(found, "NO", verdict, "another person of that name")
    if needs:
        with pytest.raises(ReasonMissing):
            judgement.require_move(found, "NO", verdict, "  ")
    else:
        judgement.require_move(found, "NO", verdict, "")


FACTS = st.frozensets(st.sampled_from([MAIL, PHONE, OTHER_MAIL, PERSON, OTHER_PERSON]), min_size=1)


@given(judged=FACTS, between=st.lists(FACTS), now=FACTS)
def test_a_judgement_depends_on_the_facts_of_now_and_not_on_those_in_between(judged, between, now):
    words = [said("not_the_same", *sorted(judged))]
    for facts in between:
        standing(words, {"NO"}, on(*sorted(facts)))

    found = standing(words, {"NO"}, on(*sorted(now)))
    assert (found.verdict is Verdict.NOT_THE_SAME) == (
        not judgement.speaks_anew(found.changed["NO"])
    )
    if now <= judged:
        assert found.verdict is Verdict.NOT_THE_SAME


def test_a_fact_that_only_repeats_a_stronger_one_is_named_only_where_it_stands_alone():
    account, nickname = ("platform_account", "x"), ("nickname", "y")
    judged = Basis((account, nickname, MAIL), ("platform_account", "email"), "strong")
    without = judgement.changes(judged, Basis((MAIL,), ("email",), "strong"), sees_both=True)
    alone = judgement.changes(
        judged, Basis((account, MAIL), ("platform_account", "email"), "strong"), sees_both=True
    )

    assert without == (Change(ChangeKind.GONE, "platform_account"),)
    assert alone == (Change(ChangeKind.GONE, "nickname"),)
