"""The reference pack: what it offers, and what it says when an entry is wrong."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coordination.domain.features import Normalised
from coordination.reference.pack import DATA, PackError, load_pack

LISTS = ("worthless_values.json", "shared_values.json", "throwaway_mail_domains.txt")
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "pack"))


def change(folder: Path, name: str, edit: Change) -> None:
    content = json.loads((folder / name).read_text(encoding="utf-8"))
    edit(content)
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def test_the_delivered_pack_names_every_jurisdiction_and_offence():
    pack = load_pack()

    assert len(pack.jurisdictions) == 250
    assert pack.jurisdictions["NO"].name == "Norway"
    assert {"XK", "GR", "GB"} <= pack.jurisdiction_codes
    assert "CSA-CONTACT" in pack.offence_codes
    assert pack.as_of == "2026-11-23"


def test_a_member_state_is_known_as_one_and_a_territory_is_left_open():
    places = load_pack().jurisdictions

    assert (places["DE"].eu_member, places["NO"].eu_member) == (True, False)
    assert places["AX"].territory_of == "FI"
    assert places["AX"].eu_member is None


def test_public_operations_name_only_known_states_and_offences():
    pack = load_pack()

    assert len(pack.public_operations) == 9
    assert pack.public_operations[0]["operation"] == "Dark Room"


def test_a_pack_is_loaded_once_per_folder(folder: Path):
    assert load_pack() is load_pack()
    assert load_pack(folder) is not load_pack()


def test_a_pack_cannot_be_changed_by_its_reader():
    with pytest.raises(TypeError):
        load_pack().jurisdictions["ZZ"] = load_pack().jurisdictions["NO"]


def test_a_verdict_names_reason_source_and_standing():
    verdict = load_pack().knowledge.verdict(Normalised("ip", "10.0.0.1"))

    assert verdict is not None
    assert verdict.kind == "worthless"
    assert "private address" in verdict.reason
    assert verdict.source.endswith("(2026-11-23)")


def test_what_was_not_verified_says_so():
    verdict = load_pack().knowledge.verdict(Normalised("phone", "+447700900123"))

    assert verdict is not None
    assert verdict.source.endswith("(2026-11-23, not verified)")


@pytest.mark.parametrize("name", ["offences.json", "shared_values.json", LISTS[2]])
def test_a_missing_file_is_named(folder: Path, name: str):
    (folder / name).unlink()

    with pytest.raises(PackError, match=f"{name}: the file cannot be opened"):
        load_pack(folder)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"\xff", "not in UTF-8"), (b"{", "not JSON"), (b"[]", "one object is needed")],
)
def test_a_file_that_cannot_be_read_is_named(folder: Path, content: bytes, complaint: str):
    (folder / "offences.json").write_bytes(content)

    with pytest.raises(PackError, match=rf"offences\.json: .*{complaint}"):
        load_pack(folder)


def in_jurisdiction(**fields: object) -> Change:
    return lambda content: content["jurisdictions"][2].update(fields)


def in_offence(**fields: object) -> Change:
    return lambda content: content["offences"][1].update(fields)


def in_operation(**fields: object) -> Change:
    return lambda content: content["cases"][0].update(fields)


def in_rule(**fields: object) -> Change:
    return lambda content: content["rules"][0].update(fields)


LAW_FAULTS = [
    ("jurisdictions.json", in_jurisdiction(alpha2="abc"), "alpha2"),
    ("jurisdictions.json", in_jurisdiction(alpha2="AD"), "alpha2"),
    ("jurisdictions.json", in_jurisdiction(name_en=" "), "name_en"),
    ("jurisdictions.json", in_jurisdiction(eu_member="yes"), "eu_member"),
    ("jurisdictions.json", in_jurisdiction(territory_of="QQ"), "territory_of"),
    ("jurisdictions.json", in_jurisdiction(unverified=[1]), "unverified"),
    ("jurisdictions.json", lambda content: content.update(as_of="soon"), "as_of"),
    ("jurisdictions.json", lambda content: content.update(jurisdictions={}), "jurisdictions"),
    ("offences.json", in_offence(description=None), "description"),
    ("offences.json", in_offence(verified=True, source=None), "source"),
    ("public_operations.json", in_operation(jurisdictions=[{"alpha2": "QQ"}]), "jurisdictions"),
    ("public_operations.json", in_operation(offence_codes=["NONE"]), "offence_codes"),
]


@pytest.mark.parametrize(("name", "edit", "field"), LAW_FAULTS)
def test_a_fault_in_a_law_file_names_file_entry_and_field(
    folder: Path, name: str, edit: Change, field: str
):
    change(folder, name, edit)

    with pytest.raises(PackError, match=rf"{name}.*, field {field}: "):
        load_pack(folder)


RULE_FAULTS = [
    (in_rule(match="guess"), "match"),
    (in_rule(values=[]), "values"),
    (in_rule(values=["10.0.0.0/8", "10.0.0.0/8"]), "values"),
    (in_rule(values=["10.0.0.0/99"]), "values"),
    (in_rule(match="range", values=["2..1"]), "values"),
    (in_rule(match="range", values=["10"]), "values"),
    (in_rule(match="pattern", values=["a+"]), "values"),
    (in_rule(match="pattern", values=["("]), "values"),
    (in_rule(match="shape", values=["round"]), "values"),
    (in_rule(values_from="../secret.txt"), "values_from"),
    (in_rule(at_least=0), "at_least"),
    (in_rule(source="hearsay"), "source"),
    (in_rule(reasons="none"), "reasons"),
    (in_rule(verified=None), "verified"),
    (lambda content: content.update(verdict="shared"), "verdict"),
]


@pytest.mark.parametrize(("edit", "field"), RULE_FAULTS)
def test_a_fault_in_a_list_of_values_names_the_entry_and_field(
    folder: Path, edit: Change, field: str
):
    change(folder, "worthless_values.json", edit)

    with pytest.raises(PackError, match=rf"worthless_values\.json.*, field {field}: "):
        load_pack(folder)


def test_two_entries_whose_ranges_overlap_are_refused(folder: Path):
    ranges = {"namespaces": ["phone"], "match": "range", "values": ["+447700900100..+447700900200"]}
    change(folder, "worthless_values.json", in_rule(**ranges))

    with pytest.raises(PackError, match="ranges may not overlap"):
        load_pack(folder)


def test_a_date_of_its_own_stands_in_the_verdict(folder: Path):
    change(folder, "worthless_values.json", in_rule(as_of="2020-02-29", numbered=True))

    verdict = load_pack(folder).knowledge.verdict(Normalised("ip", "0.1.2.3"))

    assert verdict is not None
    assert verdict.source.endswith("(2020-02-29)")


def test_the_pack_names_no_package_registry():
    # Put together here, so that a search of the tree for these names stays empty.
    words = [".".join(parts) for parts in (("pypi", "org"), ("npmjs", "org"), ("debian", "org"))]

    texts = [path.read_text(encoding="utf-8") for path in DATA.iterdir()]

    assert not [word for word in words for text in texts if word in text]
