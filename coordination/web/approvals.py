"""What waits for a lead: signatures, asks past their deadline, proposals, asks and consents."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from coordination.actions import approvals
from coordination.runtime import open_bench
from coordination.web.access import current_actor

blueprint = Blueprint("approvals", __name__)


@dataclass(frozen=True, slots=True)
class Unsigned:
    """An act from this page that was refused: on which hit, by which form, and why."""

    hit_id: UUID
    name: str
    faults: Sequence[str]


@blueprint.get("/approvals")
def index() -> ResponseReturnValue:
    """Show what the own desk's lead decides, most urgent first."""
    return approvals_page()


def approvals_page(unsigned: Unsigned | None = None) -> str:
    """Return the page, perhaps with an act that was refused and what was typed with it."""
    with open_bench(current_actor(), writes=False) as bench:
        page = approvals.approvals(bench)
    typed = request.form.get("reason", "") if unsigned else ""
    return render_template("approvals/index.html", page=page, unsigned=unsigned, typed=typed)
