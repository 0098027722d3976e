"""Measure what a thief of the database learns from its keys: `make thief CASES=3000 SEED=41`.

Imports an invented register, registers its last cases one by one over some months, and reads the
file the way a thief would: at first without any key, then with the index key and no other. The
figures of docs/threat-model.md come from here. People of another seed are the thief's lists of
the population.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coordination.actions import intake
from coordination.demo.generator import make_register, write_register
from coordination.domain.drafts import RefusedInput
from coordination.domain.features import Feature
from coordination.domain.record import read_case
from coordination.runtime import Office
from coordination.vault.key_material import KeyMaterial
from tests.benchmark import invented, registering, stolen_alone, stolen_key, stolen_lists
from tests.benchmark.measured import Installation
from tests.benchmark.report import say
from tests.benchmark.stolen import Stolen, Truth

_A_DAY = (1, 3, 10, 30, 100, 250)
_LATER = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=41)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-thief-") as name:
        _measure(Path(name), asked.cases, asked.seed)


def _measure(folder: Path, cases: int, seed: int) -> None:
    print(f"{cases} cases and {_LATER} that come later, seed {seed}, SQLite")
    place, later = _imported(folder, cases, seed)
    office = registering.office_of(place)
    strangers = _people_of(office, seed + 1, cases)
    _say_without_keys(folder, office, strangers)
    _say_days(folder, office, later)
    _say_with_key(folder, office, strangers)
    office.engine.dispose()
    office.keys_engine.dispose()


def _imported(folder: Path, cases: int, seed: int) -> tuple[Installation, list[Mapping[str, Any]]]:
    """Import the register but for its last cases; return these."""
    whole = cases + _LATER
    write_register(folder, seed, whole, today=datetime.now(UTC).date())
    lines = (folder / "register.jsonl").read_text("utf-8").splitlines(keepends=True)
    (folder / "first.jsonl").write_text("".join(lines[:cases]), "utf-8")
    place = Installation(folder / "instance")
    place.run("init")
    place.run("import", str(folder / "first.jsonl"))
    return place, [json.loads(line) for line in lines[cases:]]


def _people_of(office: Office, seed: int, cases: int) -> list[Feature]:
    """Return persons and selectors of another register of the same generator."""
    found: list[Feature] = []
    for record in make_register(seed, cases, today=datetime.now(UTC).date()).records:
        try:
            prepared = intake.prepare(office.tools, _draft(office, record))
        except RefusedInput:
            continue
        found += [*prepared.subjects, *prepared.identifiers]
    return found


def _draft(office: Office, record: Mapping[str, Any]):
    pack = office.tools.pack
    return read_case(
        record,
        offence_codes=pack.offence_codes,
        jurisdictions=pack.jurisdiction_codes,
        today=office.tools.clock().date(),
    )


def _say_without_keys(folder: Path, office: Office, strangers: list[Feature]) -> None:
    print("\nthe database without keys")
    stolen, truth = Stolen.read(folder / "instance"), Truth.read(office)
    stolen_alone.say_buckets(stolen, truth)
    stolen_alone.say_neighbours(stolen, truth)
    stolen_alone.say_ranks(stolen, truth, strangers)
    stolen_alone.say_control(truth, strangers)
    linked = {case for case, _ in stolen.hits}
    say("cases that are seen to have a link", f"{len(linked)} of {len(stolen.desk_of)}")


def _say_days(folder: Path, office: Office, later: list[Mapping[str, Any]]) -> None:
    """Register case after case, and pair the hit rows of each day, for days of several lengths."""
    before = max(Stolen.read(folder / "instance").desk_of)
    registering.register(office, later)
    stolen, truth = Stolen.read(folder / "instance"), Truth.read(office)
    new = sorted(number for number in stolen.desk_of if number > before)
    came = [link for link in truth.links if max(link) > before]
    say("cases registered later, one by one", f"{len(new)} with {len(came)} links")
    for a_day in _A_DAY:
        day_of = {number: at // a_day for at, number in enumerate(new)}
        rows = [(case, day_of[max(link)]) for link in came for case in link]
        right, asked = stolen_alone.told_by_days(day_of, rows, truth.links)
        say(
            f"  {a_day} cases a day, or between two copies", f"{right} of {asked} links named right"
        )


def _say_with_key(folder: Path, office: Office, strangers: list[Feature]) -> None:
    print("\nthe database with the index key")
    stolen, truth = Stolen.read(folder / "instance"), Truth.read(office)
    key_file = folder / "instance" / "keys" / "master.key"
    material = KeyMaterial.from_text(key_file.read_text("utf-8"), "the key file")
    thief = stolen_key.Thief(stolen, material)
    stolen_key.say_graph(thief, truth)
    told = stolen_key.say_birth_dates(thief, truth, strangers)
    stolen_key.say_names(thief, truth, told, strangers)
    stolen_key.say_known_names(thief, truth)
    stolen_lists.say_numbers(thief, truth)
    stolen_lists.say_mail(thief, truth, strangers)
    stolen_lists.say_hashes(thief, truth, _hashes(folder))


def _hashes(folder: Path) -> Iterator[str]:
    for case in invented.rows(folder / "register.jsonl"):
        for entry in case.get("identifiers", ()):
            if entry["type"] == "file_hash":
                yield entry["value"]


if __name__ == "__main__":
    main()
