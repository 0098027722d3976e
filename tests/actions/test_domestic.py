"""Domestic duplicates: a queue of their own that a judged pair leaves."""

import pytest

from coordination.actions import findings, judgements, overview
from coordination.actions.pages import DecisionKind, DomesticState
from coordination.domain.judgement import Verdict
from tests.builders import an_officer
from tests.desks import HANDLE, SAME_HANDLE

NO = an_officer("NO")
MAIL = {"type": "email", "value": "ola@posta.no"}
NICK = {"type": "handle", "value": "grey_heron_41"}


def queue(desks, *asked):
    return desks.read(NO, findings.list_domestic, *asked)


def refs(page):
    return [{pair.left.ref, pair.right.ref} for pair in page.pairs]


@pytest.fixture
def pairs(sqlite_desks):
    """Register a fair and a certain pair of NO, and return the page of the queue."""
    held = {1: [NICK], 2: [NICK], 3: [MAIL, HANDLE], 4: [MAIL, SAME_HANDLE]}
    for number, values in held.items():
        sqlite_desks.register("NO", f"NO/{number}", identifiers=values)
    return queue(sqlite_desks)


def judge(desks, pair, verdict=Verdict.SAME):
    said = {"reason": "compared", "mark": pair.judged.mark}
    desks.do(NO, judgements.judge_link, pair.hit_id, verdict, **said)


def test_the_strongest_pair_stands_first(sqlite_desks, pairs):
    assert refs(pairs) == [{"NO/3", "NO/4"}, {"NO/1", "NO/2"}]
    assert dict(pairs.counts) == {"open": 2, "judged": 0, "muted": 0}


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.UNSURE, Verdict.NOT_THE_SAME])
def test_a_judged_pair_leaves_the_queue_and_comes_back_when_the_word_is_taken_back(
    sqlite_desks, pairs, verdict
):
    judge(sqlite_desks, pairs.pairs[0], verdict)

    assert refs(queue(sqlite_desks)) == [{"NO/1", "NO/2"}]
    (judged,) = queue(sqlite_desks, "judged").pairs
    judge(sqlite_desks, judged, Verdict.POTENTIAL)
    assert refs(queue(sqlite_desks)) == refs(pairs)


def test_the_overview_asks_only_about_pairs_that_nobody_judged(sqlite_desks, pairs):
    judge(sqlite_desks, pairs.pairs[0])

    asked = sqlite_desks.read(NO, overview.desk_today).decisions
    found = [one for one in asked if one.kind is DecisionKind.DUPLICATE]
    assert [{one.case.ref, one.other.ref} for one in found] == [{"NO/1", "NO/2"}]


def test_a_muted_pair_stands_in_a_list_of_its_own(sqlite_desks, pairs):
    hit = pairs.pairs[1].hit_id
    sqlite_desks.do(NO, judgements.set_muting, hit, muted=True, reason="a common name")

    assert refs(queue(sqlite_desks)) == [{"NO/3", "NO/4"}]
    assert refs(queue(sqlite_desks, "muted")) == [{"NO/1", "NO/2"}]


def test_pages_are_short_and_a_hit_leads_to_the_page_on_which_its_pair_stands(
    sqlite_desks, pairs, monkeypatch
):
    monkeypatch.setattr(findings, "PER_PAGE_DOMESTIC", 1)
    last = pairs.pairs[1].hit_id

    assert refs(queue(sqlite_desks, "open", 2)) == [{"NO/1", "NO/2"}]
    assert queue(sqlite_desks, "open", 1, last).paging.page == 2
    judge(sqlite_desks, pairs.pairs[1])
    assert queue(sqlite_desks, "open", 2, last).state is DomesticState.JUDGED
    assert refs(queue(sqlite_desks, "nonsense", 0)) == [{"NO/3", "NO/4"}]


def test_a_pair_says_what_speaks_for_it_strongest_first_and_what_would_settle_it(
    sqlite_desks, pairs
):
    reasons = pairs.pairs[0].reasons

    weights = [one.weight for one in reasons if one.weight and not one.against]
    assert weights == sorted(weights, reverse=True)
    assert [one.template for one in reasons if not one.weight] == [reasons[-1].template]
    assert reasons[-1].template.startswith("What would settle it: ")
