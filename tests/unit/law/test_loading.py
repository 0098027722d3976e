"""The law is built from the pack's files; a fault names file, entry and field."""

import copy
import json
from pathlib import Path

import pytest

from coordination.reference import pack
from coordination.reference.content import Content, read_content
from coordination.reference.entries import PackError
from coordination.reference.law import build_law

CONTENT = read_content(Path(pack.__file__).parent / "data")


def changed(file: str, edit) -> Content:
    files = dict(CONTENT.files)
    files[file] = copy.deepcopy(json.loads(json.dumps(files[file])))
    edit(files[file])
    return Content(files, CONTENT.texts, CONTENT.digests, CONTENT.manifest)


def entry(content, key, name):
    return next(one for one in content[key] if name in (one.get("id"), one.get("alpha2")))


def instrument(name, **values):
    return "instruments", lambda c: entry(c, "instruments", name).update(values)


def limit(**values):
    def edit(content):
        entry(content, "instruments", "eio")["time_limits"][0].update(values)

    return "instruments", edit


def step(name, **values):
    return "instruments", lambda c: entry(c, "steps", name).update(values)


def state(name, **values):
    return "jurisdictions", lambda c: entry(c, "jurisdictions", name).update(values)


def card(name, **values):
    return "providers", lambda c: entry(c, "providers", name).update(values)


def twice(content):
    content["instruments"].append(content["instruments"][0])


FAULTS = [
    (("instruments", twice), "stands twice"),
    (instrument("eio", condition={"all": {"field": "eios", "eq": True}}), "no column eios"),
    (instrument("eio", condition={"manual": "x"}), "exactly one of these"),
    (("instruments", lambda c: entry(c, "instruments", "eio").pop("condition")), "a condition"),
    (step("jit", id="dance"), "one of these is needed: preserve"),
    (step("jit", shape="round"), "one of these is needed: directed"),
    (step("jit", instruments=["jits"]), "jits is no instrument"),
    (step("jit", instruments=["eurojust_cms_rules"]), "a rule and no step"),
    (step("jit", member={"all": {}}), "exactly one of and, or"),
    (limit(value=0), "a number of one or more"),
    (limit(unit="fortnights"), "one of these is needed: hours"),
    (limit(bound="sometimes"), "one of these is needed: latest"),
    (limit(day_kind="sunny"), "one of these is needed: calendar"),
    (limit(valid_from="2026-13-01"), "a date such as"),
    (state("DE", budapest="perhaps"), "never has this value"),
    (state("GL", territory_of="ZZ"), "not in the file"),
    (state("DE", inherits=["eio_bound"]), "only a part of another State"),
    (state("RE", inherits=["eio_bounds"]), "is not a column"),
    (card("tiktok", entities_other=[{"name": None, "country": "US/GB"}]), "one State is needed"),
]


@pytest.mark.parametrize(("change", "what"), FAULTS)
def test_a_fault_of_the_law_is_named_with_its_place(change, what):
    with pytest.raises(PackError, match=what) as refused:
        build_law(changed(*change))
    assert ".json" in str(refused.value)


def test_a_retention_must_say_from_when_it_runs():
    def edit(content):
        entry(content, "providers", "reddit")["retention"][0]["from"] = "once"

    with pytest.raises(PackError, match="one of these is needed: capture"):
        build_law(changed("providers", edit))


def test_the_delivered_law_is_whole():
    law = build_law(CONTENT)
    assert (law.as_of, len(law.states)) == ("2026-11-23", 250)
    named = {name for one in law.steps.values() for name in one.instruments}
    left = set(law.instruments) - named
    assert left == {
        "ap2_12",
        "budapest_32",
        "eurojust_cms_rules",
        "ncmec_cybertip_hold",
    }
    assert all(not law.instruments[name].proposable for name in left)


def test_every_source_that_a_basis_names_is_listed():
    law = build_law(CONTENT)
    for one in law.instruments.values():
        for basis in one.bases:
            assert set(basis.sources) <= law.sources.keys()


def test_the_states_of_the_south_east_european_convention_are_those_of_their_rows():
    rows = CONTENT.files["jurisdictions"]["jurisdictions"]
    listed = {
        row["alpha2"]
        for row in rows
        for basis in row["jit_other_basis"]
        if "Southeast Europe" in basis["basis"]
    }
    rules = entry(CONTENT.files["instruments"], "instruments", "jit")["bases_in_order"]
    (rule,) = [one for one in rules if one["id"] == "jit_seconv"]
    assert set(rule["condition"]["all"]["is"]) == listed
