"""What tables refuse and what they hand back, where no action would try it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from coordination.domain.permissions import Actor, Role
from coordination.storage import cases, counters, visibility
from coordination.storage.column_types import UtcTime
from coordination.storage.database import begin, make_engine
from coordination.storage.keys import CaseKeys, KeysBase, NoSuchKey, any_key
from coordination.vault.vault import Vault
from tests import quick
from tests.builders import an_officer
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, SAME_HANDLE
from tests.walls import past_walls


def test_a_sealed_column_takes_no_plain_text(sqlite_desks):
    sqlite_desks.register("NO")
    with (
        pytest.raises(StatementError, match="only sealed values"),
        sqlite_desks.office.bench(an_officer("NO")) as bench,
    ):
        cases.change(bench.session, 1, {"ref_sealed": b"NO/1"})


def test_a_stored_time_has_a_zone_and_comes_back_in_utc(engine: Engine):
    column, dialect = UtcTime(), engine.dialect
    east = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=14)))

    assert column.process_bind_param(east, dialect) == east.astimezone(UTC)
    assert column.process_result_value(datetime(2026, 1, 1), dialect).tzinfo is UTC  # noqa: DTZ001 - as SQLite gives it back
    assert column.process_bind_param(None, dialect) is None
    assert column.process_result_value(None, dialect) is None
    with pytest.raises(ValueError, match="zone"):
        column.process_bind_param(datetime(2026, 1, 1), dialect)  # noqa: DTZ001 - what is refused


def test_counters_are_made_once_and_give_out_each_number_once(engine: Engine):
    with Session(past_walls(engine)) as session:
        begin(session, writes=True)
        session.execute(text("DELETE FROM counter WHERE name = 'structure'"))
        counters.prepare(session)
        counters.prepare(session)
        taken = [*counters.take(session, counters.RECORDS, 3)]
        taken += [*counters.take(session, counters.RECORDS)]

        assert taken == [1, 2, 3, 4]
        assert counters.current(session, counters.STRUCTURE) == 0


@pytest.mark.parametrize(
    "actor",
    [
        ANALYST,
        AUDITOR,
        ADMINISTRATOR,
        Actor("x", "x", Role.OFFICER, None),
        Actor("x", "x", Role.ADMINISTRATOR, "NO"),
        an_officer("DE"),
    ],
)
def test_who_has_no_desk_here_selects_no_row_of_content(sqlite_desks, actor):
    team = {"kind": "jit", "with": ["RO"], "since": "2026-01-01", "state": "running"}
    case_id = sqlite_desks.register("NO", identifiers=[HANDLE], coordination=[team]).case_id
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    with sqlite_desks.office.bench(actor, writes=False) as bench:
        session, numbers = bench.session, range(20)
        found = [
            visibility.find_case(session, actor, case_id),
            *visibility.cases_by_number(session, actor, numbers),
            *visibility.subjects(session, actor, numbers),
            *visibility.identifiers(session, actor, numbers),
            *visibility.coordination(session, actor, numbers),
            *visibility.all_coordination(session, actor),
            *visibility.hits(session, actor),
            *visibility.hits_of_cases(session, actor, numbers),
            *visibility.all_case_ids(session, actor),
            *(
                row
                for rows in visibility.parts_by_number(session, actor, list(numbers))
                for row in rows
            ),
        ]
        assert found == [None]
        assert visibility.count_cases(session, actor) == 0


def test_a_register_tells_whether_its_key_table_holds_any_key(key_provider):
    engine = make_engine("sqlite://")
    assert any_key(engine) is None
    KeysBase.metadata.create_all(engine)
    assert any_key(engine) is None
    keys = CaseKeys(engine, Vault(key_provider))
    keys.new_key("one")
    keys.flush()

    assert any_key(engine).scope == "one"
    with pytest.raises(NoSuchKey):
        keys.key_for("another")
    engine.dispose()


def test_an_acknowledged_write_waits_for_the_disk(tmp_path):
    with quick.as_in_production():
        engine = make_engine(f"sqlite:///{tmp_path / 'register.sqlite'}")
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2  # FULL
        engine.dispose()
