"""Accounts of invented people, for tests in which who somebody is now matters."""

from sqlalchemy import text

from coordination.domain.permissions import Actor, Role
from coordination.storage import accounts
from coordination.storage import desks as desk_rows
from coordination.storage.accounts import Account
from tests.desks import OPERATOR, Desks
from tests.walls import past_walls

DESKS = {"DE": "Germany", "NO": "Norway", "RO": "Romania"}


def a_person_at(desks: Desks, name: str, desk: str = "NO", role: Role = Role.OFFICER) -> Actor:
    """Make an account without password or factors, and return its actor."""
    with desks.office.bench(OPERATOR) as bench:
        desk_rows.add_missing(bench.session, DESKS)
        account = Account(username=name, role=role.value, desk=desk, created_at=bench.now())
        accounts.add(bench.session, account)
        return account.actor


def change(desks: Desks, actor: Actor, **values) -> None:
    """Change an account as the program would: another desk, another role, closed."""
    with desks.office.bench(OPERATOR) as bench:
        account = accounts.find(bench.session, actor.user_id)
        for name, value in values.items():
            setattr(account, name, value)


def sql(desks: Desks, statement: str, **values) -> None:
    """Edit the register past the program and past every wall."""
    with past_walls(desks.office.office.engine).begin() as connection:
        connection.execute(text(statement), values)
