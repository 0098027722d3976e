"""The clocks of findings: who reads what of them, and how they order every list."""

from datetime import date, timedelta

import pytest

from coordination.actions import (
    coordination_map,
    exports,
    finding_clocks,
    findings,
    pack_corrections,
    proposal_lists,
    proposals,
)
from coordination.actions.coordination_map_links import Gap
from coordination.actions.pack_corrections import Signature
from coordination.actions.pages import GapRow
from coordination.actions.pages.proposals import ProposalTab
from coordination.domain.law.retention import ends_of
from tests.builders import an_officer
from tests.desks import ADMINISTRATOR, ANALYST, HANDLE, OPERATOR, SAME_HANDLE

NO = an_officer("NO")
MAIL = {"type": "email", "value": "ola@posta.no"}
PHONE = {"type": "phone", "value": "+47 934 81 207"}


@pytest.fixture
def card(pack):
    """Return a provider whose records vanish some days after they arose."""
    return next(
        card
        for card in pack.law.providers.values()
        if any(rule.starts == "capture" and rule.verified for rule in card.retention)
    )


def gaps(desks, actor=NO, **asked):
    return desks.read(actor, coordination_map.show_map, asked).gaps


def seen_on(card, day, value=HANDLE):
    return {**value, "provider": card.name, "last_seen": day.isoformat()}


def vanishing_on(card, day, left):
    """Return the day on which a record must have arisen of which the first rule ends in `left`."""
    kept = ends_of(card, day)[0].ends - day
    return day + timedelta(days=left) - kept


@pytest.fixture
def two(sqlite_desks, card):
    """Register two gaps of NO; the certain one has no clock, the other's runs out in a week."""
    today = sqlite_desks.clock.now.date()
    day = vanishing_on(card, today, 7)
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE, MAIL])
    sqlite_desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, MAIL])
    case = sqlite_desks.register("NO", "NO/2", identifiers=[seen_on(card, day, PHONE)])
    sqlite_desks.register("DE", "DE/1", identifiers=[PHONE])
    return case.case_id


def test_a_desk_reads_what_vanishes_first_and_it_stands_before_stronger_gaps(
    sqlite_desks, two, card
):
    first, second = gaps(sqlite_desks)

    assert (first.states, second.states) == (("DE", "NO"), ("NO", "RO"))
    assert first.clock.ends == sqlite_desks.clock.now.date() + timedelta(days=7)
    assert first.clock.days_left == 7
    assert card.name in str(first.clock.what)
    assert second.clock is None


def test_the_analyst_reads_desk_and_day_and_never_the_provider(sqlite_desks, two, card):
    first, _ = gaps(sqlite_desks, ANALYST)

    assert str(first.clock.what) == "a record of the NO desk vanishes"
    assert first.clock.days_left == 7
    assert card.name not in repr(gaps(sqlite_desks, ANALYST))


def test_the_other_desk_learns_of_no_clock_of_the_case_that_it_hits(sqlite_desks, two):
    (row,) = gaps(sqlite_desks, an_officer("DE"))

    assert row.states == ("DE", "NO")
    assert row.clock is None


@pytest.mark.parametrize(("left", "is_first"), [(30, True), (31, False)])
def test_only_a_clock_of_the_next_thirty_days_moves_a_gap(sqlite_desks, two, card, left, is_first):
    day = vanishing_on(card, sqlite_desks.clock.now.date(), left)
    sqlite_desks.amend("NO", two, "NO/2", identifiers=[seen_on(card, day, PHONE)])

    rows = gaps(sqlite_desks)

    assert (rows[0].states == ("DE", "NO")) is is_first
    assert {row.clock.days_left for row in rows if row.clock} == {left}


def test_a_child_at_risk_stands_before_every_clock(sqlite_desks, two):
    sqlite_desks.register("NO", "NO/3", urgency="child_at_risk", identifiers=[wallet()])
    sqlite_desks.register("FR", "FR/1", identifiers=[wallet()])

    assert [row.states for row in gaps(sqlite_desks)] == [("FR", "NO"), ("DE", "NO"), ("NO", "RO")]


def wallet():
    return {"type": "email", "value": "kari@posta.no"}


def test_what_is_over_is_no_clock_and_time_moves_it(sqlite_desks, two):
    assert gaps(sqlite_desks)[0].clock is not None

    sqlite_desks.clock.move(days=8)

    assert [row.clock for row in gaps(sqlite_desks)] == [None, None]


def test_a_new_version_of_a_case_and_a_correction_of_the_law_are_read_anew(
    sqlite_desks, two, card, pack
):
    before = gaps(sqlite_desks)[0].clock
    rule = next(one for one in card.retention if one.starts == "capture")
    at = f"retention.{rule.id}.value"
    signed = Signature("A letter", "It was read.")
    address = ("providers", card.id, at)
    sqlite_desks.do(ADMINISTRATOR, pack_corrections.correct, address, "101", signed)
    assert gaps(sqlite_desks)[0].clock != before

    sqlite_desks.amend("NO", two, "NO/2", identifiers=[PHONE])
    assert [row.clock for row in gaps(sqlite_desks)] == [None, None]


def test_nothing_of_an_erased_case_stays_in_memory(sqlite_desks, two):
    cache = sqlite_desks.office.office.tools.structure
    gaps(sqlite_desks)
    held = len(cache.clocks[1])

    sqlite_desks.erase("NO", two)
    gaps(sqlite_desks)

    assert (held, len(cache.clocks[1])) == (2, 1)


def test_a_writing_bench_reads_the_same_and_keeps_nothing(sqlite_desks, two):
    page = sqlite_desks.do(NO, coordination_map.show_map, {})

    assert page.gaps == gaps(sqlite_desks)


def test_a_page_begins_where_the_last_one_ended(sqlite_desks):
    rows = [a_gap(key, "child_at_risk") for key in "ab"] + [a_gap(key, "routine") for key in "cde"]

    parts = [
        sqlite_desks.read(ANALYST, finding_clocks.worst, rows, start, start + 2)
        for start in (0, 2, 4)
    ]

    assert ["".join(gap.row.key for gap, _ in part) for part in parts] == ["ab", "cd", "e"]


def a_gap(key, urgency):
    row = GapRow(key, ("DE", "NO"), ("email",), "weak", urgency, date(2026, 11, 1), 22, 2, 1)
    return Gap(row, frozenset())


def test_the_analyst_is_told_no_clock_of_a_finding_over_very_many_cases(
    sqlite_desks, two, monkeypatch
):
    monkeypatch.setattr("coordination.actions.proposal_clocks.MOST_CASES", 1)

    assert [row.clock for row in gaps(sqlite_desks, ANALYST)] == [None, None]
    assert gaps(sqlite_desks)[0].clock is not None


@pytest.mark.parametrize("actor", [NO, ANALYST])
def test_every_list_of_findings_stands_in_the_order_of_the_map_with_its_clocks(
    sqlite_desks, two, actor
):
    wanted = gaps(sqlite_desks, actor)
    listed = sqlite_desks.read(actor, findings.list_findings, 1).rows
    proposed = sqlite_desks.read(actor, proposal_lists.list_proposals, ProposalTab.OPEN, 1).rows

    assert [(row.key, row.clock) for row in listed] == [(row.key, row.clock) for row in wanted]
    assert [row.names for row in proposed] == [(row.key,) for row in wanted]


def test_the_analysts_pick_and_the_command_line_begin_with_what_vanishes_first(sqlite_desks, two):
    first, second = gaps(sqlite_desks, ANALYST)
    picked = sqlite_desks.read(ANALYST, proposals.pick, 1).lines
    _, lines = sqlite_desks.read(OPERATOR, exports.findings, 5)

    assert [line.name for line in picked] == [first.key, second.key]
    assert [line.split()[0] for line in lines] == [first.key, second.key]
    assert f"first record vanishes {first.clock.ends}" in lines[0]
    assert "vanishes" not in lines[1]


def test_a_desks_proposals_begin_with_a_child_at_risk(sqlite_desks, two):
    sqlite_desks.register("NO", "NO/3", urgency="child_at_risk", identifiers=[wallet()])
    sqlite_desks.register("FR", "FR/1", identifiers=[wallet()])

    rows = sqlite_desks.read(NO, proposal_lists.list_proposals, ProposalTab.OPEN, 1).rows

    assert [row.child_at_risk for row in rows] == [True, False, False]
    assert rows[1].ends is not None
