"""What the operator can list: check, overlaps, findings; and the sweep behind them."""

import json

import pytest

from tests.builders import a_payload, an_identifier

VALUE = "shared@firma-oppdiktet.no"
MAIL = [an_identifier("email", VALUE)]
ONE, OTHER = (
    a_payload("NO/1", "NO", identifiers=MAIL, title="Hemmelig"),
    a_payload("RO/1", "RO", identifiers=[an_identifier("email", "Shared[at]firma-oppdiktet.no")]),
)
HOME = a_payload("NO/2", "NO", identifiers=MAIL)
KEYS = {
    "case_a",
    "jurisdiction_a",
    "marks_a",
    "case_b",
    "jurisdiction_b",
    "marks_b",
    "score",
    "kinds",
    "judgement",
}


def entries(run) -> int:
    return int(run("audit", "verify").out.split()[0])


def test_check_lists_what_each_line_would_hit_and_stores_only_its_log_entry(run, write):
    run("import", write(ONE))
    before = entries(run)

    result = run("check", write(OTHER, a_payload("DE/1", "DE"), name="new.jsonl"))

    assert result.code == 0
    assert result.out.splitlines() == ["line 1: NO NO/1: strong, email", "line 2: no hit"]
    assert entries(run) == before + 1
    assert run("overlaps").out == ""


def test_check_lists_a_bad_line_and_ends_with_1(run, write):
    result = run("check", write(ONE, a_payload("NO/3", opened="never")))

    assert (result.code, result.out) == (1, "line 1: no hit\n")
    assert result.err.startswith("line 2: opened: ")


def test_a_known_case_does_not_hit_itself(run, write):
    run("import", write(ONE))

    assert run("check", write(ONE)).out == "line 1: no hit\n"


def test_overlaps_have_exactly_the_agreed_keys_and_never_a_value(run, write):
    run("import", write(ONE, OTHER, HOME))

    result = run("overlaps", "--format", "jsonl")

    rows = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert all(row.keys() == KEYS for row in rows)
    assert {row["judgement"] for row in rows} == {"potential"}
    assert {frozenset((row["case_a"], row["case_b"])) for row in rows} == {
        frozenset(("NO/1", "RO/1")),
        frozenset(("NO/1", "NO/2")),
        frozenset(("NO/2", "RO/1")),
    }
    assert all(row["kinds"] == ["email"] and 0 < row["score"] <= 1 for row in rows)
    assert VALUE not in result.out
    assert "Hemmelig" not in result.out


def test_overlaps_by_shared_and_worthless_values_are_left_out(run, write):
    shared = [an_identifier("domain", "gmail.com"), an_identifier("ip", "127.0.0.1")]
    run(
        "import",
        write(
            a_payload("NO/1", "NO", identifiers=shared), a_payload("RO/1", "RO", identifiers=shared)
        ),
    )

    assert run("overlaps").out == ""


def test_reading_the_overlaps_is_in_the_log_before_a_line_is_printed(run, write, monkeypatch):
    run("import", write(ONE, OTHER))
    before = entries(run)

    class Stopped:
        @staticmethod
        def dumps(*_args, **_more):
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("coordination.cli.cases.json", Stopped)
        assert run("overlaps").code == 1

    assert entries(run) == before + 1


def test_findings_name_desks_bands_and_kinds_and_leave_domestic_ones_out(run, write):
    run("import", write(ONE, HOME))
    assert run("findings").out == "0 findings\n"
    run("import", write(OTHER))

    lines = run("findings").out.splitlines()

    assert lines[-1] == "1 finding"
    assert "NO RO" in lines[0]
    assert "3 cases" in lines[0]
    assert run("findings", "--top", "0").out == "1 finding\n"


def test_a_sweep_of_a_register_that_is_true_changes_nothing(run, write):
    run("import", write(ONE, OTHER))

    result = run("sweep")

    assert result.code == 0
    assert "1 links, 0 changed" in result.out


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("unheard",),
        ("import",),
        ("import", "no-such-file.jsonl"),
        ("check", "."),
        ("overlaps", "--format", "csv"),
        ("findings", "--top", "-1"),
        ("findings", "--top", "many"),
        ("user", "add", "somebody"),
        ("user", "add", "somebody", "--role", "operator"),
        ("demo", "write", ".", "--today", "tomorrow"),
        ("demo", "load", "--cases", "0"),
    ],
)
def test_wrong_use_ends_with_2_and_a_hint(run, wrong):
    result = run(*wrong)

    assert result.code == 2
    assert "Usage: coordination" in result.err
