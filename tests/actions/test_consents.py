"""Consent to use what was disclosed: about which groups it is, and who gives it."""

from datetime import timedelta

import pytest

from coordination.actions import consents, given
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import ConsentState, Did
from coordination.domain.drafts import RefusedInput
from tests.actions.test_disclosures import SECOND, THEIRS, act, ask, dealings, hit, pair, read, sign
from tests.builders import a_lead, an_officer

__all__ = ["pair"]

LEAD = a_lead("RO")


@pytest.fixture
def h2(desks, pair):
    """Return the case of RO, which nobody passes on without its consent."""
    desks.amend("RO", pair[1], "RO/1", **THEIRS, handling="H2")
    return pair[1]


def ask_for(desks, use="pass_on"):
    more = {"to_whom": "the court of Oslo", "reason": "needed there"}
    act(desks, an_officer("NO"), consents.ask_consent, use, **more)


def answer(desks, actor=LEAD, *, given=True, reason="as agreed"):
    asked = dealings(desks, "RO").consents[-1].id
    act(desks, actor, consents.answer_consent, asked, given=given, reason=reason)


def leaving(desks) -> set[str]:
    found = desks.read(an_officer("NO"), given.of_hit, hit(desks, "NO"), leaves=True)
    return {one.group.value for one in found.groups}


def consented(desks):
    ask_for(desks)
    answer(desks)


def test_a_consent_is_about_what_was_open_when_it_was_asked(desks, h2):
    ask(desks, "contact")
    sign(desks, "contact")
    consented(desks)
    ask(desks, "summary")
    sign(desks, "summary")
    assert leaving(desks) == {"contact"}
    assert dealings(desks, "NO").consents[0].groups == (FieldGroup.CONTACT,)

    consented(desks)
    assert leaving(desks) == {"contact", "summary"}


def test_what_is_granted_between_asking_and_consent_is_not_covered(desks, h2):
    ask(desks, "contact")
    sign(desks, "contact")
    ask_for(desks)
    ask(desks, "summary")
    sign(desks, "summary")
    answer(desks)

    assert leaving(desks) == {"contact"}


def test_what_is_granted_anew_needs_a_consent_of_its_own(desks, h2):
    ask(desks, "contact")
    sign(desks, "contact", until=desks.clock.now.date() + timedelta(days=9))
    consented(desks)
    assert leaving(desks) == {"contact"}
    ask(desks, "contact")
    sign(desks, "contact", conditions="other words")

    assert leaving(desks) == set()


def test_consent_about_victims_takes_two_leads(desks, h2):
    ask(desks, "victims")
    sign(desks, "victims")
    sign(desks, "victims", actor=SECOND)
    ask_for(desks)
    for _ in range(2):
        answer(desks)
        assert (leaving(desks), dealings(desks, "NO").consents[0].state) == (
            set(),
            ConsentState.ASKED,
        )
    assert Did.CONSENT_SIGNED not in {one.did for one in dealings(desks, "NO").lines}
    mine, theirs = (dealings(desks, "RO", one).consents[0] for one in (LEAD, SECOND))
    assert (mine.may_give, theirs.may_give, theirs.first_by) == (False, True, "lead.ro")

    answer(desks, SECOND)
    assert leaving(desks) == {"victims"}


def test_one_lead_takes_back_what_two_gave(desks, h2):
    ask(desks, "victims")
    for one in (LEAD, SECOND):
        sign(desks, "victims", actor=one)
    ask_for(desks)
    for one in (LEAD, SECOND):
        answer(desks, one)
    assert leaving(desks) == {"victims"}
    answer(desks, given=False)

    assert leaving(desks) == set()
    with pytest.raises(RefusedInput, match="answered"):
        answer(desks, SECOND)


def test_a_first_signature_on_consent_counts_for_thirty_days(desks, h2):
    ask(desks, "victims")
    for one in (LEAD, SECOND):
        sign(desks, "victims", actor=one)
    ask_for(desks)
    answer(desks)
    desks.clock.move(days=31)
    answer(desks, SECOND)

    assert leaving(desks) == set()
    answer(desks)
    assert leaving(desks) == {"victims"}


def test_evidence_is_a_use_of_its_own(desks, pair):
    ask(desks, "contact")
    sign(desks, "contact")
    ask_for(desks, "evidence")
    answer(desks)

    assert read(desks).groups[0].consents == ("evidence",)
