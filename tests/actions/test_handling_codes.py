"""Handling codes of cases and groups: kept, shown, and in force at the next request."""

import pytest

from coordination.actions import (
    case_edit,
    cases,
    consents,
    coordination_map,
    coordination_map_links,
    disclosure_views,
    disclosures,
    exports,
    findings,
    given,
    graph_pages,
    search,
)
from coordination.actions.disclosures import Terms, Wanted
from coordination.actions.pages import CaseQuery
from coordination.actions.pages.given import GivenState
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Use
from coordination.domain.drafts import RefusedInput
from coordination.domain.graph_view import View
from coordination.domain.handling import Codes
from coordination.domain.permissions import Actor, Role
from coordination.domain.record import write_case
from coordination.domain.vocabulary import Handling, Tlp
from tests.builders import a_lead, an_officer
from tests.desks import ANALYST, HANDLE, OPERATOR, SAME_HANDLE
from tests.persons import a_person_at

NO, LEAD, RO = an_officer("NO"), a_lead("NO"), an_officer("RO")
COLLEAGUE = Actor("colleague", "colleague.no", Role.OFFICER, "NO")
WORDS = "Only for identifying the children."
STRICT = {"handling": "H3", "restriction": WORDS, "tlp": "green"}
VICTIMS = [{"group": "victims", "handling": "H2", "tlp": "red"}]
THEIRS = {
    "title": "Kanari",
    "summary": "Streams for money",
    "authority": "DIICOT Cluj",
    "identifiers": [SAME_HANDLE],
    "handling": "H1",
}


def head(desks, case_id, actor=NO):
    return desks.read(actor, cases.show_case, case_id, "overview").head


def refs(desks, actor):
    return [row.ref for row in desks.read(actor, cases.list_cases, CaseQuery(), 1).rows]


@pytest.fixture
def opened(desks):
    """Return a case of RO that it opened to NO in part."""
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    theirs = desks.register("RO", "RO/1", **THEIRS).case_id
    deal(desks, NO, disclosures.ask, Wanted(("contact", "summary"), "the same account"))
    deal(desks, a_lead("RO"), disclosures.sign, Terms(("contact", "summary")))
    return theirs


def hit(desks, desk):
    (row,) = desks.hits(desk)
    return row.id


def deal(desks, actor, action, *args, **more):
    mark = desks.read(an_officer(actor.desk), disclosure_views.show, hit(desks, actor.desk)).mark
    return desks.do(actor, action, hit(desks, actor.desk), *args, mark=mark, **more)


def read(desks, **more):
    return desks.read(NO, given.of_hit, hit(desks, "NO"), **more)


def groups(found):
    return {one.group for one in found.groups}


def test_a_case_keeps_its_codes_and_those_of_its_groups(desks):
    case_id = desks.register("NO", "NO/1", **STRICT, group_codes=VICTIMS).case_id

    codes = head(desks, case_id).codes
    assert codes.case == Codes(Handling.H3, Tlp.GREEN, (WORDS,))
    assert codes.of(FieldGroup.VICTIMS) == Codes(Handling.H3, Tlp.RED, (WORDS,))
    assert codes.has_effect(FieldGroup.VICTIMS)


def test_a_case_without_codes_is_h1_and_amber(desks):
    case_id = desks.register("NO", "NO/1").case_id

    assert head(desks, case_id).codes.whole == Codes(Handling.H1, Tlp.AMBER)


def test_codes_come_back_from_the_form_as_they_went_in(desks):
    case_id = desks.register("NO", "NO/1", **STRICT, group_codes=VICTIMS).case_id
    record = write_case(desks.read(NO, case_edit.draft_for_edit, case_id))

    assert {name: record[name] for name in (*STRICT, "group_codes")} == {
        **STRICT,
        "group_codes": VICTIMS,
    }
    record.pop("ref")
    assert desks.amend("NO", case_id, "NO/1", **record).outcome == "unchanged"


def test_a_version_that_says_nothing_of_codes_keeps_them(desks):
    case_id = desks.register("NO", "NO/1", **STRICT, group_codes=VICTIMS).case_id
    before = head(desks, case_id).codes

    assert desks.register("NO", "NO/1", title="by a program").outcome == "changed"
    assert head(desks, case_id).codes == before
    assert desks.register("NO", "NO/1", title="by a program").outcome == "unchanged"
    desks.amend("NO", case_id, "NO/1", title="by another")
    assert head(desks, case_id).codes == before


def test_a_version_that_names_looser_codes_has_them(desks):
    case_id = desks.register("NO", "NO/1", **STRICT, group_codes=VICTIMS).case_id
    desks.amend("NO", case_id, "NO/1", handling="H0", tlp="clear", group_codes=[])

    assert head(desks, case_id).codes.whole == Codes(Handling.H0, Tlp.CLEAR)


def test_what_was_registered_by_an_earlier_version_is_known_again_and_unchanged(desks, monkeypatch):
    def without_codes(draft):
        record = write_case(draft)
        del record["tlp"]
        return record

    with monkeypatch.context() as earlier:
        earlier.setattr("coordination.actions.case_files.write_case", without_codes)
        case_id = desks.register("NO", "NO/1", handling="H2").case_id

    assert head(desks, case_id).codes.whole == Codes(Handling.H2, Tlp.AMBER)
    assert desks.register("NO", "NO/1", handling="H2").outcome == "unchanged"


def test_h3_without_words_is_refused_and_stores_nothing(desks):
    with pytest.raises(RefusedInput):
        desks.register("NO", "NO/1", handling="H3")

    assert refs(desks, LEAD) == []


def test_codes_stand_wherever_a_case_is_named(desks):
    desks.register("NO", "NO/1", title="Kanari", identifiers=[HANDLE], **STRICT)
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    wanted = Codes(Handling.H3, Tlp.GREEN, (WORDS,))

    (row,) = desks.read(NO, cases.list_cases, CaseQuery(), 1).rows
    (found,) = desks.read(NO, search.search, "Kanari").found
    (key,) = [row.key for row in desks.read(NO, findings.list_findings, 1).rows]
    page = desks.read(NO, findings.show_finding, key)
    assert row.codes == found.case.codes == desks.hits("NO")[0].case.codes == wanted
    assert page.codes == wanted
    assert [party.case.codes for party in page.parties if party.own] == [wanted]


def test_the_export_of_overlaps_marks_each_side_with_its_own_codes(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE], **STRICT)
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE], handling="H0")

    with desks.office.bench(OPERATOR, writes=False) as bench:
        (line,) = exports.overlaps(bench)
    marks = {line["case_a"]: line["marks_a"], line["case_b"]: line["marks_b"]}
    assert marks == {"NO/1": f"H3 TLP:GREEN {WORDS}", "RO/1": "H0 TLP:AMBER"}


def test_a_case_that_becomes_red_is_there_for_who_is_named_and_for_leads_only(desks):
    case_id = desks.register("NO", "NO/1").case_id
    assert refs(desks, COLLEAGUE) == ["NO/1"]
    desks.amend("NO", case_id, "NO/1", tlp="red")

    assert refs(desks, COLLEAGUE) == []
    assert refs(desks, NO) == refs(desks, LEAD) == ["NO/1"]
    with pytest.raises(NoSuchRecord):
        head(desks, case_id, COLLEAGUE)
    desks.amend("NO", case_id, "NO/1", tlp="amber")
    assert refs(desks, COLLEAGUE) == ["NO/1"]


def test_figures_and_facets_are_those_of_what_one_may_read(desks):
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    before = (figures(desks, COLLEAGUE), figures(desks, LEAD))
    desks.register("NO", "NO/red", identifiers=[HANDLE], tlp="red", urgency="child_at_risk")

    assert figures(desks, COLLEAGUE) == before[0]
    assert figures(desks, LEAD) != before[1]


def figures(desks, actor):
    """Return every number of list and map that a person reads."""
    register = desks.read(actor, cases.list_cases, CaseQuery(), 1)
    page = desks.read(actor, coordination_map.show_map, {})
    return register.total, register.facets, page.atlas, page.options


def test_given_content_stands_under_the_codes_of_now(desks, opened):
    (contact, summary) = read(desks).groups
    assert (contact.codes, contact.uses_to_ask) == (Codes(Handling.H1, Tlp.AMBER), (Use.EVIDENCE,))
    stricter = [{"group": "summary", "handling": "H3", "restriction": WORDS}]
    desks.amend("RO", opened, "RO/1", **THEIRS, group_codes=stricter)

    (contact, summary) = read(desks).groups
    assert contact.codes == Codes(Handling.H1, Tlp.AMBER)
    assert summary.codes == Codes(Handling.H3, Tlp.AMBER, (WORDS,))
    assert summary.uses_to_ask == (Use.EVIDENCE, Use.PASS_ON)


def test_a_group_that_becomes_h2_leaves_no_more_and_is_still_read(desks, opened):
    assert groups(read(desks, leaves=True)) == {FieldGroup.CONTACT, FieldGroup.SUMMARY}
    stricter = [{"group": "summary", "handling": "H2"}]
    desks.amend("RO", opened, "RO/1", **THEIRS, group_codes=stricter)

    found = read(desks, leaves=True)
    assert groups(found) == {FieldGroup.CONTACT}
    assert (found.withheld, found.summary, found.title) == ((FieldGroup.SUMMARY,), None, None)
    assert read(desks).title == "Kanari"


def test_consent_to_pass_on_lets_h2_leave_until_it_is_taken_back(desks, opened):
    desks.amend("RO", opened, "RO/1", **{**THEIRS, "handling": "H2"})
    assert read(desks, leaves=True).withheld == (FieldGroup.CONTACT, FieldGroup.SUMMARY)
    ask_consent(desks, Use.EVIDENCE)
    assert read(desks, leaves=True).groups == ()
    ask_consent(desks, Use.PASS_ON)
    assert groups(read(desks, leaves=True)) == {FieldGroup.CONTACT, FieldGroup.SUMMARY}

    answer(desks, -1, given=False)
    assert read(desks, leaves=True).groups == ()
    assert groups(read(desks)) == {FieldGroup.CONTACT, FieldGroup.SUMMARY}


def ask_consent(desks, use):
    deal(desks, NO, consents.ask_consent, use, to_whom="the court of Oslo", reason="a trial")
    answer(desks, -1, given=True)


def answer(desks, index, *, given):
    asked = desks.read(RO, disclosure_views.show, hit(desks, "RO")).consents[index]
    deal(desks, a_lead("RO"), consents.answer_consent, asked.id, given=given, reason="as agreed")


@pytest.mark.parametrize(
    "stricter", [{"tlp": "red"}, {"group_codes": [{"group": "summary", "tlp": "red"}]}]
)
def test_what_becomes_red_shuts_for_whom_no_grant_names(desks, opened, stricter):
    title = desks.hits("NO")[0].given_title
    desks.amend("RO", opened, "RO/1", **THEIRS, **stricter)

    assert title == "Kanari"
    assert desks.hits("NO")[0].given_title is None
    assert FieldGroup.SUMMARY not in groups(read(desks))
    if "tlp" in stricter:
        assert read(desks).state is GivenState.NOTHING


def test_a_red_group_is_read_by_whom_the_grant_names(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", **THEIRS, group_codes=[{"group": "summary", "tlp": "red"}])
    a_person_at(desks, NO.name)
    wanted = Wanted(("summary",), "the same account", readers=(NO.name,))
    deal(desks, NO, disclosures.ask, wanted)
    with pytest.raises(RefusedInput):
        deal(desks, a_lead("RO"), disclosures.sign, Terms(("summary",)))
    deal(desks, a_lead("RO"), disclosures.sign, Terms(("summary",), readers=(NO.name,)))

    assert read(desks).title == "Kanari"
    assert desks.read(COLLEAGUE, given.of_hit, hit(desks, "NO")).title is None


def test_a_graph_says_under_which_codes_a_given_title_stands(desks, opened):
    (row,) = desks.read(NO, findings.list_findings, 1).rows
    page = desks.read(NO, graph_pages.show_graph, row.key, View())

    (other,) = [party for party in page.parties if not party.own]
    assert (other.given_title, other.given_codes) == ("Kanari", Codes(Handling.H1, Tlp.AMBER))


def test_the_analyst_counts_nothing_that_a_red_case_is_about_and_all_of_its_structure(desks):
    about = {"platforms": ["Skype"], "stage": "trial", "identifiers": [HANDLE]}
    case_id = desks.register("NO", "NO/1", **about).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    assert [(one.stage, one.platforms) for one in sides(desks)] == [("trial", {"skype"})]
    red = [{"group": "summary", "tlp": "red"}]
    desks.amend("NO", case_id, "NO/1", **about, group_codes=red)

    assert [(one.stage, one.platforms) for one in sides(desks)] == [("", frozenset())]
    page = desks.read(ANALYST, coordination_map.show_map, {})
    assert [pair.tally.links for pair in page.atlas.pairs] == [1]
    (own,) = sides(desks, NO)
    assert (own.stage, own.platforms) == ("trial", {"skype"})


def sides(desks, actor=ANALYST):
    """Return what a reader's map knows of the case of NO in its only link."""
    (overlap,) = desks.read(actor, coordination_map_links.of_reader).overlaps
    return overlap.sides[:1]
