"""The first page of each role, and My desk today."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coordination.actions.overview import desk_today
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.frame import first_page

blueprint = Blueprint("overview", __name__)


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """Go to the page with which this person begins."""
    return redirect(url_for(first_page(current_actor())))


@blueprint.get("/desk")
def desk() -> ResponseReturnValue:
    """Show what is urgent, owed and running out at the own desk."""
    with open_bench(current_actor(), writes=False) as bench:
        page = desk_today(bench)
    return render_template("overview/desk.html", page=page)
