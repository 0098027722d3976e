"""Open a bench: one transaction for one request or command, ended in one place.

`open_bench` commits once at the end, or rolls everything back. New data keys are written and
committed first, so that no case exists without its key. A reading bench sees one state of the
database; its log entries are written, in a transaction of their own, after the reading and
before the answer leaves: if that fails, nothing is shown.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import current_app
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from coordination.actions import (
    damage,
    given,
    leaving,
    questions,
    rights_faults,
    standing,
    team_files,
)
from coordination.actions.effective_pack import tools_in_force
from coordination.actions.questions import TooManyQuestions
from coordination.actions.workbench import NoSuchRecord, OpeningSource, Tools, Workbench
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.reference.pack import load_pack
from coordination.reference.release import Stamp
from coordination.storage import audit, protected_rows, row_security
from coordination.storage.database import (
    begin,
    forget_pages,
)
from coordination.storage.keys import CaseKeys
from coordination.vault.envelope import CannotOpen
from coordination.vault.keyring import NoKeys
from coordination.vault.rights import Rights

EXTENSION = "coordination"

OPERATOR = Actor(user_id="operator", name="operator", role=Role.OPERATOR, desk=None)
NOBODY = Actor(user_id="", name="anonymous", role=Role.READER, desk=None)


@dataclass(frozen=True, slots=True)
class Office:
    """What benches are opened from: the engines of both databases, and the tools."""

    engine: Engine
    keys_engine: Engine
    tools: Tools

    def __post_init__(self) -> None:
        """Let rows that give rights be sealed and checked in this register."""
        protected_rows.trust(self.engine, Rights(self.tools.vault.provider))


def wall_clock() -> datetime:
    """Return the present instant; the only place that asks the machine for the time."""
    return datetime.now(UTC)


def office() -> Office:
    """Return the office of the current application."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Office)
    return found


def pack_stamp() -> Stamp:
    """Return what a page says about the pack: the one that the last bench of this process used.

    An application without a register, which only draws pages, has the delivered one.
    """
    place = current_app.extensions.get(EXTENSION)
    pack = None if place is None else place.tools.local_pack.loaded[1]
    return (pack or load_pack()).stamp


def is_refusal(problem: Exception) -> bool:
    """Say whether an error explains itself to who gave the command, without a traceback."""
    return isinstance(problem, (NoKeys, CannotOpen, Forbidden, NoSuchRecord, RefusedInput))


def is_outage(problem: Exception) -> bool:
    """Say whether an error means that a database is away, locked or full."""
    return isinstance(problem, (OperationalError, PoolTimeout))


# What other desks' cases can be opened by, besides entries for the account itself.
OPENED_BY: tuple[OpeningSource, ...] = (given.disclosures_of, team_files.openings_of)


@contextmanager
def open_bench(actor: Actor, *, writes: bool) -> Iterator[Workbench]:
    """Yield a bench for `actor`; commit what it wrote and logged, or undo all of it.

    A refusal is logged in a transaction of its own, so that the rollback keeps it.
    """
    try:
        with bench_of(office(), actor, writes=writes) as bench:
            yield bench
    except Forbidden as refusal:
        record_event(actor, "refused", objects=[refusal.act.value])
        raise


def record_event(
    actor: Actor | None, action: str, *, objects: Sequence[str] = (), purpose: str | None = None
) -> None:
    """Log something that belongs to no other transaction: a refusal, a sign-in, a failure."""
    with bench_of(office(), actor or NOBODY, writes=True) as bench:
        bench.record(action, objects=objects, purpose=purpose)


def tell_forged(object_id: str) -> None:
    """Log that somebody edited the row of an account or key, once a day, by its id."""
    with bench_of(office(), NOBODY, writes=True) as bench:
        rights_faults.tell_of(bench, object_id)


@contextmanager
def bench_of(place: Office, actor: Actor, *, writes: bool) -> Iterator[Workbench]:
    """Yield a bench of a given office; `open_bench` is this for the running application.

    A record that asked too much is undone like any other refusal; that it was tried, and what it
    looked like, is kept in a transaction of its own. So is that a row was asked for that does not
    open.
    """
    try:
        with _transaction(place, actor, writes=writes) as bench:
            yield bench
    except TooManyQuestions as refused:
        with _transaction(place, actor, writes=True) as bench:
            questions.note_refusal(bench, refused)
        raise
    except CannotOpen as damaged:
        named = damage.known_as(damaged)
        if named is not None:
            with _transaction(place, actor, writes=True) as bench:
                rights_faults.tell_of(bench, named)
        raise


@contextmanager
def _transaction(
    place: Office, actor: Actor, *, writes: bool, stands: bool = True
) -> Iterator[Workbench]:
    with Session(place.engine, expire_on_commit=False) as session:
        begin(session, writes=writes)
        row_security.open_for(session, actor)
        if writes:
            # One writer at a time, as SQLite has it anyway: it then sees all that was committed
            # before, and no two can wait for each other's counters.
            audit.take_chain_lock(session)
        bench = Workbench(
            actor=actor,
            session=session,
            tools=tools_in_force(session, place.tools),
            keys=CaseKeys(place.keys_engine, place.tools.vault),
            writes=writes,
            sources=OPENED_BY,
        )
        if stands:
            standing.take(bench)
        row_security.open_for(session, bench.actor)
        try:
            yield bench
            given.tell(bench)
            rights_faults.tell(bench)
        except BaseException:
            bench.keys.abandon()
            raise
        shredded = False
        if writes:
            bench.keys.flush()
            session.commit()
            shredded = bench.keys.finish()
    if shredded:
        forget_pages(place.engine)
    if not writes and bench.pending:
        _log_reading(place, bench)


def _log_reading(place: Office, read: Workbench) -> None:
    # As the reading bench stood: its entries say who read then, not who that is by now.
    with _transaction(place, read.actor, writes=True, stands=False) as bench:
        leaving.require_still(bench, read)
        for event in read.pending:
            bench.write_event(event)
