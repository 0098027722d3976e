"""An application on its own register, accounts that can sign in, and a browser without a screen."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from passlib.totp import TOTP
from sqlalchemy import Engine, select
from werkzeug.test import TestResponse

from coordination import runtime
from coordination.actions.accounts import Person, add_demo_account
from coordination.app import create_app
from coordination.config import Settings
from coordination.domain.permissions import Actor, Role
from coordination.storage import desks
from coordination.storage.audit import AuditEntry, objects_of
from coordination.storage.database import db
from coordination.storage.keys import KeysBase
from coordination.vault.keyring import FileKeyProvider
from tests.templates_once import COMPILED

PASSWORD = "violet tractors sing on tuesdays"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OPERATOR = Actor(user_id="", name="operator", role=Role.OPERATOR)
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Browser:
    """A client that fills in forms as a person would."""

    client: FlaskClient
    address: str = "127.0.0.1"

    def get(self, path: str, **kwargs) -> TestResponse:
        place = {"REMOTE_ADDR": self.address}
        return self.client.get(path, environ_base=place, buffered=True, **kwargs)

    def send(self, path: str, form: dict[str, str], *, page: str | None = None) -> TestResponse:
        """Load the page that holds the form, take its token, and send the form."""
        found = _TOKEN.search(self.get(page or path).text)
        token = {"csrf_token": found.group(1)} if found else {}
        return self.client.post(
            path, data={**token, **form}, environ_base={"REMOTE_ADDR": self.address}
        )

    def first_step(self, name: str, password: str = PASSWORD) -> TestResponse:
        return self.send("/login", {"username": name, "password": password})

    def second_step(self, code: str) -> TestResponse:
        return self.send("/tf-validate", {"code": code})

    def sign_in(self, name: str, *, steps_ahead: int = 0) -> TestResponse:
        self.first_step(name)
        return self.second_step(code_at(steps_ahead))

    @property
    def cookie(self) -> str | None:
        found = self.client.get_cookie("session")
        return found.value if found else None


def code_at(steps_ahead: int = 0, secret: str = SECRET) -> str:
    """The authenticator's code now, or the one of a neighbouring half minute."""
    moment = TOTP.now() + 30 * steps_ahead
    return str(TOTP(key=secret).generate(time=int(moment)).token)


@pytest.fixture(autouse=True)
def authenticator_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock of the codes, so that no test straddles two half minutes."""
    moment = time.time()
    monkeypatch.setattr(TOTP, "now", staticmethod(lambda: moment))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Flask-Security 5.9 still builds its choices as wtforms before 3.4 takes them."""
    late = pytest.mark.filterwarnings("ignore:Passing SelectField choices:DeprecationWarning")
    for item in items:
        if "web" in item.path.parent.parts[-1:]:
            item.add_marker(late)


MakeApp = Callable[..., Flask]


@pytest.fixture
def make_app(
    tmp_path: Path,
    key_provider: FileKeyProvider,
    engine: Engine,
    compiled_templates: FileSystemBytecodeCache,
) -> Iterator[MakeApp]:
    made: list[Flask] = []

    def make(clock=runtime.wall_clock, **changes) -> Flask:
        settings = {
            "instance": tmp_path,
            "database_url": engine.url.render_as_string(hide_password=False),
            "keys_database_url": f"sqlite:///{tmp_path / 'web-keys.sqlite'}",
            "base_url": "http://localhost:8000",
            "host": "127.0.0.1",
            "port": 8000,
            "key_file": key_provider._path,
            "testing": True,
        }
        app = create_app(Settings(**{**settings, **changes}), clock=clock)
        app.jinja_env.bytecode_cache = compiled_templates
        app.jinja_env.bytecode_cache = COMPILED
        KeysBase.metadata.create_all(app.extensions[runtime.EXTENSION].keys_engine)
        made.append(app)
        return app

    yield make
    for app in made:
        app.extensions[runtime.EXTENSION].keys_engine.dispose()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    return make_app()


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app.test_client())


@pytest.fixture
def person(app: Flask) -> Callable[..., Person]:
    """Make an account that is set up: person("no-officer", Role.OFFICER, "NO")."""
    return person_maker(app)


@pytest.fixture
def log(app: Flask) -> Callable[[], list[tuple[str, str, tuple[str, ...]]]]:
    """Read the log: action, who, and the objects of each entry."""

    def read() -> list[tuple[str, str, tuple[str, ...]]]:
        with app.app_context():
            rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq)).all()
            return [(row.action, row.actor, objects_of(row)) for row in rows]

    return read


def person_maker(app: Flask) -> Callable[..., Person]:
    def make(name: str, role: Role = Role.OFFICER, desk: str | None = "NO") -> Person:
        with app.app_context(), runtime.open_bench(OPERATOR, writes=True) as bench:
            desks.add_missing(bench.session, {"NO": "Norway", "RO": "Romania"})
            return add_demo_account(bench, name, role, desk, password=PASSWORD, totp_secret=SECRET)

    return make


@pytest.fixture(autouse=True)
def _steady_counts(whole_stretches: None) -> None:
    """No test of this folder straddles two stretches of counted tries."""
