"""Under which name the log of readers tells of another desk's case that is open to them in person.

The case's id stands in clear beside its desk. In the readers' log it would join two desks for
whoever holds the disk, so a keyed code stands there: another one at each desk that reads. Nobody is
shown it. The program makes it again to find who read a case, and whose lines a wall hides.
"""

import base64
from uuid import UUID

from coordination.actions.workbench import Workbench

_PREFIX = "given:"
_LENGTH = 26  # of base32: 130 bits


def name_for(bench: Workbench, desk: str, case_id: UUID) -> str:
    """Return the name of a case of another desk in the log of people of `desk`."""
    code = bench.vault.keyed("given", desk, str(case_id))
    return _PREFIX + base64.b32encode(code).decode()[:_LENGTH]


def is_name(text: str) -> bool:
    """Say whether an object of the log is such a name, which is shown to nobody."""
    return text.startswith(_PREFIX)
