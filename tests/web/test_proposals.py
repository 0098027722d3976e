"""The pages of proposals over the real register, as a person uses them."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask, request
from sqlalchemy import Engine

from coordination import runtime
from coordination.actions.intake import submit_case
from coordination.actions.pages.grounds import Ground, Origin
from coordination.domain.decisions import FactChange
from coordination.domain.law.facts import FACTS, FactKey
from coordination.domain.law.trace import CaseFact
from coordination.domain.permissions import Actor, Role
from coordination.reference.pack import Pack
from coordination.web import access, frame, law_words, proposal_terms
from tests.builders import a_draft, an_identifier, an_officer
from tests.web import page_samples
from tests.web.conftest import Browser

ACCOUNT = an_identifier("handle", "twitter:quiet_otter_77")


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    """Pages do not depend on the database; the actions are tested on both."""
    return sqlite_engine


@pytest.fixture
def as_role(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Browser]:
    """Be somebody of a role without signing in."""
    people: dict[str | None, Actor] = {}
    monkeypatch.setattr(
        access, "current_actor_or_none", lambda: people.get(request.headers.get("User-Agent"))
    )

    def become(role: Role, desk: str | None = None) -> Browser:
        people[f"{role}-{desk}"] = Actor(role.value, f"{role}.{desk}", role, desk)
        client = app.test_client()
        client.environ_base["HTTP_USER_AGENT"] = f"{role}-{desk}"
        return Browser(client)

    return become


@pytest.fixture
def cases(app: Flask, pack: Pack) -> dict[str, UUID]:
    """A case of NO and one of RO with one account."""
    found = {}
    for desk in ("NO", "RO"):
        draft = a_draft(
            pack, f"{desk}/1", desk, title=f"Title <b>{desk}</b>", identifiers=[ACCOUNT]
        )
        with app.app_context(), runtime.open_bench(an_officer(desk), writes=True) as bench:
            found[desk] = submit_case(bench, draft).case_id
    return found


@pytest.fixture
def officer(as_role, cases) -> Browser:
    return as_role(Role.OFFICER, "NO")


def steps_of(browser: Browser) -> str:
    """Return the address of the steps of the first finding, as its list links it."""
    found = re.search(r'href="(/proposals/steps\?of=[^"]+)"', browser.get("/proposals").text)
    assert found is not None
    return found.group(1)


def hidden(text: str, title: str) -> dict[str, str]:
    """Return the hidden fields of the form in which a step is decided or recommended."""
    forms = re.split(r"(?=<li class=)", text)
    part = next(one for one in forms if f"<h3>{title}" in one)
    return dict(re.findall(r'name="(of|subject|key)" value="([^"]+)"', part))


def send(browser: Browser, path: str, form: dict[str, str]):
    return browser.send(path, form, page=steps_of(browser))


def test_a_desk_goes_from_its_finding_to_the_steps_and_accepts_one(officer, as_role):
    address = steps_of(officer)
    finding = officer.get("/findings/" + address.split("of=")[1]).text
    page = officer.get(address).text
    form = hidden(page, "Coordination meeting")

    answer = send(officer, "/proposals/steps/decision", {**form, "state": "accepted"})

    assert "Proposed next steps" in finding
    assert "Law and lists as of" in page
    assert answer.status_code == 302
    assert "The step was accepted." in officer.get(answer.location).text
    assert "Planned" in as_role(Role.OFFICER, "RO").get("/hits").text


def test_the_titles_of_others_and_markup_never_show(officer):
    page = officer.get(steps_of(officer)).text

    assert "Title <b>" not in page
    assert "Title &lt;b&gt;NO" in page
    assert "RO/1" not in page


@pytest.mark.parametrize(
    "bad",
    [
        {"state": "declined", "reason": " "},
        {"state": "deferred"},
        {"state": "deferred", "until": "2020-01-01"},
        {"state": "deferred", "until": "tomorrow"},
        {"state": "accepted", "key": "tampered"},
        {"state": "accepted", "subject": "tampered"},
    ],
    ids=str,
)
def test_a_decision_that_does_not_fit_says_what_to_do_and_keeps_what_was_typed(officer, bad):
    form = hidden(officer.get(steps_of(officer)).text, "Coordination meeting")
    answer = send(officer, "/proposals/steps/decision", {"reason": "typed", **form, **bad})

    assert answer.status_code == 422
    assert "thing to correct" in answer.text
    assert "Decided" in officer.get("/proposals?tab=decided").text
    assert "Nothing here" in officer.get("/proposals?tab=decided").text


@pytest.mark.parametrize("state", ["", "superseded?", "ACCEPTED"])
def test_an_unknown_decision_is_refused(officer, state):
    form = hidden(officer.get(steps_of(officer)).text, "Coordination meeting")

    assert send(officer, "/proposals/steps/decision", {**form, "state": state}).status_code == 400


def test_a_foreign_finding_and_none_answer_alike_at_every_address(officer, as_role, cases):
    theirs = steps_of(as_role(Role.OFFICER, "RO")).split("of=")[1]
    for of in (theirs, str(cases["RO"]), "F-AAAAAAAAAA", "x", str(UUID(int=1))):
        for path in ("steps", "what-if", "worksheet"):
            assert officer.get(f"/proposals/{path}?of={of}").status_code == 404, (path, of)
        form = {"of": of, "state": "accepted", "subject": "s", "key": "k"}
        assert send(officer, "/proposals/steps/decision", form).status_code == 404


def test_without_a_name_one_picks_and_the_picked_cases_open(officer, cases):
    assert officer.get("/proposals/steps").location == "/proposals/pick"
    pick = officer.get("/proposals/pick").text

    assert f'value="{cases["NO"]}"' in pick
    assert officer.get(f"/proposals/steps?of={cases['NO']}").status_code == 200
    assert officer.get("/proposals/worksheet").status_code == 422


def test_questions_are_answered_on_the_page_and_the_answer_shows(officer):
    address = steps_of(officer)
    of, where = address.split("of=")[1], "/proposals/steps/answers"
    assert 'name="fact.single_item_only"' in officer.get(address).text

    answer = send(officer, where, {"of": of, "fact.single_item_only": "no"})
    page = officer.get(answer.location).text
    again = send(officer, where, {"of": of, "fact.single_item_only": "no"})

    assert "The answers were kept." in page
    assert "Answered by" in page
    assert "Nothing new was answered." in officer.get(again.location).text


@pytest.mark.parametrize("answer", [("fact.single_item_only", "soon"), ("fact.<i>", "soon")])
def test_an_answer_that_does_not_fit_is_refused_without_repeating_its_name(officer, answer):
    of = steps_of(officer).split("of=")[1]
    refused = send(officer, "/proposals/steps/answers", {"of": of, answer[0]: answer[1]})

    assert refused.status_code == 422
    assert "thing to correct" in refused.text
    assert "fact.<i>" not in refused.text


def test_the_analyst_recommends_and_the_desk_reads_it_first_on_its_day(as_role, cases):
    analyst, officer = as_role(Role.ANALYST), as_role(Role.OFFICER, "NO")
    form = hidden(analyst.get(steps_of(analyst)).text, "Coordination meeting")
    answer = send(analyst, "/proposals/steps/recommendation", form)
    after = analyst.get(answer.location).text
    bad = send(analyst, "/proposals/steps/recommendation", {**form, "key": "tampered"})

    assert "The step was recommended." in after
    assert bad.status_code == 422
    assert "Next steps that wait for you" in officer.get("/desk").text
    assert "The analyst recommends" in officer.get(steps_of(officer)).text
    assert "Coordination meeting" in analyst.get("/proposals?tab=prepared").text
    refused = send(officer, "/proposals/steps/recommendation", form)
    assert refused.status_code == 403


def test_what_if_shows_both_sides_and_says_what_was_wrong(officer):
    of = steps_of(officer).split("of=")[1]
    page = officer.get(f"/proposals/what-if?of={of}&add=SE")
    bad = officer.get(f"/proposals/what-if?of={of}&add=ZZ")

    assert "As it is" in page.text
    assert "Changed" in page.text
    assert "What changes" in page.text
    assert bad.status_code == 422
    assert "knows no such State" in bad.text
    assert officer.get(f"/proposals/what-if?of={of}").status_code == 200
    assert officer.get("/proposals/what-if").status_code == 422


def test_the_worksheet_is_saved_with_its_history_and_refuses_another_state(officer, as_role):
    of = steps_of(officer).split("of=")[1]
    page = f"/proposals/worksheet?of={of}"
    factor = re.search(r'name="text\.([^"]+)"', officer.get(page).text).group(1)
    good = {"of": of, f"text.{factor}": "<i>words</i>", f"state.{factor}": "RO"}

    answer = officer.send("/proposals/worksheet", good, page=page)
    saved = officer.get(answer.location).text
    bad = officer.send("/proposals/worksheet", {**good, f"state.{factor}": "DE"}, page=page)

    assert "The worksheet was saved." in saved
    assert "&lt;i&gt;words" in saved
    assert "1 factor changed" in saved
    assert bad.status_code == 422
    assert as_role(Role.ANALYST).get(page).status_code == 403


def test_a_reader_of_the_worksheet_gets_no_form(officer, as_role):
    page = f"/proposals/worksheet?of={steps_of(officer).split('of=')[1]}"

    read = as_role(Role.READER, "NO").get(page).text

    assert 'action="/proposals/worksheet"' in officer.get(page).text
    assert 'action="/proposals/worksheet"' not in read
    assert "nothing written" in read


def test_a_step_says_which_instruments_are_ruled_out_between_two_states_and_why(officer):
    text = officer.get(steps_of(officer)).text
    found = re.search(r"instruments? (?:is|are) ruled out here.*?</details>", text, re.DOTALL)

    assert found is not None
    assert re.search(r'<a href="/reference/instruments/\w+">[^<]+</a>: \S', found[0])


def test_the_state_of_a_pair_leads_to_its_card(officer):
    text = officer.get(steps_of(officer)).text
    pair = re.search(r'<th scope="row" class="nowrap">.*?</th>', text, re.DOTALL)

    assert 'href="/reference/countries/RO"' in pair[0]


def test_what_if_names_the_standing_in_words(officer):
    of = steps_of(officer).split("of=")[1]

    changes = officer.get(f"/proposals/what-if?of={of}&add=US").text.split('id="changes"')[1]

    assert not re.search(r"needs_facts|ruled_out|not_yet_available", changes)


def test_an_unknown_tab_is_not_found(officer):
    assert officer.get("/proposals?tab=secret").status_code == 404
    assert officer.get("/proposals?tab=prepared").status_code == 404


def test_the_rail_counts_what_waits_and_needs_no_register(officer, monkeypatch):
    page = officer.get("/proposals").text
    assert re.search(r'Proposals<span class="count">1</span>', page)

    app = page_samples.page_app()
    with app.test_request_context("/"):
        assert frame.waiting_at("proposals.index", an_officer("NO")) is None


def test_the_rail_of_an_error_page_stands_without_a_database(officer, app, monkeypatch):
    outage = TimeoutError("away")
    monkeypatch.setattr(runtime, "is_outage", lambda problem: problem is outage)

    def away(_bench):
        raise outage

    monkeypatch.setitem(frame._COUNTED, "proposals.index", away)
    with app.test_request_context("/"):
        assert frame.waiting_at("proposals.index", an_officer("NO")) is None
    monkeypatch.setattr(runtime, "is_outage", lambda problem: False)
    with app.test_request_context("/"), pytest.raises(TimeoutError):
        frame.waiting_at("proposals.index", an_officer("NO"))


def test_facts_are_told_in_words():
    with page_samples.page_app().test_request_context("/"):
        change = FactChange("open_investigation:RO", None, "yes")
        assert law_words.change_text(change) == (
            "Does Romania have an open investigation? Before: not known. Now: yes."
        )
        assert law_words.fact_value("stage:RO", "trial") == "Trial"
        assert law_words.fact_value("provider_state", "US") == "United States"
        assert law_words.fact_value("max_penalty_years:RO", "8") == "8"
        assert law_words.fact_name("clock:x:2026-01-01") == "A clock"


def test_a_desk_reads_that_the_other_sides_proceedings_are_not_known(officer):
    page = officer.get(steps_of(officer)).text

    assert "Does Romania have open proceedings?" in page
    assert "Does Romania have open proceedings? <strong>yes" not in page
    meeting = page.split("<h3>Coordination meeting")[1].split("</div>")[0]
    assert "Facts are missing" in meeting


def test_accepting_a_contact_plans_nothing_and_says_what_to_do_now(officer, as_role, cases):
    address = steps_of(officer)
    form = hidden(officer.get(address).text, "Contact between the desks")
    answer = send(officer, "/proposals/steps/decision", {**form, "state": "accepted"})
    page = officer.get(answer.location).text

    assert "plans no coordination" in page
    assert "What to do now: reach the other side." in page
    assert f"/cases/{cases['NO']}/coordination" in page
    assert "Romania has a national desk at Eurojust" in page or "RO has a national desk" in page
    assert "Planned" not in as_role(Role.OFFICER, "RO").get("/hits").text


def test_pages_of_proposals_say_on_which_release_they_rest(officer):
    address = steps_of(officer)
    finding = officer.get("/findings/" + address.split("of=")[1]).text
    sheet = officer.get(address.replace("/steps", "/worksheet")).text
    others = [officer.get(address.replace("/steps", path)).text for path in ("/what-if", "")]

    for page in (officer.get(address).text, finding, sheet, *others):
        assert "data-pack=" in page
    assert "their text was not opened" in sheet


def test_what_a_step_rests_on_is_said_in_words_with_where_it_comes_from():
    facts = [
        CaseFact(FactKey("jit_set_up"), value=True),
        CaseFact(FactKey("has_case", ("NO",)), value=True),
        CaseFact(FactKey("has_case", ("RO",)), value=True),
        CaseFact(FactKey("data_at_risk"), value=True),
        CaseFact(FactKey("stage", ("NO",)), "trial"),
    ]
    origins = {
        FactKey("jit_set_up"): Origin(Ground.OWN_RECORD, ("NO/1",)),
        FactKey("data_at_risk"): Origin(Ground.URGENCY),
    }
    with page_samples.page_app().test_request_context("/"):
        assert law_words.because(facts, origins) == [
            "a joint investigation team is being set up or runs (on record with NO/1)",
            "a case of its own in Norway and Romania",
            "a record can vanish before a request is answered "
            "(from the urgency of the case; no record is named)",
            "How far have the proceedings in Norway come? Trial",
        ]
        theirs = Origin(Ground.DESK_RECORD, desks=("RO",))
        assert law_words.origin_text(theirs) == "recorded by the desk of Romania"


def test_every_ground_has_words():
    assert set(proposal_terms.GROUND) == {one.value for one in Ground}
    assert {name.split(":")[0] for name in proposal_terms.BECAUSE} <= set(FACTS)
