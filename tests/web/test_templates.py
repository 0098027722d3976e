"""Every template with invented content: it renders, escapes, and offers only what one may do."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, render_template

from coordination.actions import pages
from coordination.actions.accounts import DeskLine, Invitation, Person
from coordination.actions.api_keys import IssuedKey, KeyLine
from coordination.actions.pages.disclosure_lists import (
    Approvals,
    Disclosures,
)
from coordination.actions.pages.disclosures import (
    Dealings,
)
from coordination.actions.pages.given import GivenCase
from coordination.actions.pages.proposals import ProposalTab
from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Actor, Role
from coordination.domain.teams import PartyState
from coordination.web import charts, coordination_map
from coordination.web.forms import CaseForm, CoordinationForm, KeyForm, ReasonForm, UserForm
from tests.web import dealing_samples as dealt
from tests.web import page_samples as samples
from tests.web import policy_samples as rights
from tests.web import proposal_samples as steps

OFFICER = Actor("1", "i.albuquerque", Role.OFFICER, "NO")
LEAD = Actor("9", "n.osorio", Role.LEAD, "NO")
ANALYST = Actor("2", "a.nalyst", Role.ANALYST)
AUDITOR = Actor("3", "m.kask", Role.AUDITOR)
ADMINISTRATOR = Actor("4", "a.dmin", Role.ADMINISTRATOR)
FOLDER = Path(__file__).parents[2] / "templates"
PERSON = Person("9", "n.osorio", Role.LEAD, "NO", True, True, samples.NOW, samples.NOW, True)
KEY = KeyLine(
    "7", "desk_aa", (ApiScope.READ_CASES,), "NO", samples.NOW, samples.NOW, samples.NOW, None
)


def finding_page(page: pages.FindingPage | pages.GraphPage) -> dict[str, object]:
    names = {party.node: charts.party_name(party) for party in page.parties}
    figure = charts.graph_figure(page.picture, page.parties, lambda _party: "")
    return {"page": page, "figure": figure, "names": names}


def a_pair(scope: pages.Scope) -> pages.MapPage:
    return samples.a_map(scope, ("DE", "NO"))


def map_views() -> dict[str, tuple[str, Actor, object]]:
    """Return the views of the coordination map, for both readers and every figure."""
    made = {
        "map": (ANALYST, "index", samples.a_map, {}),
        "map in a browser": (ANALYST, "index", samples.a_map, {"view": "map", "reach": "world"}),
        "map network": (ANALYST, "index", samples.a_map, {"view": "network"}),
        "map table": (ANALYST, "index", samples.a_map, {"view": "table"}),
        "coarse map": (ANALYST, "index", samples.a_coarse_map, {}),
        "map of a state": (ANALYST, "index", lambda: samples.a_map(place=("NO",)), {"view": "map"}),
        "map of a pair": (ANALYST, "pair", lambda: a_pair(pages.Scope.WHOLE), {}),
        "desk map": (OFFICER, "index", lambda: samples.a_map(pages.Scope.DESK), {}),
        "desk map of a pair": (OFFICER, "pair", lambda: a_pair(pages.Scope.DESK), {}),
        "empty map": (OFFICER, "index", samples.an_empty_map, {"view": "network"}),
    }
    return {
        name: (
            f"coordination_map/{template}.html",
            actor,
            lambda page=page, args=args: coordination_map.context(page(), args),
        )
        for name, (actor, template, page, args) in made.items()
    }


def a_case_form() -> CaseForm:
    form = CaseForm()
    form.offer(samples.a_form_context())
    form.ref.errors = (samples.HOSTILE,)
    return form


def a_user_form() -> UserForm:
    form = UserForm(formdata=None)
    form.offer(["officer", "analyst"], ["NO"])
    return form


def views() -> dict[str, tuple[str, Actor, object]]:
    """Return, by a name, a template, its reader and a function that makes its content."""
    found = {
        f"case {tab}": ("cases/show.html", OFFICER, lambda tab=tab: samples.case_pages()[tab])
        for tab in samples.case_pages()
    }
    found |= {
        f"hits {state}": (
            "overlaps/index.html",
            OFFICER,
            lambda state=state: samples.some_page_hits(state),
        )
        for state in pages.HitState
    }
    return found | {
        "desk": ("overview/desk.html", OFFICER, samples.a_desk_today),
        "cases": ("cases/index.html", OFFICER, samples.a_register),
        "search": ("cases/search.html", OFFICER, samples.search_results),
        "person": ("cases/person.html", OFFICER, samples.an_opened_person),
        "domestic": ("findings/domestic.html", OFFICER, samples.some_duplicates),
        "findings": (
            "findings/index.html",
            OFFICER,
            lambda: samples.some_findings(pages.Scope.DESK),
        ),
        "whole findings": (
            "findings/index.html",
            ANALYST,
            lambda: samples.some_findings(pages.Scope.WHOLE),
        ),
        "log": ("log/index.html", AUDITOR, samples.a_log),
        "alarms": ("alarms/index.html", AUDITOR, samples.some_alarms),
        "alarms of a lead": ("alarms/index.html", LEAD, lambda: samples.some_alarms(lead=True)),
        "no alarms": (
            "alarms/index.html",
            ANALYST,
            lambda: pages.Alarms((), (), (), (), (), True, False),
        ),
        "broken log": ("log/index.html", AUDITOR, lambda: samples.a_log(unbroken=False)),
    }


def others() -> dict[str, tuple[str, Actor, object]]:
    """Return views whose templates receive more than a page object."""
    case = samples.case_pages()
    issued = IssuedKey(KEY, "desk_aa_secret")
    return {
        "finding": (
            "findings/show.html",
            OFFICER,
            lambda: finding_page(samples.a_desk_finding()),
        ),
        "whole finding": (
            "findings/show.html",
            ANALYST,
            lambda: finding_page(samples.a_whole_finding()),
        ),
        "joined findings": (
            "findings/show.html",
            ANALYST,
            lambda: finding_page(replace(samples.a_whole_finding(), joined=True)),
        ),
        "graph of joined findings": (
            "findings/graph.html",
            ANALYST,
            lambda: finding_page(replace(samples.a_whole_graph(), joined=True)),
        ),
        "graph": ("findings/graph.html", OFFICER, lambda: finding_page(samples.a_desk_graph())),
        "whole graph": (
            "findings/graph.html",
            ANALYST,
            lambda: finding_page(samples.a_whole_graph()),
        ),
        **map_views(),
        "form": (
            "cases/form.html",
            OFFICER,
            lambda: {"form": a_case_form(), "summary": [("ref", "x")], "case_id": None},
        ),
        "edit": (
            "cases/form.html",
            OFFICER,
            lambda: {"form": a_case_form(), "summary": [], "case_id": samples.an_id(1)},
        ),
        "open person": (
            "cases/open_person.html",
            OFFICER,
            lambda: {"page": case["subjects"], "key": "S3", "form": ReasonForm()},
        ),
        "coordination": (
            "coordination/new.html",
            OFFICER,
            lambda: {"page": case["coordination"], "form": CoordinationForm(), "summary": []},
        ),
        "desks": (
            "desks/index.html",
            ADMINISTRATOR,
            lambda: {"desks": (DeskLine("NO", "Norway", 0),)},
        ),
        "users": (
            "desks/users.html",
            ADMINISTRATOR,
            lambda: {
                "form": a_user_form(),
                "people": [PERSON],
                "invitation": Invitation(PERSON, "t", samples.NOW),
                "link": "/welcome/t",
            },
        ),
        "account": (
            "account/show.html",
            OFFICER,
            lambda: {"form": KeyForm(), "keys": (KEY,), "live": {"7"}, "issued": issued},
        ),
    }


def proposals() -> dict[str, tuple[str, Actor, object]]:
    """Return the pages of proposals, as desks and the analyst read them."""
    typed = {"summary": [("facts", "x")], "typed": {}, "chosen": "", "reason": "", "until": ""}
    found = {
        f"proposals {tab}": (
            "proposals/index.html",
            ANALYST if tab is ProposalTab.PREPARED else OFFICER,
            lambda tab=tab: steps.a_list(tab),
        )
        for tab in ProposalTab
    }
    return found | {
        "steps": ("proposals/steps.html", OFFICER, lambda: {"page": steps.a_steps_page(), **typed}),
        "steps read": (
            "proposals/steps.html",
            OFFICER,
            lambda: {"page": steps.a_steps_page(may=False), **typed},
        ),
        "whole steps": (
            "proposals/steps.html",
            ANALYST,
            lambda: {"page": steps.a_steps_page(whole=True), **typed},
        ),
        "steps of a finding": (
            "findings/show.html",
            OFFICER,
            lambda: {
                **finding_page(samples.a_desk_finding()),
                "next_steps": steps.a_steps_page(),
            },
        ),
        "pick": ("proposals/pick.html", OFFICER, steps.a_pick),
        "whole pick": ("proposals/pick.html", ANALYST, lambda: steps.a_pick(whole=True)),
        "what if": (
            "proposals/what_if.html",
            OFFICER,
            lambda: {"page": steps.a_what_if(), "summary": ()},
        ),
        "worksheet": (
            "proposals/worksheet.html",
            OFFICER,
            lambda: {"page": steps.a_worksheet(), "summary": (), "typed": {}},
        ),
        "worksheet read": (
            "proposals/worksheet.html",
            OFFICER,
            lambda: {"page": steps.a_worksheet(may=False), "summary": (), "typed": {}},
        ),
    }


def dealings() -> dict[str, tuple[str, Actor, object]]:
    """Return the pages of hits, approvals and disclosures."""

    def hit(page: Dealings, given: GivenCase, form: str = "", seen: int | None = None) -> object:
        said = {"reason": samples.HOSTILE, "until": samples.HOSTILE, "use": "pass_on"}
        return {
            "page": page,
            "given": given,
            "usual": samples.TODAY,
            "sent": form,
            "typed": said if form else {},
            "ticked": ["contact"],
            "summary": [(f"{form}-reason", samples.HOSTILE)] if form else (),
            "seen": seen,
        }

    pages_of = {
        "hit": (dealt.a_page, dealt.a_given),
        "hit read": (dealt.a_quiet_page, lambda: dealt.a_given(full=False)),
        "hit that waits": (dealt.a_waiting_page, dealt.a_bare_given),
    }
    found = {
        name: ("hits/show.html", OFFICER, lambda page=page, given=given: hit(page(), given()))
        for name, (page, given) in pages_of.items()
    }
    forms = ("ask-case", "ask-victims", "answer-case", "refuse-case", "revoke", "consent")
    found |= {
        f"hit after {form}": (
            "hits/show.html",
            LEAD,
            lambda form=form: hit(dealt.a_page(), dealt.a_given(), form, 3),
        )
        for form in forms
    }
    asked = {"page": dealt.a_page(), "key": "V1"}
    return found | {
        "given person asked": (
            "hits/open_person.html",
            OFFICER,
            lambda: {**asked, "form": ReasonForm(formdata=None)},
        ),
        "given person": ("hits/person.html", OFFICER, lambda: {"page": dealt.an_opened()}),
        "approvals": ("approvals/index.html", LEAD, dealt.some_approvals),
        "no approvals": ("approvals/index.html", LEAD, lambda: Approvals("NO", (), (), (), (), ())),
        "disclosures": ("disclosures/index.html", OFFICER, dealt.some_disclosures),
        "no disclosures": ("disclosures/index.html", OFFICER, lambda: Disclosures("NO", (), ())),
        "unanswered": ("disclosures/unanswered.html", ANALYST, dealt.some_unanswered),
        "all answered": ("disclosures/unanswered.html", ANALYST, lambda: {"page": ()}),
    }


def policy() -> dict[str, tuple[str, Actor, object]]:
    """Return the pages of walls, grants, teams, broken glass and absence."""
    access = {
        f"access tab of {who.role}": (
            "cases/show.html",
            who,
            lambda lead=who is LEAD: rights.an_access_tab(lead=lead),
        )
        for who in (OFFICER, LEAD)
    }
    forms = {
        f"new {what}": ("case_access/new.html", LEAD, lambda what=what: rights.an_entry_form(what))
        for what in ("wall", "named", "grant", "team")
    }
    return {
        **access,
        **forms,
        "access": ("case_access/index.html", LEAD, rights.some_desk_rights),
        "teams": ("teams/index.html", LEAD, rights.some_teams),
        "team": ("teams/show.html", LEAD, rights.a_team),
        "team invites": ("teams/show.html", LEAD, lambda: rights.a_team(state=PartyState.INVITED)),
        "team of a member": ("teams/show.html", OFFICER, lambda: rights.a_team(may=False)),
        "past team": ("teams/show.html", LEAD, lambda: rights.a_team(over=True)),
        "break-glass": ("break_glass/index.html", LEAD, rights.some_glasses),
        "glass register": (
            "break_glass/index.html",
            AUDITOR,
            lambda: rights.some_glasses(auditor=True),
        ),
        "glass across": ("break_glass/across.html", LEAD, rights.a_glass_form),
        "absence": ("absences/index.html", LEAD, rights.some_absences),
        "opened": ("opened/index.html", OFFICER, rights.some_opened),
        "opened case": ("opened/show.html", OFFICER, rights.an_opened),
        "opened person": ("opened/person.html", OFFICER, rights.an_opened_person),
        "open a given person": ("opened/open_person.html", OFFICER, rights.an_opened_form),
    }


VIEWS = views()
OTHERS = others() | proposals() | dealings() | policy()


@pytest.fixture(scope="module")
def form_app() -> Flask:
    return samples.page_app()


@pytest.fixture
def rendered(form_app):
    def render(name: str) -> str:
        template, actor, make = (VIEWS | OTHERS)[name]
        with form_app.test_request_context("/"):
            made = make()
            context = made if isinstance(made, dict) else {"page": made}
            return render_template(template, actor=actor, **context)

    return render


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize("name", [*VIEWS, *OTHERS])
def test_a_page_renders_without_inline_style_handler_or_script(rendered, name):
    page = rendered(name)

    scripts = re.findall(r"<script\b([^>]*)>", page)

    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page)
    assert "<style" not in page
    assert all("src=" in one or 'type="application/json"' in one for one in scripts)


@pytest.mark.parametrize("name", [*VIEWS, *OTHERS])
def test_what_desks_typed_is_escaped_everywhere(rendered, name):
    page = rendered(name)

    assert samples.HOSTILE not in page
    assert "<b>Οδός" not in page


@pytest.mark.parametrize("name", [*VIEWS, *OTHERS])
def test_every_id_of_a_page_is_its_own_and_every_label_has_its_field(rendered, name):
    page = rendered(name)

    ids = re.findall(r'\sid="([^"]+)"', page)
    wanted = re.findall(r'<label[^>]*\sfor="([^"]+)"', page)

    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)
    assert set(wanted) <= set(ids)


@pytest.mark.parametrize("name", [*VIEWS, *OTHERS])
def test_every_form_that_is_sent_carries_its_token(rendered, name):
    forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", rendered(name), re.DOTALL)

    assert all('name="csrf_token"' in form for form in forms)


@pytest.mark.parametrize("name", ["finding", "hits open", "case hits", "desk"])
def test_a_weight_shows_between_own_cases_only(rendered, name):
    page = rendered(name)

    weights = re.findall(r'class="num">[+−]\d', page)

    assert len(weights) == (2 if name == "finding" else 0)


def test_the_other_side_of_a_hit_is_desk_kind_band_and_date(rendered):
    row = re.search(r'<tr id="hit-.*?</tr>', rendered("hits open"), re.DOTALL)

    assert row is not None
    assert text_of(row.group()).startswith(
        "Certain crypto-asset address and platform account DE Open the hit : DE desk, NO/2026/0001"
    )


def test_the_analyst_sees_no_reference_and_gets_no_button(rendered):
    for name in ("whole finding", "whole findings"):
        page = rendered(name)

        assert "/2026/" not in page
        assert "Record coordination" not in page
        assert "No content" in page


def test_a_victim_is_a_pseudonym_until_somebody_opens_it(rendered):
    listed = text_of(rendered("case subjects"))
    opened = text_of(rendered("person"))

    assert "Victim V1" in listed
    assert "May 2014" not in listed
    assert "Open with a reason" in listed
    assert "May 2014" in opened


def test_a_file_hash_is_never_shown(rendered):
    assert "keyed code only" in rendered("case identifiers")


def test_a_broken_chain_names_the_entry(rendered):
    assert "Entry 17 does not agree" in text_of(rendered("broken log"))
    assert "does not agree" not in rendered("log")


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        (
            "desk",
            {
                "/desk",
                "/cases",
                "/hits",
                "/disclosures",
                "/map",
                "/findings",
                "/proposals",
                "/domestic",
                "/log",
                "/teams",
                "/opened",
                "/absence",
                "/break-glass",
            },
        ),
        (
            "whole findings",
            {"/map", "/findings", "/proposals", "/alarms", "/disclosures/unanswered"},
        ),
        (
            "approvals",
            {"/desk", "/cases", "/hits", "/approvals", "/disclosures", "/map", "/findings"}
            | {"/proposals", "/domestic", "/log", "/alarms", "/users"}
            | {"/access", "/teams", "/opened", "/absence", "/break-glass"},
        ),
        ("log", {"/alarms", "/log", "/break-glass"}),
        ("desks", {"/desks", "/users"}),
    ],
)
def test_the_rail_offers_what_a_role_may_use(rendered, name, ways):
    rail = rendered(name).split('class="rail-foot"')[0].split('class="rail-inner"')[1]

    found = set(re.findall(r'<li><a href="([^"]+)"', rail))
    assert {way for way in found if not way.startswith("/reference/")} == ways


@pytest.mark.parametrize("name", ["desk", "log"])
def test_only_who_may_search_gets_the_field(rendered, name):
    assert ('role="search"' in rendered(name)) is (name == "desk")


def test_no_template_decides_by_role():
    texts = {path.name: path.read_text() for path in FOLDER.rglob("*.html")}

    assert not [name for name, text in texts.items() if re.search(r"{%[^%]*\brole ==", text)]


def test_every_text_of_a_template_is_marked_for_translation():
    for path in FOLDER.rglob("*.html"):
        drawn = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", path.read_text(), flags=re.DOTALL)
        bare = re.sub(r"<[^>]+>", " ", drawn)

        assert not re.findall(r"\b[A-Za-z]{4,}\b(?!=)", bare), path.name
