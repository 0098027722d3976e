"""What fishing teaches, as the threat model publishes it: `make fishing`."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from coordination.actions.workbench import Tools
from coordination.reference.pack import Pack, load_pack
from coordination.runtime import Office
from coordination.storage.database import make_engine
from coordination.storage.keys import KeysBase
from coordination.storage.migrations import upgrade
from coordination.vault.key_material import KeyMaterial
from coordination.vault.keyring import FileKeyProvider
from coordination.vault.vault import Vault
from tests.conftest import Clock, TestOffice
from tests.desks import Desks
from tests.fishing.plans import KNOWN, PLANS
from tests.fishing.prober import Outcome, Plan, Prober, others_at_work

Row = tuple[str, int, str, int, str, int]

HEAD = "| way of asking | guesses | day of the alarm | answered before | a day after | in 30 days |"


@contextmanager
def register(pack: Pack, folder: Path) -> Iterator[Desks]:
    """Yield desks in a register of their own, in a folder."""
    # The same keys each time: near values are known by short codes, which may meet by chance.
    material = replace(KeyMaterial.generate(), index={1: bytes(range(32))}, mac=bytes(range(32)))
    path = folder / "keys" / "master.key"
    path.parent.mkdir(mode=0o700, parents=True)
    path.touch(mode=0o600)
    path.write_text(material.to_text(), "utf-8")
    provider = FileKeyProvider(path)
    engine = make_engine(f"sqlite:///{folder / 'register.sqlite'}")
    keys_engine = make_engine(f"sqlite:///{folder / 'case-keys.sqlite'}")
    upgrade(engine)
    KeysBase.metadata.create_all(keys_engine)
    clock = Clock()
    tools = Tools(vault=Vault(provider), pack=pack, clock=clock)
    yield Desks(TestOffice(Office(engine, keys_engine, tools), clock), pack)
    engine.dispose()
    keys_engine.dispose()


def measure(pack: Pack, plan: Plan) -> Outcome:
    """Run a plan in a register in which other desks are at work."""
    with tempfile.TemporaryDirectory() as folder, register(pack, Path(folder)) as desks:
        others_at_work(desks, KNOWN)
        return Prober(desks, plan).run()


def row(plan: Plan, found: Outcome) -> Row:
    """Return a line of the table."""
    return (
        plan.name,
        len(plan.guesses),
        str(found.alarm_day or "none"),
        found.before_alarm,
        f"{found.a_day_after:.0f}",
        found.total,
    )


def main() -> None:
    """Print the table."""
    pack = load_pack()
    print(HEAD)
    print("|---|---|---|---|---|---|")
    for plan in PLANS:
        print("| " + " | ".join(map(str, row(plan, measure(pack, plan)))) + " |", flush=True)


if __name__ == "__main__":
    main()
