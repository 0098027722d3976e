"""Desks and users, for the administrator; a lead manages the people of the own desk."""

from collections.abc import Callable

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from coordination.actions import accounts
from coordination.actions.accounts import Invitation, RefusedAccount
from coordination.actions.workbench import Workbench
from coordination.domain.permissions import Role, can_grant
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import Sent, UserForm

blueprint = Blueprint("desks", __name__)

_GIVEN = (Role.READER, Role.OFFICER, Role.LEAD, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR)


@blueprint.get("/desks")
def index() -> ResponseReturnValue:
    """List the desks."""
    with open_bench(current_actor(), writes=False) as bench:
        desks = accounts.list_desks(bench)
    return render_template("desks/index.html", desks=desks)


@blueprint.get("/users")
def users() -> ResponseReturnValue:
    """List the accounts that one manages, and offer a new one."""
    return _users_page(UserForm(formdata=None))


@blueprint.post("/users")
def add_user() -> ResponseReturnValue:
    """Make an account and show its link, this once."""
    form = UserForm()
    _offer(form)
    if not form.validate():
        return _users_page(form), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            role, desk = Role(form.role.data), form.desk.data or None
            invitation = accounts.add_user(bench, form.name.data or "", role, desk)
    except RefusedAccount as refused:
        form.name.errors = (gettext(str(refused)),)
        return _users_page(form), 422
    return _users_page(UserForm(formdata=None), invitation)


@blueprint.post("/users/<user_id>/deactivate")
def deactivate(user_id: str) -> ResponseReturnValue:
    """Close an account."""
    form = UserForm(formdata=None)
    if Sent().validate():
        with open_bench(current_actor(), writes=True) as bench:
            accounts.deactivate_user(bench, user_id)
    return _users_page(form)


@blueprint.post("/users/<user_id>/reactivate")
def reactivate(user_id: str) -> ResponseReturnValue:
    """Open a closed account again and show its link."""
    return _invited(user_id, accounts.reactivate_user)


@blueprint.post("/users/<user_id>/enrol")
def enrol(user_id: str) -> ResponseReturnValue:
    """Take the factors from an account and show its new link."""
    return _invited(user_id, accounts.re_enrol_user)


def _invited(user_id: str, act: Callable[[Workbench, str], Invitation]) -> ResponseReturnValue:
    form = UserForm(formdata=None)
    if not Sent().validate():
        return _users_page(form), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            invitation = act(bench, user_id)
    except RefusedAccount as refused:
        form.name.errors = (gettext(str(refused)),)
        return _users_page(form), 422
    return _users_page(form, invitation)


def _users_page(form: UserForm, invitation: Invitation | None = None) -> str:
    _offer(form)
    with open_bench(current_actor(), writes=False) as bench:
        people = accounts.list_users(bench)
    link = invitation and url_for("welcome.choose_password", token=invitation.token, _external=True)
    return render_template(
        "desks/users.html", form=form, people=people, invitation=invitation, link=link
    )


def _offer(form: UserForm) -> None:
    """Offer the roles and desks that this person may give."""
    actor = current_actor()
    with open_bench(actor, writes=False) as bench:
        codes = sorted(bench.pack.jurisdictions)
    desks = [code for code in codes if can_grant(actor, Role.OFFICER, code).allowed]
    form.offer(
        [
            role.value
            for role in _GIVEN
            if any(can_grant(actor, role, desk).allowed for desk in (None, *desks))
        ],
        desks,
    )
