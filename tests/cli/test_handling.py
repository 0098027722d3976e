"""Handling codes in a file: imported, exported with the overlaps, refused by line and field."""

import json

from tests.builders import a_payload, an_identifier

MAIL = [an_identifier("email", "shared@firma-oppdiktet.no")]
STRICT = {"handling": "H3", "restriction": "No copies.", "tlp": "red"}


def marks(run) -> dict[str, str]:
    rows = [json.loads(line) for line in run("overlaps").out.splitlines()]
    return {row[f"case_{side}"]: row[f"marks_{side}"] for row in rows for side in "ab"}


def test_codes_of_a_file_stand_on_the_export(run, write):
    groups = [{"group": "victims", "handling": "H2"}]
    strict = a_payload("NO/1", "NO", identifiers=MAIL, **STRICT)
    assert run("import", write(strict, a_payload("RO/1", "RO", identifiers=MAIL))).code == 0
    assert marks(run) == {"NO/1": "H3 TLP:RED No copies.", "RO/1": "H1 TLP:AMBER"}

    again = a_payload("RO/1", "RO", identifiers=MAIL, group_codes=groups)
    run("import", write(again, name="again.jsonl"))
    assert marks(run)["RO/1"] == "H2 TLP:AMBER"


def test_a_file_that_names_no_codes_changes_none(run, write):
    run("import", write(a_payload("NO/1", "NO", identifiers=MAIL, **STRICT)))
    run("import", write(a_payload("RO/1", "RO", identifiers=MAIL), name="other.jsonl"))
    run("import", write(a_payload("NO/1", "NO", identifiers=MAIL, title="New"), name="new.jsonl"))

    assert marks(run)["NO/1"] == "H3 TLP:RED No copies."


def test_bad_codes_are_listed_by_line_and_field_and_the_good_lines_stand(run, write):
    bad = a_payload("NO/2", "NO", handling="H3")
    result = run("import", write(a_payload("NO/1", "NO", **STRICT), bad))

    assert result.code == 1
    assert "line 2: restriction: This is missing. H3 is a restriction in words" in result.err
    assert "No copies." not in result.out + result.err
