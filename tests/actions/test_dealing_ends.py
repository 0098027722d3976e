"""What was opened ends for good with the hit or the case: neither coming back opens it again."""

from datetime import timedelta

import pytest

from coordination.actions import break_glass, disclosures, grants, opened, overview
from coordination.actions.pages.given import GivenState
from coordination.domain.disclosure import Did, State
from coordination.domain.vocabulary import CaseStatus
from tests.actions.test_case_access import WHY, reads, wish
from tests.actions.test_disclosures import (
    SECOND,
    THEIRS,
    act,
    ask,
    dealings,
    hit,
    pair,
    read,
    sign,
)
from tests.actions.test_teams import World
from tests.builders import a_lead, an_officer
from tests.desks import HANDLE
from tests.persons import a_person_at

__all__ = ["pair"]

OTHER = {**THEIRS, "title": "Quite another matter"}
APART = {**THEIRS, "identifiers": THEIRS["identifiers"][1:]}


def _registered_again(desks, case):
    desks.move("RO", case, CaseStatus.WITHDRAWN)
    assert desks.register("RO", "RO/1", **OTHER).case_id == case


def _apart_and_back(desks, case):
    desks.amend("RO", case, "RO/1", **APART)
    assert dealings(desks, "NO").is_past
    desks.amend("RO", case, "RO/1", **OTHER)


def _reader_apart_and_back(desks, case):
    mine = dealings(desks, "NO").case.id
    desks.amend("NO", mine, "NO/1")
    assert dealings(desks, "NO").is_past
    desks.amend("NO", mine, "NO/1", identifiers=[HANDLE])


ways = pytest.mark.parametrize(
    "comes_back", [_registered_again, _apart_and_back, _reader_apart_and_back]
)


@ways
def test_what_was_disclosed_stays_closed_when_the_hit_comes_back(desks, pair, comes_back):
    ask(desks)
    sign(desks, until=desks.clock.now.date() + timedelta(days=90))
    assert read(desks).groups
    comes_back(desks, pair[1])

    assert (read(desks).state, read(desks).title) == (GivenState.NOTHING, None)
    for desk in ("NO", "RO"):
        assert dealings(desks, desk).lines[-1].did is Did.LAPSED
        assert dealings(desks, desk).lines[-1].desk == desk
    assert dealings(desks, "NO").theirs.case.state is State.ENDED
    ask(desks)
    sign(desks)
    assert read(desks).state is GivenState.OPEN


@ways
def test_an_ask_waits_on_and_a_first_signature_does_not(desks, pair, comes_back):
    ask(desks, "victims")
    sign(desks, "victims")
    comes_back(desks, pair[1])
    assert dealings(desks, "RO").ours.victims.state is State.ASKED
    sign(desks, "victims", actor=SECOND)

    assert read(desks).victims == ()
    sign(desks, "victims")
    assert len(read(desks).victims) == 1


def test_nothing_is_written_where_nothing_was_opened(desks, pair):
    ask(desks)
    _apart_and_back(desks, pair[1])
    assert [one.did for one in dealings(desks, "NO").lines] == [Did.ASKED]
    sign(desks)
    for _ in range(2):
        _apart_and_back_again(desks, pair[1])

    found = [one.did for one in dealings(desks, "NO").lines]
    assert found == [Did.ASKED, Did.GRANTED, Did.LAPSED]


def _apart_and_back_again(desks, case):
    desks.amend("RO", case, "RO/1", **APART)
    desks.amend("RO", case, "RO/1", **OTHER)


def test_who_asked_reads_on_the_first_screen_that_it_ended(desks, pair):
    ask(desks)
    sign(desks, until=desks.clock.now.date() + timedelta(days=90))
    _apart_and_back_again(desks, pair[1])

    (news,) = desks.read(an_officer("NO"), overview.desk_today).asks
    assert (news.state, news.on) == (State.ENDED, desks.clock.now.date())


def test_a_refusal_stays_one_when_the_hit_comes_back(desks, pair):
    ask(desks, "contact")
    sign(desks, "contact")
    ask(desks, "summary")
    act(desks, a_lead("RO"), disclosures.refuse, "case", reason="not now")
    _apart_and_back_again(desks, pair[1])

    assert dealings(desks, "NO").theirs.case.state is State.REFUSED
    assert read(desks).groups == ()


def test_a_withdrawn_case_that_is_registered_again_is_open_to_no_person(desks, pair):
    per = a_person_at(desks, "per")
    chief = a_lead("NO")
    desks.do(a_lead("RO"), grants.grant, pair[1], "per", "NO", wish(desks, "summary"))
    desks.do(chief, break_glass.break_across, hit(desks, "NO"), reason=WHY)
    assert reads(desks, per, pair[1]) == {"summary"}
    _registered_again(desks, pair[1])

    assert reads(desks, per, pair[1]) == reads(desks, chief, pair[1]) == set()
    acts = [action for _, action in desks.log()]
    assert {"grant.ended", "glass.closed", "case.moved"} <= set(acts)


def test_a_withdrawn_case_that_is_registered_again_is_in_no_team(desks):
    world = World(desks)
    desks.move("NO", world.case, CaseStatus.WITHDRAWN)
    desks.register("NO", title="Another")
    assert (world.reads(), desks.read(world.ion, opened.list_opened)) == (set(), ())
    world.bring("summary")

    assert world.reads() == {"summary"}
