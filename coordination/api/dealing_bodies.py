"""What programs send to ask and to answer.

An owner, a desk, a role or a name of who acts is no field of any body: the key says who acts, and
the hit says between which desks.
"""

from typing import Final

from coordination.actions.disclosures import Terms, Wanted
from coordination.api import bodies
from coordination.api.bodies import Body, Kind
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_

_NO_MARK = N_("Send the mark that the hit had when you read it.")

_KINDS: Final = {
    "groups": Kind.TEXTS,
    "readers": Kind.TEXTS,
    "deadline": Kind.DAY,
    "until": Kind.DAY,
    "given": Kind.TRUTH,
}
_EVERY: Final = ("mark", "reason")
TRACK = frozenset({"track"})
WANTED = frozenset({"groups", "deadline", "readers"})
TERMS = frozenset({"groups", "until", "conditions", "readers", "contact"})


def read(*extra: str) -> Body:
    """Return the body of this request: `mark`, `reason` and the named fields, with a default each.

    Raises Unreadable for no JSON object, RefusedInput with everything else that is wrong.
    """
    found = bodies.read({name: _KINDS.get(name, Kind.TEXT) for name in (*_EVERY, *extra)})
    if not found["mark"]:
        raise RefusedInput((Fault("body", _NO_MARK),))
    return found


def wanted(body: Body) -> Wanted:
    """Return what is asked for."""
    return Wanted(body["groups"], body["reason"], body["deadline"], body["readers"])


def terms(body: Body) -> Terms:
    """Return what is opened."""
    return Terms(
        groups=body["groups"],
        until=body["until"],
        conditions=body["conditions"],
        readers=body["readers"],
        contact=body["contact"],
    )
