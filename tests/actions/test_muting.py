"""Muting by hand: for the own case, with a reason, and told to nobody else."""

import pytest

from coordination.actions import findings, judgements
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden
from tests.builders import an_officer
from tests.desks import ANALYST, HANDLE, SAME_HANDLE, a_reader
from tests.pages import everything, without_random

# A public resolver of names: the rule mutes it.
COMMON = {"type": "ip", "value": "8.8.8.8", "first_seen": "2026-01-02"}
WHY = "an internet café"


def linked(desks, shared, same=None):
    mine = desks.register("NO", "NO/1", identifiers=[shared]).case_id
    return mine, desks.register("RO", "RO/1", identifiers=[same or shared]).case_id


def set_for(desks, desk, row, *, muted, reason=WHY, actor=None):
    desks.do(actor or an_officer(desk), judgements.set_muting, row.id, muted=muted, reason=reason)


def counted(desks, actor):
    return len(desks.read(actor, findings.list_findings, 1).rows)


def test_a_muted_link_is_shown_for_the_own_case_and_muted_again(desks):
    linked(desks, HANDLE, SAME_HANDLE)
    (row,) = desks.hits("NO")
    set_for(desks, "NO", row, muted=True)
    (muted,) = desks.hits("NO", "muted")

    assert (muted.muted, muted.by_hand.rule) == ("Muted by your desk for this case", None)
    assert [(one.muted, one.by, one.reason) for one in muted.by_hand.history] == [
        (True, "officer.no", WHY)
    ]
    assert counted(desks, an_officer("NO")) == 0
    set_for(desks, "NO", row, muted=False)
    assert [row.muted for row in desks.hits("NO")] == [None]
    assert counted(desks, an_officer("NO")) == 1


def test_what_the_rule_mutes_is_shown_by_hand_with_the_rules_reason_beside_it(desks):
    linked(desks, COMMON)
    (row,) = desks.hits("NO", "muted")
    set_for(desks, "NO", row, muted=False, reason="the only user that night")
    (shown,) = desks.hits("NO")

    assert shown.by_hand.rule == row.muted
    assert desks.hits("RO", "muted")[0].by_hand.history == ()


def test_the_whole_departs_from_the_rule_only_where_both_desks_do(desks):
    linked(desks, HANDLE, SAME_HANDLE)
    ((ours,), (theirs,)) = desks.hits("NO"), desks.hits("RO")
    set_for(desks, "NO", ours, muted=True)
    one = [counted(desks, actor) for actor in (an_officer("NO"), an_officer("RO"), ANALYST)]
    set_for(desks, "RO", theirs, muted=True)
    both = [counted(desks, actor) for actor in (an_officer("NO"), an_officer("RO"), ANALYST)]

    assert (one, both) == ([0, 1, 1], [0, 0, 0])


def test_what_is_set_by_hand_survives_what_the_other_side_does(desks):
    _, theirs = linked(desks, HANDLE, SAME_HANDLE)
    (row,) = desks.hits("NO")
    set_for(desks, "NO", row, muted=True)
    desks.amend("RO", theirs, "RO/1", title="Gone", identifiers=[])
    desks.amend("RO", theirs, "RO/1", title="Back", identifiers=[SAME_HANDLE])
    desks.sweep()

    assert desks.hits("NO", "muted")[0].by_hand.history[0].reason == WHY


def test_within_one_desk_both_cases_show_the_same(desks):
    own = [desks.register("NO", f"NO/{number}", identifiers=[HANDLE]).case_id for number in (1, 2)]
    set_for(desks, "NO", desks.hits("NO")[0], muted=True)
    (pair,) = desks.read(an_officer("NO"), findings.list_domestic, "muted").pairs

    assert pair.muted is not None
    assert all(desks.show("NO", case_id, "hits").muted for case_id in own)


def test_without_reason_right_or_hit_nothing_is_set(desks):
    linked(desks, HANDLE, SAME_HANDLE)
    (row,), (foreign,) = desks.hits("NO"), desks.hits("RO")
    for reason in (None, " ", "x" * 1001):
        with pytest.raises(RefusedInput):
            set_for(desks, "NO", row, muted=True, reason=reason)
    for actor in (a_reader("NO"), ANALYST):
        with pytest.raises(Forbidden):
            set_for(desks, "NO", row, muted=True, actor=actor)
    with pytest.raises(NoSuchRecord):
        set_for(desks, "NO", foreign, muted=True)
    set_for(desks, "NO", row, muted=False)

    assert not [action for _, action in desks.log() if action.startswith("link.")]


def judge(desks, desk, verdict):
    """Say the same of every domestic pair of a desk."""
    for row in desks.hits(desk):
        if row.own_desk:
            more = {"reason": "x", "mark": row.judged.mark}
            desks.do(an_officer(desk), judgements.judge_link, row.id, verdict, **more)


@pytest.mark.parametrize("act", ["mute", "show", "judge"])
def test_what_a_desk_sets_or_judges_at_home_changes_no_byte_elsewhere(worlds, act):
    seen = []
    for acts in (False, True):
        desks = worlds()
        mine = desks.register("NO", "NO/1", identifiers=[HANDLE, COMMON]).case_id
        desks.register("NO", "NO/2", identifiers=[HANDLE])
        theirs = desks.register("RO", "RO/1", identifiers=[SAME_HANDLE]).case_id
        desks.register("DE", "DE/1", identifiers=[COMMON])
        if acts and act == "judge":
            judge(desks, "NO", "not_the_same")
        elif acts:
            state = "open" if act == "mute" else "muted"
            for row in desks.hits("NO", state):
                set_for(desks, "NO", row, muted=act == "mute")
        readers = (an_officer("RO"), an_officer("DE"), ANALYST)
        seen.append(
            [without_random(everything(desks, one, (mine, theirs), ("NO/1",))) for one in readers]
        )

    assert seen[0] == seen[1]
    assert all("RO" in text or "DE" in text for text in seen[0])
