"""Commands about accounts."""

import click

from coordination.actions import accounts
from coordination.actions.accounts import RefusedAccount
from coordination.cli.places import office, operator_bench, settings
from coordination.domain.permissions import Role

_ROLES = [role.value for role in Role if role not in (Role.OPERATOR, Role.SYSTEM)]


@click.group()
def user() -> None:
    """Accounts: add one, or give a one-time link anew."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), required=True, help="What the account may do.")
@click.option("--desk", help="The State of the desk (NO); none for central roles.")
@click.option("--if-none", is_flag=True, help="Only while no account is set up.")
def add(name: str, role: str, desk: str | None, *, if_none: bool) -> None:
    """Make the account NAME and print its one-time sign-in link.

    With --if-none, an account of that name which was never set up gets a fresh link.
    """
    place = office()
    with operator_bench(place, writes=True) as bench:
        people = accounts.list_users(bench) if if_none else ()
        if any(person.set_up for person in people):
            return
        waiting = next((person for person in people if person.name == name), None)
        try:
            invitation = (
                accounts.re_enrol_user(bench, waiting.id)
                if waiting
                else accounts.add_user(bench, name, Role(role), desk.upper() if desk else None)
            )
        except RefusedAccount as refused:
            raise click.ClickException(str(refused)) from None
    click.echo(f"{name}: {settings().base_url}/welcome/{invitation.token}")
    click.echo(f"The link works once, until {invitation.expires_at:%d %b %Y %H:%M} UTC.")


@user.command("link")
@click.argument("name")
def link(name: str) -> None:
    """Print a new one-time link for the account NAME; its old factors end."""
    with operator_bench(office(), writes=True) as bench:
        found = next((one for one in accounts.list_users(bench) if one.name == name), None)
        if found is None:
            raise click.ClickException("There is no such account.")
        invitation = accounts.re_enrol_user(bench, found.id)
    click.echo(f"{name}: {settings().base_url}/welcome/{invitation.token}")
