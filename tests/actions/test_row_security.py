"""The second wall on a real PostgreSQL, past every condition of the code: bare statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, Table, create_engine, insert, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from coordination.actions.workbench import DETECTOR
from coordination.domain.permissions import Actor
from coordination.storage import compartment, migrations, row_security, schema, visibility
from coordination.storage.database import make_engine, prepare_engine
from coordination.vault.envelope import Sealed
from tests.builders import a_lead, a_person, an_officer
from tests.conftest import OWNER, _database
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE, Desks
from tests.walls import past_walls

NO, RO = an_officer("NO"), an_officer("RO")

# Tables that hold no content of cases, and why every desk may reach all of their rows.
NOT_CONTENT = {
    "account": "who may sign in; accounts.py asks by id or name before anybody is known",
    "alembic_version": "the number of the schema",
    "api_key": "digests of secrets; asked before it is known whose key it is",
    "attempt": "counts of tries under keyed digests",
    "audit_checkpoint": "signed numbers of the log",
    "audit_entry": "one chain for all; opaque ids, the rest sealed; added to and never changed",
    "counter": "numbers given out",
    "desk": "names of States",
    "invite": "digests of one-time links",
    "pack_correction": "facts of law",
    "security_key": "public keys",
    "web_session": "sealed under the cookie that it belongs to",
}
# Tables that the detector alone may reach, and why no policy by desk fits them.
DETECTOR_ONLY = {
    "analyst_answer": "the analyst's, about a finding of several desks",
    "case_access": "who is shut out or let in, across desks; actions.standing asks for the actor",
    "layout": "places of the cases of whole findings",
    "match_index_1": "who asks for a digest would learn whether somebody holds it",
    "question_alarm": "leads, analyst and auditor; actions.questions tells whose",
    "question_day": "counted in the act that asks, and by nobody read",
    "rarity": "how many hold a value",
    "team": "desks that stand together, and whose people; actions.team_files tells whose it is",
    "register_statistic": "what the register counts about itself",
    "waiting_index": "rows on their way into the index",
}


def _bare(session: Session | Connection, table: Table) -> list[Any]:
    return list(session.execute(select(table)).mappings())


def _protected(engine: Engine) -> dict[str, Table]:
    """Return the tables under forced row-level security, as the database tells them."""
    asked = text(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity "
        "AND relnamespace = 'public'::regnamespace"
    )
    with engine.connect() as connection:
        return {name: schema.metadata.tables[name] for name in connection.scalars(asked)}


def _made_up(table: Table, desk: str, case_number: int, numbers: Iterator[int]) -> dict[str, Any]:
    """Return a row of any table, of a desk's case."""
    values: dict[type, Any] = {str: "", int: 0, bool: False, bytes: b"x", date: date(2026, 1, 1)}
    row: dict[str, Any] = {}
    for column in table.columns:
        kind = type(column.type).__name__
        known = {"desk": desk, "case_number": case_number, "number": next(numbers)}
        if column.name in known:
            row[column.name] = known[column.name]
        elif kind == "SealedValue":
            row[column.name] = Sealed(b"x")
        elif kind in {"Uuid", "UUID", "RecordId"}:
            row[column.name] = uuid4()
        elif kind == "UtcTime":
            row[column.name] = datetime(2026, 1, 1, tzinfo=UTC)
        else:
            row[column.name] = values[getattr(column.type, "KIND", column.type.python_type)]
    return row


@pytest.fixture
def desks(postgres_engine, make_office, pack) -> Desks:
    """Two desks with a link between them, and a row of each in every protected table."""
    found = Desks(make_office(postgres_engine), pack)
    more = {"subjects": [a_person("Ola Oppdiktet", "1980-05-17")]}
    found.register("NO", identifiers=[HANDLE], **more)
    found.register("RO", identifiers=[SAME_HANDLE], **more)
    numbers = count(10_000)
    with past_walls(postgres_engine).begin() as holder:
        cases = holder.execute(text('SELECT desk, number FROM "case"')).all()
        for name, table in _protected(postgres_engine).items():
            for desk, number in cases:
                if name != "case":
                    holder.execute(insert(table).values(_made_up(table, desk, number, numbers)))
    return found


@pytest.fixture
def engine(desks) -> Engine:
    return desks.office.office.engine


def _case_of(engine: Engine, desk: str) -> int:
    with past_walls(engine).connect() as holder:
        asked = text('SELECT number FROM "case" WHERE desk = :desk')
        return int(holder.execute(asked, {"desk": desk}).scalar_one())


def _desks_seen(session: Session | Connection) -> set[str]:
    return set(session.execute(text('SELECT desk FROM "case"')).scalars())


def test_every_table_is_protected_or_listed_with_a_reason(postgres_engine):
    protected = _protected(postgres_engine).keys()
    listed = [*protected, *NOT_CONTENT, *DETECTOR_ONLY]

    assert sorted(listed) == sorted([*schema.metadata.tables, "alembic_version"])
    assert protected >= {"case", "subject", "identifier", "hit", "notice", "coordination"}
    of_cases = {name for name, t in schema.metadata.tables.items() if "case_number" in t.c}
    assert of_cases <= {*protected, "case_access"}


def test_the_rights_on_a_table_are_those_of_its_list(postgres_engine):
    asked = text("SELECT has_table_privilege(:role, :name, :right)")

    def may(role: str, table: str, right: str) -> bool:
        names = {"role": f"coordination_{role}", "name": f'"{table}"', "right": right}
        with postgres_engine.connect() as connection:
            return bool(connection.execute(asked, names).scalar_one())

    for table in DETECTOR_ONLY:
        assert may("detector", table, "SELECT")
        assert not any(may("desk", table, right) for right in ("SELECT", "INSERT", "DELETE"))
    for table in ("audit_entry", "audit_checkpoint"):
        for role in ("desk", "detector"):
            assert may(role, table, "INSERT")
            assert not any(may(role, table, right) for right in ("UPDATE", "DELETE", "TRUNCATE"))


def test_a_bare_select_returns_the_own_desks_rows_of_every_content_table(desks, engine):
    own = _case_of(engine, "NO")
    for name, table in _protected(engine).items():
        with desks.office.bench(NO, writes=False) as bench:
            rows = _bare(bench.session, table)
        assert rows, name
        assert {row.get("desk", "NO") for row in rows} == {"NO"}, name
        key = "number" if name == "case" else "case_number"
        assert {row.get(key, own) for row in rows} == {own}, name


@pytest.mark.parametrize("actor", [ANALYST, AUDITOR, ADMINISTRATOR])
def test_a_central_role_selects_no_row(desks, engine, actor):
    with desks.office.bench(actor, writes=False) as bench:
        assert [_bare(bench.session, table) for table in _protected(engine).values()] == [[]] * len(
            _protected(engine)
        )


@pytest.mark.parametrize("actor", [DETECTOR, OPERATOR])
def test_detector_and_operator_select_every_desks_rows(desks, engine, actor):
    with desks.office.bench(actor, writes=False) as bench:
        assert _desks_seen(bench.session) == {"NO", "RO"}
        for table in _protected(engine).values():
            assert len(_bare(bench.session, table)) >= 2


def test_without_a_desk_a_connection_sees_no_row(engine):
    with engine.connect() as connection:
        for table in _protected(engine).values():
            assert _bare(connection, table) == []


@pytest.mark.parametrize(
    "statement",
    [
        'INSERT INTO notice SELECT gen_random_uuid(), :theirs, 1, "day", "read", what_sealed FROM notice LIMIT 1',
        "INSERT INTO hit SELECT gen_random_uuid(), :theirs, 1, day, link_sealed FROM hit LIMIT 1",
        "INSERT INTO subject SELECT 77777, :number, record_sealed FROM subject LIMIT 1",
        "INSERT INTO coordination SELECT gen_random_uuid(), :number, record_sealed FROM coordination LIMIT 1",
        "UPDATE hit SET desk = :theirs",
        "UPDATE subject SET case_number = :number",
        'UPDATE "case" SET desk = :theirs',
    ],
)
def test_a_row_for_another_desk_is_refused(desks, engine, statement):
    given = {"theirs": "RO", "number": _case_of(engine, "RO")}
    used = {name: value for name, value in given.items() if f":{name}" in statement}
    with pytest.raises(ProgrammingError, match="row-level security"), desks.office.bench(NO) as b:
        b.session.execute(text(statement), used)


@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_a_bare_change_reaches_the_own_rows_only(desks, engine, statement):
    for name, table in _protected(engine).items():
        before = len(_theirs(engine, table))
        column = f'"{next(iter(table.primary_key)).name}"'
        with desks.office.bench(NO) as bench:
            bench.session.execute(text(statement.format(f'"{name}"', column, column)))
        assert len(_theirs(engine, table)) == before > 0


def _theirs(engine: Engine, table: Table) -> list[Any]:
    with Session(engine) as session:
        row_security.act_as(session, RO)
        return _bare(session, table)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM match_index_1",
        "DELETE FROM rarity",
        "UPDATE audit_entry SET count = 0",
    ],
)
def test_the_index_and_the_past_of_the_log_are_out_of_reach(desks, statement):
    with pytest.raises(ProgrammingError, match="permission denied"), desks.office.bench(NO) as b:
        b.session.execute(text(statement))


def test_given_cases_can_be_read_with_their_parts_and_nothing_else_of_them(desks, engine):
    theirs = _case_of(engine, "RO")
    with desks.office.bench(NO) as bench:
        row_security.act_as(bench.session, NO, [theirs])
        assert _desks_seen(bench.session) == {"NO", "RO"}
        for name, table in _protected(engine).items():
            holds = "case_number" in table.c
            found = {row["case_number"] for row in _bare(bench.session, table) if holds}
            assert (theirs in found) == (name in {"subject", "identifier"}), name
        gone = bench.session.execute(
            text("DELETE FROM subject WHERE case_number = :n"), {"n": theirs}
        )
        assert gone.rowcount == 0
        row_security.act_as(bench.session, NO)
        assert _desks_seen(bench.session) == {"NO"}


def _end(session: Session, how: str) -> None:
    if how == "savepoint":
        with pytest.raises(ZeroDivisionError), session.begin_nested():
            row_security.act_as(session, RO)
            assert _desks_seen(session) == {"RO"}
            _ = 1 / 0
    else:
        getattr(session, how)()


@pytest.mark.parametrize(
    ("how", "left"), [("commit", set()), ("rollback", set()), ("savepoint", {"NO"})]
)
def test_what_was_told_ends_with_its_transaction(engine, how, left):
    with Session(engine) as session:
        row_security.act_as(session, NO)
        assert _desks_seen(session) == {"NO"}
        _end(session, how)

        assert _desks_seen(session) == left
        row_security.act_as(session, RO)
        assert _desks_seen(session) == {"RO"}
        row_security.act_as(session, NO)
        assert _desks_seen(session) == {"NO"}


def test_a_line_that_is_undone_leaves_the_bench_with_its_own_rights(desks):
    with desks.office.bench(NO) as bench:
        with pytest.raises(ZeroDivisionError), bench.savepoint():
            row_security.act_as(bench.session, RO)
            _ = 1 / 0
        assert _desks_seen(bench.session) == {"NO"}
        row_security.act_as(bench.session, RO)
        assert _desks_seen(bench.session) == {"RO"}


@pytest.fixture
def one_connection(desks, engine) -> Iterator[Desks]:
    """The same office with a pool of a single connection."""
    pooled = create_engine(engine.url, pool_size=1, max_overflow=0, pool_timeout=2)
    desks.office.office = replace(desks.office.office, engine=prepare_engine(pooled))
    yield desks
    pooled.dispose()


@contextmanager
def _working(office: Any, actor: Actor | None) -> Iterator[Session | Connection]:
    """Yield the session of a bench, or a bare connection for nobody."""
    if actor is None:
        with office.office.engine.connect() as connection:
            yield connection
    else:
        with office.bench(actor, writes=False) as bench:
            yield bench.session


def test_desks_that_share_a_pooled_connection_leave_nothing_to_the_next(one_connection):
    office = one_connection.office
    seen, backends = [], set()
    for actor in (NO, RO, None, RO, ANALYST, NO, OPERATOR, None, a_lead("RO")):
        with _working(office, actor) as session:
            backends.add(session.execute(text("SELECT pg_backend_pid()")).scalar_one())
            seen.append(_desks_seen(session))

    both = {"NO", "RO"}
    assert seen == [{"NO"}, {"RO"}, set(), {"RO"}, set(), {"NO"}, both, set(), {"RO"}]
    assert len(backends) == 1


def test_a_refused_act_leaves_its_desk_to_nobody(one_connection):
    office = one_connection.office
    with pytest.raises(ProgrammingError), office.bench(NO) as bench:
        bench.session.execute(text("SELECT count(*) FROM match_index_1"))

    with office.office.engine.connect() as connection:
        assert _desks_seen(connection) == set()


def test_rows_that_come_in_pieces_are_those_of_who_asked(desks, monkeypatch):
    monkeypatch.setattr(compartment, "CHUNK", 1)
    for ref in ("NO/2", "NO/3"):
        desks.register("NO", ref, subjects=[a_person("Kari Oppdiktet", "1981-05-17")])
    with desks.office.bench(NO, writes=False) as bench:
        found = []
        for row in visibility.all_subjects(bench.session, NO):
            found.append(row.case_number)
            row_security.act_as(bench.session, RO if len(found) % 2 else DETECTOR)

        row_security.act_as(bench.session, NO)
        assert sorted(found) == sorted(
            bench.session.scalars(text("SELECT case_number FROM subject"))
        )
        assert len(found) == 4


def test_the_owner_of_the_tables_is_behind_the_wall_too(engine, postgres_server):
    owner = create_engine(_database(postgres_server, engine.url.database, OWNER))
    with owner.connect() as connection:
        assert [_bare(connection, t) for t in _protected(engine).values()] == [[]] * len(
            _protected(engine)
        )
    owner.dispose()


def test_even_a_superuser_begins_as_a_desk_without_a_name(engine, postgres_server):
    strong = make_engine(_database(postgres_server, engine.url.database))
    with strong.connect() as connection:
        assert _desks_seen(connection) == set()
    assert row_security.is_walled(strong)
    strong.dispose()


def test_a_login_that_could_pass_the_wall_is_told(engine, postgres_server, sqlite_engine):
    owner = make_engine(_database(postgres_server, engine.url.database, OWNER))
    strong = make_engine(_database(postgres_server, engine.url.database))

    assert row_security.weaknesses(engine) == row_security.weaknesses(sqlite_engine) == ()
    assert any("owns the tables" in one for one in row_security.weaknesses(owner))
    assert ["superuser" in one for one in row_security.weaknesses(strong)] == [True]
    owner.dispose()
    strong.dispose()


def test_a_login_without_the_roles_gets_nothing_and_is_told(engine, postgres_server):
    with past_walls(engine).begin() as holder:
        holder.execute(text("DROP ROLE IF EXISTS desk_tests_stranger"))
        holder.execute(text("CREATE ROLE desk_tests_stranger LOGIN PASSWORD 'tests'"))
    stranger = make_engine(_database(postgres_server, engine.url.database, "desk_tests_stranger"))
    assert not row_security.is_walled(stranger)
    assert migrations.is_current(stranger)
    with pytest.raises(ProgrammingError, match="permission denied"), stranger.connect() as c:
        _desks_seen(c)
    stranger.dispose()
