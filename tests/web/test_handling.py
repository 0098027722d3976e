"""Pages that say how content may be handled, and the form in which a desk sets it."""

import pytest

from coordination.domain.handling import Codes
from coordination.domain.permissions import Role
from coordination.domain.vocabulary import Handling, Tlp
from tests.web import page_samples as samples
from tests.web.test_pages import as_role, engine, officer

__all__ = ["as_role", "engine", "officer"]  # fixtures

CODES = {
    "handling": "H3",
    "tlp": "green",
    "restriction": "No copies.",
    "group_codes-victims-tlp": "red",
    "group_codes-contact-handling": "H0",
}

WORDS = "Only for identifying <b>the children</b>."


@pytest.fixture(scope="module")
def page_app():
    return samples.page_app()


@pytest.fixture
def drawn(page_app):
    """Return what a macro of the marks draws."""

    def draw(macro: str, codes: object) -> str:
        source = (
            "{% from '_parts/handling.html' import " + macro + " with context %}"
            "{{ " + macro + "(codes) }}"
        )
        with page_app.test_request_context("/"):
            return page_app.jinja_env.from_string(source).render(codes=codes)

    return draw


def test_a_mark_says_code_meaning_colour_and_words(drawn):
    mark = drawn("handling_mark", Codes(Handling.H3, Tlp.RED, (WORDS,)))

    assert 'data-code="H3" title="Other restriction, in words"' in mark
    assert 'data-tlp="red" title="Persons named for it, and nobody else"' in mark
    assert "TLP:RED" in mark
    assert "Only for identifying &lt;b&gt;the children&lt;/b&gt;." in mark


def test_a_brief_mark_keeps_its_meaning_for_who_listens(drawn):
    mark = drawn("brief_mark", Codes(Handling.H2, Tlp.CLEAR))

    assert '<span class="visually-hidden">Not to be passed on' in mark
    assert "TLP clear:" in mark
    assert "restriction" not in mark


def test_a_restriction_that_is_one_text_is_one_text(drawn):
    mark = drawn("handling_mark", {"code": "H3", "tlp": "green", "words": "No copies."})

    assert mark.count("<strong") == 1


def test_h3_of_an_old_register_says_that_its_words_are_missing(drawn):
    assert "No words recorded: ask the owner" in drawn("handling_mark", Codes(Handling.H3))
    assert drawn("handling_mark", None) == ""


def sent(officer, **codes):
    fields = {"ref": "NO/2026/5", "opened": "2026-03-02", "urgency": "routine", **codes}
    return officer.send("/cases/new", fields)


def test_codes_that_a_form_sets_stand_on_the_page_and_in_the_form(officer):
    at = sent(officer, **CODES).headers["Location"]
    page, form = officer.get(at).text, officer.get(f"{at}/edit").text

    marking = page.split('<section class="marking"')[1].split("</section>")[0]
    assert all(text in marking for text in ('data-code="H3"', "TLP:RED", "No copies."))
    assert "not stricter than that of the case and has no effect" in page
    assert '<details class="mt-3" open>' in form
    assert 'value="No copies."' in form


def test_a_form_takes_codes_of_groups_away_and_lowers_the_case(officer):
    at = sent(officer, **CODES).headers["Location"]
    usual = {"ref": "NO/2026/5", "opened": "2026-03-02", "handling": "H1", "tlp": "amber"}
    assert officer.send(f"{at}/edit", usual).status_code == 302

    page = officer.get(at).text
    assert "No copies." not in page
    assert "TLP:RED" not in page


def test_a_case_that_is_made_red_stays_with_who_registered_it_and_leads(officer, as_role):
    at = sent(officer, handling="H1", tlp="red").headers["Location"]

    assert officer.get(at).status_code == 200
    assert as_role(Role.LEAD, "NO").get(at).status_code == 200
    assert as_role(Role.OFFICER, "NO", "another").get(at).status_code == 404


@pytest.mark.parametrize(
    ("codes", "field", "words"),
    [
        ({"handling": "H3"}, "restriction", "write what it is"),
        ({"handling": "H1", "restriction": "x"}, "restriction", "Words belong to H3"),
        (
            {"handling": "H1", "group_codes-victims-handling": "H3"},
            "group_codes-victims-restriction",
            "write what it is",
        ),
        (
            {"handling": "H1", "group_codes-contact-restriction": "x"},
            "group_codes-contact-handling",
            "a TLP colour, or both",
        ),
    ],
)
def test_a_fault_of_codes_stands_at_its_field_and_nothing_is_stored(officer, codes, field, words):
    answer = sent(officer, **codes)

    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert words in answer.text.split(f'id="{field}-error"')[1][:200]
    assert "NO/2026/5" not in officer.get("/cases").text


@pytest.mark.parametrize(
    "sneaked", [{"group_codes-title-tlp": "clear"}, {"group_codes-victims-group": "summary"}]
)
def test_a_form_has_codes_of_the_groups_that_there_are(officer, sneaked):
    at = sent(officer, handling="H1", tlp="amber", **sneaked).headers["Location"]

    assert 'aria-labelledby="ha"' in officer.get(at).text
    assert "Codes for a group" not in officer.get(at).text
    assert "TLP:CLEAR" not in officer.get(at).text
