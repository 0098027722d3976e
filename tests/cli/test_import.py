"""Import: good lines stand, bad ones are listed by line and field, and repeating is safe."""

import json
import sqlite3

import pytest

from coordination.cli import cases, second
from tests.builders import a_payload, a_person, an_identifier

MAIL = [an_identifier("email", "shared@firma-oppdiktet.no")]
GOOD = (a_payload("NO/1", "NO", identifiers=MAIL), a_payload("RO/1", "RO", identifiers=MAIL))
LAST = a_payload("NO/9", "NO")

BAD = {
    "malformed": (b'{"ref": "NO/2", "jurisdiction": "NO",\n', "line", "Malformed JSON at column"),
    "a long line": (
        b'{"ref": "' + b"x" * 50_000_000 + b'"}\n',
        "line",
        "Longer than 1000000 bytes",
    ),
    "a NUL": (b'{"ref": "NO\0/2"}\n', "line", "NUL byte"),
    "a written NUL": (a_payload("NO/\u0000"), "ref", "control"),
    "a wrong date": (a_payload("NO/2", opened="2026-02-30"), "opened", "not in the calendar"),
    "a date of birth": (
        a_payload("NO/2", subjects=[a_person("Ola Oppdiktet", "17.05.1980")]),
        "subjects[0].dob",
        "",
    ),
    "an override": (a_payload("NO/\u202e2"), "ref", "changes the direction"),
    "an override in a title": (a_payload("NO/2", title="\u202eevil"), "title", "direction"),
    "an unknown field": (a_payload("NO/2", colour="blue"), "colour", ""),
    "not UTF-8": (b'{"ref": "\xe5"}\n', "line", "Not UTF-8"),
    "a field twice": (b'{"ref": "NO/2", "ref": "NO/3"}\n', "line", "ref stands twice"),
    "deep nesting": (b'{"ref": ' + b"[" * 100_000 + b"\n", "line", "Brackets within brackets"),
    "half a pair": (a_payload("NO/\ud800"), "ref", ""),
}


def linked(run) -> list[str]:
    """The references of the cases that meet."""
    rows = [json.loads(line) for line in run("overlaps").out.splitlines()]
    return sorted({ref for row in rows for ref in (row["case_a"], row["case_b"])})


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_listed_with_its_field_and_the_good_ones_stand(run, write, name):
    bad, field, said = BAD[name]
    path = write(GOOD[0], bad, GOOD[1], LAST)

    result = run("import", path)

    assert result.code == 1
    (fault,) = [line for line in result.err.splitlines() if line.startswith("line ")]
    assert fault.startswith(f"line 2: {field}: ")
    assert said in fault
    assert result.out == "3 registered, 0 changed, 0 unchanged, 1 refused\n"
    assert linked(run) == ["NO/1", "RO/1"]
    assert run("import", path).out == "0 registered, 0 changed, 3 unchanged, 1 refused\n"


def test_no_fault_repeats_a_value(run, write):
    person = a_person("Kari Hemmelig", "1980-13-45")

    result = run("import", write(a_payload("Hemmelig\u202e", subjects=[person], secret="Hemmelig")))

    assert result.code == 1
    assert "Hemmelig" not in result.out + result.err


def test_a_truncated_file_keeps_its_whole_lines(run, write):
    cut = json.dumps(GOOD[1]).encode()[:-20]

    result = run("import", write(GOOD[0], cut))

    assert result.code == 1
    assert "line 2: line: The line breaks off and the file with it" in result.err
    assert result.out.startswith("1 registered")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(GOOD[0]).encode("utf-16"), "UTF-16"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"PK\x03\x04\0", "ZIP archive"),
        (b"", "holds no case"),
        (b"\n \n\r\n", "holds no case"),
        (b"[\n", "JSON list"),
    ],
)
@pytest.mark.parametrize("name", ["import", "check"])
def test_a_file_that_is_no_json_lines_is_refused_by_what_it_is(run, write, name, content, said):
    result = run(name, write(content))

    assert result.code == 1
    assert said in result.err


def test_a_repeated_import_skips_what_is_equal_and_renews_what_changed(run, write):
    first = run("import", write(*GOOD))
    again = run("import", write(*GOOD))
    changed = run("import", write({**GOOD[0], "title": "A title"}, GOOD[1]))

    assert (first.code, first.out) == (0, "2 registered, 0 changed, 0 unchanged, 0 refused\n")
    assert (again.code, again.out) == (0, "0 registered, 0 changed, 2 unchanged, 0 refused\n")
    assert changed.out == "0 registered, 1 changed, 1 unchanged, 0 refused\n"


def test_a_dry_run_validates_stores_nothing_and_never_matches(run, write, instance, monkeypatch):
    run("import", write(GOOD[0]))
    before = run("audit", "verify").out

    def matched(*_args):
        raise AssertionError("a dry run must not look anything up")

    monkeypatch.setattr("coordination.actions.detection.find", matched)
    result = run("import", write(GOOD[1], a_payload("NO/2", opened="never")), "--dry-run")

    assert (result.code, result.out) == (1, "1 valid, 1 refused; nothing stored\n")
    assert run("audit", "verify").out == before


def test_a_long_import_says_how_far_it_is(run, write):
    lines = [b"{}\n"] * 2_000

    result = run("import", write(*lines), "--dry-run")

    assert [line.split(",")[0] for line in result.err.splitlines() if "lines," in line] == [
        "  1000 lines",
        "  2000 lines",
    ]


def test_every_imported_case_is_in_the_log_as_the_operators(run, write, instance):
    run("import", write(*GOOD))

    with sqlite3.connect(instance / "data" / "register.sqlite") as connection:
        rows = connection.execute("SELECT actor, action FROM audit_entry ORDER BY seq").fetchall()
    connection.close()
    assert rows.count(("operator", "case.registered")) == 2


def test_a_large_file_is_prepared_beside_the_writing_and_keeps_its_order(run, write):
    payloads = [a_payload(f"NO/{number}", "NO") for number in range(260)]
    payloads[250] = {"ref": "NO/250"}
    file = write(*payloads)

    first, again = run("import", file), run("import", file, "--dry-run")

    assert first.out == "259 registered, 0 changed, 0 unchanged, 1 refused\n"
    assert "line 251: jurisdiction:" in first.err
    assert (first.code, again.code) == (1, 1)
    assert again.out.startswith("259 valid, 1 refused")


def test_a_long_file_is_compared_at_its_end_in_two_processes(run, write, monkeypatch):
    monkeypatch.setattr(cases, "MATCHED_AT_ONCE", 0)
    monkeypatch.setattr(second, "_LARGE", 0)

    result = run("import", write(*GOOD, LAST))

    assert result.out == "3 registered, 0 changed, 0 unchanged, 0 refused\n"
    assert linked(run) == ["NO/1", "RO/1"]
    assert run("sweep").out.endswith("0 changed\n")


def test_an_import_that_was_cut_short_is_compared_when_it_is_repeated(run, write, monkeypatch):
    monkeypatch.setattr(cases, "MATCHED_AT_ONCE", 0)
    path = write(*GOOD)
    with monkeypatch.context() as killed:
        killed.setattr(cases, "_finish", lambda place, changed: None)
        run("import", path)

    again = run("import", path)

    assert again.out == "0 registered, 0 changed, 2 unchanged, 0 refused\n"
    assert linked(run) == ["NO/1", "RO/1"]
