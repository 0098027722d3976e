"""Who reads what another desk opened: those for whom it is meant, and the others in the same words."""

from coordination.actions import grants
from coordination.actions.pages.given import GivenState
from tests.actions.test_case_access import wall, wish
from tests.actions.test_disclosures import ask, pair, read, sign
from tests.builders import a_lead
from tests.persons import a_person_at

__all__ = ["pair"]


def test_who_is_walled_out_reads_what_everybody_reads_to_whom_nothing_is_open(desks, pair):
    per = a_person_at(desks, "per")
    nothing = read(desks, per)
    ask(desks)
    sign(desks)
    assert read(desks, per).state is GivenState.OPEN
    wall(desks, pair[1], per, by=a_lead("RO"))

    assert read(desks, per) == nothing
    assert read(desks).state is GivenState.OPEN


def test_contact_words_are_for_those_who_read_the_disclosure(desks, pair):
    kari, per = a_person_at(desks, "kari"), a_person_at(desks, "per")
    ask(desks, "contact", readers=("kari",))
    sign(desks, "contact", readers=("kari",), contact="Call Ioana")
    desks.do(a_lead("RO"), grants.grant, pair[1], "per", "NO", wish(desks, "contact"))

    assert [one.ground.value for one in read(desks, per).groups] == ["grant"]
    assert (read(desks, kari).contact, read(desks, per).contact) == ("Call Ioana", "")
