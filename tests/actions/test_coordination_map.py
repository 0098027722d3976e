"""The coordination map as a desk and as the analyst may see it."""

from dataclasses import replace
from datetime import date

import pytest

from coordination.actions import (
    case_files,
    coordination,
    coordination_files,
    coordination_map,
    findings,
    trail,
)
from coordination.actions.pages import LogQuery, Scope
from coordination.actions.workbench import DETECTOR, NoSuchRecord
from coordination.domain.atlas_history import Basis
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from coordination.storage import coordination as rows
from coordination.storage import visibility
from tests.builders import an_officer
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE

MAIL = {"type": "email", "value": "ola@posta.no"}
PHONE = {"type": "phone", "value": "+47 934 81 207"}
TEAM = CoordinationDraft(
    kind=CoordinationKind.JIT,
    with_states=("RO",),
    refs=(),
    since=date(2026, 11, 20),
    until=None,
    state=CoordinationState.RUNNING,
)
SHARED = {"NO": [HANDLE], "RO": [SAME_HANDLE, MAIL], "DE": [MAIL, PHONE], "FR": [PHONE]}


def register_chain(desks, **more):
    """Register NO - RO - DE - FR, each sharing one thing with the next; return the case ids."""
    return {
        desk: desks.register(desk, f"{desk}/1", identifiers=values, **more.get(desk, {})).case_id
        for desk, values in SHARED.items()
    }


@pytest.fixture
def chain(sqlite_desks):
    return register_chain(sqlite_desks)


def shown(desks, actor, place=(), page=1, **asked):
    return desks.read(actor, coordination_map.show_map, asked, place, page)


def tallies(page):
    """Return links and gaps of each pair."""
    return {one.states: (one.tally.links, one.tally.gaps) for one in page.atlas.pairs}


def record(desks, case_id, desk, **more):
    return desks.do(an_officer(desk), coordination.record, case_id, replace(TEAM, **more))


def change(desks, case_id, record_id, state, until=None):
    desks.do(an_officer("NO"), coordination.change, case_id, record_id, state=state, until=until)


def test_the_analyst_sees_every_pair_and_a_desk_its_own(desks):
    register_chain(desks)

    whole, own = shown(desks, ANALYST), shown(desks, an_officer("RO"))

    assert tallies(whole) == {("NO", "RO"): (1, 1), ("DE", "RO"): (1, 1), ("DE", "FR"): (1, 1)}
    assert tallies(own) == {("NO", "RO"): (1, 1), ("DE", "RO"): (1, 1)}
    assert (whole.scope, whole.desk) == (Scope.WHOLE, None)
    assert (own.scope, own.desk) == (Scope.DESK, "RO")


def test_a_team_turns_its_links_into_coordinated_ones_for_both_readers(sqlite_desks, chain):
    record(sqlite_desks, chain["NO"], "NO")

    for actor in (ANALYST, an_officer("NO"), an_officer("RO")):
        assert tallies(shown(sqlite_desks, actor))[("NO", "RO")] == (1, 0)
    assert shown(sqlite_desks, an_officer("NO")).atlas.total.coverage == 1.0
    assert tallies(shown(sqlite_desks, ANALYST))[("DE", "RO")] == (1, 1)


def test_findings_on_the_map_are_those_of_the_list_under_the_same_keys(sqlite_desks, chain):
    for actor in (ANALYST, an_officer("RO")):
        listed = sqlite_desks.read(actor, findings.list_findings, 1).rows
        page = shown(sqlite_desks, actor)

        assert [row.key for row in page.gaps] == [row.key for row in listed]
        assert page.paging.total == len(listed)
        assert sqlite_desks.read(actor, findings.show_finding, page.gaps[0].key)


def test_from_a_state_to_a_pair_to_its_findings(sqlite_desks, chain):
    state = shown(sqlite_desks, ANALYST, ("DE",))
    pair = shown(sqlite_desks, ANALYST, ("RO", "DE"))

    assert set(tallies(state)) == {("DE", "RO"), ("DE", "FR")}
    assert set(tallies(pair)) == {("DE", "RO")}
    assert [row.states for row in pair.gaps] == [("DE", "FR", "NO", "RO")]


@pytest.mark.parametrize("place", [("ZZ",), ("de",), ("DE", "DE"), ("DE", "unknown"), ("",)])
def test_a_state_that_is_none_and_a_state_with_itself_are_nothing(sqlite_desks, place):
    for actor in (ANALYST, an_officer("NO")):
        with pytest.raises(NoSuchRecord):
            shown(sqlite_desks, actor, place)


def test_a_pair_of_other_desks_reads_like_one_that_shares_nothing(sqlite_desks, chain):
    shared = shown(sqlite_desks, an_officer("NO"), ("DE", "FR"))
    nothing = shown(sqlite_desks, an_officer("NO"), ("PT", "GR"))

    assert replace(shared, place=()) == replace(nothing, place=())
    assert shared.atlas.pairs == shared.gaps == ()


@pytest.mark.parametrize("actor", [AUDITOR, ADMINISTRATOR, OPERATOR], ids=lambda actor: actor.role)
def test_other_roles_see_no_map(sqlite_desks, actor):
    with pytest.raises(Forbidden):
        shown(sqlite_desks, actor)


def test_every_view_is_in_the_log_with_the_names_of_its_filters_alone(sqlite_desks, chain):
    shown(sqlite_desks, ANALYST, ("DE",), offence="SEXTORTION", period="12m")
    with sqlite_desks.office.bench(AUDITOR, writes=False) as bench:
        entry = next(iter(_newest(bench)))

    assert (entry.action, entry.objects) == ("map.read", ("DE", "period", "offence"))


def _newest(bench):
    return trail.read_log(bench, LogQuery(), 1).entries


def test_a_second_look_comes_from_memory_until_something_changes(sqlite_desks, chain):
    before = shown(sqlite_desks, an_officer("NO"))
    cache = sqlite_desks.office.office.tools.structure.maps
    known = cache["NO", frozenset()]

    assert shown(sqlite_desks, an_officer("NO")) == before
    assert cache["NO", frozenset()] is known
    record(sqlite_desks, chain["NO"], "NO")
    assert shown(sqlite_desks, an_officer("NO")).atlas.total.gaps == 0
    assert cache["NO", frozenset()] is not known


def test_a_writing_bench_neither_reads_nor_fills_the_memory(sqlite_desks, chain):
    page = sqlite_desks.do(an_officer("NO"), coordination_map.show_map, {})

    assert tallies(page) == {("NO", "RO"): (1, 1)}
    assert sqlite_desks.office.office.tools.structure.maps == {}


ABOUT = {
    "RO": {
        "platforms": ["Skype "],
        "operation": "Reef",
        "offences": ["SEXTORTION"],
        "stage": "trial",
        "urgency": "data_expiring",
    }
}


@pytest.mark.parametrize(
    "asked",
    [
        {"platform": "skype"},
        {"operation": "reef"},
        {"offence": "SEXTORTION"},
        {"stage": "trial"},
        {"urgency": "data_expiring"},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_a_desk_asks_by_what_its_own_cases_are_about_and_nobody_elses(sqlite_desks, asked):
    register_chain(sqlite_desks, **ABOUT)

    assert len(tallies(shown(sqlite_desks, an_officer("RO"), **asked))) == 2
    assert tallies(shown(sqlite_desks, an_officer("NO"), **asked)).keys() <= {("NO", "RO")}
    assert shown(sqlite_desks, an_officer("NO"), **asked).atlas.total.links in {0, 1}
    found = shown(sqlite_desks, an_officer("NO"), **asked)
    # A word of another desk is not even offered; a value that is offered fits no own case.
    assert found.left_out or found.atlas.total.links == 0


def test_one_case_is_not_singled_out_for_the_analyst(sqlite_desks):
    register_chain(sqlite_desks, **ABOUT)

    page = shown(sqlite_desks, ANALYST, offence="SEXTORTION")
    other = shown(sqlite_desks, ANALYST, offence="PAYMENT")

    assert page.atlas.is_coarse
    assert page.is_listed_whole
    assert page.atlas == other.atlas
    assert page.history == other.history
    assert page.gaps == other.gaps
    assert page.options.terms.platforms == page.options.terms.operations == ()
    assert page.team is None


def test_three_cases_of_two_states_may_be_counted(sqlite_desks):
    for number in range(3):
        mail = {"type": "email", "value": f"ola{number}@posta.no"}
        about = {"platforms": ["Skype"], "offences": ["SEXTORTION"], "identifiers": [mail]}
        sqlite_desks.register("NO", f"NO/{number}", **about)
        sqlite_desks.register("RO", f"RO/{number}", **about)

    page = shown(sqlite_desks, ANALYST, platform="skype")

    assert page.options.terms.platforms == ("skype",)
    assert (page.left_out, tallies(page)) == ((), {("NO", "RO"): (3, 3)})


def test_the_urgency_of_a_case_is_structure_and_counts_exactly(sqlite_desks):
    register_chain(sqlite_desks, **ABOUT)

    page = shown(sqlite_desks, ANALYST, urgency="data_expiring")

    assert not page.atlas.is_coarse
    assert set(tallies(page)) == {("NO", "RO"), ("DE", "RO")}


def test_a_team_that_is_only_thought_of_shows_before_and_after(sqlite_desks, chain):
    page = shown(sqlite_desks, ANALYST, team="no, ro DE zz")

    assert page.team.states == ("DE", "NO", "RO")
    assert (page.team.before.gaps, page.team.after.gaps) == (3, 1)
    assert shown(sqlite_desks, ANALYST, team="NO").team is None


def moments(desks, actor=ANALYST):
    page = shown(desks, actor)
    return page.history.basis, [(one.tally.links, one.tally.gaps) for one in page.history.moments]


def test_a_register_of_today_is_asked_about_its_overlaps_of_today(sqlite_desks, chain):
    record(sqlite_desks, chain["NO"], "NO", since=date(2026, 10, 1))

    basis, counts = moments(sqlite_desks)

    assert basis is Basis.TODAY
    assert counts[-3:] == [(3, 3), (3, 2), (3, 2)]


def test_history_keeps_that_a_team_ran_after_it_was_closed(desks):
    ids = register_chain(desks)
    record_id = record(desks, ids["NO"], "NO")
    desks.clock.move(days=40)  # the second of January
    change(desks, ids["NO"], record_id, CoordinationState.CLOSED)

    basis, counts = moments(desks, an_officer("RO"))

    assert basis is Basis.FOUND
    assert counts[-3:] == [(2, 1), (2, 1), (2, 2)]


def test_a_new_version_of_the_record_keeps_what_its_coordination_was(sqlite_desks):
    running = {"kind": "jit", "with": ["RO"], "since": "2026-11-20", "state": "running"}
    mine = sqlite_desks.register("NO", identifiers=[HANDLE], coordination=[running]).case_id
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    sqlite_desks.clock.move(days=40)
    other = {"kind": "meeting", "with": ["DE"], "since": "2026-11-20", "state": "held"}
    closed = [{**running, "state": "closed"}, other]
    sqlite_desks.amend("NO", mine, identifiers=[HANDLE], coordination=closed)

    assert moments(sqlite_desks)[1][-2:] == [(1, 0), (1, 1)]


def test_a_change_that_changes_nothing_leaves_no_trace(sqlite_desks, chain):
    record_id = record(sqlite_desks, chain["NO"], "NO")
    change(sqlite_desks, chain["NO"], record_id, CoordinationState.RUNNING)

    assert _recorded(sqlite_desks, chain["NO"]).earlier == ()
    change(sqlite_desks, chain["NO"], record_id, CoordinationState.CLOSING, date(2026, 12, 1))
    change(sqlite_desks, chain["NO"], record_id, CoordinationState.CLOSED)
    kept = [
        (one.before, one.state, one.until) for one in _recorded(sqlite_desks, chain["NO"]).earlier
    ]
    assert kept == [
        (date(2026, 11, 23), "running", None),
        (date(2026, 11, 23), "closing", date(2026, 12, 1)),
    ]


def _recorded(desks, case_id):
    with desks.office.bench(DETECTOR, writes=False) as bench:
        case = visibility.find_case(bench.session, DETECTOR, case_id)
        return coordination_files.of_case(bench, case)[0]


def test_a_record_from_before_such_days_were_kept_still_opens(sqlite_desks, chain):
    record_id = record(sqlite_desks, chain["NO"], "NO")
    with sqlite_desks.office.bench(OPERATOR) as bench:
        case = visibility.find_case(bench.session, DETECTOR, chain["NO"])
        (row,) = visibility.coordination(bench.session, DETECTOR, [case.number])
        where = case_files.place(case, "coordination", "record", record_id)
        key = case_files.key_of(bench, case)
        plain = bench.vault.open_json(key, where, row.record_sealed)
        del plain["earlier"]
        rows.reseal(bench.session, record_id, bench.vault.seal_json(key, where, plain))

    assert _recorded(sqlite_desks, chain["NO"]).earlier == ()
    assert tallies(shown(sqlite_desks, ANALYST))[("NO", "RO")] == (1, 0)


def test_muted_and_domestic_links_are_in_no_figure(sqlite_desks):
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE])
    sqlite_desks.register("NO", "NO/2", identifiers=[HANDLE])

    assert shown(sqlite_desks, ANALYST).atlas.pairs == ()


def test_an_erased_counterpart_leaves_the_map(sqlite_desks, chain):
    sqlite_desks.erase("RO", chain["RO"])

    assert tallies(shown(sqlite_desks, ANALYST)) == {("DE", "FR"): (1, 1)}
    assert tallies(shown(sqlite_desks, an_officer("NO"))) == {}


def test_a_page_beyond_the_last_shows_the_last(sqlite_desks, chain):
    page = shown(sqlite_desks, ANALYST, page=99)

    assert (page.paging.page, len(page.gaps)) == (1, 1)
