"""Weak bridges: the findings at their ends stand apart, name each other, and may be read as one."""

import pytest

from coordination.actions import (
    coordination_map,
    exports,
    findings,
    graph_pages,
    judgements,
    layouts,
    proposal_answers,
    proposal_baskets,
    proposal_lists,
    proposals,
)
from coordination.actions.pages.proposals import ProposalTab
from coordination.domain.graph_view import View
from coordination.domain.judgement import Verdict
from tests.builders import an_officer
from tests.desks import ANALYST, HANDLE, OPERATOR

MAIL = {"type": "email", "value": "ola@posta.no"}
PHONE = {"type": "phone", "value": "+47 934 81 207"}
# A nickname without its platform: fair.
NICK = {"type": "handle", "value": "grey_heron_41"}
ENDS = ("RO", "DE")


@pytest.fixture
def apart(sqlite_desks):
    """Register NO - RO and DE - FR, each strongly linked, and RO - DE by a nickname."""
    shared = {"NO": [MAIL], "RO": [MAIL, NICK], "DE": [PHONE, NICK], "FR": [PHONE]}
    return {
        desk: sqlite_desks.register(desk, f"{desk}/1", identifiers=values).case_id
        for desk, values in shared.items()
    }


def listed(desks, actor=ANALYST):
    return desks.read(actor, findings.list_findings, 1).rows


def page_of(desks, row, **more):
    return desks.read(ANALYST, findings.show_finding, row.key, **more)


def judge(desks, desk, verdict):
    """Let a desk say of its hit with the other end of the bridge what it is."""
    other = next(one for one in ENDS if one != desk)
    (hit,) = [hit for hit in desks.hits(desk) if hit.desk == other]
    said = {"reason": "compared", "mark": hit.judged.mark}
    desks.do(an_officer(desk), judgements.judge_link, hit.id, verdict, **said)


def test_a_weak_bridge_holds_two_findings_apart_and_each_leads_to_the_other(sqlite_desks, apart):
    rows = listed(sqlite_desks)
    first, second = (page_of(sqlite_desks, row) for row in rows)

    assert sorted(row.states for row in rows) == [("DE", "FR"), ("NO", "RO")]
    assert [row.held for row in rows] == [1, 1]
    assert (first.held[0].finding, second.held[0].finding) == (second.key, first.key)
    assert (first.others, second.others) == ((second.key,), (first.key,))
    (held,) = first.held
    assert (held.band, held.kinds, held.states) == ("fair", ("nickname",), second.states)
    assert {held.desk, next(p.desk for p in first.parties if p.node == held.near)} == set(ENDS)
    assert [len(page.links) for page in (first, second)] == [1, 1]


def test_one_click_shows_both_as_one(sqlite_desks, apart):
    row = listed(sqlite_desks)[0]
    page = page_of(sqlite_desks, row, joined=True)
    graph = sqlite_desks.read(ANALYST, graph_pages.show_graph, row.key, View(), joined=True)

    assert (page.states, len(page.links), page.held) == (("DE", "FR", "NO", "RO"), 3, ())
    assert [bridge.left_states for bridge in page.bridges] in ([("DE", "FR")], [("NO", "RO")])
    assert (graph.links_in_all, graph.joined, graph.others) == (3, True, page.others)
    assert {one.key for one in listed(sqlite_desks)} == {page.key, *page.others}


def test_both_desks_word_joins_them_and_not_the_same_takes_the_bridge_away(sqlite_desks, apart):
    judge(sqlite_desks, "RO", Verdict.SAME)
    assert len(listed(sqlite_desks)) == 2, "one desk alone joins nothing"
    judge(sqlite_desks, "DE", Verdict.SAME)
    assert [row.states for row in listed(sqlite_desks)] == [("DE", "FR", "NO", "RO")]

    for verdict in (Verdict.POTENTIAL, Verdict.NOT_THE_SAME):
        for desk in ENDS:
            judge(sqlite_desks, desk, verdict)
    assert [row.held for row in listed(sqlite_desks)] == [0, 0]


def test_a_bridge_that_grows_strong_joins_and_its_names_still_lead_there(sqlite_desks, apart):
    before = [row.key for row in listed(sqlite_desks)]
    more = [NICK, HANDLE]
    sqlite_desks.amend("RO", apart["RO"], "RO/1", identifiers=[MAIL, *more])
    sqlite_desks.amend("DE", apart["DE"], "DE/1", identifiers=[PHONE, *more])
    (joined,) = listed(sqlite_desks)

    assert joined.key in before
    for key in before:
        page = sqlite_desks.read(ANALYST, findings.show_finding, key)
        assert (len(page.links), page.others) == (3, ())


def test_the_name_of_what_was_joined_leads_to_the_part_that_keeps_it(sqlite_desks, apart):
    for desk in ENDS:
        judge(sqlite_desks, desk, Verdict.SAME)
    (joined,) = listed(sqlite_desks)
    judge(sqlite_desks, "RO", Verdict.POTENTIAL)

    page = page_of(sqlite_desks, joined)
    assert len(page.links) == 1
    assert len(page.others) == 1


def test_for_the_desks_nothing_is_held_apart(sqlite_desks, apart):
    for desk in ENDS:
        (row,) = listed(sqlite_desks, an_officer(desk))
        page = sqlite_desks.read(an_officer(desk), findings.show_finding, row.key, joined=True)
        assert (row.gaps, row.held, len(page.links), page.others) == (2, 0, 2, ())
        assert any(hit.finding == row.key and hit.desk in ENDS for hit in sqlite_desks.hits(desk))


def test_the_map_lists_both_findings_of_the_bridge_and_the_command_line_names_it(
    sqlite_desks, apart
):
    keys = {row.key for row in listed(sqlite_desks)}
    of_the_pair = sqlite_desks.read(ANALYST, coordination_map.show_map, {}, ("DE", "RO")).gaps
    _, lines = sqlite_desks.read(OPERATOR, exports.findings, 5)

    assert {gap.key for gap in of_the_pair} == keys
    assert {line.split("held apart from ")[1].split()[0] for line in lines} == keys
    assert all("(fair: nickname)" in line for line in lines)


def test_proposals_are_for_a_finding_alone_or_for_both_as_one(sqlite_desks, apart):
    keys = [row.key for row in listed(sqlite_desks)]
    rows = sqlite_desks.read(ANALYST, proposal_lists.list_proposals, ProposalTab.OPEN, 1).rows
    beside = sqlite_desks.read(ANALYST, proposals.of_finding, keys[0], joined=True)
    both = sqlite_desks.read(ANALYST, proposals.show, keys)

    assert sorted(row.states for row in rows) == [("DE", "FR"), ("NO", "RO")]
    assert set(beside.head.names) == set(both.head.names) == set(keys)
    assert beside.head.states == both.head.states == ("DE", "FR", "NO", "RO")


def test_the_bridge_counts_where_both_findings_are_asked_for_in_any_bench(sqlite_desks, apart):
    keys = [row.key for row in listed(sqlite_desks)]
    for act in (sqlite_desks.do, sqlite_desks.read):
        assert len(act(ANALYST, proposal_baskets.open_basket, keys).edges) == 3
        assert len(act(ANALYST, proposal_baskets.open_basket, keys[:1]).edges) == 1
        assert len(act(ANALYST, proposal_baskets.open_basket, [keys[0]] * 2).edges) == 1


def test_what_the_analyst_answered_of_both_stays_with_a_part_of_it(sqlite_desks, apart):
    keys = [row.key for row in listed(sqlite_desks)]
    texts = {"max_penalty_years:DE": "10"}
    sqlite_desks.do(ANALYST, proposal_answers.answer, keys, texts)
    answered = [len(sqlite_desks.read(ANALYST, proposals.show, [key]).answers) for key in keys]

    assert sorted(answered) == [0, 1]
    assert len(sqlite_desks.read(ANALYST, proposals.show, keys).answers) == 1


def test_each_finding_has_a_layout_of_its_own_and_both_as_one_are_drawn(
    sqlite_desks, apart, monkeypatch
):
    monkeypatch.setattr(layouts, "FROM", 2)
    keys = {row.key for row in listed(sqlite_desks)}
    made = sqlite_desks.read(OPERATOR, layouts.make)
    sqlite_desks.do(OPERATOR, layouts.keep, made)
    page = page_of(sqlite_desks, listed(sqlite_desks)[0], joined=True)

    assert set(made.fresh) == keys
    assert all(len(places) == 2 for places in made.fresh.values())
    drawn = [(node.x, node.y) for node in page.picture.nodes if node.party]
    assert len(set(drawn)) == 4, "no case hides another"


def test_a_weak_link_to_a_single_case_holds_nothing_apart(sqlite_desks, apart):
    sqlite_desks.amend("NO", apart["NO"], "NO/1", identifiers=[HANDLE])

    (row,) = listed(sqlite_desks)
    assert (row.states, row.held) == (("DE", "FR", "RO"), 0)
    assert row.cases == 3
