"""What waits for a lead: signatures, asks past their deadline, proposals, asks and consents."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from coordination.actions import approvals
from coordination.runtime import open_bench
from coordination.web.access import current_actor

blueprint = Blueprint("approvals", __name__)


@blueprint.get("/approvals")
def index() -> ResponseReturnValue:
    """Show what the own desk's lead decides, most urgent first."""
    with open_bench(current_actor(), writes=False) as bench:
        page = approvals.approvals(bench)
    return render_template("approvals/index.html", page=page)
