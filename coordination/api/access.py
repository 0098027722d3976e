"""Who calls the API, by personal key alone, and whether that key reaches this far.

The wall of the pages passes what the table of routes calls keyed; this one then asks for the key.
A key that is wrong, over or revoked answers like no key. Bad keys are counted by address: past
the limit they are neither logged nor looked up, so that nobody fills the log, while a good key
from the same address still works.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from flask import Flask, abort, g, request

from coordination import runtime
from coordination.actions.api_keys import KeyHolder, find_key_holder
from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Actor
from coordination.interop.jsonlines import MAX_LINE_BYTES

MOST_BAD_KEYS: Final = 30
STRETCH: Final = timedelta(minutes=15)
_SCHEME: Final = "bearer"


class Tries(Protocol):
    """Counts that all workers share."""

    def count(self, subject: str, *, now: datetime, stretch: timedelta) -> int:
        """Count one more try and return how many there were in this stretch."""


def install(app: Flask, scopes: Mapping[str, ApiScope], tries: Tries) -> None:
    """Ask for a key before every view that has a scope; call after the pages' wall is up."""

    def wall() -> None:
        scope = scopes.get(request.endpoint or "")
        if scope is None:  # a page, or a document that everybody may read
            return
        # One more than a record may have: a body without an announced length is cut off here in
        # silence, and `wire.read_body` must see that it was too long.
        request.max_content_length = MAX_LINE_BYTES + 1
        holder = _holder()
        if holder is None:
            _refuse_key(tries)
        elif scope not in holder.scopes:
            runtime.record_event(holder.actor, "refused", objects=[request.endpoint or ""])
            abort(403)
        else:
            g.api_actor = holder.actor

    app.before_request(wall)


def current_actor() -> Actor:
    """Return for whom the key of this request speaks."""
    actor: Actor = g.api_actor
    return actor


def _holder() -> KeyHolder | None:
    key = _presented_key()
    if key is None:
        return None
    with runtime.open_bench(runtime.NOBODY, writes=True) as bench:
        return find_key_holder(bench, key)


def _presented_key() -> str | None:
    """Return the key of the request, None without one."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() if scheme.lower() == _SCHEME and key.strip() else None


def _refuse_key(tries: Tries) -> None:
    if "Authorization" not in request.headers:
        abort(401)
    now = runtime.office().tools.clock()
    subject = f"api_key|{request.remote_addr}"
    seen = tries.count(subject, now=now, stretch=STRETCH)
    if seen > MOST_BAD_KEYS:
        abort(429)
    last = seen == MOST_BAD_KEYS
    runtime.record_event(
        None, "api_key.locked" if last else "api_key.refused", objects=[request.endpoint or ""]
    )
    abort(401)
