"""One's own account: who one is here, the second factor, personal API keys."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from coordination.actions import api_keys
from coordination.actions.api_keys import IssuedKey, KeyLine
from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Act, can
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import KeyForm, Sent

blueprint = Blueprint("account", __name__)


@blueprint.get("/account")
def show() -> ResponseReturnValue:
    """Show the own account."""
    return _page()


@blueprint.post("/account/keys")
def issue_key() -> ResponseReturnValue:
    """Make a key and show it, this once."""
    form = KeyForm()
    if not form.validate() or not form.scopes.data:
        return _page(form), 422
    with open_bench(current_actor(), writes=True) as bench:
        issued = api_keys.issue_api_key(bench, [ApiScope(scope) for scope in form.scopes.data])
    return _page(issued=issued)


@blueprint.post("/account/keys/<key_id>/revoke")
def revoke_key(key_id: str) -> ResponseReturnValue:
    """End one of the own keys now."""
    if not Sent().validate():
        abort(400)
    with open_bench(current_actor(), writes=True) as bench:
        api_keys.revoke_api_key(bench, key_id)
    return _page()


def _page(form: KeyForm | None = None, issued: IssuedKey | None = None) -> str:
    keys: tuple[KeyLine, ...] = ()
    live: set[str] = set()
    if can(current_actor(), Act.ISSUE_API_KEY).allowed:
        with open_bench(current_actor(), writes=False) as bench:
            keys, now = api_keys.list_api_keys(bench), bench.now()
        live = {key.id for key in keys if not key.revoked_at and key.expires_at > now}
    form = form or KeyForm(formdata=None)
    return render_template("account/show.html", form=form, keys=keys, live=live, issued=issued)
