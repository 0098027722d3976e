"""Names of findings and of their nodes that tell nothing and differ for each reader.

A desk's finding is what it may see around one of its own cases. The analyst's is a whole
component. Both are named by a keyed code, so that no name of one reader is found in a page of
another, and a name holds for as long as the case that gave it.
"""

import base64
from uuid import UUID

from coordination.actions.workbench import Workbench

_LENGTH = 10


def key_for(bench: Workbench, case_id: UUID) -> str:
    """Return the name, for this reader, of the finding around a case."""
    if bench.actor.desk is not None:
        return _named(bench, bench.actor.desk, case_id)
    # A page of the whole asks for thousands of names, many times each.
    known = bench.tools.structure.names
    if case_id not in known:
        known[case_id] = _named(bench, "whole", case_id)
    return known[case_id]


def _named(bench: Workbench, reader: str, case_id: UUID) -> str:
    code = bench.vault.keyed("finding", reader, str(case_id))
    return "F-" + base64.b32encode(code).decode()[:_LENGTH]
