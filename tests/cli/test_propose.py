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
        "open",
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


def test_what_is_ruled_out_is_printed_with_its_reason(run):
    facts = ("--fact", "stage:NO=trial", "--fact", "stage:RO=trial")
    text = run("propose", "NO", "RO", *facts).out
    document = json.loads(run("propose", "NO", "RO", *facts, "--json").out)

    after = text.split("Not proposed: Joint investigation team\n")[1]
    assert after.startswith("   - ")
    out = {one["step"]: one for one in document["ruled_out"]}
    assert out["jit"]["against"] or out["jit"]["excluded"]


def test_a_fact_that_does_not_exist_is_named_with_near_ones(run):
    for fact, said in (
        ("open_proceding:NO=yes", "no fact open_proceding; near: open_proceedings"),
        ("xyzzy=yes", "no fact xyzzy; one of: action_day_planned"),
        ("stage=trial", "stage is written stage:STATE=VALUE"),
        ("coverage:NO=covered", "coverage is written coverage:STATE:STATE=VALUE"),
        ("imminent_danger:NO=yes", "imminent_danger is written imminent_danger=VALUE"),
    ):
        result = run("propose", "NO", "RO", "--fact", fact)
        assert (result.code, result.out) == (2, "")
        assert said in result.err
