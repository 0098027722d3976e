"""An answer is checked once more before it leaves: who reads, and what was open to that person.

Between the reading and the answer somebody may revoke, set a wall, make a case red, or close or
move the account. Asked under the log's lock, so that nothing is decided in between.
"""

from coordination.actions import given, given_personal, standing
from coordination.actions.workbench import NoSuchRecord, Workbench


def require_still(bench: Workbench, read: Workbench) -> None:
    """Raise NoSuchRecord unless who read may still read what the answer shows.

    `read` is the bench of the reading; `bench` stands as it stood, and keeps doing so: the log says
    who read then. Which own cases an answer shows is kept nowhere, so any case that was shut to the
    reader meanwhile stops it; the next request is answered without that case.
    """
    now = standing.anew(bench)
    before, after = read.actor, now.actor
    if (before.role, before.desk) != (after.role, after.desk):
        raise NoSuchRecord
    if after.access.shut - before.access.shut:
        raise NoSuchRecord
    given.require_still(now, given.shown(read))
    given_personal.require_still(now, given_personal.shown(read))
