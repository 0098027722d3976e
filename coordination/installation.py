"""Make and open an installation: its keys, both databases, their schema and its desks.

Before a register is used it is asked for here whether it is whole: without its keys, with those of
another register, or with a schema of another version it is refused with what to do.
"""

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from coordination.actions import rights_faults
from coordination.actions.workbench import Tools
from coordination.config import Settings
from coordination.reference.pack import Pack, load_pack
from coordination.runtime import OPERATOR, Office, bench_of, wall_clock
from coordination.storage import counters, desks, migrations, row_security
from coordination.storage.database import KeysBase, make_engine, make_keys_engine
from coordination.storage.keys import any_key
from coordination.vault.keyring import VARIABLE as KEYS_VARIABLE
from coordination.vault.keyring import EnvironmentKeyProvider, FileKeyProvider, KeyProvider, NoKeys
from coordination.vault.vault import Vault, WrappedKey


class NotReady(RuntimeError):
    """The register is missing or of another version; the text says what to do."""


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
