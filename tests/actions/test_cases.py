"""The own desk's register: list, filters, the case page, closed persons, and what is logged."""

from uuid import UUID

import pytest
from sqlalchemy import text

from coordination.actions import cases, intake, trail
from coordination.actions.pages import CaseQuery, LogQuery
from coordination.actions.workbench import LOG_SCOPE, NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CaseStatus
from coordination.vault.envelope import Place, Sealed
from tests.builders import a_draft, an_officer
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE, a_reader

ABSENT = UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")
OTHER = {
    "id": "V1",
    "role": "victim",
    "names": ["Kari Tenkt"],
    "dob": "1999-01-02",
    "documents": [{"type": "passport", "country": "NO", "number": "N7654321"}],
}
MINOR = {"id": "M1", "role": "suspect", "names": ["Per Påfunn"], "dob": "2012-05-06"}
ADULT = {"id": "S1", "role": "suspect", "names": ["Ola Oppdiktet"], "dob": "1980-05-17"}


@pytest.fixture
def shelf(sqlite_desks):
    """Register a few cases of NO that differ in every filter, and one of RO."""
    desks = sqlite_desks
    code = min(desks.pack.offence_codes)
    desks.register("NO", "a", opened="2020", stage="trial", handling="H2", offences=[code])
    desks.register("NO", "b", opened="2024-05-01", urgency="child_at_risk", offences=[f"{code}X"])
    desks.register("NO", "c", opened="unknown", urgency="routine", stage="trial")
    desks.move("NO", desks.register("NO", "d", opened="2026-01").case_id, CaseStatus.WITHDRAWN)
    desks.register("RO", "e", opened="2025", stage="trial")
    return desks, code


def refs(desks, **query):
    return [row.ref for row in desks.cases("NO", **query).rows]


def test_the_list_holds_the_own_desks_cases_newest_first(shelf):
    desks, _ = shelf
    page = desks.cases("NO")

    assert [row.ref for row in page.rows] == ["d", "b", "a", "c"]
    assert (page.total, page.paging.total, page.desk, page.may_register) == (4, 4, "NO", True)
    assert not desks.read(a_reader("NO"), cases.list_cases, CaseQuery(), 1).may_register


def test_each_filter_narrows_the_list_and_they_combine(shelf):
    desks, code = shelf

    assert refs(desks, stages=("trial",)) == ["a", "c"]
    assert refs(desks, urgencies=("child_at_risk",)) == ["b"]
    assert refs(desks, handlings=("H2",)) == ["a"]
    assert refs(desks, statuses=("withdrawn", "closed")) == ["d"]
    assert refs(desks, offences=(code,)) == ["a"], "a code is no part of another text"
    assert refs(desks, stages=("trial",), offences=(code,)) == ["a"]
    assert refs(desks, stages=("no such stage",)) == []


def test_the_list_is_sorted_by_urgency_or_review_when_asked(shelf):
    desks, _ = shelf

    assert refs(desks, sort="urgency")[0] == "b"
    assert refs(desks, sort="review_on") == ["d", "c", "b", "a"]
    assert refs(desks, sort="no such order") == refs(desks)


def test_facets_count_the_own_desks_cases_alone(shelf):
    desks, _ = shelf
    facets = {facet.name: facet for facet in desks.cases("NO", stages=("trial",)).facets}

    assert [(o.value, o.count, o.chosen) for o in facets["stages"].options] == [("trial", 2, True)]
    assert {o.value: o.count for o in facets["statuses"].options} == {"open": 3, "withdrawn": 1}


def test_pages_hold_25_cases_and_a_page_beyond_the_last_is_the_last(sqlite_desks):
    for number in range(27):
        sqlite_desks.register("NO", f"NO/{number:02}")
    first, last = sqlite_desks.cases("NO"), sqlite_desks.cases("NO", page=99)

    assert (len(first.rows), len(last.rows), last.paging.page) == (25, 2, 2)
    assert not {row.ref for row in first.rows} & {row.ref for row in last.rows}
    assert sqlite_desks.cases("NO", page=-3).paging.page == 1


def test_a_row_tells_of_hits_bands_and_states(sqlite_desks):
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE])
    involved = [{"jurisdiction": one, "role": "other"} for one in ("SE", "unknown")]
    sqlite_desks.register("NO", "NO/2", identifiers=[HANDLE], involved=involved)
    rows = {row.ref: row for row in sqlite_desks.cases("NO").rows}

    assert rows["NO/1"].states == ("NO", "RO")
    assert rows["NO/2"].states == ("NO", "RO", "SE")
    assert (rows["NO/1"].hits, rows["NO/1"].best_band) == (2, "strong")
    assert rows["NO/1"].coverage == "uncoordinated"


def test_a_role_without_a_desk_lists_nothing(shelf):
    desks, _ = shelf
    for actor in (ANALYST, AUDITOR, ADMINISTRATOR):
        with pytest.raises(Forbidden):
            desks.read(actor, cases.list_cases, CaseQuery(), 1)
    assert desks.read(an_officer("DE"), cases.list_cases, CaseQuery(), 1).rows == ()


@pytest.mark.parametrize("action", [cases.show_case, cases.open_person, cases.show_whole_case])
def test_a_foreign_case_and_an_absent_one_answer_alike(sqlite_desks, action):
    foreign = sqlite_desks.register("RO", subjects=[OTHER]).case_id
    rest = {cases.show_case: ("overview",), cases.open_person: ("V1", "for a test")}
    told = []
    for case_id in (foreign, ABSENT):
        for actor in (an_officer("NO"), ANALYST, AUDITOR):
            with pytest.raises(NoSuchRecord) as refused:
                sqlite_desks.read(actor, action, case_id, *rest.get(action, ()))
            told.append(repr(refused.value))
    assert set(told) == {"NoSuchRecord()"}


def test_a_tab_that_does_not_exist_is_no_record(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id

    with pytest.raises(NoSuchRecord):
        sqlite_desks.show("NO", case_id, "secrets")


def test_victims_and_minors_are_closed_until_opened_with_a_reason(sqlite_desks):
    case_id = sqlite_desks.register("NO", subjects=[ADULT, OTHER, MINOR]).case_id
    lines = sqlite_desks.show("NO", case_id, "subjects").subjects
    assert [(line.pseudonym, line.closed, line.names) for line in lines] == [
        ("S1", False, ("Ola Oppdiktet",)),
        ("V1", True, ()),
        ("S2", True, ()),
    ]
    assert lines[2].review
    with pytest.raises(RefusedInput):
        sqlite_desks.read(an_officer("NO"), cases.open_person, case_id, "V1", " no ")

    opened = sqlite_desks.read(an_officer("NO"), cases.open_person, case_id, "V1", "identify her")
    assert (opened.subject.names, opened.subject.documents[0].number) == (
        ("Kari Tenkt",),
        "N7654321",
    )
    with pytest.raises(NoSuchRecord):
        sqlite_desks.read(an_officer("NO"), cases.open_person, case_id, "V9", "identify her")


def test_opening_a_person_is_logged_with_its_reason_sealed(sqlite_desks):
    case_id = sqlite_desks.register("NO", subjects=[OTHER]).case_id
    sqlite_desks.read(an_officer("NO"), cases.open_person, case_id, "V1", "identify her")

    entry = sqlite_desks.show("NO", case_id, "access").entries[0]
    assert (entry.action, entry.purpose) == ("person.opened", "identify her")
    assert sqlite_desks.log()[1] == ("officer.no", "person.opened")


def test_a_closed_holder_of_an_identifier_shows_as_pseudonym(sqlite_desks):
    case_id = sqlite_desks.register(
        "NO", subjects=[OTHER, ADULT], identifiers=[{**HANDLE, "subject": "V1"}, HANDLE]
    ).case_id
    held = sqlite_desks.show("NO", case_id, "identifiers").identifiers

    assert [line.holder for line in held] == ["V1", None]


def test_identifiers_tell_how_they_were_read_and_what_they_are_worth(sqlite_desks):
    case_id = sqlite_desks.register(
        "NO",
        identifiers=[
            {"type": "domain", "value": "facebook.com"},
            {"type": "iban", "value": "NO93 8601 1117 948"},
            {"type": "email", "value": "not an address"},
            {"type": "handle", "value": "unknown"},
        ],
    ).case_id
    shared, doubtful, unread, worthless = sqlite_desks.show(
        "NO", case_id, "identifiers"
    ).identifiers

    assert shared.muted
    assert doubtful.doubtful
    assert doubtful.compared
    assert (unread.compared, unread.entered) == (False, "not an address")
    assert unread.note
    assert (worthless.compared, bool(worthless.note)) == (False, True)


def test_the_whole_case_is_one_answer_with_one_entry(sqlite_desks):
    case_id = sqlite_desks.register("NO", subjects=[ADULT], identifiers=[HANDLE]).case_id
    whole = sqlite_desks.read(an_officer("NO"), cases.show_whole_case, case_id)

    assert (whole.head.ref, len(whole.subjects.subjects), len(whole.identifiers.identifiers)) == (
        "NO/1",
        1,
        1,
    )
    assert [action for _, action in sqlite_desks.log()] == ["case.registered", "case.read"]


def test_the_hits_tab_keeps_present_muted_and_past_apart(sqlite_desks):
    mail, domain = (
        {"type": "email", "value": "ola@posta.no"},
        {"type": "domain", "value": "facebook.com"},
    )
    case_id = sqlite_desks.register("NO", identifiers=[HANDLE, mail, domain]).case_id
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    sqlite_desks.register("DE", identifiers=[domain])
    gone = sqlite_desks.register("FR", identifiers=[mail]).case_id
    sqlite_desks.move("FR", gone, CaseStatus.WITHDRAWN)
    tab = sqlite_desks.show("NO", case_id, "hits")

    assert [[row.desk for row in rows] for rows in (tab.current, tab.muted, tab.past)] == [
        ["RO"],
        ["DE"],
        ["FR"],
    ]
    assert sqlite_desks.show("NO", case_id).hits == tab.current


def _listed(desks, action):
    """Return the ids that the newest entry of an action lists, unsealed."""
    with desks.office.bench(OPERATOR) as bench:
        row = bench.session.execute(
            text(
                "SELECT seq, count, objects_sealed FROM audit_entry WHERE action = :a "
                "ORDER BY seq DESC LIMIT 1"
            ),
            {"a": action},
        ).one()
        where = Place("audit_entry", "objects", row.seq, LOG_SCOPE)
        key = bench.keys.register_key(LOG_SCOPE)
        return row.count, bench.vault.open_json(key, where, Sealed(bytes(row.objects_sealed)))


def test_one_answer_is_one_entry_with_the_count_and_a_sealed_list(desks):
    ids = [str(desks.register("NO", f"NO/{n}").case_id) for n in range(3)]
    desks.cases("NO")

    assert [action for _, action in desks.log()].count("cases.listed") == 1
    count, listed = _listed(desks, "cases.listed")
    assert (count, sorted(listed)) == (3, sorted(ids))


def test_the_access_tab_names_who_changed_and_who_read_the_operator_included(sqlite_desks):

    case_id = sqlite_desks.do(OPERATOR, intake.submit_case, a_draft(sqlite_desks.pack)).case_id
    sqlite_desks.show("NO", case_id)
    entries = sqlite_desks.show("NO", case_id, "access").entries

    assert [(entry.seq, entry.actor, entry.action) for entry in entries] == [
        (2, "officer.no", "case.read"),
        (1, "operator", "case.registered"),
    ]
    assert sqlite_desks.show("NO", case_id).changed_by == "operator"


def test_the_log_shows_each_desk_its_own_and_the_auditor_everything(desks):
    desks.register("NO")
    desks.register("RO")
    own = desks.read(an_officer("NO"), trail.read_log, LogQuery(desk="RO"), 1)
    whole = desks.read(AUDITOR, trail.read_log, LogQuery(), 1)
    narrowed = desks.read(AUDITOR, trail.read_log, LogQuery(desk="RO", action="case.registered"), 1)

    assert {entry.desk for entry in own.entries} == {"NO"}
    assert [entry.seq for entry in own.entries] == [1]
    assert (own.chain, own.desks) == (None, ())
    assert [entry.seq for entry in whole.entries] == [3, 2, 1]
    assert (whole.chain.unbroken, whole.chain.entries, whole.desks) == (True, 3, ("NO", "RO"))
    assert [entry.desk for entry in narrowed.entries] == ["RO"]
    for actor in (ANALYST, ADMINISTRATOR):
        with pytest.raises(Forbidden):
            desks.read(actor, trail.read_log, LogQuery(), 1)


@pytest.mark.parametrize("query", [LogQuery(action="a\x00b"), LogQuery(desk="\x00")])
def test_a_filter_of_the_log_with_nul_is_refused_at_its_place(desks, query):
    field = "action" if query.action else "desk"

    with pytest.raises(RefusedInput, match=f"{field}: .*NUL"):
        desks.read(AUDITOR, trail.read_log, query, 1)
    with pytest.raises(Forbidden):
        desks.read(ANALYST, trail.read_log, query, 1)


def test_the_log_is_narrowed_to_days_and_comes_in_pages(sqlite_desks):
    for number in range(52):
        sqlite_desks.register("NO", f"NO/{number}")
    day = sqlite_desks.clock.now.date()
    sqlite_desks.clock.move(days=1)
    sqlite_desks.register("NO", "late")

    second = sqlite_desks.read(an_officer("NO"), trail.read_log, LogQuery(), 2)
    assert [entry.seq for entry in second.entries] == [3, 2, 1]
    on_day = sqlite_desks.read(AUDITOR, trail.read_log, LogQuery(since=day, until=day), 1)
    assert on_day.paging.total == 52
    after = sqlite_desks.read(
        AUDITOR, trail.read_log, LogQuery(since=sqlite_desks.clock.now.date()), 1
    )
    assert "case.registered" in {entry.action for entry in after.entries}


def test_a_checkpoint_is_signed_and_holds_against_the_log(desks):
    desks.register("NO")
    made = desks.do(AUDITOR, trail.take_checkpoint)
    desks.register("RO")

    assert desks.read(AUDITOR, trail.verify_log, made).ok
    assert desks.read(OPERATOR, trail.is_genuine, made)
    with pytest.raises(Forbidden):
        desks.do(an_officer("NO"), trail.take_checkpoint)
    with pytest.raises(Forbidden):
        desks.read(an_officer("NO"), trail.verify_log)
