"""The application that the matrix asks, who asks it, and what is asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text

from coordination import runtime
from coordination.app import create_app
from coordination.config import Settings
from coordination.domain.permissions import Actor
from coordination.storage.database import db
from coordination.storage.keys import KeysBase
from tests.conftest import Clock
from tests.matrix.kept import Kept
from tests.templates_once import COMPILED

_CACHES = ("structure", "population", "standing", "questions", "local_pack")


@dataclass
class World:
    """The application, who asks it, and what is asked for."""

    app: Flask
    clock: Clock
    folder: Path
    people: dict[str, Actor] = field(default_factory=dict)
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    # By which text the log tells of something: expectations.txt says who reads it.
    signs: dict[str, str] = field(default_factory=dict)
    _register: Kept | None = None
    _keys: Kept | None = None
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def do(self, who: str | Actor, act: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Act in a writing bench."""
        actor = self.people[who] if isinstance(who, str) else who
        with self.app.app_context(), runtime.open_bench(actor, writes=True) as bench:
            return act(bench, *args, **more)

    def sql(self, statement: str, **values: Any) -> None:
        """Edit the register past the program."""
        engine = self.app.extensions[runtime.EXTENSION].engine
        with engine.begin() as connection:
            connection.execute(text(statement), values)

    def keep(self) -> None:
        """Remember the register as it is, for `restore` and `is_changed`."""
        self._register = Kept(self.folder / "register.sqlite")
        self._keys = Kept(self.folder / "keys.sqlite")
        for cache, slot in self._slots():
            self._known[cache, slot] = _copied(getattr(self._cache(cache), slot))

    def restore(self) -> None:
        """Put the register back as it was kept, and what the process knows of it."""
        assert self._register
        assert self._keys
        with self.app.app_context():
            db.session.remove()
        self._register.restore()
        self._keys.restore()
        for cache, slot in self._slots():
            setattr(self._cache(cache), slot, _copied(self._known[cache, slot]))

    @contextmanager
    def kept_anew(self) -> Iterator[None]:
        """Let `restore` go back to the register as it is now, until the end of the block."""
        made = self._register, self._keys, self._known
        self._known = {}
        self.keep()
        try:
            yield
        finally:
            self._let_go()
            self._register, self._keys, self._known = made

    def is_changed(self) -> bool:
        """Say whether the register is another than it was kept."""
        assert self._register
        return self._register.is_changed()

    def close(self) -> None:
        """Let go of the databases."""
        self._let_go()
        place = self.app.extensions[runtime.EXTENSION]
        for engine in (place.engine, place.keys_engine):
            engine.dispose()
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def _let_go(self) -> None:
        for kept in (self._register, self._keys):
            if kept:
                kept.close()

    def _slots(self) -> list[tuple[str, str]]:
        return [(name, slot) for name in _CACHES for slot in self._cache(name).__slots__]

    def _cache(self, name: str) -> Any:
        return getattr(self.app.extensions[runtime.EXTENSION].tools, name)


def _copied(value: Any) -> Any:
    """Return a slot of a cache so that what is put into its dictionaries later isn't kept."""
    if type(value) is tuple:
        return tuple(dict(one) if isinstance(one, dict) else one for one in value)
    return dict(value) if isinstance(value, dict) else value


def open_world(folder: Path, template: Path, key_file: Path) -> World:
    """Return a world on a copy of an empty, migrated register."""
    (folder / "register.sqlite").write_bytes(template.read_bytes())
    clock = Clock()
    settings = {
        "instance": folder,
        "database_url": f"sqlite:///{folder / 'register.sqlite'}",
        "keys_database_url": f"sqlite:///{folder / 'keys.sqlite'}",
        "base_url": "http://localhost:8000",
        "host": "127.0.0.1",
        "port": 8000,
        "key_file": key_file,
        "testing": True,
    }
    app = create_app(Settings(**settings), clock=clock)
    app.jinja_env.bytecode_cache = COMPILED
    # A password counts as entered just now: here by the machine's clock, however long a run takes.
    app.config["SECURITY_FRESHNESS"] = timedelta(days=1)
    place = app.extensions[runtime.EXTENSION]
    for engine in (place.engine, place.keys_engine):  # nothing here must outlive the power
        event.listen(engine, "connect", lambda made, _: made.execute("PRAGMA synchronous=OFF"))
    KeysBase.metadata.create_all(place.keys_engine)
    return World(app, clock, folder)
