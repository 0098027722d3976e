"""One hit of the own desk: its dealings, what was opened, and the acts of the disclosure ladder.

Each act answers with the dealings as they are after it. One that was sent for a record that has
changed since is answered with 409.
"""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, Response, jsonify

from coordination.actions import consents, disclosure_views, disclosures, given
from coordination.actions.workbench import Workbench
from coordination.api import dealing_bodies as bodies
from coordination.api import dealing_wire, problems
from coordination.api.access import current_actor
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench

blueprint = Blueprint("api_hits", __name__)
blueprint.register_error_handler(RefusedInput, problems.refused)


@blueprint.get("/hits/<uuid:hit_id>")
def show(hit_id: UUID) -> Response:
    """Return a hit with another desk, and all that was dealt about it."""
    with open_bench(current_actor(), writes=False) as bench:
        page = disclosure_views.show(bench, hit_id)
    return jsonify(dealing_wire.dealings(page))


@blueprint.get("/hits/<uuid:hit_id>/given")
def given_content(hit_id: UUID) -> Response:
    """Return what the other desk opened of its case, as it is now, and what may leave of it.

    A program takes what it reads out of the product: H2 needs the owner's consent to pass on.
    """
    with open_bench(current_actor(), writes=False) as bench:
        case = given.of_hit(bench, hit_id, leaves=True)
    return jsonify(dealing_wire.given(case))


@blueprint.post("/hits/<uuid:hit_id>/ask")
def ask(hit_id: UUID) -> Response:
    """Ask the other desk to open groups of its case; victims alone."""
    body = bodies.read(*bodies.WANTED)
    return _done(
        hit_id,
        lambda bench: disclosures.ask(bench, hit_id, bodies.wanted(body), mark=body["mark"]),
    )


@blueprint.post("/hits/<uuid:hit_id>/ask-again")
def ask_again(hit_id: UUID) -> Response:
    """Take a postponed ask up again, from either side."""
    return _on_track(hit_id, disclosures.ask_again)


@blueprint.post("/hits/<uuid:hit_id>/withdrawal")
def withdraw(hit_id: UUID) -> Response:
    """Take the own ask back."""
    return _on_track(hit_id, disclosures.withdraw)


@blueprint.post("/hits/<uuid:hit_id>/refusal")
def refuse(hit_id: UUID) -> Response:
    """Refuse what the other desk asks."""
    return _on_track(hit_id, disclosures.refuse)


@blueprint.post("/hits/<uuid:hit_id>/postponement")
def postpone(hit_id: UUID) -> Response:
    """Put what the other desk asks off to a day."""
    body = bodies.read("track", "until")
    return _done(
        hit_id,
        lambda bench: disclosures.postpone(
            bench,
            hit_id,
            body["track"],
            reason=body["reason"],
            until=body["until"],
            mark=body["mark"],
        ),
    )


@blueprint.post("/hits/<uuid:hit_id>/proposal")
def propose(hit_id: UUID) -> Response:
    """Propose to the own lead what to grant."""
    body = bodies.read(*bodies.TERMS)
    return _done(
        hit_id,
        lambda bench: disclosures.propose(
            bench, hit_id, bodies.terms(body), reason=body["reason"], mark=body["mark"]
        ),
    )


@blueprint.post("/hits/<uuid:hit_id>/grant")
def sign(hit_id: UUID) -> Response:
    """Grant as a lead: whole or in part; victims with another lead."""
    body = bodies.read(*bodies.TERMS)
    return _done(
        hit_id,
        lambda bench: disclosures.sign(bench, hit_id, bodies.terms(body), mark=body["mark"]),
    )


@blueprint.post("/hits/<uuid:hit_id>/revocation")
def revoke(hit_id: UUID) -> Response:
    """Close groups of the own case again, all of them when none is named."""
    body = bodies.read("groups")
    return _done(
        hit_id,
        lambda bench: disclosures.revoke(
            bench, hit_id, body["groups"], reason=body["reason"], mark=body["mark"]
        ),
    )


@blueprint.post("/hits/<uuid:hit_id>/consents")
def ask_consent(hit_id: UUID) -> Response:
    """Ask the owner's consent to use what it opened as evidence, or to pass it on."""
    body = bodies.read("use", "to_whom")
    return _done(
        hit_id,
        lambda bench: consents.ask_consent(
            bench,
            hit_id,
            body["use"],
            to_whom=body["to_whom"],
            reason=body["reason"],
            mark=body["mark"],
        ),
    )


@blueprint.post("/hits/<uuid:hit_id>/consents/<consent_id>")
def answer_consent(hit_id: UUID, consent_id: str) -> Response:
    """Give or refuse consent, or take a given one back."""
    body = bodies.read("given")
    return _done(
        hit_id,
        lambda bench: consents.answer_consent(
            bench,
            hit_id,
            consent_id,
            given=body["given"],
            reason=body["reason"],
            mark=body["mark"],
        ),
    )


def _on_track(hit_id: UUID, action: Callable[..., UUID]) -> Response:
    body = bodies.read(*bodies.TRACK)
    return _done(
        hit_id,
        lambda bench: action(
            bench, hit_id, body["track"], reason=body["reason"], mark=body["mark"]
        ),
    )


def _done(hit_id: UUID, act: Callable[[Workbench], UUID]) -> Response:
    """Act, and answer with the dealings after it; a refusal is logged on the own side."""
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench)
    except RefusedInput:
        with open_bench(current_actor(), writes=False) as bench:
            disclosures.log_refusal(bench, hit_id)
        raise
    return show(hit_id)
