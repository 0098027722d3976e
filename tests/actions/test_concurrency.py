"""Two at once, and crashes between the two databases."""

from datetime import date
from threading import Barrier, Thread

import pytest
from sqlalchemy.orm import Session

from coordination.actions import case_moves, coordination, intake, upkeep
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.vocabulary import CaseStatus, CoordinationKind, CoordinationState
from tests.builders import a_draft, a_lead, an_officer
from tests.desks import HANDLE, OPERATOR, SAME_HANDLE

PAIRS = 4
TEAM = CoordinationDraft(
    CoordinationKind.JIT,
    ("RO",),
    (),
    date(2026, 1, 1),
    None,
    CoordinationState.RUNNING,
)


def at_once(*works):
    """Do the works at the same moment, each in a thread; raise what any of them raised."""
    barrier, problems = Barrier(len(works)), []

    def run(work):
        barrier.wait()
        try:
            work()
        except Exception as problem:  # noqa: BLE001 - handed to the test below
            problems.append(problem)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]


def test_two_registrations_at_once_lose_no_link(desks):
    for number in range(PAIRS):
        value = {"type": "email", "value": f"ola{number}@posta.no"}
        at_once(
            *(
                lambda desk=desk, number=number, value=value: desks.register(
                    desk, f"{desk}/{number}", identifiers=[value]
                )
                for desk in ("NO", "RO")
            )
        )

    assert len(desks.links()) == PAIRS
    assert desks.sweep(renew=False).changed == 0
    assert len(set(desks.log())) == 3


def test_the_same_reference_twice_at_once_is_one_case(desks):
    for number in range(PAIRS):
        at_once(*[lambda number=number: desks.register("NO", f"NO/{number}")] * 2)

    assert desks.count("case") == PAIRS


def test_acts_on_both_sides_of_a_link_at_once_wait_for_each_other(desks):
    mine = desks.register("NO", identifiers=[HANDLE]).case_id
    theirs = desks.register("RO", identifiers=[SAME_HANDLE]).case_id
    for number in range(PAIRS):
        to = CaseStatus.CLOSED if number % 2 == 0 else CaseStatus.OPEN
        at_once(
            lambda: desks.do(an_officer("NO"), coordination.record, mine, TEAM),
            lambda to=to: desks.move("RO", theirs, to),
            lambda number=number: desks.amend("NO", mine, identifiers=[HANDLE], title=str(number)),
        )

    assert len(desks.links()) == 1
    assert desks.count("coordination") == PAIRS


def test_a_crash_after_the_key_was_written_leaves_a_key_that_the_sweep_removes(desks, monkeypatch):
    desks.register("RO", identifiers=[SAME_HANDLE])
    keys = len(desks.scopes())

    def crash(session):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Session, "commit", crash)
        with pytest.raises(KeyboardInterrupt):
            desks.register("NO", identifiers=[HANDLE])
    assert (desks.count("case"), len(desks.scopes())) == (1, keys + 1)

    _, removed = desks.do(OPERATOR, upkeep.run_sweep)
    # The sweep itself seals how common names are, under a key of the register's own.
    assert (removed, len(desks.scopes() - {"register"})) == (1, keys)
    assert desks.register("NO", identifiers=[HANDLE]).hits


def test_a_case_is_never_without_its_key(desks, monkeypatch):
    def crash(keys):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("coordination.storage.keys.CaseKeys.flush", crash)
        with pytest.raises(KeyboardInterrupt):
            desks.register("NO")
    assert (desks.count("case"), len(desks.scopes())) == (0, 0)


def test_keys_are_wrapped_anew_and_everything_still_opens(desks):
    cases = [desks.register("NO", f"NO/{n}", identifiers=[HANDLE]).case_id for n in range(3)]
    before = len(desks.scopes())

    assert desks.do(OPERATOR, upkeep.rotate_keys) == before
    assert desks.do(OPERATOR, upkeep.rotate_keys) == before
    desks.office.office.tools.vault.forget(str(cases[0]))
    assert "Rytter" in repr(desks.show("NO", cases[0], "identifiers"))


def test_a_swept_register_keeps_every_key_that_is_used(desks):
    case_id = desks.register("NO", identifiers=[HANDLE]).case_id
    desks.move("NO", case_id, CaseStatus.WITHDRAWN)

    assert desks.do(OPERATOR, upkeep.run_sweep)[1] == 0
    desks.do(a_lead("NO"), case_moves.ask_erasure, case_id, "an error")
    assert desks.do(an_officer("NO"), intake.submit_case, a_draft(desks.pack, "NO/1")).case_id
