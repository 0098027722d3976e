"""The own desk's hits over the API."""

import json

import pytest

from tests.builders import a_payload, an_identifier

ALPHA = [an_identifier("email", "alpha@firma-oppdiktet.no")]
BETA = [an_identifier("email", "beta@firma-oppdiktet.no")]


def test_both_desks_see_a_hit_with_desk_kinds_band_and_day_and_nothing_of_the_other_case(program):
    ours, theirs = program("NO"), program("RO")
    ours.post(a_payload("NO/1", "NO", identifiers=ALPHA, title="Our title"))
    theirs.post(a_payload("RO/1", "RO", identifiers=ALPHA, title="Their title"))

    (mine,), (yours,) = (
        ours.get("/api/v1/hits").json["hits"],
        theirs.get("/api/v1/hits").json["hits"],
    )

    assert (mine["desk"], yours["desk"]) == ("RO", "NO")
    assert (mine["case"]["ref"], yours["case"]["ref"]) == ("NO/1", "RO/1")
    assert mine["id"] != yours["id"]
    assert (mine["kinds"], mine["coverage"]) == (["email"], "uncoordinated")
    assert "RO/1" not in json.dumps(mine)
    assert "Their title" not in json.dumps(mine)


def test_a_running_team_moves_a_hit_to_the_coordinated_ones(program):
    ours, theirs = program("NO"), program("RO")
    theirs.post(a_payload("RO/1", "RO", identifiers=ALPHA))
    team = {"kind": "jit", "with": ["RO"], "since": "2026-01-01", "until": None, "state": "running"}
    ours.post(a_payload("NO/1", identifiers=ALPHA))
    assert ours.get("/api/v1/hits").json["total"] == 1

    ours.post(a_payload("NO/1", identifiers=ALPHA, coordination=[team]))

    assert ours.get("/api/v1/hits").json["hits"] == []
    assert [hit["desk"] for hit in theirs.get("/api/v1/hits?state=covered").json["hits"]] == ["NO"]


def test_a_link_whose_facts_are_gone_is_past_and_not_taken_back(program):
    ours, theirs = program("NO"), program("RO")
    theirs.post(a_payload("RO/1", "RO", identifiers=ALPHA))
    ours.post(a_payload("NO/1", identifiers=ALPHA))

    ours.post(a_payload("NO/1"))

    (past,) = theirs.get("/api/v1/hits?state=past").json["hits"]
    assert past["ended_on"] is not None
    assert theirs.get("/api/v1/hits").json["hits"] == []


def test_in_a_chain_of_three_desks_the_ends_learn_nothing_of_each_other(program):
    first, middle, last = program("NO"), program("RO"), program("DE")
    address = first.post(a_payload("NO/1", "NO", identifiers=ALPHA)).headers["Location"]
    middle.post(a_payload("RO/1", "RO", identifiers=[*ALPHA, *BETA]))
    last.post(a_payload("DE/1", "DE", identifiers=BETA))

    pages = ["/api/v1/hits", "/api/v1/hits?state=covered", "/api/v1/cases", address]
    told = "".join(first.get(page).text for page in pages)

    assert '"RO"' in told
    assert '"DE"' not in told
    assert "DE/1" not in told
    assert len(middle.get("/api/v1/hits").json["hits"]) == 2


@pytest.mark.parametrize(
    "query", ["state=open&state=past", "state=all", "desk=RO", "page=2", "page=x"]
)
def test_a_list_of_hits_refuses_what_it_does_not_know(program, query):
    answer = program("NO").get(f"/api/v1/hits?{query}")

    assert answer.status_code == 422
    assert answer.json["faults"][0]["field"] == query.partition("=")[0]


def test_reading_hits_is_one_entry_in_the_log(program, log):
    ours = program("NO")
    before = len(log())

    ours.get("/api/v1/hits")

    assert [entry[:2] for entry in log()[before:]] == [("hits.listed", ours.owner)]
