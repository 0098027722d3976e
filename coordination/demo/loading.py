"""Load the demonstration register through the same door as any import, and make its accounts.

Passwords and second-factor secrets are made for this machine and written, readable by its owner
only, beside the register: they open nothing but invented cases.
"""

import base64
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from coordination.actions import accounts, imports
from coordination.actions.imports import Outcome
from coordination.actions.workbench import Workbench
from coordination.demo.accounts import ACCOUNTS, DemoAccount
from coordination.demo.generator import make_register, write_register
from coordination.demo.public_operations import records
from coordination.runtime import OPERATOR, Office, bench_of, wall_clock

FILE = "demo-accounts.txt"
_GROUP = 20
_PERIOD = 30


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What was loaded, and where the accounts stand."""

    registered: int
    refused: int
    accounts: Path


def is_empty(bench: Workbench) -> bool:
    """Say whether the register holds no case yet."""
    return imports.is_empty(bench)


def load(place: Office, *, seed: int, cases: int, folder: Path) -> LoadReport:
    """Load public operations and invented cases, compare everything, make the accounts."""
    day = place.tools.clock().date()
    public = records(place.tools.pack.public_operations)
    invented = make_register(seed, cases, today=day).records
    outcomes: list[Outcome] = []
    for group in _groups([*public, *invented]):
        lines = [
            imports.prepare_line(place.tools, number, payload, None)
            for number, payload in enumerate(group)
        ]
        with bench_of(place, OPERATOR, writes=True) as bench:
            outcomes += [result.outcome for result in imports.admit_lines(bench, lines)]
    with bench_of(place, OPERATOR, writes=True) as bench:
        imports.finish(bench)
    return LoadReport(
        registered=outcomes.count(Outcome.REGISTERED),
        refused=outcomes.count(Outcome.REFUSED),
        accounts=_make_accounts(place, folder),
    )


def write(folder: str, *, seed: int, cases: int, day: date) -> None:
    """Write an invented register and its truth into a folder."""
    write_register(Path(folder), seed, cases, today=day)


def today() -> date:
    """Return the present day in UTC."""
    return wall_clock().date()


def current_code(folder: Path, name: str) -> str | None:
    """Return the present second-factor code of a demonstration account, None if unknown."""
    path = folder / FILE
    if not path.exists():
        return None
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 3 and fields[0] == name:
            key = base64.b32decode(fields[2])
            return TOTP(key, 6, SHA1(), _PERIOD).generate(int(time.time())).decode()  # noqa: S303 - the algorithm that authenticators use
    return None


def _groups(payloads: Iterable[Mapping[str, object]]) -> Iterator[list[Mapping[str, object]]]:
    rest = iter(payloads)
    while group := list(islice(rest, _GROUP)):
        yield group


def _make_accounts(place: Office, folder: Path) -> Path:
    path = folder / FILE
    lines = ["# Demonstration accounts of this machine: name, password, second-factor secret, role"]
    with bench_of(place, OPERATOR, writes=True) as bench:
        lines += [_make_account(bench, one) for one in ACCOUNTS]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    return path


def _make_account(bench: Workbench, one: DemoAccount) -> str:
    password = secrets.token_urlsafe(15)
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    accounts.add_demo_account(
        bench, one.sign_in, one.role, one.desk, password=password, totp_secret=secret
    )
    return "\t".join((one.sign_in, password, secret, one.name))
