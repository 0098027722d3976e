"""The one-time link of a new account: choose a password, then set up the authenticator."""

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_login import current_user
from flask_security.proxies import _datastore, _security
from flask_wtf import FlaskForm
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired

from coordination import runtime
from coordination.actions.accounts import RefusedAccount, accept_invite, find_invited
from coordination.actions.workbench import NoSuchRecord
from coordination.web.sign_in import normal_password

blueprint = Blueprint("welcome", __name__)


class PasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A new password, twice."""

    password = PasswordField(
        _("Password"),
        validators=[InputRequired(_("Choose a password."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _("The same password again"),
        validators=[EqualTo("password", _("The two passwords differ. Type both again."))],
        render_kw={"autocomplete": "new-password"},
    )


@blueprint.route("/welcome/<token>", methods=["GET", "POST"])
def choose_password(token: str) -> ResponseReturnValue:
    """Show the form and take the password; an unusable link answers like an absent page."""
    if current_user.is_authenticated:
        abort(404)
    form = PasswordForm()
    try:
        if form.validate_on_submit():
            return _accept(token, normal_password(form.password.data or ""))
    except RefusedAccount as refused:
        form.password.errors = [gettext(str(refused))]
    with runtime.open_bench(runtime.NOBODY, writes=False) as bench:
        person = find_invited(bench, token)
    status = 422 if request.method == "POST" else 200
    return render_template("security/welcome.html", form=form, person=person), status


@blueprint.errorhandler(NoSuchRecord)
def link_is_over(_error: NoSuchRecord) -> ResponseReturnValue:
    """Say what to do with a link that is used, too old or unknown."""
    return render_template("security/link_is_over.html"), 404


def _accept(token: str, password: str) -> ResponseReturnValue:
    with runtime.open_bench(runtime.NOBODY, writes=True) as bench:
        person = accept_invite(bench, token, password)
    session.rotate = True  # type: ignore[attr-defined]  # a ServerSession behind Flask's proxy
    user = _datastore.find_user(username=person.name)
    assert user is not None
    second_step = _security.two_factor_plugins.tf_enter(user, False, "password", None)
    return second_step or redirect(url_for("security.login"))
