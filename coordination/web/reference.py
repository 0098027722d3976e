"""The reference pack as pages: its release, and the cards of countries, providers, instruments."""

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from coordination.actions import reference_pack
from coordination.actions.reference_pack import COUNTRY_GROUPS
from coordination.reference.cards.parts import worded
from coordination.reference.showing import plain
from coordination.runtime import open_bench, pack_stamp
from coordination.web.access import current_actor

blueprint = Blueprint("reference", __name__)

_LONGEST = 200


@blueprint.app_context_processor
def stamp() -> dict[str, Any]:
    """Give templates what pages about the pack say: its release, and its values in words."""
    return {"pack_stamp": pack_stamp, "plain_value": plain, "words_of": worded}


@blueprint.get("/reference")
def release() -> ResponseReturnValue:
    """Show the release: files, sources, counts, and what is corrected here."""
    with open_bench(current_actor(), writes=False) as bench:
        page = reference_pack.show_release(bench)
    return render_template("reference/release.html", page=page)


@blueprint.get("/reference/countries")
def countries() -> ResponseReturnValue:
    """List States and territories, by name, of a group if one is asked for."""
    group = request.args.get("group", "")
    if group and group not in COUNTRY_GROUPS:
        abort(404)
    with open_bench(current_actor(), writes=False) as bench:
        page = reference_pack.list_countries(bench, _query(), group)
    return render_template("reference/countries.html", page=page, groups=COUNTRY_GROUPS)


@blueprint.get("/reference/countries/<code>")
def country(code: str) -> ResponseReturnValue:
    """Show the card of a State."""
    with open_bench(current_actor(), writes=False) as bench:
        card = reference_pack.show_country(bench, code.upper())
    return render_template("reference/country.html", card=card)


@blueprint.get("/reference/providers")
def providers() -> ResponseReturnValue:
    """List service providers."""
    with open_bench(current_actor(), writes=False) as bench:
        page = reference_pack.list_providers(bench, _query())
    return render_template("reference/providers.html", page=page)


@blueprint.get("/reference/providers/<name>")
def provider(name: str) -> ResponseReturnValue:
    """Show the card of a provider."""
    with open_bench(current_actor(), writes=False) as bench:
        card = reference_pack.show_provider(bench, name)
    return render_template("reference/provider.html", card=card)


@blueprint.get("/reference/instruments")
def instruments() -> ResponseReturnValue:
    """List the instruments of co-operation."""
    with open_bench(current_actor(), writes=False) as bench:
        page = reference_pack.list_instruments(bench, _query())
    return render_template("reference/instruments.html", page=page)


@blueprint.get("/reference/instruments/<name>")
def instrument(name: str) -> ResponseReturnValue:
    """Show the card of an instrument."""
    with open_bench(current_actor(), writes=False) as bench:
        card = reference_pack.show_instrument(bench, name)
    return render_template("reference/instrument.html", card=card)


def _query() -> str:
    return request.args.get("q", "").strip()[:_LONGEST]
