"""Publish how many records share a key of the blind index, for each kind of person key.

`python -m tests.benchmark.buckets --cases 20000`. A key that many persons hold tells a thief of the
index how common something is; a key of one holder tells nothing. Records of one person, who is in
several cases, share keys too: so the share of keys with one holder is a lower bound. Beside it
stands the share among records that are first of their name and birth date, as near to one for
each person as the register tells.
"""

import argparse
from collections import Counter, defaultdict
from datetime import UTC, datetime

from coordination.demo.generator import make_register
from coordination.domain import persons
from coordination.domain.drafts import RefusedInput
from coordination.domain.features import SubjectFeature
from coordination.domain.record import read_case
from coordination.reference.pack import load_pack

NAMESPACES = (persons.NAME_AND_BIRTH, *persons.KEY_NAMESPACES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    people = _people(asked.seed, asked.cases)
    print(f"{asked.cases} cases, {len(people)} persons, keys of one: {_mean(people):.1f}")
    print(f"{'key':<18} a person   one holder   one holder, persons once   largest")
    for namespace in NAMESPACES:
        _say(namespace, people)


def _people(seed: int, cases: int) -> list[SubjectFeature]:
    pack, today = load_pack(), datetime.now(UTC).date()
    found: list[SubjectFeature] = []
    for record in make_register(seed, cases, today=today).records:
        try:
            draft = read_case(
                record,
                offence_codes=pack.offence_codes,
                jurisdictions=pack.jurisdiction_codes,
                today=today,
            )
        except RefusedInput:
            continue
        found.extend(persons.features_of(draft, pack.knowledge))
    return found


def _say(namespace: str, people: list[SubjectFeature]) -> None:
    every, once = _held(namespace, people), _held(namespace, _once(people))
    share = sum(every.values()) / max(1, len(people))
    largest = max(every.values(), default=0)
    print(
        f"{namespace:<18} {share:8.2f} {_singles(every):12.4f} {_singles(once):26.4f} {largest:9}"
    )


def _held(namespace: str, people: list[SubjectFeature]) -> Counter[str]:
    texts = (form.text for one in people for form in one.name_forms if form.namespace == namespace)
    return Counter(texts)


def _once(people: list[SubjectFeature]) -> list[SubjectFeature]:
    """Leave out whoever shares two kinds of key that hold a full birth date with one before."""
    seen: dict[str, set[str]] = defaultdict(set)
    kept = []
    for one in people:
        met = [form for form in one.name_forms if form.text in seen[form.namespace]]
        if len({form.namespace for form in met}) < 2:
            kept.append(one)
        for form in one.name_forms:
            seen[form.namespace].add(form.text)
    return kept


def _singles(held: Counter[str]) -> float:
    return sum(count == 1 for count in held.values()) / max(1, len(held))


def _mean(people: list[SubjectFeature]) -> float:
    return sum(len(one.name_forms) for one in people) / max(1, len(people))


if __name__ == "__main__":
    main()
