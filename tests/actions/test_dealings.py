"""The record of dealings: the same on both sides, sealed, of equal length, and hard to forge."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from coordination.actions import cases, disclosures, given, judgements
from coordination.actions.disclosures import Terms
from coordination.actions.pages import Say
from coordination.actions.pages.given import GivenState
from coordination.domain.disclosure import Did, State
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CaseStatus
from coordination.vault.envelope import OVERHEAD
from tests.actions.test_disclosures import act, ask, dealings, hit, read, revoke, sign
from tests.actions.test_disclosures import pair as pair  # noqa: PLC0414 - a fixture
from tests.builders import a_lead, an_officer
from tests.desks import ANALYST, HANDLE, SAME_HANDLE
from tests.walls import past_walls


def sql(desks, statement, **values):
    with past_walls(desks.office.office.engine).begin() as connection:
        found = connection.execute(text(statement), values)
        return found.all() if found.returns_rows else []


def row_of(desks, desk):
    asked = "SELECT id, case_number, dealing_sealed FROM dealing WHERE desk = :desk"
    return sql(desks, asked, desk=desk)[0]


def put_back(desks, row):
    update = "UPDATE dealing SET dealing_sealed = :sealed WHERE id = :id"
    sql(desks, update, sealed=row.dealing_sealed, id=row.id)


def test_both_rows_have_one_length_and_nothing_in_common(desks, pair):
    ask(desks)
    act(desks, an_officer("RO"), disclosures.propose, Terms(("summary",)), reason="x" * 900)
    sign(desks, conditions="y" * 300)
    mine, theirs = row_of(desks, "NO"), row_of(desks, "RO")

    assert len(mine.dealing_sealed) == len(theirs.dealing_sealed) == 4096 + OVERHEAD
    assert mine.id != theirs.id
    assert {mine.id, theirs.id}.isdisjoint({hit(desks, "NO"), hit(desks, "RO")})


def test_names_of_persons_stay_with_the_desk_that_wrote(desks, pair):
    ask(desks)
    sign(desks, contact="Call Ioana")

    assert [line.by for line in dealings(desks, "NO").lines] == ["officer.no", None]
    assert [line.by for line in dealings(desks, "RO").lines] == [None, "lead.ro"]
    assert "lead.ro" not in repr(dealings(desks, "NO"))


@pytest.mark.parametrize("side", ["NO", "RO"])
def test_a_row_that_was_put_back_opens_nothing_alone(desks, pair, side):
    ask(desks)
    sign(desks)
    before = row_of(desks, side)
    revoke(desks)
    put_back(desks, before)

    assert read(desks).state is GivenState.NOTHING


@pytest.mark.parametrize("side", ["NO", "RO"])
def test_a_row_that_was_taken_away_opens_nothing(desks, pair, side):
    ask(desks)
    sign(desks)
    sql(desks, "DELETE FROM dealing WHERE desk = :desk", desk=side)

    assert read(desks).state is GivenState.NOTHING


def test_a_row_under_another_desk_or_with_other_content_counts_as_absent(desks, pair):
    ask(desks)
    sign(desks)
    desks.register("DE", "DE/1", identifiers=[HANDLE])
    sql(desks, "UPDATE dealing SET desk = 'DE' WHERE desk = 'NO'")
    assert read(desks).state is GivenState.NOTHING
    assert desks.hits("DE")[0].dealing is None
    sql(desks, "UPDATE dealing SET desk = 'NO' WHERE desk = 'DE'")
    assert read(desks).state is GivenState.OPEN
    put_back(desks, replace_sealed(row_of(desks, "NO"), row_of(desks, "RO")))

    assert read(desks).state is GivenState.NOTHING
    assert ("officer.no", "rights.forged") in desks.log()


def replace_sealed(row, other):
    return type("Row", (), {"id": row.id, "dealing_sealed": other.dealing_sealed})


def test_no_entry_of_the_log_names_both_cases_or_both_hits(desks, pair):
    ask(desks)
    sign(desks)
    read(desks)
    desks.hits("NO")
    revoke(desks)
    mine = {str(pair[0]), str(hit(desks, "NO"))}
    theirs = {str(pair[1]), str(hit(desks, "RO"))}

    for (objects,) in sql(desks, "SELECT objects FROM audit_entry"):
        named = [bool([one for one in ids if one in objects]) for ids in (mine, theirs)]
        assert not all(named), objects


def test_the_owner_sees_by_which_desk_and_when_its_case_was_read(desks, pair):
    ask(desks)
    sign(desks)
    assert desks.show("RO", pair[1], "access").others == ()
    read(desks)
    desks.clock.move(days=1)
    assert desks.hits("NO")[0].given_title == "Kanari"

    found = desks.show("RO", pair[1], "access").others
    today = desks.clock.now.date()
    # On the first day the list that led to the hit showed the title too.
    expected = [("NO", today, 1), ("NO", today - timedelta(days=1), 2)]
    assert [(one.desk, one.on, one.times) for one in found] == expected
    assert "officer.no" not in repr(desks.show("RO", pair[1], "access"))
    assert desks.show("NO", pair[0], "access").others == ()


def test_an_erased_case_leaves_days_and_states_without_words(desks, pair):
    ask(desks)
    act(desks, an_officer("RO"), disclosures.refuse, "case", reason="Knrywords")
    desks.erase("RO", pair[1])
    row = desks.hits("NO", "past")[0]
    with desks.office.bench(an_officer("NO"), writes=False) as bench:
        found = given.dealings.of_side(bench, given.dealings.side_of(bench, row.id))

    assert [one.did for one in found] == [Did.ASKED, Did.REFUSED, Did.GONE]
    assert (found[0].reason != "", found[1].reason) == (True, "")
    assert desks.count("dealing") == 1
    assert dealings(desks, "NO").theirs.case.state is State.GONE


def test_a_hit_that_is_past_gives_nothing_and_nothing_again_when_it_is_back(desks, pair):
    ask(desks)
    sign(desks)
    desks.amend("NO", pair[0], "NO/1", title="without it")
    assert read(desks).state is GivenState.PAST
    assert dealings(desks, "RO").ours.case.moves == (Did.REVOKED,)
    desks.amend("NO", pair[0], "NO/1", identifiers=[HANDLE])

    assert read(desks).state is GivenState.NOTHING


def test_two_hits_with_one_foreign_case_stay_two(desks, pair):
    ask(desks)
    sign(desks)
    desks.register("NO", "NO/2", identifiers=[SAME_HANDLE])

    rows = [row for row in desks.hits("NO") if row.desk == "RO"]
    assert sorted(str(row.given_title) for row in rows) == ["Kanari", "None"]


def test_who_was_given_what_a_link_rests_on_judges_it_with_the_other_desk(desks, pair):
    assert desks.hits("NO")[0].judged.say is Say.VIEW
    ask(desks)
    sign(desks, "contact", "summary")
    assert desks.hits("NO")[0].judged.say is Say.VIEW
    assert read(desks).reasons == ()
    ask(desks, "identifiers")
    sign(desks, "identifiers")

    row = desks.hits("NO")[0]
    assert row.judged.say is Say.BOTH
    assert {line.kind for line in read(desks).reasons} == {"platform_account"}
    more = {"reason": "it is he", "mark": row.judged.mark}
    desks.do(an_officer("NO"), judgements.judge_link, row.id, "same", **more)
    assert desks.hits("NO")[0].judged.verdict is None


def test_nobody_but_the_desk_reads_what_was_given(desks, pair):
    ask(desks)
    sign(desks)
    mine = hit(desks, "NO")

    for actor in (ANALYST, replace(an_officer("NO"), desk="DE"), replace(a_lead("NO"), desk=None)):
        with pytest.raises((Forbidden, LookupError)):
            desks.read(actor, given.of_hit, mine)
    desks.register("DE", "DE/1", identifiers=[SAME_HANDLE])
    assert [row.given_title for row in desks.hits("DE")] == [None, None]


def test_what_is_given_is_in_no_list_of_own_cases(desks, pair):
    ask(desks)
    sign(desks)

    assert desks.cases("NO").total == 1
    with pytest.raises(LookupError):
        desks.read(an_officer("NO"), cases.show_case, pair[1], "overview")


def test_closing_is_possible_after_the_case_was_withdrawn(desks, pair):
    ask(desks)
    sign(desks)
    desks.move("RO", pair[1], CaseStatus.WITHDRAWN)
    revoke(desks)

    assert dealings(desks, "RO").ours.case.state is State.REVOKED
