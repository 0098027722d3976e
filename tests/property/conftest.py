"""Empty registers in memory, as many as a property asks for."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from coordination.actions.workbench import Tools, Workbench
from coordination.domain.permissions import Actor
from coordination.runtime import Office, bench_of
from coordination.storage import counters, schema
from coordination.storage.database import KeysBase, make_engine
from coordination.vault.vault import Vault
from tests.desks import OPERATOR, Desks

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class Place:
    """An office whose clock stands still."""

    office: Office
    clock: Any = None

    def bench(self, actor: Actor, *, writes: bool = True) -> AbstractContextManager[Workbench]:
        return bench_of(self.office, actor, writes=writes)


@pytest.fixture
def new_desks(key_provider, pack, monkeypatch):
    """A maker of empty registers that live in memory, with no end of questions a day.

    Stories draw from a few values again and again, which is what a prober does.
    """
    monkeypatch.setattr("coordination.domain.fishing.refusal", lambda *_, **__: None)
    made = []

    def make() -> Desks:
        engine, keys = make_engine("sqlite://"), make_engine("sqlite://")
        schema.metadata.create_all(engine)
        KeysBase.metadata.create_all(keys)
        made.extend((engine, keys))
        tools = Tools(vault=Vault(key_provider), pack=pack, clock=lambda: NOON)
        desks = Desks(Place(Office(engine, keys, tools)), pack)
        desks.do(OPERATOR, lambda bench: counters.prepare(bench.session))
        return desks

    yield make
    for engine in made:
        engine.dispose()
