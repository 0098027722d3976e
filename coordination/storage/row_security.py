"""The second wall, on PostgreSQL: which rows the database itself gives to whom.

The conditions of `storage.visibility` are the first wall. Behind it each transaction says as whom
it acts, and policies of the tables (`storage.row_policies`) hold, whatever condition a statement
forgot. A connection begins as a desk without a name, which sees no content at all, and falls back
to that with every commit and rollback.

`act_as` belongs before every statement on content, inside the loop where results come in pieces.
What a desk writes goes through `as_oneself`; index, hits and notices, which cross desks, through
`as_detector`. On SQLite none of this does anything.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

from sqlalchemy import Engine, ScalarResult, text
from sqlalchemy.orm import Session

from coordination.domain.permissions import DESK_ROLES, Actor, Role

DESK_ROLE: Final = "coordination_desk"
DETECTOR_ROLE: Final = "coordination_detector"

_EVERY_DESK: Final = frozenset({Role.OPERATOR, Role.SYSTEM})
_NOBODY: Final = (DESK_ROLE, "", "")
_DETECTOR: Final = (DETECTOR_ROLE, "", "")

# `true`: until the transaction ends. With `false` one request's desk would be the next one's.
_SET: Final = text(
    "SELECT set_config('role', :role, true), set_config('app.desk', :desk, true), "
    "set_config('app.given', :given, true)"
)
_BEGIN_AS_A_DESK: Final = (
    "SELECT set_config('role', rolname, false) FROM pg_roles "  # noqa: S608 - a fixed name
    f"WHERE rolname = '{DESK_ROLE}' AND pg_has_role(session_user, oid, "
    # Since 16 a member may lack the right to act as the role.
    "CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) "
    # In a database whose schema is older, or that holds something else, it has no rights.
    "AND has_table_privilege(oid, to_regclass('alembic_version'), 'SELECT')"
)

_Rights = tuple[str, str, str]
_Row = TypeVar("_Row")

# Keys of what a session remembers: as whom its own writes run, and what the database was told.
_ONESELF: Final = "row_security.oneself"
_TOLD: Final = "row_security.told"


def open_for(session: Session, actor: Actor) -> None:
    """Let a session belong to `actor`: as it the transaction begins, and its own writes run."""
    session.info[_ONESELF] = _rights(actor, ())
    as_oneself(session)


def act_as(session: Session, actor: Actor, given: Iterable[int] = ()) -> None:
    """Let the next statements of this transaction run with the rights of `actor`.

    A desk's people get the rows of their desk, operator and detector those of every desk,
    everybody else none. `given` are the numbers of other desks' cases that were opened to the
    actor: their case row, subjects and identifiers can then be read, and not written.
    """
    _tell(session, _rights(actor, given))


def as_oneself(session: Session) -> None:
    """Let the next statements run with the rights of whom the session belongs to."""
    _tell(session, session.info.get(_ONESELF, _NOBODY))


def as_detector(session: Session) -> None:
    """Let the next statements reach every desk's rows, and the index, which only this role may."""
    _tell(session, _DETECTOR)


def forget(session: Session) -> None:
    """Tell the database anew at the next statement: a savepoint takes back what was told in it."""
    session.info.pop(_TOLD, None)


def in_pieces(
    session: Session, actor: Actor, rows: ScalarResult[_Row], given: Iterable[int] = ()
) -> Iterator[_Row]:
    """Yield rows that the database hands out some at a time, each piece fetched as `actor`.

    A policy reads who acts when a row is fetched, and between two rows others may have acted.
    """
    pieces, wanted = rows.partitions(), tuple(given)
    while True:
        act_as(session, actor, wanted)
        piece = next(pieces, None)
        if piece is None:
            return
        yield from piece


def begin_as_a_desk(connection: Any, record: object) -> None:  # noqa: ARG001 - SQLAlchemy's signature
    """Let a new connection begin as a desk without a name, if its login may.

    Before the first migration that role is not there; afterwards `weaknesses` tells who may not.
    """
    cursor = connection.cursor()
    cursor.execute(_BEGIN_AS_A_DESK)
    cursor.close()
    connection.commit()


def _rights(actor: Actor, given: Iterable[int]) -> _Rights:
    if actor.role in _EVERY_DESK:
        return _DETECTOR
    if actor.role in DESK_ROLES and actor.desk is not None:
        return DESK_ROLE, actor.desk, ",".join(map(str, sorted(set(given))))
    # Central roles have no desk of their own; what a grant opens to them is named all the same.
    return DESK_ROLE, "", ",".join(map(str, sorted(set(given))))


def _tell(session: Session, rights: _Rights) -> None:
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return
    # The transactions themselves and not their ids, which the next ones may have again.
    told = (session.get_transaction(), session.get_nested_transaction(), rights)
    if session.info.get(_TOLD) == told:
        return
    role, desk, given = rights
    connection.execute(_SET, {"role": role, "desk": desk, "given": given})
    session.info[_TOLD] = told


_STANDING: Final = text(
    "SELECT current_user AS acting, session_user AS login, login.rolsuper OR login.rolbypassrls "
    "AS unbound, EXISTS (SELECT FROM pg_class JOIN pg_roles AS owner ON owner.oid = relowner "
    "WHERE pg_class.oid = to_regclass('\"case\"') AND pg_has_role(session_user, owner.oid, "
    "'MEMBER')) AS owns, EXISTS (SELECT FROM pg_roles AS every WHERE rolname = :detector "
    "AND pg_has_role(session_user, every.oid, 'USAGE')) AS inherits "
    "FROM pg_roles AS login WHERE login.rolname = session_user"
)


def weaknesses(engine: Engine) -> tuple[str, ...]:
    """Return what makes the second wall weaker than it could be, as whole sentences.

    Empty on SQLite, which has no such wall, and for a login role that is set up as
    docs/installation-postgresql.md says.
    """
    if engine.dialect.name != "postgresql":
        return ()
    with engine.connect() as connection:
        found = connection.execute(_STANDING, {"detector": DETECTOR_ROLE}).one()
    said = []
    if found.unbound:
        said.append(f"{found.login} is a superuser or may bypass row-level security.")
    elif found.owns:
        said.append(f"{found.login} owns the tables and could take their policies away.")
    if found.inherits and not found.unbound:
        said.append(f"{found.login} has the detector's rights without asking for them.")
    return tuple(said)


def is_walled(engine: Engine) -> bool:
    """Say whether connections act as a desk without a name, as they must on PostgreSQL."""
    if engine.dialect.name != "postgresql":
        return True
    with engine.connect() as connection:
        acting: str = connection.execute(text("SELECT current_user")).scalar_one()
    return acting == DESK_ROLE
