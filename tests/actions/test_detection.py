"""Hits: both desks at once, sealed, true to what is registered, and nothing more than that."""

import pytest
from sqlalchemy import text

from coordination.actions import intake, links, sweep
from coordination.actions.workbench import DETECTOR
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import counters, match_index, visibility
from tests.builders import an_officer
from tests.desks import HANDLE, SAME_HANDLE
from tests.walls import past_walls

PASSPORT = {"type": "passport", "country": "RO", "number": "05 123 4567"}
HOLDER = {"id": "S1", "role": "suspect", "names": ["Ion Inventat"], "documents": [PASSPORT]}
SAME_PASSPORT = {"type": "document", "value": "passport RO 051234567"}
PERSON = {"id": "S1", "role": "suspect", "names": ["Ion Inventat"], "dob": "1980-05-17"}
SAME_PERSON = {"id": "S1", "role": "contact", "names": ["INVENTAT, Ion"], "dob": "1980-05-17"}
VICTIM = {**SAME_PERSON, "role": "victim"}
MAIL = {"type": "email", "value": "Ion.Inventat@posta.example.org"}


def a_pair(desks, mine=HANDLE, theirs=SAME_HANDLE):
    """Register a case of each of two desks that share a value; return their receipts."""
    return desks.register("NO", identifiers=[mine]), desks.register("RO", identifiers=[theirs])


def test_two_desks_that_share_a_handle_and_a_passport_learn_it_at_once(desks):
    desks.register("NO", identifiers=[HANDLE], subjects=[HOLDER])
    receipt = desks.register("RO", identifiers=[SAME_HANDLE], subjects=[HOLDER])

    (line,) = receipt.hits
    (theirs,), (mine,) = desks.hits("NO"), desks.hits("RO")
    assert (line.desk, theirs.desk, mine.desk) == ("NO", "RO", "NO")
    assert set(line.kinds) == {"document", "platform_account", "person"}
    assert line.band == theirs.band == mine.band == "certain"
    assert theirs.since == mine.since == line.day == desks.clock.now.date()
    assert theirs.id != mine.id
    assert theirs.is_new


def test_each_side_lies_sealed_under_its_own_case_and_names_no_counterpart(desks):
    a_pair(desks)

    with past_walls(desks.office.office.engine).connect() as connection:
        rows = connection.execute(text("SELECT desk, case_number, link_sealed FROM hit")).all()
    assert sorted(row.desk for row in rows) == ["NO", "RO"]
    assert len({row.case_number for row in rows}) == 2
    assert len({bytes(row.link_sealed)[2:6] for row in rows}) == 2, "two data keys"


def test_each_desk_gets_one_notice_and_a_muted_hit_disturbs_nobody(desks):
    a_pair(desks)
    assert desks.count("notice") == 2
    shared = {"type": "domain", "value": "facebook.com"}
    desks.register("FR", identifiers=[shared])
    receipt = desks.register("DE", identifiers=[shared])

    assert [hit.muted is not None for hit in receipt.hits] == [True]
    assert desks.count("notice") == 2
    assert [row.muted is not None for row in desks.hits("FR", "muted")] == [True]
    assert desks.hits("FR") == ()


def test_a_muted_hit_that_comes_to_count_is_told_to_both(sqlite_desks):
    shared = {"type": "domain", "value": "facebook.com"}
    sqlite_desks.register("FR", identifiers=[shared, HANDLE])
    sqlite_desks.register("DE", identifiers=[shared])
    sqlite_desks.register("DE", identifiers=[shared, SAME_HANDLE])

    assert sqlite_desks.count("notice") == 2
    assert [row.desk for row in sqlite_desks.hits("FR")] == ["DE"]


def test_a_worthless_value_links_nobody(sqlite_desks):
    for value in ("unknown", "n/a", "test@example.com"):
        kind = "email" if "@" in value else "handle"
        _, receipt = a_pair(sqlite_desks, *[{"type": kind, "value": value}] * 2)
        assert receipt.hits == ()
    assert sqlite_desks.count("hit") == 0


def test_a_passport_of_a_person_meets_the_same_one_filed_as_an_identifier(desks):
    desks.register("NO", subjects=[HOLDER])
    receipt = desks.register("RO", identifiers=[SAME_PASSPORT])

    assert [hit.kinds for hit in receipt.hits] == [("document",)]


def test_equal_name_and_full_birth_date_link_and_a_year_alone_does_not(sqlite_desks):
    sqlite_desks.register("NO", subjects=[PERSON])

    assert [hit.kinds for hit in sqlite_desks.register("RO", subjects=[SAME_PERSON]).hits] == [
        ("person",)
    ]
    vague = {**SAME_PERSON, "dob": "1980"}
    assert sqlite_desks.register("DE", subjects=[vague]).hits == ()


def test_of_two_victims_a_hit_says_victim_and_its_reasons_nothing_more(sqlite_desks):
    sqlite_desks.register("NO", subjects=[{**VICTIM, "documents": [PASSPORT]}])
    receipt = sqlite_desks.register("RO", subjects=[{**VICTIM, "documents": [PASSPORT]}])

    assert [hit.kinds for hit in receipt.hits] == [("victim",)]
    ((_, _, _, reasons, _),) = sqlite_desks.links().values()
    said = {(kind, name) for kind, _, params, _, _ in reasons for name, _ in params}
    assert said == {("victim", "strength")}


def test_values_inside_one_case_are_no_hit(desks):
    receipt = desks.register("NO", identifiers=[HANDLE, SAME_HANDLE, HANDLE], subjects=[HOLDER])

    assert receipt.hits == ()
    assert desks.count("hit") == 0


def test_two_cases_of_one_desk_are_linked_and_marked_as_its_own(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    receipt = desks.register("NO", "NO/2", identifiers=[SAME_HANDLE])

    assert [hit.desk for hit in receipt.hits] == ["NO"]
    assert [row.own_desk for row in desks.hits("NO")] == [True]
    assert len(desks.links()) == 1


def past_on_both_sides(desks):
    return [len(desks.hits(desk, "past")) for desk in ("NO", "RO")] == [1, 1] and not (
        desks.hits("NO") or desks.hits("RO")
    )


def test_a_hit_becomes_past_on_both_sides_when_the_value_is_edited_away_and_comes_back(desks):
    mine, _ = a_pair(desks)
    (before,) = desks.hits("NO")
    desks.amend("NO", mine.case_id, identifiers=[MAIL])
    assert past_on_both_sides(desks)
    assert desks.hits("RO", "past")[0].ended_on == desks.clock.now.date()
    desks.amend("NO", mine.case_id, identifiers=[HANDLE])

    assert [row.id for row in desks.hits("NO")] == [before.id]
    assert [row.desk for row in desks.hits("RO")] == ["NO"]
    assert desks.count("notice") == 4, "a hit that comes back is told again"


def test_a_withdrawn_case_leaves_the_index_and_its_hits_become_past(desks):
    mine, _ = a_pair(desks)
    desks.move("NO", mine.case_id, CaseStatus.WITHDRAWN)

    assert past_on_both_sides(desks)
    assert desks.register("DE", identifiers=[HANDLE]).hits[0].desk == "RO"
    assert desks.sweep(renew=False).changed == 0


@pytest.mark.parametrize("resting", [CaseStatus.SUSPENDED, CaseStatus.CLOSED])
def test_a_suspended_or_closed_case_stays_matched(sqlite_desks, resting):
    mine, _ = a_pair(sqlite_desks)
    sqlite_desks.move("NO", mine.case_id, resting)

    assert len(sqlite_desks.hits("RO")) == 1
    sqlite_desks.move("NO", mine.case_id, CaseStatus.OPEN)
    assert len(sqlite_desks.register("DE", identifiers=[HANDLE]).hits) == 2


def test_an_erased_case_leaves_past_hits_without_a_counterpart(desks):
    mine, _ = a_pair(desks)
    desks.erase("NO", mine.case_id)

    assert desks.hits("NO", "past") == ()
    (tombstone,) = desks.hits("RO", "past")
    assert (tombstone.desk, tombstone.ended_on) == ("NO", desks.clock.now.date())
    assert desks.register("DE", identifiers=[HANDLE]).hits[0].desk == "RO"
    assert desks.sweep(renew=False).changed == 0


def test_a_third_desk_moves_no_band_before_a_sweep(desks):
    a_pair(desks)
    before = desks.links()
    for desk in ("DE", "FR", "SE", "FI"):
        desks.register(desk, identifiers=[HANDLE])

    after = desks.links()
    assert {pair: after[pair] for pair in before} == before
    desks.sweep()
    swept = desks.links()
    assert all(swept[pair][0] < said[0] for pair, said in before.items())


def test_a_value_that_too_many_cases_hold_links_none_of_them(sqlite_desks):
    address = {"type": "ip", "value": "81.2.69.142"}
    receipts = [
        sqlite_desks.register("NO", f"NO/{number}", identifiers=[address]) for number in range(9)
    ]

    assert [len(receipt.hits) for receipt in receipts[-3:]] == [6, 7, 0]
    sqlite_desks.sweep()
    assert sqlite_desks.links() == {}


def test_what_the_last_sweep_counted_stands_until_the_next(sqlite_desks):
    address = {"type": "ip", "value": "81.2.69.142"}
    cases = [
        sqlite_desks.register("NO", f"NO/{number}", identifiers=[address]).case_id
        for number in range(9)
    ]
    sqlite_desks.sweep()
    for case_id in cases[:3]:
        sqlite_desks.move("NO", case_id, CaseStatus.WITHDRAWN)

    assert sqlite_desks.register("RO", identifiers=[address]).hits == ()
    assert sqlite_desks.sweep(renew=False).changed == 0
    assert sqlite_desks.sweep().changed == 21


def test_an_equal_digest_alone_is_no_hit(sqlite_desks, monkeypatch):
    sqlite_desks.register("NO", identifiers=[MAIL])
    vault = sqlite_desks.office.office.tools.vault
    monkeypatch.setattr(vault.index, "digest", lambda form: b"\x01" * 16)

    assert sqlite_desks.register("RO", identifiers=[HANDLE]).hits == ()


def _store_pointer(desks, digest):
    with desks.office.bench(DETECTOR) as bench:
        match_index.add(bench.session, [(digest, b"\x00" * 24)])


def test_a_pointer_that_does_not_open_is_counted_and_skipped(desks):
    mine, _ = a_pair(desks)
    with past_walls(desks.office.office.engine).connect() as connection:
        digest = connection.execute(text("SELECT digest FROM match_index_1")).scalars().first()
    _store_pointer(desks, bytes(digest))

    report = desks.sweep(renew=False)
    assert (report.broken_pointers, report.changed) == (1, 0)
    assert desks.amend("NO", mine.case_id, identifiers=[HANDLE], title="Again").hits


def test_a_sweep_repairs_links_that_are_missing_and_ends_those_without_ground(desks):
    a_pair(desks)
    desks.register("DE", identifiers=[HANDLE])
    before = desks.links()
    with past_walls(desks.office.office.engine).begin() as connection:
        connection.execute(text("DELETE FROM hit"))
    assert desks.sweep(renew=False).changed == 3
    assert desks.links() == before
    with past_walls(desks.office.office.engine).begin() as connection:
        connection.execute(text("DELETE FROM match_index_1"))
    assert desks.sweep(renew=False).changed == 3
    assert desks.links() == {}


def test_a_sweep_reports_what_it_found(desks):
    a_pair(desks)
    desks.register("DE", identifiers=[HANDLE, MAIL])

    report = desks.sweep()
    assert (report.links, report.changed, report.broken_pointers) == (3, 0, 0)
    assert report.values >= 1
    assert desks.log()[-1] == ("operator", "register.swept")


def test_what_is_present_is_read_again_without_comparing(sqlite_desks):
    mine, _ = a_pair(sqlite_desks)

    with sqlite_desks.office.bench(an_officer("NO"), writes=False) as bench:
        case = visibility.find_case(bench.session, bench.actor, mine.case_id)
        assert [link.is_current for link in links.of_case(bench, case)] == [True]
    again = sqlite_desks.register("NO", identifiers=[HANDLE])
    assert (again.outcome, len(again.hits)) == (intake.UNCHANGED, 1)


def test_every_change_of_a_case_moves_the_number_of_the_structure(sqlite_desks):
    mine, _ = a_pair(sqlite_desks)

    def now():
        return sqlite_desks.read(DETECTOR, lambda b: counters.current(b.session, "structure"))

    before = now()
    sqlite_desks.amend("NO", mine.case_id, identifiers=[HANDLE], urgency="child_at_risk")
    assert now() > before


def test_known_scopes_are_those_of_the_cases_and_of_what_belongs_to_none(sqlite_desks):
    mine, theirs = a_pair(sqlite_desks)

    assert sqlite_desks.read(DETECTOR, sweep.known_scopes) == {
        str(mine.case_id),
        str(theirs.case_id),
        "log",
        "analysis",
        "register",
    }
