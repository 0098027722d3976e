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
from pathlib import Path

from flask import current_app
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from coordination.actions import (
    given,
    given_personal,
    questions,
    rights_faults,
    standing,
    team_files,
)
from coordination.actions.effective_pack import tools_in_force
from coordination.actions.questions import TooManyQuestions
from coordination.actions.workbench import NoSuchRecord, OpeningSource, Tools, Workbench
from coordination.config import Settings
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.reference.pack import Pack, load_pack
from coordination.reference.release import Stamp
from coordination.storage import audit, counters, desks, migrations, protected_rows, row_security
from coordination.storage.database import (
    KeysBase,
    begin,
    forget_pages,
    make_engine,
    make_keys_engine,
)
from coordination.storage.keys import CaseKeys, any_key
from coordination.vault.envelope import CannotOpen
from coordination.vault.keyring import VARIABLE as KEYS_VARIABLE
from coordination.vault.keyring import EnvironmentKeyProvider, FileKeyProvider, KeyProvider, NoKeys
from coordination.vault.rights import Rights
from coordination.vault.vault import Vault, WrappedKey

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


class NotReady(RuntimeError):
    """The register is missing or of another version; the text says what to do."""


def is_refusal(problem: Exception) -> bool:
    """Say whether an error explains itself to who gave the command, without a traceback."""
    return isinstance(problem, (NoKeys, CannotOpen, Forbidden, NoSuchRecord, RefusedInput))


def is_outage(problem: Exception) -> bool:
    """Say whether an error means that a database is away, locked or full."""
    return isinstance(problem, (OperationalError, PoolTimeout))


def key_provider(settings: Settings) -> KeyProvider:
    """Return where the keys come from; raise NoKeys when there are none."""
    if settings.environment_keys:
        return EnvironmentKeyProvider({KEYS_VARIABLE: settings.environment_keys})
    return FileKeyProvider(settings.key_file)


def open_tools(settings: Settings) -> Tools:
    """Return the tools of an installation, without any database; raise NoKeys without keys."""
    vault = Vault(key_provider(settings))
    return Tools(vault=vault, pack=load_pack(), clock=wall_clock, quotas=settings.quotas)


def open_office(settings: Settings) -> Office:
    """Return the office of an installation, for the command line.

    Raises NoKeys without keys, CannotOpen with those of another register, NotReady when a
    database is missing or its schema is not the one this version needs.
    """
    tools = open_tools(settings)
    engine = make_engine(settings.database_url)
    try:
        _require_ready(settings, engine)
    except NotReady:
        engine.dispose()
        raise
    wrapped = _wrapped_key(settings)
    if wrapped is not None:
        # With another register's key a known case would be registered again, as a new one.
        tools.vault.unwrap(wrapped)
    return Office(engine, make_keys_engine(settings.keys_database_url), tools)


def _require_ready(settings: Settings, engine: Engine) -> None:
    if not _has_register(settings) or not migrations.is_current(engine):
        raise NotReady("The register is not there or not up to date. Run: coordination init")
    _require_walls(settings, engine)
    if not _has_database(settings.keys_database_url):
        raise NotReady(
            "The database of the cases' keys is not there. Restore it from its own backup; for a "
            "new register only, make one: coordination init."
        )


def pack_in_use(settings: Settings) -> Pack:
    """Return the pack with the register's corrections; without a register the delivered one."""
    try:
        place = open_office(settings)
    except (NotReady, NoKeys):
        return load_pack()
    with bench_of(place, OPERATOR, writes=False) as bench:
        pack = bench.pack
    place.engine.dispose()
    place.keys_engine.dispose()
    return pack


def _wrapped_key(settings: Settings) -> WrappedKey | None:
    if not _has_database(settings.keys_database_url):
        return None
    engine = make_keys_engine(settings.keys_database_url)
    try:
        return any_key(engine)
    finally:
        engine.dispose()


def _has_register(settings: Settings) -> bool:
    # Connecting would make an empty file, which then looks like a register that lost its rows.
    return _has_database(settings.database_url)


def _has_database(url: str) -> bool:
    path = make_url(url).database
    return not url.startswith("sqlite") or Path(path or "").exists()


def prepare_installation(settings: Settings) -> bool:
    """Make keys, both databases and the desks where they are missing, and upgrade the schema.

    Return whether this made new keys. Safe to repeat: nothing that is there is replaced.
    """
    made = _make_keys(settings)
    for folder in (settings.instance / "data", settings.instance / "keys"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _upgrade(settings.owner_database_url or settings.database_url)
    keys_engine = make_keys_engine(settings.keys_database_url)
    KeysBase.metadata.create_all(keys_engine)
    keys_engine.dispose()
    office = open_office(settings)
    with bench_of(office, OPERATOR, writes=True) as bench:
        counters.prepare(bench.session)
        pack = bench.pack
        names = {code: pack.jurisdictions[code].name for code in pack.jurisdictions}
        if desks.add_missing(bench.session, names):
            bench.record("register.prepared")
        rights_faults.seal_existing(bench)
    office.engine.dispose()
    office.keys_engine.dispose()
    return made


def _upgrade(url: str) -> None:
    engine = make_engine(url)
    try:
        migrations.upgrade(engine)
    except migrations.RolesAreMissing as problem:
        raise NotReady(str(problem)) from None
    finally:
        engine.dispose()


def wall_warnings(settings: Settings) -> tuple[str, ...]:
    """Return what makes row-level security weaker than it could be, as sentences; none on SQLite."""
    engine = make_engine(settings.database_url)
    try:
        return row_security.weaknesses(engine)
    finally:
        engine.dispose()


def _require_walls(settings: Settings, engine: Engine) -> None:
    if not row_security.is_walled(engine):
        raise NotReady(
            "The login of DATABASE_URL is no member of coordination_desk, so it would see nothing. "
            "docs/installation-postgresql.md has the commands for PostgreSQL."
        )
    weak = row_security.weaknesses(engine) if settings.require_row_security else ()
    if weak:
        raise NotReady(
            f"REQUIRE_ROW_SECURITY is set, and DATABASE_URL falls short of it. {' '.join(weak)} "
            "docs/installation-postgresql.md says how to set up a login of its own."
        )


def _make_keys(settings: Settings) -> bool:
    if settings.environment_keys or settings.key_file.exists():
        return False
    if _wrapped_key(settings) is not None:
        raise NoKeys(
            f"The register is there, but its key file {settings.key_file} is not. Restore the key "
            "file from its backup: a new key would open nothing of it."
        )
    FileKeyProvider.create(settings.key_file)
    return True


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
    looked like, is kept in a transaction of its own.
    """
    try:
        with _transaction(place, actor, writes=writes) as bench:
            yield bench
    except TooManyQuestions as refused:
        with _transaction(place, actor, writes=True) as bench:
            questions.note_refusal(bench, refused)
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
        given.require_still(bench, given.shown(read))
        given_personal.require_still(bench, given_personal.shown(read))
        for event in read.pending:
            bench.write_event(event)
