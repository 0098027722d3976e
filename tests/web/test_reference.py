"""Cards of the reference pack, for everybody; corrections of it, for the administrator."""

import re

import pytest

from coordination.domain.permissions import Role
from tests.web.test_pages import as_role, engine

__all__ = ["as_role", "engine"]  # fixtures

CORRECTION = {
    "file": "jurisdictions",
    "entry": "KR",
    "field": "budapest",
    "value": "party",
    "source": "Letter of the ministry of 1 November 2026",
    "reason": "Accession read in <b>the letter</b>",
}
PAGE = "/reference/corrections"
LISTS = ("countries", "providers", "instruments")


@pytest.fixture
def reader(as_role):
    return as_role(Role.READER, "NO")


@pytest.fixture
def administrator(as_role):
    return as_role(Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["", *LISTS])
def test_everybody_reads_the_pack_and_each_page_says_its_date(as_role, role, name):
    desk = "NO" if role is Role.READER else None

    answer = as_role(role, desk).get(f"/reference/{name}".rstrip("/"))

    assert answer.status_code == 200
    assert 'Law and lists as of <time datetime="2026-11-23"' in answer.text


@pytest.mark.parametrize("name", LISTS)
def test_every_card_of_a_list_opens(reader, name):
    cards = re.findall(rf'href="(/reference/{name}/[^"]+)"', reader.get(f"/reference/{name}").text)

    assert len(set(cards)) > 20
    assert {reader.get(card).status_code for card in cards} == {200}


def test_a_country_card_shows_standing_dates_and_what_nobody_has_read(reader):
    text = reader.get("/reference/countries/no").text

    assert "Norway" in text
    assert "liaison prosecutor" in text
    assert '<time datetime="2013-02-01"' in text
    assert "ETS 182, Art. 20" in text
    assert 'class="unverified"' in text
    assert "What this State can give" in text


def test_a_part_of_a_state_has_on_its_card_what_proposals_take(reader):
    text = reader.get("/reference/countries/RE").text

    assert text.count("from France, of which it is a part; not confirmed") > 4
    assert "does not follow from that State" not in text


def test_the_convention_of_2000_and_the_unread_year_stand_on_the_card_of_norway(reader):
    text = reader.get("/reference/countries/NO").text

    assert "Arts 3, 5, 6, 7, 12 and 23" in text
    assert re.search(r'class="unverified">Ratified 2006</span>', text)


def test_no_provider_card_names_fields_of_the_files(reader):
    text = reader.get("/reference/providers/meta").text

    assert "entity_eu" not in text
    assert "epoc_addressee" not in text


def test_a_provider_card_names_the_risk_of_notice_and_leaves_the_addressee_open(reader):
    text = reader.get("/reference/providers/meta").text

    assert "Tells its customer" in text
    assert "Attach an order of non-disclosure" in text
    assert "Addressee of European orders" in text
    assert "Look it up before issuing" in text


def test_an_instrument_card_puts_its_condition_into_words(reader):
    text = reader.get("/reference/instruments/budapest_29").text

    assert "Party to the Convention on Cybercrime" in text
    assert "60 days" in text
    assert "counted from the next day" in text


@pytest.mark.parametrize("path", ["countries/QQ", "providers/nobody", "instruments/none"])
def test_a_card_that_the_pack_does_not_have_is_not_found(reader, path):
    assert reader.get(f"/reference/{path}").status_code == 404


def test_lists_are_searched_and_grouped(reader):
    found = reader.get("/reference/countries?q=norw").text
    union = reader.get("/reference/countries?group=eu").text

    assert "Norway" in found
    assert "Germany" not in found
    assert "Germany" in union
    assert "Norway" not in union
    assert reader.get("/reference/countries?group=nonsense").status_code == 404
    assert "No provider fits" in reader.get("/reference/providers?q=zzzz").text
    assert "No instrument fits" in reader.get("/reference/instruments?q=zzzz").text


def test_a_correction_is_shown_to_every_reader_with_source_and_delivered_value(
    reader, administrator
):
    made = administrator.send(PAGE, CORRECTION)

    text = reader.get("/reference/countries/KR").text

    assert made.status_code == 302
    assert "corrected here" in text
    assert "Letter of the ministry" in text
    assert "invited" in text
    assert "<b>the letter</b>" not in text
    assert "1 local correction" in text
    assert "Korea" in reader.get("/reference/countries?group=corrected").text


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"value": "partly"}, "none of the words that the field may have"),
        ({"entry": "QQ"}, "has no such entry"),
        ({"field": "network_24_7"}, "follows from another one"),
        ({"source": " "}, "Name the source"),
        ({"reason": ""}, "Say why"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_at_its_place(
    administrator, reader, changed, complaint
):
    answer = administrator.send(PAGE, {**CORRECTION, **changed})

    assert answer.status_code == 422
    assert complaint in answer.text
    assert "local correction" not in reader.get("/reference").text


def test_a_correction_is_withdrawn_with_a_reason_and_stays_on_record(administrator, reader):
    administrator.send(PAGE, CORRECTION)
    page = administrator.get("/reference/corrections?file=jurisdictions&entry=NO&field=budapest")
    way = re.search(r'action="(/reference/corrections/[^"]+/withdraw)"', page.text).group(1)

    silent = administrator.send(way, {"reason": " "}, page=PAGE)
    administrator.send(way, {"reason": "The letter was wrong"}, page=PAGE)

    assert silent.status_code == 302
    after = administrator.get(PAGE).text
    assert "The letter was wrong" in after
    assert "No fact is corrected" in after
    assert "corrected here" not in reader.get("/reference/countries/KR").text


def test_nobody_else_may_correct(reader, as_role):
    analyst = as_role(Role.ANALYST)

    assert reader.get(PAGE).status_code == 403
    assert analyst.send(PAGE, CORRECTION, page="/reference").status_code in {400, 403}
