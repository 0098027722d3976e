"""Load the demonstration register through the same door as any import, and make its accounts.

Passwords and second-factor secrets are made for this machine and written, readable by its owner
only, beside the register: they open nothing but invented cases.
"""

import base64
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from coordination.actions import accounts, imports
from coordination.actions.imports import Outcome
from coordination.actions.workbench import Workbench
from coordination.demo import arrivals, open_ask
from coordination.demo.accounts import ACCOUNTS, DemoAccount
from coordination.demo.generator import make_register, write_register
from coordination.demo.public_operations import records
from coordination.runtime import OPERATOR, Office, bench_of, wall_clock

FILE = "demo-accounts.txt"
UNFINISHED = "demo-unfinished.txt"
_GROUP = 20
_PERIOD = 30


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What was loaded, and where the accounts stand."""

    registered: int
    refused: int
    accounts: Path


def may_load(bench: Workbench, folder: Path) -> bool:
    """Say whether the register holds no case yet, or only what a broken-off loading left."""
    return imports.is_empty(bench) or (folder / UNFINISHED).exists()


def is_untouched(bench: Workbench, folder: Path) -> bool:
    """Say whether the same holds and nobody was given an account: a register that is in use
    may be empty, and must not fill with invented cases.
    """
    if (folder / UNFINISHED).exists():
        return True
    return imports.is_empty(bench) and not accounts.list_users(bench)


def load(place: Office, *, seed: int, cases: int, folder: Path) -> LoadReport:
    """Make the accounts, load public operations and invented cases, compare everything.

    A loading that broke off is taken up again: what was registered then stays as it is.
    """
    day = _begin(folder, place.tools.clock().date())
    path = _make_accounts(arrivals.at(place, 0), folder)
    public = records(place.tools.pack.public_operations)
    invented = make_register(seed, cases, today=day).records
    outcomes = _register(place, arrivals.in_order([*public, *invented]))
    with bench_of(place, OPERATOR, writes=True) as bench:
        imports.finish(bench)
    open_ask.leave(place)
    (folder / UNFINISHED).unlink()
    return LoadReport(
        registered=outcomes.count(Outcome.REGISTERED) + outcomes.count(Outcome.UNCHANGED),
        refused=outcomes.count(Outcome.REFUSED),
        accounts=path,
    )


def _register(place: Office, payloads: Sequence[Mapping[str, object]]) -> list[Outcome]:
    """Register records in groups, each on the day on which it is said to have come in."""
    outcomes: list[Outcome] = []
    for group in _groups(payloads):
        lines = [
            imports.prepare_line(place.tools, number, payload, None)
            for number, payload in enumerate(group)
        ]
        then = arrivals.at(place, len(outcomes) / len(payloads))
        with bench_of(then, OPERATOR, writes=True) as bench:
            outcomes += [result.outcome for result in imports.admit_lines(bench, lines)]
    return outcomes


def _begin(folder: Path, day: date) -> date:
    """Leave a mark that loading began, and return the day for which it began.

    Another day makes another register, so a loading that is taken up again keeps its own.
    """
    mark = folder / UNFINISHED
    if not mark.exists():
        mark.write_text(day.isoformat(), encoding="ascii")
    return date.fromisoformat(mark.read_text(encoding="ascii"))


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
            return TOTP(key, 6, SHA1(), _PERIOD).generate(int(wall_clock().timestamp())).decode()  # noqa: S303 - the algorithm that authenticators use
    return None


def _groups(payloads: Iterable[Mapping[str, object]]) -> Iterator[list[Mapping[str, object]]]:
    rest = iter(payloads)
    while group := list(islice(rest, _GROUP)):
        yield group


def _make_accounts(place: Office, folder: Path) -> Path:
    path = folder / FILE
    lines = ["# Demonstration accounts of this machine: name, password, second-factor secret, role"]
    with bench_of(place, OPERATOR, writes=True) as bench:
        known = {person.name for person in accounts.list_users(bench)}
        if path.exists() and known.issuperset(one.sign_in for one in ACCOUNTS):
            return path
        lines += [_make_account(bench, one) for one in ACCOUNTS]
        # Before the commit: accounts whose passwords nobody knows could not be made again.
        _write_private(path, "\n".join(lines) + "\n")
    return path


def _write_private(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)


def _make_account(bench: Workbench, one: DemoAccount) -> str:
    password = secrets.token_urlsafe(15)
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    accounts.add_demo_account(
        bench, one.sign_in, one.role, one.desk, password=password, totp_secret=secret
    )
    return f"{one.sign_in}\t{password}\t{secret}\t{one.name}"
