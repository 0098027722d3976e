"""Errors planted in the pack: each is found and named by file, entry and field."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from coordination.reference.checks import check_content
from coordination.reference.checks.form import values_have_their_shape
from coordination.reference.content import ENTRY_LISTS
from tests.unit.packs import DELIVERED, changed, entry, faults, leaves, plant

# File, entry (none: the top of the file), field, and what is planted there.
PLANTED = [
    # Wrong dates.
    ("forms", "", "as_of", "23 November 2026"),
    ("contacts", "", "as_of", "2026-02-30"),
    ("providers", "", "as_of", "2027-01-01"),
    ("jurisdictions", "", "entry_into_force.ets185.dates.NO", "2006-13-01"),
    ("jurisdictions", "", "entry_into_force.ets185.dates.DE", "2009-07-02"),
    ("jurisdictions", "", "entry_into_force.ets185.dates.DE", "2003-07-01"),
    ("jurisdictions", "", "entry_into_force.ets185.dates.DE", "2010-07-01"),
    ("jurisdictions", "", "entry_into_force.ets182.dates.NO", "2027-02-01"),
    ("jurisdictions", "", "entry_into_force.ets182.dates.NO", "2001-02-01"),
    ("jurisdictions", "NZ", "notes.budapest", "Acceded on 31 February 2025"),
    ("jurisdictions", "JP", "notes.budapest_2ap", "Ratified 2023-08-32."),
    ("jurisdictions", "DE", "budapest_year", 1999),
    ("jurisdictions", "DE", "budapest_year", 2027),
    ("instruments", "epoc", "in_application_from", "2026-08-32"),
    ("instruments", "transfer_of_proceedings", "in_application_from", "2027-03-01"),
    ("instruments", "ncmec_cybertip_hold", "time_limits.ncmec_hold_old.valid_to", "2020-31-01"),
    ("instruments", "ncmec_cybertip_hold", "time_limits.ncmec_hold_new.valid_to", "2023-05-07"),
    ("instruments", "budapest_29", "time_limits.bud29_hold.value", -60),
    ("instruments", "budapest_29", "time_limits.bud29_hold.value", 60000),
    ("instruments", "budapest_29", "time_limits.bud29_hold.unit", "fortnights"),
    ("providers", "meta", "preservation.days", 0),
    ("providers", "snap", "preservation.extension_days", "ninety"),
    ("offences", "", "legal_texts.0.status", "in force since 1 July 2030"),
    ("offences", "", "legal_texts.0.status", "in force since 31 June 2010"),
    ("public_operations", "OP-01", "opened", "2017-13"),
    ("public_operations", "OP-01", "dates.0.date", "2031"),
    ("worthless_values", "ip-this-network", "as_of", "2026-02-29"),
    # Missing and unknown sources.
    ("jurisdictions", "", "column_evidence.budapest", ["hearsay"]),
    ("jurisdictions", "", "column_evidence.budapest", []),
    ("jurisdictions", "", "entry_into_force.ets185.sources", []),
    ("jurisdictions", "", "entry_into_force.ets182.sources", ["hearsay"]),
    ("instruments", "eio", "legal_basis.0.source", "hearsay"),
    ("instruments", "eio", "time_limits.eio_execution.source", None),
    ("instruments", "ap2_7", "in_force_source", "hearsay"),
    ("providers", "meta", "source", None),
    ("providers", "meta", "source", "hearsay"),
    ("providers", "reddit", "retention.reddit_ip.source", None),
    ("contacts", "eurojust_lp", "source", ""),
    ("offences", "CSA-CONTACT", "source", "hearsay"),
    ("offences", "", "terminology.0.source", None),
    ("forms", "eio_annex_a", "source", "hearsay"),
    ("public_operations", "OP-01", "source", "hearsay"),
    ("shared_values", "crypto-contract", "source", "hearsay"),
    # Unknown States.
    ("jurisdictions", "NO", "alpha2", "ZZ"),
    ("jurisdictions", "NO", "alpha3", "NRW"),
    ("jurisdictions", "NO", "numeric", "999"),
    ("jurisdictions", "AX", "territory_of", "QQ"),
    ("jurisdictions", "AX", "territory_of", "SJ"),
    ("instruments", "ap2_7", "in_force_note", "Ratifications seen: JP, RS, QQ"),
    ("providers", "meta", "entity_eu.country", "QQ"),
    ("providers", "meta", "epoc_addressee", "Ireland"),
    ("contacts", "eurojust_lp", "who", "third States: AL, GE, QQ"),
    ("contacts", "", "hotlines.0.alpha2", "QQ"),
    ("public_operations", "OP-01", "lead_state", "QQ"),
    ("public_operations", "OP-01", "jurisdictions.0.alpha2", "no"),
    # Columns that contradict each other, and names of fields that do not exist.
    ("jurisdictions", "NO", "unverified", ["eurojust_agreement"]),
    ("jurisdictions", "NO", "network_24_7", False),
    ("jurisdictions", "NO", "untoc_party", None),
    ("jurisdictions", "CH", "ne_bis_in_idem_area", False),
    ("jurisdictions", "IE", "eio_bound", True),
    ("jurisdictions", "DK", "eevidence_bound", True),
    ("jurisdictions", "NO", "eurojust", "member"),
    ("jurisdictions", "US", "cloud_act_agreement", "in_force"),
    ("jurisdictions", "KR", "budapest_2ap", "signatory"),
    ("jurisdictions", "KR", "budapest_year", 2020),
    ("jurisdictions", "NO", "budapest", "partly"),
    ("jurisdictions", "AX", "un_member", True),
    ("jurisdictions", "NO", "iso_3166_1", False),
    ("instruments", "ap2_7", "in_force", True),
    # What the product could not load.
    ("worthless_values", "ip-this-network", "values", ["0.0.0.0/88"]),
    ("instruments", "", "steps.jit.id", "jitt"),
    # Steps and conditions that cannot be.
    ("instruments", "jit", "condition", {"requesting": {"field": "mla_2ap", "eq": "party"}}),
    (
        "instruments",
        "ne_bis_in_idem_check",
        "condition",
        {"issuing": {"field": "eu_member", "eq": True}},
    ),
    (
        "instruments",
        "eio",
        "condition",
        {
            "and": [
                {"all": {"field": "eu_member", "eq": True}},
                {"any": {"field": "eu_member", "eq": False}},
            ]
        },
    ),
    ("instruments", "epoc", "condition", {"all": {"fact": "max_penalty_years", "gte": 400}}),
    ("instruments", "", "steps.emergency.instruments.2", "network_24_7"),
    ("instruments", "", "steps.transfer.fallback", ["jit"]),
    ("instruments", "mla_untoc", "category", "joint"),
    ("instruments", "us_2703f", "time_limits.us2703f_hold.zone_of", "Mars"),
    ("instruments", "budapest_32", "proposable", True),
    # Providers, lists of States, addresses.
    ("providers", "meta", "epoc_addressee", "DK"),
    ("providers", "google", "epoc_addressee", "US"),
    ("providers", "apple", "entity_eu.country", "US"),
    ("providers", "x", "services", ["Instagram"]),
    ("providers", "yahoo", "services", []),
    ("providers", "tiktok", "retention.0.value", 900),
    ("jurisdictions", "", "sources.conference_2019.url", "javascript:alert(1)"),
    ("jurisdictions", "", "sources.ej_lp.url", None),
    ("jurisdictions", "", "known_conflicts.0.field", "malabbo"),
    ("jurisdictions", "XK", "un_member", True),
    ("jurisdictions", "FR", "budapest_year", None),
    (
        "contacts",
        "eurojust_lp",
        "who",
        "eleven third States: AL, GE, IS, MD, ME, MK, NO, RS, CH, UA, GB, US",
    ),
    (
        "contacts",
        "eurojust_lp",
        "who",
        "twelve third States: AL, GE, IS, MD, ME, MK, NO, RS, CH, UA, GB, KR",
    ),
    ("contacts", "", "hotlines.1.alpha2", DELIVERED.files["contacts"]["hotlines"][0]["alpha2"]),
    # Forms, values, operations.
    ("forms", "eio_annex_a", "sections.A.fields.0.type", "dte"),
    ("forms", "epoc_annex_i", "sections.A.fields.0.from", "system.todya"),
    ("worthless_values", "ip-this-network", "namespaces", ["ipp"]),
    ("public_operations", "OP-01", "opened", "2019-08"),
    ("public_operations", "OP-09", "dates.0.date", "2018"),
    ("public_operations", "OP-01", "lead_state", "JP"),
    # References between files, and numbers.
    ("instruments", "eio", "form", "eio_annex_z"),
    ("instruments", "", "steps.preserve.instruments.0", "no_such_instrument"),
    ("public_operations", "OP-01", "offence_codes", ["NO-SUCH-CODE"]),
    ("shared_values", "mail-throwaway", "values_from", "lost.txt"),
    ("providers", "", "counts.providers", 7),
    ("forms", "", "counts.sections_verified", 7),
    ("offences", "", "counts.everything", 7),
    ("jurisdictions", "", "counts.facts_unverified", 7),
]
CONDITIONS = [
    {"all": {"field": "budapest_party", "eq": True}},
    {"all": {"field": "budapest", "in": ["partly"]}},
    {"all": {"field": "eio_bound", "equals": True}},
    {"case": {"field": "organised_gruop", "eq": True}},
    {"every": {"field": "eio_bound", "eq": True}},
    {"all": {"is": ["QQ"]}},
    {"legal_fact": "cets225_in_force"},
    {"date_gte": "2026-02-30"},
    {"count": {"field": "eio_bound", "eq": True}, "gte": 0},
    {"manual": "a lawyer says so"},
    {},
    "always",
]


def groups():
    """Return the planted errors in groups that touch no entry twice: each is checked together."""
    made = []
    for one in PLANTED:
        free = (group for group in made if all(place[:2] != one[:2] for place in group))
        group = next(free, None)
        if group is None:
            made.append(group := [])
        group.append(one)
    return made


GROUPS = groups()


def found_with(place):
    """Return the faults of the pack in which this error and those of its group are planted."""
    return found_in(
        next(
            number
            for number, group in enumerate(GROUPS)
            if place in [(*one[:3], repr(one[3])) for one in group]
        )
    )


@lru_cache
def found_in(number):
    """Return the faults of the pack with the errors of a group; each group is checked once."""
    content = DELIVERED
    for file, name, field, value in GROUPS[number]:
        content = plant(file, name, field, value, content)
    return faults(content)


def at_this_place(found, file, name, field):
    return [
        one
        for one in found
        if one.file == f"{file}.json"
        and one.entry in (name, field.split(".")[0])
        and (field.startswith(one.field) or one.field.startswith(field) or one.field in field)
    ]


def test_the_delivered_pack_has_no_fault():
    assert [str(one) for one in faults(DELIVERED)] == []


@pytest.mark.parametrize(("file", "name", "field", "value"), PLANTED)
def test_a_planted_error_is_found_and_named(file, name, field, value):
    found = found_with((file, name, field, repr(value)))
    planted_name = "ZZ" if field == "alpha2" else name

    assert at_this_place(found, file, planted_name, field), [str(one) for one in found]
    assert all(one.what and one.fix for one in found)


@pytest.mark.parametrize("field", ["condition", "reject_condition", "awaiting"])
def test_a_condition_that_cannot_be_is_found(field):
    names = list(DELIVERED.entries("instruments"))[: len(CONDITIONS)]
    content = DELIVERED
    for name, condition in zip(names, CONDITIONS, strict=True):
        content = plant("instruments", name, field, condition, content)

    found = faults(content)

    assert [name for name in names if not at_this_place(found, "instruments", name, field)] == []


def test_a_condition_over_a_column_that_was_removed_is_found():
    def remove(content):
        for row in content["jurisdictions"]:
            del row["mla_2ap"]

    found = faults(changed("jurisdictions", remove))

    assert any(one.file == "instruments.json" and "mla_2ap" in one.what for one in found)
    assert any(one.entry == "NO" and one.field == "mla_2ap" for one in found)


def test_an_entry_that_stands_twice_is_found_in_every_file():
    content, doubled = DELIVERED, set()
    for file, (listed, key) in ENTRY_LISTS.items():
        doubled.add((f"{file}.json", DELIVERED.files[file][listed][0][key]))
        content = changed(file, lambda one, of=listed: one[of].append(one[of][0]), content)

    found = faults(content)

    assert doubled <= {(one.file, one.entry) for one in found if "twice" in one.what}


@pytest.mark.parametrize("file", ENTRY_LISTS)
def test_a_file_that_is_missing_is_found(file):
    files = {name: one for name, one in DELIVERED.files.items() if name != file}

    found = faults(replace(DELIVERED, files=files))

    assert any(one.file == f"{file}.json" and "missing" in one.what for one in found)


def test_a_row_of_the_standard_that_is_missing_is_found():
    def remove(content):
        content["jurisdictions"].remove(entry(content, "jurisdictions", "SE"))

    found = faults(changed("jurisdictions", remove))

    assert any(one.entry == "SE" and one.field == "alpha2" for one in found)


def test_one_member_too_many_is_found():
    found = faults(plant("jurisdictions", "RU", "coe_member", True))

    assert any(one.field == "columns.coe_member" for one in found)


def test_a_time_limit_of_two_instruments_is_found():
    limit = entry(DELIVERED.files["instruments"], "instruments", "eio")["time_limits"][0]

    found = faults(plant("instruments", "budapest_29", "time_limits", [limit]))

    assert any(limit["id"] in one.field and "as well" in one.what for one in found)


def test_a_file_of_the_future_is_found_by_the_day_of_the_check():
    assert "as_of" in {one.field for one in check_content(DELIVERED, date(2026, 11, 1))}


def test_a_file_that_is_not_the_one_of_the_release_is_found():
    digests = {**DELIVERED.digests, "forms.json": "0" * 64, "more.txt": "1" * 64}

    found = faults(replace(DELIVERED, digests=digests))

    assert [(one.entry, one.field) for one in found] == [
        ("forms.json", "sha256"),
        ("more.txt", "sha256"),
    ]


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        {"release": "newest", "date": "2026-11-23", "files": []},
        {"release": "2026.11.31", "date": "2026-11-23", "files": []},
        {"release": "2026.11.23", "date": "soon", "files": []},
        {"release": "2026.11.23", "date": "2026-11-23", "files": [{"name": "x", "sha256": "0"}]},
        {**(DELIVERED.manifest or {}), "date": "2025-01-01"},
    ],
    ids=str,
)
def test_a_manifest_that_cannot_be_is_found(manifest):
    assert {one.file for one in faults(replace(DELIVERED, manifest=manifest))} == {"pack.json"}


@pytest.mark.parametrize("day", ["23.11.2026", "20261123", "2026-W47-1", 20261123])
def test_a_day_in_another_form_is_called_so_and_not_future(day):
    found = [one.what for one in faults(plant("forms", "", "as_of", day)) if one.field == "as_of"]

    assert "not an ISO date (YYYY-MM-DD)" in found
    assert not any("future" in what for what in found)


def test_what_the_product_cannot_load_is_named_by_file_entry_and_field():
    step = faults(plant("instruments", "", "steps.jit.id", "jitt"))
    network = faults(plant("worthless_values", "ip-this-network", "values", ["0.0.0.0/88"]))

    assert {(one.file, one.field) for one in step} >= {("instruments.json", "steps.8.id")}
    assert {(one.file, one.entry, one.field) for one in network} >= {
        ("worthless_values.json", "ip-this-network", "values")
    }


def test_a_step_or_the_instrument_of_a_step_that_is_lost_is_found():
    def remove(content):
        steps = {step["id"]: step for step in content["steps"]}
        content["steps"].remove(steps["consult"])
        steps["request"]["instruments"].remove("mla_1959")
        del entry(content, "instruments", "budapest_32")["proposable"]

    found = {(one.entry, one.field) for one in faults(changed("instruments", remove))}

    assert found >= {
        ("", "steps.consult"),
        ("mla_1959", "proposable"),
        ("budapest_32", "proposable"),
    }


def test_a_row_without_its_liaison_prosecutor_is_found_in_the_list():
    found = faults(plant("jurisdictions", "NO", "eurojust", "none"))

    assert any(one.entry == "eurojust_lp" and "NO is named" in one.what for one in found)


def test_a_basis_with_the_id_of_another_instruments_basis_is_found():
    found = faults(plant("instruments", "mla_1959", "bases_in_order.0.id", "jit_eu"))

    assert any(one.entry == "mla_1959" and "has this id as well" in one.what for one in found)


def test_a_key_that_stands_twice_in_a_form_is_found():
    def double(content):
        fields = content["forms"][0]["sections"][0]["fields"]
        fields.append(fields[0])

    assert any("twice in this form" in one.what for one in faults(changed("forms", double)))


@pytest.mark.parametrize(
    "address", ["ftp://a.org", "example.org", "javascript:alert(1)", "", "https://", "data:x"]
)
def test_an_address_that_no_page_has_is_found(address):
    content = plant("shared_values", "", "sources.0.url", address)

    assert any("sources" in one.field and "address" in one.what for one in faults(content))


SPOILT = {
    "a blank before it": lambda value: f" {value}" if isinstance(value, str) and value else None,
    "only blanks": lambda value: "  " if isinstance(value, str) and value else None,
    "yes or no as text": lambda value: str(value).lower() if isinstance(value, bool) else None,
    "a number as text": lambda value: str(value) if type(value) is int else None,
    "a negative number": lambda value: -value if type(value) is int and value else None,
    "a State in small letters": lambda value: value.lower() if _is_state(value) else None,
    "alpha-3 for alpha-2": lambda value: f"{value}X" if _is_state(value) else None,
}


def _is_state(value):
    return isinstance(value, str) and value in DELIVERED.entries("jurisdictions")


# Fields with a text or a number, and names that are spoilt together with what they name.
FREE = {"description", "counts", "notification", "reject", "id", "code", "alpha2", "form"}
FREE |= {"instruments", "fallback", "partial", "offence_codes", "unverified", "inherits"}
FREE |= {"sources", "column_evidence"}


def _is_free(path):
    return bool((IN_A_CONDITION | FREE) & set(path)) or "source" in str(path[-1])


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("file", ENTRY_LISTS)
def test_a_slip_of_the_hand_is_found_in_every_field(file, how):
    content = DELIVERED.files[file]
    places = [
        (path, SPOILT[how](value))
        for path, value in by_number(content)
        if SPOILT[how](value) is not None and not _is_free(path)
    ]
    spoilt = changed(file, lambda whole: [_set(whole, path, new) for path, new in places])

    found = list(values_have_their_shape(spoilt))

    assert len(found) >= len(places)


@pytest.mark.parametrize("file", ENTRY_LISTS)
def test_a_field_that_nothing_knows_is_found_in_every_object(file):
    def add(value):
        for one in list(value.values() if isinstance(value, dict) else value):
            if isinstance(one, dict | list):
                add(one)
        if isinstance(value, dict):
            value["planted"] = {"x": 1}

    found = list(values_have_their_shape(changed(file, add)))

    assert sum(one.field.endswith("planted") for one in found) > len(DELIVERED.entries(file))


def by_number(value, path=()):
    """Yield every single value with the names and numbers that lead to it."""
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in steps:
            yield from by_number(one, (*path, step))
    else:
        yield path, value


def _set(value, path, new):
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


def kinds_of_field(file):
    """Return one leaf for each kind of field of a file: entry and path."""
    listed, key = ENTRY_LISTS[file]
    content = DELIVERED.files[file]
    found = {}
    for one in content[listed]:
        # Without its name an entry could only be called by its number.
        found |= {_kind(path): (one[key], path) for path, _ in leaves(one) if path != (key,)}
    top = {name: value for name, value in content.items() if name != listed}
    return [*found.values(), *{_kind(path): ("", path) for path, _ in leaves(top)}.values()]


def _kind(path):
    names = [step for step in path if not step.isdecimal() and not step.isupper()]
    return tuple(names[:1] + names[-1:]) if len(names) > 2 else tuple(names)


IN_A_CONDITION = {"condition", "need", "member", "reject_condition", "awaiting", "only_when"}
IN_A_CONDITION |= {"rule", "data_condition"}


@pytest.mark.parametrize("file", ENTRY_LISTS)
def test_a_value_of_the_wrong_kind_is_found_in_every_kind_of_field(file):
    kinds = [one for one in kinds_of_field(file) if not IN_A_CONDITION & set(one[1])]

    def spoil(content):
        holders = [
            _holder(entry(content, file, name) if name else content, path) for name, path in kinds
        ]
        for holder, last in holders:
            holder[last] = {"planted": 1.5}

    named = {f"{one.entry} {one.field}" for one in faults(changed(file, spoil))}

    missed = [(name, path) for name, path in kinds if not _is_named(name, path, named)]
    assert missed == []


def _holder(value, path):
    for step in path[:-1]:
        if isinstance(value, list):
            named = [one for one in value if isinstance(one, dict) and one.get("id") == step]
            value = named[0] if named else value[int(step)]
        else:
            value = value[step]
    return value, int(path[-1]) if isinstance(value, list) else path[-1]


def _is_named(name, path, named):
    """Say whether a fault names the field, or something around it that the error spoilt too."""
    places = [f"{name} {'.'.join(path[:length])}" for length in range(1, len(path) + 1)]
    return any(one == place or one.startswith(f"{place}.") for place in places for one in named)
