"""Commands about the reference pack, as the operator runs them."""

import json
import shutil

import pytest

from coordination.reference import pack as packs
from coordination.reference.pack import DATA, load_pack
from tests.unit.packs import at

SIGNED = ("--source", "Letter of the ministry", "--reason", "Read there")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "pack")


def rewrite(folder, name, path, value):
    content = json.loads((folder / name).read_text("utf-8"))
    holder, last = at(content, path)
    holder[last] = value
    (folder / name).write_text(json.dumps(content), "utf-8")


def test_the_release_is_shown_without_a_register(bare):
    shown = bare("pack", "show")

    assert shown.code == 0
    release = json.loads((DATA / "pack.json").read_text("utf-8"))["release"]
    assert f"release {release}" in shown.out
    assert "250 entries" in shown.out
    assert json.loads(bare("pack", "show", "--json").out)["entries"]["jurisdictions"] == 250


def test_entries_are_listed_and_one_is_readable(bare):
    assert "NO  Norway" in bare("pack", "show", "jurisdictions").out
    assert "eurojust: liaison_prosecutor" in bare("pack", "show", "jurisdictions", "no").out
    assert "[not verified]" in bare("pack", "show", "jurisdictions", "TN").out
    assert "time_limits:" in bare("pack", "show", "instruments", "jit").out
    assert "cets224_in_force" in bare("pack", "show", "instruments", "legal_facts").out
    assert json.loads(bare("pack", "show", "providers", "meta", "--json").out)["name"] == "Meta"


def test_an_entry_that_is_not_there_is_refused_with_the_way_to_the_list(bare):
    refused = bare("pack", "show", "jurisdictions", "QQ")

    assert refused.code == 1
    assert "coordination pack show jurisdictions" in refused.err


def test_the_delivered_pack_has_no_fault_and_its_warnings_are_counted(bare):
    checked = bare("pack", "check")

    assert (checked.code, checked.err) == (0, "")
    assert checked.out.startswith("No fault.")
    assert "warning: " in bare("pack", "check", "--warnings").err


def test_every_fault_of_a_folder_is_named_with_what_to_do(bare, folder):
    rewrite(folder, "jurisdictions.json", "entry_into_force.ets185.dates.DE", "2009-02-30")
    rewrite(folder, "providers.json", "providers.meta.source", None)
    rewrite(folder, "contacts.json", "hotlines.0.alpha2", "QQ")
    rewrite(folder, "instruments.json", "instruments.eio.condition", {"all": {"field": "eoi"}})

    checked = bare("pack", "check", folder)

    assert checked.code == 1
    assert "jurisdictions.json, field entry_into_force.ets185.dates.DE: " in checked.err
    assert "providers.json, entry meta, field source: " in checked.err
    assert "contacts.json, field hotlines.0.alpha2: this State is not in" in checked.err
    assert "instruments.json, entry eio, field condition" in checked.err
    assert {one["file"] for one in json.loads(bare("pack", "check", folder, "--json").out)} == {
        *("contacts.json", "instruments.json", "jurisdictions.json", "pack.json"),
        "providers.json",
    }


def test_a_folder_without_a_pack_is_not_compared(bare, tmp_path):
    refused = bare("pack", "diff", tmp_path)

    assert refused.code == 1
    assert "no pack is in this folder" in refused.err


def test_a_file_that_is_no_json_is_a_fault_and_no_traceback(bare, folder):
    (folder / "forms.json").write_text("{", "utf-8")

    for command in (("check", folder), ("diff", folder), ("release", "2026.11.24")):
        place = ("--folder", folder) if command[0] == "release" else ()
        refused = bare("pack", *command, *place)
        assert (refused.code, "forms.json" in refused.err) == (1, True)


def test_two_packs_are_compared_entry_by_entry(bare, folder):
    rewrite(folder, "jurisdictions.json", "jurisdictions.0.budapest", "none")
    (folder / "throwaway_mail_domains.txt").unlink()

    compared = bare("pack", "diff", folder)
    as_json = json.loads(bare("pack", "diff", folder, "--json").out)

    assert "jurisdictions AD budapest: none -> party" in compared.out
    assert "throwaway_mail_domains.txt: added entry" in compared.out
    assert "2 differences, 0 in facts that are corrected here" in compared.out
    assert as_json[-1] == {
        "file": "jurisdictions",
        "entry": "AD",
        "field": "budapest",
        "kind": "changed",
        "old": "none",
        "new": "party",
        "corrected": False,
    }


def test_a_release_is_made_of_a_folder_without_faults(bare, folder):
    rewrite(folder, "providers.json", "providers.meta.portal", "Another portal")
    assert bare("pack", "check", folder).code == 1

    made = bare("pack", "release", "2026.11.24", "--folder", folder)

    assert made.out == "Release 2026.11.24: 10 files.\n"
    assert bare("pack", "check", folder).code == 0
    assert load_pack(folder).release.name == "2026.11.24"
    assert load_pack(folder).release.changed == ()


@pytest.mark.parametrize(("name", "file"), [("newest", None), ("2026.11.24", "more.txt")])
def test_a_release_without_name_or_origin_is_refused(bare, folder, name, file):
    if file:
        (folder / file).write_text("more\n", "utf-8")

    assert bare("pack", "release", name, "--folder", folder).code == 1


def test_a_release_with_a_fault_is_refused(bare, folder):
    rewrite(folder, "providers.json", "providers.meta.source", None)

    refused = bare("pack", "release", "2026.11.24", "--folder", folder)

    assert refused.code == 1
    assert "entry meta, field source" in refused.err


def test_a_fact_is_corrected_shown_and_withdrawn(run):
    made = run("pack", "correct", "jurisdictions", "KR", "budapest", "party", *SIGNED)
    name = made.out.split("is ")[1].split(";")[0]

    shown = run("pack", "show", "jurisdictions", "kr").out
    listed = json.loads(run("pack", "corrections", "--json").out)

    assert "budapest: party   [corrected by operator" in shown
    assert [(one["value"], one["delivered"]) for one in listed] == [("party", "invited")]
    assert "1 local corrections" in run("pack", "show").out
    assert run("pack", "withdraw", name, "--reason", "It was wrong").code == 0
    assert run("pack", "corrections").out == "No local corrections.\n"
    assert run("pack", "confirm", name).code == 1


def test_a_correction_that_cannot_be_is_refused_in_one_line(run):
    refused = run("pack", "correct", "jurisdictions", "KR", "budapest", "partly", *SIGNED)

    assert refused.code == 1
    assert "Nothing was stored." in refused.err


def test_after_an_update_init_check_and_diff_name_the_correction(run, folder, monkeypatch):
    run("pack", "correct", "jurisdictions", "KR", "budapest", "party", *SIGNED)
    place = [one["alpha2"] for one in _rows(folder)].index("KR")
    rewrite(folder, "jurisdictions.json", f"jurisdictions.{place}.budapest", "signatory")
    assert run("pack", "release", "2026.11.24", "--folder", folder).code == 0
    differing = run("pack", "diff", DATA, folder).out
    monkeypatch.setattr(packs, "DATA", folder)

    said = run("init").err

    assert "rests on an older value (invited): the release says signatory now" in said
    assert "(corrected here: confirm or withdraw)" in differing
    name = json.loads(run("pack", "corrections", "--json").out)[0]["id"]
    assert run("pack", "confirm", name).code == 0
    assert run("init").err == ""


def _rows(folder):
    return json.loads((folder / "jurisdictions.json").read_text("utf-8"))["jurisdictions"]


def test_a_broken_pack_stops_the_start_with_its_fault(bare, folder, monkeypatch):
    (folder / "jurisdictions.json").write_text("[]", "utf-8")
    monkeypatch.setattr(packs, "DATA", folder)

    refused = bare("init")

    assert refused.code == 2
    assert "jurisdictions.json: one object is needed at the top" in refused.err


def test_a_changed_pack_is_checked_in_full_before_the_start(bare, folder, monkeypatch):
    monkeypatch.setattr(packs, "DATA", folder)
    monkeypatch.setattr("coordination.cli.pack.DATA", folder)
    rewrite(folder, "providers.json", "providers.meta.portal", "Another portal")
    told = bare("init")
    packs._load.cache_clear()
    rewrite(folder, "providers.json", "providers.meta.preservation.days", -1)
    refused = bare("serve")

    assert (told.code, "some files changed" in told.err) == (0, True)
    assert refused.code == 1
    assert "entry meta, field preservation.days" in refused.err
