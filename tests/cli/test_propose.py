"""Trying the law on a set of States from the command line."""

import json


def test_propose_prints_ranked_steps_with_bases_per_pair(run):
    result = run("propose", "NO", "RO", "TN")

    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[0].startswith("Law as of 20")
    assert lines[1].startswith("1. ")
    assert any("NO and RO" in line or "NO to RO" in line for line in lines)
    assert any("without TN" in line for line in lines)


def test_propose_prints_one_json_document(run):
    result = run("propose", "DE", "FR", "--fact", "imminent_danger=yes", "--asking", "DE", "--json")

    document = json.loads(result.out)
    ranks = [one["rank"] for one in document["proposals"]]
    assert document["law_as_of"]
    assert ranks == list(range(1, len(ranks) + 1))
    assert {one["standing"] for one in document["proposals"]} <= {
        "confirmed",
        "needs_facts",
        "manual",
        "not_yet_available",
    }


def test_a_fact_changes_what_is_proposed(run):
    before = run("propose", "NO", "RO", "--fact", "stage:NO=investigation").out
    after = run("propose", "NO", "RO", "--fact", "stage:NO=trial").out

    assert "Joint investigation team" in before
    assert before != after


def test_what_the_pack_does_not_know_is_refused_in_one_line(run):
    for arguments in (
        ("NO", "ZZ"),
        ("NO",),
        ("NO", "RO", "--asking", "DE"),
        ("NO", "RO", "--fact", "stage:NO=soon"),
    ):
        result = run("propose", *arguments)
        assert (result.code, result.out) == (1, ""), arguments
        assert len(result.err.splitlines()) == 1
    assert run("propose", "NO", "RO", "--fact", "nonsense").code == 2
