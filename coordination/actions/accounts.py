"""Accounts: make, list, end and set up anew.

A lead manages the people of the own desk, an administrator and the server's operator everybody.
Nobody is given a password: a new account gets a link, valid once and for a day, with which its
person chooses one and then sets up the authenticator. What a person lost, a second person
replaces: nobody can set up the own account anew.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime

from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import accounts as rules
from coordination.domain.permissions import (
    Act,
    Actor,
    Decision,
    Forbidden,
    Role,
    can,
    can_grant,
    require,
)
from coordination.domain.wording import N_
from coordination.storage import accounts, desks, tokens
from coordination.storage.accounts import Account
from coordination.vault import credentials
from coordination.vault.credentials import Credentials


class RefusedAccount(ValueError):
    """An account can't be made or changed so; the text (N_) says why and what to do."""


@dataclass(frozen=True, slots=True)
class Person:
    """An account as those who manage it see it; `may_change` says whether the reader may."""

    id: str
    name: str
    role: Role
    desk: str | None
    active: bool
    set_up: bool
    created_at: datetime
    last_sign_in_at: datetime | None
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that works once; the token is shown here and kept nowhere."""

    person: Person
    token: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk, with its number of accounts that can sign in, and how many of them are leads'."""

    id: str
    name: str
    accounts: int
    leads: int = 0

    @property
    def lacks_lead(self) -> bool:
        """Say whether people work there, and nobody who signs, answers asks or lifts walls."""
        return self.accounts > 0 and self.leads == 0


def add_user(bench: Workbench, name: str, role: Role, desk: str | None) -> Invitation:
    """Make an account and return its link.

    Raises Forbidden for a role or desk that the actor may not give, RefusedAccount for a name
    that can't be used, is taken, or a desk that doesn't exist.
    """
    _require_grant(bench.actor, role, desk)
    account = _new_account(bench, name, role, desk)
    bench.record("account.added", objects=[str(account.id)])
    return _invite(bench, account)


def list_users(bench: Workbench) -> tuple[Person, ...]:
    """Return the accounts that the actor manages, by name."""
    managed = _managed_desk(bench.actor)
    return tuple(
        replace(_person(account), may_change=_may_change(bench.actor, account))
        for account in accounts.of_desk(bench.session, managed)
    )


def list_desks(bench: Workbench) -> tuple[DeskLine, ...]:
    """Return every desk with its numbers of active accounts and leads, by code."""
    bench.permit(Act.MANAGE_DESKS)
    people = [one for one in accounts.of_desk(bench.session, None) if one.active]
    names = desks.names(bench.session)
    working = Counter(one.desk for one in people)
    leads = Counter(one.desk for one in people if one.role == Role.LEAD)
    return tuple(DeskLine(code, names[code], working[code], leads[code]) for code in sorted(names))


def deactivate_user(bench: Workbench, user_id: str) -> Person:
    """Close an account: its sessions, links and API keys end with the next request.

    A desk's own lead closes no lead. That an administrator closes the last one is told in the log
    and in the list of desks: it may have to be at once, and the next lead comes from there too.
    """
    account = _another(bench, user_id)
    account.active = False
    accounts.end_sessions(account)
    tokens.remove_invites(bench.session, account.id)
    tokens.revoke_keys(bench.session, account.id, now=bench.now())
    bench.record("account.deactivated", objects=[user_id])
    bench.session.flush()
    if account.role == Role.LEAD and _lacks_lead(bench, account.desk):
        bench.record("desk.without_lead", objects=[user_id])
    return _person(account)


def _lacks_lead(bench: Workbench, desk: str | None) -> bool:
    working = [one for one in accounts.of_desk(bench.session, desk) if one.active]
    return bool(working) and all(one.role != Role.LEAD for one in working)


def reactivate_user(bench: Workbench, user_id: str) -> Invitation:
    """Open a closed account again; its person sets everything up anew."""
    account = _another(bench, user_id)
    account.active = True
    accounts.forget_factors(account)
    bench.record("account.reactivated", objects=[user_id])
    return _invite(bench, account)


def re_enrol_user(bench: Workbench, user_id: str) -> Invitation:
    """Take password and factors from an account and return a link to set it up anew.

    For a lost telephone, or a suspicion. Raises Forbidden for the own account: the second
    person is what makes this as strong as the factors that it replaces.
    """
    account = _another(bench, user_id)
    if not account.active:
        raise RefusedAccount(N_("This account is closed. Open it again first."))
    accounts.forget_factors(account)
    bench.record("account.re_enrolled", objects=[user_id])
    return _invite(bench, account)


def find_invited(bench: Workbench, token: str) -> Person:
    """Return whom a link is for; raise NoSuchRecord when it can't be used (any more)."""
    invite = tokens.find_invite(bench.session, credentials.token_digest(token), now=bench.now())
    account = accounts.find(bench.session, str(invite.account_id)) if invite else None
    if account is None or not account.active or not account.is_genuine:
        raise NoSuchRecord
    return _person(account)


def accept_invite(bench: Workbench, token: str, password: str) -> Person:
    """Use up a link: set the password of its account. The authenticator is set up next.

    Raises NoSuchRecord when the link can't be used, RefusedAccount when the password is too
    easily guessed; the link stays usable then. `password` must be normalised.
    """
    person = find_invited(bench, token)
    fault = rules.password_fault(password, person.name)
    if fault is not None:
        raise RefusedAccount(fault)
    used = tokens.use_invite(bench.session, credentials.token_digest(token), now=bench.now())
    account = accounts.find(bench.session, str(used))
    if account is None:
        raise NoSuchRecord
    account.password = _credentials(bench).hash_password(password)
    accounts.end_sessions(account)
    bench.record("account.password_chosen", objects=[person.id])
    bench.session.flush()
    return _person(account)


def add_demo_account(
    bench: Workbench, name: str, role: Role, desk: str | None, *, password: str, totp_secret: str
) -> Person:
    """Make an account that is set up already, for the demonstration and for tests.

    `totp_secret` is base32. Only the operator may: everybody else invites.
    """
    bench.permit(Act.LOAD_DEMO)
    account = _new_account(bench, name, role, desk)
    account.password = _credentials(bench).hash_password(password)
    account.tf_primary_method = "authenticator"
    account.tf_totp_secret = _credentials(bench).seal_totp(totp_secret)
    bench.record("account.added", objects=[str(account.id)])
    bench.session.flush()
    return _person(account)


def _new_account(bench: Workbench, name: str, role: Role, desk: str | None) -> Account:
    if not rules.is_sign_in_name(name):
        raise RefusedAccount(
            N_(
                "A sign-in name has 2 to 40 small letters, digits, dots or hyphens and begins "
                "with a letter."
            )
        )
    if accounts.find_by_name(bench.session, name) is not None:
        raise RefusedAccount(N_("This sign-in name is taken. Choose another one."))
    if desk is not None and desk not in desks.names(bench.session):
        raise RefusedAccount(N_("There is no such desk. Use the two letters of its State."))
    account = Account(username=name, role=role.value, desk=desk, created_at=bench.now())
    accounts.add(bench.session, account)
    return account


def _invite(bench: Workbench, account: Account) -> Invitation:
    token = credentials.new_token()
    expires_at = bench.now() + rules.INVITE_LIFE
    tokens.add_invite(
        bench.session, account.id, credentials.token_digest(token), expires_at=expires_at
    )
    return Invitation(_person(account), token, expires_at)


def _another(bench: Workbench, user_id: str) -> Account:
    """Return an account that the actor manages and that isn't the actor's own."""
    managed = _managed_desk(bench.actor)
    account = accounts.find(bench.session, user_id)
    # An account of another desk answers like one that doesn't exist.
    if account is None or (managed is not None and account.desk != managed):
        raise NoSuchRecord
    _require_grant(bench.actor, Role(account.role), account.desk)
    if str(account.id) == bench.actor.user_id:
        reason = N_("Nobody can do this with the own account. Ask a second person.")
        raise Forbidden(Act.MANAGE_ACCOUNTS, Decision(False, reason, needs_two=True))
    return account


def _may_change(actor: Actor, account: Account) -> bool:
    return str(account.id) != actor.user_id and (
        can_grant(actor, Role(account.role), account.desk).allowed
    )


def _managed_desk(actor: Actor) -> str | None:
    """Return the desk whose accounts the actor manages, None for all; or raise Forbidden."""
    if can(actor, Act.MANAGE_ACCOUNTS).allowed:
        return None
    require(actor, Act.MANAGE_ACCOUNTS_OWN_DESK)
    return actor.desk


def _require_grant(actor: Actor, role: Role, desk: str | None) -> None:
    decision = can_grant(actor, role, desk)
    if not decision.allowed:
        raise Forbidden(Act.MANAGE_ACCOUNTS, decision)


def _credentials(bench: Workbench) -> Credentials:
    return Credentials(bench.vault.provider)


def _person(account: Account) -> Person:
    return Person(
        id=str(account.id),
        name=account.username,
        role=Role(account.role),
        desk=account.desk,
        active=account.active and account.is_genuine,
        set_up=bool(account.password and account.tf_totp_secret),
        created_at=account.created_at,
        last_sign_in_at=account.last_sign_in_at,
    )
